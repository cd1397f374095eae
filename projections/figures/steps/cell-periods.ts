/** The periods of a cell, into which figures are put one at a time: what they come to is worked out for those they touch. */
import { coarserPeriod, type Period } from '../../../events/period.ts'
import { type Cell, cellKey } from '../../../events/shapes.ts'
import { firstIndex } from '../../base/list.ts'
import { besideSum, fullestSum, type RollUpRule, ruleOver, sumOfWay, type WaySum, wayOf } from '../cell-rollup.ts'
import { versionAt } from '../comparability.ts'
import type { IndicatorAt } from '../indicator.ts'
import { type GrowingParts, growingParts } from '../part-tally.ts'
import { assessedPeriod, besideMade, isMadeOfParts, madeOfParts, statesRollUpTime } from '../period-rollup.ts'
import type { PointAt } from '../points.ts'
import type { Series } from '../series.ts'
import type { Key } from '../series-keys.ts'

/** The parts of a cell in one way of breaking it down, in one period: by their place in the order of keys. */
interface Way {
  readonly parts: GrowingParts
  /** What they come to; undefined: it is not worked out since they changed. */
  sum: WaySum | undefined
}

/** One period of the cell. */
interface CellPeriod {
  readonly period: Period
  readonly rule: RollUpRule | undefined
  /** The coarser period it is a part of. */
  readonly whole: Period | undefined
  readonly ways: Map<string, Way>
  recorded: PointAt | undefined
  /** What is recorded, or what its cells come to. */
  point: PointAt | undefined
}

/** The cell's points by what its definition, lines and disputes are now; figures are put in and taken out. */
export interface CellPeriods {
  /** The kind of period that is assessed, where finer ones make it. */
  readonly like: Period | undefined
  /** Puts a figure in its place; answers with the key of its period where the cell may have another figure there. */
  readonly put: (of: number, point: PointAt | undefined) => string | undefined
  /** Works out a period's point anew; answers with the key of the period that may now have another one: its own, or of what it is a part of. */
  readonly settle: (key: string) => string
  /** The point that is assessed for a period; none where it is but a part of another. */
  readonly assessed: (key: string) => PointAt | undefined
}

/** Of an indicator that makes figures of others: the sums of cells, and coarser periods made of finer ones. */
export function madePeriods(series: Series, at: IndicatorAt, cell: Cell | undefined): CellPeriods {
  const wanted = cellKey(cell)
  const rules = at.versions.map(version => ruleOver(version, cell ?? {}))
  const hasRules = rules.some(rule => rule !== undefined)
  const like = statesRollUpTime(at) ? assessedPeriod(at, cell) : undefined
  const places = placesOf(series)
  const ways = new Map<RollUpRule | undefined, (string | undefined)[]>(rules.map(rule => [rule, []]))
  const periods = new Map<string, CellPeriod>()
  /** Points that make a coarser period, by time; by its key. */
  const parts = new Map<string, PointAt[]>()
  const made = new Map<string, PointAt>()

  function periodOf({ period }: Key): CellPeriod {
    const known = periods.get(period.key)
    if (known) return known
    const coarser = like && period.kind !== like.kind ? coarserPeriod(period, like) : undefined
    const fresh: CellPeriod = {
      period,
      rule: rules[versionAt(at.versions, period.start) - 1],
      whole: coarser && isMadeOfParts(coarser, at) ? coarser : undefined,
      ways: new Map(),
      recorded: undefined,
      point: undefined,
    }
    periods.set(period.key, fresh)
    return fresh
  }

  function wayOfKey(of: number, rule: RollUpRule): string {
    const known = ways.get(rule) as (string | undefined)[]
    known[of] ??= wayOf((series.keys[of] as Key).cell, cell ?? {}, rule)
    return known[of]
  }

  function put(of: number, point: PointAt | undefined): string | undefined {
    const key = series.keys[of] as Key
    if (key.cellKey === wanted) {
      const period = periodOf(key)
      period.recorded = point
      return key.period.key
    }
    if (!hasRules) return undefined
    const period = periodOf(key)
    const { rule } = period
    const name = rule ? wayOfKey(of, rule) : ''
    if (!rule || name === '') return undefined
    const way = period.ways.get(name) ?? { parts: growingParts(rule.rule), sum: undefined }
    way.parts.put(places[of] as number, point)
    way.sum = undefined
    if (way.parts.places.length === 0) period.ways.delete(name)
    else period.ways.set(name, way)
    return key.period.key
  }

  /** The sums of a period, in the order in which the first parts of each way stand. */
  function sumsOf({ ways, rule }: CellPeriod): WaySum[] {
    const firstOf = ({ parts }: Way): number => parts.places[0] as number
    const ordered = ways.size < 2 ? [...ways] : [...ways].sort(([, a], [, b]) => firstOf(a) - firstOf(b))
    return ordered.map(([name, way]) => {
      way.sum ??= sumOfWay(name, way.parts.parts, cell ?? {}, rule as RollUpRule, way.parts.tally())
      return way.sum
    })
  }

  function settle(key: string): string {
    const period = periods.get(key) as CellPeriod
    const { whole } = period
    period.point = besideSum(period.recorded, period.ways.size === 0 ? undefined : fullestSum(sumsOf(period)))
    if (!whole) return key
    const list = parts.get(whole.key) ?? []
    const index = firstIndex(list.length, i => !isBefore(list[i] as PointAt, period))
    const isThere = list[index]?.key.period.key === key
    list.splice(index, isThere ? 1 : 0, ...(period.point ? [period.point] : []))
    parts.set(whole.key, list)
    const now = list.length === 0 ? undefined : madeOfParts(list, whole, at)
    if (now) made.set(whole.key, now)
    else made.delete(whole.key)
    return whole.key
  }

  function assessed(key: string): PointAt | undefined {
    const period = periods.get(key)
    if (period?.whole) return undefined
    const whole = made.get(key)
    return whole ? besideMade(period?.point, whole) : period?.point
  }

  return { like, put, settle, assessed }
}

/** Whether a point stands before a period that ends at the same time or later. */
const isBefore = (point: PointAt, { period }: CellPeriod): boolean =>
  point.key.period.reference < period.reference ||
  (point.key.period.reference === period.reference && point.key.period.start > period.start)

/** The place of each key in the order of keys. */
function placesOf(series: Series): Int32Array {
  const places = new Int32Array(series.keys.length)
  series.order().forEach((of, place) => {
    places[of] = place
  })
  return places
}
