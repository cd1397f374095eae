/** A draft of a map: a best guess from the columns of a file and the indicators. Where it is only a guess there is a question. */

import type { WrittenMap } from '../../events/import-map.ts'
import { folded, quoted } from '../../events/text/nearest.ts'
import {
  bare,
  before,
  dimensionColumn,
  id,
  looksLikePeriods,
  named,
  texts,
  wideOf,
  wideOfCodes,
} from './column-guesses.ts'
import { type Drafted, draftRest } from './draft-rest.ts'
import { officeOf, statusMap, valueColumn, valueMap } from './draft-values.ts'
import { EUROSTAT_TSV } from './eurostat-tsv.ts'
import type { ColumnProfile, FileProfile } from './file-profile.ts'
import type { IndicatorOutline } from './outline.ts'
import { readPeriodText, wholePeriod } from './period-text.ts'
import { genesis, type ShippedMap, shippedMapNamed, shippedMaps } from './shipped-maps.ts'

export interface DraftedMap {
  readonly map: WrittenMap
  /** What the draft had to guess, or could not. */
  readonly questions: readonly string[]
  /** Those of the questions that the kind of file answers by itself: in Open SDG an empty cell is the total. */
  readonly answered: ReadonlySet<string>
}

/** Options of the command line that answer questions beforehand. */
export interface DraftOptions {
  /** Columns that were filtered or ignored. */
  readonly columns?: readonly string[] | undefined
  /** Whether the kind of the periods was said. */
  readonly periodKind?: boolean | undefined
  /** What the rows of known indicators hold, where the file has those of others too. */
  readonly own?: FileProfile | undefined
}

/** Which rows are of indicators that are known, where a column names those of others too; undefined where none does. */
export function knownRows(
  { columns }: FileProfile,
  indicators: readonly IndicatorOutline[],
): { readonly at: number; readonly texts: ReadonlySet<string> } | undefined {
  const found = indicatorColumn(indicators, columns, generic.indicator)
  return found && found.rest.length > 0 ? { at: found.column.at, texts: new Set(Object.keys(found.ids)) } : undefined
}

/** Names beyond those of the shipped maps, in the languages of the neighbourhood. */
const generic: ShippedMap = {
  about: 'any table',
  period: [
    ...Object.values(shippedMaps).flatMap(each => each.period),
    'periode',
    'period',
    'jahr',
    'date',
    'dato',
    'datum',
    'ref_period',
    'REF_PERIOD',
    'skoleår',
    'år/periode',
  ],
  value: [
    ...Object.values(shippedMaps).flatMap(each => each.value),
    'andel',
    'prosent',
    'antall',
    'antal',
    'wert',
    'verdi',
    'tal',
    'percent',
    'share',
    'rate',
  ],
  status: [
    'flag codes',
    'flag code',
    ...Object.values(shippedMaps).flatMap(each => each.status),
    'obsStatus',
    'obs_status',
    'flag',
    'status',
  ],
  note: ['note', 'notes', 'comment', 'footnote', 'merknad', 'fotnote', 'anmärkning', 'fotnot', 'anmerkung'],
  indicator: ['indicator', 'indikator', 'dataelement'],
  ignore: [],
}

