/** What is drawn of an indicator? Times as decimal years, values in its unit; only what the answers say. */

import type { PeriodText } from '../../../events/period.ts'
import { resolveTarget, type StatedTarget } from '../../../projections/progress/case.ts'
import type {
  AssessmentAnswer,
  BaselineLine,
  IndicatorAnswer,
  SeriesAnswer,
  SeriesPoint,
  TargetLine,
} from '../answer-types.ts'
import { reference } from '../format.ts'

export interface At {
  readonly t: number
  readonly value: number
}

export interface Mark extends At {
  readonly period: PeriodText
  /** Drawn hollow: provisional, estimated, forecast or otherwise not an ordinary figure. */
  readonly isTentative: boolean
  readonly isForecast: boolean
  readonly isDisputed: boolean
}

/** A target: one value, or the two ends of a band. */
export interface Aim {
  readonly t: number
  /** Made for the example. */
  readonly isMadeUp?: boolean
  readonly low: number
  readonly high: number
}

export interface Figure {
  /** Stretches of comparable figures; nothing is drawn between two of them. */
  readonly stretches: readonly (readonly Mark[])[]
  readonly intervals: readonly { readonly t: number; readonly low: number; readonly high: number }[]
  readonly breaks: readonly number[]
  readonly baseline: (At & { readonly isMadeUp: boolean }) | null
  readonly path: readonly At[]
  /** Whether the path is in the terms of today's figures; across a break it was agreed for others. */
  readonly pathHolds: boolean
  readonly milestones: readonly At[]
  readonly target: Aim | null
  /** Superseded targets with the line that led to each, the oldest first. */
  readonly ghosts: readonly { readonly line: readonly At[]; readonly aim: Aim }[]
  readonly projection: {
    readonly from: At
    readonly t: number
    readonly value: number
    readonly low: number
    readonly high: number
  } | null
}

const isTotal = ({ cell }: { readonly cell?: object | undefined }): boolean => Object.keys(cell ?? {}).length === 0
const ORDINARY = new Set(['A', 'B'])

function markOf(point: SeriesPoint): Mark {
  return {
    t: reference(point.period),
    value: point.value as number,
    period: point.period,
    isTentative: !ORDINARY.has(point.obsStatus),
    isForecast: point.obsStatus === 'F',
    isDisputed: (point.disputed?.length ?? 0) > 0,
  }
}

/** Figures across a break stand apart: another definition that is not the same by its own word, or a point marked B. */
function breaksBefore(
  point: SeriesPoint,
  before: SeriesPoint | undefined,
  versions: IndicatorAnswer['versions'],
): boolean {
  if (!before) return false
  if (point.obsStatus === 'B') return true
  if (point.definitionVersion === before.definitionVersion) return false
  const { bridge } = versions[point.definitionVersion - 1] ?? { bridge: null }
  return bridge === null || bridge.factor !== 1 || bridge.offset !== 0
}

function stretchesOf(points: readonly SeriesPoint[], versions: IndicatorAnswer['versions']) {
  const stretches: Mark[][] = []
  const breaks: number[] = []
  for (const [i, point] of points.entries()) {
    const before = points[i - 1]
    const isBreak = breaksBefore(point, before, versions)
    if (isBreak && before) breaks.push((reference(before.period) + reference(point.period)) / 2)
    if (isBreak || stretches.length === 0) stretches.push([])
    stretches.at(-1)?.push(markOf(point))
  }
  return { stretches, breaks }
}

const stated = (line: TargetLine): StatedTarget | undefined => {
  if (typeof line.value === 'number') return { value: line.value }
  if (line.low !== undefined && line.high !== undefined) return { low: line.low, high: line.high }
  if (line.changePercent !== undefined) return { changePercent: line.changePercent }
  return line.changePoints === undefined ? undefined : { changePoints: line.changePoints }
}

/** The value a target line meant in its time, from the baseline it followed. */
export function aimOf(line: TargetLine, baselines: readonly BaselineLine[]): Aim | undefined {
  const follows = baselineOf(line, baselines)?.value ?? null
  const said = stated(line)
  const resolved = said && resolveTarget(said, follows)
  if (!resolved) return undefined
  const at = { t: reference(line.period), isMadeUp: line.illustrative === true }
  return 'value' in resolved ? { ...at, low: resolved.value, high: resolved.value } : { ...at, ...resolved }
}

