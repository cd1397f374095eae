/** What figures does a row of text hold? Numbers, periods, codes and flags as the map says; what it does not say is asked. */
import { parsePeriod } from '../../events/period.ts'
import { type BoundColumns, type CellColumn, type Column, type NumberField, numberFields } from './columns.ts'
import type { TableRow } from './csv.ts'
import type { ImportMap } from './import-map.ts'
import { missingSets, setsKnowing } from './missing-sets.ts'
import { nearest } from './nearest.ts'
import {
  type MarkEvidence,
  type NumberMarks,
  noEvidence,
  notice,
  numberIn,
  plainNumber,
  type Question,
  settleMarks,
  whyNoNumber,
} from './number-text.ts'
import {
  type Doubt,
  type PeriodChoice,
  type PeriodKind,
  type PeriodReading,
  readPeriodText,
  settledPeriod,
  wholePeriod,
} from './period-text.ts'

/** A row's part that can't be read, or that a rule refuses. */
export interface RowFault {
  readonly line: number
  /** Name of the column; null where it is the row as a whole. */
  readonly column: string | null
  readonly code: string
  readonly detail: string
}

/** What an import must know of an indicator. */
export interface IndicatorOutline {
  readonly id: string
  readonly title: string
  /** Its unit is per cent. */
  readonly percent: boolean
  /** Codes of each dimension with their labels, of all definition versions together. */
  readonly dimensions: ReadonlyMap<string, ReadonlyMap<string, string>>
  /** The kind of period its figures have, where it is settled. */
  readonly kind: () => string | undefined
}

/** A figure as it waits: numbers and doubtful periods are texts until the whole file is read. */
export interface WaitingFigure {
  readonly indicator: string
  readonly line: number
  readonly measurement: Record<string, unknown>
  /** A number for what the ignored columns say; 0 where there are none. */
  readonly ignored: number
}

export interface Reading {
  readonly columns: BoundColumns
  readonly map: ImportMap
  readonly indicators: ReadonlyMap<string, IndicatorOutline>
  readonly decimal?: NumberMarks['decimal'] | undefined
  readonly thousands?: NumberMarks['decimal'] | undefined
  /** The day of reading, `2024-05-17`: an empty cell of a wide table whose period has not begun is no figure. */
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

export interface RowReader {
  /** Takes a row: its figures go to `onFigure`, what is wrong with it to `onFault`. */
  readonly take: (row: TableRow) => void
  /** Settles what only the whole file tells; `ids` are the indicators that it has figures of. */
  readonly settle: (ids: readonly string[]) => Settled | readonly Question[]
  readonly skipped: ReadonlyMap<string, number>
  /** The first five values of every ignored column. */
  readonly ignored: ReadonlyMap<string, readonly string[]>
  /** The same of columns that nothing is said of and that are not empty. */
  readonly unspoken: ReadonlyMap<string, readonly string[]>
  /** Texts under the table that are no rows of it. */
  readonly footnotes: readonly { readonly line: number; readonly text: string }[]
  readonly columnOf: (field: string) => string | null
}

export interface Taking {
  readonly onFigure: (figure: WaitingFigure) => void
  readonly onFault: (fault: RowFault) => void
}

const DOUBT = '?'
const dashes = /[\u2010-\u2015\u2212]/g
const MARKED = /^(.*?[\d.,)%])\s?([^\s\d.,()%+-]{1,3})$/
const MISSING = 'LMQHKO'

