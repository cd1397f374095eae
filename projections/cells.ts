/**
 * How do places (or groups) compare? Value, both verdicts and sampling margin per code of a dimension, with a funnel: how far
 * from the whole a place of its size may lie by chance (D. J. Spiegelhalter, “Funnel plots for comparing institutional
 * performance”, Statistics in Medicine 24, 2005). A comparison, in the declared order of the codes; never a league table.
 */
import { z } from 'zod'
import { day } from '../events/shapes.ts'
import { assess } from './assessment.ts'
import { makeCase } from './case.ts'
import { foldIndicator, type IndicatorAt, type IndicatorBook } from './indicator.ts'
import { choiceInQuery } from './mission-progress.ts'
import type { Pin } from './pin.ts'
import { type PointAt, pointsOf } from './points.ts'
import { defineView, ofIndicator, UnfitQuestion } from './view.ts'

/** Two-sided limits of the funnel: 95 % and 99.8 % of the normal distribution. */
const WARNING = 1.959963984540054
const ACTION = 3.0902323061678132

/** The whole that codes are held against: the recorded or rolled-up total of a period. */
interface Whole {
  readonly value: number
  readonly numerator?: number
  readonly denominator?: number
}

/** Standard error of a place's value if it were like the whole: of a proportion from its denominator, else as stated. */
function errorIfLike(whole: Whole, point: PointAt, multiplier: number, stated: number | undefined): number | null {
  const size = point.rest.denominator
  const proportion = whole.value / multiplier
  if (size !== undefined && size > 0 && proportion > 0 && proportion < 1)
    return multiplier * Math.sqrt((proportion * (1 - proportion)) / size)
  return stated ?? null
}

function funnel(whole: Whole | null, point: PointAt, multiplier: number, stated: number | undefined) {
  if (whole === null || point.value === null) return null
  const error = errorIfLike(whole, point, multiplier, stated)
  if (error === null || error === 0) return null
  const z = (point.value - whole.value) / error
  const limits = (width: number) => ({ low: whole.value - width * error, high: whole.value + width * error })
  return {
    z,
    warning: limits(WARNING),
    action: limits(ACTION),
    outside: Math.abs(z) > ACTION ? 'action' : Math.abs(z) > WARNING ? 'warning' : 'none',
  }
}

const latestWith = (points: readonly PointAt[], period?: string): PointAt | undefined =>
  points.findLast(p => p.obsStatus !== 'F' && (period === undefined || p.key.period.key === period))

function wholeOf(book: IndicatorBook, at: IndicatorAt, pin: Pin, period: string): Whole | null {
  const point = latestWith(pointsOf(book, at, pin, undefined), period)
  return point && point.value !== null ? { value: point.value } : null
}

function dimensionAsked(
  at: IndicatorAt,
  asked: string | undefined,
): { name: string; codes: Readonly<Record<string, unknown>> } {
  const dimensions = at.versions.at(-1)?.definition.dimensions ?? {}
  const [only, ...more] = Object.keys(dimensions)
  const name = asked ?? (more.length === 0 ? only : undefined)
  const codes = name === undefined ? undefined : dimensions[name]
  if (name !== undefined && codes) return { name, codes }
  const declared = Object.keys(dimensions).join(', ') || 'none'
  throw new UnfitQuestion(
    'dimension',
    asked === undefined
      ? `say which dimension: ${declared}`
      : `the indicator has no dimension “${asked}”; declared: ${declared}`,
  )
}

function row(
  id: string,
  book: IndicatorBook,
  at: IndicatorAt,
  pin: Pin,
  choice: { target: 'current' | 'original'; method: string },
  cell: Record<string, string>,
  label: unknown,
) {
  const made = makeCase(book, at, pin, { target: choice.target, cell })
  const point = latestWith(made.points.filter(p => p.key.period.reference <= made.case.on + 1e-9))
  const { covered, path, trend, method } = assess(id, book, at, pin, { ...choice, cell })
  const stated = made.case.points.find(p => p.period === point?.key.period.key)?.standardError
  const whole = point ? wholeOf(book, at, pin, point.key.period.key) : null
  const margin =
    stated !== undefined && point && point.value !== null
      ? { low: point.value - WARNING * stated, high: point.value + WARNING * stated, level: 0.95 }
      : null
  return {
    cell,
    label,
    period: point?.key.given ?? null,
    value: point?.value ?? null,
    obsStatus: point?.obsStatus ?? null,
    ...(point?.rolledUp && { rolledUp: point.rolledUp }),
    size: point?.rest.denominator ?? null,
    margin,
    whole: whole?.value ?? null,
    funnel: point ? funnel(whole, point, at.versions.at(-1)?.definition.multiplier ?? 1, stated) : null,
    covered,
    path,
    trend,
    ...(choice.method !== 'varde-1' && { method }),
  }
}

export const cells = defineView({
  path: '/indicators/{id}/cells',
  summary:
    'Places or groups compared: value, both verdicts and margin per code of a dimension, with a funnel, in the declared order.',
  query: { ...choiceInQuery, dimension: z.string().max(63).optional(), on: day.optional() },
  version: 1,
  ...ofIndicator,
  answer: ({ books, pin, params: { id = '' }, query }) => {
    const book = books.indicator(id)
    const at = foldIndicator(book, pin)
    if (!at) return undefined
    const { name, codes } = dimensionAsked(at, query.dimension)
    const rows = Object.entries(codes).map(([code, label]) => row(id, book, at, pin, query, { [name]: code }, label))
    return {
      indicator: id,
      dimension: name,
      cells: rows,
      missing: rows.filter(r => r.value === null).map(r => r.cell[name]),
      lateEntries: at.lateEntries,
    }
  },
})
