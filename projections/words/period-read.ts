/** Periods as people write them: a text that pages write for a period is read as that period. */
import { dayRead, period } from './format.ts'
import type { Writing } from './formats.ts'

const range = (count: number, text: (n: number) => string): string[] =>
  Array.from({ length: count }, (_, i) => text(i + 1))
const digits = (n: number): string => String(n).padStart(2, '0')

/** What a year is divided into, as codes. */
const parts: readonly string[] = [
  ...range(2, n => `H${n}`),
  ...range(4, n => `Q${n}`),
  ...range(12, digits),
  ...range(53, n => `W${digits(n)}`),
]

/** Without what makes no difference to people: capitals, dots and how wide a space is. */
const folded = (text: string): string => text.toLowerCase().replaceAll('.', ' ').trim().replaceAll(/\s+/g, ' ')

function oneRead(writing: Writing, text: string): string {
  const [year = ''] = /(?<!\d)\d{4}(?!\d)/.exec(text) ?? []
  const { table, sentence } = writing.formats
  const wanted = folded(text)
  const found = parts
    .map(part => `${year}-${part}`)
    .find(code => [table, sentence].some(notation => folded(period(writing, notation, code)) === wanted))
  return year === '' ? text : (found ?? dayRead(text.trim()))
}

/** A period as it was written in a field, as its code (`2024-Q4`); what is written otherwise is left as it is. */
export function periodRead(writing: Writing, text: string): string {
  const window = /^\s*(\d{4})\s*[-–]\s*(\d{4})\s*$/.exec(text)
  return window ? `${window[1]}/${window[2]}` : oneRead(writing, text)
}
