/** How numbers, units, periods and lists are written, in Swedish. */
import { countsIn, datesIn, exactIn } from '../format.ts'
import type { Formats } from '../formats.ts'

/** How many of something, with separators between thousands. */
export const count = countsIn('sv-SE')
/** A number with all its decimals. */
export const exact = exactIn('sv-SE')

export const formats: Formats = {
  quotes: ['”', '”'],
  and: 'och',
  more: n => `${count(n)} till`,
  percent: 'procent',
  percentagePoints: 'procentenheter',
  dayHint: 'åååå-mm-dd',
  during: { year: 'år', part: 'under', month: 'i', day: 'den', other: 'för' },
  between: (low, high) => `mellan ${low} och ${high}`,
  dimensions: {
    sex: 'kön',
    gender: 'kön',
    age: 'ålder',
    county: 'län',
    municipality: 'kommun',
    region: 'region',
    land: 'delstat',
    country: 'land',
    education: 'utbildning',
    income: 'inkomst',
    origin: 'bakgrund',
    place: 'plats',
  },
  sentence: {
    units: {
      persons: 'personer',
      people: 'personer',
      cities: 'städer',
      companies: 'företag',
      households: 'hushåll',
      years: 'år',
      hours: 'timmar',
      'million nok': 'miljoner norska kronor',
      'million sek': 'miljoner kronor',
      'tonnes co2e': 'ton koldioxidekvivalenter',
      index: 'indexpunkter',
    },
    quarter: (n, year) => `kvartal ${n} ${year}`,
    week: (n, year) => `vecka ${n} ${year}`,
    halfYear: (n, year) => `halvår ${n} ${year}`,
    cohort: (start, years, months) =>
      `årskullen ${start} efter ${[years > 0 && `${years} år`, months > 0 && `${months} månader`].filter(Boolean).join(' och ')}`,
  },
  table: {
    units: {
      persons: 'personer',
      people: 'personer',
      cities: 'städer',
      companies: 'företag',
      households: 'hushåll',
      years: 'år',
      hours: 'timmar',
      'million nok': 'miljoner norska kronor',
      'million sek': 'miljoner kronor',
      'tonnes co2e': 'ton CO₂-ekv.',
      index: 'index',
    },
    quarter: (n, year) => `kvartal ${n} ${year}`,
    week: (n, year) => `vecka ${n} ${year}`,
    halfYear: (n, year) => `halvår ${n} ${year}`,
    cohort: (start, years, months) =>
      `årskullen ${start} efter ${[years > 0 && `${years} år`, months > 0 && `${months} mån.`].filter(Boolean).join(' ')}`,
  },
}

/** A day, a period or an instant within a sentence. */
export const date = datesIn('sv-SE', formats.sentence)
