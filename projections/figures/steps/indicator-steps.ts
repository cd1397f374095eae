/** An indicator at one pin after another: each of its facts is read once, at the first step whose pin lets it in. */
import { parsePeriod } from '../../../events/period.ts'
import type { Pin } from '../../base/pin.ts'
import { factTimes, pinSchedule } from '../../base/pin-schedule.ts'
import { atLeast } from '../../progress/compare.ts'
import { isWithdrawal } from '../columns.ts'
import { foldIndicator, type IndicatorAt, type IndicatorHistory } from '../indicator.ts'
import { makesCoarserPeriods } from '../period-rollup.ts'
import type { Series } from '../series.ts'
import type { EnteredFacts } from './incremental-points.ts'

/** A series that goes from step to step; asked at the present step's own pin it answers without a scan. */
interface SteppedSeries {
  readonly series: Series
  /** Goes on to a step: which keys may have another figure than before, and whether an answer about them may be another. */
  readonly goTo: (step: number) => { readonly keys: readonly number[]; readonly changed: boolean }
  readonly late: (step: number) => number
}

function steppedSeries(whole: Series, steps: readonly Pin[]): SteppedSeries {
  const columns = whole.columns()
  const { key, knownFrom } = columns
  const schedule = pinSchedule(steps, columns, whole.rows)
  const last: number[] = new Array(whole.keys.length).fill(-1)
  const standing = last.slice()
  const hasEnded = sinceLastDay(
    whole.keys.map(k => k.period.reference),
    whole.order(),
  )
  const hasBegun = sinceLastDay(
    whole.keys.map(k => k.period.start),
    whole.order(),
  )
  let now = -1

  function enter(row: number): void {
    const of = key[row] as number
    const before = last[of] as number
    if (before >= 0 && (knownFrom[row] as number) < (knownFrom[before] as number)) return
    last[of] = row
    standing[of] = isWithdrawal(columns, row) ? -1 : row
  }

  const isKnown = (of: number): boolean => (standing[of] as number) >= 0

  function goTo(step: number) {
    now = step
    // When a period begins or ends its figure is read otherwise, where one was known before.
    const day = parsePeriod((steps[step] as Pin).on)
    const begun = hasBegun(day.start + 1e-9, isKnown)
    const ended = hasEnded(day.reference, isKnown)
    const rows = schedule.at(step)
    for (const row of rows) enter(row)
    const keys = rows.map(row => key[row] as number)
    return { keys, changed: begun || ended || keys.length > 0 }
  }

  const series: Series = {
    ...whole,
    standing: pin => (pin === steps[now] ? standing : whole.standing(pin)),
    late: pin => (pin === steps[now] ? schedule.late(now) : whole.late(pin)),
  }
  return { series, goTo, late: schedule.late }
}

/** Asked day after day: whether any of these times (those that `matter`) was reached since the day asked before. `near` are their indexes about in order. */
function sinceLastDay(
  times: readonly number[],
  near: readonly number[],
): (day: number, matters: (index: number) => boolean) => boolean {
  const order = near.toSorted((a, b) => (times[a] as number) - (times[b] as number))
  let [next, before] = [0, Number.NEGATIVE_INFINITY]
  return (day, matters) => {
    let reached = day < before
    if (reached) next = 0
    before = day
    for (; next < order.length && atLeast(day, times[order[next] as number] as number); next++)
      if (matters(order[next] as number)) reached = true
    return reached
  }
}

const always = (): boolean => true

/** An indicator at one pin after another. */
export interface IndicatorStep {
  readonly pin: Pin
  /** Its history, to be read at the step's pin alone. */
  readonly history: IndicatorHistory
  /** What it is at the step; undefined where nothing was known of it. The same object until a fact that is no figure enters. */
  readonly at: IndicatorAt | undefined
  /** Its late entries at the step. */
  readonly late: number
  /** What entered since the step before. */
  readonly entered: EnteredFacts
  /** Whether an answer about it may be another than at the step before. */
  readonly changed: boolean
}

/** The indicator at each of these pins, which ascend in asOf and position. */
export function* indicatorSteps(whole: IndicatorHistory, steps: readonly Pin[]): Generator<IndicatorStep, void, void> {
  const { series, goTo, late } = steppedSeries(whole.series, steps)
  const schedule = pinSchedule(steps, factTimes(whole.facts), whole.facts.length)
  const history: IndicatorHistory = { facts: whole.facts, series }
  let at: IndicatorAt | undefined
  let hasBegun = sinceLastDay([], [])
  let hasParts = false
  for (const [step, pin] of steps.entries()) {
    const { keys, changed } = goTo(step)
    const entered: EnteredFacts = { keys, facts: schedule.at(step).length > 0 }
    if (entered.facts || at === undefined) at = foldIndicator(history, pin)
    if (entered.facts) {
      const from = at?.versions.map(v => v.from) ?? []
      hasBegun = sinceLastDay(from, [...from.keys()])
      hasParts = at !== undefined && makesCoarserPeriods(at, whole.series)
    }
    const begun = hasBegun(parsePeriod(pin.on).start + 1e-9, always)
    yield {
      pin,
      history,
      at,
      late: late(step) + schedule.late(step),
      entered,
      // A period made of finer ones begins and ends on days of its own.
      changed: changed || entered.facts || begun || hasParts,
    }
  }
}
