/**
 * What comes in from one pin to the next? An indicator followed over many pins: each of its facts is read once, at the
 * step where it comes in, and what stands is carried on.
 */
import type { Recorded } from '../events/fact.ts'
import { parsePeriod } from '../events/period.ts'
import { foldIndicator, type IndicatorAt, type IndicatorBook } from './indicator.ts'
import { inside, type Pin } from './pin.ts'
import { atLeast } from './progress/compare.ts'
import type { Row, Series } from './series.ts'

type Timed = Pick<Recorded, 'knownFrom' | 'position' | 'recordedAt'>

/** Throws where a pin lies before the one it follows: nothing that came in ever goes out again. */
export function mustAscend(steps: readonly Pin[]): void {
  steps.forEach((step, i) => {
    const before = steps[i - 1]
    if (before && (before.asOfMs > step.asOfMs || before.position > step.position))
      throw new Error(`step ${i} lies before step ${i - 1}: steps go on in asOf and in position`)
  })
}

/** The first of ascending steps for which it holds, and goes on to hold; as many as there are where it never does. */
function firstStep(steps: readonly Pin[], holds: (step: Pin) => boolean): number {
  let [low, high] = [0, steps.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(steps[middle] as Pin)) high = middle
    else low = middle + 1
  }
  return low
}

/** When facts come in, and how many of them were recorded later than the day of each step. */
export interface Arrivals {
  /** Indexes of the facts that come in at a step, in their order. */
  readonly at: (step: number) => Int32Array
  readonly late: (step: number) => number
}

/** Sorts `count` facts in recording order by the step at which they come in. */
export function arrivals(steps: readonly Pin[], count: number, factAt: (index: number) => Timed): Arrivals {
  const comesIn = new Int32Array(count)
  const starts = new Int32Array(steps.length + 2)
  const late = new Int32Array(steps.length + 1)
  for (let i = 0; i < count; i++) {
    const fact = factAt(i)
    const step = firstStep(steps, pin => inside(fact, pin))
    comesIn[i] = step
    starts[step + 1] = (starts[step + 1] as number) + 1
    if (step === steps.length) continue
    const inTime = firstStep(steps, pin => pin.asOfMs >= fact.recordedAt)
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

/** A series that is carried on from step to step; asked at the step's own pin it answers without a scan. */
interface CarriedOn {
  readonly series: Series
  /** Goes on to a step; answers whether the figures that may be read are others than at the step before. */
  readonly goTo: (step: number) => boolean
  readonly late: (step: number) => number
}

function carryOn(whole: Series, steps: readonly Pin[]): CarriedOn {
  const { key, knownFrom, position, recordedAt } = whole.columns()
  const coming = arrivals(steps, whole.rows, row => ({
    knownFrom: knownFrom[row] as number,
    position: position[row] as number,
    recordedAt: recordedAt[row] as number,
  }))
  const rows: Row[] = []
  const row = (at: number): Row => {
    rows[at] ??= whole.row(at)
    return rows[at]
  }
  const last = new Int32Array(whole.keys.length).fill(-1)
  const standing = last.slice()
  const ends = turnsOf(whole.keys.map(k => k.period.reference))
  let now = -1

  function enter(at: number): void {
    const of = key[at] as number
    const before = last[of] as number
    if (before >= 0 && (knownFrom[at] as number) < (knownFrom[before] as number)) return
    last[of] = at
    standing[of] = row(at).type === 'measurement-withdrawn' ? -1 : at
  }

  function goTo(step: number): boolean {
    now = step
    // A period that ends lets its figure be read, where one was known before.
    const ended = ends(parsePeriod((steps[step] as Pin).on).reference, of => (standing[of] as number) >= 0)
    const entering = coming.at(step)
    entering.forEach(enter)
    return ended || entering.length > 0
  }

  const series: Series = {
    ...whole,
    row,
    standing: (pin, includes) => (pin === steps[now] && !includes ? standing : whole.standing(pin, includes)),
    late: pin => (pin === steps[now] ? coming.late(now) : whole.late(pin)),
  }
  return { series, goTo, late: coming.late }
}

/** Tells, going on from day to day, whether any of these times that matter has come since the day before. */
function turnsOf(times: readonly number[]): (day: number, matters: (index: number) => boolean) => boolean {
  const order = times.map((_, i) => i).sort((a, b) => (times[a] as number) - (times[b] as number))
  let [next, before] = [0, Number.NEGATIVE_INFINITY]
  return (day, matters) => {
    let turned = day < before
    if (turned) next = 0
    before = day
    for (; next < order.length && atLeast(day, times[order[next] as number] as number); next++)
      if (matters(order[next] as number)) turned = true
    return turned
  }
}

/** An indicator at one pin after another. */
export interface Followed {
  readonly pin: Pin
  /** Its book, to be read at the step's pin alone. */
  readonly book: IndicatorBook
  /** What it is at the step; undefined where nothing was known of it. */
  readonly at: IndicatorAt | undefined
  /** Whether anything but a measurement came in at the step. */
  readonly redefined: boolean
  /** Whether an answer about it may be another than at the step before. */
  readonly changed: boolean
}

/** Follows an indicator over pins that ascend in asOf and position; yields once a step. */
export function* follow(whole: IndicatorBook, steps: readonly Pin[]): Generator<Followed, void, void> {
  const { series, goTo, late } = carryOn(whole.series, steps)
  const coming = arrivals(steps, whole.facts.length, i => whole.facts[i] as Timed)
  const book: IndicatorBook = { facts: whole.facts, series }
  let at: IndicatorAt | undefined
  let begins = turnsOf([])
  for (const [step, pin] of steps.entries()) {
    const measured = goTo(step)
    const redefined = coming.at(step).length > 0
    if (redefined || at === undefined) at = foldIndicator(book, pin)
    if (redefined) begins = turnsOf(at?.versions.map(v => v.from) ?? [])
    const begun = begins(parsePeriod(pin.on).start + 1e-9, () => true)
    if (at) at = { ...at, lateEntries: late(step) + coming.late(step) }
    yield { pin, book, at, redefined, changed: measured || redefined || begun }
  }
}
