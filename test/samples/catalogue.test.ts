import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import t from 'tap'
import { parseKnowledge } from '../../events/period.ts'
import { type IndicatorState, standingAt, valueKey } from '../../src/commands/indicator-state.ts'
import { commonSteps, SAMPLES, sampleSteps } from '../../src/samples/catalogue.ts'
import { nine } from '../../src/samples/common/actors.ts'
import type { Step } from '../../src/samples/step.ts'
import { askerOf, type Body } from '../projections/told.ts'
import { recorded } from './recorded.ts'

const trace = await recorded(sampleSteps)
const stateOf = (indicator: string) => trace.state('indicator', indicator) as IndicatorState

t.test('every sample command is accepted by the rules and records something', async t => {
  t.same(trace.faults, [])
})

t.test('each sample mission stands by itself', async t => {
  for (const [mission, steps] of Object.entries(SAMPLES)) {
    t.same((await recorded([...commonSteps, ...steps])).faults, [], mission)
    t.ok(['declare', 'propose'].includes(steps[0]?.path.split('/')[2] ?? ''), `${mission} begins its life`)
    t.equal(steps[0]?.path.split('/')[1], mission)
  }
})

type Said = Record<string, unknown>

/** Every object of texts by language in a body, with where it stands. */
function wordsIn(value: unknown, at: string): [string, Said][] {
  if (typeof value !== 'object' || value === null) return []
  const here: [string, Said][] = 'nb' in value || 'en' in value ? [[at, value as Said]] : []
  return [...here, ...Object.entries(value).flatMap(([field, inner]) => wordsIn(inner, `${at}/${field}`))]
}

t.test('every text for people is there in Norwegian and English, and plain language in five', async t => {
  for (const { path, body } of sampleSteps)
    for (const [at, words] of wordsIn(body, path)) t.ok(words.nb && words.en, at)
  for (const [mission, [first]] of Object.entries(SAMPLES)) {
    const { plainLanguage, title } = (first?.body ?? {}) as Record<'plainLanguage' | 'title', object>
    t.same(Object.keys(plainLanguage).sort(), ['da', 'en', 'nb', 'nn', 'sv'], mission)
    t.same(Object.keys(title).sort(), ['da', 'en', 'nb', 'nn', 'sv'], mission)
  }
})

t.test('what stands without a source is marked illustrative and says why', async t => {
  const unsourced = ({ body }: Step) => !('evidence' in body)
  for (const step of sampleSteps.filter(unsourced)) {
    const [, , command] = step.path.split('/')
    if (command === 'define' || command === 'publish' || command === 'assess-criterion') continue
    t.match(step.body, { reason: String }, step.path)
    t.ok('illustrative' in step.body || /illustra/i.test(JSON.stringify(step.body)), step.path)
  }
  t.notOk(
    sampleSteps.some(s => s.path.endsWith('/measure') && unsourced(s)),
    'every figure has its source',
  )
})

const known = (day: string) => parseKnowledge(day).lastMs

t.test('the share of 2020 is 11.2 provisional as of 2021 and 11.0 final as of 2022', async t => {
  const vintages = stateOf('neet-15-29').vintages.get(valueKey('2020-Q4', undefined))
  t.equal(standingAt(vintages, known('2021-12-30')), undefined, 'a year is known at its end')
  t.match(standingAt(vintages, known('2021-12-31'))?.data, { value: 11.2, obsStatus: 'P' })
  t.match(standingAt(vintages, known('2022-12-30'))?.data, { value: 11.2, obsStatus: 'P' })
  t.match(standingAt(vintages, known('2022-12-31'))?.data, { value: 11, obsStatus: 'A' })
})

t.test('the worked case has three points, its baseline year is none of them', async t => {
  const totals = [...stateOf('neet-15-29').vintages.keys()].filter(key => key.endsWith('|'))
  t.same(totals.sort(), ['2019-Q4|', '2020-Q4|', '2022-Q4|'])
})

const bodies = (path: string) => sampleSteps.filter(s => s.path === path).map(s => s.body)

