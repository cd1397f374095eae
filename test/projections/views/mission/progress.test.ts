import t from 'tap'
import { definition, newMission, why } from '../../given.ts'
import { askerOf, type Body, samples } from '../../told.ts'

const { log } = await samples('2026-11-01')
const { ask } = askerOf(log)
const goals = (mission: string, query = ''): Body[] => ask(`/missions/${mission}/progress${query}`).goals

t.test(
  'rule 12: only what may speak for a goal is rolled up; others are listed beside it and say what they are',
  async t => {
    const kinds = ['outcome', 'experience', 'output', 'process', 'input']
    const may: Record<string, string[]> = {
      outcome: ['outcome', 'experience'],
      precondition: ['outcome', 'experience', 'output', 'process'],
      'way-of-working': ['experience', 'output', 'process'],
    }
    const { tell, log } = await newMission()
    for (const kind of Object.keys(may)) {
      await tell('missions/m/set-goal', { goal: kind, statement: 'G', level: 1, kind })
      for (const speaker of kinds)
        await tell(`indicators/${kind}-${speaker}/define`, { ...definition, goals: [kind], kind: speaker })
    }
    const shown: Body[] = askerOf(log).ask('/missions/m/progress').goals
    for (const [kind, speakers] of Object.entries(may)) {
      const goal = shown.find(g => g.goal === kind)
      t.equal(goal.rollUp.path.coverage.of, speakers.length, kind)
      t.same(
        goal.indicators.filter((i: Body) => i.speaks).map((i: Body) => i.kind),
        speakers,
      )
      t.equal(goal.indicators.length, kinds.length)
    }
  },
)

t.test('rule 12: a comparator speaks for no goal, of whatever kind it is', async t => {
  const { tell, log } = await newMission()
  await tell('missions/m/set-goal', { goal: 'o', statement: 'O', level: 1, kind: 'outcome' })
  await tell('indicators/own/define', { ...definition, goals: ['o'], kind: 'outcome' })
  await tell('indicators/theirs/define', { ...definition, goals: ['o'], kind: 'outcome', comparatorOf: 'own' })
  const goal = askerOf(log)
    .ask('/missions/m/progress')
    .goals.find((g: Body) => g.goal === 'o')
  t.equal(goal.rollUp.path.coverage.of, 1)
  t.match(
    goal.indicators.map((i: Body) => [i.indicator, i.speaks, i.comparatorOf]),
    [
      ['own', true, undefined],
      ['theirs', false, 'own'],
    ],
  )
})

t.test('the labels of cities are beyond their target and do not speak for climate-neutral cities', async t => {
  const [goal] = goals('eu-cities')
  const labels = goal.indicators.find((i: Body) => i.indicator === 'mission-labels')
  t.match(labels, { kind: 'output', speaks: false, path: { verdict: 'met' } })
  t.ok(labels.covered > 1)
  t.strictSame(
    goal.rollUp.path,
    { distribution: {}, worst: null, coverage: { assessed: 0, of: 0, share: null } },
    'nor does an example target',
  )
  t.match(
    goal.indicators.find((i: Body) => i.indicator === 'city-emissions'),
    { speaks: true, latest: null, reasons: ['example-target'] },
  )
})

