/** How numbers, units, periods and lists are written, in English. */
import { countsIn, datesIn, exactIn } from '../format.ts'
import type { Formats } from '../formats.ts'

/** How many of something, with separators between thousands. */
export const count = countsIn('en-GB')
/** A number with all its decimals. */
export const exact = exactIn('en-GB')

export const formats: Formats = {
  quotes: ['“', '”'],
  and: 'and',
  more: n => `${count(n)} more`,
  percent: 'per cent',
  percentagePoints: 'percentage points',
  dayHint: 'dd/mm/yyyy',
  during: { year: 'in', part: 'in', month: 'in', day: 'on', other: 'for' },
  between: (low, high) => `between ${low} and ${high}`,
  dimensions: {},
  sentence: {
    units: {
      persons: 'persons',
      people: 'people',
      cities: 'cities',
      companies: 'companies',
      households: 'households',
      years: 'years',
      hours: 'hours',
      'million nok': 'million Norwegian kroner',
      'million sek': 'million Swedish kronor',
      'tonnes co2e': 'tonnes of CO₂ equivalent',
      index: 'index points',
    },
    quarter: (n, year) => `the ${['first', 'second', 'third', 'fourth'][n - 1]} quarter of ${year}`,
    week: (n, year) => `week ${n} of ${year}`,
    halfYear: (n, year) => `the ${['first', 'second'][n - 1]} half of ${year}`,
    cohort: (start, years, months) =>
      `the ${start} cohort after ${[years > 0 && (years === 1 ? '1 year' : `${years} years`), months > 0 && (months === 1 ? '1 month' : `${months} months`)].filter(Boolean).join(' and ')}`,
  },
  table: {
    units: {
      persons: 'persons',
      people: 'people',
      cities: 'cities',
      companies: 'companies',
      households: 'households',
      years: 'years',
      hours: 'hours',
      'million nok': 'million NOK',
      'million sek': 'million SEK',
      'tonnes co2e': 'tonnes CO₂e',
      index: 'index',
    },
    quarter: (n, year) => `Q${n} ${year}`,
    week: (n, year) => `week ${n} of ${year}`,
    halfYear: (n, year) => `H${n} ${year}`,
    cohort: (start, years, months) =>
      `the ${start} cohort after ${[years > 0 && (years === 1 ? '1 year' : `${years} years`), months > 0 && `${months} mo.`].filter(Boolean).join(' ')}`,
  },
}

/** A day, a period or an instant within a sentence. */
export const date = datesIn('en-GB', formats.sentence)
