/** The options of an import, and the map with what they add to it. */
import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { type MissingSetName, type PeriodKind, shippedMapNames, type WrittenMap } from '../../../events/import-map.ts'
import { correctionCauses } from '../../../events/indicator.ts'
import { faultsOf } from '../../engine/faults.ts'
import { inWords } from '../../engine/in-words.ts'
import type { Delimiter, Encoding } from '../../exchange/csv.ts'
import { draftMap, knownRows } from '../../exchange/draft-map.ts'
import { profileOf } from '../../exchange/file-profile.ts'
import { type ImportMap, importMapShape } from '../../exchange/import-map.ts'
import type { DecimalMark } from '../../exchange/number-text.ts'
import { shippedMapNamed } from '../../exchange/shipped-maps.ts'
import type { LogSource } from '../log-client.ts'
import { callersPath } from '../paths.ts'
import { Stop } from '../stop.ts'
import { type ImportOptions, openTable, outlinesFor, reading, requireFigures } from './run.ts'

/** The options of `varde import`. */
export interface Options {
  readonly indicator?: string
  readonly map?: string
  readonly draftMap?: boolean
  readonly output?: string
  readonly dryRun?: boolean
  readonly as?: 'vintage' | 'correct'
  readonly knownFrom?: string
  readonly reason?: string
  readonly cause?: string
  readonly delimiter?: ',' | ';' | 'tab'
  readonly decimal?: DecimalMark
  readonly thousands?: DecimalMark | 'space'
  readonly missing?: MissingSetName
  readonly yearFrom?: string
  readonly periodKind?: PeriodKind
  readonly leadingZeros?: boolean
  readonly where?: readonly string[]
  readonly ignore?: readonly string[]
  readonly encoding?: Encoding
  readonly json?: boolean
}

/** Throws `Stop` where an option lacks one that it needs. */
export function requireConsistent({ as, knownFrom, reason, cause, draftMap, output }: Options): void {
  if (as === 'vintage' && knownFrom === undefined)
    throw new Stop(
      2,
      '--as vintage needs --known-from: the date from which the new figures were known, such as 2024-09',
    )
  if (as === 'correct' && (reason === undefined || cause === undefined))
    throw new Stop(2, `--as correct needs --reason and --cause (${correctionCauses.join(', ')})`)
  if (output !== undefined && !draftMap) throw new Stop(2, '--output goes with --draft-map')
}

const delimiterOf = ({ delimiter }: Options): Delimiter | undefined => (delimiter === 'tab' ? '\t' : delimiter)

/** How the file is to be read and recorded, from the options and the map. Throws `Stop` where they do not fit. */
export async function importOptions(file: string, options: Options, source: LogSource): Promise<ImportOptions> {
  return { ...formOf(file, options), map: await mapOf(file, options, source) }
}

/** How a file is to be read by a drafted map. Throws `Stop` where that is not whole. */
export const readingOptions = (file: string, map: WrittenMap, options: Options): ImportOptions => ({
  ...formOf(file, options),
  map: settledMap(map, 'the draft'),
})

function formOf(file: string, options: Options): Omit<ImportOptions, 'map'> {
  const { decimal, thousands, encoding, as, cause } = options
  return {
    file,
    delimiter: delimiterOf(options),
    decimal,
    thousands: thousands === 'space' ? undefined : thousands,
    encoding,
    differing: as ?? 'refuse',
    cause,
  }
}

/** The map as given, with what options of the command line say. */
async function mapOf(file: string, options: Options, source: LogSource): Promise<ImportMap> {
  const { map: name, indicator } = options
  const shipped = name === undefined ? undefined : shippedMapNamed(name)
  const given: WrittenMap = shipped
    ? await shippedMapFor(file, options, source, name as string)
    : name === undefined
      ? {}
      : parseMap(name)
  if (indicator !== undefined && given.indicator !== undefined && !shipped && given.indicator !== indicator)
    throw new Stop(2, `${name} names the indicator, and --indicator does too; give one of them`)
  return settledMap(withOptions(given, options), name ?? 'the options', oldMap(given))
}

