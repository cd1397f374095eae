/** The report of an import: how the file was read, what was or would be recorded, faults and questions. */
import { basename } from 'node:path'
import type { Question } from '../../exchange/number-text.ts'
import type { RowFault } from '../../exchange/outline.ts'
import type { Terminal } from '../terminal.ts'
import type { Revision } from './figures.ts'
import type { Warning } from './rule-warnings.ts'
import type { JudgedFile, ReadFile } from './run.ts'
import type { Stage } from './stage.ts'

/** With `--json` all of it; the faults come beside it. */
export interface ImportReport {
  readonly file: string
  readonly sha256: string
  readonly form: string
  readonly rows: number
  readonly indicators: number
  /** Figures that would be new, that stand there already, that differ and are recorded as --as says. */
  readonly new: number
  readonly same: number
  readonly revised: number
  /** New vintages that stand behind a later one. */
  readonly behind: number
  /** Figures that stand only once they are approved. */
  readonly awaiting: number
  /** Rows that contradict what stands there, or are bad otherwise. */
  readonly conflicts: number
  readonly bad: number
  /** Rows that were not taken, by the filter that left them out. */
  readonly skipped: Readonly<Record<string, number>>
  /** Lines above and under the table that are no rows of it. */
  readonly titles: readonly { readonly line: number; readonly text: string }[]
  readonly footnotes: readonly { readonly line: number; readonly text: string }[]
  /** The first five values of every ignored column. */
  readonly ignored: Readonly<Record<string, readonly string[]>>
  readonly decimal?: string
  readonly thousands?: string
  readonly periods?: string
  /** The first of them; `warningCount` says how many there are. */
  readonly warnings: readonly Warning[]
  readonly warningCount: number
  readonly revisions: readonly Revision[]
  readonly questions: readonly Question[]
  readonly dryRun: boolean
  readonly recorded?: number
  readonly seconds?: number
}

/** The report of what was read, and judged where it came so far. */
export function reportOf(
  file: string,
  read: ReadFile,
  stage: Stage,
  dryRun: boolean,
  judged?: JudgedFile,
): ImportReport {
  const { reader, settled, rows, sha256, form, titles } = read
  const conflicts = stage.faultyLines('already-measured')
  const marks = 'finish' in settled ? settled : undefined
  return {
    file: basename(file),
    sha256,
    form,
    rows,
    indicators: stage.indicators().length,
    new: judged?.fresh ?? 0,
    same: judged?.same ?? 0,
    revised: judged?.revised ?? 0,
    behind: judged?.behind ?? 0,
    awaiting: judged?.awaiting ?? 0,
    conflicts,
    bad: stage.faultyLines() - conflicts,
    skipped: Object.fromEntries(reader.skipped),
    titles,
    footnotes: reader.footnotes.map(({ line, text }) => ({ line, text })),
    ignored: Object.fromEntries(reader.ignored),
    ...(marks && { decimal: marks.marks.decimal }),
    ...(marks?.marks.thousands !== undefined && { thousands: marks.marks.thousands }),
    ...(marks?.periods !== undefined && { periods: marks.periods }),
    warnings: judged?.warnings ?? [],
    warningCount: judged?.warningCount ?? 0,
    revisions: judged?.revisions ?? [],
    questions: judged?.questions ?? [],
    dryRun,
  }
}

const number = (n: number): string => n.toLocaleString('en')
const at = ({ line, column }: { readonly line: number; readonly column: string | null }): string =>
  `line ${line}${column === null ? '' : `, ${column}`}`
const faultText = (fault: RowFault): string => `${at(fault)}: ${fault.detail} (${fault.code})`

/** Prints the report: whole as JSON, or in sentences. */
export async function printReport(report: ImportReport, stage: Stage, terminal: Terminal): Promise<void> {
  const { seconds, rows } = report
  const rate = seconds === undefined ? {} : { rowsPerSecond: Math.round(rows / seconds) }
  if (terminal.json) return printJson({ ...report, ...rate }, stage, terminal)
  for (const fault of stage.faults()) await terminal.line(faultText(fault))
  for (const line of linesOf(report)) await terminal.line(line)
}

/** One line of JSON, the faults last and piece by piece: all rows of a long file may be faulty, and no text may be that long. */
async function printJson(report: object, stage: Stage, { piece }: Terminal): Promise<void> {
  await piece(JSON.stringify(report).replace(/\}$/, ',"faults":['))
  let before = ''
  for (const fault of stage.faults()) {
    await piece(before + JSON.stringify(fault))
    before = ','
  }
  await piece(']}\n')
}

function* linesOf(report: ImportReport): Generator<string> {
  const { file, rows, indicators, recorded, same, conflicts, bad, questions, seconds = 0 } = report
  const of = indicators === 1 ? 'one indicator' : `${indicators} indicators`
  yield `${file}: ${number(rows)} rows of ${of}`
  yield* readingLines(report)
  for (const { text, ...where } of report.warnings.slice(0, 20)) yield `warning: ${at(where)}: ${text}`
  if (report.warningCount > 20) yield `… and ${number(report.warningCount - 20)} more warnings`
  for (const question of questions) {
    yield `question: ${at(question)}: ${question.detail}`
    yield `  answer it with ${question.answers.join(', or ')}`
  }
  if (questions.length > 0) return
  for (const { indicator, period, cell, before, after } of report.revisions)
    yield `revised: ${indicator} ${period}${cell === '' ? '' : ` ${cell}`}: ${before} → ${after}`
  const revisions = revisionsText(report)
  if (recorded !== undefined)
    yield `${number(recorded)} recorded, ${number(same)} stood there already${revisions}; ${seconds.toFixed(1)} s, ${number(Math.round(rows / seconds))} rows/s`
  else
    yield `${number(report.new + report.revised)} would be recorded, ${number(same)} stand there already${revisions}, ${number(conflicts)} contradict what stands there, ${number(bad)} are bad`
}

function revisionsText({ revised, behind, awaiting }: ImportReport): string {
  const known = behind > 0 ? ` (${number(behind)} stand behind what is known later)` : ''
  const approved = awaiting > 0 ? `, ${number(awaiting)} wait for approval` : ''
  return `${revised > 0 ? `, ${number(revised)} revised` : ''}${known}${approved}`
}

/** How the file was read: what was settled, and what was left out. */
function* readingLines({
  form,
  decimal,
  thousands,
  periods,
  titles,
  footnotes,
  skipped,
  ignored,
  dryRun,
}: ImportReport): Generator<string> {
  if (dryRun) {
    const groups = thousands === undefined ? '' : `, thousands with “${thousands}”`
    yield `read as ${form}${decimal === undefined ? '' : `; decimals with “${decimal}”${groups}`}${periods === undefined ? '' : `; periods ${periods}`}`
    for (const [column, values] of Object.entries(ignored))
      yield `ignored: “${column}” (${values.join(', ')}${values.length === 5 ? ', …' : ''})`
  }
  for (const { line, text } of titles) yield `line ${line} is above the table: ${text.slice(0, 100)}`
  for (const { line, text } of footnotes) yield `line ${line} is under the table: ${text.slice(0, 100)}`
  const left = Object.entries(skipped)
  for (const [reason, rows] of left.slice(0, 20)) yield `skipped: ${number(rows)} × ${reason}`
  if (left.length > 20)
    yield `skipped: ${left.length - 20} more values, ${number(left.slice(20).reduce((sum, [, rows]) => sum + rows, 0))} rows`
}
