/** Any fact in one sentence that a citizen understands, in any of the languages, as parts. */
import type { AnyFact } from '../../events/catalogue.ts'
import type { Recorded } from '../../events/fact.ts'
import { languages, type ReaderLanguage } from './languages.ts'
import { type Part, textOf } from './part.ts'
import { sentenceFields } from './sentence-fields.ts'
import { speakerOf, type ThingNames } from './speaker.ts'

/** Longest a sentence should become by its reason; longest and shortest that a reason is quoted in it. */
const [LONGEST, REASON, SHORT_REASON] = [300, 140, 60]

/** Writes sentences: who did what to what, with what mattered, on which mandate, and the reason given. */
export function sentencesIn(language: ReaderLanguage, names: ThingNames): (fact: Recorded<AnyFact>) => readonly Part[] {
  const { clauses } = languages[language]
  const speaker = speakerOf(languages[language], names)
  const { because, onDecision } = speaker.words
  /** The decision on record that a fact rests on. */
  const mandate = ({ meta: { decision } }: Recorded<AnyFact>): string => {
    const question = decision === undefined ? undefined : names.title('decision', decision)
    return question === undefined ? '' : onDecision(speaker.quote(question, 60, { thing: 'decision', id: decision }))
  }
  return fact => {
    const fields = (sentenceFields[fact.type] as (fact: Recorded<AnyFact>, s: typeof speaker) => never)(fact, speaker)
    const { stated = '' } = fields as { readonly stated?: string }
    const clause = `${stated}${clauses[fact.type](fields)}${mandate(fact)}`
    const { reason } = fact.meta
    if (reason === undefined) return speaker.partsOf(`${clause}.`)
    const room = LONGEST - textOf(speaker.partsOf(clause)).length
    const why = because(speaker.quote(reason, Math.max(SHORT_REASON, Math.min(room, REASON))))
    return speaker.partsOf(`${clause}${why}.`)
  }
}
