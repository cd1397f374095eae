/** Which number does a text mean? Decimal point or comma, groups of three set off by the spaces that people use. */

export type DecimalMark = '.' | ','

const GROUPED = /^[+-]?\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?=[.,]|$)/
const SPACES = /[ \u00a0\u2009\u202f]/g
const PLAIN = /^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][+-]?\d+)?$/
/** `1.234` and `1,234`: thousands to one reader, a little more than one to another. */
const TWO_WAYS = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/

/**
 * Reads a number; NaN where the text is none. With a decimal mark the other one is refused. Without one both are read,
 * but not where a point may as well set off thousands (`1.234`): a figure must not become a thousandth of itself.
 */
export function numberIn(given: string, mark: DecimalMark | undefined): number {
  const text = plain(given)
  if (!PLAIN.test(text)) return Number.NaN
  const found = text.includes(',') ? ',' : text.includes('.') ? '.' : undefined
  if (found !== undefined && mark !== undefined && found !== mark) return Number.NaN
  if (mark === undefined && found === '.' && TWO_WAYS.test(text)) return Number.NaN
  const number = Number(found === ',' ? text.replace(',', '.') : text)
  return Number.isFinite(number) ? number : Number.NaN
}

/** Why it is none, in words that name the way out. */
export function whyNoNumber(given: string, mark: DecimalMark | undefined): string {
  const text = plain(given)
  if (!PLAIN.test(text)) return `“${given}” is not a number`
  if (mark === undefined && TWO_WAYS.test(text))
    return `“${given}” may mean thousands or decimals; say which with --decimal`
  if (mark !== undefined && /[.,]/.test(text))
    return `“${given}” is not a number where decimals are written with “${mark}”; say so with --decimal if they are not`
  return `“${given}” is too large`
}

/** Without spaces between groups of three, the minus sign of typographers as the one of machines. */
function plain(given: string): string {
  const text = given.trim().replace('\u2212', '-')
  return GROUPED.test(text) ? text.replace(SPACES, '') : text
}
