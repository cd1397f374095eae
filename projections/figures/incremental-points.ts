/** The points of a cell at one pin after another: a figure that enters replaces the one before it, all others stay. */
import { type Cell, cellKey } from '../../events/shapes.ts'
import type { Pin } from '../base/pin.ts'
import { pointsOf } from './cell-points.ts'
import { rollsUpCells } from './cell-rollup.ts'
import { type ComparablePoints, comparablePoints, numbersOf, type Scale, scaleOf } from './comparable-points.ts'
import type { IndicatorAt, IndicatorHistory } from './indicator.ts'
import { makesCoarserPeriods } from './period-rollup.ts'
import { disputesOf, pointAt } from './points.ts'

/** What entered since the last pin. */
export interface EnteredFacts {
  /** Keys that may have another figure. */
  readonly keys: readonly number[]
  /** Whether anything but figures entered. */
  readonly facts: boolean
}

/** Whether points compared by one scale are compared alike by the other. Break marks depend on every point, so there must be none. */
const sameScale = (a: Scale, b: Scale): boolean =>
  a.currentVersion === b.currentVersion && a.marks.length === 0 && b.marks.length === 0

/**
 * Reads the points of one cell at one pin after another; at each they are what `comparablePoints` makes of them. It pays
 * where pins are many: at 1,000 steps through 960 facts of 120 periods it takes 1.3 ms where reading anew at each takes
 * 2.3 ms (CPU time, best of five, Node 24); at a hundred steps they take the same.
 */
export function incrementalPoints(history: IndicatorHistory, cell: Cell | undefined) {
  const { series } = history
  const wanted = cellKey(cell)
  let before: ComparablePoints | undefined
  let made: { readonly at: IndicatorAt; readonly isMade: boolean } | undefined

  /** Whether figures are made of others, so that a new one changes more than its own place. */
  function makesOfOthers(at: IndicatorAt): boolean {
    if (made?.at !== at) {
      made = { at, isMade: rollsUpCells(at) || makesCoarserPeriods(at, series) }
    }
    return made.isMade
  }

  /** The points with a row in its place; undefined where another kind of period ends at the same time, which only sorting can order. */
  function withRow(read: ComparablePoints, of: number, row: number, at: IndicatorAt): ComparablePoints | undefined {
    const key = series.keys[of]
    if (key?.cellKey !== wanted) return read
    const { points, numbers, comparable } = read
    const { reference } = key.period
    const index = points.findLastIndex(p => p.key.period.reference <= reference)
    const isThere = points[index]?.key === key
    if (!isThere && points[index]?.key.period.reference === reference) return undefined
    const added = row < 0 ? [] : [pointAt(series.row(row), at, disputesOf(at))]
    const [start, removed] = isThere ? [index, 1] : [index + 1, 0]
    return {
      ...read,
      points: points.toSpliced(start, removed, ...added),
      numbers: numbers.toSpliced(start, removed, ...added.map(p => numbersOf(p, comparable))),
    }
  }

  return (at: IndicatorAt, pin: Pin, entered: EnteredFacts): ComparablePoints => {
    // Where half of the figures are new, all are read anew.
    const areMany = entered.keys.length * 2 > (before?.points.length ?? 0)
    let read = entered.facts || areMany || makesOfOthers(at) ? undefined : before
    const standing = series.standing(pin)
    for (const of of entered.keys) read &&= withRow(read, of, standing[of] as number, at)
    if (read && !sameScale(read, scaleOf(read.points, at, pin))) read = undefined
    before = read ?? comparablePoints(pointsOf(history, at, pin, cell), at, pin)
    return before
  }
}
