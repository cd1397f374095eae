/**
 * The figures recorded, as known at a pin: one point a period and cell. Points are kept for the next question: most figures
 * stand at many pins, so that asking as of another day makes only those that are others then.
 */
import { boundedBy } from '../base/bounded.ts'
import { countingFrom, haveSameItems } from '../base/list.ts'
import type { Pin } from '../base/pin.ts'
import { eachOf, STRIDE, type Work } from '../base/work.ts'
import type { Point } from '../progress/case.ts'
import { type Comparability, comparability } from './comparability.ts'
import type { DefinitionVersion, IndicatorAt, IndicatorHistory } from './indicator.ts'
import { disputesOf, numbersOf, type PointAt, pointAt } from './points.ts'
import type { Row, Rows, Series } from './series.ts'
import type { Key } from './series-keys.ts'

/** By what points are compared on a day. */
export interface Scale {
  /** Definition version of the day. */
  readonly currentVersion: number
  /** Unexplained breaks, decimal years. */
  readonly marks: readonly number[]
}

/**
 * Makes points of figures, and numbers of points; what it made before it gives again. Several questions share one and take
 * turns: nothing that it made last is taken for what the asker holds.
 */
export interface PointMaker {
  /** The point of a key (its index) whose figure stands in a row. */
  readonly point: (key: number, row: number) => PointAt
  /** How points are compared; the same object as long as nothing about it has changed. */
  readonly comparedBy: (scale: Scale) => Comparability
  /** A point as numbers. */
  readonly numbers: (point: PointAt, by: Comparability) => Point
  /** The point of a key whose figure stands in a row, as numbers. */
  readonly numbersIn: (key: number, row: number, by: Comparability) => Point
}

interface KeptMaker {
  readonly maker: PointMaker
  /** What it was made for. */
  readonly of: Pick<IndicatorAt, 'versions' | 'disputes'>
}

/** So many figures are kept as points, some 300 bytes each; of an indicator with more none is. */
const MOST_FIGURES = 200_000

/** By the keys of a series, which are the same list for all that is read of one. */
const kept = boundedBy<KeptMaker, readonly Key[]>(MOST_FIGURES)

export const sameScale = (a: Scale, b: Scale): boolean =>
  a.currentVersion === b.currentVersion && haveSameItems(a.marks, b.marks)

/** Whether two versions say the same of where figures belong and how they are compared. */
const measuresAlike = (a: DefinitionVersion, b: DefinitionVersion): boolean =>
  a === b ||
  (a.from === b.from &&
    a.bridge?.factor === b.bridge?.factor &&
    a.bridge?.offset === b.bridge?.offset &&
    a.definition.cumulative === b.definition.cumulative)

/** The maker of points of a series by what the indicator is. */
export function pointMaker(series: Series, { versions, disputes }: IndicatorAt): PointMaker {
  const { keys } = series
  const before = kept.get(keys)
  if (before?.of.versions === versions && before.of.disputes === disputes) return before.maker
  const isAlike =
    before && haveSameItems(before.of.versions, versions, measuresAlike) && haveSameItems(before.of.disputes, disputes)
  const of = { versions, disputes }
  const now = { maker: isAlike ? before.maker : makerOf(series, of), of }
  if (keys.length <= MOST_FIGURES) kept.keep(keys, now, keys.length)
  else kept.drop(keys)
  return now.maker
}

function makerOf(series: Series, of: KeptMaker['of']): PointMaker {
  const open = disputesOf(of)
  const points: PointAt[] = []
  /** The row each of them was made of. */
  const rows: number[] = []
  let numbers: (Point | undefined)[] = []
  let scale: Scale | undefined
  let compared: Comparability | undefined

  function point(key: number, at: number): PointAt {
    if (rows[key] === at) return points[key] as PointAt
    const made = pointAt(series.row(at), of, open)
    points[key] = made
    rows[key] = at
    numbers[key] = undefined
    return made
  }

  function comparedBy(asked: Scale): Comparability {
    if (compared && scale && sameScale(scale, asked)) return compared
    compared = comparability(of.versions, asked.currentVersion, asked.marks)
    scale = asked
    numbers = []
    return compared
  }

  /** The numbers of a point: those that are kept where the point is the one that is kept. */
  function numbersFor(of: PointAt, by: Comparability): Point {
    const { index } = of.key
    if (by !== compared || points[index] !== of) return numbersOf(of, by)
    numbers[index] ??= numbersOf(of, by)
    return numbers[index]
  }

  function numbersIn(key: number, row: number, by: Comparability): Point {
    const known = by === compared && rows[key] === row ? numbers[key] : undefined
    return known ?? numbersFor(point(key, row), by)
  }

  return { point, comparedBy, numbers: numbersFor, numbersIn }
}

/** Every point recorded that stands at the pin, or those of one cell (its key), by time and cell. */
export function* readingRecorded(
  { series }: IndicatorHistory,
  at: IndicatorAt,
  pin: Pin,
  cell?: string,
): Work<PointAt[]> {
  const { point } = pointMaker(series, at)
  const standing = series.standing(pin)
  const order = cell === undefined ? yield* series.ordering() : series.orderOf(cell).keys
  const points: PointAt[] = []
  for (let from = 0; from < order.length; from += STRIDE) {
    if (from > 0) yield
    take(order, from, standing, point, points)
  }
  return points
}

/** Takes those that stand among a stride of keys. A function of its own: within work a loop runs slowly. */
function take(
  order: readonly number[],
  from: number,
  standing: Rows,
  point: PointMaker['point'],
  points: PointAt[],
): void {
  const end = Math.min(order.length, from + STRIDE)
  for (let index = from; index < end; index++) {
    const key = order[index] as number
    // A key that came after the pin has no row there.
    const row = standing[key] ?? -1
    if (row >= 0) points.push(point(key, row))
  }
}

/** Every vintage of every value inside the pin, or of some (the indexes of their keys), in the order they fold. */
export function* readingHistory(
  { series }: IndicatorHistory,
  pin: Pin,
  some: readonly number[] = countingFrom(0, series.keys.length),
): Work<ReadonlyMap<Key, readonly Row[]>> {
  const rows = series.history(pin, some)
  yield
  return new Map(yield* eachOf(some, of => [series.keys[of] as Key, (rows[of] ?? []).map(series.row)]))
}

/** The keys, or those of one cell (its key), of which every value inside the pin was withdrawn and none given again. */
export function withdrawnKeys({ series }: IndicatorHistory, pin: Pin, cell?: string): readonly Key[] {
  const standing = series.standing(pin)
  const of = cell === undefined ? countingFrom(0, series.keys.length) : series.orderOf(cell).keys
  // A key that came after the pin has no row there.
  const without = of.filter(key => (standing[key] ?? -1) < 0)
  if (without.length === 0) return []
  const rows = series.history(pin, without)
  return without.filter(key => rows[key] !== undefined).map(key => series.keys[key] as Key)
}
