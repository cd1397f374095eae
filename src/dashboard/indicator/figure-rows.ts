/** What a chart draws, as rows: what the files of an indicator hold. */
import type { PeriodText } from '../../../events/period.ts'
import { parsePeriod } from '../../../events/period.ts'
import { cellKey } from '../../../events/shapes.ts'
import type { DrawnFigure, Mark, SeriesAnswer, SeriesPoint } from '../answer-types.ts'

/** The lines and marks of a chart. */
export const lineNames = [
  'measured',
  'interval',
  'incomplete',
  'baseline',
  'earlier-baseline',
  'agreed-path',
  'milestone',
  'target',
  'if-pace-fades',
  'if-pace-holds',
  'earlier-path',
  'earlier-milestone',
  'earlier-target',
] as const
export type LineName = (typeof lineNames)[number]

export interface FigureRow {
  readonly line: LineName
  /** Of a line that was added: which; left out: of what is shown itself. */
  readonly of?: string
  /** Of an earlier target or baseline: which version of it. */
  readonly version?: number
  /** Decimal year of the reference point. */
  readonly at: number
  readonly period: string
  /** Null: its status says why there is none. */
  readonly value?: number | null | undefined
  readonly low?: number | undefined
  readonly high?: number | undefined
  /** What the agreed path says at that time, and the figure against it. */
  readonly expected?: number | undefined
  readonly deviation?: number | undefined
  /** SDMX status codes. */
  readonly status?: string | undefined
  /** Share of the parts that are there, of what is made of parts. */
  readonly coverage?: number | undefined
  /** What was said of it first, where it was revised. */
  readonly first?: number | undefined
  readonly knownFrom?: string | undefined
}

/** A period in one text; without one, the year that ends at a decimal year, or the decimal year itself. */
const periodAt = (at: number, period?: PeriodText): string => {
  if (period !== undefined) return parsePeriod(period).key
  return Number.isInteger(at) ? String(at - 1) : String(at)
}

type Lines = Pick<DrawnFigure['path'], 'corners' | 'milestones'>

const lineRows = (line: LineName, points: Lines['corners'], version?: number): FigureRow[] =>
  points.map(({ at, value }) => ({ line, at, value, period: periodAt(at), ...(version !== undefined && { version }) }))

/** One value, or the two bounds of a band. */
const bounds = ({ low, high }: { low: number; high: number }) => (low === high ? { value: low } : { low, high })

type Placed = DrawnFigure['withoutValue'][number]

/** Where it stands, and its status. */
const placed = ({ at, period, obsStatus, flags = [] }: Placed) => ({
  at,
  period: periodAt(at, period),
  status: [obsStatus, ...flags].join(' '),
})

const measuredRow = (mark: Mark): FigureRow => ({
  line: 'measured',
  ...placed(mark),
  value: mark.value,
  expected: mark.expected ?? undefined,
  deviation: mark.deviation ?? undefined,
  coverage: mark.rolledUp?.coverage,
  first: mark.first ?? undefined,
})

type Measured = Pick<DrawnFigure, 'stretches' | 'withoutValue'>

/** What was measured, by time, among it what has no value: missing, not applicable, suppressed and zero are four different things. */
const measuredRows = ({ stretches, withoutValue }: Measured): FigureRow[] =>
  [
    ...stretches.flat().map(measuredRow),
    ...withoutValue.map((none): FigureRow => ({ line: 'measured', ...placed(none), value: null })),
  ].sort((a, b) => a.at - b.at)

/** The rows of a figure, its lines in the order in which they are named; `series` says more of what was measured. */
export function figureRows(figure: DrawnFigure, series: SeriesAnswer | undefined, cell: object): FigureRow[] {
  const { projection, baseline, earlierBaselines, target, superseded } = figure
  const wanted = cellKey(cell as SeriesPoint['cell'])
  const points = new Map(
    series?.points
      .filter(point => cellKey(point.cell) === wanted)
      .map(point => [parsePeriod(point.period).key, point] as const),
  )
  return [
    ...[
      ...measuredRows(figure),
      ...figure.intervals.map(mark => ({
        ...{ line: 'interval' as const, ...placed(mark), low: mark.low, high: mark.high },
      })),
      ...figure.incomplete.map(mark => ({
        ...{ line: 'incomplete' as const, ...placed(mark), value: mark.value, coverage: mark.rolledUp.coverage },
      })),
    ].map(row => ({ ...row, knownFrom: points.get(row.period)?.knownFrom })),
    ...(baseline
      ? [
          {
            line: 'baseline' as const,
            at: baseline.at,
            period: periodAt(baseline.at, baseline.period),
            value: baseline.value,
          },
        ]
      : []),
    ...earlierBaselines.map(({ at, period, value, version }) => ({
      ...{ line: 'earlier-baseline' as const, at, period: periodAt(at, period), value, version },
    })),
    ...lineRows('agreed-path', figure.path.corners),
    ...lineRows('milestone', figure.path.milestones),
    ...(target
      ? [{ line: 'target' as const, at: target.at, period: periodAt(target.at, target.period), ...bounds(target) }]
      : []),
    ...(projection?.course ?? []).map(({ at, projected, low, high }) => ({
      ...{ line: 'if-pace-fades' as const, at, period: periodAt(at), value: projected, low, high },
    })),
    ...(typeof projection?.ifPaceHolds === 'number'
      ? lineRows('if-pace-holds', [{ at: projection.at, value: projection.ifPaceHolds }])
      : []),
    ...superseded.flatMap(({ version, corners, milestones, target: earlier }) => [
      ...lineRows('earlier-path', corners, version),
      ...lineRows('earlier-milestone', milestones, version),
      {
        ...{ line: 'earlier-target' as const, version, at: earlier.at, period: periodAt(earlier.at, earlier.period) },
        ...bounds(earlier),
      },
    ]),
  ]
}

/** The rows of a line that was added: its values alone, or why there is none. */
export const addedRows = (of: string, figure: Measured): FigureRow[] =>
  measuredRows(figure).map(({ line, at, period, value, status }) => ({ of, line, at, period, value, status }))
