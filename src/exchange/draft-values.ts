/** What is drafted of the values of a file: which column holds them, and what signs, marks and flags mean. */

import type { MissingSetName, WrittenMap } from '../../events/import-map.ts'
import { quoted } from '../../events/text/nearest.ts'
import { before, id, looksLikeNumbers, looksLikePeriods, SHARE, texts } from './column-guesses.ts'
import type { ColumnProfile, FileProfile } from './file-profile.ts'
import { type MissingSet, missingSets } from './missing-sets.ts'
import { type DecimalMark, plainNumber } from './number-text.ts'
import type { IndicatorOutline } from './outline.ts'
import { dashes } from './row-messages.ts'
import type { ShippedMap } from './shipped-maps.ts'

/** The likeliest of the columns that hold numbers, where none has the name of a value. */
export function valueColumn(
  left: Set<ColumnProfile>,
  outline: IndicatorOutline | undefined,
  questions: string[],
): { readonly value?: ColumnProfile; readonly beside?: readonly ColumnProfile[] } {
  const numeric = [...left].filter(column => looksLikeNumbers(column) && !looksLikePeriods(column))
  const likely = numeric.filter(column => /value|verdi|wert|obs|__/i.test(column.name))
  const candidates = likely.length > 0 ? likely : numeric
  const share = outline?.percent ? candidates.find(column => SHARE.test(column.name)) : undefined
  const chosen = share ?? (likely.length > 0 ? likely[0] : candidates.at(-1))
  if (!chosen) {
    questions.push('no column holds numbers: there is nothing to import, or name it under "value"')
    return {}
  }
  if (candidates.length > 1)
    questions.push(
      `which column is the value: ${quoted(candidates.map(column => id(column.name)))}? ${quoted([id(chosen.name)])} is taken`,
    )
  for (const other of likely) left.delete(other)
  left.delete(chosen)
  return { value: chosen, beside: likely.filter(column => column !== chosen) }
}
type Office = 'ssb' | 'scb' | 'dst' | 'destatis'
/** Offices whose signs a table may have, each with words that tell its language. */
const offices: Readonly<Record<Office, { readonly name: string; readonly words: RegExp }>> = {
  scb: { name: 'Statistics Sweden', words: /kön\b|ålder|innehåll|kvinnor|värde|månad/i },
  dst: { name: 'Statistics Denmark', words: /køn\b|indhold|kvinder|mænd|måned\b.*værdi/i },
  destatis: {
    name: 'the statistical office of Germany',
    words: /geschlecht|insgesamt|männlich|merkmal|\bzeit\b|\bjahr\b/i,
  },
  ssb: { name: 'Statistics Norway', words: /./ },
}
/** The office whose signs a table most likely has, by the language of its names and texts. */
export function officeOf({ columns }: FileProfile): Office {
  const words = columns.flatMap(column => [column.name, ...texts(column).slice(0, 50)]).join('\n')
  return (Object.keys(offices) as Office[]).find(each => offices[each].words.test(words)) ?? 'ssb'
}

/** What is said of the value; undefined where nothing is. Signs are those of the file, which only a map by name says unasked. */
export function valueMap(
  column: ColumnProfile | undefined,
  values: readonly ColumnProfile[],
  { preset, byName, office }: { readonly preset: ShippedMap; readonly byName: boolean; readonly office: Office },
  questions: string[],
): WrittenMap['value'] {
  const name = column ? id(column.name) : 'value'
  const isGuess = !byName && (preset.missing === undefined || preset.missing === 'ssb')
  const missing = isGuess && !values.some(each => each.values.has('NA')) ? office : preset.missing
  const signs = missing === undefined ? [] : signsIn(values, missing)
  if (missing !== undefined && values.length > 0 && (!isGuess || signs.length > 0)) {
    if (isGuess)
      questions.push(
        `what do ${quoted(signs)} mean? They are read as ${offices[office].name} writes them (${office}); name another office under value.missing if the file is of another`,
      )
    const decimal = preset.isWithoutThousands && onlyMark(values)
    return { column: name, missing, ...(decimal && { decimal }) }
  }
  if (column?.values.has('NA')) {
    questions.push(`“NA” in “${name}” is taken as missing (L)`)
    return { column: name, missing: { NA: 'L' } }
  }
  return column ? name : undefined
}

/** The one mark that numbers have, once each; undefined where there are others, or none. */
function onlyMark(columns: readonly ColumnProfile[]): DecimalMark | undefined {
  const marks = new Set(
    columns
      .flatMap(texts)
      .filter(text => /\d/.test(text))
      .map(text => text.replace(/[^.,]/g, ''))
      .filter(marks => marks !== ''),
  )
  const [mark] = marks
  return marks.size === 1 && (mark === '.' || mark === ',') ? mark : undefined
}

/** The signs of a set that stand in the columns, and its marks beside numbers there. */
function signsIn(columns: readonly ColumnProfile[], set: MissingSetName): string[] {
  const { signs, marks = {} }: MissingSet = missingSets[set]
  const found = columns.flatMap(column =>
    texts(column).flatMap(text => {
      if (signs[text.replace(dashes, '-')] !== undefined) return [text]
      const mark = Object.keys(marks).find(each => text.endsWith(each) && /\d/.test(text))
      return mark === undefined ? [] : [mark]
    }),
  )
  return [...new Set(found)]
}

/** Statuses in words, as the OECD and Open SDG sites write them. */
const statusWords: Readonly<Record<string, string>> = {
  'Normal value': 'A',
  Normal: 'A',
  'Estimated value': 'E',
  Estimated: 'E',
  'Provisional value': 'P',
  Provisional: 'P',
  'Time series break': 'B',
  Break: 'B',
}

/** The statuses that flags mean, each flag that is there by itself. */
export function statusMap(
  column: ColumnProfile,
  value: ColumnProfile | undefined,
  { sample }: FileProfile,
  preset: ShippedMap,
  questions: string[],
): NonNullable<WrittenMap['status']> {
  const known: Readonly<Record<string, string>> = {
    ...(preset.statusCodes ?? { ...missingSets.eurostat.flags, NA: '' }),
    ...statusWords,
  }
  const codes: Record<string, string> = {}
  for (const flag of new Set(texts(column).map(text => before(text, column)))) {
    // Some write the sign of a missing value before the flag (:c).
    const letters = flag.replace(/^:\s*/, '')
    const means = known[letters] ?? [...letters].map(letter => known[letter] ?? '?').join('')
    if (/^[A-Z]{1,4}$/.test(flag) && known[flag] === undefined) continue
    // What is not known here is asked when the rows are read.
    if (!means.includes('?')) codes[flag] = [...new Set(means)].join('')
  }
  for (const [flag, means] of Object.entries(codes)) {
    if (!/[LMQ]/.test(means) || !value) continue
    if (
      !sample.some(
        row => before(row[column.at] ?? '', column) === flag && plainNumber(row[value.at] ?? '') !== undefined,
      )
    )
      continue
    codes[flag] = means.replace(/[LMQ]/g, '')
    questions.push(
      `“${flag}” says that a value is withheld or missing, and one stands beside it: it is kept, as “${codes[flag] || 'A'}”`,
    )
  }
  return Object.keys(codes).length === 0 ? id(column.name) : { column: id(column.name), codes }
}
