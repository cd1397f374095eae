/**
 * National identity numbers of Norway, Sweden and Denmark in a text: whole groups of digits, with a space or hyphen where one is usual.
 * Sources: Norway, Skatteetaten, “Fødselsnummer” and the control digits from 2032 (skatteetaten.github.io/folkeregisteret-api-dokumentasjon/nytt-fodselsnummer-fra-2032),
 * as @navikt/fnrvalidator reads them; Sweden, Skatteverket SKV 704 (personnummer) and SKV 707 (samordningsnummer); Denmark, CPR-kontoret, “Personnummeret i CPR”.
 */

import { daysInMonth } from '../calendar.ts'

const GAP = '[ \\u2010-\\u2013\\u2212-]'
/** Looks ahead, so that a number that begins inside what looked like another is found too. */
const CANDIDATES = new RegExp(`(?<!\\d)(?=(\\d{6}|\\d{8})(${GAP}|\\+)?(\\d{4,5})(?!\\d))`, 'g')

/** Whether a text holds a valid national identity number. Characters that are not printed do not hide one, nor do wide digits. */
export function holdsPersonalNumber(text: string): boolean {
  if (!/\p{Nd}/u.test(text)) return false
  const plain = text.normalize('NFKC').replace(/\p{Cf}/gu, '')
  for (const [, date = '', gap = '', end = ''] of plain.matchAll(CANDIDATES))
    if (isNorwegian(date, gap, end) || isSwedish(date, end) || isDanish(date, gap, end)) return true
  return false
}

/** Whether the day exists; a year of two digits may be of any century. */
const isDate = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year < 100 ? 2000 + year : year, month)

const numbers = (text: string, ...lengths: readonly number[]): number[] => {
  let at = 0
  return lengths.map(length => {
    at += length
    return Number(text.slice(at - length, at))
  })
}

const weighted = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0)

const FIRST_CHECK = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]
const SECOND_CHECK = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]

/**
 * ddmmyy and five digits. D-numbers add 40 to the day, synthetic numbers 40 or 80 to the month. The weighted sum with the first check
 * digit leaves 0 (1, 2 or 3 too, as issued from 2032) when divided by 11, that with the second 0.
 */
function isNorwegian(date: string, gap: string, end: string): boolean {
  if (date.length !== 6 || end.length !== 5 || gap === '+') return false
  const [day = 0, month = 0, year = 0] = numbers(date, 2, 2, 2)
  return (
    isDate(year, month % 40, day > 40 ? day - 40 : day) &&
    weighted(date + end, FIRST_CHECK) % 11 <= 3 &&
    weighted(date + end, SECOND_CHECK) % 11 === 0
  )
}

/** yymmdd or yyyymmdd and four digits, of which the last is by Luhn’s formula. Coordination numbers (samordningsnummer) add 60 to the day. */
function isSwedish(date: string, end: string): boolean {
  if (end.length !== 4 || end.startsWith('000')) return false
  const long = date.length === 8
  if (long && !/^(18|19|20)/.test(date)) return false
  const [year = 0, month = 0, day = 0] = numbers(date, long ? 4 : 2, 2, 2)
  return isDate(year, month, day > 60 ? day - 60 : day) && luhn(date.slice(-6) + end) % 10 === 0
}

/** The sum of the digits, every second of them doubled (and summed over its own digits) from the first. */
const luhn = (digits: string): number =>
  [...digits].reduce((sum, digit, at) => {
    const doubled = Number(digit) * (at % 2 === 0 ? 2 : 1)
    return sum + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)

/** ddmmyy-nnnn. The check digit is given up since 2007, so the date alone tells, and the hyphen or space is needed. */
function isDanish(date: string, gap: string, end: string): boolean {
  if (date.length !== 6 || end.length !== 4 || gap === '' || gap === '+') return false
  const [day = 0, month = 0, year = 0] = numbers(date, 2, 2, 2)
  return isDate(year, month, day)
}
