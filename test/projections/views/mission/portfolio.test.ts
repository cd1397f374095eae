import fc from 'fast-check'
import t from 'tap'
import { everybody } from '../../../../projections/base/viewer.ts'
import { isRefusal } from '../../../../src/commands/refusal.ts'
import { definition, newMission, why } from '../../given.ts'
import { askerOf, type Body, type Teller, viewerWho } from '../../told.ts'

const early = { knownFrom: '2014' }
const mission = { title: 'N', challenge: 'C', vision: 'V', horizon: { from: '2015', to: '2035' }, ...early }
const money = { amount: 10, currency: 'NOK', funder: 'F', instrument: 'grant', purpose: 'innovation', from: '2020' }
const register = ({ tell }: Pick<Teller, 'tell'>, id: string, more: object = {}) =>
  tell(`projects/${id}/register`, { title: id, kind: 'project', lead: 'Somebody', stage: 'idea', ...early, ...more })
const claim = ({ tell }: Pick<Teller, 'tell'>, project: string, contribution: string, more: object = {}) =>
  tell(`projects/${project}/claim-contribution`, {
    contribution,
    to: { goal: 'g' },
    mission: 'm',
    from: '2018',
    theory: 'T',
    ...early,
    ...more,
  })

/** Mission `m` with the portfolios `a` and `b`, mission `n` with `c`; project `p` is in all three, `q` in `a`. */
async function portfolios() {
  const teller = await newMission()
  const { tell } = teller
  await tell('missions/n/declare', mission)
  for (const [id, of] of [
    ['a', 'm'],
    ['b', 'm'],
    ['c', 'n'],
  ] as const)
    await tell(`portfolios/${id}/open`, { mission: of, title: id, purpose: 'P', ...early })
  await register(teller, 'p')
  await register(teller, 'q')
  for (const id of ['a', 'b', 'c']) await tell(`portfolios/${id}/add-project`, { project: 'p', from: '2018', ...early })
  await tell('portfolios/a/add-project', { project: 'q', from: '2019', ...early })
  return { ...teller, ...askerOf(teller.log) }
}

t.test(
  'rule 8: a project may be in several portfolios and missions; a sum counts it once and says what it is made of',
  async t => {
    const { tell, ask } = await portfolios()
    await tell('projects/p/commit-funding', { ...money, status: 'committed' })
    await tell('projects/p/commit-funding', { ...money, amount: 5, status: 'committed' })
    await tell('projects/q/commit-funding', { ...money, amount: 3, status: 'committed' })
    await tell('projects/q/commit-funding', { ...money, amount: 7, currency: 'EUR', status: 'paid' })
    const counted = [
      { project: 'p', amount: 15, in: ['a', 'b', 'c'] },
      { project: 'q', amount: 3, in: ['a'] },
    ]
    const euros = { currency: 'EUR', status: 'paid', amount: 7, counted: [{ project: 'q', amount: 7, in: ['a'] }] }
    t.same(ask('/missions/m/portfolio').money, [{ currency: 'NOK', status: 'committed', amount: 18, counted }, euros])
    t.match(ask('/portfolios/b').money, [{ amount: 15, counted: counted.slice(0, 1) }])
    t.match(ask('/missions/n/portfolio').money, [{ amount: 15 }])
    t.match(ask('/projects/p'), { missions: ['m', 'n'], in: ['a', 'b', 'c'], money: [{ amount: 15 }] })
  },
)

t.test('rule 8: joining and leaving are dated', async t => {
  const { tell, ask } = await portfolios()
  await tell('projects/q/commit-funding', { ...money, status: 'paid' })
  await tell('portfolios/a/remove-project', { project: 'q', until: '2022', ...why })
  const current = (on: string) =>
    ask(`/missions/m/portfolio?on=${on}`)
      .projects.filter((p: Body) => p.current)
      .map((p: Body) => p.project)
  t.same(current('2017-12-31'), [])
  t.same(current('2018-01-01'), ['p'])
  t.same(current('2019-01-01'), ['p', 'q'])
  t.same(current('2022-12-31'), ['p', 'q'])
  t.same(current('2023-01-01'), ['p'])
  t.same(ask('/missions/m/portfolio').money, [], 'money of what has left is not summed')
  t.match(ask('/projects/q').portfolios, [
    { portfolio: 'a', from: '2019', until: '2022', left: { reason: 'because R' } },
  ])
  t.match(ask('/portfolios/a?asOf=2023').projects, [{ current: true }, { current: true }], 'that it left was not known')
  await tell('portfolios/a/close', why)
  t.match(ask('/portfolios/a'), { closed: { reason: 'because R' }, projects: [{ current: false }, { current: false }] })
  t.match(ask('/missions/m/portfolio').projects, [{ project: 'p', in: ['b', 'c'], current: true }, { current: false }])
})