function settledMap(given: object, name: string, hint = ''): ImportMap {
  const parsed = importMapShape.safeParse(given)
  if (parsed.success) return parsed.data
  const [first] = faultsOf(parsed.error)
  const detail = first === undefined ? '' : inWords(first.detail)
  throw new Stop(2, `${name}: ${first?.pointer ?? ''}: ${detail}${hint}`)
}

/** A shipped map with what the file's header tells. What it would have to guess is asked: nobody has read over the guesses. */
async function shippedMapFor(file: string, options: Options, source: LogSource, name: string): Promise<WrittenMap> {
  const { map, questions, answered } = await draft(file, options, source, name)
  const open = questions.filter(question => !answered.has(question))
  if (open.length === 0) return map
  throw new Stop(
    2,
    `the map ${name} leaves questions open:\n${open.map(question => `  ${question}`).join('\n')}\nAnswer with --where, --ignore, --indicator or --period-kind, or write a map with --draft-map --output MAP.json, correct it, and import with --map MAP.json. Nothing was recorded`,
  )
}

/** The format of before: it is said what became of it. */
const oldMap = (given: object): string =>
  'columns' in given || 'values' in given || 'constants' in given
    ? '; maps are written anew: "period", "value" and "cell" name their columns (see varde import --help)'
    : ''

function withOptions(given: WrittenMap, options: Options): object {
  const { indicator, missing, yearFrom, periodKind, leadingZeros, where = [], ignore = [], knownFrom, reason } = options
  const column = (of: unknown, name: string): object =>
    typeof of === 'object' && of !== null ? of : { column: of ?? name }
  return {
    ...given,
    ...(indicator !== undefined && typeof given.indicator !== 'object' && { indicator }),
    ...(missing !== undefined && { value: { ...column(given.value, 'value'), missing } }),
    ...((yearFrom !== undefined || periodKind !== undefined) && {
      period: {
        ...column(given.period, 'period'),
        ...(yearFrom !== undefined && { yearFrom: Number(yearFrom) }),
        ...(periodKind !== undefined && { kind: periodKind }),
      },
    }),
    ...(leadingZeros && { leadingZeros }),
    ...(where.length > 0 && { where: { ...given.where, ...Object.fromEntries(where.map(conditionOf)) } }),
    ...(ignore.length > 0 && { ignore: [...(given.ignore ?? []), ...ignore] }),
    ...(knownFrom !== undefined && { knownFrom }),
    ...(reason !== undefined && { reason }),
  }
}

function conditionOf(given: string): readonly [string, string] {
  const at = given.indexOf('=')
  if (at < 1) throw new Stop(2, `--where is written COLUMN=VALUE, and “${given}” is not`)
  return [given.slice(0, at), given.slice(at + 1)]
}

function parseMap(name: string): WrittenMap {
  if (!existsSync(callersPath(name)))
    throw new Stop(
      2,
      `there is no file ${name}, and no map of that name; maps by name are ${shippedMapNames.join(', ')}`,
    )
  requireFigures(name)
  const text = readFileSync(callersPath(name), 'utf8')
  try {
    const map: unknown = JSON.parse(text)
    if (typeof map === 'object' && map !== null && !Array.isArray(map)) return map
  } catch (error) {
    throw new Stop(2, `${name} is not JSON: ${(error as Error).message}`)
  }
  throw new Stop(2, `${name} must hold an object, {"period": …, "value": …}`)
}

/** A map for the file, as far as the file and the indicators tell. */
export async function draft(file: string, options: Options, source: LogSource, name: string | undefined) {
  const indicators = await outlinesFor(options.indicator === undefined ? {} : { indicator: options.indicator }, source)
  return reading(basename(file), async () => {
    const open = () => openTable(file, { delimiter: delimiterOf(options), encoding: options.encoding })
    const { where = [], ignore = [], periodKind, yearFrom } = options
    const profile = await profileOf(await open())
    const known = knownRows(profile, [...indicators.values()])
    const own = known && (await profileOf(await open(), cells => known.texts.has(cells[known.at] ?? '')))
    const drafted = draftMap(profile, [...indicators.values()], name, {
      own,
      columns: [...where.map(each => conditionOf(each)[0]), ...ignore],
      periodKind: periodKind !== undefined || yearFrom !== undefined,
    })
    return { ...drafted, map: withOptions(drafted.map, options) as WrittenMap }
  })
}
