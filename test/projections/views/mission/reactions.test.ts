import t from 'tap'
import { DAY_MS } from '../../../../events/calendar.ts'
import { openLoop, takeDecision, why } from '../../given.ts'
import { measured, scene } from '../../scene.ts'
import type { Body } from '../../told.ts'

const x2022 = { indicator: 'x', period: '2022' }
const answer = { outcome: 'stands', why: 'A small change.', by: 'Ministry' }

t.test('every change that touched a decision or loop is told, with who answered for it when', async t => {
  const given = await scene({}, ...measured({ 2021: 10, 2022: 9.5 }))
  const { ask, clock, submit, tell } = given
  await takeDecision(given, { restsOn: [x2022], accountable: 'Ministry' })
  await takeDecision(given, { restsOn: [{ indicator: 'x', period: '2021' }] }, 'e')
  await openLoop(given)
  await tell('learning-loops/l/note-evidence', { text: 'It fell', restsOn: [x2022] })
  const reactions = (query = ''): Body => ask(`/missions/m/reactions${query}`)
  t.match(reactions(), { rows: [], unanswered: [] })
  clock.now += DAY_MS
  await submit('correct', { period: '2022', value: 9.7, cause: 'method', ...why })
  const correction = given.log.head()
  clock.now += 3 * DAY_MS
  await tell('decisions/d/acknowledge', answer)
  clock.now += 2 * DAY_MS
  const { rows, unanswered } = reactions()
  t.equal(rows.length, 1, 'what rests on another figure is not touched')
  t.match(rows[0], {
    indicator: 'x',
    period: '2022',
    change: { position: correction, cause: 'method', value: 9.7, reason: why.reason },
    reactions: [
      { thing: 'decision', id: 'd', accountable: 'Ministry', acknowledged: answer, days: 3 },
      { thing: 'learning-loop', id: 'l', accountable: null, acknowledged: null, days: 5 },
    ],
  })
  t.same(unanswered, [{ accountable: null, waiting: 1, longestDays: 5 }])
  await tell('learning-loops/l/acknowledge', { ...answer, by: 'Panel', outcome: 'changes' })
  t.match(reactions(), {
    unanswered: [],
    rows: [{ reactions: [{}, { acknowledged: { outcome: 'changes' }, days: 5 }] }],
  })
  await submit('withdraw', { period: '2022', ...why })
  t.match(
    reactions('?on=2024-06-20').unanswered.map((u: Body) => [u.accountable, u.waiting]),
    [
      ['Ministry', 1],
      [null, 1],
    ],
  )
})
