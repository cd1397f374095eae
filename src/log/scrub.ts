/** The scrub checks the whole log in the background, again and again: damage shows before somebody asks for what is damaged. */

import { finish } from './check-log.ts'
import type { Damage } from './damage.ts'
import type { Log } from './log.ts'

export interface ScrubOptions {
  /** Called once, with the first damage found. */
  readonly onDamage: (damage: Damage) => void
  /** Milliseconds from the beginning of one pass to that of the next. */
  readonly every?: number
  /** Whether anybody waits for something long, between two turns of it; left out: nobody. */
  readonly isBusy?: () => boolean
  /** Logs of fewer facts are checked before anything is asked of them. */
  readonly small?: number
}

/** Milliseconds of work at a time: whoever asks meanwhile waits no longer. */
const WORK = 1
/** The pause after it is at least so many times as long: a tenth of one processor, some 10,000 facts a second. */
const PAUSES = 9
/** Milliseconds by which it is put off while somebody waits for something long, and how often at most: who asks all the time waits for it once a second. */
const [PUT_OFF, MOST_OFTEN] = [20, 50]
/** A pass takes this part of the time until the next, where that is slower: what is asked meanwhile hardly meets it. */
const SPREAD = 1 / 6
const HOUR = 3_600_000

/**
 * Begins to check a log: at once and to the end where it is small, otherwise in the background, in ten minutes or, where that
 * would be more than a tenth of a processor, longer; from then on once an hour, or without a rest where a pass takes longer. Ends with the first damage; the function returned stops it.
 */
export function scrubLog(
  log: Log,
  { onDamage, every = HOUR, isBusy = () => false, small = 10_000 }: ScrubOptions,
): () => void {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  const later = (work: () => void, ms: number): void => {
    timer = setTimeout(work, ms).unref()
  }

  function begin(): void {
    const begun = performance.now()
    const check = log.check()
    const facts = log.head() + 1
    const dueAfter = (checked: number): number => begun + (every * SPREAD * checked) / facts
    let putOff = 0
    const work = (): void => {
      if (isBusy() && putOff < MOST_OFTEN) {
        putOff += 1
        later(work, PUT_OFF)
        return
      }
      putOff = 0
      const from = performance.now()
      let [step, worked] = [check.next(), performance.now() - from]
      for (; !step.done && worked < WORK; worked = performance.now() - from) step = check.next()
      if (stopped) return
      if (!step.done) later(work, Math.max(PAUSES * worked, dueAfter(step.value) - performance.now()))
      else if (step.value) onDamage(step.value)
      else later(begin, Math.max(0, begun + every - performance.now()))
    }
    work()
  }

  if (log.head() + 1 >= small) later(begin, 0)
  else {
    const { damage } = finish(log.check())
    if (damage) onDamage(damage)
    else later(begin, every)
  }
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}
