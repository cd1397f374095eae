/** Reads a file, settles what holds for all of it, and judges its rows; nothing is recorded yet. */
import { createHash, hash } from 'node:crypto'
import { createReadStream, type Stats } from 'node:fs'
import { basename } from 'node:path'
import { type IndicatorFact, parse } from '../../../events/catalogue.ts'
import { dayOf, parsePeriod } from '../../../events/period.ts'
import type { Text } from '../../../events/shapes.ts'
import { nearest } from '../../../events/text/nearest.ts'
import type { IndicatorState } from '../../commands/indicator/indicator-state.ts'
import { statesOf } from '../../engine/states.ts'
import { UnfitColumns } from '../../exchange/columns.ts'
import type { Delimiter, Encoding } from '../../exchange/csv.ts'
import { type ImportMap, statedOfAll } from '../../exchange/import-map.ts'
import type { DecimalMark, Question } from '../../exchange/number-text.ts'
import type { IndicatorOutline } from '../../exchange/outline.ts'
import { readTable } from '../../exchange/readers.ts'
import type { Settled } from '../../exchange/settled-file.ts'
import { type Table, UnreadableTable } from '../../exchange/table.ts'
import { type TakenTable, takeTable } from '../../exchange/table-reading.ts'
import type { Log } from '../../log/log.ts'
import type { LogSource } from '../log-client.ts'
import { requireFile } from '../paths.ts'
import { Stop } from '../stop.ts'
import type { Terminal } from '../terminal.ts'
import type { Revision } from './figures.ts'
import { type Differing, type Judgement, judge } from './judge.ts'
import type { Warning } from './rule-warnings.ts'
import type { Stage } from './stage.ts'

export interface ImportOptions {
  /** Absolute path. */
  readonly file: string
  readonly map: ImportMap
  readonly delimiter: Delimiter | undefined
  readonly decimal: DecimalMark | undefined
  readonly thousands: DecimalMark | undefined
  readonly encoding: Encoding | undefined
  readonly differing: Differing
  readonly cause: string | undefined
}

/** What was read of a file. */
export interface ReadFile extends TakenTable {
  readonly form: string
  /** SHA-256 of the file, and of it with everything that says how it is read. */
  readonly sha256: string
  readonly digest: string
  readonly settled: Settled | readonly Question[]
}

/** Counted up when the same file comes to other commands, so that a key is never used for another body. */
const READING = 2

/** Throws `Stop`, which names the file as it was given, where there is none with figures to be read. */
export function requireFigures(file: string): Stats {
  const stats = requireFile(file)
  if (stats.size === 0) throw new Stop(2, `${file} is empty`)
  return stats
}

/** Opens a file as a table. `onBytes` is called with the bytes as they are read. */
export const openTable = (
  file: string,
  options: Pick<ImportOptions, 'delimiter' | 'encoding'>,
  onBytes?: (piece: Uint8Array) => void,
): Promise<Table> => {
  async function* bytes() {
    for await (const piece of createReadStream(file, { highWaterMark: 1 << 18 }) as AsyncIterable<Uint8Array>) {
      onBytes?.(piece)
      yield piece
    }
  }
  return readTable(bytes(), options)
}

/** Runs a reading; what makes the file unreadable ends the command in one sentence. */
export async function reading<A>(file: string, read: () => Promise<A>): Promise<A> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof UnreadableTable) throw new Stop(1, `${file}: line ${error.line}: ${error.message}`)
    if (error instanceof UnfitColumns) throw new Stop(1, `${file}: ${error.message}`)
    if (isSystemError(error)) throw new Stop(2, `${file} cannot be read: ${error.message}`)
    throw error
  }
}

/** That the operating system refused, such as EACCES. */
export const isSystemError = (error: unknown): error is Error =>
  error instanceof Error && 'syscall' in error && 'code' in error

/** Reads the file into the stage; what can't be read goes there as faults. Throws `Stop` where it is no table at all. */
export async function readFile(
  options: ImportOptions,
  source: LogSource,
  stage: Stage,
  terminal: Terminal,
): Promise<ReadFile> {
  const { file, map } = options
  const { size } = requireFigures(file)
  const indicators = await outlinesFor(map, source)
  const digest = createHash('sha256')
  const bar = terminal.bar('reading', 'kB', Math.ceil(size / 1000))
  let done = 0
  try {
    return await reading(basename(file), async () => {
      const table = await openTable(file, options, piece => {
        digest.update(piece)
        done += piece.length
        bar.to(Math.round(done / 1000))
      })
      const dimensionNames = new Set([...indicators.values()].flatMap(outline => [...outline.dimensions.keys()]))
      const today = dayOf((await source.look([])).now())
      const { decimal, thousands } = options
      const taken = await takeTable(
        table,
        { map, indicators, dimensionNames, decimal, thousands, today },
        { onFigure: stage.put, onFault: stage.putFault },
      )
      const sha256 = digest.digest('hex')
      return {
        ...taken,
        form: table.form,
        sha256,
        digest: digestOf(sha256, options),
        settled: taken.reader.settle(stage.indicators()),
      }
    })
  } finally {
    bar.end()
  }
}

const digestOf = (sha256: string, { file: _file, ...options }: ImportOptions): string =>
  hash('sha256', JSON.stringify([READING, sha256, options]))

