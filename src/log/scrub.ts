/** The scrub checks the whole log again and again, in a thread of its own: damage shows before somebody asks for what is damaged. */

import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { finish } from './check-log.ts'
import type { Damage } from './damage.ts'
import type { Log } from './log.ts'

export interface ScrubOptions {
  /** Where the file of the log lies. */
  readonly directory: string
  /** Called once, with the first damage found. */
  readonly onDamage: (damage: Damage) => void
  /** Called where a pass was not made to its end, with the reason; the next one is made all the same. */
  readonly onFailure: (error: Error) => void
  /** Milliseconds from the beginning of one pass to that of the next. */
  readonly every?: number
}

/** What the thread of a pass is given. */
export interface ScrubPass {
  /** The file to be checked. */
  readonly path: string
  readonly origin: string
  /** Facts in the log when the pass begins. */
  readonly facts: number
  /** Milliseconds that the pass is to take at least. */
  readonly lasts: number
}

/** A pass takes this part of the time until the next, where that is slower: what is asked meanwhile hardly meets it. */
const SPREAD = 1 / 6
const HOUR = 3_600_000
/** Milliseconds until the first pass begins: a start, and the first who ask, are over by then. */
const STARTED = 5_000

/** Of the thread, MiB: it holds some facts at a time and the last of each stream, and without limits it collects its garbage late. */
const MEMORY = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 16 } as const

/** Logs of fewer facts are checked at the start, which takes a fifth of a second at most. */
const isSmall = (log: Pick<Log, 'head'>): boolean => log.head() + 1 < 10_000

/** Checks a small log at once and to its end, before anything is asked of it; what it finds is the log's damage from then on. */
export const checkSmallLog = (log: Log): Damage | undefined => (isSmall(log) ? finish(log.check()).damage : undefined)

/**
 * Begins to check a log, a large one in some seconds and a small one, which `checkSmallLog` has checked, at the next pass: in ten minutes
 * or, where that would be more than a tenth of a processor, longer; from then on once an hour, or without a rest where a pass
 * takes longer. Each pass is a thread, which ends with it. Ends with the first damage, which is the log's from then on; the
 * function returned stops it, and waits until the thread has let go of the file.
 */
export function scrubLog(
  log: Pick<Log, 'origin' | 'head' | 'noteDamage'>,
  { directory, onDamage, onFailure, every = HOUR }: ScrubOptions,
): () => Promise<void> {
  let stopped = false
  let thread: Worker | undefined
  let timer: NodeJS.Timeout | undefined
  const later = (ms: number): void => {
    timer = setTimeout(pass, ms).unref()
  }

  async function pass(): Promise<void> {
    const begun = performance.now()
    let damage: Damage | undefined
    try {
      const path = join(directory, 'varde.db')
      thread = threadFor({ path, origin: log.origin, facts: log.head() + 1, lasts: every * SPREAD })
      damage = await foundBy(thread)
    } catch (error) {
      if (!stopped) onFailure(error as Error)
    }
    if (stopped) return
    if (damage) {
      log.noteDamage(damage)
      onDamage(damage)
    } else later(Math.max(0, begun + every - performance.now()))
  }

  later(isSmall(log) ? every : Math.min(every, STARTED))
  return async () => {
    stopped = true
    clearTimeout(timer)
    await thread?.terminate()
  }
}

/** Begins the thread of a pass. */
const threadFor = (workerData: ScrubPass): Worker =>
  new Worker(new URL('./scrub-worker.ts', import.meta.url), {
    name: 'scrub',
    workerData,
    execArgv: [],
    resourceLimits: MEMORY,
  })

/** The damage that a thread has found when it has ended; it keeps no process alive. Rejects where it has not come to the end of the log. */
function foundBy(thread: Worker): Promise<Damage | undefined> {
  let found: Damage | undefined
  return new Promise((resolve, reject) => {
    thread.on('message', damage => {
      found = damage
    })
    thread.on('error', reject)
    thread.on('exit', code =>
      code === 0 ? resolve(found) : reject(new Error(`the thread that checks the log ended (${code})`)),
    )
    // Last, for whoever waits for messages is waited for.
    thread.unref()
  })
}