/** Drafts a map. `name` is a shipped map; without one the kind of file is recognised by its header. */
export function draftMap(
  profile: FileProfile,
  indicators: readonly IndicatorOutline[],
  name?: string,
  said: DraftOptions = {},
): DraftedMap {
  const questions: string[] = []
  const { columns } = profile
  const preset = (name === undefined ? undefined : shippedMapNamed(name)) ?? recognised(profile) ?? generic
  const saidOf = new Set(said.columns?.map(folded))
  const all = new Set(columns.filter(column => !saidOf.has(folded(column.name)) && !saidOf.has(bare(column.name))))
  const indicator = indicatorOf(indicators, all, preset, questions)
  const own = said.own ?? profile
  const left = new Set([...all].map(({ at }) => own.columns.find(column => column.at === at) as ColumnProfile))
  const take = (names: readonly string[]): ColumnProfile | undefined => {
    const found = named([...left], names)
    if (found) left.delete(found)
    return found
  }
  const period = take(preset.period) ?? take(generic.period) ?? claim(left, looksLikePeriods)
  const status = take(preset.status) ?? (preset.status.length === 0 ? take(generic.status) : undefined)
  const numerator = take(['numerator', 'teller', 'täljare', 'tæller', 'zähler'])
  const denominator = take(['denominator', 'nevner', 'nämnare', 'nævner', 'nenner'])
  const byPeriod = period ? undefined : wideOf([...left], indicator.outline)
  for (const column of byPeriod?.columns ?? []) left.delete(column)
  const valueByName = byPeriod ? undefined : (take(preset.value) ?? take(generic.value))
  const byCode = byPeriod || valueByName ? undefined : wideOfCodes([...left], indicator.outline)
  for (const column of byCode?.columns ?? []) left.delete(column)
  const wide = byPeriod ?? byCode
  const { value, beside = [] } = wide
    ? {}
    : valueByName
      ? { value: valueByName }
      : valueColumn(left, indicator.outline, questions)
  const note = take(preset.note) ?? take(generic.note)
  const knownFrom = take(['knownFrom', 'known_from', 'known from'])
  const map: Drafted = {}
  if (indicator.said !== undefined) map.indicator = indicator.said
  if (period) map.period = said.periodKind ? id(period.name) : periodMap(period, indicator.outline, questions)
  else if (!wide)
    questions.push(
      `no column holds periods; name it under "period", one of ${quoted([...left].map(column => column.name))}`,
    )
  const values = value ? [value] : (wide?.columns ?? [])
  const drafted = valueMap(value, values, { preset, byName: name !== undefined, office: officeOf(profile) }, questions)
  if (drafted !== undefined) map.value = drafted
  if (numerator && denominator) {
    map.numerator = id(numerator.name)
    map.denominator = id(denominator.name)
  }
  if (status) map.status = statusMap(status, value, own, preset, questions)
  if (note) map.note = id(note.name)
  if (knownFrom) map.knownFrom = { column: id(knownFrom.name) }
  if (wide) map.wide = wide.map
  if (byPeriod && byPeriod.others.length > 0)
    questions.push(
      `the columns ${quoted(byPeriod.others.map(column => column.name).slice(0, 4))} hold something else than ${quoted([byPeriod.prefix])}; is that the one?`,
    )
  const totals = draftRest(own, left, map, {
    outline: indicator.outline,
    preset,
    byName: name !== undefined,
    questions,
    ignored: [...(byPeriod?.others ?? []), ...beside],
    period,
    status,
  })
  return { map, questions, answered: new Set(preset === shippedMaps['open-sdg'] ? totals : []) }
}

function recognised({ columns, form }: FileProfile): ShippedMap | undefined {
  if (form.startsWith(EUROSTAT_TSV)) return shippedMaps['eurostat-sdmx-csv']
  const has = (...names: string[]) => names.every(name => named(columns, [name]))
  if (has('statistik_code', 'zeit') || has('statistics_code', 'time')) return genesis
  if (has('REF_DATE', 'DGUID', 'VECTOR', 'COORDINATE')) return shippedMaps['statcan-csv']
  if (has('dataelement', 'period', 'orgunit')) return shippedMaps['dhis2-datavalues']
  if (has('OBS_VALUE') || has('STRUCTURE', 'STRUCTURE_ID') || has('geo', 'time', 'values'))
    return shippedMaps['eurostat-sdmx-csv']
  if (has('freq', 'geo') && wideOf(columns)) return shippedMaps['eurostat-sdmx-csv']
  if (has('Year', 'Value')) return shippedMaps['open-sdg']
  return named(columns, shippedMaps['ssb-pxweb-csv'].period) || wideOf(columns)
    ? shippedMaps['ssb-pxweb-csv']
    : undefined
}

function claim(left: Set<ColumnProfile>, fits: (column: ColumnProfile) => boolean): ColumnProfile | undefined {
  const found = [...left].find(fits)
  if (found) left.delete(found)
  return found
}