t.test('rule 8: shares on one goal above 100 % are shown as double counting, not hidden', async t => {
  const teller = await portfolios()
  const { tell, ask } = teller
  await claim(teller, 'p', 'x', { share: 0.7 })
  await claim(teller, 'q', 'y', { share: 0.3 })
  const shares = (query = '') => ask(`/missions/m/portfolio${query}`)
  t.match(shares(), { shares: [{ share: 1, doubleCounting: false }], doubleCounting: [] })
  await claim(teller, 'q', 'z', { share: 0.1, from: '2021' })
  await claim(teller, 'q', 'w')
  const said = {
    to: { goal: 'g' },
    share: 1.1,
    doubleCounting: true,
    counted: [
      { project: 'p', amount: 0.7, in: ['a', 'b', 'c'], contributions: ['x'] },
      { project: 'q', amount: 0.4, in: ['a'], contributions: ['y', 'z'] },
    ],
  }
  t.same(shares().shares, [said])
  t.same(shares().doubleCounting, [said])
  t.same(ask('/portfolios/a').doubleCounting, [said])
  t.same(ask('/portfolios/b').doubleCounting, [])
  t.same(shares('?on=2020-12-31').doubleCounting, [], 'a contribution counts from its day')
  await tell('projects/p/withdraw-contribution', { contribution: 'x', ...why })
  t.same(shares().doubleCounting, [])
  t.same(shares('?on=2024-05-31').doubleCounting, [said], 'it stood until the day it was withdrawn')
})

t.test('shares of a goal and shares of an indicator are not added up', async t => {
  const teller = await portfolios()
  await teller.tell('indicators/i/define', { ...definition, ...early })
  await claim(teller, 'p', 'x', { share: 0.7 })
  await claim(teller, 'q', 'y', { share: 0.7, to: { indicator: 'i' } })
  const { shares, doubleCounting, goals } = teller.ask('/missions/m/portfolio')
  t.match(shares, [{ to: { goal: 'g' } }, { to: { indicator: 'i' } }])
  t.same(doubleCounting, [])
  t.same(goals[0].projects, ['p', 'q'])
})

t.test('the map of a mission’s work shows its holes', async t => {
  const teller = await portfolios()
  const { tell, ask } = teller
  const holes = () => ask('/missions/m/portfolio').holes
  await tell('missions/m/set-goal', {
    goal: 'h',
    statement: 'H',
    level: 2,
    parent: 'g',
    kind: 'precondition',
    ...early,
  })
  await tell('missions/m/set-goal', { goal: 'i', statement: 'I', level: 1, kind: 'outcome', ...early })
  t.match(holes(), {
    goalsWithoutProjects: ['g', 'h', 'i'],
    projectsWithoutGoals: ['p', 'q'],
    stages: 'all-early',
    sectors: ['public', 'private', 'civil', 'academia', 'user'],
    leadsNotRegistered: ['p', 'q'],
  })
  await claim(teller, 'p', 'x', { to: { goal: 'h' } })
  t.match(holes(), { goalsWithoutProjects: ['i'], projectsWithoutGoals: ['q'] }, 'what is below a goal is done for it')
  await tell('actors/uni/register', { name: 'Uni', sector: 'academia', level: 'state', ...early })
  await register(teller, 'r', { lead: 'uni', stage: 'scaling' })
  await tell('portfolios/b/add-project', { project: 'r', from: '2020', ...early })
  t.match(holes(), {
    stages: null,
    sectors: ['public', 'private', 'civil', 'user'],
    levels: ['county', 'municipality', 'eu', 'international'],
    leadsNotRegistered: ['p', 'q'],
  })
  for (const project of ['p', 'q']) await tell(`projects/${project}/end`, { on: '2024-05', outcome: 'O', lessons: 'L' })
  t.match(holes(), { stages: 'all-late', goalsWithoutProjects: ['g', 'h', 'i'], projectsWithoutGoals: ['r'] })
  await tell('projects/r/change-stage', { stage: 'stopped', on: '2024-06-01', ...why })
  t.match(holes(), { stages: null, projectsWithoutGoals: [], levels: { length: 5 } })
})

t.test('early money is what is committed or paid to early stages, by currency', async t => {
  const { tell, ask } = await portfolios()
  await tell('projects/p/commit-funding', { ...money, status: 'announced' })
  await tell('projects/p/commit-funding', { ...money, status: 'committed' })
  await tell('projects/q/commit-funding', { ...money, amount: 30, status: 'committed' })
  await tell('projects/q/change-stage', { stage: 'scaling', on: '2022', ...why })
  const earlyMoney = (query = '') => ask(`/missions/m/portfolio${query}`).earlyMoney
  const counted = [{ project: 'p', amount: 10, in: ['a', 'b', 'c'] }]
  t.same(earlyMoney(), [{ currency: 'NOK', status: 'committed', amount: 10, all: 40, share: 0.25, counted }])
  t.match(earlyMoney('?on=2021-12-31'), [{ amount: 40, share: 1 }], 'the stage of the day counts')
})

