/** How numbers, units, periods and lists are written, in Danish. */
import { countsIn, datesIn, exactIn } from '../format.ts'
import type { Formats } from '../formats.ts'

/** How many of something, with separators between thousands. */
export const count = countsIn('da-DK')
/** A number with all its decimals. */
export const exact = exactIn('da-DK')

export const formats: Formats = {
  quotes: ['»', '«'],
  and: 'og',
  more: n => `${count(n)} til`,
  percent: 'procent',
  percentagePoints: 'procentpoint',
  dayHint: 'dd.mm.åååå',
  during: { year: 'i', part: 'i', month: 'i', day: 'den', other: 'for' },
  between: (low, high) => `mellem ${low} og ${high}`,
  dimensions: {
    sex: 'køn',
    gender: 'køn',
    age: 'alder',
    county: 'amt',
    municipality: 'kommune',
    region: 'region',
    land: 'delstat',
    country: 'land',
    education: 'uddannelse',
    income: 'indkomst',
    origin: 'herkomst',
    place: 'sted',
  },
  sentence: {
    units: {
      persons: 'personer',
      people: 'personer',
      cities: 'byer',
      companies: 'virksomheder',
      households: 'husstande',
      years: 'år',
      hours: 'timer',
      'million nok': 'millioner norske kroner',
      'million sek': 'millioner svenske kroner',
      'tonnes co2e': 'ton CO₂-ækvivalenter',
      index: 'indekspoint',
    },
    quarter: (n, year) => `${n}. kvartal ${year}`,
    week: (n, year) => `uge ${n} ${year}`,
    halfYear: (n, year) => `${n}. halvår ${year}`,
    cohort: (start, years, months) =>
      `årgang ${start} efter ${[years > 0 && `${years} år`, months > 0 && `${months} måneder`].filter(Boolean).join(' og ')}`,
  },
  table: {
    units: {
      persons: 'personer',
      people: 'personer',
      cities: 'byer',
      companies: 'virksomheder',
      households: 'husstande',
      years: 'år',
      hours: 'timer',
      'million nok': 'millioner norske kroner',
      'million sek': 'millioner svenske kroner',
      'tonnes co2e': 'ton CO₂-ækv.',
      index: 'indeks',
    },
    quarter: (n, year) => `${n}. kvartal ${year}`,
    week: (n, year) => `uge ${n} ${year}`,
    halfYear: (n, year) => `${n}. halvår ${year}`,
    cohort: (start, years, months) =>
      `årgang ${start} efter ${[years > 0 && `${years} år`, months > 0 && `${months} mdr.`].filter(Boolean).join(' ')}`,
  },
}

/** A day, a period or an instant within a sentence. */
export const date = datesIn('da-DK', formats.sentence)
