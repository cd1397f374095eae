/** Faults of rows, and what an import must know of an indicator. */
import type { Question } from './number-text.ts'

/** A row's part that can't be read, or that a rule refuses. */
export interface RowFault {
  readonly line: number
  /** Name of the column; null where it is the row as a whole. */
  readonly column: string | null
  readonly code: string
  readonly detail: string
}

/** What an import must know of an indicator. */
export interface IndicatorOutline {
  readonly id: string
  readonly title: string
  /** Its unit is per cent. */
  readonly percent: boolean
  /** Codes of each dimension with their labels, of all definition versions together. */
  readonly dimensions: ReadonlyMap<string, ReadonlyMap<string, string>>
  /** The kind of period its figures have, where it is settled. */
  readonly kind: () => string | undefined
}

/** Called for what is wrong with a row, and for what only somebody who knows the file can answer. */
export interface RowCallbacks {
  readonly fault: (column: string | null, code: string, detail: string) => void
  /** The same key is the same question, asked once. */
  readonly ask: (key: string, question: Question) => void
}