t.test('each goal shows its projects, with their stages, sectors, levels and money', async t => {
  const teller = await portfolios()
  const { tell, ask } = teller
  await tell('actors/city/register', { name: 'City', sector: 'public', level: 'municipality', ...early })
  await tell('actors/city/rename', { name: 'Town', from: '2023', knownFrom: '2023' })
  await register(teller, 'r', { lead: 'city', kind: 'regulation', stage: 'pilot' })
  await claim(teller, 'r', 'x')
  await claim(teller, 'p', 'y')
  await tell('projects/r/assess-contribution', { contribution: 'x', verdict: 'weak', by: 'Evaluator', ...why })
  await tell('projects/r/commit-funding', { ...money, status: 'paid' })
  const { goals, projects } = ask('/missions/m/portfolio')
  t.match(goals, [
    {
      goal: 'g',
      covered: true,
      projects: ['p', 'r'],
      stages: { idea: 1, pilot: 1 },
      sectors: { public: 1, unknown: 1 },
      levels: { municipality: 1, unknown: 1 },
      money: [{ amount: 10, counted: [{ project: 'r', in: [] }] }],
    },
  ])
  const r = projects.find((p: Body) => p.project === 'r')
  t.match(r, { kind: 'regulation', lead: { actor: 'city', name: 'Town' }, current: false, sector: 'public' })
  t.match(r.contributions, [{ contribution: 'x', stands: true, verdict: 'weak', verdicts: [{ by: 'Evaluator' }] }])
  const lead = (query: string) => ask(`/projects/r?${query}`).lead.name
  t.equal(lead('asOf=2020'), 'City')
  t.equal(lead('asOf=2020&names=now'), 'Town')
})

t.test('what a reader may not see of other missions is neither shown nor found', async t => {
  const teller = await portfolios()
  const { tell, ask, refused } = teller
  await claim(teller, 'p', 'x')
  await tell('missions/n/set-goal', { goal: 'g', statement: 'G', level: 1, kind: 'outcome', ...early })
  await claim(teller, 'p', 'y', { mission: 'n' })
  await register(teller, 'alone')
  const seesM = viewerWho(mission => (mission === 'm' ? 'all' : 'nothing'))
  const stranger = viewerWho('nothing')
  t.match(ask('/projects/p', seesM), { missions: ['m'], in: ['a', 'b'], contributions: { length: 1 } })
  t.match(ask('/projects/p'), { missions: ['m', 'n'], contributions: { length: 2 } })
  t.match(ask('/missions/m/portfolio', seesM).projects, [{ in: ['a', 'b'] }, {}])
  const colleague = { ...seesM, worksWith: everybody }
  t.equal(ask('/projects/alone', colleague).project, 'alone')
  t.equal(refused('/projects/alone', seesM), 'unknown-thing', 'in no mission, it is its recorder’s')
  for (const address of ['/missions/n/portfolio', '/portfolios/c']) t.equal(refused(address, seesM), 'unknown-thing')
  for (const address of ['/missions/m/portfolio', '/portfolios/a', '/projects/p', '/projects/alone', '/projects/no'])
    t.equal(refused(address, stranger), 'unknown-thing', address)
  t.equal(refused('/projects/p?asOf=2013'), 'unknown-thing')
})

