/** The points of a cell at one pin after another, of an indicator that makes no figure of others: those that stand. */
import { type Cell, cellKey } from '../../../events/shapes.ts'
import { firstNotBelow } from '../../base/list.ts'
import type { Pin } from '../../base/pin.ts'
import { type ComparablePoints, comparableStanding } from '../comparable-points.ts'
import type { IndicatorAt, IndicatorHistory } from '../indicator.ts'
import { pointMaker, sameScale } from '../recorded-points.ts'
import type { Rows } from '../series.ts'
import { placesStanding, type StandingCell } from '../standing-points.ts'

/** Reads the cell's points at one pin after another; `keys` may have another figure than at the pin before. What it answers is to be read before the next pin. */
export function recordedSteps({ series }: IndicatorHistory, cell: Cell | undefined) {
  const order = series.orderOf(cellKey(cell))
  /** The one list of all steps. */
  let places: number[] = []
  let before: { readonly at: IndicatorAt; readonly cell: StandingCell; readonly read: ComparablePoints } | undefined

  /** The place of a key; undefined where it is of another cell. */
  function placeOf(key: number): number | undefined {
    const time = series.keys[key]?.period.reference as number
    let place = firstNotBelow(order.times, time)
    while (order.times[place] === time && order.keys[place] !== key) place += 1
    return order.keys[place] === key ? place : undefined
  }

  /** The cell with these keys' figures as they stand now; the same object where none is of it. */
  function withKeys(was: StandingCell, keys: readonly number[], standing: Rows): StandingCell {
    let isTouched = false
    for (const key of keys) {
      const place = placeOf(key)
      if (place === undefined) continue
      isTouched = true
      const index = firstNotBelow(places, place)
      const isThere = places[index] === place
      const stands = (standing[key] ?? -1) >= 0
      if (stands && !isThere) places.splice(index, 0, place)
      else if (isThere && !stands) places.splice(index, 1)
    }
    return isTouched ? { ...was, standing } : was
  }

  function cellAt(at: IndicatorAt, pin: Pin, keys: readonly number[]): StandingCell {
    const standing = series.standing(pin)
    const maker = before?.at === at ? before.cell.maker : pointMaker(series, at)
    if (!before) {
      places = [...placesStanding(order, standing)]
      return { order, places, standing, maker }
    }
    const now = withKeys(before.cell, keys, standing)
    return now.maker === maker ? now : { ...now, maker }
  }

  return function read(at: IndicatorAt, pin: Pin, keys: readonly number[]): ComparablePoints {
    const now = cellAt(at, pin, keys)
    const read = comparableStanding(now, series, at, pin)
    before = { at, cell: now, read: before?.cell === now && sameScale(before.read, read) ? before.read : read }
    return before.read
  }
}
