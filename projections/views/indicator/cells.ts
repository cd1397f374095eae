/**
 * How do places (or groups) compare? Value, both verdicts and sampling margin per code of a dimension, with a funnel: how far
 * from the whole a place of its size may lie by chance. A comparison, in the declared order of the codes; never a league
 * table.
 */

import { z } from 'zod'
import { obsStatus } from '../../../events/obs-status.ts'
import { message } from '../../../events/refusals.ts'
import { type Cell, cell, code, day, dimension, period, type Text, text } from '../../../events/shapes.ts'
import type { Pin } from '../../base/pin.ts'
import { UnfitQuestion } from '../../base/unfit-question.ts'
import { eachOf } from '../../base/work.ts'
import { assess, type Choice, choiceInQuery } from '../../figures/assessment.ts'
import { assessmentShape, methodResultShape, pathShape, trendShape } from '../../figures/assessment-shape.ts'
import { readingPointsIn } from '../../figures/cell-points.ts'
import { versionOn } from '../../figures/comparability.ts'
import { type ComparablePoints, comparablePoints, differencesIn } from '../../figures/comparable-points.ts'
import { differenceFields, rolledUpJson, rolledUpShape } from '../../figures/figure-json.ts'
import {
  type Definition,
  foldIndicator,
  type IndicatorAt,
  type IndicatorHistory,
  lateEntriesOf,
} from '../../figures/indicator.ts'
import { readingCodes } from '../../figures/places/codes.ts'
import { funnelShape, type Limits, limitsShape, WARNING } from '../../figures/places/funnel.ts'
import {
  comparisonJson,
  comparisonsOf,
  converted,
  type Figure,
  funnelJson,
  latestFigure,
  type PeriodComparison,
  type Place,
  periodComparisonShape,
} from '../../figures/places/place-comparison.ts'
import type { PointAt } from '../../figures/points.ts'
import { factsOf } from '../../figures/reading-cost.ts'
import { readingRecorded } from '../../figures/recorded-points.ts'
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
  rolledUp: rolledUpShape.optional(),
  ...differenceFields,
  size: nullable.describe('How many the value is a share of.'),
  margin: limitsShape.extend({ level: z.number() }).nullable(),
  whole: nullable.describe('The total of the same period.'),
  wholeDiffersFromCells: z
    .number()
    .optional()
    .describe('A recorded total minus the sum of its cells, where it differs.'),
  funnel: funnelShape.nullable().describe('Null where nothing tells how much chance may do.'),
  covered: nullable,
  age: assessmentShape.shape.age,
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
  comparisons: z
    .array(periodComparisonShape)
    .describe('What each place was compared with: the places of its period together.'),
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
  /** Comparison of the places of a period, by its key. */
  readonly comparisons: ReadonlyMap<string, PeriodComparison>
  /** Points of the total by period. */
  readonly wholes: ReadonlyMap<string, PointAt>
}

/** The dimension asked for; where there is only one it need not be named. */
function dimensionAsked({ dimensions = {} }: Partial<Definition>, asked: string | undefined): string {
  const declared = Object.keys(dimensions)
  if (declared.length === 0) throw new UnfitQuestion('dimension', message('unfit/no-dimensions', {}))
  const named = asked ?? (declared.length === 1 ? declared[0] : undefined)
  if (named !== undefined && declared.includes(named)) return named
  throw new UnfitQuestion(
    'dimension',
    named === undefined
      ? message('unfit/which-dimension', { known: declared })
      : message('unknown-cell/dimension', { dimension: named, known: declared }),
  )
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

function figureJson(code: string, figure: Figure, compared: ComparedIndicator) {
  const { point, convert } = figure
  const { key, value, obsStatus, rest, rolledUp, definitionVersion, disputed } = point
  const total = compared.wholes.get(key.period.key)
  const whole = total?.value ?? null
  const funnel = compared.comparisons.get(key.period.key)?.funnels.get(code)
  const interval = rest.low !== undefined && rest.high !== undefined ? { low: rest.low, high: rest.high } : undefined
  return {
    period: key.given,
    value: value === null ? null : convert(value),
    ...(interval && converted(interval, convert)),
    obsStatus,
    definitionVersion,
    ...(disputed.length > 0 && { disputed }),
    ...(rolledUp && { rolledUp: rolledUpJson(rolledUp) }),
    ...differencesIn(figure.comparable, point),
    size: rest.denominator ?? null,
    margin: marginOf(figure),
    whole: whole === null ? null : convert(whole),
    ...(total?.differsFromCells !== undefined && {
      wholeDiffersFromCells: figure.comparable.convertDifference(total.differsFromCells, total.definitionVersion),
    }),
    funnel: funnel ? funnelJson(funnel, convert) : null,
  }
}

/** A place with its points. */
interface ReadPlace extends Place {
  readonly label: Text
  readonly cell: Cell
  readonly read: ComparablePoints
}

const NO_FIGURE = { period: null, value: null, obsStatus: null, size: null, margin: null, whole: null, funnel: null }

function cellJson(compared: ComparedIndicator, { code, label, cell, read, figure }: ReadPlace) {
  const { id, history, at, pin, choice } = compared
  const { covered, age, path, trend, method } = assess(id, history, at, pin, { ...choice, cell }, read)
  return {
    code,
    label,
    cell,
    ...(figure ? figureJson(code, figure, compared) : NO_FIGURE),
    covered,
    age,
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
  version: 5,
  ...ofIndicator,
  answer: cellsShape,
  cost: {
    of: ({ reader, pin, params: { id = '' } }) => 2 * factsOf(reader.indicator(id), pin),
    instead: 'Ask about one cell, with `assessment`.',
  },
  fold: function* ({ reader, pin, params: { id = '' }, query }) {
    const history = reader.indicator(id)
    const at = foldIndicator(history, pin)
    if (!at) return undefined
    const definition: Partial<Definition> = at.versions[versionOn(at.versions, pin.on) - 1]?.definition ?? {}
    const dimension = dimensionAsked(definition, query.dimension)
    const { title, unit, decimals = null } = definition
    const all = yield* readingRecorded(history, at, pin)
    const byCode = Map.groupBy(all, p => p.key.cell[dimension])
    yield
    const places: ReadPlace[] = []
    for (const [code, label] of yield* readingCodes(definition, dimension)) {
      const cell = { [dimension]: code }
      const read = comparablePoints(yield* readingPointsIn(byCode.get(code) ?? [], at, cell), history.series, at, pin)
      places.push({ code, label, cell, read, figure: latestFigure(read, pin.on) })
      yield
    }
    const comparisons = comparisonsOf(places, at)
    yield
    const compared: ComparedIndicator = {
      ...{ id, history, at, pin, comparisons },
      choice: { target: query.target, method: query.method },
      wholes: new Map((yield* readingPointsIn(all, at, undefined)).map(p => [p.key.period.key, p])),
    }
    const rows = yield* eachOf(places, place => cellJson(compared, place), 16)
    return {
      indicator: id,
      title,
      unit,
      decimals,
      dimension,
      cells: rows,
      comparisons: [...comparisons.values()].map(comparison => comparisonJson(comparison, rows)),
      withoutFigure: rows.filter(r => r.value === null && !('low' in r)).map(r => r.code),
      lateEntries: lateEntriesOf(history, pin),
    }
  },
})
