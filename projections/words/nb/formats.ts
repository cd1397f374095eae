/** How numbers, units, periods and lists are written, in Bokmål. */
import { countsIn, datesIn, exactIn } from '../format.ts'
import type { Formats } from '../formats.ts'

/** How many of something, with separators between thousands. */
export const count = countsIn('nb-NO')
/** A number with all its decimals. */
export const exact = exactIn('nb-NO')

export const formats: Formats = {
  quotes: ['«', '»'],
  and: 'og',
  more: n => `${count(n)} til`,
  percent: 'prosent',
  percentagePoints: 'prosentpoeng',
  dayHint: 'dd.mm.åååå',
  during: { year: 'i', part: 'i', month: 'i', day: 'den', other: 'for' },
  between: (low, high) => `mellom ${low} og ${high}`,
  dimensions: {
    sex: 'kjønn',
    gender: 'kjønn',
    age: 'alder',
    county: 'fylke',
    municipality: 'kommune',
    region: 'region',
    land: 'delstat',
    country: 'land',
    education: 'utdanning',
    income: 'inntekt',
    origin: 'bakgrunn',
    place: 'sted',
  },
  sentence: {
    units: {
      persons: 'personer',
      people: 'personer',
      cities: 'byer',
      companies: 'virksomheter',
      households: 'husholdninger',
      years: 'år',
      hours: 'timer',
      'million nok': 'millioner kroner',
      'million sek': 'millioner svenske kroner',
      'tonnes co2e': 'tonn CO₂-ekvivalenter',
      index: 'indekspoeng',
    },
    quarter: (n, year) => `${n}. kvartal ${year}`,
    week: (n, year) => `uke ${n} ${year}`,
    halfYear: (n, year) => `${n}. halvår ${year}`,
    cohort: (start, years, months) =>
      `kullet ${start} etter ${[years > 0 && `${years} år`, months > 0 && `${months} måneder`].filter(Boolean).join(' og ')}`,
  },
  table: {
    units: {
      persons: 'personer',
      people: 'personer',
      cities: 'byer',
      companies: 'virksomheter',
      households: 'husholdninger',
      years: 'år',
      hours: 'timer',
      'million nok': 'millioner kroner',
      'million sek': 'millioner svenske kroner',
      'tonnes co2e': 'tonn CO₂-ekv.',
      index: 'indeks',
    },
    quarter: (n, year) => `${n}. kvartal ${year}`,
    week: (n, year) => `uke ${n} ${year}`,
    halfYear: (n, year) => `${n}. halvår ${year}`,
    cohort: (start, years, months) =>
      `kullet ${start} etter ${[years > 0 && `${years} år`, months > 0 && `${months} md.`].filter(Boolean).join(' ')}`,
  },
}

/** A day, a period or an instant within a sentence. */
export const date = datesIn('nb-NO', formats.sentence)