t.test('half of the dementia burden follows the new baseline only by a revision', async t => {
  t.match(bodies('indicators/demens-personer/set-target'), [{ changePercent: -50, baselineVersion: 1 }])
  t.match(bodies('indicators/demens-personer/reestimate-baseline'), [{ value: 101_118 }])
  t.match(bodies('indicators/demens-personer/revise-target'), [{ baselineVersion: 2, decidedBy: String }])
  t.equal(bodies('missions/demens/assess-criterion').length, 5)
})

t.test('the wording of the inclusion goal moved three times, each time by somebody', async t => {
  const revisions = bodies('missions/inkludering/revise-goal')
  t.match(revisions, [
    { statement: { nb: /nullvisjon/i }, decidedBy: String },
    { statement: { nb: /eliminere/i }, decidedBy: String },
    { statement: { nb: /betydelig/ }, decidedBy: String },
  ])
})

t.test('clean power and city emissions have no measurement', async t => {
  for (const id of ['clean-power-share', 'clean-power-demand', 'city-emissions']) t.equal(stateOf(id).vintages.size, 0)
})

const FIGURES = new URL('../../../shared/data/sample-figures.csv', import.meta.url)
/** Rows that become no measurement: another indicator's reading, no period, or a target, dispute or part of a sum. */
const NO_MEASUREMENT = new Set('F01 F12 F15 F16 F23 F25 F26 F47 F50 F70 F73 F75 F76'.split(' '))
const LOADED = new Set(['NO-INKL', 'EU-DEMENS', 'EU-CITIES', 'UK-CLEANPOWER', 'DK-DECOUPLING', 'SE-NZI'])

t.test(
  'every published figure is measured with its value and the text from when it was known',
  { skip: !existsSync(FIGURES) && 'skipped: the published figures are not at hand' },
  async t => {
    const rows: Record<string, string>[] = parse(readFileSync(FIGURES, 'utf8'), { columns: true })
    const figures = sampleSteps.filter(s => /(measure|correct)$/.test(s.path)).map(s => s.body as Said)
    for (const { id = '', mission = '', value = '', known_from: from = '' } of rows) {
      if (!LOADED.has(mission) || NO_MEASUREMENT.has(id)) continue
      const [low, high] = value.split('-').map(Number)
      const amount = high === undefined ? { value: low } : { low, high }
      const text = from.replace(/^(\d{4})-(\d{4})$/, '$1/$2').replace('before ', '')
      const found = figures.filter(f => Object.entries(amount).every(([field, n]) => f[field] === n))
      const knownFrom = found.map(f => String(f.knownFrom))
      t.ok(
        knownFrom.some(k => (from.startsWith('before') ? known(k) < known(text) : k === text)),
        `${id}: ${value} known ${from}`,
      )
    }
  },
)

const MISSIONS = Object.keys(SAMPLES)
const { ask } = askerOf(trace.log)

t.test('the eight missions of the design are there', async t => {
  t.same(MISSIONS.toSorted(), [
    'alvorlig-sykt-barn',
    'decoupling-2030',
    'demens',
    'eu-cities',
    'frivillig-organisasjon',
    'inkludering',
    'net-zero-industry',
    'uk-clean-power',
  ])
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

t.test('in each mission advice waits for its answer, and a decision for its review', async t => {
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

t.test('the decision that rests on the provisional 11.2 is flagged when the final 11.0 replaced it', async t => {
  const then = ask('/decisions/neet-som-malestokk?asOf=2022-12-30').restsOn
  t.same(
    then.map((r: Body) => r.flagged),
    [false, false],
  )
  t.match(ask('/decisions/neet-som-malestokk').restsOn[1], {
    flagged: true,
    seen: { value: 11.2, obsStatus: 'P' },
    now: { value: 11, obsStatus: 'A' },
  })
})

t.test('shares claimed on one goal exceed 100 per cent in the sight of all', async t => {
  for (const mission of MISSIONS.filter(one => one !== 'demens')) {
    const { shares } = ask(`/missions/${mission}/portfolio`)
    t.ok(
      shares.some((s: Body) => s.doubleCounting),
      mission,
    )
  }
})

t.test('life events share a project with each other and with inclusion, and have a goal nobody works on', async t => {
  const inPortfolio = (id: string) => bodies(`portfolios/${id}/add-project`).map(b => (b as Said).project)
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

t.test('a county that was split keeps its name then', async t => {
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
