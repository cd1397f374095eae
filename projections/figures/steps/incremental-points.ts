/**
 * The points of a cell at one pin after another. A figure that enters is worked into its own period, the sum of its cells and
 * the coarser period it is a part of; all others stay. Anew they are read only where the definition changes.
 */
import { parsePeriod } from '../../../events/period.ts'
import { type Cell, cellKey } from '../../../events/shapes.ts'
import { firstIndex, haveSameItems, itemsOf } from '../../base/list.ts'
import type { Pin } from '../../base/pin.ts'
import { STRIDE, type Work } from '../../base/work.ts'
import type { Point } from '../../progress/case.ts'
import { makesFigures } from '../cell-points.ts'
import { type ComparablePoints, comparablePoints, readingComparable, scaleOf } from '../comparable-points.ts'
import type { IndicatorAt, IndicatorHistory } from '../indicator.ts'
import { assessedPeriod, statesRollUpTime } from '../period-rollup.ts'
import type { PointAt } from '../points.ts'
import { type PointMaker, pointMaker, sameScale } from '../recorded-points.ts'
import type { Rows } from '../series.ts'
import { byTime } from '../series-keys.ts'
import { type CellPeriods, madePeriods } from './cell-periods.ts'
import { recordedSteps } from './recorded-steps.ts'

/** What entered since the last pin. */
export interface EnteredFacts {
  /** Keys that may have another figure. */
  readonly keys: readonly number[]
  /** Whether anything but figures entered. */
  readonly facts: boolean
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

/**
 * Reads the points of one cell at one pin after another; at each they are what `readingComparable` reads there, and the same
 * object where nothing about them has changed. What is answered is to be read before the next pin. It is work where they are
 * read anew, and may be interrupted.
 */
export function incrementalPoints(history: IndicatorHistory, cell: Cell | undefined) {
  let recorded: ReturnType<typeof recordedSteps> | undefined
  let made: ReturnType<typeof madeSteps> | undefined
  return (at: IndicatorAt, pin: Pin, entered: EnteredFacts): ComparablePoints | Work<ComparablePoints> => {
    if (makesFigures(at)) {
      recorded = undefined
      made ??= madeSteps(history, cell)
      return made(at, pin, entered)
    }
    made = undefined
    recorded ??= recordedSteps(history, cell)
    return recorded(at, pin, entered.keys)
  }
}

/** Of an indicator that makes figures of others: a figure costs what its own period takes, the sum of its cells there. */
function madeSteps(history: IndicatorHistory, cell: Cell | undefined) {
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
    const points = itemsOf(read.points)
    const periods = madePeriods(series, at, cell)
    const maker = pointMaker(series, at)
    yield* putStanding({ periods, maker }, series.standing(pin))
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
    (haveSameItems(before.at.versions, at.versions) &&
      (!statesRollUpTime(at) || before.periods.like?.key === assessedPeriod(at, cell)?.key))

  /** Keys whose disputes are others now. */
  function disputedAnew(before: State, at: IndicatorAt): number[] {
    if (before.at === at || haveSameItems(before.at.disputes, at.disputes)) return []
    const [was, is] = [new Set(before.at.disputes), new Set(at.disputes)]
    const changed = [...was.symmetricDifference(is)]
    const names = new Set(changed.map(({ period, cell }) => `${parsePeriod(period).key}|${cellKey(cell)}`))
    return series.keys.flatMap((key, of) => (names.has(`${key.period.key}|${key.cellKey}`) ? [of] : []))
  }

  /** The points of a state, and the same as numbers, with those periods' in their places; undefined where their order can't be told. */
  function withPeriods({ periods, points: were, read, maker }: State, keys: ReadonlySet<string>) {
    let [points, numbers] = [were, itemsOf(read.numbers)]
    const putIn = keys.size === 1 ? replaced : replacedInCopies()
    for (const key of keys) {
      const point = periods.assessed(key)
      const index = point
        ? firstIndex(points.length, i => byTime((points[i] as PointAt).key, point.key) >= 0)
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
    now: { readonly points: readonly PointAt[]; readonly numbers: readonly Point[] },
    { read }: State,
    at: IndicatorAt,
    pin: Pin,
  ): ComparablePoints {
    const { points, numbers } = now
    const scale = scaleOf(points, series, at, pin)
    if (sameScale(scale, read)) return numbers === read.numbers ? read : { ...read, points, numbers }
    return comparablePoints(points, series, at, pin)
  }

  return function read(at: IndicatorAt, pin: Pin, entered: EnteredFacts): ComparablePoints | Work<ComparablePoints> {
    const before = state
    if (!before || isIrregular || !isMadeAlike(before, at)) return readAnew(at, pin)
    const disputed = disputedAnew(before, at)
    const changed = disputed.length === 0 ? entered.keys : [...entered.keys, ...disputed]
    const here = before.at === at ? before : { ...before, at, maker: pointMaker(series, at) }
    const keys = new Set(put(changed, here, series.standing(pin)).map(here.periods.settle))
    const now = withPeriods(here, keys)
    if (!now) return readAnew(at, pin)
    const read = readAs(now, before, at, pin)
    state = { ...here, points: now.points, read }
    return read
  }
}
