/** What happened, in order? Every fact of a mission and its indicators, newest knowledge last. */
import { z } from 'zod'
import type { AnyFact } from '../events/catalogue.ts'
import type { Recorded } from '../events/fact.ts'
import { inside, isLate } from './pin.ts'
import { instant } from './shown.ts'
import { defineView, ofMission } from './view.ts'

const shownFact = (fact: Recorded<AnyFact>) => ({
  position: fact.position,
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

export const timeline = defineView({
  path: '/missions/{id}/timeline',
  summary: 'Every fact of the mission by when it was known; measurements can be left out.',
  query: {
    measurements: z.enum(['true', 'false']).default('true'),
    limit: z.coerce.number().int().min(1).max(1000).default(200),
    before: z.coerce.number().int().min(0).optional(),
  },
  version: 1,
  ...ofMission,
  answer: ({ books, pin, params: { id = '' }, query }) => {
    const facts: Recorded<AnyFact>[] = []
    let lateEntries = 0
    for (const fact of books.everyFact(id, pin.position)) {
      if (!inside(fact, pin)) continue
      if (isLate(fact, pin)) lateEntries += 1
      if (query.measurements === 'true' || !/^(indicator-measured|measurement-)/.test(fact.type)) facts.push(fact)
    }
    facts.sort((a, b) => a.knownFrom - b.knownFrom || a.position - b.position)
    const end = query.before ?? facts.length
    const start = Math.max(0, end - query.limit)
    return {
      mission: id,
      lateEntries,
      count: facts.length,
      entries: facts.slice(start, end).map(shownFact),
      ...(start > 0 && { earlier: start }),
    }
  },
})
