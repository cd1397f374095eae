/**
 * How do places (or groups) compare? Value, both verdicts and sampling margin per code of a dimension, with a funnel: how far
 * from the whole a place of its size may lie by chance. A comparison, in the declared order of the codes; never a league
 * table.
 */
import { z } from 'zod'
import { codesOf } from '../../../events/codes.ts'
import { parsePeriod } from '../../../events/period.ts'
import { type Cell, cell, code, day, dimension, obsStatus, period, type Text, text } from '../../../events/shapes.ts'
import type { Pin } from '../../base/pin.ts'
import { UnfitQuestion } from '../../base/unfit-question.ts'
import {
  assess,
  type Choice,
  choiceInQuery,
  methodResultShape,
  pathShape,
  trendShape,
} from '../../figures/assessment.ts'
import { pointsIn } from '../../figures/cell-points.ts'
import { versionOn } from '../../figures/comparability.ts'
import { type ComparablePoints, comparablePoints } from '../../figures/comparable-points.ts'
import { type Funnel, funnelOf, funnelShape, type Limits, limitsShape, WARNING } from '../../figures/funnel.ts'
import { type Definition, foldIndicator, type IndicatorAt, type IndicatorHistory } from '../../figures/indicator.ts'
import { type PointAt, recordedPoints } from '../../figures/points.ts'
import { atLeast } from '../../progress/compare.ts'
import { defineView, ofIndicator } from '../view.ts'

const nullable = z.number().nullable()

const cellShape = z.strictObject({
  code,
  label: text,
  cell,
  period: period.nullable().describe('Null where there is no figure of an ended period.'),
  value: nullable,
  low: z.number().optional(),
  high: z.number().optional(),
  obsStatus: obsStatus.nullable(),
  definitionVersion: z.int().optional(),
  disputed: z.array(z.string()).optional(),
  rolledUp: z.strictObject({ coverage: z.number(), complete: z.boolean() }).optional(),
  size: nullable.describe('How many the value is a share of.'),
  margin: limitsShape.extend({ level: z.number() }).nullable(),
  whole: nullable.describe('The total of the same period.'),
  funnel: funnelShape.nullable().describe('Null where nothing tells how much chance may do.'),
  covered: nullable,
  path: pathShape,
  trend: trendShape,
  method: methodResultShape.optional().describe('Where another method than varde-1 was chosen.'),
})

const cellsShape = z.strictObject({
  indicator: z.string(),
  title: text.optional(),
  unit: text.optional(),
  decimals: z.int().nullable(),
  dimension,
  cells: z.array(cellShape),
  withoutFigure: z.array(code),
  lateEntries: z.int(),
})

/** An indicator at a pin, its points read once for all codes. */
interface ComparedIndicator {
  readonly id: string
  readonly history: IndicatorHistory
  readonly at: IndicatorAt
  readonly pin: Pin
  readonly choice: Omit<Choice, 'cell'>
  /** Points by code of the dimension. */
  readonly byCode: ReadonlyMap<string | undefined, readonly PointAt[]>
  /** Points of the total by period. */
  readonly wholes: ReadonlyMap<string, PointAt>
}

/** The dimension asked for; where there is only one it need not be named. */
function dimensionAsked({ dimensions = {} }: Partial<Definition>, asked: string | undefined): string {
  const declared = Object.keys(dimensions)
  if (declared.length === 0) throw new UnfitQuestion('dimension', 'the indicator has no dimensions to compare by')
  const named = asked ?? (declared.length === 1 ? declared[0] : undefined)
  if (named !== undefined && declared.includes(named)) return named
  throw new UnfitQuestion(
    'dimension',
    `${named === undefined ? 'say which dimension' : `there is no dimension “${named}”`}; declared: ${declared.join(', ')}`,
  )
}

/** A figure in the unit of the day. */
interface Figure {
  readonly point: PointAt
  readonly convert: (value: number) => number
  readonly standardError: number | undefined
}

/** The latest figure of a period that has ended; forecasts are none. */
function latestOf({ points, numbers, comparable }: ComparablePoints, on: string): Figure | undefined {
  const end = parsePeriod(on).reference
  const index = points.findLastIndex(p => p.obsStatus !== 'F' && atLeast(end, p.key.period.reference))
  const point = points[index]
  return (
    point && {
      point,
      convert: value => comparable.convert(value, point.definitionVersion) ?? value,
      standardError: numbers[index]?.standardError,
    }
  )
}

