/** A fact as an entry of a timeline: one plain sentence, when it was known, who recorded it and why. */
import { z } from 'zod'
import { type AnyFact, factNames } from '../../../events/catalogue.ts'
import type { Recorded } from '../../../events/fact.ts'
import { evidence } from '../../../events/shapes.ts'
import { instant } from '../../base/answer-json.ts'
import type { Shaped } from '../../base/shaped.ts'
import { readsStruck, strikesUpTo } from '../../base/struck-facts.ts'
import { languages, type ReaderLanguage } from '../../words/languages.ts'
import { type Part, partShape, textOf } from '../../words/part.ts'
import { sentencesIn } from '../../words/sentence.ts'
import { thingNamesAt } from '../../words/thing-names.ts'
import type { Asked } from '../view.ts'

export const entryShape = z.strictObject({
  position: z.int().describe('Position of the fact in the log.'),
  sentence: z.string().describe('What happened, in the language asked for.'),
  parts: z.array(partShape).describe('The sentence in its parts: their texts one after the other are the sentence.'),
  type: z.enum(factNames),
  stream: z.string(),
  knownFrom: z.string().describe('Instant from when it was known.'),
  knownFromGiven: z.string().optional().describe('The knowledge date as it was given, where one was.'),
  recordedAt: z.string().describe('Instant at which it entered the log.'),
  principal: z.string(),
  organisation: z.string(),
  role: z.string().describe('The role in which it was recorded.'),
  decision: z.string().optional().describe('The decision that it was recorded on the mandate of.'),
  reason: z.string().optional(),
  evidence: evidence.optional(),
  struck: z
    .int()
    .optional()
    .describe('Position of the fact that strikes it; what it said is shown to auditors of the mission alone.'),
  data: z.record(z.string(), z.unknown()).describe('What the fact says; its fields depend on the type.'),
})

/** A struck fact as those read it who do not audit: that it was, and when, but not what it said. */
const withoutContent = ({ reason: _r, evidence: _e, ...entry }: Entry, kind: string): Entry => ({
  ...entry,
  sentence: kind,
  parts: [{ kind: 'text', text: kind }],
  data: {},
})

type Entry = Shaped<typeof entryShape>

const entryJson = (fact: Recorded<AnyFact>, parts: readonly Part[]): Entry => ({
  position: fact.position,
  sentence: textOf(parts),
  parts,
  type: fact.type,
  stream: fact.stream,
  knownFrom: instant(fact.knownFrom),
  ...(fact.meta.knownFrom !== undefined && { knownFromGiven: fact.meta.knownFrom }),
  recordedAt: instant(fact.recordedAt),
  principal: fact.meta.principal,
  organisation: fact.meta.organisation,
  role: fact.meta.role,
  ...(fact.meta.decision !== undefined && { decision: fact.meta.decision }),
  ...(fact.meta.reason !== undefined && { reason: fact.meta.reason }),
  ...(fact.meta.evidence !== undefined && { evidence: fact.meta.evidence }),
  data: fact.data,
})

/** Writes facts of a mission as entries, in a language; what a struck fact said is left out for all but auditors. */
export function entriesIn(
  language: ReaderLanguage,
  { reader, pin, viewer, params: { id = '' } }: Omit<Asked, 'query'>,
): (fact: Recorded<AnyFact>) => Entry {
  const strikeOf = strikesUpTo(reader, pin.position)
  const isAuditor = readsStruck(viewer, id)
  const {
    facts,
    terms: { struck: struckWords },
  } = languages[language]
  const sentenceOf = sentencesIn(language, thingNamesAt(reader, id, pin))
  return fact => {
    const entry = entryJson(fact, sentenceOf(fact))
    const struck = strikeOf(fact)
    if (struck === undefined) return entry
    return { ...(isAuditor ? entry : withoutContent(entry, struckWords(facts[fact.type]))), struck }
  }
}
