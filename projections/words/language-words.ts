/** Everything said in one language, by pages and by sentences. */
import type { FactName } from '../../events/catalogue.ts'
import type { Reason } from '../progress/reasons.ts'
import type { forms } from './en/forms.ts'
import type { indicator } from './en/indicator.ts'
import type { missionPages } from './en/mission-pages.ts'
import type { pages } from './en/pages.ts'
import type { Writing } from './formats.ts'
import type { Clauses } from './sentence-fields.ts'
import type { StateWords } from './state.ts'
import type { Terms } from './terms.ts'

export interface LanguageWords extends Writing {
  readonly terms: Terms
  /** One sentence about every kind of fact. */
  readonly clauses: Clauses
  /** The sentences about the state of a mission. */
  readonly state: StateWords
  /** The texts of pages; those of an indicator's page, and of the pages of a mission beside its first, stand by themselves. */
  readonly pages: typeof pages
  readonly missionPages: typeof missionPages
  readonly indicator: typeof indicator
  /** The texts of signing in and of forms. */
  readonly forms: typeof forms
  /** The names of facts. */
  readonly facts: Readonly<Record<FactName, string>>
  /** Why there is no answer, and reservations about one. */
  readonly reasons: Readonly<Record<Reason, string>>
  /** The methods of assessment in plain words, by their names. */
  readonly methods: Readonly<Record<string, string>>
}
