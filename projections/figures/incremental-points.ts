/**
 * The points of a cell at one pin after another. A figure that enters is worked into its own period, the sum of its cells and
 * the coarser period it is a part of; all others stay. Anew they are read only where the definition changes.
 */
import { coarserPeriod, type Period, parsePeriod } from '../../events/period.ts'
import { type Cell, cellKey } from '../../events/shapes.ts'
import type { Pin } from '../base/pin.ts'
import { STRIDE, type Work } from '../base/work.ts'
import { readingPoints } from './cell-points.ts'
import { besideSum, fullestSum, type RollUpRule, ruleOver, sumOfWay, type WaySum, wayOf } from './cell-rollup.ts'
import { comparability, versionAt } from './comparability.ts'
import { type ComparablePoints, comparablePoints, numbersOf, type Scale, scaleOf } from './comparable-points.ts'
import type { IndicatorAt, IndicatorHistory } from './indicator.ts'
import { type GrowingParts, growingParts } from './part-tally.ts'
import { assessedPeriod, besideMade, isMadeOfParts, madeOfParts, statesRollUpTime } from './period-rollup.ts'
import { disputesOf, type PointAt, pointAt } from './points.ts'
import { byTime, type Key, type Rows, type Series } from './series.ts'

/** What entered since the last pin. */
export interface EnteredFacts {
  /** Keys that may have another figure. */
  readonly keys: readonly number[]
  /** Whether anything but figures entered. */
  readonly facts: boolean
}

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

/** The index of the first item for which a test holds, in a list in which it then holds for all that follow. */
function firstFrom<T>(list: readonly T[], holds: (item: T) => boolean): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(list[middle] as T)) high = middle
    else low = middle + 1
  }
  return low
}

