/** What is a likely map for a file? A best guess from its columns and the indicators; what is only a guess is said as a question. */
import type { ColumnProfile, FileProfile } from './file-profile.ts'
import type { WrittenMap } from './import-map.ts'
import { missingSets } from './missing-sets.ts'
import { folded, quoted } from './nearest.ts'
import { plainNumber } from './number-text.ts'
import type { IndicatorOutline } from './outline.ts'
import { readPeriodText, wholePeriod } from './period-text.ts'
import { type ShippedMap, type ShippedMapName, shippedMapNamed, shippedMaps } from './shipped-maps.ts'

export interface DraftedMap {
  readonly map: WrittenMap
  /** What the draft had to guess, or could not. */
  readonly questions: readonly string[]
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
  status: [...Object.values(shippedMaps).flatMap(each => each.status), 'obsStatus', 'obs_status', 'flag', 'status'],
  note: [],
  indicator: ['indicator', 'indikator', 'dataelement'],
  ignore: [],
}

/** Drafts a map. `name` is a shipped map; without one the kind of file is told from its header. */
export function draftMap(profile: FileProfile, indicators: readonly IndicatorOutline[], name?: string): DraftedMap {
  const questions: string[] = []
  const { columns } = profile
  const preset = (name === undefined ? undefined : shippedMapNamed(name)) ?? recognised(columns) ?? generic
  const left = new Set(columns)
  const take = (names: readonly string[]): ColumnProfile | undefined => {
    const found = named([...left], names)
    if (found) left.delete(found)
    return found
  }
  const period = take(preset.period) ?? take(generic.period) ?? claim(left, looksLikePeriods)
  const status = take(preset.status) ?? (preset === generic ? take(generic.status) : undefined)
  const wide = period ? undefined : wideOf([...left])
  for (const column of wide?.columns ?? []) left.delete(column)
  const value = wide ? undefined : valueColumn(left, take, preset, questions)
  const note = take(preset.note)
  const map: Mutable<WrittenMap> = {}
  const indicator = indicatorOf(profile, indicators, left, preset, questions)
  if (indicator.said !== undefined) map.indicator = indicator.said
  if (period) map.period = periodMap(period, questions)
  else if (!wide)
    questions.push(
      `no column holds periods; name it under "period", one of ${quoted([...left].map(column => column.name))}`,
    )
  if (value || (wide && preset.missing)) map.value = valueMap(value, preset, questions)
  if (status) map.status = statusMap(status, value, profile, preset, questions)
  if (note) map.note = id(note.name)
  if (wide) map.wide = wide.map
  if (wide && wide.others.length > 0)
    questions.push(
      `the columns ${quoted(wide.others.map(column => column.name).slice(0, 4))} hold something else than ${quoted([wide.prefix])}; is that the one?`,
    )
  restOf(profile, left, map, indicator.outline, preset, questions, wide?.others ?? [])
  return { map, questions }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** The identifier of an SDMX column: what stands before “: ”, or before a bracket. */
const id = (name: string): string => name.replace(/: .*$/, '').replace(/\[.{0,5}\]$/, '')
const bare = (name: string): string => folded(id(name)).replace(/^data\./, '')
const named = (columns: readonly ColumnProfile[], names: readonly string[]): ColumnProfile | undefined => {
  for (const name of names) {
    const found = columns.find(column => bare(column.name) === folded(name))
    if (found) return found
  }
  return undefined
}

function recognised(columns: readonly ColumnProfile[]): ShippedMap | undefined {
  const has = (...names: string[]) => names.every(name => named(columns, [name]))
  if (has('dataelement', 'period', 'orgunit')) return shippedMaps['dhis2-datavalues']
  if (has('OBS_VALUE') || has('STRUCTURE', 'STRUCTURE_ID') || has('geo', 'time', 'values'))
    return shippedMaps['eurostat-sdmx-csv']
  if (has('Year', 'Value')) return shippedMaps['open-sdg']
  return named(columns, shippedMaps['ssb-pxweb-csv'].period) || wideOf(columns)
    ? shippedMaps['ssb-pxweb-csv']
    : undefined
}

/** The name of a map in the list, for messages. */
export const shippedNameOf = (map: ShippedMap): ShippedMapName | undefined =>
  (Object.keys(shippedMaps) as ShippedMapName[]).find(name => shippedMaps[name] === map)

function claim(left: Set<ColumnProfile>, fits: (column: ColumnProfile) => boolean): ColumnProfile | undefined {
  const found = [...left].find(fits)
  if (found) left.delete(found)
  return found
}

const texts = ({ values }: ColumnProfile): string[] => [...values.keys()].filter(text => text !== '')
const before = (text: string, column: ColumnProfile): string =>
  id(column.name) !== column.name && text.includes(': ') ? text.slice(0, text.indexOf(': ')) : text
const isPeriodText = (text: string): boolean => {
  const reading = readPeriodText(text)
  return 'period' in reading || 'doubt' in reading
}
const looksLikePeriods = (column: ColumnProfile): boolean => {
  const all = texts(column).map(text => before(text, column))
  return (
    all.length > 0 &&
    all.every(text => isPeriodText(text) && /^(1[89]|20)\d\d/.test(text.replace(/^\d{1,2}\.\d{1,2}\.|^[KQ]\d ?/i, '')))
  )
}
const looksLikeNumbers = (column: ColumnProfile): boolean => {
  const all = texts(column)
  const numbers = all.filter(
    text =>
      /\d/.test(text) && plainNumber(text.replace(/^\((.*)\)$/, '$1').replace(/\s?[%*a-z]{0,2}$/i, '')) !== undefined,
  )
  return all.length > 0 && numbers.length >= all.length * 0.6
}

function valueColumn(
  left: Set<ColumnProfile>,
  take: (names: readonly string[]) => ColumnProfile | undefined,
  preset: ShippedMap,
  questions: string[],
): ColumnProfile | undefined {
  const byName = take(preset.value) ?? take(generic.value)
  if (byName) return byName
  const numeric = [...left].filter(column => looksLikeNumbers(column) && !looksLikePeriods(column))
  const likely = numeric.filter(column => /value|verdi|wert|obs/i.test(column.name))
  const candidates = likely.length > 0 ? likely : numeric
  const chosen = likely.length > 0 ? likely[0] : candidates.at(-1)
  if (!chosen) {
    questions.push('no column holds numbers: there is nothing to import, or name it under "value"')
    return undefined
  }
  if (candidates.length > 1)
    questions.push(
      `which column is the value: ${quoted(candidates.map(column => id(column.name)))}? ${quoted([id(chosen.name)])} is taken`,
    )
  for (const other of likely) left.delete(other)
  left.delete(chosen)
  others.set(
    chosen,
    likely.filter(column => column !== chosen),
  )
  return chosen
}
/** Other columns of numbers beside the value, which are ignored. */
const others = new WeakMap<ColumnProfile, readonly ColumnProfile[]>()

interface Wide {
  readonly columns: readonly ColumnProfile[]
  readonly others: readonly ColumnProfile[]
  readonly prefix: string
  readonly map: NonNullable<WrittenMap['wide']>
}

/** Columns whose names are periods, alone or behind the name of what they hold: `Persons 2023`. */
function wideOf(columns: readonly ColumnProfile[]): Wide | undefined {
  const found = columns.flatMap(column => {
    const [, prefix = '', text = ''] = /^(?:(.*\S)\s+)?(\S+)$/.exec(column.name) ?? []
    return isPeriodText(text) && /\d{4}/.test(text) ? [{ column, prefix, text }] : []
  })
  if (found.length < 2) return undefined
  const prefix = found[0]?.prefix ?? ''
  const own = found.filter(each => each.prefix === prefix)
  const [first, last] = [own[0] as (typeof own)[number], own.at(-1) as (typeof own)[number]]
  const together = last.column.at - first.column.at === own.length - 1 && prefix === ''
  return {
    columns: found.map(each => each.column),
    others: found.filter(each => each.prefix !== prefix).map(each => each.column),
    prefix,
    map: {
      columns: together ? `${first.column.name}..${last.column.name}` : own.map(each => each.column.name),
      are: 'period',
      ...(prefix !== '' && { codes: Object.fromEntries(own.map(each => [each.column.name, each.text])) }),
    },
  }
}

function periodMap(column: ColumnProfile, questions: string[]): NonNullable<WrittenMap['period']> {
  const name = id(column.name)
  const days = texts(column)
    .map(text => readPeriodText(before(text, column)))
    .map(reading => ('period' in reading && /^\d{4}-\d{2}-\d{2}$/.test(reading.period) ? reading.period : undefined))
  if (days.length === 0 || days.some(day => !day?.endsWith('-01'))) return name
  const kind = (['year', 'quarter', 'month'] as const).find(each =>
    days.every(day => wholePeriod(day as string, each) !== undefined),
  )
  if (kind === undefined) return name
  questions.push(
    `every day of “${name}” begins a ${kind}: the ${kind}s are taken; if the days are meant, say "kind": "day"`,
  )
  return { column: name, kind }
}

function valueMap(
  column: ColumnProfile | undefined,
  preset: ShippedMap,
  questions: string[],
): NonNullable<WrittenMap['value']> {
  const name = column ? id(column.name) : 'value'
  if (preset.missing) return { column: name, missing: preset.missing }
  if (column?.values.has('NA')) {
    questions.push(`“NA” in “${name}” is taken as missing (L)`)
    return { column: name, missing: { NA: 'L' } }
  }
  return name
}

/** The statuses that flags mean, each flag that is there by itself. */
function statusMap(
  column: ColumnProfile,
  value: ColumnProfile | undefined,
  { sample }: FileProfile,
  preset: ShippedMap,
  questions: string[],
): NonNullable<WrittenMap['status']> {
  const known: Readonly<Record<string, string>> = preset.statusCodes ?? { ...missingSets.eurostat.flags, NA: '' }
  const codes: Record<string, string> = {}
  for (const flag of texts(column)) {
    const means = known[flag] ?? [...flag].map(letter => known[letter] ?? '?').join('')
    if (/^[A-Z]{1,4}$/.test(flag) && known[flag] === undefined) continue
    if (means.includes('?')) questions.push(`what does “${flag}” in “${column.name}” mean? Say it under status.codes`)
    else codes[flag] = [...new Set(means)].join('')
  }
  for (const [flag, means] of Object.entries(codes)) {
    if (!/[LMQ]/.test(means) || !value) continue
    if (!sample.some(row => row[column.at] === flag && plainNumber(row[value.at] ?? '') !== undefined)) continue
    codes[flag] = means.replace(/[LMQ]/g, '')
    questions.push(
      `“${flag}” says that a value is withheld or missing, and one stands beside it: it is kept, as “${codes[flag] || 'A'}”`,
    )
  }
  return Object.keys(codes).length === 0 ? id(column.name) : { column: id(column.name), codes }
}

function indicatorOf(
  profile: FileProfile,
  indicators: readonly IndicatorOutline[],
  left: Set<ColumnProfile>,
  preset: ShippedMap,
  questions: string[],
): { readonly said?: WrittenMap['indicator']; readonly outline: IndicatorOutline | undefined } {
  const column = named([...left], [...preset.indicator, ...generic.indicator])
  const [only] = indicators
  if (column) {
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
    const found = Object.values(ids)
    if (found.length > 0) {
      left.delete(column)
      const rest = texts(column).filter(text => ids[text] === undefined)
      if (rest.length > 0)
        questions.push(`${quoted(rest.slice(0, 5))} in “${column.name}” are no indicators here; their rows are skipped`)
      return {
        said: { column: id(column.name), ids, ...(rest.length > 0 && { others: 'skip' as const }) },
        outline: indicators.find(each => each.id === found[0]),
      }
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
  void profile
  return { outline: undefined }
}

/** The code that a text means by itself: a code, or a label in any language. */
function codeOf(text: string, codes: ReadonlyMap<string, string>): string | undefined {
  if (codes.has(text)) return text
  const wanted = meaning(text)
  for (const [code, label] of codes)
    if ([code, ...label.split('\n')].some(each => meaning(each) === wanted)) return code
  return undefined
}

/** Words for the sexes, which every office writes in its own way. */
const sexes = [
  /^(m|men|man|male|males|menn|mann|gutter|män|mænd|drenge|pojkar|boys|männer|männlich|hombres|hommes)\+?$/,
  /^(f|k|w|women|woman|female|females|kvinner|kvinne|jenter|kvinnor|kvinder|piger|flickor|girls|frauen|weiblich|mujeres|femmes)\+?$/,
]
function meaning(text: string): string {
  const word = folded(text).replace(/^data\./, '')
  const sex = sexes.findIndex(words => words.test(word))
  return sex < 0 ? word : `sex ${sex}`
}

const TOTAL =
  /^(_?t|total|totalt|totalen|all|alle|alla|both|begge|begge kjønn|båda|båda könen|i alt|ialt|samlet|samtlige|insgesamt)$|\btotal\b|^all |^both /i
const isTotal = (text: string): boolean => TOTAL.test(text.replace(/^data\./, ''))

function dimensionColumn(
  name: string,
  { dimensions }: IndicatorOutline,
  columns: readonly ColumnProfile[],
): ColumnProfile | undefined {
  const byName = columns.find(
    column =>
      bare(column.name).replaceAll(' ', '-') === folded(name) ||
      bare(column.name) === folded(name) ||
      bare(column.name).replaceAll(' ', '') === folded(name),
  )
  if (byName) return byName
  const codes = dimensions.get(name) as ReadonlyMap<string, string>
  return columns.find(column => {
    const all = texts(column)
      .map(text => before(text, column))
      .filter(text => !isTotal(text))
    return all.length > 0 && all.filter(text => codeOf(text, codes) !== undefined).length >= all.length * 0.6
  })
}

/** Columns that nothing was said of yet: dimensions, filters, and what may be ignored. */
function restOf(
  profile: FileProfile,
  left: Set<ColumnProfile>,
  map: Mutable<WrittenMap>,
  outline: IndicatorOutline | undefined,
  preset: ShippedMap,
  questions: string[],
  otherValues: readonly ColumnProfile[],
): void {
  const cell: Record<string, unknown> = {}
  const where: Record<string, unknown> = {}
  const ignore: string[] = otherValues.map(column => column.name)
  const key: number[] = []
  const dimensionsAt: number[] = []
  const at = (name: string | undefined) => profile.columns.find(column => id(column.name) === name)?.at
  for (const said of [map.period, map.indicator]) {
    const place = at(
      typeof said === 'object' && 'column' in said ? said.column : typeof said === 'string' ? said : undefined,
    )
    if (place !== undefined) key.push(place)
  }
  const chosen = profile.columns.find(column => others.has(column))
  for (const column of chosen ? (others.get(chosen) ?? []) : []) ignore.push(id(column.name))
  for (const [dimension, codes] of outline?.dimensions ?? []) {
    const column = dimensionColumn(dimension, outline as IndicatorOutline, [...left])
    if (!column) continue
    left.delete(column)
    key.push(column.at)
    dimensionsAt.push(column.at)
    cell[dimension] = cellMap(column, dimension, codes, questions)
  }
  const conditions: Readonly<Record<string, unknown>> = preset.where ?? {}
  for (const [name, condition] of Object.entries(conditions)) {
    const column = named([...left], [name])
    if (!column) continue
    left.delete(column)
    where[id(column.name)] = condition
  }
  for (const column of left) {
    const name = id(column.name)
    const all = [...new Set(texts(column).map(text => before(text, column)))]
    if (all.length === 0) continue
    if (preset.ignore.some(each => folded(each) === bare(column.name))) ignore.push(name)
    else if (labels(column, profile, dimensionsAt)) ignore.push(name)
    else if (all.length === 1 && !column.values.has('')) {
      where[name] = all[0]
      if (!/^(units?|freq|frequency|einheit|enhet|enhed|decimals|structure.*|dataflow)$/i.test(name))
        questions.push(
          `every row says ${quoted([all[0] as string])} under “${name}”: is that what the indicator is about?`,
        )
    } else if (column.values.has('')) {
      where[name] = ''
      questions.push(
        `only rows where “${name}” is empty are taken (the total); map it to a dimension to take ${quoted(all.slice(0, 3))} too`,
      )
    } else {
      const totals = all.filter(isTotal)
      if (totals.length === 1) {
        where[name] = totals[0]
        questions.push(
          `only rows where “${name}” says ${quoted(totals)} are taken; map it to a dimension to take the others too`,
        )
      } else if (
        unique(profile, key) &&
        /^(attr|note|comment|remark|label|name|title|url|source|updated|last|merknad|fotnote|anmärkning|dimension )|_(note|comment|label|name|url)$/i.test(
          name,
        )
      ) {
        ignore.push(name)
        questions.push(
          `“${name}” (${all.slice(0, 3).join(', ')}) is taken not to change what a row is about, since no two rows differ in it alone`,
        )
      } else
        questions.push(
          `what is “${name}” (${all.slice(0, 5).join(', ')})? Map it to a dimension, or say which rows to take: "where": {"${name}": "${all[0]}"}`,
        )
    }
  }
  if (Object.keys(cell).length > 0) map.cell = cell as NonNullable<WrittenMap['cell']>
  if (Object.keys(where).length > 0) map.where = where as NonNullable<WrittenMap['where']>
  if (ignore.length > 0) map.ignore = ignore
}

function cellMap(
  column: ColumnProfile,
  dimension: string,
  declared: ReadonlyMap<string, string>,
  questions: string[],
): unknown {
  const codes: Record<string, string> = {}
  const unknown: string[] = []
  for (const text of texts(column).map(each => before(each, column))) {
    if (declared.has(text)) continue
    const code = codeOf(text, declared) ?? (isTotal(text) ? '' : undefined)
    if (code === undefined) unknown.push(text)
    else codes[text] = code
  }
  const zeros = unknown.filter(text =>
    [...declared.keys()].some(code => code.length > text.length && code.replace(/^0+/, '') === text),
  )
  const name = id(column.name)
  if (zeros.length > 0)
    questions.push(
      `${quoted(zeros.slice(0, 3))} under “${name}” have probably lost their leading zeros: they are put back`,
    )
  const rest = unknown.filter(text => !zeros.includes(text))
  if (rest.length > 0)
    questions.push(
      `${quoted(rest.slice(0, 5))} under “${name}” are no codes of “${dimension}”; their rows are skipped: say under cell.${dimension}.codes what they are ("" for the total)`,
    )
  if (Object.keys(codes).length === 0 && unknown.length === 0) return name
  return {
    column: name,
    ...(Object.keys(codes).length > 0 && { codes }),
    ...(rest.length > 0 && { others: 'skip' }),
    ...(zeros.length > 0 && { leadingZeros: true }),
  }
}

/** Whether a column says the same as one of the key, in other words: one text for one text. */
function labels(column: ColumnProfile, { sample }: FileProfile, key: readonly number[]): boolean {
  return key.some(at => {
    const forward = new Map<string, string>()
    const back = new Map<string, string>()
    for (const row of sample) {
      const [a, b] = [row[at] ?? '', row[column.at] ?? '']
      if (forward.has(a) && forward.get(a) !== b) return false
      if (back.has(b) && back.get(b) !== a) return false
      forward.set(a, b)
      back.set(b, a)
    }
    return forward.size > 1 && sample.length > forward.size
  })
}

/** Whether the columns of the key alone tell all rows apart. */
function unique({ sample }: FileProfile, key: readonly number[]): boolean {
  const seen = new Set<string>()
  for (const row of sample) {
    const text = key.map(at => row[at]).join('\u0000')
    if (seen.has(text)) return false
    seen.add(text)
  }
  return true
}
