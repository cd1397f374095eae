/** Reads the figures of a row: numbers, periods, codes and flags as the map says. What the map does not say is asked. */
import { parsePeriod } from '../../events/period.ts'
import { blankLabels } from './blank-labels.ts'
import { cellReader } from './cell-reader.ts'
import { type Column, textIn, type WideColumn } from './columns.ts'
import type { ImportMap } from './import-map.ts'
import { plainNumber, type Question } from './number-text.ts'
import type { IndicatorOutline, RowFault } from './outline.ts'
import { noPeriodFindings } from './period-findings.ts'
import { type PeriodChoice, type PeriodReading, readPeriodText } from './period-text.ts'
import { clipped, unknownIndicator, unreadablePeriod } from './row-messages.ts'
import { DOUBT, type Reading, type Settled, settleFile } from './settled-file.ts'
import { joined, MISSING, says } from './statuses.ts'
import { SPLIT_NUMBERS, type TableRow } from './table.ts'
import { valueReader } from './value-reader.ts'

/** A figure as it waits: numbers and doubtful periods are texts until the whole file is read. */
export interface WaitingFigure {
  readonly indicator: string
  readonly line: number
  readonly measurement: Record<string, unknown>
  /** A number for what the ignored columns say; 0 where there are none. */
  readonly ignored: number
}

export interface RowReader {
  /** Takes a row: its figures go to `onFigure`, what is wrong with it to `onFault`. */
  readonly take: (row: TableRow) => void
  /** Settles what only the whole file tells; `ids` are the indicators that it has figures of. */
  readonly settle: (ids: readonly string[]) => Settled | readonly Question[]
  readonly skipped: ReadonlyMap<string, number>
  /** The first five values of every ignored column. */
  readonly ignored: ReadonlyMap<string, readonly string[]>
  /** The same of columns that are not empty and are neither mapped, filtered nor ignored. */
  readonly unmapped: ReadonlyMap<string, readonly string[]>
  /** Texts under the table that are no rows of it. */
  readonly footnotes: readonly { readonly line: number; readonly text: string }[]
  /** Whether the file says statuses, in a column or by marks: a figure without one is then an ordinary one (A). */
  readonly saysStatuses: () => boolean
  readonly columnOf: (field: string) => string | null
}

/** Rows under a table that may be footnotes; where there are more, they are rows. */
const MOST_FOOTNOTES = 200

export interface RowHandlers {
  readonly onFigure: (figure: WaitingFigure) => void
  readonly onFault: (fault: RowFault) => void
}

