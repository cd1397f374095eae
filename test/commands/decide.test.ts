import t from 'tap'
import { type Before, type CommandRequest, given } from './given.ts'
import {
  actor,
  adviceBody,
  claimBody,
  decisionBody,
  definitionBody,
  goalBody,
  indicator,
  measured,
  mission,
  missionBody,
  portfolioBody,
  project,
  projectBody,
} from './scenes.ts'

const NOON = Date.parse('2026-06-15T12:00:00Z')
const reason = 'because r'

t.test('without a knownFrom, a fact is known from when it is recorded', async () => {
  given().when('missions/m/declare', missionBody).records({ knownFrom: NOON, recordedAt: NOON })
})

t.test('a knowledge date means its last millisecond in UTC and is stored with the text given', async () => {
  const texts = {
    '2025': Date.UTC(2026, 0, 1) - 1,
    '2026-05': Date.UTC(2026, 5, 1) - 1,
    '2026-06-14': Date.UTC(2026, 5, 15) - 1,
    '2024/2025': Date.UTC(2026, 0, 1) - 1,
    '2026-06-15T11:59:59+02:00': Date.UTC(2026, 5, 15, 9, 59, 59),
  }
  for (const [text, knownFrom] of Object.entries(texts))
    given()
      .when('missions/m/declare', { ...missionBody, knownFrom: text })
      .records({ knownFrom, meta: { knownFrom: text } })
})

t.test('a knowledge date that still runs means now', async () => {
  for (const knownFrom of ['2026', '2026-06', '2026-06-15', '2025/2027', '2026-06-15T12:00:00Z'])
    given()
      .when('missions/m/declare', { ...missionBody, knownFrom })
      .records({ knownFrom: NOON, meta: { knownFrom } })
})

t.test('a knowledge date in the future is refused', async () => {
  for (const knownFrom of ['2027', '2026-07', '2026-06-16', '2027/2028', '2026-06-15T12:00:00.001Z'])
    given()
      .when('missions/m/declare', { ...missionBody, knownFrom })
      .isRefused('known-in-future', '/knownFrom', /^knownFrom .*(2026|2027).* lies in the future/)
})

t.test('a text that is no knowledge date is refused by the schema', async () => {
  for (const knownFrom of ['soon', '2026-Q1', '2026-02-30', '', 2026, null])
    given()
      .when('missions/m/declare', { ...missionBody, knownFrom })
      .isInvalid('/knownFrom')
})

t.test('a fact that keeps recording order is not known earlier than the previous fact of its stream', async () => {
  given(mission)
    .when('missions/m/set-goal', { ...goalBody, goal: 'h', knownFrom: '2025' })
    .isRefused('known-before-its-subject', '/knownFrom')
  given([['missions/m/declare', { ...missionBody, knownFrom: '2024' }]])
    .when('missions/m/set-goal', { ...goalBody, knownFrom: '2023' })
    .isRefused('known-before-its-subject')
    .when('missions/m/set-goal', { ...goalBody, knownFrom: '2024' })
    .records({ type: 'goal-set' })
    .when('missions/m/adopt-goal', { goal: 'g', decidedBy: 'p', knownFrom: '2023' })
    .isRefused('known-before-its-subject')
})

t.test('a fact is not known earlier than what it refers to in another stream', async () => {
  given(mission)
    .when('indicators/i/define', { ...definitionBody, knownFrom: '2025' })
    .isRefused('known-before-its-subject', '/knownFrom', /goal “g”/)
    .when('releases/r/publish', { mission: 'm', title: 'R', knownFrom: '2025' })
    .isRefused('known-before-its-subject', '/knownFrom', /mission/)
    .when('access/give-grant', { principal: 'ola', role: 'operative', mission: 'm', knownFrom: '2025' })
    .isRefused('known-before-its-subject', '/knownFrom', /mission/)
  given([...indicator(), ['missions/m/set-goal', { ...goalBody, goal: 'later' }]])
    .later('2026-06-16T12:00:00Z')
    .when('indicators/i/assign-goals', { goals: ['g', 'later'], reason, knownFrom: '2026-06-15T11:00:00Z' })
    .isRefused('known-before-its-subject')
})

