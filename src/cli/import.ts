/** `varde import`: how do the figures of a spreadsheet enter? All of them or none, and never twice. */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { Command, Option } from 'commander'
import { readConfig } from '../config.ts'
import { faultsOf } from '../engine/faults.ts'
import { fields, type ImportMap, importMap, type RowFault } from '../exchange/columns.ts'
import { type Delimiter, type Encoding, encodings } from '../exchange/csv.ts'
import type { DecimalMark } from '../exchange/number-text.ts'
import { recordAll } from './import-record.ts'
import { type ImportOptions, judgeAll, readFile } from './import-run.ts'
import { openStage, type Stage } from './import-stage.ts'
import { openClient, openSource } from './open-log.ts'
import { callersPath } from './paths.ts'
import { Stop } from './stop.ts'
import { type Terminal, terminalOf } from './terminal.ts'

const help = `
FILE is CSV with a header; the delimiter is found by itself. Columns by name: ${fields.join(', ')};
and one for each dimension of the indicator (the total is left empty). Decimals are written 9.2, or 9,2 where columns are
separated by semicolon or tab. Statistics Norway's signs are no numbers: “.” not applicable (M), “..” missing (L), “:”
confidential (Q). Any other column is an error unless MAP says what it is:
  { "indicator": "neet",              or {"column": "Indikator", "values": {"Andel utenfor": "neet"}}
    "columns":   {"period": "År", "value": "Andel", "sex": "Kjønn"},       field or dimension: header
    "values":    {"sex": {"Menn": "M", "Begge": ""}},                      field: what stands there: what it means
    "constants": {"knownFrom": "2024-03", "obsStatus": "P", "evidence": [{"title": "Table 13556"}]},
    "missing":   {"-": "L"},                                               more signs: L, M or Q
    "ignore":    ["Merknad"] }
All rows are checked by the rules before any is recorded. A file that was cut short completes when it is run again.

Examples:
  varde import neet.csv --indicator neet-15-29 --dry-run
  varde import statbank.csv --map statbank.json --encoding windows-1252`

interface Options {
  readonly indicator?: string
  readonly map?: string
  readonly dryRun?: boolean
  readonly delimiter?: ',' | ';' | 'tab'
  readonly decimal?: DecimalMark
  readonly encoding?: Encoding
  readonly json?: boolean
}

export const importCommand = (): Command =>
  new Command('import')
    .description('record the figures of a CSV file, all or none, never twice')
    .argument('<file>', 'the CSV file')
    .option('--indicator <id>', 'the indicator the figures are of')
    .option('--map <map>', 'a JSON file that says what the columns mean')
    .option('--dry-run', 'say what would be recorded, and every bad row; record nothing')
    .addOption(new Option('--delimiter <character>', 'what separates columns').choices([',', ';', 'tab']))
    .addOption(new Option('--decimal <character>', 'what separates decimals').choices(['.', ',']))
    .addOption(new Option('--encoding <name>', 'how characters are written').choices(encodings).default('utf-8'))
    .addHelpText('after', help)
    .action(async (file: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>()
      const delimiter: Delimiter | undefined = options.delimiter === 'tab' ? '\t' : options.delimiter
      const { decimal, encoding } = options
      await importFile({ file: callersPath(file), map: mapOf(options), delimiter, decimal, encoding }, options)
    })

/** The map as given, with the indicator that `--indicator` names. */
function mapOf({ map, indicator }: Options): ImportMap {
  const given = map === undefined ? {} : parseMap(map)
  if (indicator !== undefined && 'indicator' in given)
    throw new Stop(2, `${map} names the indicator, and --indicator does too; give one of them`)
  const parsed = importMap.safeParse({ ...given, ...(indicator !== undefined && { indicator }) })
  if (parsed.success) return parsed.data
  const [first] = faultsOf(parsed.error)
  throw new Stop(2, `${map ?? '--indicator'}: ${first?.pointer ?? ''}: ${first?.detail}`)
}

