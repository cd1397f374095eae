/** A figure as known at a pin: the point of a period and cell with its flags, and the same as numbers. */
import { parsePeriod } from '../../events/period.ts'
import { cellKey } from '../../events/shapes.ts'
import type { Point } from '../progress/case.ts'
import { type Comparability, versionAt } from './comparability.ts'
import type { IndicatorAt } from './indicator.ts'
import type { Row } from './series.ts'

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
function openDisputes(at: Pick<IndicatorAt, 'disputes'>): ReadonlyMap<string, string[]> {
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
export const disputesOf = (at: Pick<IndicatorAt, 'disputes'>): Disputed =>
  at.disputes.length === 0 ? undefined : openDisputes(at)

/** A row that stands, as a point of the indicator. */
export function pointAt(row: Row, { versions }: Pick<IndicatorAt, 'versions'>, open: Disputed): PointAt {
  const { key, value, obsStatus, knownFrom, knownText, position, recordedAt, rest } = row
  const disputed = open === undefined ? NONE : (open.get(`${key.period.key}|${key.cellKey}`) ?? NONE)
  const definitionVersion = versionAt(versions, key.period.start)
  return { key, value, obsStatus, knownFrom, knownText, position, recordedAt, rest, definitionVersion, disputed }
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
