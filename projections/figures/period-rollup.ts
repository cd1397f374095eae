/** Coarser periods made of finer ones, a year of its months: by the rule for time that the definition states. */
import { coarserPeriod, type Period, parsePeriod, partsIn } from '../../events/period.ts'
import { type Cell, cellKey } from '../../events/shapes.ts'
import { differenceBetween, sumWithoutNoise } from '../base/rounding.ts'
import { same } from '../progress/compare.ts'
import { cautionsOf, coverageOf, isNotApplicable, statusOf } from './cell-rollup.ts'
import { comparability, versionAt } from './comparability.ts'
import type { Definition, DefinitionVersion, IndicatorAt } from './indicator.ts'
import { latestTimes } from './part-tally.ts'
import { type PointAt, standardErrorOf } from './points.ts'
import type { Series } from './series.ts'
import { byTime } from './series-keys.ts'

type Rule = NonNullable<NonNullable<Definition['rollUp']>['time']>

/** By which rule a definition makes coarser periods of finer ones, if it does. */
const ruleOf = (version: DefinitionVersion | undefined): Rule | undefined => version?.definition.rollUp?.time

/** Whether any definition version states a rule for time. */
export const statesRollUpTime = ({ versions }: IndicatorAt): boolean => versions.some(v => ruleOf(v) !== undefined)

/** A period of the kind that is assessed: that of the cell's baseline, else of its target, else of the lines of another cell. */
export function assessedPeriod({ baselines, targets }: IndicatorAt, cell: Cell | undefined): Period | undefined {
  const key = cellKey(cell)
  const line =
    baselines.get(key)?.at(-1) ??
    targets.get(key)?.at(-1) ??
    [...baselines.values(), ...targets.values()].find(lines => lines.length > 0)?.at(-1)
  return line && parsePeriod(line.period)
}

/** A finer figure that a coarser period may be made of: its value in the unit of the version that covers the whole. */
interface Part {
  readonly point: PointAt
  /** Null where there is none, or a break lies between. */
  readonly value: number | null
}

function partOf(point: PointAt, version: number, { versions }: IndicatorAt): Part {
  const { value, definitionVersion } = point
  if (value === null || definitionVersion === version) return { point, value }
  return { point, value: comparability(versions, version, []).convert(value, definitionVersion) }
}

/** What the parts that are there come to: their sum, their mean with equal weights, or the last of them; null of none. */
function together(parts: readonly Part[], rule: Rule): number | null {
  const last = parts.at(-1)
  if (!last) return null
  if (rule === 'last') return last.value
  const sum = parts.reduce((total, { value }) => total + (value ?? 0), 0)
  return rule === 'sum' ? sumWithoutNoise(sum) : sumWithoutNoise(sum / parts.length)
}

/** The points of those parts that the whole rests on. */
const restedOn = (counted: readonly Part[], rule: Rule): PointAt[] =>
  (rule === 'last' ? counted.slice(-1) : counted).map(({ point }) => point)

/** Standard error of what independent parts come to. */
function errorOf(points: readonly PointAt[], rule: Rule): number {
  const error = Math.hypot(...points.map(point => standardErrorOf(point) ?? 0))
  return rule === 'mean' ? error / points.length : error
}

