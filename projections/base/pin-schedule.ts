/** The step, among many ascending pins, at which each fact comes inside. Each fact is looked at once: no fact inside a pin is outside a later one. */
import type { Recorded } from '../../events/fact.ts'
import { firstNotBelow } from './list.ts'
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

/** What is looked up at each step, for all who go through the same ones. */
interface StepTimes {
  readonly known: readonly number[]
  readonly recorded: readonly number[]
}

const timesOf = new WeakMap<readonly Pin[], StepTimes>()
function stepTimes(steps: readonly Pin[]): StepTimes {
  const before = timesOf.get(steps)
  if (before) return before
  const times = { known: steps.map(({ asOfMs }) => asOfMs), recorded: steps.map(({ position }) => position) }
  timesOf.set(steps, times)
  return times
}

/** The index of the first of ascending numbers that is not below one; their number: all are. Facts come in at the step of the fact before (`near`), or at the next, more often than not. */
function firstFrom(numbers: readonly number[], least: number, near: number): number {
  if (isFirst(numbers, least, near)) return near
  if (isFirst(numbers, least, near + 1)) return near + 1
  return firstNotBelow(numbers, least)
}

const isFrom = (numbers: readonly number[], least: number, index: number): boolean =>
  index >= numbers.length || (numbers[index] as number) >= least

const isFirst = (numbers: readonly number[], least: number, index: number): boolean =>
  isFrom(numbers, least, index) && (index === 0 || !isFrom(numbers, least, index - 1))

/** When facts were known and recorded, each a list in recording order. */
export type FactTimes = { readonly [Time in keyof Timed]: ArrayLike<number> }

/** The times of facts. */
export const factTimes = (facts: readonly Timed[]): FactTimes => ({
  knownFrom: facts.map(f => f.knownFrom),
  position: facts.map(f => f.position),
  recordedAt: facts.map(f => f.recordedAt),
})

/** The facts that come in at each step, and how many of those inside were recorded after its day. */
export interface PinSchedule {
  /** Indexes of the facts that come in at a step, in their order. */
  readonly at: (step: number) => readonly number[]
  readonly late: (step: number) => number
}

const NONE: readonly number[] = []

/** Sorts the first `count` facts by the step at which they come in. */
export function pinSchedule(
  steps: readonly Pin[],
  { knownFrom, position, recordedAt }: FactTimes,
  count: number,
): PinSchedule {
  const { known, recorded } = stepTimes(steps)
  const comingIn: (number[] | undefined)[] = new Array(steps.length + 1).fill(undefined)
  const late: number[] = new Array(steps.length + 1).fill(0)
  let [byKnown, byRecorded, inTime] = [0, 0, 0]
  for (let i = 0; i < count; i++) {
    // Inside a pin is what was known by its asOf and recorded up to its position.
    byKnown = firstFrom(known, knownFrom[i] as number, byKnown)
    byRecorded = firstFrom(recorded, position[i] as number, byRecorded)
    const step = Math.max(byKnown, byRecorded)
    const own = comingIn[step]
    if (own) own.push(i)
    else comingIn[step] = [i]
    if (step === steps.length) continue
    inTime = firstFrom(known, recordedAt[i] as number, inTime)
    if (inTime <= step) continue
    late[step] = (late[step] as number) + 1
    late[inTime] = (late[inTime] as number) - 1
  }
  for (let step = 1; step <= steps.length; step++) late[step] = (late[step] as number) + (late[step - 1] as number)
  return {
    at: step => comingIn[step] ?? NONE,
    late: step => late[step] as number,
  }
}
