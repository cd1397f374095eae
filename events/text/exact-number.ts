/** Is a number kept as it was written? A double keeps 15 digits of any number, and 17 of one that was written by a program. */

/** A number as its digits without leading and trailing zeros, and the power of ten of the first of them. */
interface Decimal {
  readonly digits: string
  readonly exponent: number
}

function decimalOf(text: string): Decimal {
  const [mantissa = '', power = '0'] = text.replace(/^[-+]/, '').toLowerCase().split('e')
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

/** Any number of fewer digits is kept. */
const FEW_DIGITS = 16
/** Most digits that tell doubles apart. */
const MOST_DIGITS = 17
/** Most digits that are compared. */
const LONGEST = 100

/** Whether a number (a text by the form of JSON) is not 0, but nearer to it than any double. */
export const isTooSmall = (text: string): boolean => Number(text) === 0 && /[1-9]/.test(text.split(/e/i, 1)[0] ?? '')

/**
 * Whether the number that a text (by the form of JSON) is read as is the number that was written: as short as it can be told
 * from others, or with the 17 digits or more in which some programs write a double.
 */
export function isKeptExactly(text: string): boolean {
  const written = decimalOf(text)
  const { length } = written.digits
  if (length < FEW_DIGITS) return !isTooSmall(text)
  const read = Number(text)
  return [String(read), read.toPrecision(Math.min(LONGEST, Math.max(MOST_DIGITS, length)))].some(kept =>
    sameDecimal(written, decimalOf(kept)),
  )
}
