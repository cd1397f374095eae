/** What happened, in one sentence that a citizen understands? Any fact, in any of five languages. */
import type { AnyFact } from '../../events/catalogue.ts'
import type { Recorded } from '../../events/fact.ts'
import { clauses as da } from './da/clauses.ts'
import { terms as daTerms } from './da/terms.ts'
import { clauses as en } from './en/clauses.ts'
import { terms as enTerms } from './en/terms.ts'
import type { SentenceLanguage } from './languages.ts'
import { clauses as nb } from './nb/clauses.ts'
import { terms as nbTerms } from './nb/terms.ts'
import { clauses as nn } from './nn/clauses.ts'
import { terms as nnTerms } from './nn/terms.ts'
import { type Clauses, tellings } from './sentence-fields.ts'
import { type Names, type Speaker, speakerOf } from './speaker.ts'
import { clauses as sv } from './sv/clauses.ts'
import { terms as svTerms } from './sv/terms.ts'
import type { Terms } from './terms.ts'

/** The clauses of every language. */
export const clausesBy: Readonly<Record<SentenceLanguage, Clauses>> = { nb, nn, sv, da, en }
const termsBy: Readonly<Record<SentenceLanguage, Terms>> = {
  nb: nbTerms,
  nn: nnTerms,
  sv: svTerms,
  da: daTerms,
  en: enTerms,
}

/** Longest a sentence becomes by its reason, and the shortest reason that still says something. */
const [LONGEST, SHORTEST_REASON] = [290, 40]

/** The speaker of a language, who knows these names. */
export const speakerIn = (language: SentenceLanguage, names: Names): Speaker =>
  speakerOf(language, termsBy[language], names)

/** One sentence about a fact: who did what to what, with what mattered; the reason where there is room for it. */
export function sentenceOf(fact: Recorded<AnyFact>, speaker: Speaker): string {
  const said = (tellings[fact.type] as (fact: Recorded<AnyFact>, speaker: Speaker) => never)(fact, speaker)
  const clause = clausesBy[speaker.language][fact.type](said)
  const room = LONGEST - clause.length - speaker.words.because('').length - 2
  const { reason } = fact.meta
  const because =
    reason === undefined || room < SHORTEST_REASON
      ? ''
      : speaker.words.because(speaker.quote(reason, Math.min(room, 140)))
  return `${clause}${because}.`
}
