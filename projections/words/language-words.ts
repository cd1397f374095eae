/** Everything that sentences need of one language. */
import type { Locale } from './locale.ts'
import type { Clauses } from './sentence-fields.ts'
import type { StateWords } from './state.ts'
import type { Terms } from './terms.ts'

export interface LanguageWords {
  readonly locale: Locale
  readonly terms: Terms
  readonly clauses: Clauses
  readonly state: StateWords
}
