/** What may a method read of a cell's points? Numbers in the unit of the day's definition, kept apart at every break. */
import { parsePeriod } from '../../events/period.ts'
import type { Cell } from '../../events/shapes.ts'
import type { Pin } from '../base/pin.ts'
import { atOnce, type Work } from '../base/work.ts'
import type { Point } from '../progress/case.ts'
import { readingPoints } from './cell-points.ts'
import { carries } from './columns.ts'
import { type Comparability, comparability, versionAt } from './comparability.ts'
import type { IndicatorAt, IndicatorHistory } from './indicator.ts'
import { type differences, type PointAt, standardErrorOf } from './points.ts'

/** By what points are compared on a day. */
export interface Scale {
  /** Definition version of the day. */
  readonly currentVersion: number
  /** Unexplained breaks, decimal years. */
  readonly marks: readonly number[]
}

/** Points of one cell by time, and the same as numbers. */
export interface ComparablePoints extends Scale {
  readonly points: readonly PointAt[]
  readonly numbers: readonly Point[]
  readonly comparable: Comparability
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

/** What few figures have; kept apart, so that the many without are made fast. */
function marksOf(p: PointAt, convert: (value: number) => number): Partial<Point> {
  const { rest } = p
  const error = standardErrorOf(p)
  const ends = rest.low === undefined || rest.high === undefined ? [] : [convert(rest.low), convert(rest.high)]
  const [low, high] = ends.sort((a, b) => a - b)
  return {
    ...(low !== undefined && high !== undefined && { low, high }),
    // An error has the unit's scale, not its origin: it is converted as a distance.
    ...(error !== undefined && { standardError: Math.abs(convert(error) - convert(0)) }),
    ...(rest.flags && { flags: rest.flags }),
    ...(p.disputed.length > 0 && { disputed: true }),
    ...(p.rolledUp && !p.rolledUp.complete && { incomplete: true }),
  }
}

const isMarked = ({ rest, disputed, rolledUp }: PointAt): boolean =>
  rest.low !== undefined ||
  rest.standardError !== undefined ||
  rest.margin !== undefined ||
  rest.flags !== undefined ||
  disputed.length > 0 ||
  rolledUp !== undefined

/** A point as numbers. */
export function numbersOf(p: PointAt, comparable: Comparability): Point {
  const { period } = p.key
  const convert = (value: number): number => comparable.convert(value, p.definitionVersion) ?? value
  // The sum of the cells there are is no total: it is handed on to be named, not to be computed with.
  const figure = p.value ?? p.rolledUp?.partial ?? null
  const point: Point = {
    t: period.reference,
    value: figure === null ? null : convert(figure),
    obsStatus: p.obsStatus,
    version: comparable.groupOf(p.definitionVersion, period.reference),
    period: period.key,
    season: period.season,
    // A figure of a cohort can exist only when its years have passed.
    start: period.opensDay === period.firstDay ? period.start : undefined,
  }
  return isMarked(p) ? { ...point, ...marksOf(p, convert) } : point
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

/** By what the points are compared on the pin's day. */
export function scaleOf(points: readonly PointAt[], at: IndicatorAt, pin: Pin): Scale {
  const { start, reference } = parsePeriod(pin.on)
  return { currentVersion: versionAt(at.versions, start), marks: breakMarks(points, reference) }
}

/** Reads a cell's points, given by time. */
export function comparablePoints(points: readonly PointAt[], at: IndicatorAt, pin: Pin): ComparablePoints {
  const scale = scaleOf(points, at, pin)
  const comparable = comparability(at.versions, scale.currentVersion, scale.marks)
  return { ...scale, points, numbers: points.map(p => numbersOf(p, comparable)), comparable }
}

/** Reads a cell's points at a pin; it may be interrupted. */
export function* readingComparable(
  history: IndicatorHistory,
  at: IndicatorAt,
  pin: Pin,
  cell: Cell | undefined,
): Work<ComparablePoints> {
  return comparablePoints(yield* readingPoints(history, at, pin, cell), at, pin)
}

/** As `readingComparable`, at once. */
export const comparablePointsOf = (
  history: IndicatorHistory,
  at: IndicatorAt,
  pin: Pin,
  cell: Cell | undefined,
): ComparablePoints => atOnce(readingComparable(history, at, pin, cell))
