/** How numbers, units, periods and lists are written, in Nynorsk. */
import { countsIn, datesIn, exactIn } from '../format.ts'
import type { Formats } from '../formats.ts'

/** How many of something, with separators between thousands. */
export const count = countsIn('nn-NO')
/** A number with all its decimals. */
export const exact = exactIn('nn-NO')

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
    place: 'stad',
  },
  sentence: {
    units: {
      persons: 'personar',
      people: 'personar',
      cities: 'byar',
      companies: 'verksemder',
      households: 'hushald',
      years: 'år',
      hours: 'timar',
      'million nok': 'millionar kroner',
      'million sek': 'millionar svenske kroner',
      'tonnes co2e': 'tonn CO₂-ekvivalentar',
      index: 'indekspoeng',
    },
    quarter: (n, year) => `${n}. kvartal ${year}`,
    week: (n, year) => `veke ${n} ${year}`,
    halfYear: (n, year) => `${n}. halvår ${year}`,
    cohort: (start, years, months) =>
      `kullet ${start} etter ${[years > 0 && `${years} år`, months > 0 && `${months} månader`].filter(Boolean).join(' og ')}`,
  },
  table: {
    units: {
      persons: 'personar',
      people: 'personar',
      cities: 'byar',
      companies: 'verksemder',
      households: 'hushald',
      years: 'år',
      hours: 'timar',
      'million nok': 'millionar kroner',
      'million sek': 'millionar svenske kroner',
      'tonnes co2e': 'tonn CO₂-ekv.',
      index: 'indeks',
    },
    quarter: (n, year) => `${n}. kvartal ${year}`,
    week: (n, year) => `veke ${n} ${year}`,
    halfYear: (n, year) => `${n}. halvår ${year}`,
    cohort: (start, years, months) =>
      `kullet ${start} etter ${[years > 0 && `${years} år`, months > 0 && `${months} md.`].filter(Boolean).join(' ')}`,
  },
}

/** A day, a period or an instant within a sentence. */
export const date = datesIn('nn-NO', formats.sentence)
