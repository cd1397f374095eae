/**
 * The points of a cell at one pin after another. A figure that enters is worked into its own period, the sum of its cells and
 * the coarser period it is a part of; all others stay. Anew they are read only where the definition changes.
 */
import { coarserPeriod, type Period, parsePeriod } from '../../events/period.ts'
import { type Cell, cellKey } from '../../events/shapes.ts'
import type { Pin } from '../base/pin.ts'
import { STRIDE, type Work } from '../base/work.ts'
import { makesFigures } from './cell-points.ts'
import { besideSum, fullestSum, type RollUpRule, ruleOver, sumOfWay, type WaySum, wayOf } from './cell-rollup.ts'
import { versionAt } from './comparability.ts'
import { type ComparablePoints, comparablePoints, readingComparable, scaleOf } from './comparable-points.ts'
import type { IndicatorAt, IndicatorHistory } from './indicator.ts'
import { type GrowingParts, growingParts } from './part-tally.ts'
import { assessedPeriod, besideMade, isMadeOfParts, madeOfParts, statesRollUpTime } from './period-rollup.ts'
import type { PointAt } from './points.ts'
import { type PointMaker, pointMaker, sameScale } from './recorded-points.ts'
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
interface CellPeriods {
  /** The kind of period that is assessed, where finer ones make it. */
  readonly like: Period | undefined
  /** Puts a figure in its place; answers with the key of its period where the cell may have another figure there. */
  readonly put: (of: number, point: PointAt | undefined) => string | undefined
  /** Works out a period's point anew; answers with the key of the period that may now have another one: its own, or of what it is a part of. */
  readonly settle: (key: string) => string
  /** The point that is assessed for a period; none where it is but a part of another. */
  readonly assessed: (key: string) => PointAt | undefined
}

/** Of an indicator that makes no figure of others: those recorded of the cell, as they are put in. */
function recordedPeriods({ keys }: Series, cell: Cell | undefined): CellPeriods {
  const wanted = cellKey(cell)
  const points = new Map<string, PointAt | undefined>()
  return {
    like: undefined,
    put(of, point) {
      const { cellKey: own, period } = keys[of] as Key
      if (own !== wanted) return undefined
      points.set(period.key, point)
      return period.key
    },
    settle: key => key,
    assessed: key => points.get(key),
  }
}

/** Of an indicator that makes figures of others: the sums of cells, and coarser periods made of finer ones. */
function madePeriods(series: Series, at: IndicatorAt, cell: Cell | undefined): CellPeriods {
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
    const index = firstFrom(
      list,
      other => other.key.period.reference >= period.period.reference && !isBefore(other, period),
    )
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
  readonly maker: PointMaker
  readonly periods: CellPeriods
  /** By time. */
  readonly points: readonly PointAt[]
  readonly read: ComparablePoints
}

const isSame = <T>(a: readonly T[], b: readonly T[]): boolean => a.length === b.length && a.every((x, i) => x === b[i])

/**
 * Reads the points of one cell at one pin after another; at each they are what `comparablePoints` makes of them, and the
 * same object where nothing about them has changed. It may be interrupted. A figure costs what its own period takes: the sum of its cells there.
 */
export function incrementalPoints(history: IndicatorHistory, cell: Cell | undefined) {
  const { series } = history
  let state: State | undefined
  /** Two periods of one cell that only the order of recording can tell apart: then all is read anew each time. */
  let isIrregular = false

  /** Puts the points of these keys in their places; answers with the keys of the periods that they touch. */
  function put(of: readonly number[], { periods, maker }: Pick<State, 'periods' | 'maker'>, standing: Rows): string[] {
    const touched: string[] = []
    for (const key of of) {
      const row = standing[key] ?? -1
      const period = periods.put(key, row < 0 ? undefined : maker.point(key, row))
      if (period !== undefined) touched.push(period)
    }
    return touched
  }

  function* readAnew(at: IndicatorAt, pin: Pin): Work<ComparablePoints> {
    const read = yield* readingComparable(history, at, pin, cell)
    const { points } = read
    const periods = makesFigures(at) ? madePeriods(series, at, cell) : recordedPeriods(series, cell)
    const maker = pointMaker(series, at)
    if (makesFigures(at)) yield* putStanding({ periods, maker }, series.standing(pin))
    isIrregular = points.some((point, i) => i > 0 && byTime((points[i - 1] as PointAt).key, point.key) === 0)
    state = { at, maker, periods, points, read }
    return read
  }

  function* putStanding(into: Pick<State, 'periods' | 'maker'>, standing: Rows): Work<void> {
    const known = series.order().filter(of => (standing[of] ?? -1) >= 0)
    const touched = new Set<string>()
    for (let from = 0; from < known.length; from += STRIDE) {
      for (const period of put(known.slice(from, from + STRIDE), into, standing)) touched.add(period)
      yield
    }
    for (const period of touched) into.periods.settle(period)
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
  function withPeriods({ periods, points: were, read, maker }: State, keys: ReadonlySet<string>) {
    let [points, numbers] = [were, read.numbers]
    const putIn = keys.size === 1 ? replaced : replacedInCopies()
    for (const key of keys) {
      const point = periods.assessed(key)
      const index = point
        ? firstFrom(points, other => byTime(other.key, point.key) >= 0)
        : points.findIndex(other => other.key.period.key === key)
      const isThere = points[index]?.key.period.key === key
      if (point && !isThere && points[index] && byTime(points[index].key, point.key) === 0) return undefined
      if (index < 0) continue
      points = putIn(points, index, isThere, point)
      numbers = putIn(numbers, index, isThere, point && maker.numbers(point, read.comparable))
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
    const scale = scaleOf(points, series, at, pin)
    if (sameScale(scale, read)) return now === read ? read : { ...read, points, numbers }
    return comparablePoints(points, series, at, pin)
  }

  return function* read(at: IndicatorAt, pin: Pin, entered: EnteredFacts): Work<ComparablePoints> {
    const before = state
    if (!before || isIrregular || !isMadeAlike(before, at)) return yield* readAnew(at, pin)
    const disputed = disputedAnew(before, at)
    const changed = disputed.length === 0 ? entered.keys : [...entered.keys, ...disputed]
    const here = before.at === at ? before : { ...before, at, maker: pointMaker(series, at) }
    const keys = new Set(put(changed, here, series.standing(pin)).map(here.periods.settle))
    const now = keys.size === 0 ? before.read : withPeriods(here, keys)
    if (!now) return yield* readAnew(at, pin)
    const read = readAs(now, before, at, pin)
    state = { ...here, points: now.points, read }
    return read
  }
}
