/** An expected change held against what happened: the change of an indicator since a day, by the figures known at the pin. */
import { z } from 'zod'
import { type PeriodText, parsePeriod } from '../../events/period.ts'
import { type Text, text } from '../../events/shapes.ts'
import type { Pin } from '../base/pin.ts'
import { differenceBetween } from '../base/rounding.ts'
import { asksSignOff } from '../figures/approved-figures.ts'
import { makeCase } from '../figures/case.ts'
import type { FactReader } from '../figures/fact-reader.ts'
import { foldIndicator } from '../figures/indicator.ts'
import { above, atLeast, same } from '../progress/compare.ts'
import { hasBreak, type Measured, measured } from '../progress/points.ts'

/** An expectation; a change in words can't be held against numbers. */
export interface Expectation {
  readonly indicator?: string | undefined
  readonly by?: PeriodText | undefined
  readonly change?: number | string | undefined
}

/**
 * `reached`: there is a figure for the period it was expected by; `under-way`: an earlier one since; `nothing-since`: none;
 * `no-start`: no figure from before; `break`: none that can be compared; `not-shown`: the reader may not see what was not
 * signed off; `in-words`: no indicator, period or number was given.
 */
const expectedChangeStates = [
  'reached',
  'under-way',
  'nothing-since',
  'no-start',
  'break',
  'not-shown',
  'in-words',
] as const
export type ExpectedChangeState = (typeof expectedChangeStates)[number]

interface DatedFigure {
  readonly period: string
  readonly value: number
}

/** What became of an expected change. */
export interface ExpectedChange {
  readonly state: ExpectedChangeState
  readonly unit: Text | null
  /** The last figure for a time before the day, and the last since, up to the period expected by. */
  readonly start: DatedFigure | null
  readonly end: DatedFigure | null
  /** End − start, in the indicator's unit. */
  readonly actual: number | null
  /** Actual − expected. */
  readonly difference: number | null
  /** Actual / expected; null where no change was expected. */
  readonly share: number | null
  /** The period it was expected by has passed. */
  readonly due: boolean
}

const datedFigureShape = z.strictObject({ period: z.string(), value: z.number() }).nullable()

/** The shape of `ExpectedChange`. */
export const expectedChangeShape = z.strictObject({
  state: z.enum(expectedChangeStates),
  unit: text.nullable(),
  start: datedFigureShape.describe('The last figure for a time before the day.'),
  end: datedFigureShape.describe('The last figure since, up to the period it was expected by.'),
  actual: z.number().nullable().describe('end − start.'),
  difference: z.number().nullable().describe('actual − expected.'),
  share: z.number().nullable().describe('actual / expected; null where no change was expected.'),
  due: z.boolean().describe('The period it was expected by has passed.'),
})

const figureOf = (p: Measured | undefined): DatedFigure | null => (p ? { period: p.period, value: p.value } : null)

/**
 * Holds an expectation against what happened since a day, as known at a pin. Both ends are read with the figures known at
 * the pin, so that a correction is not taken for a change; both in the unit of the pin's day.
 */
export function expectedChangeOf(
  reader: FactReader,
  pin: Pin,
  { indicator, by, change }: Expectation,
  since: string,
): ExpectedChange {
  const none = (state: ExpectedChangeState, due: boolean, unit: Text | null = null): ExpectedChange => ({
    ...{ state, unit, start: null, end: null, actual: null, difference: null, share: null, due },
  })
  const until = by === undefined ? undefined : parsePeriod(by)
  const due = until !== undefined && parsePeriod(pin.on).firstDay > until.lastDay
  if (indicator === undefined || until === undefined || typeof change !== 'number') return none('in-words', due)
  const history = reader.indicator(indicator)
  const at = foldIndicator(history, pin)
  if (!at) return none('no-start', due)
  const { case: c, currentVersion } = makeCase(history, at, pin, { target: 'current', cell: undefined })
  const unit = at.versions[currentVersion - 1]?.definition.unit ?? null
  if (c.points.length === 0 && pin.figures !== 'all' && asksSignOff(history.facts, pin.position))
    return none('not-shown', due, unit)
  const points = measured(c)
  const start = points.findLast(p => atLeast(parsePeriod(since).reference, p.t))
  if (!start) return none(hasBreak(c) ? 'break' : 'no-start', due, unit)
  const end = points.findLast(p => above(p.t, start.t) && atLeast(until.reference, p.t))
  const actual = end ? differenceBetween(start.value, end.value) : null
  return {
    state: end ? (same(end.t, until.reference) ? 'reached' : 'under-way') : 'nothing-since',
    unit,
    start: figureOf(start),
    end: figureOf(end),
    actual,
    difference: actual === null ? null : differenceBetween(change, actual),
    share: actual === null || change === 0 ? null : actual / change,
    due,
  }
}
