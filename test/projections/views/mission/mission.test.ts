import t from 'tap'
import { decided, definition, newMission, why } from '../../given.ts'
import { askerOf, type Body, samples } from '../../told.ts'

const { log } = await samples('2026-11-01')
const { ask } = askerOf(log)

t.test('a mission shows every wording, of itself and of its goals, with who decided and why', async t => {
  const shown = ask('/missions/inkludering')
  const [goal] = shown.goals
  t.equal(goal.wordings.length, 4)
  t.match(goal.wordings[1], { statement: { nb: /nullvisjon/i }, decidedBy: String, knownFrom: String })
  t.equal(goal.statement.nb, goal.wordings[3].statement.nb)
  const before = ask(`/missions/inkludering?asOf=${goal.wordings[1].knownFrom}`).goals[0]
  t.equal(before.wordings.length, 2)
  t.match(before.statement, { nb: /nullvisjon/i })
})

t.test('the five criteria are shown with every assessment', async t => {
  const { criteria } = ask('/missions/demens')
  t.same(
    criteria.map((c: Body) => c.criterion),
    ['bold', 'clear', 'realistic', 'across', 'bottom-up'],
  )
  const { tell, log } = await newMission()
  await tell('missions/m/assess-criterion', { criterion: 'bold', assessment: 'A', score: 2, by: 'Ola' })
  await tell('missions/m/assess-criterion', { criterion: 'bold', assessment: 'B', by: 'Kari' })
  await tell('missions/m/assess-capability', { capability: 'silos', assessment: 'C', score: 1, by: 'Ola' })
  const shown = askerOf(log).ask('/missions/m')
  t.match(shown.criteria, [
    { criterion: 'bold', assessment: 'B', by: 'Kari', history: [{ score: 2 }, { assessment: 'B' }] },
  ])
  t.notOk('score' in shown.criteria[0], 'the assessment of now gave none')
  t.match(shown.capabilities, [{ capability: 'silos', score: 1, by: 'Ola' }])
})

t.test(
  'rule 14: a goal is proposed, adopted by somebody, revised and retired, and every step stays visible',
  async t => {
    const { tell, log, clock } = await newMission()
    const { ask } = askerOf(log)
    const goal = (query = '') => ask(`/missions/m${query}`).goals[0]
    t.match(goal(), { status: 'proposed', adopted: null, retired: null, accountable: null })
    clock.now += 86_400_000
    await tell('missions/m/adopt-goal', { goal: 'g', decidedBy: 'Parliament', reason: 'Vote 12' })
    t.match(goal(), {
      status: 'adopted',
      decidedBy: 'Parliament',
      adopted: { reason: 'Vote 12', knownFrom: /^2024-06-02/ },
    })
    await tell('missions/m/revise-goal', { goal: 'g', accountable: 'Kari', ...decided })
    await tell('missions/m/revise-goal', { goal: 'g', accountable: 'Ola', kind: 'precondition', ...decided })
    t.match(goal(), { accountable: 'Ola', kind: 'precondition', status: 'adopted' })
    t.match(goal().wordings, [
      { statement: 'G', kind: 'outcome', accountable: null },
      { accountable: 'Kari', decidedBy: 'Partnership' },
      { accountable: 'Ola', kind: 'precondition', reason: 'because R' },
    ])
    await tell('missions/m/retire-goal', { goal: 'g', decidedBy: 'partnership', reason: 'done' })
    t.match(goal(), { status: 'retired', retired: { reason: 'done' }, adopted: { reason: 'Vote 12' } })
    t.match(goal('?position=1'), { status: 'proposed', adopted: null, retired: null })
  },
)

t.test('phases, bodies and the end of a mission are shown with their dates', async t => {
  const { tell, log } = await newMission()
  const { ask } = askerOf(log)
  await tell('missions/m/begin-phase', { phase: 'design', from: '2024' })
  await tell('missions/m/form-body', { body: 'b', kind: 'partnership', name: 'B', mandate: 'To decide' })
  await tell('missions/m/begin-phase', { phase: 'execution', from: '2025' })
  await tell('missions/m/dissolve-body', { body: 'b', ...why })
  await tell('missions/m/revise', { vision: 'V2', ...decided })
  await tell('missions/m/conclude', { decidedBy: 'Parliament', reason: 'reached' })
  const shown = ask('/missions/m')
  t.match(shown, {
    phase: 'execution',
    vision: 'V2',
    title: 'M',
    concluded: { decidedBy: 'Parliament', reason: 'reached' },
  })
  t.match(shown.phases, [
    { phase: 'design', from: '2024' },
    { phase: 'execution', from: '2025' },
  ])
  t.match(shown.bodies, [{ body: 'b', kind: 'partnership', mandate: 'To decide', dissolved: true }])
  t.match(shown.wordings, [{ changed: { vision: 'V' } }, { changed: { vision: 'V2' }, decidedBy: 'Partnership' }])
  t.equal(shown.revision, 7)
  t.match(ask('/missions/m?position=3'), {
    phase: 'design',
    concluded: null,
    vision: 'V',
    bodies: [{ dissolved: false }],
  })
})

t.test('what nobody is accountable for is listed', async t => {
  const { tell, log } = await newMission()
  const { ask } = askerOf(log)
  await tell('indicators/x/define', definition)
  await tell('indicators/y/define', { ...definition, accountable: 'Kari' })
  await tell('indicators/z/define', definition)
  await tell('indicators/z/retire', why)
  t.same(ask('/missions/m').accountability.gaps, [
    { thing: 'goal', id: 'g' },
    { thing: 'indicator', id: 'x' },
  ])
  await tell('missions/m/revise-goal', { goal: 'g', accountable: 'Ola', ...decided })
  t.same(ask('/missions/m').accountability.gaps, [{ thing: 'indicator', id: 'x' }])
  t.same(ask('/missions/m?position=1').accountability.gaps, [{ thing: 'goal', id: 'g' }])
})

t.test('indicators and releases are listed from when they were known', async t => {
  const { tell, log } = await newMission()
  const { ask } = askerOf(log)
  await tell('indicators/x/define', definition)
  await tell('releases/r/publish', { mission: 'm', title: 'R' })
  t.match(ask('/missions/m'), { indicators: ['x'], releases: ['r'] })
  t.match(ask('/missions/m?position=2'), { indicators: ['x'], releases: [] })
  t.match(ask('/missions/m?asOf=2023'), { indicators: [], releases: [] })
})

t.test('on which days a mission was recorded, and since when it was known, is told', async t => {
  const { tell, log, clock } = await newMission()
  const { ask } = askerOf(log)
  const today = new Date(clock.now).toISOString().slice(0, 10)
  t.same(ask('/missions/m').recorded, { from: today, to: today, knownSince: '2014-12-31' })
  clock.now += 2 * 86_400_000
  await tell('missions/m/revise', { vision: 'Another', decidedBy: 'P', reason: 'Better words' })
  const later = new Date(clock.now).toISOString().slice(0, 10)
  t.same(ask('/missions/m').recorded, { from: today, to: later, knownSince: '2014-12-31' })
  t.same(ask('/missions/m?position=1').recorded.to, today, 'as it was then')
})
