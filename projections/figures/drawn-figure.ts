/**
 * What a chart draws of an indicator's cell, in numbers. Times are decimal years of reference points; measured figures keep
 * the unit they were published in and stand apart at every break, all else is in the unit of the day.
 */
import { z } from 'zod'
import { obsStatus } from '../../events/obs-status.ts'
import { parsePeriod } from '../../events/period.ts'
import { type Cell, cellKey, period } from '../../events/shapes.ts'
import { itemsOf } from '../base/list.ts'
import type { Shaped } from '../base/shaped.ts'
import { agreedPath, readPath } from '../progress/agreed-path.ts'
import { type Case, isBand, type Milestone, type Target } from '../progress/case.ts'
import { above, below } from '../progress/compare.ts'
import { recentTrend } from '../progress/trend.ts'
import { trendCourse } from '../progress/trend-course.ts'
import type { Assessment } from './assessment-shape.ts'
import { baselineInForce, baselineOf, type MadeCase } from './case.ts'
import { carries } from './columns.ts'
import { differenceFields, rolledUpJson, rolledUpShape } from './figure-json.ts'
import type { BaselineVersion, DefinitionVersion, IndicatorAt, TargetVersion } from './indicator.ts'
import { differences, type PointAt } from './points.ts'
import type { Key } from './series-keys.ts'
import { resolveLine } from './target-line.ts'

const decimalYear = z.number().describe('Decimal year of a reference point: the end of 2021 is 2022.')

/** A value at a time. */
const valueAtTimeShape = z.strictObject({ at: decimalYear, value: z.number() })
type ValueAtTime = Shaped<typeof valueAtTimeShape>

/** The corners of a path, by time: straight between neighbours, flat before the first and after the last. */
export const cornersShape = z.array(valueAtTimeShape)

/** Where something stands that was recorded, or is made of what was, and its status. */
const placedFields = {
  at: decimalYear,
  period,
  obsStatus,
  flags: z.array(obsStatus).optional().describe('Further status codes beside it.'),
}

const markShape = valueAtTimeShape.extend({
  ...placedFields,
  tentative: z.boolean().describe('Provisional, estimated, forecast or otherwise no ordinary figure.'),
  from: decimalYear.describe('Decimal year at which its period begins.'),
  forecast: z.boolean(),
  disputed: z.boolean(),
  first: z.number().nullable().describe('What was first said of it, where that is not what stands; in the same unit.'),
  rolledUp: rolledUpShape.optional().describe('Where it is made of cells or finer periods.'),
  ...differenceFields,
  expected: z
    .number()
    .nullable()
    .describe(
      'Value of the agreed path at its time; null before the baseline, without a path, across a break, and of a forecast.',
    ),
  deviation: z.number().nullable().describe('The figure against it; positive is better.'),
})
type Mark = Shaped<typeof markShape>

const drawnTargetShape = z
  .strictObject({ at: decimalYear, period, low: z.number(), high: z.number(), illustrative: z.boolean() })
  .describe('One value (low = high) or a band.')

const drawnPathFields = {
  corners: cornersShape,
  milestones: z.array(valueAtTimeShape),
  comparable: z.boolean().describe('False where an unbridged break lies between it and the figures of the day.'),
}

/** What a chart draws. */
export const drawnFigureShape = z.strictObject({
  stretches: z.array(z.array(markShape)).describe('Comparable figures; no line is drawn from one stretch to the next.'),
  incomplete: z
    .array(valueAtTimeShape.extend({ ...placedFields, rolledUp: rolledUpShape }))
    .describe('What is there of totals that lack some of their parts.'),
  intervals: z.array(z.strictObject({ ...placedFields, low: z.number(), high: z.number() })),
  withoutValue: z
    .array(z.strictObject(placedFields))
    .describe(
      'What is recorded as missing, not applicable or suppressed: nothing is drawn of it, and its status says which it is.',
    ),
  breaks: z.array(decimalYear),
  baseline: valueAtTimeShape.extend({ period, version: z.int(), illustrative: z.boolean() }).nullable(),
  earlierBaselines: z
    .array(valueAtTimeShape.extend({ period, version: z.int(), illustrative: z.boolean() }))
    .describe('Those that were estimated anew, the oldest first.'),
  path: z.strictObject(drawnPathFields),
  target: drawnTargetShape.nullable(),
  superseded: z
    .array(z.strictObject({ version: z.int(), target: drawnTargetShape, ...drawnPathFields }))
    .describe('Earlier targets, each with the path that led to it, the oldest first.'),
  projection: z
    .strictObject({
      from: valueAtTimeShape.describe('The latest point of the trend.'),
      at: decimalYear,
      value: z.number().describe('If the pace fades, as paces do.'),
      low: z.number(),
      high: z.number(),
      ifPaceHolds: z.number().nullable().describe('The value at that time if the slope does not fade.'),
      course: z
        .array(z.strictObject({ at: decimalYear, projected: z.number(), low: z.number(), high: z.number() }))
        .describe('The way there: at every whole year after the latest point, and at the target.'),
    })
    .nullable(),
})
export type DrawnFigure = Shaped<typeof drawnFigureShape>