/** Makes the reader of a table's rows. */
export function rowReader(reading: Reading, { onFigure, onFault }: RowHandlers): RowReader {
  const { columns, map, indicators, today } = reading
  const { numberOf, statusOf, evidence } = valueReader(map, columns.header)
  const readCell = cellReader(columns, map)
  const choice: PeriodChoice = map.period && 'column' in map.period ? (map.period as PeriodChoice) : {}
  const periodCodes = (map.period as { codes?: Record<string, string> } | undefined)?.codes ?? {}
  const skipped = new Map<string, number>()
  const questions = new Map<string, Question & { count: number }>()
  const periods = new Map<string, PeriodReading>()
  const periodFindings = noPeriodFindings()
  const ignored = new Map<string, string[]>()
  const unmapped = new Map<string, string[]>()
  /** Whether a mark beside a number said a status. */
  let marked = false
  const footnotes: { line: number; text: string; row: TableRow }[] = []

  function skip(reason: string): undefined {
    skipped.set(reason, (skipped.get(reason) ?? 0) + 1)
  }
  function ask(key: string, question: Question): void {
    const asked = questions.get(key)
    if (asked) asked.count += 1
    else questions.set(key, { ...question, count: 1 })
  }

  function take(row: TableRow): undefined {
    const { line, cells } = row
    const filled = filledCells(cells)
    if (filled === 0) return skip('empty rows')
    if (footnotes.length < MOST_FOOTNOTES && isFootnote(cells, filled)) {
      footnotes.push({ line, text: cells.filter(cell => cell.trim() !== '').join(' '), row })
      return undefined
    }
    // What looked like footnotes stands in the middle of the table: they are rows.
    if (footnotes.length > 0) for (const { row: before } of footnotes.splice(0)) takeRow(before)
    return takeRow(row)
  }

  function takeRow(row: TableRow): undefined {
    const { cells } = row
    if (cells.length !== columns.header.length && isMisshapen(cells)) return misshapen(row)
    labels.see(cells)
    for (const { column, name, taken } of columns.conditions)
      if (!taken(column ? textIn(cells, column) : '') && !(column?.labelled && taken((cells[column.at] ?? '').trim())))
        return skip(`“${name}”: ${clipped(column ? textIn(cells, column) : '') || 'empty'}`)
    for (const column of columns.unmapped) remember(unmapped, column, cells)
    labels.take(row.line)
    const ignoredNumber = columns.ignored.length === 0 ? 0 : ignoredHash(cells)
    if (columns.wide.length === 0) return takeFigure(row, undefined, ignoredNumber)
    for (const column of columns.wide) takeFigure(row, column, ignoredNumber)
  }

  const labels = blankLabels(columns, map)

  /** Columns up to the last one with a name: what a program leaves out at the end of a row is no fault. */
  const width = columns.header.findLastIndex(name => name !== '') + 1
  const isMisshapen = (cells: readonly string[]): boolean =>
    cells.length < width || cells.slice(columns.header.length).some(cell => cell.trim() !== '')
  function misshapen({ line, cells }: TableRow): undefined {
    onFault({
      line,
      column: null,
      code: 'columns',
      detail: `has ${cells.length} fields, the header has ${columns.header.length}${cells.length > columns.header.length ? `: ${SPLIT_NUMBERS}` : ''}`,
    })
  }

  /** A text under the table: it has no value, and no period where the period stands. */
  function isFootnote(cells: readonly string[], filled: number): boolean {
    const whole = cells.length === columns.header.length
    const values = columns.wide.length > 0 ? columns.wide : columns.numbers
    if (whole && filled > 1) return isWords(cells, values)
    if (values.some(column => /\d/.test(textIn(cells, column)) && plainNumber(textIn(cells, column)) !== undefined))
      return false
    if (columns.period === undefined) return !whole || filled <= 1
    const text = textIn(cells, columns.period)
    return text === ''
      ? columns.header.length > 1 && filled <= 1
      : !('period' in periodOf(text)) && !('doubt' in periodOf(text))
  }

  /** A note that goes on over several columns: letters, and no digit, where the period and the values stand. */
  function isWords(cells: readonly string[], values: readonly Column[]): boolean {
    if (columns.period === undefined) return false
    const found = [columns.period, ...values].map(column => textIn(cells, column)).filter(text => text !== '')
    return found.length > 1 && found.every(text => /\p{L}/u.test(text) && !/\d/.test(text))
  }

  function remember(seen: Map<string, string[]>, { at, name }: Column, cells: readonly string[]): void {
    const text = (cells[at] ?? '').trim()
    const texts = seen.get(name)
    if (text === '' || (texts && (texts.length >= 5 || texts.includes(text)))) return
    seen.set(name, [...(texts ?? []), text])
  }

  /** FNV-1a over the ignored cells: two rows of one key that differ in them are asked about. */
  function ignoredHash(cells: readonly string[]): number {
    let hash = 0x811c9dc5
    for (const column of columns.ignored) {
      remember(ignored, column, cells)
      const text = (cells[column.at] ?? '').trim()
      for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
      hash = Math.imul(hash ^ 31, 0x01000193)
    }
    return hash >>> 0
  }

  function periodOf(text: string): PeriodReading {
    const known = periods.get(text)
    if (known) return known
    const found = readPeriodText(periodCodes[text] ?? text, choice)
    if (periods.size < 50_000) periods.set(text, found)
    return found
  }
  /** Periods whose kind was taken down. */
  const noticed = new Set<PeriodReading>()

  function takeFigure({ line, cells }: TableRow, wide: WideColumn | undefined, ignoredNumber: number): undefined {
    const of = indicatorOf(line, cells)
    if (of === undefined) return undefined
    const { id, outline } = of
    let sound = true
    const fault = (column: string | null, code: string, detail: string): void => {
      sound = false
      onFault({ line, column, code, detail })
    }
    const telling = { fault, ask }
    const measurement: Record<string, unknown> = {}
    const byPeriod = wide !== undefined && map.wide?.are === 'period'
    const periodText = byPeriod
      ? wide.means
      : columns.period
        ? textIn(cells, columns.period)
        : (map.period as { fixed: string }).fixed
    const periodColumn = byPeriod ? wide.name : (columns.period?.name ?? null)
    const reading = periodOf(periodText)
    if ('period' in reading) measurement.period = reading.period
    else if ('doubt' in reading) measurement.period = `${DOUBT}${reading.doubt} ${reading.from} ${reading.to}`
    else fault(periodColumn, 'period', unreadablePeriod(periodText, reading.probably, choice.kind))
    if (!noticed.has(reading)) {
      if (noticed.size < 50_000) noticed.add(reading)
      periodFindings.add(reading, line, periodText, periodColumn)
    }

    let statuses = columns.status
      ? statusOf(textIn(cells, columns.status), line, columns.status.name, telling)
      : fixedStatus(map)
    for (const column of wide ? [{ ...wide, field: 'value' as const }] : columns.numbers) {
      const found = numberOf(textIn(cells, column), column, line, outline, telling)
      if (found === undefined) continue
      if (found.number !== undefined) measurement[column.field] = found.number
      if (found.status === undefined || column.field !== 'value') continue
      statuses = joined(statuses, found.status)
      marked ||= found.number !== undefined && found.status !== ''
    }
    const amount = measurement.value ?? measurement.low ?? measurement.high
    if (amount === undefined && isAhead(measurement.period)) return skip('no value for a period that has not begun')
    if (amount === undefined && sound && !says(statuses, MISSING)) statuses = joined('L', statuses)
    if (amount !== undefined && says(statuses, MISSING)) askFlag(statuses, line, cells)
    if (statuses !== '') measurement.obsStatus = statuses
    const cell = readCell(line, cells, outline, wide, telling)
    if (typeof cell === 'string') return skip(cell)
    if (cell) measurement.cell = cell
    for (const [field, column] of texts) {
      if (!column) continue
      const text = textIn(cells, column)
      if (text !== '') measurement[field] = text
    }
    if (sound) onFigure({ indicator: id, line, measurement, ignored: ignoredNumber })
  }

  const todayNumber = parsePeriod(today).firstDay
  /** Whether a period has not begun: files list years to come, with nothing in them. */
  const isAhead = (period: unknown): boolean =>
    typeof period === 'string' && !period.startsWith(DOUBT) && parsePeriod(period).opensDay > todayNumber

  const texts = [
    ['note', columns.note],
    ['knownFrom', columns.knownFrom],
    ['reason', columns.reason],
  ] as const

  function indicatorOf(line: number, cells: readonly string[]): { id: string; outline: IndicatorOutline } | undefined {
    const text = columns.indicator ? textIn(cells, columns.indicator) : (map.indicator as string)
    const { ids, others } = typeof map.indicator === 'object' ? map.indicator : { ids: undefined, others: undefined }
    const id = ids?.[text] ?? (ids === undefined || indicators.has(text) ? text : undefined)
    const outline = id === undefined ? undefined : indicators.get(id)
    if (outline) return { id: outline.id, outline }
    const column = columns.indicator?.name ?? null
    if (others === 'skip') {
      skip(`“${column}”: ${clipped(text) || 'empty'}`)
      return undefined
    }
    if (text === '') onFault({ line, column, code: 'indicator', detail: 'names no indicator' })
    else onFault({ line, column, code: 'unknown-thing', detail: unknownIndicator(text, ids, indicators) })
    return undefined
  }

  function askFlag(statuses: string, line: number, cells: readonly string[]): void {
    const column = columns.status?.name ?? null
    const flag = columns.status ? textIn(cells, columns.status) : statuses
    const kept = statuses.replace(new RegExp(`[${MISSING}]`, 'g'), '')
    ask(`flagged ${flag}`, {
      code: 'flag',
      line,
      column,
      detail: `“${flag}” says that there is no value (${statuses}), and one stands beside it; which of them holds?`,
      answers: [
        `"status": {"column": "${column}", "codes": {"${flag}": "${kept}"}} in the map to keep the value`,
        `"where": {"${column}": {"not": "${flag}"}} to leave such rows out`,
      ],
    })
  }

  function settle(ids: readonly string[]): Settled | readonly Question[] {
    const asked = [...questions.values(), ...labels.questions()]
    return settleFile({ reading, choice, evidence, periodFindings, questions: asked, columnOf, ids })
  }

  function columnOf(field: string): string | null {
    if (field === 'period') return columns.period?.name ?? null
    if (field === 'obsStatus') return columns.status?.name ?? null
    if (field === 'indicator') return columns.indicator?.name ?? null
    const own =
      columns.numbers.find(column => column.field === field) ?? columns.cells.find(column => column.dimension === field)
    const text = texts.find(([name]) => name === field)?.[1]
    return own?.name ?? text?.name ?? (field === 'value' && columns.wide.length > 0 ? 'value' : null)
  }

  return {
    take,
    settle,
    skipped,
    ignored,
    unmapped,
    saysStatuses: () => columns.status !== undefined || marked,
    columnOf,
    footnotes,
  }
}

function filledCells(cells: readonly string[]): number {
  let filled = 0
  for (const cell of cells) if (cell !== '' && cell.trim() !== '') filled += 1
  return filled
}

const fixedStatus = ({ status }: ImportMap): string => (status && 'fixed' in status ? status.fixed : '')
