/** Reads numbers as they are written in files. The decimal mark is settled once for a file, from all its numbers together. */
import { isKeptExactly, isTooSmall } from '../../events/text/exact-number.ts'

export type DecimalMark = '.' | ','

/** What the numbers of a file show about its decimal mark. */
export interface MarkEvidence {
  /** Numbers in which the mark can only set off decimals, by mark: `9,2`. */
  readonly decimals: Record<DecimalMark, number>
  /** Numbers in which the mark can only set off thousands: `1.234.567`, or the point of `1.000,92`. */
  readonly thousands: Record<DecimalMark, number>
  /** Numbers that fit both: `1,286`. */
  readonly either: Record<DecimalMark, number>
  /** The first text of each sort, for messages, with its line. */
  readonly first: Map<string, { readonly line: number; readonly text: string }>
}

export const noEvidence = (): MarkEvidence => ({
  decimals: { '.': 0, ',': 0 },
  thousands: { '.': 0, ',': 0 },
  either: { '.': 0, ',': 0 },
  first: new Map(),
})

/** How numbers are written in a file. */
export interface NumberMarks {
  readonly decimal: DecimalMark
  readonly thousands: DecimalMark | undefined
}

const GROUPED = /^[+-]?\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?=[.,]|$)/
const SPACES = /[ \u00a0\u2009\u202f]/g
const NUMBER = /^[+-]?(?:\d[\d.,]*|[.,]\d+)(?:[eE][+-]?\d+)?$/
const EITHER = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/
const GROUPS = { '.': /^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d*)?$/, ',': /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/ } as const

/** A number without the spaces that set off thousands, its minus sign (U+2212, or an en dash) as a hyphen; undefined where it is none. */
export function plainNumber(given: string): string | undefined {
  const minus = given.charCodeAt(0) > 127 ? given.replace(/^[\u2212\u2013]/, '-') : given
  const text = GROUPED.test(minus) ? minus.replace(SPACES, '') : minus
  return NUMBER.test(text) ? text : undefined
}

/** Takes down what a plain number says about the marks. */
export function notice(evidence: MarkEvidence, text: string, line: number): void {
  const point = text.indexOf('.')
  const comma = text.indexOf(',')
  if (point < 0 && comma < 0) return
  const count = (sort: 'decimals' | 'thousands' | 'either', mark: DecimalMark) => {
    evidence[sort][mark] += 1
    if (evidence[sort][mark] === 1) evidence.first.set(`${sort}${mark}`, { line, text })
  }
  const mark = point >= 0 && (comma < 0 || text.lastIndexOf('.') > text.lastIndexOf(',')) ? '.' : ','
  const group = other(mark)
  if (point >= 0 && comma >= 0) {
    // `1.000,92`: what comes last sets off decimals. Any other order of marks is no number, and says nothing.
    if (!GROUPS[group].test(text)) return
    count('decimals', mark)
    count('thousands', group)
  } else if (text.indexOf(mark) !== text.lastIndexOf(mark)) {
    if (GROUPS[mark].test(text)) count('thousands', mark)
  } else if (EITHER.test(text)) count('either', mark)
  else count('decimals', mark)
}

/** What only whoever knows the file can say, and the options that answer it. */
export interface Question {
  readonly code:
    | 'decimal-mark'
    | 'thousands'
    | 'period-kind'
    | 'year-from'
    | 'sign'
    | 'mark'
    | 'flag'
    | 'code'
    | 'ignored'
  readonly line: number
  readonly column: string | null
  readonly detail: string
  /** Options of the command line, or parts of the map, any of which answers it. */
  readonly answers: readonly string[]
}

const other = (mark: DecimalMark): DecimalMark => (mark === '.' ? ',' : '.')

