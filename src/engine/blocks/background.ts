/** Work that nobody waits for: it is to take little of what others need. */
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