t.test('one millisecond earlier than what it follows or names is too early, and the same instant is not', async () => {
  const [goalKnown, indicatorKnown, figureKnown, missionKnown] = [10, 11, 12, 13].map(day => Date.UTC(2026, 5, day, 8))
  const at = (ms: number | undefined) => new Date(ms ?? 0).toISOString()
  const past: readonly Before[] = [
    ['missions/m/declare', { ...missionBody, knownFrom: '2026-01-01' }],
    ['projects/p/register', { ...projectBody, knownFrom: '2026-01-01' }],
    ['missions/m/set-goal', { ...goalBody, knownFrom: at(goalKnown) }],
    ['indicators/i/define', { ...definitionBody, knownFrom: at(indicatorKnown) }],
    measured('2024', 9, { knownFrom: at(figureKnown) }),
    ['missions/n/declare', { ...missionBody, knownFrom: at(missionKnown) }],
  ]
  const dispute = { dispute: 'd', period: '2024', claimant: 'County', reason }
  const requests: readonly (readonly [known: number | undefined, request: CommandRequest])[] = [
    [goalKnown, ['missions/m/adopt-goal', { goal: 'g', decidedBy: 'p' }]],
    [goalKnown, ['indicators/j/define', definitionBody]],
    [goalKnown, ['projects/p/claim-contribution', claimBody]],
    [indicatorKnown, ['projects/p/claim-contribution', { ...claimBody, to: { indicator: 'i' } }]],
    [figureKnown, ['indicators/i/dispute', dispute]],
    [missionKnown, ['releases/r/publish', { mission: 'n', title: 'R' }]],
  ]
  for (const [known = 0, [path, body]] of requests)
    given(past)
      .when(path, { ...body, knownFrom: at(known - 1) })
      .isRefused('known-before-its-subject', '/knownFrom')
      .when(path, { ...body, knownFrom: at(known) })
      .records({})
})

t.test('a mission is known from when it was proposed, though it was declared later', async () => {
  given([
    ['missions/m/propose', { ...missionBody, knownFrom: '2023' }],
    ['missions/m/declare', missionBody],
  ])
    .when('releases/r/publish', { mission: 'm', title: 'R', knownFrom: '2024' })
    .records({ type: 'release-published' })
    .when('releases/s/publish', { mission: 'm', title: 'R', knownFrom: '2022' })
    .isRefused('known-before-its-subject')
})

t.test('measurement facts may be known out of recording order, before what they are about', async () => {
  given([...indicator(), measured('2020', 9, { knownFrom: '2022' })])
    .when('indicators/i/measure', { period: '2019', value: 9, knownFrom: '2020' })
    .records({ type: 'indicator-measured' })
    .when('indicators/i/correct', { period: '2019', value: 8, reason, cause: 'method', knownFrom: '2021' })
    .records({ type: 'measurement-corrected' })
    .when('indicators/i/withdraw', { period: '2020', reason, knownFrom: '2023' })
    .records({ type: 'measurement-withdrawn' })
})

t.test('a figure known early does not hold back what keeps recording order, nor does one known late', async () => {
  given([
    ['missions/m/declare', { ...missionBody, knownFrom: '2020' }],
    ['missions/m/set-goal', { ...goalBody, knownFrom: '2020' }],
    ['indicators/i/define', { ...definitionBody, knownFrom: '2020' }],
    measured('2022', 9, { knownFrom: '2024' }),
  ])
    .when('indicators/i/set-baseline', { period: '2015', value: 12, knownFrom: '2021' })
    .records({ type: 'baseline-set' })
})

t.test('a thing is created once, and must exist for all other commands', async () => {
  given(indicator())
    .when('missions/m/propose', missionBody)
    .isRefused('already-exists')
    .when('indicators/i/define', definitionBody)
    .isRefused('already-exists')
    .when('missions/x/set-goal', goalBody)
    .isRefused('unknown-thing', '', /mission “x”/)
    .when('indicators/x/measure', { period: '2024', value: 1 })
    .isRefused('unknown-thing', '', /indicator “x”/)
})

