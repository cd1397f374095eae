/** The chart of an indicator as data: the same numbers as a table (CSV) and as a data set (JSON-stat). */
import type { CsvCell } from '../../../events/text/csv.ts'
import { csvTable } from '../../exchange/csv-table.ts'
import { type JsonStatValue, jsonStat } from '../../exchange/json-stat.ts'
import { unitName } from '../format.ts'
import { localised } from '../language.ts'
import { addedRows, type FigureRow, figureRows, type LineName } from './figure-rows.ts'
import { aboutInWords, type ShownFigure } from './shown-figure.ts'

/** The rows of what is shown. */
const rowsOf = ({ assessment, series, lines }: ShownFigure): FigureRow[] => [
  ...figureRows(assessment.figure, series, assessment.cell),
  ...lines.flatMap(line => addedRows(line.id, line)),
]

/** What every row of the table says, and the data set once: what it is, how it was chosen, as of when, and from where. */
function about({ page, indicator, assessment, title, format, cell }: ShownFigure) {
  const { language } = page
  const { pin, method } = assessment
  const { source } = indicator
  return {
    indicator: indicator.indicator,
    title,
    unit: unitName(language, format),
    cell,
    as_of: pin.asOf ?? '',
    position: pin.position,
    assessed_on: pin.on,
    target: page.state.own.target ?? 'current',
    method: `${method.name}@${method.version}`,
    source: source ? localised(source.name, language).text : '',
    source_url: source?.url ?? '',
    licence: source?.licence === undefined ? '' : localised(source.licence, language).text,
  }
}

const columns = [
  'of',
  'line',
  'version',
  'period',
  'at',
  'value',
  'low',
  'high',
  'expected',
  'deviation',
  'status',
  'coverage',
  'first',
  'knownFrom',
] as const satisfies readonly (keyof FigureRow)[]

const columnNames: Readonly<Partial<Record<(typeof columns)[number], string>>> = {
  of: 'added',
  first: 'first_value',
  knownFrom: 'known_from',
  version: 'target_version',
}

/** The table: a row for every mark and corner that is drawn, each with what the whole is about. */
export function csvOf(shown: ShownFigure): string {
  const { indicator, title, unit, cell, ...rest } = about(shown)
  const [before, after] = [{ indicator, title, unit, cell }, { ...rest }]
  const names = [...Object.keys(before), ...columns.map(name => columnNames[name] ?? name), ...Object.keys(after)]
  const rows = rowsOf(shown).map((row): CsvCell[] => [
    ...Object.values(before),
    ...columns.map(name => row[name] ?? null),
    ...Object.values(after),
  ])
  return csvTable(names, rows)
}

interface Line {
  readonly id: string
  readonly label: string
}

/** The lines of the data set that a row of the chart stands on: its value, its bounds, and what it was held against. */
function valuesOf(shown: ShownFigure, row: FigureRow): (JsonStatValue & { readonly label: string })[] {
  const { figures } = shown.page.words
  const version = row.version === undefined ? '' : `-${row.version}`
  const name = (line: LineName) => `${figures.lines[line]}${row.version === undefined ? '' : ` ${row.version}`}`
  const added = shown.lines.find(({ id }) => id === row.of)
  const own = added
    ? { id: `measured ${added.id}`, label: `${figures.lines.measured}: ${added.name}` }
    : { id: `${row.line}${version}`, label: name(row.line) }
  const { status } = row
  const given: readonly (readonly [line: Line, value: number | null | undefined, status?: string | undefined])[] = [
    [own, row.value, status],
    [{ id: `${own.id}-low`, label: `${own.label}, ${figures.low}` }, row.low, status],
    [{ id: `${own.id}-high`, label: `${own.label}, ${figures.high}` }, row.high, status],
    [{ id: 'expected', label: shown.page.words.indicator.expected }, row.expected],
    [{ id: 'deviation', label: shown.page.words.indicator.deviation }, row.deviation],
    [{ id: 'first-value', label: figures.firstValue }, row.first],
  ]
  return given.flatMap(([{ id, label }, value, status]) =>
    value === undefined ? [] : [{ line: id, label, time: row.period, value, status }],
  )
}

/** The data set, as JSON-stat; `href` is the address at which it is had for good. */
export function jsonStatOf(shown: ShownFigure, href: string): object {
  const { page, format } = shown
  const { words } = page
  const rows = rowsOf(shown)
  const values = rows.flatMap(row => valuesOf(shown, row))
  const lines = new Map(values.map(({ line, label }) => [line, label]))
  const times = new Map(rows.toSorted((a, b) => a.at - b.at).map(({ period }) => [period, period]))
  const { title, source, ...extension } = about(shown)
  return jsonStat({
    label: title,
    source,
    href,
    note: aboutInWords(shown),
    lineLabel: words.figures.line,
    timeLabel: words.indicator.period,
    lines: [...lines].map(([id, label]) => ({ id, label })),
    times: [...times].map(([id, label]) => ({ id, label })),
    values,
    unit: { label: unitName(page.language, format), decimals: format.decimals ?? null },
    extension: { ...extension, language: page.language },
  })
}
