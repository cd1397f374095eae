/** Work that nobody waits for: it is to take little of what others need. */
import { readlinkSync } from 'node:fs'
import { constants, getPriority, setPriority } from 'node:os'
import { performance } from 'node:perf_hooks'

/** Milliseconds: now, and how many of those before the event loop was busy. */
export interface LoopTime {
  readonly now: number
  readonly busy: number
}

const loopTime = (): LoopTime => ({ now: performance.now(), busy: performance.eventLoopUtilization().active })

/** Where others keep the event loop busy all the time, a pause is so many times as long as the work before it: it takes a tenth. */
const PAUSES = 9

/** What a piece of work took, milliseconds: in all, and of that on the event loop. */
export interface Taken {
  readonly all: number
  readonly here: number
}

/** Tells how long to pause after each piece of work (milliseconds): the longer, the busier the event loop was with anything else since the piece before. */
export function pauses(time: () => LoopTime = loopTime): (taken: Taken) => number {
  let before = time()
  return ({ all, here }) => {
    const after = time()
    const others = (after.busy - before.busy - here) / Math.max(1, after.now - before.now - here)
    before = after
    return PAUSES * all * Math.min(1, Math.max(0, others))
  }
}

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
