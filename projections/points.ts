/** Which figures stand, as known at a pin? One point a period and cell, with its flags and, if asked, every vintage. */
import { parsePeriod } from '../events/period.ts'
import { type Cell, cellKey } from '../events/shapes.ts'
import type { Rest } from './columns.ts'
import { versionAt } from './comparable.ts'
import type { IndicatorAt, IndicatorBook } from './indicator.ts'
import type { Pin } from './pin.ts'
import type { Key, Row } from './series.ts'
import { ruleOf, summed } from './summed.ts'

export interface PointAt {
  readonly key: Key
  readonly value: number | null
  readonly obsStatus: string
  readonly knownFrom: number
  readonly position: number
  readonly recordedAt: number
  readonly rest: Rest
  readonly definitionVersion: number
  readonly disputed: readonly string[]
  /** Set where the value is rolled up from cells and not recorded. */
  readonly rolledUp?: RolledUp
  /** A recorded total's distance from the sum of its cells, where all are there and it differs. */
  readonly differsFromCells?: number
}

export interface RolledUp {
  /** Share of the combinations of codes that are there. */
  readonly coverage: number
  readonly complete: boolean
  /** What those that are there come to, where some are lacking: no total, and it stands for none. */
  readonly partial?: number
}

/** Ids of the disputes that are open for each period and cell, by `period|cell`. */
function openDisputes(at: IndicatorAt): ReadonlyMap<string, string[]> {
  const open = new Map<string, string[]>()
  for (const { dispute, period, cell, outcome } of at.disputes) {
    if (outcome !== 'open') continue
    const key = `${parsePeriod(period).key}|${cellKey(cell)}`
    open.set(key, [...(open.get(key) ?? []), dispute])
  }
  return open
}

const NONE: readonly string[] = []

type Disputed = ReadonlyMap<string, readonly string[]> | undefined

/** The disputes that mark points, by period and cell. */
export const disputesOf = (at: IndicatorAt): Disputed => (at.disputes.length === 0 ? undefined : openDisputes(at))

/** A row that stands, as a point of the indicator. */
export function pointAt(row: Row, { versions }: IndicatorAt, open: Disputed): PointAt {
  const { key, value, obsStatus, knownFrom, position, recordedAt, rest } = row
  const disputed = open?.get(`${key.period.key}|${key.cellKey}`) ?? NONE
  const definitionVersion = versionAt(versions, key.period.start)
  return { key, value, obsStatus, knownFrom, position, recordedAt, rest, definitionVersion, disputed }
}

/** Every point recorded that stands at the pin, in no order. */
export function recordedPoints({ series }: IndicatorBook, at: IndicatorAt, pin: Pin): PointAt[] {
  const open = disputesOf(at)
  const points: PointAt[] = []
  for (const row of series.standing(pin)) if (row >= 0) points.push(pointAt(series.row(row), at, open))
  return points
}

const byTime = (a: PointAt, b: PointAt): number =>
  a.key.period.reference - b.key.period.reference || (a.key.cellKey < b.key.cellKey ? -1 : 1)

/** Whether any definition version rolls cells up. */
export const rollsUp = ({ versions }: IndicatorAt): boolean => versions.some(v => ruleOf(v.definition) !== undefined)

/** The points of one cell by time, rolled up from finer cells where the indicator's rule says so and nothing is recorded. */
export function pointsOf(book: IndicatorBook, at: IndicatorAt, pin: Pin, cell: Cell | undefined): PointAt[] {
  const all = recordedPoints(book, at, pin)
  const wanted = cellKey(cell)
  const recorded = all.filter(point => point.key.cellKey === wanted)
  if (recorded.length === all.length || !rollsUp(at)) return recorded.sort(byTime)
  return summed(all, recorded, cell ?? {}, at.versions).sort(byTime)
}

/** All points by time and cell. */
export const allPoints = (book: IndicatorBook, at: IndicatorAt, pin: Pin): PointAt[] =>
  recordedPoints(book, at, pin).sort(byTime)

/** Every vintage of every value inside the pin, in the order they fold. */
export function historyOf({ series }: IndicatorBook, pin: Pin): ReadonlyMap<Key, readonly Row[]> {
  const rows = series.history(pin)
  return new Map(series.keys.map((key, index) => [key, (rows[index] ?? []).map(series.row)]))
}
