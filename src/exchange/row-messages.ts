/** Messages about texts that an import cannot read: what they probably mean, and what to do. */

import type { PeriodKind } from '../../events/import-map.ts'
import { nearest } from '../../events/text/nearest.ts'
import { isTotal } from './column-guesses.ts'
import { missingSets, setsKnowing } from './missing-sets.ts'
import type { Question } from './number-text.ts'
import type { IndicatorOutline } from './outline.ts'
import { lettersOf } from './statuses.ts'

/** Dashes that are read as hyphens. */
export const dashes = /[\u2010-\u2015\u2212]/g

export const clipped = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text)

export function describeUnknown(code: string, dimension: string, { id, dimensions }: IndicatorOutline): string {
  const codes = dimensions.get(dimension)
  if (!codes) return `“${id}” has no dimension “${dimension}”; it has ${[...dimensions.keys()].join(', ') || 'none'}`
  const labelled = [...codes].find(([, label]) =>
    label.split('\n').some(each => each.toLowerCase() === code.toLowerCase()),
  )
  const near = labelled ? [labelled[0]] : nearest(code, codes.keys())
  const byLabel =
    near.length > 0
      ? []
      : nearest(
          code,
          [...codes.values()].flatMap(label => label.split('\n')),
          1,
        )
  const named = (known: string) => `“${known}”${codes.get(known) ? ` (${codes.get(known)?.split('\n')[0]})` : ''}`
  const meant =
    near.length > 0
      ? `; nearest: ${near.map(named).join(', ')}`
      : byLabel.length > 0
        ? `; nearest label: “${byLabel[0]}”`
        : ''
  const few = codes.size <= 12 ? `: ${[...codes.keys()].toSorted().join(', ')}` : ''
  const total = isTotal(code) ? `; if it is the total, "codes": {"${code}": ""}` : ''
  return `“${clipped(code)}” is no code of “${dimension}”${meant}; ${codes.size} are declared${few}. Map it under cell.${dimension}.codes, or correct it${total}`
}

export function unknownIndicator(
  text: string,
  ids: Readonly<Record<string, string>> | undefined,
  indicators: ReadonlyMap<string, IndicatorOutline>,
): string {
  const known = ids ? Object.keys(ids) : [...indicators.keys()]
  const near = nearest(text, known, 1)[0]
  const meant = near === undefined ? '' : `; nearest: “${near}”`
  return ids
    ? `“${clipped(text)}” is not listed under indicator.ids${meant}; list it, or say "others": "skip"`
    : `there is no indicator “${clipped(text)}”${meant}`
}

export function unreadablePeriod(text: string, probably: string | undefined, kind: PeriodKind | undefined): string {
  if (text === '')
    return 'names no period; write it on every row, also where it is the same as on the row above, and leave out rows that are sums'
  if (probably !== undefined)
    return `“${clipped(text)}” is no period that can be read; it is probably ${probably}: write it so, or map it under period.codes`
  if (kind !== undefined) return `“${clipped(text)}” is not a period of the kind ${kind}`
  return `“${clipped(text)}” is no period; periods are written 2024, 2024-Q4, 2024-05, 2024-W12, 2024-05-17, 2018/2020`
}

export const signQuestion = (sign: string, line: number, column: string): Question => {
  const knowing = setsKnowing(sign.replace(dashes, '-'))
  return {
    code: 'sign',
    line,
    column,
    detail: `“${clipped(sign)}” is no number; what does it mean?${knowing.length > 0 ? ` Offices differ: ${knowing.join(', ')}` : ''}`,
    answers: [
      ...knowing.map(set => `--missing ${set.split(' ')[0]}`),
      `"value": {…, "missing": {"${clipped(sign)}": "L"}} in the map (L missing, M cannot occur, Q confidential)`,
    ],
  }
}

export const markQuestion = (given: string, mark: string, line: number, column: string): Question => ({
  code: 'mark',
  line,
  column,
  detail: `“${clipped(given)}” is a number with the mark “${mark}”; what does the mark mean?`,
  answers: [
    ...(Object.keys(missingSets) as (keyof typeof missingSets)[])
      .filter(name => missingSets[name].marks?.[mark] !== undefined)
      .map(name => `--missing ${name} (${missingSets[name].marks?.[mark] || 'nothing'})`),
    `"value": {…, "marks": {"${mark}": "P"}} in the map (an SDMX status, or "" for none)`,
  ],
})

export const flagQuestion = (flag: string, line: number, column: string): Question => ({
  code: 'flag',
  line,
  column,
  detail: `“${clipped(flag)}” is no status that is known; what does it mean?`,
  answers: [
    ...(lettersOf(
      `${flag} `.trim().repeat(flag.length === 1 ? 2 : 1),
      new Map(Object.entries(missingSets.eurostat.flags ?? {})),
    ) !== undefined
      ? ['--missing eurostat']
      : []),
    `"status": {"column": "${column}", "codes": {"${clipped(flag)}": "P"}} in the map (an SDMX status, or "" for none)`,
  ],
})
