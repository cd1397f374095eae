/** What a language needs to write numbers with their units, periods and lists. */
import type { Locale } from './locale.ts'

/** Units and periods as they are written in one place: in full within sentences, short in tables and charts. */
export interface Notation {
  /** Units by their English name in small letters; a unit that is not among them is written as it was given. */
  readonly units: Readonly<Record<string, string>>
  readonly quarter: (n: number, year: string) => string
  readonly week: (n: number, year: string) => string
  readonly halfYear: (n: number, year: string) => string
  readonly cohort: (start: string, years: number, months: number) => string
}

export interface Formats {
  /** The quotation marks, opening and closing. */
  readonly quotes: readonly [string, string]
  readonly and: string
  readonly more: (n: number) => string
  readonly percent: string
  readonly percentagePoints: string
  /** How a day is written in a field: dd.mm.åååå. */
  readonly dayHint: string
  /** The word before a period. */
  readonly during: Readonly<Record<'year' | 'part' | 'month' | 'day' | 'other', string>>
  readonly between: (low: string, high: string) => string
  /** Dimensions by their name in small letters; one that is not among them is written by its name. */
  readonly dimensions: Readonly<Record<string, string>>
  readonly sentence: Notation
  readonly table: Notation
}

/** What a language writes with. */
export interface Writing {
  readonly locale: Locale
  readonly formats: Formats
}
