/** What happened, in order? Every fact of a mission and its indicators, newest knowledge last. */

import { z } from 'zod'
import { type AnyFact, measurementNames } from '../../../events/catalogue.ts'
import type { Recorded } from '../../../events/fact.ts'
import { instant } from '../../base/answer-json.ts'
import type { Entries } from '../../base/mission-entries.ts'
import { inside, isLate, type Pin } from '../../base/pin.ts'
import { sentenceLanguages } from '../../words/languages.ts'
import { namesAt } from '../../words/names.ts'
import { sentenceOf, speakerIn } from '../../words/sentence.ts'
import type { Speaker } from '../../words/speaker.ts'
import { defineView, flag, ofMission, untyped, wholeNumber } from '../view.ts'

const shownFact = (fact: Recorded<AnyFact>, speaker: Speaker) => ({
  position: fact.position,
  sentence: sentenceOf(fact, speaker),
  type: fact.type,
  stream: fact.stream,
  knownFrom: instant(fact.knownFrom),
  ...(fact.meta.knownFrom !== undefined && { knownFromGiven: fact.meta.knownFrom }),
  recordedAt: instant(fact.recordedAt),
  principal: fact.meta.principal,
  organisation: fact.meta.organisation,
  ...(fact.meta.reason !== undefined && { reason: fact.meta.reason }),
  ...(fact.meta.evidence !== undefined && { evidence: fact.meta.evidence }),
  data: fact.data,
})

interface Told {
  /** Positions, by when the facts were known. */
  readonly positions: readonly number[]
  readonly lateEntries: number
}

function toldAt(entries: Entries, pin: Pin, measurements: boolean): Told {
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
    lang: z.enum(sentenceLanguages).default('nb').describe('The language of the sentences.'),
    measurements: flag.default(true),
    limit: wholeNumber.refine(n => n >= 1 && n <= 1000, 'must be 1 to 1000').default(200),
    before: wholeNumber.optional(),
  },
  version: 2,
  ...ofMission,
  answer: untyped,
  fold: ({ reader, pin, params: { id = '' }, query }) => {
    if (!reader.facts(`mission-${id}`).some(fact => inside(fact, pin))) return undefined
    const { positions, lateEntries } = toldAt(reader.entries(id), pin, query.measurements)
    const end = Math.min(query.before ?? positions.length, positions.length)
    const start = Math.max(0, end - query.limit)
    const speaker = speakerIn(query.lang, namesAt(reader, id, pin))
    return {
      mission: id,
      lateEntries,
      count: positions.length,
      entries: reader.factsAt(positions.slice(start, end)).map(fact => shownFact(fact, speaker)),
      ...(start > 0 && { earlier: start }),
    }
  },
})
