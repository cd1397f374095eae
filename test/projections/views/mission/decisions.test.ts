import t from 'tap'
import { DAY_MS } from '../../../../events/calendar.ts'
import { takeDecision } from '../../given.ts'
import { scene } from '../../scene.ts'
import type { Body } from '../../told.ts'

t.test('decisions are ordered by the day they were taken; those with advice alone come last', async t => {
  const given = await scene({})
  const advice = { mission: 'm', body: 'Youth', question: 'Q', advice: 'A' }
  await given.tell('decisions/a/give-advice', advice)
  await takeDecision(given, { decidedOn: '2024-05-02' }, 'b')
  await takeDecision(given, { decidedOn: '2024-05-01' }, 'c')
  const { decisions } = given.ask('/missions/m/decisions')
  t.match(decisions, [
    { decision: 'c' },
    { decision: 'b' },
    { decision: 'a', status: 'advised', seen: null, taken: null },
  ])
})

t.test('all advice is shown with its answer; advice without one says for how long it is overdue', async t => {
  const given = await scene({})
  const give = (more: object, id = 'd') =>
    given.tell(`decisions/${id}/give-advice`, {
      mission: 'm',
      body: 'Youth',
      question: 'Q',
      advice: 'Ask us',
      ...more,
    })
  await give({ respondBy: '2024-06-10' })
  await give({ body: 'Parents', respondBy: '2024-06-20', participants: { count: 12, ageFrom: 15, ageTo: 19 } })
  await give({ body: 'Elders', respondBy: '2024-06-05' }, 'e')
  await give({ body: 'Teachers' }, 'e')
  const overdue = (on: string) =>
    given.ask(`/missions/m/decisions?on=${on}`).unansweredAdvice.map((a: Body) => [a.body, a.overdueDays])
  t.same(
    overdue('2024-06-05'),
    [
      ['Youth', null],
      ['Parents', null],
      ['Elders', null],
      ['Teachers', null],
    ],
    'not on the day itself',
  )
  t.same(overdue('2024-06-13'), [
    ['Elders', 8],
    ['Youth', 3],
    ['Parents', null],
    ['Teachers', null],
  ])
  t.match(given.ask('/decisions/d?on=2024-06-13'), {
    unanswered: 2,
    advice: [
      { body: 'Youth', advice: 'Ask us', answered: false, answer: null, overdueDays: 3 },
      { participants: { count: 12, ageFrom: 15, ageTo: 19 }, overdueDays: null },
    ],
  })
  given.clock.now += 20 * DAY_MS
  await given.tell('decisions/d/answer-advice', { outcome: 'partly', why: 'We asked twelve.' })
  await give({ body: 'Late', respondBy: '2024-06-30' })
  t.match(given.ask('/decisions/d?on=2024-07-02'), {
    unanswered: 1,
    advice: [
      {
        answered: true,
        answer: { outcome: 'partly', why: 'We asked twelve.', knownFrom: /^2024-06-21/ },
        overdueDays: null,
      },
      { answered: true, overdueDays: null },
      { body: 'Late', answered: false, overdueDays: 2 },
    ],
  })
  t.match(given.ask('/decisions/d?on=2024-07-02&position=5'), { unanswered: 2 }, 'as it was, it waited')
})

t.test('reviews are shown; an overdue one is listed until somebody reviews, or the decision is superseded', async t => {
  const given = await scene({})
  await takeDecision(given, { reviewOn: '2024-07-01' })
  await takeDecision(given, { reviewOn: '2024-06-20' }, 'e')
  const overdue = (query = '?on=2024-07-03') => given.ask(`/missions/m/decisions${query}`).overdueReviews
  t.same(overdue('?on=2024-07-01'), [{ decision: 'e', reviewOn: '2024-06-20', overdueDays: 11 }])
  t.same(
    overdue().map((r: Body) => [r.decision, r.overdueDays]),
    [
      ['e', 13],
      ['d', 2],
    ],
  )
  await given.tell('decisions/d/review', { finding: 'It helped a little.', by: 'Evaluator' })
  t.match(given.ask('/decisions/d?on=2024-07-03'), {
    reviews: [{ finding: 'It helped a little.', by: 'Evaluator', principal: 'kari' }],
    reviewOverdueDays: null,
  })
  await given.tell('decisions/e/supersede', { by: 'd', reason: 'Mentors are enough.' })
  t.same(overdue(), [])
  t.match(given.ask('/decisions/e'), {
    status: 'superseded',
    superseded: { by: 'd', reason: 'Mentors are enough.' },
    supersedes: [],
  })
  t.match(given.ask('/decisions/d'), { status: 'taken', superseded: null, supersedes: ['e'] })
})
