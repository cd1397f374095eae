/** The facts that changed a figure between two pins: those that replaced what stood, and the disputes that marked it. */
import { z } from 'zod'
import type { IndicatorFact } from '../../events/catalogue.ts'
import type { Recorded } from '../../events/fact.ts'
import { type Period, type PeriodText, parsePeriod } from '../../events/period.ts'
import { type Cell, cellKey, cell as cellShape, period as periodShape } from '../../events/shapes.ts'
import { instant } from '../base/answer-json.ts'
import { inside, type Pin } from '../base/pin.ts'
import type { IndicatorHistory } from '../figures/indicator.ts'
import type { FigureKey } from '../figures/known-figure.ts'
import type { Row } from '../figures/series.ts'

/** A fact that changed a figure; `cause` is that of a correction, else what kind of fact it is. */
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
  /** Where another cell or a finer period changed a total. */
  readonly cell?: Cell
  readonly period?: PeriodText
  /** It was known at the earlier pin's date, and recorded only later. */
  readonly recordedLater?: true
}

/** The shape of `FigureRevision`. */
export const figureRevisionShape = z.strictObject({
  position: z.int(),
  type: z.string(),
  cause: z.string().describe('Of a correction its cause, else what kind of fact it is.'),
  knownFrom: z.string(),
  recordedAt: z.string(),
  reason: z.string().optional(),
  value: z.number().nullable().optional(),
  cell: cellShape.optional().describe('Where another cell changed a total.'),
  period: periodShape.optional().describe('Where a finer period changed it.'),
  recordedLater: z.literal(true).optional().describe('Known at the earlier pin’s date, and recorded only later.'),
})

/** The figure a question is about, and whether it is made of cells or finer periods. */
interface RevisedFigure {
  readonly period: string
  readonly cell: Cell
  readonly sums: boolean
}

const liesWithin = (part: Period, whole: Period): boolean =>
  part.firstDay >= whole.firstDay && part.lastDay <= whole.lastDay

function isAbout({ period, cell, sums }: RevisedFigure, of: { readonly period: string; readonly cell: Cell }): boolean {
  if (of.period !== period && !(sums && liesWithin(parsePeriod(of.period), parsePeriod(period)))) return false
  if (cellKey(of.cell) === cellKey(cell)) return true
  return sums && Object.entries(cell).every(([dimension, code]) => of.cell[dimension] === code)
}

/** What a row states, as text that is equal for equal statements. */
const statementOf = ({ type, value, obsStatus, rest }: Row): string =>
  JSON.stringify([
    type === 'measurement-withdrawn' || [value, obsStatus, rest.flags, rest.low, rest.high, rest.judgement?.code],
    rest.numerator,
    rest.denominator,
  ])

const byKnowledge = (a: Row, b: Row): number => a.knownFrom - b.knownFrom || a.position - b.position

/** Rows inside the later pin that replaced what stood; a vintage known from earlier than what stands replaces nothing. */
function replacingRows({ series }: IndicatorHistory, earlier: Pin, later: Pin, figure: RevisedFigure): Row[] {
  const { key } = series.columns()
  const there = series.keys.map(k => isAbout(figure, { period: k.period.key, cell: k.cell }))
  const rows: Row[] = []
  const end = series.rowsUpTo(later.position)
  for (let row = 0; row < end; row++) if (there[key[row] as number]) rows.push(series.row(row))
  const stands = new Map<string, Row>()
  const known = rows.filter(row => inside(row, earlier)).sort(byKnowledge)
  const keyOf = ({ key }: Row): string => `${key.period.key}|${key.cellKey}`
  for (const row of known) stands.set(keyOf(row), row)
  const replacing: Row[] = []
  for (const row of rows.filter(row => inside(row, later) && !inside(row, earlier)).sort(byKnowledge)) {
    const before = stands.get(keyOf(row))
    if (before && byKnowledge(row, before) < 0) continue
    stands.set(keyOf(row), row)
    if (!before || statementOf(before) !== statementOf(row)) replacing.push(row)
  }
  return replacing
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
function markingFacts(
  { facts }: IndicatorHistory,
  earlier: Pin,
  later: Pin,
  figure: RevisedFigure,
): Recorded<IndicatorFact>[] {
  const disputed = new Map(
    facts.flatMap(({ type, data }) =>
      type === 'measurement-disputed'
        ? [[data.dispute, { period: parsePeriod(data.period).key, cell: data.cell ?? {} }] as const]
        : [],
    ),
  )
  return facts.filter(fact => {
    if (!inside(fact, later) || inside(fact, earlier)) return false
    if (DEFINITIONS.has(fact.type)) return figure.sums
    const at = DISPUTES.has(fact.type) && disputed.get((fact.data as { dispute: string }).dispute)
    return at ? isAbout(figure, at) : false
  })
}

type RevisingFact = Pick<Recorded, 'position' | 'knownFrom' | 'recordedAt'> & { readonly type: string }

function revisionJson(
  fact: RevisingFact,
  cause: string | undefined,
  reason: string | undefined,
  earlier: Pin,
): FigureRevision {
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
 * The facts that changed the figure of a key from an earlier pin to a later one, of which the earlier lies within the other;
 * by (knownFrom, position). `sums`: it is made of cells or finer periods at one of them.
 */
export function figureRevisions(
  history: IndicatorHistory,
  earlier: Pin,
  later: Pin,
  { period, cell = {} }: Omit<FigureKey, 'indicator'>,
  sums: boolean,
): FigureRevision[] {
  const figure = { period: parsePeriod(period).key, cell, sums }
  const rows = replacingRows(history, earlier, later, figure).map(row => ({
    ...revisionJson(row, row.rest.cause, row.rest.reason, earlier),
    value: row.type === 'measurement-withdrawn' ? null : row.value,
    ...(row.key.cellKey !== cellKey(cell) && { cell: row.key.cell }),
    ...(row.key.period.key !== figure.period && { period: row.key.given }),
  }))
  const marks = markingFacts(history, earlier, later, figure).map(fact =>
    revisionJson(fact, undefined, fact.meta.reason, earlier),
  )
  return [...rows, ...marks].sort(
    (a, b) => Date.parse(a.knownFrom) - Date.parse(b.knownFrom) || a.position - b.position,
  )
}
