/** `varde audit sample`: draws facts for an auditor to look at one by one, each with its proof and a row in a working paper. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { atOnce } from '../../projections/base/work.ts'
import { checkpointsPath } from '../audit/audit.ts'
import { type CheckpointStore, readCheckpointStore } from '../audit/checkpoint-store.ts'
import { proofFile } from '../audit/fact-proof.ts'
import { sampleFromLog } from '../audit/sample/from-log.ts'
import { NoSample, type SampleWords, sampleAskedIn, sampleLine } from '../audit/sample/request.ts'
import { workingPaper } from '../audit/sample/sample.ts'
import { readConfig } from '../config.ts'
import type { Log } from '../log/log.ts'
import { openForReading } from './open-log.ts'
import { callersPath } from './paths.ts'
import { Stop } from './stop.ts'
import { terminalOf } from './terminal.ts'

const examples = `
Examples:
  varde audit sample --mission inkludering --seed "drawn on 4 May" > sample.csv
  varde audit sample --n 40 --seed "drawn on 4 May" --type funding-committed --from 2026-01-01 --to 2026-12-31 --output sample-2026`

const help = `
Anybody draws the same facts from the same seed and position: on the server (GET /api/v1/audit/sample), here, and from a bundle
(varde verify BUNDLE --key … --sample 25, or node verify.mjs). Without --seed it is the root of the newest checkpoint that a
witness has cosigned, with --to of the first one cosigned after that day, so that nobody picks the sample;
a log without a witness has none, and needs one of your own. Facts of the type
funding-committed are drawn by their money. The method is described in VERIFY.md, which is in every bundle.

The working paper goes to standard output as CSV; with --output a directory is made, with it, the sample as JSON, and the proof
of each fact (C2SP tlog-proof). It is read from the data directory, also while a server writes.
${examples}`

/** Adds the options that say which facts are drawn. */
export const withSampleOptions = (command: Command): Command =>
  command
    .option('--seed <text>', 'what the sample is drawn by')
    .option('--position <number>', 'the last position that can be drawn')
    .option('--type <name>', 'facts of one type alone')
    .option('--from <day>', 'the first day on which a fact was recorded (UTC)')
    .option('--to <day>', 'the last day on which a fact was recorded (UTC)')
    .option('--stratify', 'each type of fact has a number of its own')

interface Options extends SampleWords {
  readonly mission?: string
  readonly output?: string
}

export const auditCommand = (): Command =>
  new Command('audit').description('what auditors ask').addHelpText('after', examples).addCommand(sample())

const sample = (): Command =>
  withSampleOptions(
    new Command('sample')
      .description('draw facts that anybody can draw again, with a working paper')
      .option('--n <number>', 'how many facts', '25')
      .option('--mission <id>', 'of one mission; by default of the whole log'),
  )
    .option('--output <directory>', 'where the working paper, the sample and the proofs go')
    .addHelpText('after', help)
    .action(async ({ mission, output, ...words }: Options, command: Command) => {
      const terminal = terminalOf(command.optsWithGlobals())
      const { dataDir } = readConfig()
      const log = openForReading({ dataDir })
      const store = readCheckpointStore(checkpointsPath(dataDir))
      try {
        if (mission !== undefined && log.lastPositionOf(mission) < 0)
          throw new Stop(2, `there is no mission ${mission}`)
        const asked = { ...sampleAskedIn(words), mission: mission ?? null }
        const drawn = atOnce(sampleFromLog({ log, store, sees: () => true }, asked))
        const paper = workingPaper(drawn.rows)
        if (output === undefined) {
          terminal.remark(sampleLine(drawn))
          await terminal.result(drawn, paper.trimEnd())
          return
        }
        const directory = callersPath(output)
        const positions = drawn.rows.map(({ position }) => position)
        const proven = writeSample(directory, { 'sample.csv': paper, 'sample.json': JSON.stringify(drawn) }, () =>
          proofsOf(log, store, positions),
        )
        await terminal.result(
          { directory, drawn: positions.length, proven },
          `${directory}: ${sampleLine(drawn)}; ${proven} proofs`,
        )
      } catch (error) {
        if (error instanceof NoSample) throw new Stop(2, error.message)
        throw error
      } finally {
        store.close()
        await log.close()
      }
    })

/** Writes the files into a new directory; answers how many proofs are among them. */
function writeSample(
  directory: string,
  files: Readonly<Record<string, string>>,
  proofs: () => readonly (readonly [name: string, text: string])[],
): number {
  try {
    mkdirSync(directory, { mode: 0o700 })
  } catch (error) {
    throw new Stop(2, `${directory} cannot be made: ${(error as Error).message}`)
  }
  const proven = proofs()
  for (const [name, text] of [...Object.entries(files), ...proven]) writeFileSync(join(directory, name), text)
  return proven.length
}

/** The proofs of the facts that a checkpoint covers, as files. */
function proofsOf(log: Log, store: CheckpointStore, positions: readonly number[]): (readonly [string, string])[] {
  const last = store.last()
  if (!last) return []
  return positions
    .filter(position => position < last.size)
    .flatMap(position => [...log.read({ from: position, to: position })])
    .map(fact => [`${fact.position}.tlog-proof`, proofFile(log, fact, last)] as const)
}
