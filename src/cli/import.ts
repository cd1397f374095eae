/** `varde import`: records the figures of a file, all of them or none, and never twice. */
import { writeFileSync } from 'node:fs'
import { Command, Option } from 'commander'
import { missingSetNames, periodKinds, shippedMapNames, type WrittenMap } from '../../events/import-map.ts'
import { correctionCauses } from '../../events/indicator.ts'
import { readConfig } from '../config.ts'
import { fieldNames } from '../exchange/columns.ts'
import { encodings } from '../exchange/csv.ts'
import { statedOfAll } from '../exchange/import-map.ts'
import type { Question } from '../exchange/number-text.ts'
import { draft, importOptions, type Options, readingOptions, requireConsistent } from './import/options.ts'
import { recordAll, tryAll } from './import/record.ts'
import { type ImportReport, printReport, reportOf } from './import/report.ts'
import { type ImportOptions, isSystemError, judgeAll, readFile, requireFigures } from './import/run.ts'
import { openStage } from './import/stage.ts'
import type { LogClient, LogSource } from './log-client.ts'
import { openClient, openSource } from './open-log.ts'
import { callersPath } from './paths.ts'
import { Stop } from './stop.ts'
import { type Terminal, terminalOf } from './terminal.ts'

const help = `
FILE is CSV (UTF-8, UTF-16, or Windows-1252 with --encoding), Eurostat's TSV, or DHIS2 data values in JSON; the delimiter, a
title above the header, footnotes and empty rows are found by themselves. Columns that need no map: ${fieldNames.join(', ')}; and one for each dimension of the indicator
(empty for the total). Any other column that is not empty must be mapped, filtered or ignored.
The decimal mark is settled once a file; what only you can know is asked (exit 2), with the options that answer it.

MAP is a JSON file, or a name: ${shippedMapNames.join(', ')}. --draft-map writes one for FILE:
  { "indicator": "neet",        or {"column": "Indikator", "ids": {"NEET": "neet-15-29"}, "others": "skip"}
    "period":    {"column": "Tid", "yearFrom": 8},
    "value":     {"column": "Verdi", "decimal": ",", "thousands": ".", "missing": "ssb", "marks": {"*": "P"}},
    "status":    {"column": "OBS_FLAG", "codes": {"p": "P"}},     also numerator, denominator, standardError, note
    "cell":      {"county": {"column": "Fylke", "codes": {"Oslo": "03"}}, "sex": {"fixed": "F"}},
    "wide":      {"columns": "2015..2024", "are": "period"},      columns that are periods, or codes of a dimension; for “Men 2023” also "codes" and "cell"
    "where":     {"Age": "", "deleted": ["", "false"], "Type": {"not": "x"}}, "ignore": ["Footnote"], "knownFrom": "2024-09" }

All rows are judged, by the rules and by your grants, before any is recorded. The same command run again completes what was
cut off, and records nothing twice.

Examples:
  varde import neet.csv --indicator neet-15-29 --dry-run
  varde import statbank.csv --draft-map --output statbank.json
  varde import statbank.csv --map statbank.json --encoding windows-1252
  varde import neet.csv --indicator neet-15-29 --as vintage --known-from 2024-09`

const several = (value: string, before: readonly string[] = []): string[] => [...before, value]

export const importCommand = (): Command =>
  new Command('import')
    .description('record the figures of a file, all or none, never twice')
    .argument('<file>', 'the file: CSV, TSV, or DHIS2 data values in JSON')
    .option('--indicator <id>', 'the indicator the figures are of')
    .option('--map <map>', `what the columns mean: a JSON file, or ${shippedMapNames.join(', ')}`)
    .option('--draft-map', 'look at the file and the indicators, and write a map for it')
    .option('--output <file>', 'where --draft-map writes; else standard output')
    .option('--dry-run', 'say what would be recorded, and every bad row; record nothing')
    .addOption(
      new Option('--as <what>', 'record values that differ from those that stand').choices(['vintage', 'correct']),
    )
    .option('--known-from <date>', 'from when the figures were known, such as 2024-09')
    .option('--reason <text>', 'why, for --as correct')
    .addOption(new Option('--cause <cause>', 'what kind of correction').choices(correctionCauses))
    .addOption(new Option('--delimiter <character>', 'what separates columns').choices([',', ';', 'tab']))
    .addOption(new Option('--decimal <character>', 'what sets off decimals').choices(['.', ',']))
    .addOption(new Option('--thousands <character>', 'what sets off thousands').choices(['.', ',', 'space']))
    .addOption(new Option('--missing <name>', 'whose signs stand for missing values').choices(missingSetNames))
    .option('--year-from <month>', 'the month (1–12) in which 2023/24 begins: 8 for a school year')
    .addOption(
      new Option('--period-kind <kind>', 'what the periods are, where they can be read in two ways').choices(
        periodKinds,
      ),
    )
    .option('--leading-zeros', 'codes that lost their leading zeros are completed: 301 is 0301')
    .option('--where <column=value>', 'take only rows where a column says this (empty: nothing)', several)
    .option('--ignore <column>', 'a column that does not change what a row is about', several)
    .addOption(new Option('--encoding <name>', 'how characters are written').choices(encodings))
    .addHelpText('after', help)
    .action(async (file: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>()
      await runImport(file, options)
    })

