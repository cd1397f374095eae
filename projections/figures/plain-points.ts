/**
 * How is a plain series read fast? Most indicators have one definition, no dispute, no roll-up, no break and no interval:
 * their numbers stand in the columns as they are, and no point needs to be made but the one that is shown.
 */
import { type Period, parsePeriod } from '../../events/period.ts'
import { type Cell, cellKey } from '../../events/shapes.ts'
import type { Pin } from '../base/pin.ts'
import type { Point } from '../progress/case.ts'
import { isPlain } from './columns.ts'
import { comparability } from './comparability.ts'
import { type ComparablePoints, comparablePoints, numbersOf } from './comparable-points.ts'
import type { IndicatorAt, IndicatorHistory } from './indicator.ts'
import { type PointAt, pointAt, pointsOf, rollsUp } from './points.ts'
import type { Key, Series } from './series.ts'

const isWindow = ({ kind }: Period): boolean => kind.startsWith('window')

const perKeys = new WeakMap<readonly Key[], Point[]>()

/** Numbers of rows, made once: a row never changes, and of one definition neither does what it means. */
function madeOf({ keys }: Series): Point[] {
  const known = perKeys.get(keys) ?? []
  perKeys.set(keys, known)
  return known
}

/** Reads a cell's points at a pin, the fast way where it can be had. */
export function comparablePointsOf(
  history: IndicatorHistory,
  at: IndicatorAt,
  pin: Pin,
  cell: Cell | undefined,
): ComparablePoints {
  return plainPoints(history, at, pin, cell) ?? comparablePoints(pointsOf(history, at, pin, cell), at, pin)
}

/** The same as `readPoints` has it; undefined where anything is out of the ordinary. */
export function plainPoints(
  history: IndicatorHistory,
  at: IndicatorAt,
  pin: Pin,
  cell: Cell | undefined,
): ComparablePoints | undefined {
  if (at.versions.length !== 1 || at.disputes.length > 0 || rollsUp(at)) return undefined
  const { series } = history
  const wanted = cellKey(cell)
  const rows = series.standing(pin)
  const comparable = comparability(at.versions, 1, [])
  const { kind } = series.columns()
  const made = madeOf(series)
  const numbers: Point[] = []
  for (const of of series.order()) {
    const { period, cellKey: own } = series.keys[of] as (typeof series.keys)[number]
    const row = rows[of] as number
    if (row < 0 || own !== wanted) continue
    if (!isPlain(kind[row] as number) || isWindow(period)) return undefined
    made[row] ??= numbersOf(pointAt(series.row(row), at, undefined), comparable)
    numbers.push(made[row])
  }
  let points: readonly PointAt[] | undefined
  return {
    currentVersion: 1,
    marks: [],
    numbers,
    comparable,
    get points() {
      points ??= pointsOf(history, at, pin, cell)
      return points
    },
    pointOf(period) {
      const { reference } = parsePeriod(period)
      const of = series.keys.findIndex(
        key => key.period.reference === reference && key.period.key === period && key.cellKey === wanted,
      )
      const row = rows[of] ?? -1
      return row < 0 ? undefined : pointAt(series.row(row), at, undefined)
    },
  }
}