function periodMap(
  column: ColumnProfile,
  outline: IndicatorOutline | undefined,
  questions: string[],
): NonNullable<WrittenMap['period']> {
  const name = id(column.name)
  if (/skole|skule|skolår|läsår|school|academic/i.test(name) && texts(column).some(isPairOfYears)) {
    questions.push(`“${name}” is taken to hold school years that begin in August; say another month under "yearFrom"`)
    return { column: name, yearFrom: 8 }
  }
  const days = texts(column)
    .map(text => readPeriodText(before(text, column)))
    .map(reading => ('period' in reading && /^\d{4}-\d{2}-\d{2}$/.test(reading.period) ? reading.period : undefined))
  if (outline?.kind() === 'day' || days.length === 0 || days.some(day => !day?.endsWith('-01'))) return name
  const kind = (['year', 'quarter', 'month'] as const).find(each =>
    days.every(day => wholePeriod(day as string, each) !== undefined),
  )
  if (kind === undefined) return name
  questions.push(
    `every day of “${name}” begins a ${kind}: the ${kind}s are taken; if the days are meant, say "kind": "day"`,
  )
  return { column: name, kind }
}

const isPairOfYears = (text: string): boolean => {
  const reading = readPeriodText(text)
  return 'doubt' in reading && reading.doubt !== 'span'
}

/** The column that names indicators which are known: by their texts, and what else it names. */
function indicatorColumn(
  indicators: readonly IndicatorOutline[],
  columns: readonly ColumnProfile[],
  names: readonly string[],
):
  | { readonly column: ColumnProfile; readonly ids: Readonly<Record<string, string>>; readonly rest: string[] }
  | undefined {
  const column = named(columns, names)
  if (!column) return undefined
  const ids = Object.fromEntries(
    texts(column).flatMap(text => {
      const match = indicators.find(
        each =>
          each.id === text ||
          each.id === folded(text).replaceAll(' ', '-') ||
          each.title.split('\n').some(title => folded(title) === folded(text)),
      )
      return match ? [[text, match.id] as const] : []
    }),
  )
  if (Object.keys(ids).length === 0) return undefined
  return { column, ids, rest: texts(column).filter(text => ids[text] === undefined) }
}

function indicatorOf(
  indicators: readonly IndicatorOutline[],
  left: Set<ColumnProfile>,
  preset: ShippedMap,
  questions: string[],
): { readonly said?: WrittenMap['indicator']; readonly outline: IndicatorOutline | undefined } {
  const [only] = indicators
  const found = indicatorColumn(indicators, [...left], [...preset.indicator, ...generic.indicator])
  if (found) {
    const { column, ids, rest } = found
    left.delete(column)
    if (rest.length > 0)
      questions.push(`${quoted(rest.slice(0, 5))} in “${column.name}” are no indicators here; their rows are skipped`)
    return {
      said: { column: id(column.name), ids, ...(rest.length > 0 && { others: 'skip' as const }) },
      outline: indicators.find(each => each.id === Object.values(ids)[0]),
    }
  }
  if (indicators.length === 1 && only) return { said: only.id, outline: only }
  const fitting = indicators
    .map(outline => ({
      outline,
      fit: [...outline.dimensions.keys()].filter(name => dimensionColumn(name, outline, [...left])).length,
    }))
    .sort((a, b) => b.fit - a.fit)
  const [best, second] = fitting
  if (best && best.fit > 0 && best.fit > (second?.fit ?? 0)) {
    questions.push(
      `the figures are taken to be of “${best.outline.id}”, whose dimensions the file has; say --indicator if they are not`,
    )
    return { said: best.outline.id, outline: best.outline }
  }
  questions.push(
    `which indicator are the figures of? Say --indicator${
      indicators.length > 0
        ? `, one of ${indicators
            .slice(0, 10)
            .map(each => each.id)
            .join(', ')}`
        : ''
    }`,
  )
  return { outline: undefined }
}
