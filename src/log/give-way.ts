/** A thread for work that nobody waits for: it is to take little of what others need. */
import { readlinkSync } from 'node:fs'
import { constants, getPriority, setPriority } from 'node:os'

/**
 * Lets every other thread go before this one where all processors are busy: it then gets about a tenth of one. On Linux a
 * thread has a priority of its own; elsewhere this one goes on as the others do.
 */
export function giveWay(): void {
  if (process.platform !== 'linux') return
  try {
    // `PID/task/ID of the thread`.
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1))
    setPriority(thread, Math.max(getPriority(thread), constants.priority.PRIORITY_BELOW_NORMAL))
  } catch {
    // A sandbox may forbid it: others then wait a little longer, and nothing else is different.
  }
}
