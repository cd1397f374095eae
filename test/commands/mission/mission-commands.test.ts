import t from 'tap'
import { bodyDissolved, bodyFormed, missionConcluded, missionRevised, phaseBegun } from '../../../events/mission.ts'
import { given } from '../given.ts'
import { goalBody, indicator, measured, mission, missionBody } from '../scenes.ts'

const reason = 'because r'
const concluded = ['missions/m/conclude', { decidedBy: 'p', reason }] as const

t.test('a mission is proposed, then declared; or declared at once', async () => {
  const proposed = given()
    .when('missions/m/propose', missionBody)
    .records({ type: 'mission-proposed', data: missionBody })
  proposed.when('missions/m/declare', missionBody).records({ type: 'mission-declared', data: missionBody })
  given().when('missions/m/declare', missionBody).records({ type: 'mission-declared' })
})

t.test('a mission is declared once; what changes is a revision', async () => {
  given(mission)
    .when('missions/m/declare', missionBody)
    .isRefused('already-declared', '', /revise/)
    .when('missions/m/propose', missionBody)
    .isRefused('already-exists')
})

t.test('a revision names what changes, who decided, and why', async () => {
  const change = { title: 'Fewer left outside', decidedBy: 'partnership' }
  const before = given(mission)
  before.when('missions/m/revise', change).isInvalid('/reason')
  before.when('missions/m/revise', { title: 'T', reason }).isInvalid('/decidedBy')
  before.when('missions/m/revise', { decidedBy: 'p', reason }).isRefused('same-as-before', '', /title/)
  before.when('missions/m/revise', { ...change, reason }).records(missionRevised(change))
})

t.test('the end of a horizon comes after its start, revised or not', async () => {
  const horizon = { from: '2035', to: '2025' }
  given()
    .when('missions/m/declare', { ...missionBody, horizon })
    .isInvalid('/horizon/to')
  given(mission).when('missions/m/revise', { horizon, decidedBy: 'p', reason }).isInvalid('/horizon/to')
  given()
    .when('missions/m/declare', { ...missionBody, horizon: { from: 'x', to: '2035' } })
    .isInvalid('/horizon/from')
})

t.test('a phase begins once the mission is declared, and not twice in a row', async () => {
  const design = { phase: 'design', from: '2025' } as const
  given([['missions/m/propose', missionBody]])
    .when('missions/m/begin-phase', design)
    .isRefused('not-declared')
  const begun = given(mission).when('missions/m/begin-phase', design).records(phaseBegun(design))
  begun.when('missions/m/begin-phase', design).isRefused('already-in-phase', '/phase')
  const execution = { phase: 'execution', from: '2026' }
  begun.when('missions/m/begin-phase', { ...execution, from: '2024' }).isRefused('ends-before-it-begins', '/from')
  begun.when('missions/m/begin-phase', execution).records({ type: 'phase-begun' })
})

t.test('a revision of a mission says something else than what stands', async () => {
  const before = given(mission)
  const revised = (body: object) => before.when('missions/m/revise', { ...body, decidedBy: 'p', reason })
  const { title, horizon } = missionBody
  revised({ title, horizon }).isRefused('same-as-before', '', /stands already/)
  revised({ title: 'Another', horizon }).records({})
  revised({ title: 'Another' }).isRefused('same-as-before')
  revised({ title }).records({})
})

t.test('candidates and concluded missions can be assessed', async () => {
  const assessment = { assessment: 'Bold enough', score: 3, by: 'panel' }
  const bold = { criterion: 'bold', ...assessment }
  const risk = { capability: 'risk', ...assessment }
  for (const before of [given([['missions/m/propose', missionBody]]), given([...mission, concluded])]) {
    before.when('missions/m/assess-criterion', bold).records({ type: 'criterion-assessed', data: bold })
    before.when('missions/m/assess-capability', risk).records({ type: 'capability-assessed', data: risk })
  }
})

t.test('a score is from 0 to 4', async () => {
  const assessed = { criterion: 'bold', assessment: 'A', by: 'panel' }
  const before = given(mission)
  before.when('missions/m/assess-criterion', { ...assessed, score: 5 }).isInvalid('/score')
  before.when('missions/m/assess-criterion', { ...assessed, score: -1 }).isInvalid('/score')
  before.when('missions/m/assess-criterion', { ...assessed, criterion: 'brave' }).isInvalid('/criterion')
  before.when('missions/m/assess-capability', { ...assessed, capability: 'speed' }).isInvalid('/capability')
})

t.test('a body is formed, and dissolved once', async () => {
  const formed = { body: 'p', kind: 'partnership', name: 'The partnership' } as const
  const dissolved = { body: 'p', reason }
  const before = given(mission)
  before.when('missions/m/dissolve-body', dissolved).isRefused('unknown-body', '/body')
  before.when('missions/m/form-body', formed).records(bodyFormed(formed))
  before.when('missions/m/form-body', formed).isRefused('already-exists', '/body')
  before.when('missions/m/dissolve-body', dissolved).records(bodyDissolved({ body: 'p' }))
  before.when('missions/m/dissolve-body', dissolved).isRefused('unknown-body')
})

t.test('a concluded mission takes measurements and corrections, and no other changes', async () => {
  given(mission)
    .when(...concluded)
    .records(missionConcluded({ decidedBy: 'p' }))
    .when(...concluded)
    .isRefused('mission-concluded')
  const before = given([...indicator(), measured('2023', 1), concluded])
  const steering: Record<string, object> = {
    'missions/m/revise': { title: 'T', decidedBy: 'p', reason },
    'missions/m/begin-phase': { phase: 'design', from: '2025' },
    'missions/m/set-goal': { ...goalBody, goal: 'h' },
    'missions/m/adopt-goal': { goal: 'g', decidedBy: 'p' },
    'missions/m/revise-goal': { goal: 'g', statement: 'S', decidedBy: 'p', reason },
    'missions/m/retire-goal': { goal: 'g', decidedBy: 'partnership', reason },
    'missions/m/form-body': { body: 'p', kind: 'partnership', name: 'P' },
    'missions/m/dissolve-body': { body: 'p', reason },
    'indicators/i/assign-goals': { goals: ['g'], reason },
    'indicators/i/redefine': { definition: 'D', breakAt: '2024', comparable: true, reason },
    'indicators/i/set-baseline': { period: '2015', value: 1 },
    'indicators/i/reestimate-baseline': { period: '2015', value: 1, reason },
    'indicators/i/set-target': { period: '2035', value: 1 },
    'indicators/i/revise-target': { period: '2035', value: 1, decidedBy: 'p', reason },
    'indicators/i/retire': { reason },
  }
  for (const [path, body] of Object.entries(steering)) before.when(path, body).isRefused('mission-concluded')
  before.when('indicators/i/measure', { period: '2024', value: 1 }).records({})
  before.when('indicators/i/correct', { period: '2024', value: 2, reason, cause: 'method' }).records({})
  before.when('indicators/i/dispute', { dispute: 'd', period: '2024', claimant: 'c', reason }).records({})
  before.when('indicators/i/resolve-dispute', { dispute: 'd', outcome: 'upheld', reason }).records({})
  before.when('indicators/i/withdraw', { period: '2024', reason }).records({})
  before.when('releases/r/publish', { mission: 'm', title: 'Last' }).records({})
})

t.test('a candidate that was concluded is not declared any more', async () => {
  given([['missions/m/propose', missionBody], concluded])
    .when('missions/m/declare', missionBody)
    .isRefused('mission-concluded')
})