const dated = ({ t, value }: Milestone): ValueAtTime => ({ at: t, value })

/** The corners of the path as the verdict reads it; none where no path leads to the target. */
export function cornersOf(c: Case): ValueAtTime[] {
  const { baseline, target, direction } = c
  if (!baseline || !target || !above(target.t, baseline.t)) return []
  if (direction === 'hold' && !isBand(target)) return []
  return agreedPath(c).map(dated)
}

const ORDINARY: ReadonlySet<string> = new Set(['A', 'B'])

/** A case, and whether the path of the day is in the terms of its figures. */
interface DrawnCase extends MadeCase {
  readonly hasPath: boolean
}

/** What the agreed path says of a figure, where both are in the unit of the day; of a forecast nothing, which is no figure of what was. */
function againstPath({ case: c, read, currentVersion, hasPath }: DrawnCase, point: PointAt, value: number) {
  const { baseline, target } = c
  const { key, definitionVersion } = point
  const t = key.period.reference
  const isOfDay =
    !carries(point, 'F') &&
    definitionVersion === currentVersion &&
    read.comparable.groupOf(definitionVersion, t) === c.current
  if (!isOfDay || !hasPath || !baseline || baseline.value === null || !target || below(t, baseline.t))
    return { expected: null, deviation: null }
  const { expected, deviation } = readPath(c, { ...baseline, value: baseline.value }, target, { t, value })
  return { expected, deviation }
}

const placed = ({ key, obsStatus, rest: { flags } }: PointAt) => ({
  at: key.period.reference,
  period: key.given,
  obsStatus,
  ...(flags && { flags }),
})

/** What was first said of values, by their keys. */
type FirstFigures = ReadonlyMap<Key, number>

/** A line may have ten thousand of them at every frame of a slider: what few have is added to those alone. */
function markOf(made: DrawnCase, point: PointAt, value: number, first: FirstFigures): Mark {
  const { key, rolledUp, differsFromCells, differsFromParts } = point
  const { expected, deviation } = againstPath(made, point, value)
  const mark: Mark = {
    ...placed(point),
    value,
    tentative: !ORDINARY.has(point.obsStatus) || point.rest.flags !== undefined,
    from: key.period.start,
    forecast: carries(point, 'F'),
    disputed: point.disputed.length > 0,
    first: rolledUp ? null : (first.get(key) ?? null),
    expected,
    deviation,
  }
  if (!rolledUp && differsFromCells === undefined && differsFromParts === undefined) return mark
  return { ...mark, ...(rolledUp && { rolledUp: rolledUpJson(rolledUp) }), ...differences(point) }
}

type Versions = readonly DefinitionVersion[]

/** Whether a break lies before a point: it is marked as one (B), or another definition covers it that is not the same by its own word. */
function isBreak(point: PointAt, before: PointAt, versions: Versions): boolean {
  if (carries(point, 'B')) return true
  if (point.definitionVersion === before.definitionVersion) return false
  const bridge = versions[point.definitionVersion - 1]?.bridge
  return bridge?.factor !== 1 || bridge.offset !== 0
}

function stretchesOf(of: MadeCase, points: readonly PointAt[], versions: Versions, first: FirstFigures) {
  const made = { ...of, hasPath: isComparable(of.case) && cornersOf(of.case).length > 0 }
  const stretches: Mark[][] = []
  const breaks: number[] = []
  let before: PointAt | undefined
  for (const point of points) {
    if (point.value === null) continue
    const breaksHere = before !== undefined && isBreak(point, before, versions)
    if (before && breaksHere) breaks.push((before.key.period.reference + point.key.period.reference) / 2)
    if (breaksHere || stretches.length === 0) stretches.push([])
    stretches.at(-1)?.push(markOf(made, point, point.value, first))
    before = point
  }
  return { stretches, breaks }
}

