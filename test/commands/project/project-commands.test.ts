import t from 'tap'
import {
  contributionAssessed,
  contributionClaimed,
  contributionWithdrawn,
  fundingCommitted,
  projectEnded,
  projectStageChanged,
} from '../../../events/project.ts'
import { type Before, given } from '../given.ts'
import { claimBody, definitionBody, indicator, mission, missionBody, project, projectBody } from '../scenes.ts'

const reason = 'because r'
const p = (command: string) => `projects/p/${command}`
const funding = {
  amount: 5e6,
  currency: 'NOK',
  funder: 'Council',
  instrument: 'grant',
  purpose: 'innovation',
  from: '2025',
  status: 'paid',
} as const
const ending = { on: '2026-06-15', outcome: 'O', lessons: 'L' }

t.test('a project belongs to no mission, and is registered once', async () => {
  given()
    .when('projects/p/register', projectBody)
    .records({ type: 'project-registered', data: projectBody })
    .when('projects/p/register', projectBody)
    .isRefused('already-exists')
    .when('projects/q/register', { ...projectBody, mission: 'm' })
    .isInvalid('/mission')
})

t.test('a new stage differs from the present one, on a day that is not in the future', async () => {
  const before = given([project])
  before.when(p('change-stage'), { stage: 'pilot', on: '2026', reason }).isRefused('same-as-before', '/stage')
  before.when(p('change-stage'), { stage: 'scaling', on: '2026-07', reason }).isRefused('not-yet', '/on', /July 2026/)
  before
    .when(p('change-stage'), { stage: 'scaling', on: '2026-06', reason })
    .records(projectStageChanged({ stage: 'scaling', on: '2026-06' }))
    .when(p('change-stage'), { stage: 'pilot', on: '2026-06-15', reason })
    .records({})
    .when(p('change-stage'), { stage: 'scaling', on: '2026-05', reason })
    .isRefused('ends-before-it-begins', '/on', /before 15 June 2026/)
    .when(p('end'), { ...ending, on: '2026-05' })
    .isRefused('ends-before-it-begins', '/on')
})

t.test('a contribution is claimed to an active goal or an indicator of the mission named', async () => {
  const others: readonly Before[] = [['missions/n/declare', missionBody], project]
  const before = given([...indicator(), ...others])
  const claim = (more: object) => before.when(p('claim-contribution'), { ...claimBody, ...more })
  claim({ mission: 'x' }).isRefused('unknown-mission', '/mission')
  claim({ to: { goal: 'x' } }).isRefused('unknown-goal', '/to/goal')
  claim({ to: { indicator: 'x' } }).isRefused('unknown-indicator', '/to/indicator')
  claim({ mission: 'n' }).isRefused('unknown-goal', '/to/goal')
  claim({ mission: 'n', to: { indicator: 'i' } }).isRefused('unknown-indicator', '/to/indicator')
  claim({ share: 1.1 }).isInvalid('/share')
  claim({ share: 0.4 }).records(contributionClaimed({ ...claimBody, share: 0.4 }))
  claim({}).isRefused('already-exists', '/contribution')
  claim({ contribution: 'd', to: { indicator: 'i' }, expected: { value: 2, period: '2030' } }).records({})
})

t.test('shares above the whole are recorded as claimed: double counting is shown, not hidden', async () => {
  given([...mission, project, ['projects/q/register', projectBody]])
    .when(p('claim-contribution'), { ...claimBody, share: 0.8 })
    .records({})
    .when('projects/q/claim-contribution', { ...claimBody, share: 0.8 })
    .records({ data: { share: 0.8 } })
})