/** Settles the marks from what was given and what the numbers say; or a question. */
export function settleMarks(
  { decimals, thousands, either, first }: MarkEvidence,
  given: { readonly decimal?: DecimalMark | undefined; readonly thousands?: DecimalMark | undefined },
): NumberMarks | Question {
  const implied = given.thousands === undefined ? undefined : other(given.thousands)
  const certain = {
    '.': decimals['.'] + thousands[','],
    ',': decimals[','] + thousands['.'],
  }
  const decimal =
    given.decimal ??
    implied ??
    (certain['.'] + certain[','] > 0 ? (certain['.'] >= certain[','] ? '.' : ',') : undefined)
  if (decimal === undefined) {
    const mark = either['.'] > 0 ? '.' : ','
    const example = first.get(`either${mark}`)
    return example
      ? eitherReading(example, mark, either['.'] > 0 && either[','] > 0)
      : { decimal: '.', thousands: undefined }
  }
  const group = other(decimal)
  if (given.thousands !== undefined || either[group] + thousands[group] === 0)
    return { decimal, thousands: given.thousands === decimal ? undefined : given.thousands }
  // The answer to “which reading?” was the decimal mark; nothing in the file speaks against it.
  if (given.decimal !== undefined && certain['.'] + certain[','] === 0) return { decimal, thousands: group }
  const example = first.get(`thousands${group}`) ?? (first.get(`either${group}`) as { line: number; text: string })
  return {
    code: 'thousands',
    ...example,
    column: null,
    detail: `decimals are written with “${decimal}” in this file, and “${example.text}” has a “${group}”: does it set off thousands, so that it is ${numberIn(example.text, { decimal, thousands: group })}?`,
    answers: [`--thousands ${group}`],
  }
}

function eitherReading(example: { line: number; text: string }, mark: DecimalMark, both: boolean): Question {
  const small = numberIn(example.text, { decimal: mark, thousands: undefined })
  const large = numberIn(example.text, { decimal: other(mark), thousands: mark })
  return {
    code: 'decimal-mark',
    line: example.line,
    column: null,
    detail: `every number of the file can be read in two ways: “${example.text}” is ${small} if “${mark}” sets off decimals, ${large} if it sets off thousands${both ? '; the file has numbers with “.” and with “,”' : ''}`,
    answers: [`--decimal ${mark} (${small})`, `--thousands ${mark} (${large})`],
  }
}

/** A plain number without the marks of its file: with a point for decimals. NaN where it does not fit them. */
function withPoint(text: string, { decimal, thousands }: NumberMarks): string {
  const group = other(decimal)
  let plain = text
  if (plain.includes(group)) {
    if (thousands !== group || !GROUPS[group].test(plain)) return 'NaN'
    plain = plain.replaceAll(group, '')
  }
  return decimal === ',' ? plain.replace(',', '.') : plain
}

/** Reads a plain number by the marks of its file; NaN where it does not fit them. */
export function numberIn(text: string, marks: NumberMarks): number {
  const number = Number(withPoint(text, marks))
  return Number.isFinite(number) ? number : Number.NaN
}

/** Reads a plain number that is to be kept, or says why it cannot be. */
export function readNumber(
  text: string,
  marks: NumberMarks,
): number | { readonly code: string; readonly detail: string } {
  const number = numberIn(text, marks)
  if (Number.isNaN(number)) return { code: 'number', detail: whyNoNumber(text, marks) }
  const written = withPoint(text, marks)
  if (isKeptExactly(written)) return number
  return isTooSmall(written)
    ? { code: 'number-underflow', detail: `“${text}” is a number too small to be kept; write 0` }
    : {
        code: 'number-inexact',
        detail: `“${text}” has more digits than can be kept; round it, to 15 digits at the most`,
      }
}

/** Why a text that looks like a number is none. */
function whyNoNumber(text: string, { decimal, thousands }: NumberMarks): string {
  if (!/[.,]/.test(text)) return `“${text}” is not a number, or too large`
  const groups = thousands === undefined ? '' : ` and thousands with “${thousands}”`
  return `“${text}” is not a number where decimals are written with “${decimal}”${groups}, as in the rest of the file; correct it, or say --decimal`
}
