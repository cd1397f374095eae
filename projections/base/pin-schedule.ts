/** The step, among many ascending pins, at which each fact comes inside. Each fact is looked at once: no fact inside a pin is outside a later one. */
import type { Recorded } from '../../events/fact.ts'
import { firstIndex } from './list.ts'
import type { Pin } from './pin.ts'

export type Timed = Pick<Recorded, 'knownFrom' | 'position' | 'recordedAt'>

/** Throws where a pin lies before the one it follows. */
export function mustAscend(steps: readonly Pin[]): void {
  steps.forEach((step, i) => {
    const before = steps[i - 1]
    if (before && (before.asOfMs > step.asOfMs || before.position > step.position))
      throw new Error(`step ${i} lies before step ${i - 1}: steps go on in asOf and in position`)
  })
}

/** The index of the first of ascending numbers that is not below one; their number: all are. Facts come in at the step of the fact before (`near`), or at the next, more often than not. */
function firstFrom(numbers: Float64Array, least: number, near: number): number {
  const isFrom = (index: number): boolean => index >= numbers.length || (numbers[index] as number) >= least
  const isFirst = (index: number): boolean => isFrom(index) && (index === 0 || !isFrom(index - 1))
  if (isFirst(near)) return near
  return isFirst(near + 1) ? near + 1 : firstIndex(numbers.length, isFrom)
}

/** The facts that come in at each step, and how many of those inside were recorded after its day. */
export interface PinSchedule {
  /** Indexes of the facts that come in at a step, in their order. */
  readonly at: (step: number) => Int32Array
  readonly late: (step: number) => number
}

/** Sorts `count` facts in recording order by the step at which they come in. */
export function pinSchedule(steps: readonly Pin[], count: number, factAt: (index: number) => Timed): PinSchedule {
  const known = Float64Array.from(steps, ({ asOfMs }) => asOfMs)
  const recorded = Float64Array.from(steps, ({ position }) => position)
  const comesIn = new Int32Array(count)
  const starts = new Int32Array(steps.length + 2)
  const late = new Int32Array(steps.length + 1)
  let [byKnown, byRecorded, inTime] = [0, 0, 0]
  for (let i = 0; i < count; i++) {
    const fact = factAt(i)
    // Inside a pin is what was known by its asOf and recorded up to its position.
    byKnown = firstFrom(known, fact.knownFrom, byKnown)
    byRecorded = firstFrom(recorded, fact.position, byRecorded)
    const step = Math.max(byKnown, byRecorded)
    comesIn[i] = step
    starts[step + 1] = (starts[step + 1] as number) + 1
    if (step === steps.length) continue
    inTime = firstFrom(known, fact.recordedAt, inTime)
    if (inTime <= step) continue
    late[step] = (late[step] as number) + 1
    late[inTime] = (late[inTime] as number) - 1
  }
  for (let step = 0; step <= steps.length; step++) {
    starts[step + 1] = (starts[step + 1] as number) + (starts[step] as number)
    if (step > 0) late[step] = (late[step] as number) + (late[step - 1] as number)
  }
  const next = starts.slice()
  const sorted = new Int32Array(count)
  for (let i = 0; i < count; i++) {
    const step = comesIn[i] as number
    sorted[next[step] as number] = i
    next[step] = (next[step] as number) + 1
  }
  return {
    at: step => sorted.subarray(starts[step], starts[step + 1]),
    late: step => late[step] as number,
  }
}