t.test('a goal is rolled up over the union of what is below it, each indicator once', async t => {
  const { tell, log } = await newMission()
  await tell('missions/m/set-goal', { goal: 'h', statement: 'H', level: 2, parent: 'g', kind: 'precondition' })
  await tell('missions/m/set-goal', { goal: 'i', statement: 'I', level: 2, parent: 'g', kind: 'outcome' })
  await tell('missions/m/set-goal', { goal: 'j', statement: 'J', level: 3, parent: 'h', kind: 'precondition' })
  const measured = async (id: string, goals: string[], kind: string, value?: number) => {
    await tell(`indicators/${id}/define`, { ...definition, goals, kind })
    await tell(`indicators/${id}/set-baseline`, { period: '2015', value: 20 })
    await tell(`indicators/${id}/set-target`, { period: '2030', value: 5 })
    if (value !== undefined) await tell(`indicators/${id}/measure`, { period: '2020', value })
  }
  await measured('shared', ['g', 'h', 'i'], 'outcome', 15)
  await measured('late', ['j'], 'output', 19)
  await measured('unknown', ['i'], 'experience')
  await measured('retired', ['i'], 'outcome', 20)
  await tell('indicators/retired/retire', why)
  const [g]: Body[] = askerOf(log).ask('/missions/m/progress').goals
  t.same(
    g.goals.map((goal: Body) => goal.goal),
    ['h', 'i'],
  )
  const path = (goal: Body) => goal.rollUp.path
  t.same(path(g), {
    distribution: { 'on-path': 1, 'not-assessed': 1 },
    worst: 'on-path',
    coverage: { assessed: 1, of: 2, share: 0.5 },
  })
  t.same(path(g.goals[0]).distribution, { 'on-path': 1, behind: 1 }, 'an output may speak for a precondition')
  t.equal(path(g.goals[0]).worst, 'behind')
  t.same(path(g.goals[0].goals[0]).distribution, { behind: 1 })
  t.same(path(g.goals[1]).distribution, { 'on-path': 1, 'not-assessed': 1 })
  t.match(
    g.goals[1].indicators.find((i: Body) => i.indicator === 'retired'),
    { retired: true, path: { verdict: 'behind' } },
    'a retired indicator is shown and speaks no more',
  )
})

t.test('a retired indicator speaks at a pin before it was retired', async t => {
  const { tell, log } = await newMission()
  await tell('indicators/x/define', definition)
  await tell('indicators/x/retire', why)
  const of = (query: string) => askerOf(log).ask(`/missions/m/progress${query}`).goals[0].rollUp.path.coverage.of
  t.equal(of(''), 0)
  t.equal(of('?position=2'), 1)
  t.equal(of('?position=1'), 0, 'and not before it was defined')
})

t.test('a goal without a number is direction only, and no target is invented', async t => {
  const [demens] = goals('demens')
  t.match(demens.goals, [{ goal: 'bremse-utviklingen', directionOnly: true, rollUp: { path: { worst: null } } }])
  t.equal(demens.directionOnly, false)
})

t.test('every assessment of a mission is the one of the indicator', async t => {
  for (const query of ['', '?asOf=2025', '?target=original&on=2023-01-01', '?method=opensdg-2.4&asOf=2024-12-31'])
    for (const mission of ['inkludering', 'demens', 'uk-clean-power', 'eu-cities'])
      for (const { indicators } of goals(mission, query))
        for (const shown of indicators) {
          const { path, ...assessed } = ask(`/indicators/${shown.indicator}/assessment${query}`)
          const { corners: _drawn, ...read } = path
          const own: Body = { ...assessed, path: read }
          for (const part of ['covered', 'path', 'trend', 'method', 'latest', 'baseline', 'target', 'provisional'])
            t.same(shown[part], own[part], `${shown.indicator} ${part} ${query}`)
        }
})

t.test('a named method answers beside the two answers', async t => {
  const [goal] = goals('inkludering', '?method=opensdg-2.4')
  const neet = goal.indicators.find((i: Body) => i.indicator === 'neet-15-29')
  t.match(neet, { path: { verdict: 'ahead' }, method: { name: 'opensdg-2.4', status: String } })
  t.match(ask('/missions/inkludering/progress?method=opensdg-2.4'), {
    method: 'opensdg-2.4',
    target: 'current',
    status: 'all',
  })
})

t.test(
  'late entries are those of the mission and all its indicators; its page counts its actors, its timeline everything',
  async t => {
    const known = (f: { readonly knownFrom: number }) => f.knownFrom <= Date.parse('2021-12-31T23:59:59.999Z')
    const facts = [...log.read({ mission: 'demens' })].filter(known)
    const own = facts.filter(f => /^(mission|indicator)-/.test(f.stream))
    t.ok(own.length < facts.length, 'decisions are facts of the mission too')
    t.equal(ask('/missions/demens/progress?asOf=2021').lateEntries, own.length)
    const page = ask('/missions/demens?asOf=2021')
    const actors = page.actors.flatMap((a: Body) => [...log.read({ stream: `actor-${a.actor}` })].filter(known))
    t.ok(actors.length > 0)
    t.equal(page.lateEntries, own.length + actors.length)
    t.equal(ask('/missions/demens/timeline?asOf=2021').lateEntries, facts.length)
  },
)

