/** Any fact in one sentence that a citizen understands, in any of the languages. */
import type { AnyFact } from '../../events/catalogue.ts'
import type { Recorded } from '../../events/fact.ts'
import { languages, type ReaderLanguage } from './languages.ts'
import { sentenceFields } from './sentence-fields.ts'
import { speakerOf, type ThingNames } from './speaker.ts'

/** Longest a sentence becomes by its reason, and the shortest reason that still says something. */
const [LONGEST, SHORTEST_REASON] = [290, 40]

/** Writes sentences: who did what to what, with what mattered; the reason given, where there is room for it. */
export function sentencesIn(language: ReaderLanguage, names: ThingNames): (fact: Recorded<AnyFact>) => string {
  const { clauses } = languages[language]
  const speaker = speakerOf(languages[language], names)
  const { because, onDecision } = speaker.words
  /** The decision on record that a fact rests on. */
  const mandate = ({ meta: { decision } }: Recorded<AnyFact>): string => {
    const question = decision === undefined ? undefined : names.title('decision', decision)
    return question === undefined ? '' : onDecision(speaker.quote(question, 60))
  }
  return fact => {
    const fields = (sentenceFields[fact.type] as (fact: Recorded<AnyFact>, s: typeof speaker) => never)(fact, speaker)
    const { stated = '' } = fields as { readonly stated?: string }
    const plain = `${stated}${clauses[fact.type](fields)}`
    const onMandate = mandate(fact)
    const clause = plain.length + onMandate.length < LONGEST ? plain + onMandate : plain
    const { reason } = fact.meta
    const room = LONGEST - clause.length - because('').length - 2
    if (reason === undefined || room < SHORTEST_REASON) return `${clause}.`
    return `${clause}${because(speaker.quote(reason, Math.min(room, 140)))}.`
  }
}
