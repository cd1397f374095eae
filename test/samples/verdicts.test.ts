/** What the loaded samples must show: every verdict of both answers, and each story a reader is to find among them. */
import t from 'tap'
import { sampleSteps } from '../../src/samples/catalogue.ts'
import { askerOf, type Body } from '../projections/told.ts'
import { recorded } from './recorded.ts'

const { log } = await recorded(sampleSteps)
const { ask } = askerOf(log)
const assessed = (indicator: string, query = ''): Body => ask(`/indicators/${indicator}/assessment${query}`)
const projectionsOf = (indicator: string): Body[] => ask(`/indicators/${indicator}/hindsight`).projections

/** Indicators that have a verdict against the path today. */
const PATH: Readonly<Record<string, readonly string[]>> = {
  'not-assessed': ['completed-upper-secondary', 'nzi-energy', 'eu-living-labs'],
  achieved: ['de-ghg-2020'],
  missed: ['no-ghg-2020'],
  met: ['pm25-norway', 'mission-labels'],
  'within-error': ['neet-15-29-aku'],
  ahead: ['neet-15-29', 'clean-power-share'],
  behind: ['no-ghg-2030', 'dk-waste-recovery'],
  'on-path': ['neet-15-29-eu', 'dk-emission-intensity'],
}

/** Indicators that have a verdict of the trend today. */
const TREND: Readonly<Record<string, readonly string[]>> = {
  met: ['pm25-norway'],
  'met-slipping': ['early-leavers-bavaria'],
  'moving-away': ['early-leavers-de'],
  reaches: ['neet-15-29', 'neet-15-29-eu', 'dk-emission-intensity'],
  'slightly-short': ['de-ghg-2030', 'dk-ghg'],
  'clearly-short': ['no-ghg-2030', 'ca-ghg', 'nzi-reduction'],
  'too-early': ['clean-power-share', 'mission-labels'],
  'not-assessed': ['no-ghg-2020', 'clean-power-demand'],
}

t.test('the samples show every verdict against the path', async t => {
  for (const [verdict, indicators] of Object.entries(PATH))
    for (const indicator of indicators) t.equal(assessed(indicator).path.verdict, verdict, indicator)
})

t.test('the samples show every verdict of the trend', async t => {
  for (const [verdict, indicators] of Object.entries(TREND))
    for (const indicator of indicators) t.equal(assessed(indicator).trend.verdict, verdict, indicator)
})

t.test('the samples show every chance in words, and a pace that reaches its target and is yet unlikely to', async t => {
  const chances = ['neet-15-29', 'dk-emission-intensity', 'pm25-norway'].map(one => assessed(one).trend.chance)
  t.same(chances, ['uncertain', 'unlikely', 'likely'])
  t.equal(assessed('dk-emission-intensity').trend.verdict, 'reaches')
})

/** Whether the band projected at a year-end holds the figure that later came. */
const CAME: readonly (readonly [indicator: string, year: string, period: string, inside: boolean])[] = [
  ['de-ghg-2030', '2022', '2023', true],
  ['neet-15-29-eu', '2023', '2023', true],
  ['dk-waste-recovery', '2022', '2021', false],
  ['ca-ghg', '2021', '2020', false],
]

t.test('later figures confirm some bands and leave others', async t => {
  for (const [indicator, year, period, inside] of CAME) {
    const found = projectionsOf(indicator).find(p => p.madeOn === `${year}-12-31` && p.period === period)
    t.equal(found?.inside, inside, `${indicator}: ${period} as projected in ${year}`)
  }
})

t.test('the hindsight of four missions is filled', async t => {
  for (const mission of ['climate', 'inkludering', 'net-zero-industry', 'uk-clean-power']) {
    const { record } = ask(`/missions/${mission}/hindsight`)
    t.ok(record.forecasts >= 5, mission)
  }
})

t.test('a break stands unbridged in one series, and another is bridged later', async t => {
  t.ok(assessed('completed-upper-secondary').path.reasons.includes('break'))
  t.match(assessed('neet-15-29-aku', '?asOf=2025-06'), { path: { verdict: 'not-assessed', reasons: ['break'] } })
  t.match(assessed('neet-15-29-aku', '?asOf=2025-09'), { path: { verdict: 'ahead' }, baseline: { value: 8 } })
  t.match(ask('/indicators/neet-15-29-aku').versions, [{}, { bridge: { offset: 0.8 } }])
})

t.test('a dispute waits for an answer', async t => {
  t.match(ask('/indicators/completed-upper-secondary').disputes, [{ dispute: 'ks-23-prosent', outcome: 'open' }])
  t.ok(assessed('completed-upper-secondary').trend.reasons.includes('disputed'))
})

t.test('a target that was lowered says in the verdict what that mended, a tightened one the opposite', async t => {
  const weakened = assessed('clean-power-share')
  t.match(weakened, { path: { verdict: 'ahead' }, original: { path: { verdict: 'on-path' } } })
  t.ok(weakened.reasons.includes('target-weakened'))
  const strengthened = assessed('de-ghg-2030')
  t.match(strengthened, { trend: { verdict: 'slightly-short' }, original: { trend: { verdict: 'reaches' } } })
  t.ok(strengthened.reasons.includes('target-strengthened'))
})

