/** Everything said in one language, by pages and by sentences. */
import type { FactName } from '../../events/catalogue.ts'
import type { Reason } from '../progress/reasons.ts'
import type { audit } from './en/audit.ts'
import type { codes } from './en/codes.ts'
import type { figures } from './en/figures.ts'
import type { forms } from './en/forms.ts'
import type { indicator } from './en/indicator.ts'
import type { missionPages } from './en/mission-pages.ts'
import type { pages } from './en/pages.ts'
import type { thingPages } from './en/thing-pages.ts'
import type { ExceptionTexts } from './exception-texts.ts'
import type { Writing } from './formats.ts'
import type { Phrase } from './phrases.ts'
import type { RefusalSentences, RequestSentences } from './refusal-sentences.ts'
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
  /** The texts of the pages of projects and actors, and of the timeline. */
  readonly thingPages: typeof thingPages
  readonly indicator: typeof indicator
  /** The texts about an indicator's figures: its files, its embed and the pages beside its first. */
  readonly figures: typeof figures
  /** The texts of samples and proofs, for auditors. */
  readonly audit: typeof audit
  /** One sentence about every exception that auditors should look at. */
  readonly exceptions: ExceptionTexts
  /** The texts of signing in and of forms. */
  readonly forms: typeof forms
  /** The names of facts. */
  readonly facts: Readonly<Record<FactName, string>>
  /** Why there is no answer, and reservations about one. */
  readonly reasons: Readonly<Record<Reason, string>>
  /** What is wrong with a request, and the way out: one sentence for each message. */
  readonly refusals: RefusalSentences & RequestSentences
  /** What each code of a refusal or an error means. */
  readonly codes: Readonly<Record<keyof typeof codes, string>>
  /** Fixed texts about what is sent, by what they are in English. */
  readonly phrases: Readonly<Record<Phrase, string>>
  /** The methods of assessment in plain words, by their names. */
  readonly methods: Readonly<Record<string, string>>
}
