/** Is a number kept as it was written? A double keeps 15 digits of any number, and 17 of one that was written by a program. */

/** A number as its digits without leading and trailing zeros, and the power of ten of the first of them. */
interface Decimal {
  readonly digits: string
  readonly exponent: number
}

function decimalOf(text: string): Decimal {
  const [mantissa = '', power = '0'] = text.replace('-', '').toLowerCase().split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  const all = whole + fraction
  const leading = /^0*/.exec(all)?.[0].length ?? 0
  return {
    digits: all.slice(leading).replace(/0+$/, ''),
    exponent: whole.length - leading + Number(power.replace(/^(-?)\+?/, '$1')),
  }
}

const sameDecimal = (a: Decimal, b: Decimal): boolean =>
  a.digits === b.digits && (a.digits === '' || a.exponent === b.exponent)

/** Most digits that tell doubles apart. */
const MOST_DIGITS = 17

/**
 * Whether the number that a text (of a JSON number) is read as is the number that was written: as short as it can be told
 * from others, or with the 17 digits that some programs write.
 */
export function isKeptExactly(text: string): boolean {
  const written = decimalOf(text)
  if (written.digits.length < MOST_DIGITS - 1) return true
  const read = Number(text)
  return sameDecimal(written, decimalOf(String(read))) || sameDecimal(written, decimalOf(read.toPrecision(MOST_DIGITS)))
}
