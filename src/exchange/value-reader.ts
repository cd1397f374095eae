/** Reads the number or the status in a cell: signs of missing values, marks beside numbers, flags in a column of their own. */
import type { Column, NumberField } from './columns.ts'
import { BOUND, markOf } from './figure-text.ts'
import type { ImportMap } from './import-map.ts'
import { flagsOfHeader, missingSets } from './missing-sets.ts'
import { type MarkEvidence, noEvidence, notice, plainNumber } from './number-text.ts'
import type { IndicatorOutline, RowCallbacks } from './outline.ts'
import { dashes, flagQuestion, markQuestion, signQuestion } from './row-messages.ts'
import { isSdmxStatus, joined, lettersOf, MISSING, says } from './statuses.ts'

export interface CellValue {
  /** A number as plain text, which the marks of the file are still to be applied to; or one that the map says. */
  readonly number?: string | number
  readonly status?: string
}

/** Reads cells as the map says, and flags as the header tells where it does not; `evidence` gathers what they say of the decimal mark. */
export function valueReader(map: ImportMap, header: readonly string[]) {
  const { signs, marks, flags } = tablesOf(map, header)
  const evidence: MarkEvidence = noEvidence()

  function numberOf(
    given: string,
    { name, field }: Column & { field: NumberField },
    line: number,
    outline: IndicatorOutline,
    { fault, ask }: RowCallbacks,
  ): CellValue | undefined {
    const plain = plainNumber(given)
    if (plain !== undefined && !signs.has(given)) {
      notice(evidence, plain, line)
      return { number: plain }
    }
    if (given === '') return field === 'value' && signs.has('') ? { status: signs.get('') as string } : undefined
    const meaning = signs.get(given) ?? signs.get(given.replace(dashes, '-'))
    if (meaning !== undefined) return typeof meaning === 'number' ? { number: meaning } : { status: meaning }
    return markedNumber(given, name, line, outline, { fault, ask })
  }

  /** A number with something beside it: `11,5 %`, `12*`, `(5,1)`, `5,1b`. */
  function markedNumber(
    given: string,
    column: string,
    line: number,
    outline: IndicatorOutline,
    { fault, ask }: RowCallbacks,
  ): CellValue | undefined {
    let text = given
    let status = ''
    for (let left = 3; left > 0; left -= 1) {
      const plain = plainNumber(text)
      if (plain !== undefined) {
        notice(evidence, plain, line)
        return { number: plain, ...(status !== '' && { status }) }
      }
      if (/[\d.,]\s?%$/.test(text)) {
        if (!outline.percent) {
          fault(
            column,
            'number',
            `“${given}” is in per cent, and the unit of “${outline.id}” is not; give its number in the unit, or redefine the indicator`,
          )
          return undefined
        }
        text = text.slice(0, -1).trim()
        continue
      }
      const [rest, mark] = markOf(text) ?? []
      if (rest === undefined || mark === undefined) break
      const means = marks.get(mark) ?? lettersOf(mark, marks)
      if (means === undefined) {
        ask(`mark ${mark}`, markQuestion(given, mark, line, column))
        return undefined
      }
      status = joined(status, means)
      text = rest
    }
    const flagged = flaggedSign(given)
    if (flagged !== undefined) return { status: flagged }
    if (/\d/.test(given) && !BOUND.test(given)) fault(column, 'number', `“${given}” is not a number`)
    else ask(`sign ${given}`, signQuestion(given, line, column))
    return undefined
  }

  /** The sign of a missing value with flags beside it, as Eurostat's `: u`; undefined where it is none. */
  function flaggedSign(given: string): string | undefined {
    const [, sign = '', letters = ''] = /^([^\s\w]+)\s?([a-z]{1,3})$/i.exec(given) ?? []
    const meaning = signs.get(sign)
    const flags = marks.get(letters) ?? lettersOf(letters, marks)
    if (typeof meaning !== 'string' || flags === undefined) return undefined
    return says(flags, MISSING) ? flags : joined(meaning, flags)
  }

  function statusOf(text: string, line: number, column: string, { ask }: RowCallbacks): string {
    if (text === '') return ''
    const means = flags.get(text) ?? lettersOf(text.replace(/[\s,;+]/g, ''), flags)
    if (means !== undefined) return means
    // Codes of SDMX mean themselves, whichever flags the source has beside them.
    if (isSdmxStatus(text)) return text
    ask(`flag ${text}`, flagQuestion(text, line, column))
    return ''
  }

  return { numberOf, statusOf, evidence }
}

/** Signs, marks and flags of a map, with those of the set it names, and the flags that the header tells. */
function tablesOf(map: ImportMap, header: readonly string[]) {
  const {
    missing,
    values = {},
    marks = {},
  } = (map.value ?? {}) as {
    missing?: keyof typeof missingSets | Record<string, string>
    values?: Record<string, string | number>
    marks?: Record<string, string>
  }
  const set = typeof missing === 'string' ? missingSets[missing] : undefined
  const own = typeof missing === 'object' ? missing : {}
  const dashed = Object.entries({ ...set?.signs, ...own, ...values }).map(
    ([sign, means]) => [sign.replace(dashes, '-'), means] as const,
  )
  const codes = (map.status as { codes?: Record<string, string> } | undefined)?.codes
  return {
    signs: new Map<string, string | number>(dashed),
    marks: new Map(Object.entries({ ...set?.marks, ...marks })),
    flags: new Map(Object.entries({ ...flagsOfHeader(header), ...set?.flags, ...codes })),
  }
}