t.test('one definition version has one kind of period for baseline, target and measurements', async () => {
  const target = 'indicators/i/set-target'
  const baseline = 'indicators/i/set-baseline'
  const measure = 'indicators/i/measure'
  given([...indicator(), measured('2024', 1)])
    .when(measure, { period: '2023-Q1', value: 1 })
    .isRefused('period-kind', '/period', /“year”.*“quarter”/)
    .when(baseline, { period: '2015-Q1', value: 1 })
    .isRefused('period-kind', '/period')
    .when(target, { period: '2030-Q1', value: 1 })
    .isRefused('period-kind', '/period')
    .when(target, { period: '2030', value: 1, path: [{ period: '2027-Q1', value: 1 }] })
    .isRefused('period-kind', '/path/0/period')
  given([...indicator(), [baseline, { period: '2015-Q4', value: 1 }]])
    .when(measure, { period: '2024', value: 1 })
    .isRefused('period-kind')
    .when(measure, { period: '2024-Q4', value: 1 })
    .records({})
  given([...indicator(), [target, { period: '2030-Q4', value: 1 }]])
    .when(measure, { period: '2024', value: 1 })
    .isRefused('period-kind', '/period', /“quarter”.*“year”/)
    .when(baseline, { period: '2015', value: 1 })
    .isRefused('period-kind')
    .when(measure, { period: '2024-Q4', value: 1 })
    .records({})
})

t.test('windows and cohorts of different lengths are different kinds', async () => {
  given([...indicator(), measured('2018/2020', 1)])
    .when('indicators/i/measure', { period: '2018/2021', value: 1 })
    .isRefused('period-kind', '/period', /3 years.*4 years/)
  given([...indicator(), measured('2015+P6Y', 1)])
    .when('indicators/i/measure', { period: '2015+P5Y', value: 1 })
    .isRefused('period-kind')
})

t.test('a year given as target of a window means the window that ends there', async () => {
  given([...indicator(), measured('2018/2020', 1)])
    .when('indicators/i/set-target', { period: '2030', value: 1, path: [{ period: '2027', value: 2 }] })
    .records({ data: { period: '2030' } })
    .when('indicators/i/set-baseline', { period: '2015', value: 1 })
    .isRefused('period-kind')
  given([...indicator(), ['indicators/i/set-target', { period: '2030', value: 1 }]])
    .when('indicators/i/measure', { period: '2024-Q4', value: 1 })
    .isRefused('period-kind')
    .when('indicators/i/measure', { period: '2018/2020', value: 1 })
    .records({})
})

t.test('a withdrawn figure no longer settles the kind of period', async () => {
  given([...indicator(), measured('2024-01', 1), ['indicators/i/withdraw', { period: '2024-01', reason }]])
    .when('indicators/i/measure', { period: '2024', value: 1 })
    .records({})
    .when('indicators/i/measure', { period: '2024-01', value: 1 })
    .isRefused('period-kind')
})

t.test('a period may precede the horizon of the mission', async () => {
  given(indicator()).when('indicators/i/measure', { period: '1999', value: 1 }).records({})
})

t.test('a period that has not begun is refused: a cohort’s begins when its years have passed', async () => {
  given(indicator())
    .when('indicators/i/measure', { period: '2020+P6Y', value: 1 })
    .isRefused('period-not-begun', '/period')
    .when('indicators/i/set-baseline', { period: '2027', value: 1 })
    .isRefused('period-not-begun', '/period')
    .when('indicators/i/measure', { period: '2019+P6Y', value: 1 })
    .records({})
})

t.test('reason, decision and evidence belong to the fact’s metadata, not to its data', async () => {
  const said = { reason, decision: 'd', evidence: [{ title: 'A' }] }
  given([...mission, ['decisions/d/take', decisionBody]])
    .when('missions/m/conclude', { decidedBy: 'p', ...said })
    .records({ data: { decidedBy: 'p' }, meta: said })
})

t.test('a mandate is a decision of the same mission that has been taken, for figures in a list too', async () => {
  const taken: Before = ['decisions/d/take', decisionBody]
  const advised: Before = ['decisions/e/give-advice', adviceBody]
  const elsewhere: readonly Before[] = [
    ['missions/n/declare', missionBody],
    ['decisions/f/take', { ...decisionBody, mission: 'n' }],
  ]
  const before = () => given([...indicator(), taken, advised, ...elsewhere])
  const measure = 'indicators/i/measure'
  const figure = { period: '2024', value: 1 }
  before()
    .when(measure, { ...figure, decision: 'd' })
    .records({ meta: { decision: 'd' } })
  before()
    .when(measure, { ...figure, knownFrom: '2025', decision: 'd' })
    .records({})
  before()
    .when(measure, { ...figure, decision: 'x' })
    .isRefused('unknown-decision', '/decision', /take first/)
  before()
    .when(measure, { ...figure, decision: 'e' })
    .isRefused('unknown-decision', '/decision')
  before()
    .when(measure, { ...figure, decision: 'f' })
    .isRefused('unknown-decision', '/decision', /in this mission/)
  before()
    .when('indicators/i/measure-many', { measurements: [figure, { ...figure, period: '2023', decision: 'x' }] })
    .isRefused('unknown-decision', '/measurements/1/decision')
  before()
    .when('indicators/i/set-target', { period: '2030', value: 1, knownFrom: '2026-06-15', decision: 'd' })
    .records({})
  given([
    ['missions/m/declare', { ...missionBody, knownFrom: '2024' }],
    ['missions/m/set-goal', { ...goalBody, knownFrom: '2024' }],
    ['indicators/i/define', { ...definitionBody, knownFrom: '2024' }],
    taken,
  ])
    .when('indicators/i/set-target', { period: '2030', value: 1, knownFrom: '2025', decision: 'd' })
    .isRefused('known-before-its-subject', '/knownFrom', /the decision “d”/)
})