const baselineOf = (line: TargetLine, baselines: readonly BaselineLine[]): BaselineLine | undefined =>
  line.baselineVersion === undefined
    ? (baselines.findLast(b => b.position < line.position) ?? baselines[0])
    : baselines[line.baselineVersion - 1]

/** The bound of a band that a line from a value reaches first; the value itself of a point target. */
const nearest = ({ low, high }: Aim, from: number): number => Math.min(high, Math.max(low, from))

function ghostsOf({ targets, baselines }: IndicatorAnswer): Figure['ghosts'] {
  const totals = baselines.filter(isTotal)
  return targets
    .filter(isTotal)
    .slice(0, -1)
    .flatMap(line => {
      const aim = aimOf(line, totals)
      const baseline = baselineOf(line, totals)
      if (!aim) return []
      const start =
        typeof baseline?.value === 'number' ? [{ t: reference(baseline.period), value: baseline.value }] : []
      return [{ aim, line: [...start, { t: aim.t, value: nearest(aim, start[0]?.value ?? aim.low) }] }]
    })
}

/** Makes the figure of the whole (not of its cells). */
export function figureOf(indicator: IndicatorAnswer, series: SeriesAnswer, assessment: AssessmentAnswer): Figure {
  const points = series.points.filter(isTotal)
  const valued = points.filter(point => typeof point.value === 'number')
  const intervals = points.flatMap(({ period, value, low, high }) =>
    typeof value !== 'number' && low !== undefined && high !== undefined ? [{ t: reference(period), low, high }] : [],
  )
  const { baseline: start, target: goal, trend, latest } = assessment
  const baseline =
    start && typeof start.value === 'number'
      ? { t: reference(start.period), value: start.value, isMadeUp: start.illustrative === true }
      : null
  const target = goal && amountOf(goal)
  const milestones = goal?.milestones ?? []
  const path =
    baseline && target
      ? [baseline, ...milestones, { t: target.t, value: nearest(target, baseline.value) }].toSorted((a, b) => a.t - b.t)
      : []
  const from = latest && typeof latest.value === 'number' ? { t: reference(latest.period), value: latest.value } : null
  const { projected, low, high, at } = trend
  const hasBand = from && projected !== null && low !== null && high !== null && at !== null
  return {
    ...stretchesOf(valued, indicator.versions),
    intervals,
    baseline,
    path,
    pathHolds: !assessment.path.reasons.includes('break'),
    milestones,
    target,
    ghosts: ghostsOf(indicator),
    projection: hasBand ? { from, t: at, value: projected, low, high } : null,
  }
}

function amountOf({ period, value, low, high, illustrative }: NonNullable<AssessmentAnswer['target']>): Aim | null {
  const at = { t: reference(period), isMadeUp: illustrative === true }
  if (typeof value === 'number') return { ...at, low: value, high: value }
  return low === undefined || high === undefined ? null : { ...at, low, high }
}

export interface Extent {
  readonly t: readonly [number, number]
  readonly value: readonly [number, number]
}

/** How far figures reach in time and value; undefined where there is not enough to draw. */
export function extentOf(figures: readonly Figure[]): Extent | undefined {
  const ats = figures.flatMap(f => [
    ...f.stretches.flat(),
    ...f.path,
    ...(f.baseline ? [f.baseline] : []),
    ...[...f.intervals, ...(f.target ? [f.target] : []), ...f.ghosts.map(g => g.aim)].flatMap(bounds),
    ...f.ghosts.flatMap(g => g.line),
    ...(f.projection ? bounds(f.projection) : []),
  ])
  const [times, values] = [ats.map(at => at.t), ats.map(at => at.value)]
  const t = [Math.min(...times), Math.max(...times)] as const
  return t[0] < t[1] ? { t, value: [Math.min(...values), Math.max(...values)] } : undefined
}

const bounds = ({ t, low, high }: { t: number; low: number; high: number }): At[] => [
  { t, value: low },
  { t, value: high },
]
