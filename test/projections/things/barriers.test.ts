import t from 'tap'
import { newMission, takeDecision, why } from '../given.ts'
import { askerOf, type Body } from '../told.ts'

const barrier = { barrier: 'b', kind: 'law', text: 'Schools may not share', goals: ['g'], due: '2024-05-01' }

t.test('a barrier is shown from raised through escalated to answered', async t => {
  const teller = await newMission()
  const { tell } = teller
  const { ask } = askerOf(teller.log)
  const told = (query = ''): Body => ask(`/missions/m${query}`).barriers[0]
  await tell('missions/m/raise-barrier', { ...barrier, accountable: 'Directorate' })
  t.match(told(), {
    barrier: 'b',
    kind: 'law',
    status: 'raised',
    goals: ['g'],
    accountable: 'Directorate',
    waitsFor: 'Directorate',
    due: '2024-05-01',
    overdueDays: 31,
    escalations: [],
    answer: null,
  })
  await tell('missions/m/escalate-barrier', { barrier: 'b', to: 'Ministry', ...why })
  t.match(told(), { status: 'escalated', waitsFor: 'Ministry', escalations: [{ to: 'Ministry', reason: 'because R' }] })
  await takeDecision(teller)
  await tell('missions/m/answer-barrier', { barrier: 'b', outcome: 'removed', text: 'A new act', decision: 'd' })
  t.match(told(), {
    status: 'answered',
    waitsFor: null,
    overdueDays: null,
    escalations: [{ to: 'Ministry' }],
    answer: { outcome: 'removed', text: 'A new act', decision: 'd' },
  })
  t.match(told('?position=2'), { status: 'raised', answer: null }, 'what came later is not told of then')
  t.same(ask('/missions/m?asOf=2023').barriers, [])
})

t.test('a barrier that nobody is accountable for is a gap until it is answered', async t => {
  const teller = await newMission()
  const { ask } = askerOf(teller.log)
  await teller.tell('missions/m/raise-barrier', barrier)
  t.match(ask('/missions/m').barriers, [{ accountable: null, waitsFor: null }])
  const gaps = () => ask('/missions/m').accountability.gaps.map((g: Body) => g.thing)
  t.same(gaps(), ['goal', 'barrier'])
  await teller.tell('missions/m/answer-barrier', { barrier: 'b', outcome: 'accepted', text: 'So it is' })
  t.same(gaps(), ['goal'])
})

t.test('the list of missions shows each candidate’s latest scores, so that they can be compared', async t => {
  const { tell, log } = await newMission()
  const { ask } = askerOf(log)
  await tell('missions/m/assess-criterion', { criterion: 'bold', assessment: 'A', score: 2, by: 'Ola' })
  await tell('missions/m/assess-criterion', { criterion: 'bold', assessment: 'B', score: 3, by: 'Ola' })
  await tell('missions/m/assess-criterion', { criterion: 'clear', assessment: 'A', by: 'Ola' })
  await tell('missions/m/assess-capability', { capability: 'silos', assessment: 'A', score: 0, by: 'Ola' })
  t.match(ask('/missions').missions[0], { criteria: { bold: 3, clear: null }, capabilities: { silos: 0 } })
  t.same(ask('/missions?position=2').missions[0].criteria, { bold: 2 })
})
