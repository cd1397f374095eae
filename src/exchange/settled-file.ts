/** What is settled from all rows of a file together, or asked: its decimal mark and the kind of its periods. */
import { type BoundColumns, numberFields } from './columns.ts'
import type { ImportMap } from './import-map.ts'
import {
  type DecimalMark,
  type MarkEvidence,
  type NumberMarks,
  type Question,
  readNumber,
  settleMarks,
} from './number-text.ts'
import type { IndicatorOutline, RowFault } from './outline.ts'
import type { noPeriodFindings } from './period-findings.ts'
import { type Doubt, type PeriodChoice, settledPeriod } from './period-text.ts'

/** Begins the period of a waiting measurement that can be read in two ways: `?pair 2023 2024`. */
export const DOUBT = '?'

export interface Reading {
  readonly columns: BoundColumns
  readonly map: ImportMap
  readonly indicators: ReadonlyMap<string, IndicatorOutline>
  readonly decimal?: NumberMarks['decimal'] | undefined
  readonly thousands?: NumberMarks['decimal'] | undefined
  /** The day of reading, `2024-05-17`: an empty cell of a period that has not begun is no figure. */
  readonly today: string
}

/** What was settled for the whole file. */
export interface Settled {
  readonly marks: NumberMarks
  /** What the periods were read as, for people; undefined where their text said it. */
  readonly periods: string | undefined
  /** Makes a waiting measurement whole, or says why it is none. */
  readonly finish: (indicator: string, line: number, measurement: Record<string, unknown>) => RowFault | undefined
}

interface Findings {
  readonly reading: Reading
  readonly choice: PeriodChoice
  readonly evidence: MarkEvidence
  readonly periodFindings: ReturnType<typeof noPeriodFindings>
  /** What rows asked, with how many of them did. */
  readonly questions: Iterable<Question & { readonly count: number }>
  readonly columnOf: (field: string) => string | null
  /** Indicators that the file has figures of. */
  readonly ids: readonly string[]
}

/** Settles a file, or answers with all its questions. */
export function settleFile({
  reading,
  choice,
  evidence,
  periodFindings,
  questions,
  columnOf,
  ids,
}: Findings): Settled | readonly Question[] {
  const { columns, indicators } = reading
  const { decimal, thousands } = (reading.map.value ?? {}) as { decimal?: DecimalMark; thousands?: DecimalMark }
  const asked: Question[] = [...questions].map(({ count, ...question }) => ({
    ...question,
    detail: count === 1 ? question.detail : `${question.detail} (${count} rows)`,
  }))
  const marks = settleMarks(evidence, {
    decimal: reading.decimal ?? decimal,
    thousands: reading.thousands ?? thousands,
  })
  if ('code' in marks) asked.push({ ...marks, column: columns.numbers[0]?.name ?? columns.wide[0]?.name ?? null })
  const kinds = periodFindings.inDoubt() ? new Set(ids.map(id => indicators.get(id)?.kind())) : new Set<undefined>()
  asked.push(...periodFindings.questions(choice, kinds))
  if (asked.length > 0 || 'code' in marks) return asked
  const hasMonths = periodFindings.months()

  function finish(indicator: string, line: number, measurement: Record<string, unknown>): RowFault | undefined {
    for (const field of numberFields) {
      const text = measurement[field]
      if (typeof text !== 'string') continue
      const number = readNumber(text, marks as NumberMarks)
      if (typeof number !== 'number') return { line, column: columnOf(field), ...number }
      measurement[field] = number
    }
    const period = measurement.period as string
    if (!period.startsWith(DOUBT)) return undefined
    const [doubt, from, to] = period.slice(1).split(' ') as [Doubt, string, string]
    const kind = hasMonths ? 'month' : indicators.get(indicator)?.kind()
    const settled = settledPeriod({ doubt, from: Number(from), to: Number(to) }, choice, kind)
    const detail = `“${from}/${to}” is not of the kind that the other periods are`
    if (settled === undefined) return { line, column: columnOf('period'), code: 'period', detail }
    measurement.period = settled
    return undefined
  }
  return { marks, periods: periodFindings.readAs(choice, kinds), finish }
}
