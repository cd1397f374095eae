/** The figures recorded, as known at a pin: one point a period and cell, with its flags. */
import { parsePeriod } from '../../events/period.ts'
import { cellKey } from '../../events/shapes.ts'
import type { Pin } from '../base/pin.ts'
import { eachOf, STRIDE, type Work } from '../base/work.ts'
import { versionAt } from './comparability.ts'
import type { IndicatorAt, IndicatorHistory } from './indicator.ts'
import type { Key, Row } from './series.ts'

/** The figure of a period and cell at a pin: a row, or what its cells or the finer periods in it come to. */
export interface PointAt extends Omit<Row, 'type'> {
  readonly definitionVersion: number
  readonly disputed: readonly string[]
  /** Set where the value is made of others and not recorded. */
  readonly rolledUp?: RolledUp
  /** A recorded total's distance from the sum of its cells, where all are there and it differs. */
  readonly differsFromCells?: number
  /** A recorded figure's distance from what the finer periods in it come to, where all are there and it differs. */
  readonly differsFromParts?: number
}

/** How far a recorded figure is from what its cells or finer periods come to, where it differs. */
export const differences = ({
  differsFromCells,
  differsFromParts,
}: PointAt): Pick<PointAt, 'differsFromCells' | 'differsFromParts'> => ({
  ...(differsFromCells !== undefined && { differsFromCells }),
  ...(differsFromParts !== undefined && { differsFromParts }),
})

/** What a value that is made of others rests on. */
export interface RolledUp {
  /** `cells`: the codes of its dimensions; `periods`: finer periods, or what was added in earlier ones. */
  readonly from: 'cells' | 'periods'
  /** Share of the parts that are there. */
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

/** z for the two-sided levels margins are published with; a margin of another level is drawn and not computed with. */
const Z: Readonly<Record<string, number>> = {
  0.8: 1.2815515655446004,
  0.9: 1.6448536269514722,
  0.95: 1.959963984540054,
  0.99: 2.5758293035489004,
}

/** Standard error of a figure in its own unit: as stated, or as its margin gives it. */
export function standardErrorOf({ rest }: Pick<PointAt, 'rest'>): number | undefined {
  if (rest.standardError !== undefined) return rest.standardError
  const z = rest.margin && Z[rest.margin.level]
  return rest.margin && z ? (rest.margin.high - rest.margin.low) / 2 / z : undefined
}

const NONE: readonly string[] = []

type Disputed = ReadonlyMap<string, readonly string[]> | undefined

/** The disputes that mark points, by period and cell. */
export const disputesOf = (at: IndicatorAt): Disputed => (at.disputes.length === 0 ? undefined : openDisputes(at))

/** A row that stands, as a point of the indicator. */
export function pointAt(row: Row, { versions }: IndicatorAt, open: Disputed): PointAt {
  const { key, value, obsStatus, knownFrom, position, recordedAt, rest } = row
  const disputed = open === undefined ? NONE : (open.get(`${key.period.key}|${key.cellKey}`) ?? NONE)
  const definitionVersion = versionAt(versions, key.period.start)
  return { key, value, obsStatus, knownFrom, position, recordedAt, rest, definitionVersion, disputed }
}

/** Every point recorded that stands at the pin, or those of one cell (its key), by time and cell. */
export function* readingRecorded(
  { series }: IndicatorHistory,
  at: IndicatorAt,
  pin: Pin,
  wanted?: string,
): Work<PointAt[]> {
  const open = disputesOf(at)
  const standing = series.standing(pin)
  const points: PointAt[] = []
  for (const key of series.order()) {
    // A key that came after the pin has no row there.
    const row = standing[key] ?? -1
    if (row < 0 || (wanted !== undefined && series.keys[key]?.cellKey !== wanted)) continue
    points.push(pointAt(series.row(row), at, open))
    if (points.length % STRIDE === 0) yield
  }
  return points
}

/** Every vintage of every value inside the pin, in the order they fold. */
export function* readingHistory({ series }: IndicatorHistory, pin: Pin): Work<ReadonlyMap<Key, readonly Row[]>> {
  const rows = series.history(pin)
  yield
  return new Map(yield* eachOf(series.keys.entries(), ([index, key]) => [key, (rows[index] ?? []).map(series.row)]))
}
