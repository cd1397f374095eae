/** The points of a cell: as recorded, rolled up from finer cells, and made of finer periods, by the indicator's rules. */
import { type Cell, cellKey } from '../../events/shapes.ts'
import type { Pin } from '../base/pin.ts'
import { rollsUpCells, rollUpCells } from './cell-rollup.ts'
import type { IndicatorAt, IndicatorHistory } from './indicator.ts'
import { isPartOfAssessed, statesRollUpTime, withCoarserPeriods } from './period-rollup.ts'
import { type PointAt, recordedPoints } from './points.ts'
import { byTime } from './series.ts'

/** Whether any definition version makes figures of others. */
export const makesFigures = (at: IndicatorAt): boolean => rollsUpCells(at) || statesRollUpTime(at)

/** Every point of a cell by time, out of all recorded: those of finer periods too, and what they come to. */
function everyPointIn(all: readonly PointAt[], at: IndicatorAt, cell: Cell | undefined): PointAt[] {
  const wanted = cellKey(cell)
  const recorded = all.filter(point => point.key.cellKey === wanted)
  const rolls = recorded.length < all.length && rollsUpCells(at)
  const points = rolls
    ? rollUpCells(all, recorded, cell ?? {}, at.versions).sort((a, b) => byTime(a.key, b.key))
    : recorded
  return withCoarserPeriods(points, at, cell)
}

/** The points of one cell that are assessed, by time, out of all recorded: without finer periods that are parts of others. */
export function pointsIn(all: readonly PointAt[], at: IndicatorAt, cell: Cell | undefined): PointAt[] {
  const isPart = isPartOfAssessed(at, cell)
  return everyPointIn(all, at, cell).filter(point => !isPart(point.key.period))
}

/** The recorded points that those of a cell are made of. */
const readFor = (history: IndicatorHistory, at: IndicatorAt, pin: Pin, cell: Cell | undefined): PointAt[] =>
  recordedPoints(history, at, pin, rollsUpCells(at) ? undefined : cellKey(cell))

/** The points of one cell that are assessed, by time. */
export function pointsOf(history: IndicatorHistory, at: IndicatorAt, pin: Pin, cell: Cell | undefined): PointAt[] {
  const read = readFor(history, at, pin, cell)
  return makesFigures(at) ? pointsIn(read, at, cell) : read
}

/** Every point of one cell by time: those of finer periods too, and what they come to. */
export const everyPointOf = (history: IndicatorHistory, at: IndicatorAt, pin: Pin, cell: Cell | undefined): PointAt[] =>
  everyPointIn(readFor(history, at, pin, cell), at, cell)

/** Every point by time and cell: what was recorded, the total of its cells, and the periods that finer ones make. */
export function everyPoint(history: IndicatorHistory, at: IndicatorAt, pin: Pin): PointAt[] {
  const all = recordedPoints(history, at, pin)
  if (!makesFigures(at)) return all
  const dimensions = new Set(at.versions.flatMap(v => Object.keys(v.definition.dimensions ?? {})))
  const byCell = Map.groupBy(all, p => p.key.cellKey)
  if (rollsUpCells(at) && !byCell.has('')) byCell.set('', [])
  const points = [...byCell.values()].flatMap(recorded => {
    const cell = recorded[0]?.key.cell ?? {}
    // A cell that leaves no dimension open has none below it.
    const below = Object.keys(cell).length < dimensions.size ? all : recorded
    return everyPointIn(below, at, cell)
  })
  return points.sort((a, b) => byTime(a.key, b.key))
}