/** Of points without a value. */
const intervalsOf = (points: readonly PointAt[]): DrawnFigure['intervals'] =>
  points.flatMap(point => {
    const { low, high } = point.rest
    return low !== undefined && high !== undefined ? [{ ...placed(point), low, high }] : []
  })

const incompleteOf = (points: readonly PointAt[]): DrawnFigure['incomplete'] =>
  points.flatMap(point => {
    const { rolledUp } = point
    return rolledUp?.partial === undefined
      ? []
      : [{ ...placed(point), value: rolledUp.partial, rolledUp: rolledUpJson(rolledUp) }]
  })

/** A judgement has a value, though none that is a number. */
const withoutValueOf = (points: readonly PointAt[]): DrawnFigure['withoutValue'] =>
  points.filter(p => p.rest.low === undefined && !p.rest.judgement && p.rolledUp?.partial === undefined).map(placed)

/** The baseline of a case and those before it, in the unit of the day; none that is no number. */
function baselinesOf({ baseline, read }: MadeCase, all: readonly BaselineVersion[]) {
  const drawn = all.flatMap(line => {
    const { t, value } = baselineOf(line, read.comparable)
    const { version, period, illustrative = false } = line
    return value === null ? [] : [{ at: t, value, period, version, illustrative }]
  })
  return {
    baseline: drawn.find(({ version }) => version === baseline?.version) ?? null,
    earlierBaselines: drawn.filter(({ version }) => version < (baseline?.version ?? 0)),
  }
}

const targetOf = (target: Target, { period, illustrative = false }: TargetVersion) => ({
  at: target.t,
  period,
  ...(isBand(target) ? { low: target.low, high: target.high } : { low: target.value, high: target.value }),
  illustrative,
})

/** Whether baseline and target of a case are in the terms of the day's figures. */
const isComparable = ({ baseline, target, current }: Case): boolean =>
  (baseline?.version ?? current) === current && (target?.version ?? current) === current

/** A target that was revised, with the path that led to it from the baseline then in force. */
function supersededOf(line: TargetVersion, { case: c, read }: MadeCase, at: IndicatorAt, cell: Cell | undefined) {
  const baselines = at.baselines.get(cellKey(cell)) ?? []
  const start = baselineInForce(baselines, line)
  const follows = baselines[(line.baselineVersion ?? 0) - 1] ?? start
  const like = start?.period ?? read.numbers.at(0)?.period
  const { target, milestones } = resolveLine(
    line,
    follows,
    read.comparable,
    like === undefined ? undefined : parsePeriod(like),
  )
  if (!target) return []
  const { baseline: _today, ...rest } = c
  const then: Case = { ...rest, target, milestones, ...(start && { baseline: baselineOf(start, read.comparable) }) }
  return [
    {
      version: line.version,
      target: targetOf(target, line),
      corners: cornersOf(then),
      milestones: milestones.map(dated),
      comparable: isComparable(then),
    },
  ]
}

function projectionOf(
  c: Case,
  { at, projected, low, high, ifPaceHolds }: Assessment['trend'],
): DrawnFigure['projection'] {
  const from = recentTrend(c).points.at(-1)
  if (!from || at === null || projected === null || low === null || high === null) return null
  return { from: dated(from), at, value: projected, low, high, ifPaceHolds, course: trendCourse(c) }
}

/** Draws the cell that a case was made of; `trend` is the answer of its assessment, `first` what was first said of its values. */
export function drawnFigure(
  made: MadeCase,
  at: IndicatorAt,
  cell: Cell | undefined,
  trend: Assessment['trend'],
  first: FirstFigures,
): DrawnFigure {
  const { case: c, target, read, recorded } = made
  const earlier = (at.targets.get(cellKey(cell)) ?? []).filter(({ version }) => version < (target?.version ?? 0))
  const points = itemsOf(read.points)
  const valueless = points.filter(({ value }) => value === null)
  return {
    // Of a running total nobody said anything first: it is computed.
    ...stretchesOf(made, points, at.versions, read === recorded ? first : new Map()),
    incomplete: incompleteOf(valueless),
    intervals: intervalsOf(valueless),
    withoutValue: withoutValueOf(valueless),
    ...baselinesOf(made, at.baselines.get(cellKey(cell)) ?? []),
    path: { corners: cornersOf(c), milestones: c.milestones.map(dated), comparable: isComparable(c) },
    target: c.target && target ? targetOf(c.target, target) : null,
    superseded: earlier.flatMap(line => supersededOf(line, made, at, cell)),
    projection: projectionOf(c, trend),
  }
}
