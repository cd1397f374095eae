/**
 * The points of a cell: as recorded, rolled up from finer cells, and made of finer periods, by the indicator's rules. Where
 * figures are many, reading them is long: each has a form that may be interrupted, `reading…`.
 */
import { type Cell, cellKey } from '../../events/shapes.ts'
import type { Pin } from '../base/pin.ts'
import { atOnce, sorting, type Work } from '../base/work.ts'
import { rollingUpCells, rollsUpCells } from './cell-rollup.ts'
import type { IndicatorAt, IndicatorHistory } from './indicator.ts'
import { isPartOfAssessed, statesRollUpTime, withCoarserPeriods } from './period-rollup.ts'
import type { PointAt } from './points.ts'
import { readingRecorded } from './recorded-points.ts'
import { byTime } from './series-keys.ts'

/** Whether any definition version makes figures of others. */
export const makesFigures = (at: IndicatorAt): boolean => rollsUpCells(at) || statesRollUpTime(at)

/** Every point of a cell by time, out of all recorded: those of finer periods too, and what they come to. */
function* everyPointIn(all: readonly PointAt[], at: IndicatorAt, cell: Cell | undefined): Work<PointAt[]> {
  const wanted = cellKey(cell)
  const recorded = all.filter(point => point.key.cellKey === wanted)
  const rolls = recorded.length < all.length && rollsUpCells(at)
  const rolled = rolls ? yield* rollingUpCells(all, recorded, cell ?? {}, at.versions) : undefined
  const points = rolled ? rolled.sort((a, b) => byTime(a.key, b.key)) : recorded
  return withCoarserPeriods(points, at, cell)
}

/** The points of one cell that are assessed, by time, out of all recorded: without finer periods that are parts of others. */
export function* readingPointsIn(
  all: readonly PointAt[],
  at: IndicatorAt,
  cell: Cell | undefined,
): Work<readonly PointAt[]> {
  const isPart = isPartOfAssessed(at, cell)
  const every = yield* everyPointIn(all, at, cell)
  return every.filter(point => !isPart(point.key.period))
}

/** The recorded points that those of a cell are made of. */
const readingFor = (history: IndicatorHistory, at: IndicatorAt, pin: Pin, cell: Cell | undefined): Work<PointAt[]> =>
  readingRecorded(history, at, pin, rollsUpCells(at) ? undefined : cellKey(cell))

/** The points of one cell that are assessed, by time. */
export function* readingPoints(
  history: IndicatorHistory,
  at: IndicatorAt,
  pin: Pin,
  cell: Cell | undefined,
): Work<readonly PointAt[]> {
  const read = yield* readingFor(history, at, pin, cell)
  return makesFigures(at) ? yield* readingPointsIn(read, at, cell) : read
}

/** As `readingPoints`, at once. */
export const pointsOf = (
  history: IndicatorHistory,
  at: IndicatorAt,
  pin: Pin,
  cell: Cell | undefined,
): readonly PointAt[] => atOnce(readingPoints(history, at, pin, cell))

/** Every point of one cell by time: those of finer periods too, and what they come to. */
export function* readingEveryPointOf(
  history: IndicatorHistory,
  at: IndicatorAt,
  pin: Pin,
  cell: Cell | undefined,
): Work<PointAt[]> {
  return yield* everyPointIn(yield* readingFor(history, at, pin, cell), at, cell)
}

/** Every point by time and cell: what was recorded, the total of its cells, and the periods that finer ones make. */
export function* readingEveryPoint(history: IndicatorHistory, at: IndicatorAt, pin: Pin): Work<PointAt[]> {
  const all = yield* readingRecorded(history, at, pin)
  if (!makesFigures(at)) return all
  const dimensions = new Set(at.versions.flatMap(v => Object.keys(v.definition.dimensions ?? {})))
  const byCell = Map.groupBy(all, p => p.key.cellKey)
  if (rollsUpCells(at) && !byCell.has('')) byCell.set('', [])
  const points: PointAt[] = []
  for (const recorded of byCell.values()) {
    const cell = recorded[0]?.key.cell ?? {}
    // A cell that leaves no dimension open has none below it.
    const below = Object.keys(cell).length < dimensions.size ? all : recorded
    for (const point of yield* everyPointIn(below, at, cell)) points.push(point)
    yield
  }
  return yield* sorting(points, (a, b) => byTime(a.key, b.key))
}
