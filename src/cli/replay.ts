/** `varde replay`: the progress of a mission as it was known at the end of each month, quarter or year. */
import { Command, InvalidArgumentError, Option } from 'commander'
import { dayOf, parseKnowledge } from '../../events/period.ts'
import type { Pin } from '../../projections/base/pin.ts'
import { UnfitQuestion } from '../../projections/base/unfit-question.ts'
import { atOnce } from '../../projections/base/work.ts'
import type { FactReader } from '../../projections/figures/fact-reader.ts'
import { methods } from '../../projections/progress/methods.ts'
import { type IndicatorAtStep, type ReplayStep, replay } from '../../projections/views/mission/mission-replay.ts'
import { type Every, stepsOf, strides } from '../../projections/views/mission/replay.ts'
import { readConfig } from '../config.ts'
import { factCacheOf } from '../engine/fact-cache.ts'
import { inWords } from '../engine/in-words.ts'
import { openForReading } from './open-log.ts'
import { Stop } from './stop.ts'
import { type Terminal, terminalOf } from './terminal.ts'

const help = `
Each line is what was known on that day: for every indicator its latest figure, how much of the way to the target it had
covered, and both verdicts: against the agreed path / if the trend continues. By default it runs from the first known fact
until today. With --json each line is an object, which also has the roll-up of each goal.

Examples:
  varde replay --mission inkludering --every year
  varde replay --mission inkludering --from 2021 --to 2024-06 --json | jq -c '[.date, .indicators[0].covered]'`

interface Options {
  readonly mission: string
  readonly from?: string
  readonly to?: string
  readonly every: Every
  readonly target: 'current' | 'original'
  readonly method: string
  readonly json?: boolean
}

export const replayCommand = (): Command =>
  new Command('replay')
    .description('show the progress of a mission as it was known over time')
    .requiredOption('--mission <id>', 'the mission')
    .option('--from <date>', 'the first day: a year, month or day', date)
    .option('--to <date>', 'the last day: a year, month or day', date)
    .addOption(new Option('--every <step>', 'length of a step').choices(strides).default('month'))
    .addOption(
      new Option('--target <which>', 'the target to compare with').choices(['current', 'original']).default('current'),
    )
    .addOption(
      new Option('--method <name>', 'the method of assessment')
        .choices(methods.map(({ name }) => name))
        .default('varde-1'),
    )
    .addHelpText('after', help)
    .action(async (_options: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>()
      const log = openForReading(readConfig())
      try {
        const factReader = factCacheOf(log)
        if (factReader.facts(`mission-${options.mission}`).length === 0)
          throw new Stop(1, `there is no mission “${options.mission}”`)
        const today = { asOf: null, asOfMs: Number.POSITIVE_INFINITY, on: dayOf(log.now()) }
        const pin = { ...today, position: log.head(), figures: 'all' as const }
        await show(
          atOnce(replay(factReader, options.mission, stepsAsked(factReader, pin, options), options)),
          terminalOf(options),
        )
      } finally {
        await log.close()
      }
    })

/** The steps that the options ask for. Throws `Stop` where there are none. */
function stepsAsked(factReader: FactReader, pin: Pin, options: Options): Pin[] {
  try {
    return stepsOf(factReader, options.mission, pin, options)
  } catch (error) {
    throw error instanceof UnfitQuestion ? new Stop(2, inWords(error.detail)) : error
  }
}

function date(text: string): string {
  try {
    parseKnowledge(text)
    return text
  } catch {
    throw new InvalidArgumentError('Write 2024, 2024-05 or 2024-05-17.')
  }
}

async function show(steps: Iterable<ReplayStep>, terminal: Terminal): Promise<void> {
  if (terminal.json) {
    for (const { pin, known, lateEntries, indicators, goals } of steps)
      await terminal.line(
        JSON.stringify({ date: pin.on, position: pin.position, known, lateEntries, indicators, goals }),
      )
    return
  }
  const all = [...steps]
  const names = [...new Set(all.flatMap(step => step.indicators.map(i => i.indicator)))]
  const table = [
    ['as known on', ...names],
    ...all.map(({ pin, indicators }) => [
      pin.on,
      ...names.map(name => indicatorText(indicators.find(({ indicator }) => indicator === name))),
    ]),
  ]
  const widths = ['', ...names].map((_name, column) => Math.max(...table.map(row => row[column]?.length ?? 0)))
  for (const row of table)
    await terminal.line(
      row
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
}

/** An indicator in a few words: `9.5 (2022-Q4) 44 % ahead / too-early`. */
function indicatorText(then: IndicatorAtStep | undefined): string {
  if (!then) return '–'
  const { latest, covered, path, trend, status } = then
  if (!latest) return 'no figure'
  const period = typeof latest.period === 'string' ? latest.period : latest.period.period
  const share = covered === null ? '' : ` ${Math.round(covered * 100)} %`
  const named = status === undefined || status === null ? '' : ` [${status}]`
  return `${latest.value ?? `${latest.low}–${latest.high}`} (${period})${share} ${path} / ${trend}${named}`
}
