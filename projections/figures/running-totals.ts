/** Running totals of an indicator whose figures are what was added in each period: its baseline, and all added since. */

import { mayLackValue } from '../../events/obs-status.ts'
import { parsePeriod } from '../../events/period.ts'
import { itemsOf } from '../base/list.ts'
import { sumWithoutNoise } from '../base/rounding.ts'
import { cautionsOf, isNotApplicable } from './cell-rollup.ts'
import { carries } from './columns.ts'
import type { ComparablePoints } from './comparable-points.ts'
import type { BaselineVersion } from './indicator.ts'
import { latestTimes } from './part-tally.ts'
import { numbersOf, type PointAt, standardErrorOf } from './points.ts'

/** Value at the end of the baseline's period, in the unit of the day; undefined where a break lies between, or it is no number. */
function startOf(baseline: BaselineVersion | undefined, { comparable }: ComparablePoints): number | undefined {
  if (baseline?.value === undefined) return undefined
  const { definitionVersion: version } = baseline
  const isComparable = comparable.groupOf(version, parsePeriod(baseline.period).reference) === comparable.current
  return isComparable ? (comparable.convert(baseline.value, version) ?? undefined) : undefined
}

/** Points without those whose period lies within that of another, longer one: what is recorded for the longer one wins. */
function withoutParts(points: readonly PointAt[]): readonly PointAt[] {
  const kind = points[0]?.key.period.kind
  if (points.every(p => p.key.period.kind === kind)) return points
  const isWithin = (a: PointAt, b: PointAt): boolean => {
    const [inner, outer] = [a.key.period, b.key.period]
    const isLonger = outer.lastDay - outer.firstDay > inner.lastDay - inner.firstDay
    return isLonger && outer.firstDay <= inner.firstDay && outer.lastDay >= inner.lastDay
  }
  return points.filter(p => !points.some(other => isWithin(p, other)))
}

/** What has been added since the baseline, in the unit of the day, and what goes with it. */
interface Added {
  readonly total: number
  /** Square of the standard error. */
  readonly variance: number
  /** Days since the baseline's period for which something was counted, and the last day gone by. */
  readonly days: number
  readonly until: number
  /** A forecast or provisional part makes every later total one. */
  readonly lasting: 'F' | 'P' | undefined
  /** So does one that asks for caution. */
  readonly flags: ReturnType<typeof cautionsOf>['flags']
  readonly known: ReturnType<typeof latestTimes> | undefined
  readonly disputed: readonly string[]
}

function withPoint(before: Added, point: PointAt, { comparable }: ComparablePoints): Added {
  const { key, value, definitionVersion: version } = point
  const { firstDay, lastDay } = key.period
  const follows = firstDay > before.until
  const added = follows && value !== null ? comparable.convert(value, version) : null
  const isThere = added !== null || (follows && isNotApplicable(point))
  const error = added === null ? 0 : comparable.convertDifference(standardErrorOf(point) ?? 0, version)
  return {
    total: before.total + (added ?? 0),
    variance: before.variance + error ** 2,
    days: before.days + (isThere ? lastDay - firstDay + 1 : 0),
    until: Math.max(before.until, lastDay),
    lasting: carries(point, 'F') ? 'F' : (before.lasting ?? (carries(point, 'P') ? 'P' : undefined)),
    flags: value === null ? before.flags : cautionsOf([{ obsStatus: 'A', rest: before }, point]).flags,
    known: before.known ? latestTimes([before.known, point]) : latestTimes([point]),
    disputed: point.disputed.length > 0 ? [...before.disputed, ...point.disputed] : before.disputed,
  }
}

/** The running total at the end of a point's period, in the point's unit. */
function totalAt(point: PointAt, added: Added, from: number, { comparable }: ComparablePoints): PointAt {
  const { total, variance, days, lasting, flags = [], known, disputed } = added
  // What is said of the figure alone is not said of the total.
  const { rolledUp: _, differsFromCells: __, differsFromParts: ___, knownText: ____, ...rest } = point
  const inOwnUnit = (value: number): number =>
    comparable.between(value, comparable.version, point.definitionVersion) ?? value
  const needed = point.key.period.lastDay - from
  const isComplete = days === needed
  const value = inOwnUnit(sumWithoutNoise(total))
  const obsStatus = lasting ?? (mayLackValue(point.obsStatus) ? 'A' : point.obsStatus)
  const beside = flags.filter(code => code !== obsStatus)
  return {
    ...rest,
    ...known,
    value: isComplete ? value : null,
    obsStatus,
    rest: {
      ...(isComplete && variance > 0 && { standardError: Math.abs(inOwnUnit(Math.sqrt(variance))) }),
      ...(beside.length > 0 && { flags: beside }),
    },
    disputed,
    ...(!isComplete && {
      rolledUp: { from: 'periods' as const, coverage: days / needed, complete: false, partial: value },
    }),
  }
}

/**
 * The running total at the end of every period from the baseline's on, in the place of what was added in it. A period
 * missing in between, or one without a number, makes all later ones incomplete; `M` adds nothing. Without a comparable
 * baseline there are none.
 */
export function runningTotals(recorded: ComparablePoints, baseline: BaselineVersion | undefined): ComparablePoints {
  const start = startOf(baseline, recorded)
  if (baseline === undefined || start === undefined) return { ...recorded, points: [], numbers: [] }
  const { lastDay: from } = parsePeriod(baseline.period)
  let added: Added = {
    ...{ total: start, variance: 0, days: 0, until: from },
    ...{ lasting: undefined, flags: undefined, known: undefined, disputed: [] },
  }
  const points: PointAt[] = []
  for (const point of withoutParts(itemsOf(recorded.points))) {
    const { lastDay } = point.key.period
    if (lastDay < from) continue
    if (lastDay > from) added = withPoint(added, point, recorded)
    points.push(totalAt(point, added, from, recorded))
  }
  return { ...recorded, points, numbers: points.map(p => numbersOf(p, recorded.comparable)) }
}
