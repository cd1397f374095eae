/** How a language is written, and what its readers read where a text is not there in it. */
import type { Language } from '../../events/shapes.ts'

export interface Locale {
  readonly code: Language
  /** Its name in the language itself. */
  readonly name: string
  /** The BCP 47 tag by which Intl writes numbers and days. */
  readonly tag: string
  /** Where a text is not there in the language: those its readers read most easily, the nearest first. */
  readonly fallbacks: readonly Language[]
}