t.test('moved goalposts: targets revised, baselines re-estimated', async t => {
  const { indicators } = ask('/missions/climate/goalposts')
  t.same(
    indicators.map((i: Body) => i.indicator),
    ['ca-ghg', 'de-ghg-2030', 'no-ghg-2030'],
  )
  t.equal(ask('/indicators/ca-ghg').baselines.length, 6, 'the base year moved with every vintage')
  t.same(
    ask('/indicators/no-ghg-2030').targets.map((target: Body) => target.changePercent),
    [-40, -50, -55],
  )
})

t.test('a target reached in its year and lost in the next is achieved, and says that it was lost again', async t => {
  const then = assessed('de-ghg-2020', '?asOf=2022-12-30')
  t.match(then, { latest: { period: '2021', value: 61.3 }, path: { verdict: 'achieved', reasons: ['lost-again'] } })
  t.notOk(assessed('de-ghg-2020').path.reasons.includes('lost-again'), 'the figure for 2023 keeps it')
})

t.test('a figure is revised by a sixth, withdrawn, and comes back', async t => {
  const { points } = ask('/indicators/dk-waste-recovery/series?includeHistory=true')
  const { vintages } = points.find((p: Body) => p.period === '2020')
  t.same(
    vintages.map((v: Body) => v.value ?? null),
    [53.922, 45.307, null, 45.004],
  )
})

t.test('a published error is a correction, and a final figure may confirm the provisional one', async t => {
  const { points } = ask('/indicators/no-ghg-2030/series?includeHistory=true')
  const vintagesOf = (period: string): Body[] => points.find((p: Body) => p.period === period).vintages
  t.match(vintagesOf('2020'), [
    { type: 'indicator-measured', value: 50, obsStatus: 'P' },
    { type: 'measurement-corrected', value: 49.3, obsStatus: 'P', knownFromGiven: '2021-06-30' },
    { value: 49.3, obsStatus: 'A' },
  ])
  t.match(vintagesOf('2023'), [
    { value: 46.6, obsStatus: 'P' },
    { value: 46.6, obsStatus: 'A' },
  ])
})

const goalsBelow = (goal: Body): Body[] => [goal, ...goal.goals.flatMap(goalsBelow)]
const goalsOf = (mission: string): Body[] => ask(`/missions/${mission}/progress`).goals.flatMap(goalsBelow)

t.test('other countries’ figures are comparators, and speak for no goal', async t => {
  const compared = ['neet-15-29-eu', 'early-leavers-de', 'early-leavers-bavaria', 'neet-16-24-uk']
  const indicators: Body[] = goalsOf('inkludering').flatMap(goal => goal.indicators)
  for (const id of compared) {
    t.equal(indicators.find(i => i.indicator === id)?.speaks, false, id)
    t.ok(ask(`/indicators/${id}`).versions.at(-1).comparatorOf, id)
  }
  for (const goal of goalsOf('inkludering')) t.equal(goal.rollUp.path.distribution.behind, undefined, goal.goal)
})

t.test('illustrative targets speak for no goal, and inclusion says that it is too little to tell', async t => {
  const [main] = goalsOf('inkludering')
  t.equal(main?.rollUp.path.worst, null)
  t.ok(assessed('neet-15-29').reasons.includes('example-target'))
})

t.test('published targets do: the climate goal has a worst verdict', async t => {
  const [emissions, air] = goalsOf('climate')
  t.match(emissions?.rollUp, { path: { worst: 'behind', coverage: { assessed: 6, of: 6 } } })
  t.match(air?.rollUp, { path: { worst: 'met' }, trend: { worst: 'met' } })
})

t.test('each of the three main goals of inclusion has sub-goals', async t => {
  const parents = goalsOf('inkludering').map(goal => goal.parent)
  for (const goal of ['god-livskvalitet', 'gode-tjenester', 'bedre-arbeidsmater'])
    t.equal(parents.filter(parent => parent === goal).length, 2, goal)
})

t.test('criteria and capabilities are assessed more than once', async t => {
  const counts = (lines: Body[]): number[] => lines.map(line => line.history.length)
  t.same(counts(ask('/missions/inkludering').criteria), [2, 2, 2, 2, 2])
  t.same(counts(ask('/missions/demens').criteria).sort(), [1, 1, 1, 2, 2])
  for (const mission of ['alvorlig-sykt-barn', 'frivillig-organisasjon'])
    t.same(counts(ask(`/missions/${mission}`).capabilities).sort(), [1, 1, 1, 2, 2, 2], mission)
})

t.test('actors name their disciplines', async t => {
  for (const [actor, disciplines] of [
    ['doga', ['design', 'arkitektur']],
    ['fhi', ['epidemiologi']],
    ['rise', ['materialteknikk', 'energiteknikk']],
  ] as const)
    t.same(ask(`/actors/${actor}`).disciplines, disciplines, actor)
})

t.test('a task force runs the execution of inclusion, and KS sits on the strategic body', async t => {
  const { bodies, actors } = ask('/missions/inkludering')
  t.match(
    bodies.find((b: Body) => b.body === 'innsatsgruppe'),
    { kind: 'task-force' },
  )
  const ks = actors.filter((a: Body) => a.actor === 'ks').at(-1)
  t.ok(ks.bodies.includes('partnerskapsgruppe'))
})

t.test('a view as of a day says how much of it was recorded later', async t => {
  for (const address of ['/missions?asOf=2025', '/missions/inkludering?asOf=2025', '/indicators/ca-ghg?asOf=2025'])
    t.ok(ask(address).lateEntries > 0, address)
})
