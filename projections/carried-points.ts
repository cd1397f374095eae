/** Which points does a cell have now, if it had those before? A figure that came in is put in its place; the others stay. */
import { type Cell, cellKey } from '../events/shapes.ts'
import type { IndicatorAt, IndicatorBook } from './indicator.ts'
import type { Pin } from './pin.ts'
import { disputesOf, type PointAt, pointAt, pointsOf, rollUpOf } from './points.ts'

/** What came in since the last pin. */
export interface Came {
  /** Keys with another figure. */
  readonly keys: Iterable<number>
  /** Whether anything but figures did. */
  readonly facts: boolean
}

/** The points of one cell at one pin after another, as `pointsOf` has them at each. */
export function carriedPoints(book: IndicatorBook, cell: Cell | undefined) {
  const { series } = book
  const wanted = cellKey(cell)
  let points: readonly PointAt[] | undefined

  /** Undefined where another kind of period ends at the same time: which comes first is not for here to say. */
  function putIn(into: readonly PointAt[], of: number, row: number, at: IndicatorAt): readonly PointAt[] | undefined {
    const key = series.keys[of]
    if (key?.cellKey !== wanted) return into
    const { reference } = key.period
    const place = into.findLastIndex(p => p.key.period.reference <= reference)
    const isThere = into[place]?.key === key
    if (!isThere && into[place]?.key.period.reference === reference) return undefined
    const point = row < 0 ? [] : [pointAt(series.row(row), at, disputesOf(at))]
    return into.toSpliced(isThere ? place : place + 1, isThere ? 1 : 0, ...point)
  }

  return (at: IndicatorAt, pin: Pin, came: Came): readonly PointAt[] => {
    if (came.facts || rollUpOf(at)) points = undefined
    const standing = series.standing(pin)
    for (const of of came.keys) points &&= putIn(points, of, standing[of] as number, at)
    points ??= pointsOf(book, at, pin, cell)
    return points
  }
}
