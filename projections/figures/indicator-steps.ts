/** What is an indicator from one pin to the next? Each of its facts comes in at its step, and what stands is carried on. */
import { parsePeriod } from '../../events/period.ts'
import type { Pin } from '../base/pin.ts'
import { pinSchedule, type Timed } from '../base/pin-schedule.ts'
import { atLeast } from '../progress/compare.ts'
import { isWithdrawal } from './columns.ts'
import type { EnteredFacts } from './incremental-points.ts'
import { foldIndicator, type IndicatorAt, type IndicatorHistory } from './indicator.ts'
import type { Series } from './series.ts'

/** A series that is carried on from step to step; asked at the step's own pin it answers without a scan. */
interface CarriedOn {
  readonly series: Series
  /** Goes on to a step; answers which keys may have another figure, and whether another figure may be read. */
  readonly goTo: (step: number) => { readonly keys: readonly number[]; readonly turned: boolean }
  readonly late: (step: number) => number
}

function carryOn(whole: Series, steps: readonly Pin[]): CarriedOn {
  const columns = whole.columns()
  const { key, knownFrom, position, recordedAt } = columns
  const coming = pinSchedule(steps, whole.rows, row => ({
    knownFrom: knownFrom[row] as number,
    position: position[row] as number,
    recordedAt: recordedAt[row] as number,
  }))
  const last = new Int32Array(whole.keys.length).fill(-1)
  const standing = last.slice()
  const ends = turnsOf(whole.keys.map(k => k.period.reference))
  let now = -1

  function enter(at: number): void {
    const of = key[at] as number
    const before = last[of] as number
    if (before >= 0 && (knownFrom[at] as number) < (knownFrom[before] as number)) return
    last[of] = at
    standing[of] = isWithdrawal(columns, at) ? -1 : at
  }

  function goTo(step: number) {
    now = step
    // A period that ends lets its figure be read, where one was known before.
    const ended = ends(parsePeriod((steps[step] as Pin).on).reference, of => (standing[of] as number) >= 0)
    const entering = coming.at(step)
    entering.forEach(enter)
    return { keys: Array.from(entering, at => key[at] as number), turned: ended || entering.length > 0 }
  }

  const series: Series = {
    ...whole,
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
  /** Its history, to be read at the step's pin alone. */
  readonly history: IndicatorHistory
  /** What it is at the step; undefined where nothing was known of it. The same object until another fact than a figure comes. */
  readonly at: IndicatorAt | undefined
  /** Its late entries at the step. */
  readonly late: number
  readonly came: EnteredFacts
  /** Whether an answer about it may be another than at the step before. */
  readonly changed: boolean
}

/** Follows an indicator over pins that ascend in asOf and position; yields once a step. */
export function* follow(whole: IndicatorHistory, steps: readonly Pin[]): Generator<Followed, void, void> {
  const { series, goTo, late } = carryOn(whole.series, steps)
  const coming = pinSchedule(steps, whole.facts.length, i => whole.facts[i] as Timed)
  const history: IndicatorHistory = { facts: whole.facts, series }
  let at: IndicatorAt | undefined
  let begins = turnsOf([])
  for (const [step, pin] of steps.entries()) {
    const { keys, turned } = goTo(step)
    const came: EnteredFacts = { keys, facts: coming.at(step).length > 0 }
    if (came.facts || at === undefined) at = foldIndicator(history, pin)
    if (came.facts) begins = turnsOf(at?.versions.map(v => v.from) ?? [])
    const begun = begins(parsePeriod(pin.on).start + 1e-9, () => true)
    yield { pin, history, at, late: late(step) + coming.late(step), came, changed: turned || came.facts || begun }
  }
}