async function runImport(given: string, options: Options): Promise<void> {
  const terminal = terminalOf({ json: options.json ?? false })
  requireFigures(given)
  const file = callersPath(given)
  requireConsistent(options)
  const { client, source } = await openFor(options, terminal)
  try {
    if (options.draftMap) await writeDraft(file, options, source, terminal)
    else await importFile(await importOptions(file, options, source), options, source, client, terminal)
  } finally {
    await source.close()
  }
}

/** The way to write; a dry run and a draft make do with a sight of the log where another process holds it. */
async function openFor(
  { dryRun, draftMap }: Options,
  terminal: Terminal,
): Promise<{ client: LogClient | undefined; source: LogSource }> {
  const config = readConfig()
  if (draftMap) return { client: undefined, source: openSource(config) }
  try {
    const client = await openClient(config, !dryRun)
    return { client, source: client }
  } catch (error) {
    if (!dryRun || !(error instanceof Stop)) throw error
    terminal.remark('without VARDE_URL and VARDE_KEY the rules are judged, and the grants of nobody')
    return { client: undefined, source: openSource(config) }
  }
}

async function writeDraft(file: string, options: Options, source: LogSource, terminal: Terminal): Promise<void> {
  const { map, questions } = await draft(file, options, source, options.map)
  const asked = await askedOf(file, map, options, source, terminal)
  const text = `${JSON.stringify(map, null, 2)}\n`
  if (options.output === undefined) process.stdout.write(text)
  else writeOut(options.output, text)
  for (const question of [...questions, ...asked]) terminal.remark(`question: ${question}`)
}

/** What an import by the drafted map would ask besides; nothing where the map is not whole yet. */
async function askedOf(
  file: string,
  map: WrittenMap,
  options: Options,
  source: LogSource,
  terminal: Terminal,
): Promise<readonly string[]> {
  const stage = openStage()
  try {
    const { settled } = await readFile(readingOptions(file, map, options), source, stage, terminal)
    const faults = [...stage.faults()].map(({ line, column, detail }) => `line ${line}, ${column ?? ''}: ${detail}`)
    const unread =
      faults.length === 0
        ? []
        : [`${faults.length === 1 ? '1 row' : `${faults.length} rows`} cannot be read; the first: ${faults[0]}`]
    return 'finish' in settled
      ? unread
      : [...settled.map(({ detail, answers }) => `${detail}; answer with ${answers.join(', or ')}`), ...unread]
  } catch (error) {
    if (error instanceof Stop) return []
    throw error
  } finally {
    stage.close()
  }
}

function writeOut(file: string, text: string): void {
  try {
    writeFileSync(callersPath(file), text)
  } catch (error) {
    if (!isSystemError(error)) throw error
    throw new Stop(2, `${file} cannot be written: ${error.message}`)
  }
}

/**
 * Imports a file: read, settled, judged, tried out where there is a server, and, unless it is a dry run, recorded. Throws
 * `Stop` where nothing, or not everything, was recorded.
 */
export async function importFile(
  options: ImportOptions,
  { dryRun = false }: { readonly dryRun?: boolean },
  source: LogSource,
  client: LogClient | undefined,
  terminal: Terminal,
): Promise<void> {
  const stage = openStage()
  const begun = performance.now()
  try {
    const read = await readFile(options, source, stage, terminal)
    const { settled } = read
    if (!('finish' in settled))
      return await stopAsking(settled, reportOf(options.file, read, stage, dryRun), terminal, stage)
    const judged = await judgeAll(
      stage,
      { ...read, settled },
      options,
      source,
      terminal,
      client !== undefined && !(dryRun && !client.tryOut),
    )
    const recording = client && {
      client,
      stage,
      digest: read.digest,
      stated: statedOfAll(options.map),
      columnOf: read.reader.columnOf,
    }
    if (recording?.client.tryOut && judged.questions.length === 0 && stage.faultCount() === 0) {
      const bar = terminal.bar('asking', 'rows', stage.rows())
      await tryAll(recording, bar.to).finally(bar.end)
    }
    const report = () => reportOf(options.file, read, stage, dryRun, judged)
    if (judged.questions.length > 0) return await stopAsking(judged.questions, report(), terminal, stage)
    if (stage.faultCount() > 0 || dryRun || !recording) {
      const outcome = report()
      await printReport(outcome, stage, terminal)
      if (stage.faultCount() > 0 && !dryRun) throw new Stop(1, `${badRows(outcome)}; nothing was recorded`)
      process.exitCode = stage.faultCount() > 0 ? 1 : 0
      return
    }
    const bar = terminal.bar('recording', 'rows', stage.rows())
    const recorded = await recordAll(recording, bar.to)
      .finally(bar.end)
      .catch(async error => {
        if (stage.faultCount() > 0) await printReport(report(), stage, terminal)
        throw error
      })
    await printReport({ ...report(), recorded, seconds: (performance.now() - begun) / 1000 }, stage, terminal)
  } finally {
    stage.close()
  }
}

/** A question ends the command; nothing is recorded. */
async function stopAsking(
  questions: readonly Question[],
  report: ImportReport,
  terminal: Terminal,
  stage: ReturnType<typeof openStage>,
): Promise<never> {
  await printReport({ ...report, questions }, stage, terminal)
  const many = questions.length === 1 ? 'a question' : `${questions.length} questions`
  throw new Stop(2, `the file leaves ${many} open; nothing was recorded`)
}

const badRows = ({ rows, conflicts, bad }: ImportReport): string =>
  `${bad.toLocaleString('en')} of ${rows.toLocaleString('en')} rows are bad, and ${conflicts.toLocaleString('en')} contradict what stands there`
