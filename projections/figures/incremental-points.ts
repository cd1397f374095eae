/** Which points does a cell have now, if it had those before? A figure that came in is put in its place; the others stay. */
import { type Cell, cellKey } from '../../events/shapes.ts'
import type { Pin } from '../base/pin.ts'
import { type ComparablePoints, comparablePoints, numbersOf, type Scale, scaleOf } from './comparable-points.ts'
import type { IndicatorAt, IndicatorHistory } from './indicator.ts'
import { disputesOf, pointAt, pointsOf, rollsUp } from './points.ts'

/** What came in since the last pin. */
export interface EnteredFacts {
  /** Keys that may have another figure. */
  readonly keys: Iterable<number>
  /** Whether anything but figures came. */
  readonly facts: boolean
}

/** Marks depend on every point; only where there are none is nothing else to be looked at. */
const sameScale = (a: Scale, b: Scale): boolean =>
  a.currentVersion === b.currentVersion && a.marks.length === 0 && b.marks.length === 0

/** Reads the points of one cell at one pin after another, as `readPoints` reads them at each. */
export function incrementalPoints(history: IndicatorHistory, cell: Cell | undefined) {
  const { series } = history
  const wanted = cellKey(cell)
  let before: ComparablePoints | undefined

  /** Undefined where another kind of period ends at the same time: which comes first is not for here to say. */
  function putIn(read: ComparablePoints, of: number, row: number, at: IndicatorAt): ComparablePoints | undefined {
    const key = series.keys[of]
    if (key?.cellKey !== wanted) return read
    const { points, numbers, comparable } = read
    const { reference } = key.period
    const place = points.findLastIndex(p => p.key.period.reference <= reference)
    const isThere = points[place]?.key === key
    if (!isThere && points[place]?.key.period.reference === reference) return undefined
    const put = row < 0 ? [] : [pointAt(series.row(row), at, disputesOf(at))]
    const [start, gone] = isThere ? [place, 1] : [place + 1, 0]
    return {
      ...read,
      points: points.toSpliced(start, gone, ...put),
      numbers: numbers.toSpliced(start, gone, ...put.map(p => numbersOf(p, comparable))),
    }
  }

  return (at: IndicatorAt, pin: Pin, came: EnteredFacts): ComparablePoints => {
    let read = came.facts || rollsUp(at) ? undefined : before
    const standing = series.standing(pin)
    for (const of of came.keys) read &&= putIn(read, of, standing[of] as number, at)
    if (read && !sameScale(read, scaleOf(read.points, at, pin))) read = undefined
    before = read ?? comparablePoints(pointsOf(history, at, pin, cell), at, pin)
    return before
  }
}