t.test('a contribution is not claimed to a goal that was retired, nor before what it names was known', async () => {
  given([...mission, project, ['missions/m/retire-goal', { goal: 'g', decidedBy: 'partnership', reason }]])
    .when(p('claim-contribution'), claimBody)
    .isRefused('goal-retired', '/to/goal')
  const early: readonly Before[] = [
    ['missions/m/declare', { ...missionBody, knownFrom: '2020' }],
    ['missions/m/set-goal', { goal: 'g', statement: 'S', level: 1, kind: 'outcome', knownFrom: '2022' }],
    ['projects/p/register', { ...projectBody, knownFrom: '2020' }],
    ['indicators/i/define', definitionBody],
  ]
  const before = given(early)
  const known = { ...claimBody, knownFrom: '2021' }
  before.when(p('claim-contribution'), known).isRefused('known-before-its-subject', '/knownFrom', /goal “g”/)
  before
    .when(p('claim-contribution'), { ...known, to: { indicator: 'i' } })
    .isRefused('known-before-its-subject', '/knownFrom', /indicator “i”/)
  before.when(p('claim-contribution'), { ...known, knownFrom: '2023' }).records({})
})

t.test('a claim is assessed until it is withdrawn', async () => {
  const before = given([...mission, project])
  const verdict = { contribution: 'c', verdict: 'weak', by: 'panel', reason }
  before.when(p('assess-contribution'), verdict).isRefused('unknown-contribution', '/contribution')
  before.when(p('claim-contribution'), claimBody).records({})
  before
    .when(p('assess-contribution'), verdict)
    .records(contributionAssessed({ contribution: 'c', verdict: 'weak', by: 'panel' }))
  before
    .when(p('withdraw-contribution'), { contribution: 'c', reason })
    .records(contributionWithdrawn({ contribution: 'c' }))
  before.when(p('withdraw-contribution'), { contribution: 'c', reason }).isRefused('unknown-contribution')
  before.when(p('assess-contribution'), verdict).isRefused('unknown-contribution')
  before.when(p('claim-contribution'), claimBody).isRefused('already-exists', '/contribution', /another id/)
})

t.test('what a contribution is expected to bring comes after it begins', async () => {
  const before = given([...mission, project])
  const claimed = (period: string) =>
    before.when(p('claim-contribution'), { ...claimBody, from: '2026', expected: { value: 1, period } })
  claimed('2025').isRefused('ends-before-it-begins', '/expected/period', /2026/)
  claimed('2026').records({})
})

t.test('funding is an amount in a currency, and its end comes after its start', async () => {
  const before = given([project])
  before.when(p('commit-funding'), { ...funding, amount: -1 }).isInvalid('/amount')
  before.when(p('commit-funding'), { ...funding, currency: 'kr' }).isInvalid('/currency')
  before.when(p('commit-funding'), { ...funding, to: '2024' }).isInvalid('/to', /must come after the start/)
  before.when(p('commit-funding'), { ...funding, from: 'x', to: '2024' }).isInvalid('/from')
  before.when(p('commit-funding'), { ...funding, to: '2025' }).records(fundingCommitted({ ...funding, to: '2025' }))
})

t.test('an ended project takes no more changes, but its contributions can be assessed', async () => {
  const before = given([...mission, project, [p('claim-contribution'), claimBody]])
  before.when(p('end'), { ...ending, on: '2026-06-16' }).isRefused('not-yet', '/on')
  before.when(p('end'), ending).records(projectEnded(ending))
  before.when(p('end'), ending).isRefused('project-ended')
  before.when(p('change-stage'), { stage: 'scaling', on: '2026', reason }).isRefused('project-ended')
  before.when(p('claim-contribution'), { ...claimBody, contribution: 'd' }).isRefused('project-ended')
  before.when(p('commit-funding'), funding).isRefused('project-ended')
  before.when(p('assess-contribution'), { contribution: 'c', verdict: 'none', by: 'b', reason }).records({})
})

t.test('no contribution is claimed to a concluded mission, but those claimed are still assessed', async () => {
  const concluded: Before = ['missions/m/conclude', { decidedBy: 'p', reason }]
  const before = given([...mission, project, [p('claim-contribution'), claimBody], concluded])
  before.when(p('claim-contribution'), { ...claimBody, contribution: 'd' }).isRefused('mission-concluded')
  before.when(p('assess-contribution'), { contribution: 'c', verdict: 'none', by: 'b', reason }).records({})
})
