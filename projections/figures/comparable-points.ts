/** What may a method read of a cell's points? Numbers in the unit of the day's definition, kept apart at every break. */
import { parsePeriod } from '../../events/period.ts'
import { type Cell, cellKey } from '../../events/shapes.ts'
import type { Pin } from '../base/pin.ts'
import { atOnce, type Work } from '../base/work.ts'
import type { Point } from '../progress/case.ts'
import { makesFigures, readingPoints } from './cell-points.ts'
import { carries } from './columns.ts'
import { type Comparability, versionAt } from './comparability.ts'
import type { IndicatorAt, IndicatorHistory } from './indicator.ts'
import type { differences, PointAt } from './points.ts'
import { pointMaker, readingStanding, type Scale } from './recorded-points.ts'
import type { Series } from './series.ts'

/** Points of one cell by time, and the same as numbers. */
export interface ComparablePoints extends Scale {
  readonly points: readonly PointAt[]
  readonly numbers: readonly Point[]
  readonly comparable: Comparability
  /** Whether they are known to stand one a reference point, all of today's comparable group. */
  readonly inOrder?: boolean
}

/** Decimal years of the breaks marked on points (obsStatus B, by time) that no redefinition explains: it marks its first point. */
function breakMarks(points: readonly PointAt[], on: number): number[] {
  const marks: number[] = []
  for (let index = 0; index < points.length; index++) {
    const point = points[index] as PointAt
    const { key, definitionVersion } = point
    if (!carries(point, 'B') || key.period.reference > on + 1e-9) continue
    const isFirstOfVersion = definitionVersion > 1 && definitionVersion !== points[index - 1]?.definitionVersion
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
export function scaleOf(points: readonly PointAt[], series: Series, at: IndicatorAt, pin: Pin): Scale {
  const { start, reference } = parsePeriod(pin.on)
  return {
    currentVersion: versionAt(at.versions, start),
    marks: series.marksBreaks() ? breakMarks(points, reference) : NO_MARKS,
  }
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

/** Reads a cell's points at a pin; it may be interrupted. */
export function* readingComparable(
  history: IndicatorHistory,
  at: IndicatorAt,
  pin: Pin,
  cell: Cell | undefined,
): Work<ComparablePoints> {
  const { series } = history
  if (makesFigures(at)) return comparablePoints(yield* readingPoints(history, at, pin, cell), series, at, pin)
  const standing = yield* readingStanding(history, at, pin, cellKey(cell))
  const { points } = standing
  const maker = pointMaker(series, at)
  const scale = scaleOf(points, series, at, pin)
  const comparable = maker.comparedBy(scale)
  return {
    ...scale,
    points,
    numbers: maker.numbersOfAll(standing, comparable),
    comparable,
    inOrder: comparable.isWhole && series.order(cellKey(cell)).isStrict,
  }
}

/** As `readingComparable`, at once. */
export const comparablePointsOf = (
  history: IndicatorHistory,
  at: IndicatorAt,
  pin: Pin,
  cell: Cell | undefined,
): ComparablePoints => atOnce(readingComparable(history, at, pin, cell))