/** Makes the reader of a table's rows. */
export function rowReader(reading: Reading, { onFigure, onFault }: Taking): RowReader {
  const { columns, map, indicators, today } = reading
  const value = (map.value ?? {}) as Exclude<ImportMap['value'], undefined> & Record<string, unknown>
  const { signs, marks, flags } = tablesOf(map)
  const choice: PeriodChoice = map.period && 'column' in map.period ? (map.period as PeriodChoice) : {}
  const periodCodes = (map.period as { codes?: Record<string, string> } | undefined)?.codes ?? {}
  const skipped = new Map<string, number>()
  const questions = new Map<string, Question & { count: number }>()
  const evidence: MarkEvidence = noEvidence()
  const periods = new Map<string, PeriodReading>()
  const periodFindings = noPeriodFindings()
  const ignored = new Map<string, string[]>()
  const unspoken = new Map<string, string[]>()
  let footnotes: { line: number; text: string; row: TableRow }[] = []
  const codeMemory = new Map<string, string | undefined>()

  function skip(reason: string): undefined {
    skipped.set(reason, (skipped.get(reason) ?? 0) + 1)
  }
  function ask(key: string, question: Question): void {
    const asked = questions.get(key)
    if (asked) asked.count += 1
    else questions.set(key, { ...question, count: 1 })
  }

  const textOf = (cells: readonly string[], { at, labelled }: Column): string => {
    const text = (cells[at] ?? '').trim()
    if (!labelled) return text
    const colon = text.indexOf(': ')
    return colon < 0 ? text : text.slice(0, colon)
  }

  function take(row: TableRow): undefined {
    const { line, cells } = row
    if (cells.every(cell => cell.trim() === '')) return skip('empty rows')
    if (isFootnote(cells)) {
      footnotes.push({ line, text: cells.filter(cell => cell.trim() !== '').join(' '), row })
      return undefined
    }
    // What looked like a footnote stands in the middle of the table: it is a bad row.
    for (const { row: before } of footnotes) misshapen(before)
    footnotes = []
    if (cells.length !== columns.header.length && isMisshapen(cells)) return misshapen(row)
    for (const { column, name, taken } of columns.conditions)
      if (!taken(column ? textOf(cells, column) : ''))
        return skip(`“${name}”: ${clipped(column ? textOf(cells, column) : '') || 'empty'}`)
    for (const column of columns.unspoken) remember(unspoken, column, cells)
    const ignoredNumber = columns.ignored.length === 0 ? 0 : ignoredHash(cells)
    if (columns.wide.length === 0) return takeFigure(row, undefined, ignoredNumber)
    for (const column of columns.wide) takeFigure(row, column, ignoredNumber)
  }

  const isMisshapen = (cells: readonly string[]): boolean =>
    cells.length < columns.header.length || cells.slice(columns.header.length).some(cell => cell.trim() !== '')
  function misshapen({ line, cells }: TableRow): undefined {
    onFault({
      line,
      column: null,
      code: 'columns',
      detail: `has ${cells.length} fields, the header has ${columns.header.length}`,
    })
  }

  /** A text under the table: it has no value, and no period where the period stands. */
  function isFootnote(cells: readonly string[]): boolean {
    const filled = cells.filter(cell => cell.trim() !== '').length
    const whole = cells.length === columns.header.length
    if (whole && filled > 1) return false
    const values = columns.wide.length > 0 ? columns.wide : columns.numbers
    if (values.some(column => /\d/.test(textOf(cells, column)) && plainNumber(textOf(cells, column)) !== undefined))
      return false
    if (columns.period === undefined) return !whole || filled <= 1
    const text = textOf(cells, columns.period)
    return text === ''
      ? columns.header.length > 1 && filled <= 1
      : !('period' in periodOf(text)) && !('doubt' in periodOf(text))
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

  function takeFigure(
    { line, cells }: TableRow,
    wide: BoundColumns['wide'][number] | undefined,
    ignoredNumber: number,
  ): undefined {
    const of = indicatorOf(line, cells)
    if (of === undefined) return undefined
    const { id, outline } = of
    let sound = true
    const fault = (column: string | null, code: string, detail: string): void => {
      sound = false
      onFault({ line, column, code, detail })
    }
    const measurement: Record<string, unknown> = {}
    const byPeriod = wide !== undefined && map.wide?.are === 'period'
    const periodText = byPeriod
      ? wide.means
      : columns.period
        ? textOf(cells, columns.period)
        : (map.period as { fixed: string }).fixed
    const periodColumn = byPeriod ? wide.name : (columns.period?.name ?? null)
    const reading = periodOf(periodText)
    if ('period' in reading) measurement.period = reading.period
    else if ('doubt' in reading) measurement.period = `${DOUBT}${reading.doubt} ${reading.from} ${reading.to}`
    else fault(periodColumn, 'period', unreadablePeriod(periodText, reading.probably, choice.kind))
    periodFindings.add(reading, line, periodText, periodColumn)

    let statuses = columns.status
      ? statusOf(textOf(cells, columns.status), line, columns.status.name)
      : fixedStatus(map)
    const emptyAhead =
      byPeriod &&
      (cells[wide.at] ?? '').trim() === '' &&
      'period' in reading &&
      parsePeriod(reading.period).firstDay > parsePeriod(today).firstDay
    if (emptyAhead) return skip('empty cells of periods that have not begun')
    for (const column of wide ? [{ ...wide, field: 'value' as const }] : columns.numbers) {
      const found = numberOf(textOf(cells, column), column, line, outline, fault)
      if (found === undefined) continue
      if (found.number !== undefined) measurement[column.field] = found.number
      if (found.status !== undefined && column.field === 'value') statuses = joined(statuses, found.status)
    }
    const amount = measurement.value ?? measurement.low ?? measurement.high
    if (amount === undefined && sound && !says(statuses, MISSING)) statuses = joined('L', statuses)
    if (amount !== undefined && says(statuses, MISSING)) askFlag(statuses, line, cells)
    if (statuses !== '') measurement.obsStatus = statuses
    readCell(line, cells, outline, measurement, wide, fault)
    if (measurement.cell === SKIP) return undefined
    for (const [field, column] of texts) {
      if (!column) continue
      const text = textOf(cells, column)
      if (text !== '') measurement[field] = text
    }
    if (sound) onFigure({ indicator: id, line, measurement, ignored: ignoredNumber })
  }

  const texts = [
    ['note', columns.note],
    ['knownFrom', columns.knownFrom],
    ['reason', columns.reason],
  ] as const

  function indicatorOf(line: number, cells: readonly string[]): { id: string; outline: IndicatorOutline } | undefined {
    const text = columns.indicator ? textOf(cells, columns.indicator) : (map.indicator as string)
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

  function numberOf(
    given: string,
    { name, field }: Column & { field: NumberField },
    line: number,
    outline: IndicatorOutline,
    fault: (column: string | null, code: string, detail: string) => void,
  ): { readonly number?: string | number; readonly status?: string } | undefined {
    const plain = plainNumber(given)
    if (plain !== undefined && !signs.has(given)) {
      notice(evidence, plain, line)
      return { number: plain }
    }
    if (given === '') return field === 'value' && signs.has('') ? { status: signs.get('') as string } : undefined
    const meaning = signs.get(given) ?? signs.get(given.replace(dashes, '-'))
    if (meaning !== undefined) return typeof meaning === 'number' ? { number: meaning } : { status: meaning }
    return markedNumber(given, name, line, outline, fault)
  }

  /** A number with something beside it: `11,5 %`, `12*`, `(5,1)`, `5,1b`. */
  function markedNumber(
    given: string,
    column: string,
    line: number,
    outline: IndicatorOutline,
    fault: (column: string | null, code: string, detail: string) => void,
  ): { number: string; status?: string } | undefined {
    let text = given
    let status = ''
    for (let left = 3; left > 0; left -= 1) {
      const plain = plainNumber(text)
      if (plain !== undefined) {
        notice(evidence, plain, line)
        return { number: plain, ...(status !== '' && { status }) }
      }
      if (/[\d.,]\s?%$/.test(text)) {
        if (!outline.percent) {
          fault(
            column,
            'number',
            `“${given}” is in per cent, and the unit of “${outline.id}” is not; give its number in the unit, or redefine the indicator`,
          )
          return undefined
        }
        text = text.slice(0, -1).trim()
        continue
      }
      const bracketed = /^\((.+)\)$/.exec(text)
      const [, rest, mark] = bracketed ? [text, bracketed[1] as string, '()'] : (MARKED.exec(text) ?? [])
      if (rest === undefined || mark === undefined) break
      const means = marks.get(mark) ?? lettersOf(mark, marks)
      if (means === undefined) {
        ask(`mark ${mark}`, markQuestion(given, mark, line, column))
        return undefined
      }
      status = joined(status, means)
      text = rest.trim()
    }
    if (/\d/.test(given)) fault(column, 'number', `“${given}” is not a number`)
    else ask(`sign ${given}`, signQuestion(given, line, column))
    return undefined
  }

  function statusOf(text: string, line: number, column: string): string {
    if (text === '') return ''
    const means = flags.get(text) ?? lettersOf(text.replace(/[\s,;+]/g, ''), flags)
    if (means !== undefined) return means
    if (flags.size === 0 && /^[A-Z]{1,4}$/.test(text)) return text
    ask(`flag ${text}`, flagQuestion(text, line, column))
    return ''
  }

  function askFlag(statuses: string, line: number, cells: readonly string[]): void {
    const column = columns.status?.name ?? null
    const flag = columns.status ? textOf(cells, columns.status) : statuses
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

  function readCell(
    line: number,
    cells: readonly string[],
    outline: IndicatorOutline,
    measurement: Record<string, unknown>,
    wide: BoundColumns['wide'][number] | undefined,
    fault: (column: string | null, code: string, detail: string) => void,
  ): void {
    let cell: Record<string, string> | undefined
    for (const column of columns.cells) {
      const text = textOf(cells, column)
      const code =
        column.codes.size === 0
          ? text
          : (column.codes.get(text) ?? column.codes.get((cells[column.at] ?? '').trim()) ?? text)
      if (code === '') continue
      const known = declared(code, column, outline)
      if (known === undefined) {
        if (column.skipOthers) {
          skip(`“${column.name}”: ${clipped(text)}`)
          measurement.cell = SKIP
          return
        }
        if (!askZeros(code, column, outline, line))
          fault(column.name, 'unknown-cell', unknownCode(code, column.dimension, outline))
        continue
      }
      cell ??= {}
      cell[column.dimension] = known
    }
    for (const [dimension, code] of columns.fixedCells) cell = { ...cell, [dimension]: code }
    if (wide && map.wide && map.wide.are !== 'period' && wide.means !== '') {
      const { are } = map.wide
      if (outline.dimensions.get(are)?.has(wide.means)) cell = { ...cell, [are]: wide.means }
      else fault(wide.name, 'unknown-cell', unknownCode(wide.means, are, outline))
    }
    if (cell) measurement.cell = cell
  }

  /** The declared code that a text is; undefined where it is none. */
  function declared(
    code: string,
    { dimension, leadingZeros }: CellColumn,
    { dimensions }: IndicatorOutline,
  ): string | undefined {
    const codes = dimensions.get(dimension)
    if (codes?.has(code)) return code
    if (!leadingZeros || !codes) return undefined
    return zerosBefore(code, codes)
  }

  function askZeros(code: string, column: CellColumn, outline: IndicatorOutline, line: number): boolean {
    const codes = outline.dimensions.get(column.dimension)
    const whole = codes && zerosBefore(code, codes)
    if (whole === undefined) return false
    ask(`zeros ${column.dimension}`, {
      code: 'code',
      line,
      column: column.name,
      detail: `“${code}” is no code of “${column.dimension}”, but “${whole}” is: did the file lose its leading zeros?`,
      answers: [
        '--leading-zeros',
        `"cell": {"${column.dimension}": {"column": "${column.name}", "codes": {"${code}": "${whole}"}}} in the map`,
      ],
    })
    return true
  }

  function unknownCode(code: string, dimension: string, outline: IndicatorOutline): string {
    const key = `${outline.id} ${dimension} ${code}`
    const known = codeMemory.get(key)
    if (known !== undefined) return known
    const detail = describeUnknown(code, dimension, outline)
    if (codeMemory.size < 1000) codeMemory.set(key, detail)
    return detail
  }

  function settle(ids: readonly string[]): Settled | readonly Question[] {
    const asked: Question[] = [...questions.values()].map(({ count, ...question }) => ({
      ...question,
      detail: count === 1 ? question.detail : `${question.detail} (${count} rows)`,
    }))
    const settledMarks = settleMarks(evidence, {
      decimal: reading.decimal ?? (value.decimal as NumberMarks['decimal'] | undefined),
      thousands: reading.thousands ?? (value.thousands as NumberMarks['decimal'] | undefined),
    })
    if ('code' in settledMarks)
      asked.push({ ...settledMarks, column: columns.numbers[0]?.name ?? columns.wide[0]?.name ?? null })
    const kinds = periodFindings.inDoubt() ? new Set(ids.map(id => indicators.get(id)?.kind())) : new Set<undefined>()
    asked.push(...periodFindings.questions(choice, kinds))
    if (asked.length > 0) return asked
    const numberMarks = settledMarks as NumberMarks
    const hasMonths = periodFindings.months()

    function finish(indicator: string, line: number, measurement: Record<string, unknown>): RowFault | undefined {
      for (const field of numberFields) {
        const text = measurement[field]
        if (typeof text !== 'string') continue
        const number = numberIn(text, numberMarks)
        if (Number.isNaN(number))
          return { line, column: columnOf(field), code: 'number', detail: whyNoNumber(text, numberMarks) }
        measurement[field] = number
      }
      const period = measurement.period as string
      if (!period.startsWith(DOUBT)) return undefined
      const [doubt, from, to] = period.slice(1).split(' ') as [Doubt, string, string]
      const kind = hasMonths ? 'month' : indicators.get(indicator)?.kind()
      const settled = settledPeriod({ doubt, from: Number(from), to: Number(to) }, choice, kind)
      if (settled === undefined)
        return {
          line,
          column: columnOf('period'),
          code: 'period',
          detail: `“${from}/${to}” is not of the kind that the other periods are`,
        }
      measurement.period = settled
      return undefined
    }
    return { marks: numberMarks, periods: periodFindings.readAs(choice, kinds), finish }
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
    unspoken,
    columnOf,
    get footnotes() {
      return footnotes
    },
  }
}

const SKIP = Symbol('a row that is skipped')
const clipped = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text)

/** Signs, marks and flags of a map, with those of the set it names. */
function tablesOf(map: ImportMap) {
  const {
    missing,
    values = {},
    marks = {},
  } = (map.value ?? {}) as {
    missing?: keyof typeof missingSets | Record<string, string>
    values?: Record<string, string | number>
    marks?: Record<string, string>
  }
  const set = typeof missing === 'string' ? missingSets[missing] : undefined
  const own = typeof missing === 'object' ? missing : {}
  const dashed = Object.entries({ ...set?.signs, ...own, ...values }).map(
    ([sign, means]) => [sign.replace(dashes, '-'), means] as const,
  )
  const codes = (map.status as { codes?: Record<string, string> } | undefined)?.codes
  return {
    signs: new Map<string, string | number>(dashed),
    marks: new Map(Object.entries({ ...set?.marks, ...marks })),
    flags: new Map(Object.entries({ ...set?.flags, ...codes })),
  }
}

const fixedStatus = ({ status }: ImportMap): string => (status && 'fixed' in status ? status.fixed : '')
const says = (statuses: string, any: string): boolean => [...statuses].some(letter => any.includes(letter))
/** Two statuses together, each letter once. */
const joined = (a: string, b: string): string => [...new Set(a + b)].join('')

/** A flag of several letters, where every one is known; undefined where one is not. */
function lettersOf(flag: string, known: ReadonlyMap<string, string>): string | undefined {
  if (flag.length < 2) return undefined
  let statuses = ''
  for (const letter of flag) {
    const means = known.get(letter)
    if (means === undefined) return undefined
    statuses = joined(statuses, means)
  }
  return statuses
}

/** The one declared code that a text is with zeros put before it. */
function zerosBefore(code: string, codes: ReadonlyMap<string, string>): string | undefined {
  if (!/^\d+$/.test(code)) return undefined
  const whole = [...codes.keys()].filter(known => known.length > code.length && known.replace(/^0+/, '') === code)
  return whole.length === 1 ? whole[0] : undefined
}

function describeUnknown(code: string, dimension: string, { id, dimensions }: IndicatorOutline): string {
  const codes = dimensions.get(dimension)
  if (!codes) return `“${id}” has no dimension “${dimension}”; it has ${[...dimensions.keys()].join(', ') || 'none'}`
  const labelled = [...codes].find(([, label]) =>
    label.split('\n').some(each => each.toLowerCase() === code.toLowerCase()),
  )
  const near = labelled ? [labelled[0]] : nearest(code, codes.keys())
  const byLabel =
    near.length > 0
      ? []
      : nearest(
          code,
          [...codes.values()].flatMap(label => label.split('\n')),
          1,
        )
  const named = (known: string) => `“${known}”${codes.get(known) ? ` (${codes.get(known)?.split('\n')[0]})` : ''}`
  const meant =
    near.length > 0
      ? `; nearest: ${near.map(named).join(', ')}`
      : byLabel.length > 0
        ? `; nearest label: “${byLabel[0]}”`
        : ''
  const few = codes.size <= 12 ? `: ${[...codes.keys()].join(', ')}` : ''
  return `“${clipped(code)}” is no code of “${dimension}”${meant}; ${codes.size} are declared${few}. Map it under cell.${dimension}.codes, or correct it`
}

function unknownIndicator(
  text: string,
  ids: Readonly<Record<string, string>> | undefined,
  indicators: ReadonlyMap<string, IndicatorOutline>,
): string {
  const known = ids ? Object.keys(ids) : [...indicators.keys()]
  const near = nearest(text, known, 1)[0]
  const meant = near === undefined ? '' : `; nearest: “${near}”`
  return ids
    ? `“${clipped(text)}” is not listed under indicator.ids${meant}; list it, or say "others": "skip"`
    : `there is no indicator “${clipped(text)}”${meant}`
}

function unreadablePeriod(text: string, probably: string | undefined, kind: PeriodKind | undefined): string {
  if (text === '') return 'names no period'
  if (probably !== undefined)
    return `“${clipped(text)}” is no period that can be read; it is probably ${probably}: write it so, or map it under period.codes`
  if (kind !== undefined) return `“${clipped(text)}” is not a period of the kind ${kind}`
  return `“${clipped(text)}” is no period; periods are written 2024, 2024-Q4, 2024-05, 2024-W12, 2024-05-17, 2018/2020`
}

const signQuestion = (sign: string, line: number, column: string): Question => {
  const knowing = setsKnowing(sign.replace(dashes, '-'))
  return {
    code: 'sign',
    line,
    column,
    detail: `“${clipped(sign)}” is no number; what does it mean?${knowing.length > 0 ? ` Offices differ: ${knowing.join(', ')}` : ''}`,
    answers: [
      ...knowing.map(set => `--missing ${set.split(' ')[0]}`),
      `"value": {…, "missing": {"${clipped(sign)}": "L"}} in the map (L missing, M cannot occur, Q confidential)`,
    ],
  }
}

const markQuestion = (given: string, mark: string, line: number, column: string): Question => ({
  code: 'mark',
  line,
  column,
  detail: `“${clipped(given)}” is a number with the mark “${mark}”; what does the mark mean?`,
  answers: [
    ...(Object.keys(missingSets) as (keyof typeof missingSets)[])
      .filter(name => missingSets[name].marks?.[mark] !== undefined)
      .map(name => `--missing ${name} (${missingSets[name].marks?.[mark] || 'nothing'})`),
    `"value": {…, "marks": {"${mark}": "P"}} in the map (an SDMX status, or "" for none)`,
  ],
})

const flagQuestion = (flag: string, line: number, column: string): Question => ({
  code: 'flag',
  line,
  column,
  detail: `“${clipped(flag)}” is no status that is known; what does it mean?`,
  answers: [
    ...(lettersOf(
      `${flag} `.trim().repeat(flag.length === 1 ? 2 : 1),
      new Map(Object.entries(missingSets.eurostat.flags ?? {})),
    ) !== undefined
      ? ['--missing eurostat']
      : []),
    `"status": {"column": "${column}", "codes": {"${clipped(flag)}": "P"}} in the map (an SDMX status, or "" for none)`,
  ],
})

/** What a file's periods say together. */
function noPeriodFindings() {
  const doubts = new Map<Doubt, { line: number; text: string; column: string | null; from: number; to: number }>()
  const kinds = new Set<string>()
  let firstDay: { line: number; text: string; column: string | null } | undefined
  /** The longest periods that all days may begin. */
  let fitting: readonly PeriodKind[] = ['year', 'quarter', 'month']
  const seen = new Set<string>()

  function add(reading: PeriodReading, line: number, text: string, column: string | null): void {
    if (seen.has(text)) return
    if (seen.size < 50_000) seen.add(text)
    if ('doubt' in reading) {
      if (!doubts.has(reading.doubt))
        doubts.set(reading.doubt, { line, text, column, from: reading.from, to: reading.to })
    } else if ('period' in reading) {
      const { kind } = parsePeriod(reading.period)
      kinds.add(kind)
      if (kind !== 'day') return
      firstDay ??= { line, text, column }
      fitting = fitting.filter(
        each => reading.period.endsWith('-01') && wholePeriod(reading.period, each) !== undefined,
      )
    }
  }

  function questions(choice: PeriodChoice, indicatorKinds: ReadonlySet<string | undefined>): Question[] {
    const asked: Question[] = []
    for (const [doubt, { line, text, column, from, to }] of doubts) {
      const kindsToTry = kinds.has('month') ? ['month'] : [...indicatorKinds]
      if (kindsToTry.every(kind => settledPeriod({ doubt, from, to }, choice, kind) !== undefined)) continue
      asked.push(doubtQuestion(doubt, { line, text, column, from, to }))
    }
    const [longest] = fitting
    if (firstDay && longest && choice.kind === undefined && kinds.size === 1 && !indicatorKinds.has('day'))
      asked.push({
        code: 'period-kind',
        line: firstDay.line,
        column: firstDay.column,
        detail: `all periods are days that begin a ${longest}: does “${firstDay.text}” mean the ${longest} ${wholePeriod(isoDay(firstDay.text), longest)}, or the day?`,
        answers: [`--period-kind ${longest}`, '--period-kind day'],
      })
    return asked
  }

  function readAs(choice: PeriodChoice, indicatorKinds: ReadonlySet<string | undefined>): string | undefined {
    const [example] = doubts.values()
    if (!example) return choice.kind
    const [doubt] = doubts.keys() as Iterable<Doubt> as unknown as [Doubt]
    const period = settledPeriod(
      { doubt: doubt ?? 'pair', ...example },
      choice,
      kinds.has('month') ? 'month' : [...indicatorKinds][0],
    )
    return `“${example.text}” as ${period === undefined ? 'it stands' : `${period} (${parsePeriod(period).kind})`}`
  }

  const inDoubt = (): boolean => doubts.size > 0 || (firstDay !== undefined && fitting.length > 0)

  return { add, questions, readAs, inDoubt, months: () => kinds.has('month') }
}

const isoDay = (text: string): string => {
  const reading = readPeriodText(text)
  return 'period' in reading ? reading.period : text
}

function doubtQuestion(
  doubt: Doubt,
  { line, text, column, from, to }: { line: number; text: string; column: string | null; from: number; to: number },
): Question {
  const school = `a school or financial year (--year-from 8 reads ${from}-08/${to}-07)`
  const details: Readonly<Record<Doubt, string>> = {
    pair: `“${text}” may be a window of two years (${from}/${to}) or ${school}`,
    short: `“${text}” is ${school}; in which month does it begin?`,
    month: `“${text}” may be a month or ${school}`,
    span: `“${text}” may be a window of ${to - from + 1} years (${from}/${to}); the indicator has none of that kind yet`,
  }
  const answers: Readonly<Record<Doubt, readonly string[]>> = {
    pair: ['--period-kind window', '--year-from 8'],
    short: ['--year-from 8'],
    month: ['--period-kind month', '--year-from 8'],
    span: ['--period-kind window'],
  }
  return {
    code: doubt === 'short' ? 'year-from' : 'period-kind',
    line,
    column,
    detail: details[doubt],
    answers: answers[doubt],
  }
}
