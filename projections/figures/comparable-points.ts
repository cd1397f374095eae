/** What may a method read of a cell's points? Numbers in the unit of the day's definition, kept apart at every break. */
import { parsePeriod } from '../../events/period.ts'
import { type Cell, cellKey } from '../../events/shapes.ts'
import { firstIndex, itemsOf, type List, lastIn } from '../base/list.ts'
import type { Pin } from '../base/pin.ts'
import { atOnce, type Work } from '../base/work.ts'
import type { Point, PointsInOrder } from '../progress/case.ts'
import { isInOrder } from '../progress/points.ts'
import { makesFigures, readingPoints } from './cell-points.ts'
import { carries } from './columns.ts'
import { type Comparability, versionAt } from './comparability.ts'
import type { IndicatorAt, IndicatorHistory } from './indicator.ts'
import type { differences, PointAt } from './points.ts'
import { pointMaker, type Scale, sameScale } from './recorded-points.ts'
import type { Rows, Series } from './series.ts'
import { placesStanding, type StandingCell, StandingNumbers, StandingPoints } from './standing-points.ts'

/** Points of one cell by time, and the same as numbers. */
export interface ComparablePoints extends Scale {
  readonly points: List<PointAt>
  readonly numbers: readonly Point[] | PointsInOrder
  readonly comparable: Comparability
}

/** Decimal years of the breaks marked on points (obsStatus B, by time) that no redefinition explains: it marks its first point. */
function breakMarks(points: List<PointAt>, on: number): number[] {
  const marks: number[] = []
  for (let index = 0; index < points.length; index++) {
    const point = points.at(index) as PointAt
    const { key, definitionVersion } = point
    if (!carries(point, 'B') || key.period.reference > on + 1e-9) continue
    const before = index > 0 ? points.at(index - 1)?.definitionVersion : undefined
    const isFirstOfVersion = definitionVersion > 1 && definitionVersion !== before
    if (!isFirstOfVersion) marks.push(key.period.reference)
  }
  return marks
}

/** How far a recorded figure is from what it should come to, in the unit of the day. */
export function differencesIn({ convertDifference }: Comparability, point: PointAt): ReturnType<typeof differences> {
  const { definitionVersion: version } = point
  const { differsFromCells: cells, differsFromParts: parts } = point
  return {
    ...(cells !== undefined && { differsFromCells: convertDifference(cells, version) }),
    ...(parts !== undefined && { differsFromParts: convertDifference(parts, version) }),
  }
}

const NO_MARKS: readonly number[] = []

/** By what points made of a series are compared on the pin's day. */
export function scaleOf(points: List<PointAt>, series: Series, at: IndicatorAt, pin: Pin): Scale {
  const { start, reference } = parsePeriod(pin.on)
  return {
    currentVersion: versionAt(at.versions, start),
    marks: series.marksBreaks() ? breakMarks(points, reference) : NO_MARKS,
  }
}

/** What a number was made of: the point of its period. */
export function pointOf(
  { points, numbers }: ComparablePoints,
  { t, period }: Pick<Point, 't' | 'period'>,
): PointAt | undefined {
  const isOf = ({ key }: PointAt): boolean => key.period.key === period
  if (!isInOrder(numbers)) return lastIn(points, isOf)
  const point = points.at(firstIndex(points.length, index => numbers.timeAt(index) >= t))
  return point && isOf(point) ? point : undefined
}

/** Reads a cell's points of a series, given by time. */
export function comparablePoints(
  points: readonly PointAt[],
  series: Series,
  at: IndicatorAt,
  pin: Pin,
): ComparablePoints {
  const scale = scaleOf(points, series, at, pin)
  const maker = pointMaker(series, at)
  const comparable = maker.comparedBy(scale)
  return { ...scale, points, numbers: points.map(point => maker.numbers(point, comparable)), comparable }
}

/** Reads the points recorded of a cell where they stand; only those that are asked for are made. */
export function comparableStanding(cell: StandingCell, series: Series, at: IndicatorAt, pin: Pin): ComparablePoints {
  const points = new StandingPoints(cell)
  const scale = scaleOf(points, series, at, pin)
  const comparable = cell.maker.comparedBy(scale)
  const numbers = new StandingNumbers(cell, comparable)
  const isOrdered = comparable.isWhole && cell.order.isStrict
  return { ...scale, points, numbers: isOrdered ? numbers : itemsOf(numbers), comparable }
}

/** Reads a cell's points at a pin; it may be interrupted. */
export function* readingComparable(
  history: IndicatorHistory,
  at: IndicatorAt,
  pin: Pin,
  cell: Cell | undefined,
): Work<ComparablePoints> {
  const { series } = history
  if (makesFigures(at)) return comparablePoints(yield* readingPoints(history, at, pin, cell), series, at, pin)
  const order = series.orderOf(cellKey(cell))
  const standing = series.standing(pin)
  const places = placesStanding(order, standing)
  const maker = pointMaker(series, at)
  return comparableStanding({ order, places, standing, maker }, series, at, pin)
}

/**
 * Reads a cell's points at one pin after another, in any order: they are the same object as at the pin before where the same
 * figures stand and are compared alike.
 */
export function comparableReader(history: IndicatorHistory, cell: Cell | undefined) {
  const { series } = history
  let before: { readonly at: IndicatorAt; readonly standing: Rows; readonly read: ComparablePoints } | undefined

  const isAlike = (at: IndicatorAt, standing: Rows, pin: Pin): boolean =>
    before?.at === at &&
    before.standing === standing &&
    sameScale(before.read, scaleOf(before.read.points, series, at, pin))

  return function* read(at: IndicatorAt, pin: Pin): Work<ComparablePoints> {
    const standing = series.standing(pin)
    if (before && isAlike(at, standing, pin)) return before.read
    const read = yield* readingComparable(history, at, pin, cell)
    before = { at, standing, read }
    return read
  }
}

/** As `readingComparable`, at once. */
export const comparablePointsOf = (
  history: IndicatorHistory,
  at: IndicatorAt,
  pin: Pin,
  cell: Cell | undefined,
): ComparablePoints => atOnce(readingComparable(history, at, pin, cell))