t.test('an indicator assigned to other goals is found under them', async t => {
  const { tell, log } = await newMission()
  await tell('missions/m/set-goal', { goal: 'h', statement: 'H', level: 1, kind: 'outcome' })
  await tell('indicators/x/define', definition)
  await tell('indicators/x/assign-goals', { goals: ['h'], ...why })
  const under = (query: string) =>
    askerOf(log)
      .ask(`/missions/m/progress${query}`)
      .goals.filter((g: Body) => g.indicators.length > 0)
      .map((g: Body) => g.goal)
  t.same(under(''), ['h'])
  t.same(under('?position=3'), ['g'])
})

t.test('the roll-up of a mission counts every indicator that speaks for the goal it stands under, once', async t => {
  const { tell, log } = await newMission()
  await tell('missions/m/set-goal', { goal: 'h', statement: 'H', level: 2, parent: 'g', kind: 'precondition' })
  const measured = async (id: string, goals: string[], kind: string, value: number) => {
    await tell(`indicators/${id}/define`, { ...definition, goals, kind })
    await tell(`indicators/${id}/set-baseline`, { period: '2015', value: 20 })
    await tell(`indicators/${id}/set-target`, { period: '2030', value: 5 })
    await tell(`indicators/${id}/measure`, { period: '2020', value })
  }
  await measured('under-two-goals', ['g', 'h'], 'outcome', 15)
  await measured('beside-one-goal', ['g', 'h'], 'output', 19)
  await measured('beside-its-goal', ['g'], 'input', 15)
  await measured('retired', ['g'], 'outcome', 19)
  await tell('indicators/retired/retire', why)
  const { rollUp } = askerOf(log).ask('/missions/m/progress')
  t.same(rollUp.path.distribution, { 'on-path': 1, behind: 1 })
  t.same(rollUp.trend.coverage, { assessed: 0, of: 2, share: 0 })
})

t.test('a roll-up says whether a verdict in it rests on an illustrative baseline or target', async t => {
  const { tell, log } = await newMission()
  const illustrative = (query = ''): boolean => {
    const { rollUp, goals } = askerOf(log).ask(`/missions/m/progress${query}`)
    t.equal(goals[0].rollUp.illustrative, rollUp.illustrative, 'the same of the goal and the mission')
    return rollUp.illustrative
  }
  await tell('indicators/x/define', definition)
  await tell('indicators/x/set-baseline', { period: '2015', value: 20 })
  await tell('indicators/x/set-target', { period: '2030', value: 5, illustrative: true })
  t.equal(illustrative(), false, 'no verdict rests on it yet')
  await tell('indicators/x/measure', { period: '2020', value: 15 })
  t.equal(illustrative(), true)
  await tell('indicators/x/revise-target', { period: '2030', value: 6, decidedBy: 'Government', ...why })
  t.equal(illustrative(), false, 'the target that stands is not')
})

t.test('each indicator tells the age of its own figure: of a year, of a cohort, of none', async t => {
  const { tell, log } = await newMission()
  const periods = {
    year: '2020',
    cohort: { period: '2014', cohort: true, after: 'P6Y' },
    older: { period: '2011', cohort: true, after: 'P6Y' },
    none: undefined,
  }
  for (const [id, period] of Object.entries(periods)) {
    await tell(`indicators/${id}/define`, definition)
    if (period) await tell(`indicators/${id}/measure`, { period, value: 15 })
  }
  const [goal] = askerOf(log).ask('/missions/m/progress?on=2024-01-01').goals
  const ages = Object.fromEntries(goal.indicators.map(({ indicator, age }: Body) => [indicator, age]))
  t.same(ages, { year: 'P3Y', cohort: 'P3Y', older: 'P6Y', none: null })
})