t.test('law: no project is counted twice in a sum', async t => {
  const project = fc.constantFrom('p', 'q', 'r')
  const portfolio = fc.constantFrom('a', 'b', 'c')
  const year = fc.integer({ min: 2016, max: 2023 }).map(String)
  const deed = fc.oneof(
    fc.tuple(portfolio, project, year).map(([id, of, from]) => [`portfolios/${id}/add-project`, { project: of, from }]),
    fc
      .tuple(portfolio, project, year)
      .map(([id, of, until]) => [`portfolios/${id}/remove-project`, { project: of, until, ...why }]),
    fc
      .tuple(project, fc.integer({ min: 1, max: 9 }), fc.constantFrom('committed', 'paid'))
      .map(([id, amount, status]) => [`projects/${id}/commit-funding`, { ...money, amount, status }]),
    fc
      .tuple(project, fc.constantFrom('x', 'y', 'z'), fc.constantFrom(0.25, 0.5))
      .map(([id, contribution, share]) => [
        `projects/${id}/claim-contribution`,
        { contribution, to: { goal: 'g' }, mission: 'm', from: '2018', theory: 'T', share },
      ]),
  ) as fc.Arbitrary<[string, object]>
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 8, maxLength: 25, size: 'max' }), year, async (deeds, on) => {
      const teller = await portfolios()
      await register(teller, 'r')
      const paid = new Map<string, number>()
      const claimed = new Map<string, number>()
      for (const [path, body] of deeds) {
        const answer = await teller.tries(path, body)
        if (isRefusal(answer) || !answer.recorded) continue
        const id = path.split('/')[1] as string
        const { amount, status, share } = body as { amount?: number; status?: string; share?: number }
        if (amount !== undefined) paid.set(`${id} ${status}`, (paid.get(`${id} ${status}`) ?? 0) + amount)
        if (share !== undefined) claimed.set(id, (claimed.get(id) ?? 0) + share)
      }
      const map = teller.ask(`/missions/m/portfolio?on=${on}-07-01`)
      const current = map.projects.filter((p: Body) => p.current).map((p: Body) => p.project)
      for (const sum of map.money) {
        const projects: string[] = sum.counted.map((c: Body) => c.project)
        t.equal(new Set(projects).size, projects.length)
        for (const { project, amount } of sum.counted) t.equal(amount, paid.get(`${project} ${sum.status}`))
        const once = current.reduce((all: number, p: string) => all + (paid.get(`${p} ${sum.status}`) ?? 0), 0)
        t.equal(sum.amount, once)
      }
      for (const sum of map.shares) {
        const once = [...claimed.values()].reduce((all, share) => all + share, 0)
        t.equal(sum.share, Number(on) < 2018 ? 0 : once)
        t.equal(sum.doubleCounting, sum.share > 1)
      }
    }),
    { numRuns: 25 },
  )
})

t.test(
  'the projects of a kind, sector, level or country can be asked for alone; claims are added up over all',
  async t => {
    const teller = await portfolios()
    const { tell, ask } = teller
    const town = { name: 'Town', sector: 'public', level: 'municipality', country: 'NO', ...early }
    await tell('actors/town/register', town)
    await register(teller, 'r', { kind: 'experiment', lead: 'town' })
    await tell('portfolios/a/add-project', { project: 'r', from: '2018', ...early })
    await claim(teller, 'p', 'cp', { share: 0.8 })
    await claim(teller, 'r', 'cr', { share: 0.7 })
    const idsOf = (query: string): string[] =>
      ask(`/missions/m/portfolio?${query}`).projects.map(({ project }: Body) => project)
    t.strictSame(idsOf('kind=experiment'), ['r'])
    t.strictSame(idsOf('sector=public'), ['r'])
    t.strictSame(idsOf('level=municipality&country=NO'), ['r'])
    t.strictSame(idsOf('country=SE'), [])
    t.strictSame(idsOf('').length, 3)
    const filtered = ask('/missions/m/portfolio?kind=experiment')
    t.strictSame(filtered.countries, ['NO'])
    t.strictSame(filtered.goals[0].projects, ['r'])
    t.match(filtered.doubleCounting, [{ counted: [{ project: 'p' }, { project: 'r' }] }])
  },
)

t.test('a goal shows its projects and their money by stage', async t => {
  const teller = await portfolios()
  const { tell, ask } = teller
  await claim(teller, 'p', 'cp')
  await claim(teller, 'q', 'cq')
  await tell('projects/q/change-stage', { stage: 'pilot', on: '2020', ...early, ...why })
  await tell('projects/q/commit-funding', { ...money, status: 'paid' })
  const [goal] = ask('/missions/m/portfolio').goals
  t.match(goal.cells, [
    { stage: 'idea', projects: ['p'], money: [] },
    { stage: 'pilot', projects: ['q'], money: [{ amount: 10, status: 'paid' }] },
  ])
  t.equal(goal.cells.length, 2)
})

t.test('money that is committed or paid is held against the years of the mission', async t => {
  const teller = await portfolios()
  const { tell, ask } = teller
  const horizon = () => ask('/missions/m/portfolio').fundingHorizon
  t.match(horizon(), { start: 2015, end: 2035, lines: [], fundedUntil: null, yearsWithout: 20 })
  await tell('projects/q/commit-funding', { ...money, from: '2020', to: '2022', status: 'committed' })
  await tell('projects/p/commit-funding', { ...money, from: '2018', to: '2030', status: 'announced' })
  await tell('projects/p/commit-funding', { ...money, from: '2019', status: 'paid' })
  t.match(horizon(), {
    lines: [
      { project: 'p', status: 'announced', start: 2018, end: 2031, hasEnd: true },
      { project: 'p', status: 'paid', start: 2019, end: 2020, hasEnd: false },
      { project: 'q', status: 'committed', start: 2020, end: 2023, hasEnd: true },
    ],
    fundedUntil: 2023,
    yearsWithout: 12,
  })
})
