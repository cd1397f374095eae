/** The timeline of a mission: every fact of it and its indicators, the latest known last. */
import { z } from 'zod'
import { type AnyFact, factNames, measurementNames } from '../../../events/catalogue.ts'
import type { Recorded } from '../../../events/fact.ts'
import { evidence, id } from '../../../events/shapes.ts'
import { instant, lateEntriesShape } from '../../base/answer-json.ts'
import type { Entries } from '../../base/mission-entries.ts'
import { inside, isLate, type Pin } from '../../base/pin.ts'
import type { Shaped } from '../../base/shaped.ts'
import { readsStruck, strikesUpTo } from '../../base/struck-facts.ts'
import { languages, readerLanguages } from '../../words/languages.ts'
import { type Part, partShape, textOf } from '../../words/part.ts'
import { sentencesIn } from '../../words/sentence.ts'
import { thingNamesAt } from '../../words/thing-names.ts'
import { defineView, flag, ofMission, wholeNumber } from '../view.ts'

const entryShape = z.strictObject({
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

/** The facts of a timeline inside a pin. */
interface TimelineRows {
  /** Positions of the facts, in the order in which they were known. */
  readonly positions: readonly number[]
  readonly lateEntries: number
}

function rowsInPin(entries: Entries, pin: Pin, measurements: boolean): TimelineRows {
  const rows: { readonly knownFrom: number; readonly position: number }[] = []
  let lateEntries = 0
  for (const [row, position] of entries.position.entries()) {
    const [knownFrom, recordedAt] = [entries.knownFrom[row] as number, entries.recordedAt[row] as number]
    if (!inside({ knownFrom, position }, pin)) continue
    if (isLate({ recordedAt }, pin)) lateEntries += 1
    if (measurements || !measurementNames.has(entries.type[row] as string)) rows.push({ knownFrom, position })
  }
  rows.sort((a, b) => a.knownFrom - b.knownFrom || a.position - b.position)
  return { positions: rows.map(row => row.position), lateEntries }
}

export const timeline = defineView({
  path: '/missions/{id}/timeline',
  summary: 'Every fact of the mission by when it was known, each in one plain sentence; measurements can be left out.',
  query: {
    lang: z.enum(readerLanguages).default('nb').describe('The language of the sentences.'),
    measurements: flag.default(true),
    limit: wholeNumber.refine(n => n >= 1 && n <= 1000, 'must be 1 to 1000').default(200),
    before: wholeNumber.optional(),
  },
  version: 4,
  ...ofMission,
  answer: z.strictObject({
    mission: id,
    lateEntries: lateEntriesShape,
    count: z.int().describe('How many entries there are at this pin.'),
    entries: z.array(entryShape),
    earlier: z.int().optional().describe('How many lie before the first one shown; ask for them with `before`.'),
  }),
  fold: ({ reader, pin, viewer, params: { id = '' }, query }) => {
    if (!reader.facts(`mission-${id}`).some(fact => inside(fact, pin))) return undefined
    const { positions, lateEntries } = rowsInPin(reader.entries(id), pin, query.measurements)
    const end = Math.min(query.before ?? positions.length, positions.length)
    const start = Math.max(0, end - query.limit)
    const strikeOf = strikesUpTo(reader, pin.position)
    const isAuditor = readsStruck(viewer, id)
    const {
      facts,
      terms: { struck: struckWords },
    } = languages[query.lang]
    const sentenceOf = sentencesIn(query.lang, thingNamesAt(reader, id, pin))
    return {
      mission: id,
      lateEntries,
      count: positions.length,
      entries: reader.factsAt(positions.slice(start, end)).map(fact => {
        const entry = entryJson(fact, sentenceOf(fact))
        const struck = strikeOf(fact)
        if (struck === undefined) return entry
        return { ...(isAuditor ? entry : withoutContent(entry, struckWords(facts[fact.type]))), struck }
      }),
      ...(start > 0 && { earlier: start }),
    }
  },
})
