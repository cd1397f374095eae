import t from 'tap'
import { readerLanguages } from '../../projections/words/languages.ts'
import { SAMPLES, sampleSteps } from '../../src/samples/catalogue.ts'
import { nine } from '../../src/samples/common/actors.ts'
import { askerOf, type Body } from '../projections/told.ts'
import { recorded } from './recorded.ts'

const trace = await recorded(sampleSteps)
const bodies = (path: string) => sampleSteps.filter(s => s.path === path).map(s => s.body as Record<string, unknown>)

/** The missions that are told in full; the rest are candidates. */
const MISSIONS = [
  'inkludering',
  'demens',
  'alvorlig-sykt-barn',
  'frivillig-organisasjon',
  'decoupling-2030',
  'net-zero-industry',
  'eu-cities',
  'uk-clean-power',
]
const { ask } = askerOf(trace.log)

t.test('beside the eight missions told in full there are five candidates, each with its goals', async t => {
  const candidates = Object.keys(SAMPLES).filter(one => !MISSIONS.includes(one))
  t.same(candidates, ['climate', 'eu-adaptation', 'eu-cancer', 'eu-ocean', 'eu-soil'])
  t.ok(MISSIONS.every(one => one in SAMPLES))
  for (const mission of candidates) {
    const { phase, goals } = ask(`/missions/${mission}`)
    t.equal(phase, 'candidate', mission)
    t.ok(goals.length > 0, mission)
  }
})

const saidIn = (mission: string) =>
  (SAMPLES[mission] ?? []).map(({ path }) => path.split('/')).map(p => `${p[0]}/${p[2]}`)

t.test(
  'each mission has a full trail: actors, barriers, portfolio, money, decisions, advice, a loop with its consequence',
  async t => {
    const wanted = [
      'missions/add-actor',
      'missions/form-body',
      'missions/raise-barrier',
      'missions/escalate-barrier',
      'missions/answer-barrier',
      'portfolios/open',
      'portfolios/add-project',
      'projects/claim-contribution',
      'projects/assess-contribution',
      'projects/commit-funding',
      'decisions/give-advice',
      'decisions/take',
      'decisions/answer-advice',
      'learning-loops/open',
      'learning-loops/note-evidence',
      'learning-loops/record-insight',
      'learning-loops/close',
    ]
    for (const mission of MISSIONS) for (const one of wanted) t.ok(saidIn(mission).includes(one), `${mission} ${one}`)
  },
)

t.test('in each mission advice awaits an answer and a decision awaits its review', async t => {
  for (const mission of MISSIONS) {
    const { decisions } = ask(`/missions/${mission}/decisions`)
    const at: Body[] = decisions.map((d: Body) => ask(`/decisions/${d.decision}`))
    t.ok(
      at.some(d => d.unanswered > 0),
      `${mission}: advice waits`,
    )
    t.ok(
      at.some(d => d.reviewOverdueDays > 0),
      `${mission}: a review is overdue`,
    )
  }
})

t.test('the decision that rests on the provisional 9.7 is flagged when the final 9.5 replaced it', async t => {
  const then = ask('/decisions/neet-som-malestokk?asOf=2024-12-30').restsOn
  t.same(
    then.map((r: Body) => r.flagged),
    [false, false],
  )
  t.match(ask('/decisions/neet-som-malestokk').restsOn[1], {
    flagged: true,
    seen: { value: 9.7, obsStatus: 'P' },
    now: { value: 9.5, obsStatus: 'A' },
  })
})

t.test('shares claimed on one goal visibly exceed 100 per cent', async t => {
  for (const mission of MISSIONS.filter(one => one !== 'demens')) {
    const { shares } = ask(`/missions/${mission}/portfolio`)
    t.ok(
      shares.some((s: Body) => s.doubleCounting),
      mission,
    )
  }
})

t.test('life events share a project with each other and with inclusion, and have a goal nobody works on', async t => {
  const inPortfolio = (id: string) => bodies(`portfolios/${id}/add-project`).map(b => b.project)
  const [child, volunteers, inclusion] = ['alvorlig-sykt-barn', 'frivillig-organisasjon', 'inkludering'].map(
    inPortfolio,
  )
  t.ok(child?.includes('stimulab') && volunteers?.includes('stimulab'))
  t.ok(child?.includes('stimulab-alvorlig-sykt-barn') && inclusion?.includes('stimulab-alvorlig-sykt-barn'))
  for (const [mission, goal] of [
    ['alvorlig-sykt-barn', 'digital-dialog'],
    ['frivillig-organisasjon', 'okt-deltakelse'],
  ] as const) {
    t.ok(ask(`/missions/${mission}/portfolio`).holes.goalsWithoutProjects.includes(goal), goal)
    t.equal(Object.keys(ask(`/missions/${mission}`).capabilities).length, 6)
    t.equal(saidIn(mission).filter(one => one.startsWith('indicators/')).length, 0, 'no number is invented')
  }
})

t.test('the figures of Denmark and Sweden are a target, an interval, and a change from a base', async t => {
  t.match(bodies('indicators/decoupling-companies/set-target'), [{ value: 4000, period: '2030' }])
  t.match(bodies('indicators/decoupling-share/measure'), [{ low: 10, high: 16 }])
  t.match(bodies('indicators/nzi-emissions/set-target'), [{ changePercent: -75, period: '2033' }])
  t.equal(bodies('portfolios/impact-innovation/add-project').length, 5)
})

t.test('a county that was split keeps its earlier name before the split', async t => {
  t.match(bodies('actors/vestfold-og-telemark/split'), [{ into: ['vestfold', 'telemark'], from: '2024-01-01' }])
  t.equal(nine.length, 9)
})

t.test('loaded again under the same keys, nothing new is recorded', async t => {
  const head = trace.log.head()
  const again = await recorded(sampleSteps, trace.log)
  t.equal(trace.log.head(), head)
  t.equal(again.faults.length, sampleSteps.length)
  t.ok(again.faults.every(fault => fault.endsWith('recorded before')))
})

t.test('every title, goal, vision and name of a body is in every language', async t => {
  const kinds =
    /^(missions|portfolios|projects|indicators)\/[^/]+\/(propose|declare|revise|set-goal|revise-goal|form-body|open|register|define|redefine)$/
  const named = sampleSteps.filter(({ path }) => kinds.test(path))
  t.ok(named.length > 100)
  for (const { path, body } of named)
    for (const field of ['title', 'vision', 'statement', 'name']) {
      const text = (body as Readonly<Record<string, unknown>>)[field]
      if (typeof text === 'object' && text !== null)
        t.same(Object.keys(text).toSorted(), readerLanguages.toSorted(), `${path}: ${JSON.stringify(text)}`)
    }
})
