/** What changed of a mission between two pins beside its figures: wordings, targets, decisions and barriers, each fact in a sentence. */
import { z } from 'zod'
import { type FactName, measurementNames } from '../../../events/catalogue.ts'
import type { Shaped } from '../../base/shaped.ts'
import { eachOf, type Work } from '../../base/work.ts'
import type { ComparedPins } from '../../change/compared-pins.ts'
import { knownAt } from '../../change/facts-between.ts'
import type { ReaderLanguage } from '../../words/languages.ts'
import type { Asked } from '../view.ts'
import { entriesIn, entryShape } from './timeline-entry.ts'

/** What the facts beside the figures are about. */
const topics = ['wording', 'target', 'decision', 'barrier'] as const
type Topic = (typeof topics)[number]
const topicOf: Readonly<Partial<Record<FactName, Topic>>> = {
  'mission-proposed': 'wording',
  'mission-declared': 'wording',
  'mission-revised': 'wording',
  'goal-set': 'wording',
  'goal-adopted': 'wording',
  'goal-revised': 'wording',
  'goal-retired': 'wording',
  'target-set': 'target',
  'target-revised': 'target',
  'baseline-set': 'target',
  'baseline-reestimated': 'target',
  'indicator-redefined': 'target',
  'advice-given': 'decision',
  'decision-taken': 'decision',
  'decision-confirmed': 'decision',
  'advice-answered': 'decision',
  'answer-received': 'decision',
  'decision-reviewed': 'decision',
  'decision-superseded': 'decision',
  'evidence-acknowledged': 'decision',
  'barrier-raised': 'barrier',
  'barrier-escalated': 'barrier',
  'barrier-answered': 'barrier',
}

const changeEntryShape = entryShape.extend({ topic: z.enum(topics) })

export const otherChangesFields = {
  entries: z
    .array(changeEntryShape)
    .describe('What happened beside the figures, by when it was known; figures stand behind the parts.'),
  otherFacts: z.int().describe('How many facts of the mission that are no figures are of none of these topics.'),
}
const otherChangesShape = z.strictObject(otherChangesFields)

/** The facts of a mission between two pins that are no figures, by when they were known: those of a topic, and how many are of none. */
export function* otherChanges(
  asked: Omit<Asked, 'query'>,
  language: ReaderLanguage,
  { earlier, later }: ComparedPins,
): Work<Shaped<typeof otherChangesShape>> {
  const { position, knownFrom, type } = asked.reader.entries(asked.params.id ?? '')
  const knew = knownAt(earlier)
  const rows: { readonly at: number; readonly known: number; readonly topic: Topic | undefined }[] = []
  for (let row = 0; row < type.length; row++) {
    const at = position[row] as number
    const known = knownFrom[row] as number
    if (at > later.position || known > later.asOfMs || knew(known, at)) continue
    const name = type[row] as FactName
    // Figures are most of them.
    if (!measurementNames.has(name)) rows.push({ at, known, topic: topicOf[name] })
  }
  yield
  const told = rows.filter(({ topic }) => topic !== undefined).sort((a, b) => a.known - b.known || a.at - b.at)
  const facts = asked.reader.factsAt(told.map(({ at }) => at))
  yield
  const entryOf = entriesIn(language, { ...asked, pin: later })
  const entries = yield* eachOf(facts, fact => ({ ...entryOf(fact), topic: topicOf[fact.type] ?? 'decision' }))
  return { entries, otherFacts: rows.length - told.length }
}
