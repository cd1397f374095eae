/** A figure that somebody rested on is flagged when it differs now from what they saw, an interval's ends included. */
import t from 'tap'
import { takeDecision } from '../given.ts'
import { scene } from '../scene.ts'

for (const [end, corrected] of [
  ['low', { low: 2, high: 3 }],
  ['high', { low: 1, high: 4 }],
] as const)
  t.test(`an interval whose ${end} end was corrected is flagged for the decision that rests on it`, async t => {
    const given = await scene({}, ['measure', { period: '2020', low: 1, high: 3 }])
    await takeDecision(given, { restsOn: [{ indicator: 'x', period: '2020' }] })
    t.match(given.ask('/decisions/d'), { restsOn: [{ flagged: false }] })
    await given.tell('indicators/x/correct', {
      period: '2020',
      ...corrected,
      reason: 'Revised',
      cause: 'source-revised',
    })
    t.match(given.ask('/decisions/d'), {
      restsOn: [{ flagged: true, seen: { low: 1, high: 3 }, now: corrected, movedBy: [{ cause: 'source-revised' }] }],
    })
  })