/** The coarser period of its finer ones, all of one kind and by time; undefined where its definition has no rule for time. */
function rolled(points: readonly PointAt[], whole: Period, at: IndicatorAt): PointAt | undefined {
  const version = versionAt(at.versions, whole.start)
  const rule = ruleOf(at.versions[version - 1])
  const [some] = points
  if (!rule || !some) return undefined
  const parts = points.map(point => partOf(point, version, at))
  const counted = parts.filter(part => part.value !== null)
  const value = together(counted, rule)
  const applicable = parts.filter(part => !isNotApplicable(part.point))
  const needed = partsIn(whole, some.key.period.kind) - (parts.length - applicable.length)
  const coverage = coverageOf(counted.length, needed, value, 'periods')
  // The last part alone is the whole's, wherever others lack; what is not applicable counts as no part.
  const [last, lastKnown] = [applicable.at(-1), points.at(-1)]
  const isLastThere = typeof last?.value === 'number' && lastKnown?.key.period.lastDay === whole.lastDay
  const complete = rule === 'last' && needed > 0 ? isLastThere : coverage.complete
  const rested = restedOn(counted, rule)
  const error = errorOf(rested, rule)
  return {
    key: { ...some.key, period: whole, given: whole.key },
    value: complete ? value : null,
    obsStatus: statusOf(
      counted.map(part => part.point),
      points,
      complete,
    ),
    ...latestTimes(points),
    rest: { ...(complete && error > 0 && { standardError: error }), ...cautionsOf(rested) },
    definitionVersion: version,
    disputed: points.flatMap(p => p.disputed),
    rolledUp: {
      from: 'periods',
      coverage: coverage.coverage,
      complete,
      ...(!complete && value !== null && { partial: value }),
    },
  }
}

/** The coarser period that parts, by time, come to; undefined where its definition has no rule for time. */
export const madeOfParts = (parts: readonly PointAt[], whole: Period, at: IndicatorAt): PointAt | undefined =>
  rolled(fullest(parts, whole), whole, at)

/** Of parts of several kinds those that cover most; there is one kind but where figures were withdrawn and given anew. */
function fullest(parts: readonly PointAt[], whole: Period): readonly PointAt[] {
  const kinds = [...Map.groupBy(parts, p => p.key.period.kind)]
  const share = ([kind, of]: (typeof kinds)[number]): number => of.length / partsIn(whole, kind)
  return kinds.toSorted((a, b) => share(b) - share(a))[0]?.[1] ?? []
}

/** Figure of a period that is recorded or summed from cells, beside what its finer periods come to. */
export function besideMade(before: PointAt | undefined, made: PointAt): PointAt {
  if (before === undefined) return made
  if (before.rolledUp) return before.rolledUp.complete || !made.rolledUp?.complete ? before : made
  if (before.value === null || made.value === null || same(before.value, made.value)) return before
  return { ...before, differsFromParts: differenceBetween(made.value, before.value) }
}

/**
 * The points of a cell by time, with the coarser periods that its finer ones make: of the kind that baseline and target
 * have. A recorded figure wins, and says by how much it differs.
 */
export function withCoarserPeriods(points: readonly PointAt[], at: IndicatorAt, cell: Cell | undefined): PointAt[] {
  const like = statesRollUpTime(at) ? assessedPeriod(at, cell) : undefined
  if (!like || points.every(p => p.key.period.kind === like.kind)) return [...points]
  const byPeriod = new Map(points.map(p => [p.key.period.key, p]))
  for (const [key, parts] of Map.groupBy(points, p => coarserPeriod(p.key.period, like)?.key)) {
    const whole = key === undefined ? undefined : parsePeriod(key)
    const made = whole && madeOfParts(parts, whole, at)
    if (made) byPeriod.set(whole.key, besideMade(byPeriod.get(whole.key), made))
  }
  return [...byPeriod.values()].sort((a, b) => byTime(a.key, b.key))
}

/** Whether the definition that covers a coarser period makes it of finer ones. */
export const isMadeOfParts = (whole: Period, { versions }: IndicatorAt): boolean =>
  ruleOf(versions[versionAt(versions, whole.start) - 1]) !== undefined

/** Whether any figure ever recorded is but a part of a coarser period. */
export const makesCoarserPeriods = (at: IndicatorAt, { keys }: Pick<Series, 'keys'>): boolean =>
  statesRollUpTime(at) && keys.some(({ cell, period }) => isPartOfAssessed(at, cell)(period))

/** Whether a finer period is but a part of one that is assessed. */
export function isPartOfAssessed(at: IndicatorAt, cell: Cell | undefined): (period: Period) => boolean {
  const like = statesRollUpTime(at) ? assessedPeriod(at, cell) : undefined
  if (!like) return () => false
  return period => {
    const whole = period.kind === like.kind ? undefined : coarserPeriod(period, like)
    return whole !== undefined && isMadeOfParts(whole, at)
  }
}
