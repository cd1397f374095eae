/** How do rows become facts? Read, and judged by the rules while nothing is written; only when all have passed they are recorded. */
import { createHash, hash } from 'node:crypto'
import { createReadStream, statSync } from 'node:fs'
import { type IndicatorFact, parse } from '../../events/catalogue.ts'
import { type ImportMap, type RowReader, rowReader, saidOfAll, UnknownColumns } from '../exchange/columns.ts'
import { type CsvTable, type Delimiter, type Encoding, readCsv, UnreadableCsv } from '../exchange/csv.ts'
import type { DecimalMark } from '../exchange/number-text.ts'
import type { Log } from '../log/log.ts'
import { judge } from './import-judge.ts'
import type { Stage } from './import-stage.ts'
import type { LogSource } from './log-client.ts'
import { callersPath } from './paths.ts'
import { Stop } from './stop.ts'
import type { Terminal } from './terminal.ts'

export interface ImportOptions {
  readonly file: string
  readonly map: ImportMap
  readonly delimiter: Delimiter | undefined
  readonly decimal: DecimalMark | undefined
  readonly encoding: Encoding | undefined
}

/** What was read of a file. */
export interface ReadFile {
  readonly rows: number
  /** SHA-256 of the file, and of it with everything that says how it is read. */
  readonly sha256: string
  readonly digest: string
  readonly reader: RowReader
}

/** Counted up when the same file comes to other commands, so that a key is never used for another body. */
const READING = 1

/** Reads the file into the stage; what can't be read goes there as faults. Throws `Stop` where it is no table at all. */
export async function readFile(
  options: ImportOptions,
  sight: LogSource,
  stage: Stage,
  terminal: Terminal,
): Promise<ReadFile> {
  const { file, map } = options
  const digest = createHash('sha256')
  const bar = terminal.bar('reading', 'kB', Math.ceil(statSync(callersPath(file)).size / 1000))
  async function* bytes() {
    let done = 0
    for await (const piece of createReadStream(callersPath(file), {
      highWaterMark: 1 << 18,
    }) as AsyncIterable<Uint8Array>) {
      digest.update(piece)
      done += piece.length
      bar.to(Math.round(done / 1000))
      yield piece
    }
  }
  const log = await sight.look(typeof map.indicator === 'string' ? [map.indicator] : [])
  try {
    const table = await readCsv(bytes(), options)
    const decimal = options.decimal ?? (table.delimiter === ',' ? '.' : undefined)
    const reader = rowReader({ header: table.header, map, dimensions: dimensionsOf(map, log), decimal })
    const rows = await stageRows(table, reader, stage)
    const sha256 = digest.digest('hex')
    return { rows, sha256, digest: digestOf(sha256, options), reader }
  } catch (error) {
    if (error instanceof UnreadableCsv) throw new Stop(1, `${file}: line ${error.line}: ${error.message}`)
    if (error instanceof UnknownColumns) throw new Stop(1, `${file}: ${error.message}`)
    throw error
  } finally {
    bar.end()
  }
}

const digestOf = (sha256: string, { map, delimiter, decimal, encoding }: ImportOptions): string =>
  hash('sha256', JSON.stringify([READING, sha256, map, delimiter, decimal, encoding]))

async function stageRows({ pages }: CsvTable, reader: RowReader, stage: Stage): Promise<number> {
  let rows = 0
  try {
    for await (const page of pages)
      for (const row of page) {
        rows += 1
        const read = reader.read(row)
        if ('measurement' in read) stage.put(read.indicator, row.line, read.measurement)
        else for (const fault of read) stage.putFault(fault)
      }
  } catch (error) {
    if (!(error instanceof UnreadableCsv)) throw error
    rows += 1
    stage.putFault({
      line: error.line,
      column: null,
      code: 'csv',
      detail: `${error.message}; nothing after it was read`,
    })
  }
  return rows
}

/** Dimensions that the indicator has declared, in any version; where each row names its own, those of all indicators. */
function dimensionsOf({ indicator }: ImportMap, log: Log): ReadonlySet<string> {
  const stream = typeof indicator === 'string' ? `indicator-${indicator}` : undefined
  if (stream !== undefined && log.revisionOf(stream) < 0) throw new Stop(1, `there is no indicator “${indicator}”`)
  const names = new Set<string>()
  const types = ['indicator-defined', 'indicator-redefined']
  for (const stored of log.read({ types, ...(stream !== undefined && { stream }) })) {
    const { data } = parse(stored) as unknown as IndicatorFact & { data: { dimensions?: object } }
    for (const name of Object.keys(data.dimensions ?? {})) names.add(name)
  }
  return names
}

/** Judges everything that is staged; faults go to the stage. */
export async function judgeAll(
  stage: Stage,
  { reader }: ReadFile,
  map: ImportMap,
  sight: LogSource,
  terminal: Terminal,
) {
  const log = await sight.look(stage.indicators())
  const bar = terminal.bar('checking', 'rows', stage.rows())
  const total = { fresh: 0, same: 0 }
  let done = 0
  const judging = {
    log,
    saidOfAll: saidOfAll(map),
    columnOf: reader.columnOf,
    onFault: stage.putFault,
    onBatch: (rows: number) => {
      done += rows
      bar.to(done)
    },
  }
  for (const indicator of stage.indicators()) {
    const { fresh, same } = judge(indicator, stage.batches(indicator), judging)
    total.fresh += fresh
    total.same += same
  }
  bar.end()
  return total
}