const converted = ({ low, high }: Limits, convert: Figure['convert']): Limits => {
  const [a, b] = [convert(low), convert(high)]
  return { low: Math.min(a, b), high: Math.max(a, b) }
}

/** The sampling margin: as published, or at 95 % where an error was stated or another level was. */
function marginOf({ point, convert, standardError }: Figure): (Limits & { readonly level: number }) | null {
  const { value, rest } = point
  if (value === null) return null
  if (rest.margin && (rest.margin.level === 0.95 || standardError === undefined))
    return { ...converted(rest.margin, convert), level: rest.margin.level }
  if (standardError === undefined) return null
  const half = WARNING * standardError
  return { low: convert(value) - half, high: convert(value) + half, level: 0.95 }
}

/** The place compared with the whole of its period. */
function funnelAt({ point, convert, standardError }: Figure, { at, wholes }: ComparedIndicator): Funnel | null {
  const whole = wholes.get(point.key.period.key)?.value ?? null
  if (point.value === null || whole === null) return null
  const { multiplier = 1 } = at.versions[point.definitionVersion - 1]?.definition ?? {}
  const scale = Math.abs(convert(1) - convert(0))
  const funnel = funnelOf({
    value: point.value,
    whole,
    multiplier,
    size: point.rest.denominator,
    standardError: standardError === undefined ? undefined : standardError / scale,
  })
  return funnel && { ...funnel, warning: converted(funnel.warning, convert), action: converted(funnel.action, convert) }
}

function figureJson(figure: Figure, compared: ComparedIndicator) {
  const { point, convert } = figure
  const { key, value, obsStatus, rest, rolledUp, definitionVersion, disputed } = point
  const whole = compared.wholes.get(key.period.key)?.value ?? null
  const interval = rest.low !== undefined && rest.high !== undefined ? { low: rest.low, high: rest.high } : undefined
  return {
    period: key.given,
    value: value === null ? null : convert(value),
    ...(interval && converted(interval, convert)),
    obsStatus,
    definitionVersion,
    ...(disputed.length > 0 && { disputed }),
    ...(rolledUp && { rolledUp: { coverage: rolledUp.coverage, complete: rolledUp.complete } }),
    size: rest.denominator ?? null,
    margin: marginOf(figure),
    whole: whole === null ? null : convert(whole),
    funnel: funnelAt(figure, compared),
  }
}

const NO_FIGURE = { period: null, value: null, obsStatus: null, size: null, margin: null, whole: null, funnel: null }

function cellJson(compared: ComparedIndicator, cell: Cell, code: string, label: Text) {
  const { id, history, at, pin, choice, byCode } = compared
  const read = comparablePoints(pointsIn(byCode.get(code) ?? [], at, cell), at, pin)
  const figure = latestOf(read, pin.on)
  const { covered, path, trend, method } = assess(id, history, at, pin, { ...choice, cell }, read)
  return {
    code,
    label,
    cell,
    ...(figure ? figureJson(figure, compared) : NO_FIGURE),
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
  query: {
    ...choiceInQuery,
    dimension: z.string().max(63).optional().describe('Left out: the only one.'),
    on: day.optional(),
  },
  version: 3,
  ...ofIndicator,
  answer: cellsShape,
  fold: ({ reader, pin, params: { id = '' }, query }) => {
    const history = reader.indicator(id)
    const at = foldIndicator(history, pin)
    if (!at) return undefined
    const definition: Partial<Definition> = at.versions[versionOn(at.versions, pin.on) - 1]?.definition ?? {}
    const dimension = dimensionAsked(definition, query.dimension)
    const { title, unit, decimals = null } = definition
    const all = recordedPoints(history, at, pin)
    const compared: ComparedIndicator = {
      ...{ id, history, at, pin },
      choice: { target: query.target, method: query.method },
      byCode: Map.groupBy(all, p => p.key.cell[dimension]),
      wholes: new Map(pointsIn(all, at, undefined).map(p => [p.key.period.key, p])),
    }
    const rows = codesOf(definition, dimension).map(([code, label]) =>
      cellJson(compared, { [dimension]: code }, code, label),
    )
    return {
      indicator: id,
      title,
      unit,
      decimals,
      dimension,
      cells: rows,
      withoutFigure: rows.filter(r => r.value === null && !('low' in r)).map(r => r.code),
      lateEntries: at.lateEntries,
    }
  },
})