/** What is known of the indicators that a map may name: of the one, or of all. Throws `Stop` where the one is not there. */
export async function outlinesFor(
  { indicator }: Pick<ImportMap, 'indicator'>,
  source: LogSource,
): Promise<ReadonlyMap<string, IndicatorOutline>> {
  const all = await source.indicators()
  if (typeof indicator === 'string' && !all.includes(indicator)) {
    const near = nearest(indicator, all, 1)[0]
    throw new Stop(1, `there is no indicator “${indicator}”${near === undefined ? '' : `; nearest: “${near}”`}`)
  }
  const named = typeof indicator === 'object' && indicator.ids ? new Set(Object.values(indicator.ids)) : undefined
  const ids = typeof indicator === 'string' ? [indicator] : named ? all.filter(id => named.has(id)) : all
  const log = await source.look(ids)
  return new Map(ids.map(id => [id, outlineOf(id, log)]))
}

const textsOf = (text: Text): string => (typeof text === 'string' ? text : Object.values(text).join('\n'))

/** What an import must know of an indicator; its kind of period is found only when it is asked for. */
function outlineOf(id: string, log: Log): IndicatorOutline {
  const dimensions = new Map<string, Map<string, string>>()
  let title = ''
  let unit = ''
  for (const stored of log.read({ stream: `indicator-${id}`, types: ['indicator-defined', 'indicator-redefined'] })) {
    const { data } = parse(stored) as unknown as IndicatorFact & {
      data: { title?: Text; unit?: Text; dimensions?: Record<string, Record<string, Text>> }
    }
    if (data.title !== undefined) title = textsOf(data.title)
    if (data.unit !== undefined) unit = textsOf(data.unit)
    for (const [name, codes] of Object.entries(data.dimensions ?? {})) {
      const known = dimensions.get(name) ?? new Map<string, string>()
      for (const [code, label] of Object.entries(codes)) known.set(code, textsOf(label))
      dimensions.set(name, known)
    }
  }
  let kind: { readonly of: string | undefined } | undefined
  return {
    id,
    title,
    percent: /%|per ?cent|prosent|procent|prozent|\bpct\b/i.test(unit),
    dimensions,
    kind: () => {
      kind ??= { of: kindOfFigures(statesOf(log).load('indicator', `indicator-${id}`).state as IndicatorState) }
      return kind.of
    },
  }
}

/** The kind of period that figures of the latest definition have; undefined before the first. */
function kindOfFigures({ versions }: IndicatorState): string | undefined {
  const { period, partKind } = versions.at(-1) ?? {}
  return partKind ?? (period && parsePeriod(period).kind)
}

/** What was judged of a file, beside the faults in the stage. */
export interface JudgedFile extends Judgement {
  readonly questions: readonly Question[]
  /** The first of them; `warningCount` says how many there are. */
  readonly warnings: readonly Warning[]
  readonly warningCount: number
  /** The largest ones first, ten at most. */
  readonly revisions: readonly Revision[]
}

const MOST_WARNINGS = 100

/** Judges everything that is staged; faults and what is to be recorded go to the stage. */
export async function judgeAll(
  stage: Stage,
  { reader, columns, settled }: Pick<ReadFile, 'reader' | 'columns'> & { readonly settled: Settled },
  { map, differing, cause }: ImportOptions,
  source: LogSource,
  terminal: Terminal,
  /** Whether what passes is kept to be recorded, or tried out. */
  keep: boolean,
): Promise<JudgedFile> {
  const bar = terminal.bar('checking', 'rows', stage.rows())
  const total = { fresh: 0, same: 0, revised: 0, behind: 0, awaiting: 0 }
  const questions: Question[] = []
  const warnings: Warning[] = []
  let warningCount = 0
  let revisions: Revision[] = []
  let done = 0
  for (const indicator of stage.indicators()) {
    const judged = judge(indicator, stage.batches(indicator), {
      log: await source.look([indicator]),
      differing,
      cause,
      stated: statedOfAll(map),
      columnOf: reader.columnOf,
      finish: settled.finish,
      hasIgnored: columns.ignored.length > 0,
      saysStatuses: reader.saysStatuses(),
      onFault: stage.putFault,
      onQuestion: question => {
        if (questions.length < 10) questions.push(question)
      },
      onWarning: warning => {
        warningCount += 1
        if (warnings.length < MOST_WARNINGS) warnings.push(warning)
      },
      onRevision: revision => {
        revisions.push(revision)
        if (revisions.length > 1000) revisions = largest(revisions)
      },
      onSending: keep ? stage.putSending : () => {},
      onBatch: rows => {
        done += rows
        bar.to(done)
      },
    })
    for (const name of ['fresh', 'same', 'revised', 'behind', 'awaiting'] as const) total[name] += judged[name]
  }
  bar.end()
  return { ...total, questions, warnings, warningCount, revisions: largest(revisions) }
}

/** The ten largest revisions, by the share of what stood. */
function largest(revisions: readonly Revision[]): Revision[] {
  const size = ({ before, after }: Revision): number =>
    typeof before === 'number' && typeof after === 'number' ? Math.abs(after - before) / (Math.abs(before) || 1) : 0
  return revisions.toSorted((a, b) => size(b) - size(a)).slice(0, 10)
}