function parseMap(file: string): object {
  const text = readFileSync(callersPath(file), 'utf8')
  try {
    const map: unknown = JSON.parse(text)
    if (typeof map === 'object' && map !== null && !Array.isArray(map)) return map
  } catch (error) {
    throw new Stop(2, `${file} is not JSON: ${(error as Error).message}`)
  }
  throw new Stop(2, `${file} must hold an object, {"columns": {…}}`)
}

interface Outcome {
  readonly file: string
  readonly sha256: string
  readonly rows: number
  readonly indicators: number
  /** Rows that would be new, stand there already, contradict what stands there, or are bad otherwise. */
  readonly new: number
  readonly same: number
  readonly conflicts: number
  readonly bad: number
}

async function importFile(options: ImportOptions, { dryRun = false, json = false }: Options): Promise<void> {
  const terminal = terminalOf({ json })
  const config = readConfig()
  const door = dryRun ? undefined : await openClient(config)
  const sight = door ?? openSource(config)
  const stage = openStage()
  const begun = performance.now()
  try {
    const read = await readFile(options, sight, stage, terminal)
    const { fresh, same } = await judgeAll(stage, read, options.map, sight, terminal)
    const outcome = { ...outcomeOf(options.file, read, stage), new: fresh, same }
    if (stage.faultCount() > 0 || !door) {
      await report({ ...outcome, dryRun }, stage, terminal)
      if (stage.faultCount() > 0 && !dryRun) throw new Stop(1, `${badRows(outcome)}; nothing was recorded`)
      process.exitCode = stage.faultCount() > 0 ? 1 : 0
      return
    }
    const bar = terminal.bar('recording', 'rows', stage.rows())
    const recorded = await recordAll({ door, stage, file: read, map: options.map }, bar.to)
      .finally(bar.end)
      .catch(async error => {
        if (stage.faultCount() > 0) await report({ ...outcome, dryRun }, stage, terminal)
        throw error
      })
    const seconds = (performance.now() - begun) / 1000
    await report(
      { ...outcome, dryRun, recorded, seconds, rowsPerSecond: Math.round(read.rows / seconds) },
      stage,
      terminal,
    )
  } finally {
    stage.close()
    await sight.close()
  }
}

const outcomeOf = (file: string, { rows, sha256 }: { rows: number; sha256: string }, stage: Stage) => {
  const conflicts = stage.faultyLines('already-measured')
  const bad = stage.faultyLines() - conflicts
  return { file: basename(file), sha256, rows, indicators: stage.indicators().length, conflicts, bad }
}

const badRows = ({ rows, conflicts, bad }: Outcome): string =>
  `${number(bad)} of ${number(rows)} rows are bad, and ${number(conflicts)} contradict what stands there`

type Report = Outcome & { dryRun: boolean; recorded?: number; seconds?: number; rowsPerSecond?: number }

async function report(outcome: Report, stage: Stage, terminal: Terminal): Promise<void> {
  if (terminal.json) return terminal.line(JSON.stringify({ ...outcome, faults: [...stage.faults()] }))
  for (const fault of stage.faults()) await terminal.line(faultText(fault))
  const { file, rows, indicators, same, conflicts, bad, recorded, seconds = 0, rowsPerSecond = 0 } = outcome
  const of = indicators === 1 ? 'one indicator' : `${indicators} indicators`
  await terminal.line(`${file}: ${number(rows)} rows of ${of}`)
  if (recorded !== undefined)
    return terminal.line(
      `${number(recorded)} recorded, ${number(rows - recorded)} stood there already; ${seconds.toFixed(1)} s, ${number(rowsPerSecond)} rows/s`,
    )
  await terminal.line(
    `${number(outcome.new)} would be recorded, ${number(same)} stand there already, ${number(conflicts)} contradict what stands there, ${number(bad)} are bad`,
  )
}

const number = (n: number): string => n.toLocaleString('en')
const faultText = ({ line, column, code, detail }: RowFault): string =>
  `line ${line}${column === null ? '' : `, ${column}`}: ${detail} (${code})`