t.test('what is in several missions, or in none, rests on a decision of one that it is in', async () => {
  const elsewhere: readonly Before[] = [
    ['missions/n/declare', missionBody],
    ['decisions/f/take', { ...decisionBody, mission: 'n' }],
  ]
  const taken: Before = ['decisions/d/take', decisionBody]
  const stage = { on: '2026', reason }
  const loose = given([...mission, ...elsewhere, taken, project, actor('a')])
  loose.when('projects/p/change-stage', { ...stage, stage: 'scaling', decision: 'd' }).records({})
  loose.when('projects/p/change-stage', { ...stage, stage: 'embedded', decision: 'f' }).records({})
  loose.when('actors/a/rename', { name: 'B', from: '2025', decision: 'f' }).records({})
  const within: readonly Before[] = [
    ['portfolios/f/open', portfolioBody],
    ['portfolios/f/add-project', { project: 'p', from: '2025' }],
    ['missions/m/add-actor', { actor: 'a', from: '2025' }],
  ]
  const joined = loose.later('2026-06-15T12:00:00Z', within)
  joined.when('projects/p/change-stage', { ...stage, stage: 'pilot', decision: 'd' }).records({})
  joined
    .when('projects/p/change-stage', { ...stage, stage: 'idea', decision: 'f' })
    .isRefused('unknown-decision', '/decision')
  joined.when('actors/a/rename', { name: 'C', from: '2025', decision: 'd' }).records({})
  joined.when('actors/a/rename', { name: 'D', from: '2025', decision: 'f' }).isRefused('unknown-decision', '/decision')
  joined.when('projects/p/claim-contribution', { ...claimBody, decision: 'd' }).records({})
  const grant = { principal: 'ola', role: 'operative', mission: 'm' }
  joined.when('access/give-grant', { ...grant, grant: 'a', decision: 'd' }).records({})
  joined.when('access/give-grant', { ...grant, decision: 'f' }).isRefused('unknown-decision', '/decision')
  joined.when('access/withdraw-grant', { grant: 'a', decision: 'f' }).isRefused('unknown-decision', '/decision')
  joined.when('access/withdraw-grant', { grant: 'a', decision: 'd' }).records({})
  joined.when('access/give-grant', { ...grant, mission: '*', decision: 'f' }).records({})
})

t.test('a reason holds at least one word of three letters', async () => {
  const withdraw = 'indicators/i/withdraw'
  const before = () => given([...indicator(), measured('2024', 1)])
  for (const text of ['r', '--', '12 34', 'no', '. . .'])
    before()
      .when(withdraw, { period: '2024', reason: text })
      .isInvalid('/reason', /three letters/)
  for (const text of ['Feil', 'på før', 'tastefeil 12', '错误的数据'])
    before()
      .when(withdraw, { period: '2024', reason: text })
      .records({ meta: { reason: text } })
})

t.test('what was known before its subject is refused with the way to bring a history along', async () => {
  given(mission)
    .when('indicators/i/define', { ...definitionBody, knownFrom: '2022' })
    .isRefused('known-before-its-subject', '/knownFrom', /from the first one on.*only measurements/)
  given(indicator())
    .when('indicators/i/set-baseline', { period: '2020', value: 1, knownFrom: '2022' })
    .isRefused('known-before-its-subject', '/knownFrom', /To bring history along/)
    .when('indicators/i/measure', { period: '2020', value: 1, knownFrom: '2022' })
    .records({})
})
