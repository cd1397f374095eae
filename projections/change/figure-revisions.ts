/** Which facts moved a figure between two pins? Those that took the place of what stood, and the disputes that marked it. */
import type { IndicatorFact } from '../../events/catalogue.ts'
import type { Recorded } from '../../events/fact.ts'
import { parsePeriod } from '../../events/period.ts'
import { type Cell, cellKey } from '../../events/shapes.ts'
import { instant } from '../base/answer-json.ts'
import { inside, type Pin } from '../base/pin.ts'
import type { IndicatorHistory } from '../figures/indicator.ts'
import type { FigureKey } from '../figures/known-figure.ts'
import type { Row } from '../figures/series.ts'

/** A fact that moved a figure; `cause` is that of a correction, else what kind of fact it is. */
export interface FigureRevision {
  readonly position: number
  readonly type: string
  readonly cause: string
  /** RFC 3339 instants. */
  readonly knownFrom: string
  readonly recordedAt: string
  readonly reason?: string
  /** Of a figure. */
  readonly value?: number | null
  /** Where another cell moved a sum. */
  readonly cell?: Cell
  /** It was known at the earlier pin's date, and recorded only later. */
  readonly recordedLater?: true
}

/** What a question is about: the period, the cell, and the cells it is summed from where it is a sum. */
interface Place {
  readonly period: string
  readonly cell: Cell
  readonly sums: boolean
}

function isAt({ period, cell, sums }: Place, of: { readonly period: string; readonly cell: Cell }): boolean {
  if (of.period !== period) return false
  if (cellKey(of.cell) === cellKey(cell)) return true
  return sums && Object.entries(cell).every(([dimension, code]) => of.cell[dimension] === code)
}

const says = ({ type, value, obsStatus, rest }: Row): string =>
  JSON.stringify([
    type === 'measurement-withdrawn' || [value, obsStatus, rest.low, rest.high, rest.judgement?.code],
    rest.numerator,
    rest.denominator,
  ])

const byKnowledge = (a: Row, b: Row): number => a.knownFrom - b.knownFrom || a.position - b.position

/** Rows inside the later pin that took the place of what stood before them; a vintage from before it takes none. */
function figuresMoved({ series }: IndicatorHistory, earlier: Pin, later: Pin, place: Place): Row[] {
  const { key } = series.columns()
  const there = series.keys.map(k => isAt(place, { period: k.period.key, cell: k.cell }))
  const rows: Row[] = []
  const end = series.rowsUpTo(later.position)
  for (let row = 0; row < end; row++) if (there[key[row] as number]) rows.push(series.row(row))
  const stands = new Map<string, Row>()
  const known = rows.filter(row => inside(row, earlier)).sort(byKnowledge)
  for (const row of known) stands.set(row.key.cellKey, row)
  const moved: Row[] = []
  for (const row of rows.filter(row => inside(row, later) && !inside(row, earlier)).sort(byKnowledge)) {
    const before = stands.get(row.key.cellKey)
    if (before && byKnowledge(row, before) < 0) continue
    stands.set(row.key.cellKey, row)
    if (!before || says(before) !== says(row)) moved.push(row)
  }
  return moved
}

const shortCause: Readonly<Record<string, string>> = {
  'indicator-measured': 'new-figure',
  'measurement-withdrawn': 'withdrawal',
  'measurement-disputed': 'dispute',
  'dispute-resolved': 'dispute-resolved',
  'indicator-defined': 'definition',
  'indicator-redefined': 'definition',
}

const DISPUTES: ReadonlySet<string> = new Set(['measurement-disputed', 'dispute-resolved'])
const DEFINITIONS: ReadonlySet<string> = new Set(['indicator-defined', 'indicator-redefined'])

/** Facts inside the later pin alone that marked the figure, or changed how it is summed. */
function marksMoved({ facts }: IndicatorHistory, earlier: Pin, later: Pin, place: Place): Recorded<IndicatorFact>[] {
  const disputed = new Map(
    facts.flatMap(({ type, data }) =>
      type === 'measurement-disputed'
        ? [[data.dispute, { period: parsePeriod(data.period).key, cell: data.cell ?? {} }] as const]
        : [],
    ),
  )
  return facts.filter(fact => {
    if (!inside(fact, later) || inside(fact, earlier)) return false
    if (DEFINITIONS.has(fact.type)) return place.sums
    const at = DISPUTES.has(fact.type) && disputed.get((fact.data as { dispute: string }).dispute)
    return at ? isAt(place, at) : false
  })
}

type Moving = Pick<Recorded, 'position' | 'knownFrom' | 'recordedAt'> & { readonly type: string }

function shownMover(fact: Moving, cause: string | undefined, reason: string | undefined, earlier: Pin): FigureRevision {
  const { position, type, knownFrom, recordedAt } = fact
  return {
    position,
    type,
    cause: cause ?? shortCause[type] ?? type,
    knownFrom: instant(knownFrom),
    recordedAt: instant(recordedAt),
    ...(reason !== undefined && { reason }),
    ...(knownFrom <= earlier.asOfMs && { recordedLater: true }),
  }
}

/**
 * The facts that moved the figure of a key from an earlier pin to a later one, of which the earlier lies within the other;
 * by (knownFrom, position). `sums`: it is summed from cells at one of them.
 */
export function figureRevisions(
  history: IndicatorHistory,
  earlier: Pin,
  later: Pin,
  { period, cell = {} }: Omit<FigureKey, 'indicator'>,
  sums: boolean,
): FigureRevision[] {
  const place = { period: parsePeriod(period).key, cell, sums }
  const figures = figuresMoved(history, earlier, later, place).map(row => ({
    ...shownMover(row, row.rest.cause, row.rest.reason, earlier),
    value: row.type === 'measurement-withdrawn' ? null : row.value,
    ...(row.key.cellKey !== cellKey(cell) && { cell: row.key.cell }),
  }))
  const marks = marksMoved(history, earlier, later, place).map(fact =>
    shownMover(fact, undefined, fact.meta.reason, earlier),
  )
  return [...figures, ...marks].sort(
    (a, b) => Date.parse(a.knownFrom) - Date.parse(b.knownFrom) || a.position - b.position,
  )
}