/** The cell's points by what its definition, lines and disputes are now; figures are put in and taken out. */
function cellPeriods(series: Series, at: IndicatorAt, cell: Cell | undefined) {
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

  /** Puts a figure in its place; answers with its period where the cell may have another figure there. */
  function put(of: number, point: PointAt | undefined): CellPeriod | undefined {
    const key = series.keys[of] as Key
    if (key.cellKey === wanted) {
      const period = periodOf(key)
      period.recorded = point
      return period
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
    return period
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

  /** Works out a period's point anew; answers with the key of the period that may now have another one: its own, or of what it is a part of. */
  function settle(period: CellPeriod): string {
    const { whole } = period
    period.point = besideSum(period.recorded, period.ways.size === 0 ? undefined : fullestSum(sumsOf(period)))
    if (!whole) return period.period.key
    const list = parts.get(whole.key) ?? []
    const index = firstFrom(
      list,
      other => other.key.period.reference >= period.period.reference && !isBefore(other, period),
    )
    const isThere = list[index]?.key.period.key === period.period.key
    list.splice(index, isThere ? 1 : 0, ...(period.point ? [period.point] : []))
    parts.set(whole.key, list)
    const now = list.length === 0 ? undefined : madeOfParts(list, whole, at)
    if (now) made.set(whole.key, now)
    else made.delete(whole.key)
    return whole.key
  }

  /** The point that is assessed for a period; none where it is but a part of another. */
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

type Replace = <Item>(list: readonly Item[], index: number, isThere: boolean, item: Item | undefined) => readonly Item[]

/** The list with an item put in, in the place of the one there, or without that. */
const replaced: Replace = (list, index, isThere, item) =>
  item === undefined ? list.toSpliced(index, isThere ? 1 : 0) : list.toSpliced(index, isThere ? 1 : 0, item)

/** As `replaced`, for many items: each list is copied once, and the copy changed. */
function replacedInCopies(): Replace {
  const copies = new Set<unknown>()
  return <Item>(list: readonly Item[], index: number, isThere: boolean, item: Item | undefined) => {
    const copy = copies.has(list) ? (list as Item[]) : [...list]
    copies.add(copy)
    copy.splice(index, isThere ? 1 : 0, ...(item === undefined ? [] : [item]))
    return copy
  }
}

interface State {
  readonly at: IndicatorAt
  readonly periods: ReturnType<typeof cellPeriods>
  readonly disputes: ReturnType<typeof disputesOf>
  /** By time. */
  readonly points: readonly PointAt[]
  readonly read: ComparablePoints
}

const isSame = <T>(a: readonly T[], b: readonly T[]): boolean => a.length === b.length && a.every((x, i) => x === b[i])

const sameScale = (a: Scale, b: Scale): boolean => a.currentVersion === b.currentVersion && isSame(a.marks, b.marks)

/**
 * Reads the points of one cell at one pin after another; at each they are what `comparablePoints` makes of them, and the
 * same object where nothing about them has changed. It may be interrupted. A figure costs what its own period takes: the sum of its cells there.
 */
export function incrementalPoints(history: IndicatorHistory, cell: Cell | undefined) {
  const { series } = history
  let state: State | undefined
  /** Two periods of one cell that only the order of recording can tell apart: then all is read anew each time. */
  let isIrregular = false

  const pointOf = (of: number, at: IndicatorAt, standing: Rows, open: State['disputes']): PointAt | undefined => {
    const row = standing[of] ?? -1
    return row < 0 ? undefined : pointAt(series.row(row), at, open)
  }

  function* readAnew(at: IndicatorAt, pin: Pin): Work<ComparablePoints> {
    const points = yield* readingPoints(history, at, pin, cell)
    const read = comparablePoints(points, at, pin)
    const periods = cellPeriods(series, at, cell)
    const disputes = disputesOf(at)
    const standing = series.standing(pin)
    const touched = new Set<CellPeriod>()
    for (const [place, of] of series.order().entries()) {
      if (place % STRIDE === STRIDE - 1) yield
      const period = (standing[of] ?? -1) < 0 ? undefined : periods.put(of, pointOf(of, at, standing, disputes))
      if (period) touched.add(period)
    }
    for (const period of touched) periods.settle(period)
    isIrregular = points.some((point, i) => i > 0 && byTime((points[i - 1] as PointAt).key, point.key) === 0)
    state = { at, periods, disputes, points, read }
    return read
  }

  /** Whether what is at hand was made by the same definitions, and by periods of the same kind. */
  const isMadeAlike = (before: State, at: IndicatorAt): boolean =>
    before.at === at ||
    (isSame(before.at.versions, at.versions) &&
      (!statesRollUpTime(at) || before.periods.like?.key === assessedPeriod(at, cell)?.key))

  /** Keys whose disputes are others now. */
  function disputedAnew(before: State, at: IndicatorAt): number[] {
    if (before.at === at || isSame(before.at.disputes, at.disputes)) return []
    const [was, is] = [new Set(before.at.disputes), new Set(at.disputes)]
    const changed = [...was.symmetricDifference(is)]
    const names = new Set(changed.map(({ period, cell }) => `${parsePeriod(period).key}|${cellKey(cell)}`))
    return series.keys.flatMap((key, of) => (names.has(`${key.period.key}|${key.cellKey}`) ? [of] : []))
  }

  /** The points of a state, and the same as numbers, with those periods' in their places; undefined where their order can't be told. */
  function withPeriods({ periods, points: were, read }: State, keys: ReadonlySet<string>) {
    let [points, numbers] = [were, read.numbers]
    const put = keys.size === 1 ? replaced : replacedInCopies()
    for (const key of keys) {
      const point = periods.assessed(key)
      const index = point
        ? firstFrom(points, other => byTime(other.key, point.key) >= 0)
        : points.findIndex(other => other.key.period.key === key)
      const isThere = points[index]?.key.period.key === key
      if (point && !isThere && points[index] && byTime(points[index].key, point.key) === 0) return undefined
      if (index < 0) continue
      points = put(points, index, isThere, point)
      numbers = put(numbers, index, isThere, point && numbersOf(point, read.comparable))
    }
    return { points, numbers }
  }

  /** The points as they are compared now; their numbers stay where they are compared as before. */
  function readAs(
    now: Pick<ComparablePoints, 'points' | 'numbers'>,
    { read }: State,
    at: IndicatorAt,
    pin: Pin,
  ): ComparablePoints {
    const { points, numbers } = now
    const scale = scaleOf(points, at, pin)
    if (sameScale(scale, read)) return now === read ? read : { ...read, points, numbers }
    const comparable = comparability(at.versions, scale.currentVersion, scale.marks)
    return { ...scale, points, numbers: points.map(p => numbersOf(p, comparable)), comparable }
  }

  return function* read(at: IndicatorAt, pin: Pin, entered: EnteredFacts): Work<ComparablePoints> {
    const before = state
    if (!before || isIrregular || !isMadeAlike(before, at)) return yield* readAnew(at, pin)
    const disputed = disputedAnew(before, at)
    const disputes = before.at === at ? before.disputes : disputesOf(at)
    const standing = series.standing(pin)
    const touched = new Set<CellPeriod>()
    for (const of of disputed.length === 0 ? entered.keys : [...entered.keys, ...disputed]) {
      const period = before.periods.put(of, pointOf(of, at, standing, disputes))
      if (period) touched.add(period)
    }
    const keys = new Set<string>()
    for (const period of touched) keys.add(before.periods.settle(period))
    const now = keys.size === 0 ? before.read : withPeriods(before, keys)
    if (!now) return yield* readAnew(at, pin)
    const read = readAs(now, before, at, pin)
    state = { at, periods: before.periods, disputes, points: now.points, read }
    return read
  }
}
