import t from 'tap'
import { decided, definition, newMission, why } from '../../given.ts'
import { measured } from '../../scene.ts'
import { askerOf, type Body, viewerWho } from '../../told.ts'

const early = { knownFrom: '2014' }
const take = {
  mission: 'm',
  body: 'board',
  question: 'Q',
  alternatives: ['A'],
  chosen: 'A',
  rationale: 'R',
  decidedOn: '2024-06-01',
}

async function mission() {
  const teller = await newMission()
  const { ask, refused } = askerOf(teller.log)
  const told = (query = ''): Body => ask(`/missions/m/accountability${query}`)
  const of = (who: string, query = ''): Body => told(query).answers.find((a: Body) => a.who === who)
  return { ...teller, ask, refused, told, of }
}

t.test('everything is listed by who is accountable for it, actors and bodies by their names', async t => {
  const { tell, told, of } = await mission()
  await tell('missions/m/form-body', { body: 'board', kind: 'partnership', name: { nb: 'Styret' } })
  await tell('actors/city/register', { name: 'City', sector: 'public', level: 'municipality', ...early })
  await tell('missions/m/revise-goal', { goal: 'g', accountable: 'city', ...decided })
  await tell('indicators/x/define', { ...definition, accountable: 'board' })
  await tell('missions/m/raise-barrier', { barrier: 'b', kind: 'law', text: 'T', accountable: 'Ministry' })
  await tell('decisions/d/take', { ...take, accountable: 'city' })
  await tell('projects/p/register', { title: 'P', kind: 'project', lead: 'city', stage: 'idea', ...early })
  const claim = { contribution: 'c', to: { goal: 'g' }, mission: 'm', from: '2020', theory: 'T' }
  await tell('projects/p/claim-contribution', claim)
  t.same(of('city'), {
    who: 'city',
    actor: 'city',
    name: 'City',
    body: null,
    answersFor: [
      { thing: 'goal', id: 'g' },
      { thing: 'decision', id: 'd' },
      { thing: 'project', id: 'p', contributions: ['c'] },
    ],
    overdue: [],
  })
  t.match(of('board'), { name: { nb: 'Styret' }, body: 'board', answersFor: [{ thing: 'indicator', id: 'x' }] })
  t.match(of('Ministry'), { name: 'Ministry', actor: null, answersFor: [{ thing: 'barrier', id: 'b' }] })
  t.same(told().nobody, [])
  await tell('actors/city/rename', { name: 'Town', from: '2024' })
  t.equal(of('city').name, 'Town')
  await tell('projects/p/end', { on: '2024-06-01', outcome: 'O', lessons: 'L' })
  t.equal(of('city').answersFor.length, 2, 'for what has ended nobody answers any more')
})

t.test('goals, indicators, barriers and decisions that nobody is accountable for are listed', async t => {
  const { tell, told } = await mission()
  await tell('indicators/x/define', definition)
  await tell('missions/m/raise-barrier', { barrier: 'b', kind: 'law', text: 'T' })
  await tell('decisions/d/take', take)
  const all = [
    { thing: 'goal', id: 'g' },
    { thing: 'indicator', id: 'x' },
    { thing: 'barrier', id: 'b' },
    { thing: 'decision', id: 'd' },
  ]
  t.same(told().nobody, all)
  await tell('decisions/e/take', { ...take, accountable: 'Kari' })
  await tell('decisions/d/supersede', { by: 'e', ...why })
  t.same(told().nobody, all.slice(0, 3))
})

t.test('what is overdue is listed with whom it waits for, the longest first', async t => {
  const { tell, told, of } = await mission()
  await tell('missions/m/raise-barrier', {
    barrier: 'b',
    kind: 'law',
    text: 'T',
    accountable: 'Kari',
    due: '2024-06-10',
  })
  await tell('missions/m/escalate-barrier', { barrier: 'b', to: 'Ministry', ...why })
  const advice = { mission: 'm', body: 'Youth', question: 'Q', advice: 'A', respondBy: '2024-06-05' }
  await tell('decisions/e/give-advice', advice)
  await tell('decisions/d/take', { ...take, reviewOn: '2024-07-01' })
  await tell('learning-loops/l/open', {
    mission: 'm',
    question: 'Q',
    hypothesis: 'H',
    expects: { text: 'T' },
    reviewOn: '2024-07-10',
  })
  t.same(told('?on=2024-06-05').overdue, [])
  t.same(told('?on=2024-07-11').overdue, [
    { what: 'advice', id: 'e', who: null, due: '2024-06-05', overdueDays: 36 },
    { what: 'barrier', id: 'b', who: 'Ministry', due: '2024-06-10', overdueDays: 31 },
    { what: 'review', id: 'd', who: 'board', due: '2024-07-01', overdueDays: 10 },
    { what: 'learning-loop', id: 'l', who: null, due: '2024-07-10', overdueDays: 1 },
  ])
  t.match(of('Ministry', '?on=2024-07-11').overdue, [{ id: 'b' }])
  await tell('decisions/e/take', { ...take, accountable: 'Ola' })
  t.match(of('Ola', '?on=2024-07-11').overdue, [{ what: 'advice', id: 'e' }])
  await tell('missions/m/answer-barrier', { barrier: 'b', outcome: 'refused', text: 'T' })
  await tell('decisions/d/review', { finding: 'F', by: 'Evaluator' })
  await tell('decisions/e/answer-advice', { outcome: 'followed', why: 'W' })
  await tell('learning-loops/l/close', { conclusion: 'C', consequence: { text: 'T' } })
  t.same(told('?on=2024-07-11').overdue, [])
})

t.test(
  'a figure is overdue when the latest is older than two rounds of measuring and the wait for publication',
  async t => {
    const { tell, told } = await mission()
    const yearly = { ...definition, frequency: 'P1Y', publicationLag: 'P6M', accountable: 'Statistics', ...early }
    await tell('indicators/x/define', yearly)
    await tell('indicators/y/define', { ...definition, ...early })
    const late = (on: string) => told(`?on=${on}`).overdue
    t.same(late('2024-06-01'), [], 'of what was never measured no figure is late')
    for (const id of ['x', 'y'])
      for (const [name, body] of measured({ 2019: 5, 2020: 6 }, { knownFrom: '2021' }))
        await tell(`indicators/${id}/${name}`, body)
    t.same(late('2023-06-30'), [])
    t.match(late('2023-07-10'), [
      { what: 'figure', id: 'x', who: 'Statistics', due: null, latest: '2020', overdueDays: 9 },
    ])
    await tell('indicators/x/retire', why)
    t.same(late('2024-06-01'), [])
  },
)

t.test('accountability is shown as it was known, to whoever sees the mission', async t => {
  const { tell, told, refused } = await mission()
  await tell('missions/m/revise-goal', { goal: 'g', accountable: 'Kari', ...decided })
  t.same(told().nobody, [])
  t.same(told('?position=1').nobody, [{ thing: 'goal', id: 'g' }])
  t.same(told('?asOf=2015').nobody, [{ thing: 'goal', id: 'g' }])
  t.equal(told('?asOf=2015').lateEntries, 2)
  t.equal(refused('/missions/m/accountability', viewerWho('nothing')), 'unknown-thing')
  t.equal(refused('/missions/m/accountability?asOf=2013'), 'unknown-thing')
})
