import t from 'tap'
import {
  disputeResolved,
  measurementCorrected,
  measurementDisputed,
  measurementWithdrawn,
} from '../../../events/indicator.ts'
import { given } from '../given.ts'
import { counties, definitionBody, goalBody, indicator, measured, missionBody } from '../scenes.ts'

const reason = 'because r'
const resolve = 'indicators/i/resolve-dispute'
const raised = { dispute: 'd', period: '2024', claimant: 'County', claimedValue: 71 }
const dispute = ['indicators/i/dispute', { ...raised, reason }] as const

t.test('a value in force may be disputed, with a reason, once under each id', async () => {
  const before = given([...indicator(), measured('2024', 67)])
  before.when(dispute[0], raised).isInvalid('/reason')
  before.when(dispute[0], { ...raised, period: '2023', reason }).isRefused('not-measured', '/period')
  before.when(...dispute).records(measurementDisputed(raised))
  before.when(...dispute).isRefused('already-exists', '/dispute')
  before.when(dispute[0], { ...raised, dispute: 'e', reason }).records({})
})

t.test('a dispute is not known before the figure it is about', async () => {
  const since = { knownFrom: '2024' }
  given([
    ['missions/m/declare', { ...missionBody, ...since }],
    ['missions/m/set-goal', { ...goalBody, ...since }],
    ['indicators/i/define', { ...definitionBody, ...since }],
    measured('2024', 67, { knownFrom: '2025-06' }),
  ])
    .when(dispute[0], { ...raised, reason, knownFrom: '2025-05' })
    .isRefused('known-before-its-subject', '/knownFrom', /the disputed figure/)
    .when(dispute[0], { ...raised, reason, knownFrom: '2025-06' })
    .records({})
})

t.test('a dispute that ends upheld leaves the figure in force', async () => {
  const upheld = { dispute: 'd', outcome: 'upheld' } as const
  const before = given([...indicator(), measured('2024', 67), dispute])
  before.when(resolve, upheld).isInvalid('/reason')
  before.when(resolve, { ...upheld, dispute: 'x', reason }).isRefused('unknown-dispute', '/dispute')
  before.when(resolve, { ...upheld, reason }).records(disputeResolved(upheld))
  before.when(resolve, { ...upheld, reason }).isRefused('unknown-dispute')
})

t.test('a dispute ends corrected: the correction is recorded with it, and what was provisional stays so', async () => {
  const outcome = { dispute: 'd', outcome: 'corrected', value: 71 } as const
  const corrected = { ...outcome, cause: 'method' } as const
  const cell = { county: '03' }
  given([
    ...indicator({ ...counties, limits: { max: 100 } }),
    measured('2024', 67, { cell, obsStatus: 'P' }),
    [dispute[0], { ...raised, cell, reason }],
  ])
    .when(resolve, { ...corrected, value: 101, reason })
    .isRefused('out-of-limits', '/value')
    .when(resolve, { ...corrected, reason })
    .records(
      disputeResolved(outcome),
      measurementCorrected({ period: '2024', cell, value: 71, obsStatus: 'P', cause: 'method' }),
    )
})

t.test('the figure a dispute ends corrected with is the figure with changes', async () => {
  const rest = { standardError: 1.5, note: 'From the survey', obsStatus: 'P' }
  const ended = { dispute: 'd', outcome: 'corrected', cause: 'typing-error', reason }
  const before = () => given([...indicator(), measured('2024', 52.5, rest), dispute])
  before()
    .when(resolve, { ...ended, value: 52.6 })
    .records({}, measurementCorrected({ period: '2024', ...rest, obsStatus: 'P', value: 52.6, cause: 'typing-error' }))
  before()
    .when(resolve, { ...ended, standardError: 1.6 })
    .records({ data: { dispute: 'd', outcome: 'corrected' } }, { data: { ...rest, value: 52.5, standardError: 1.6 } })
  before()
    .when(resolve, { ...ended, low: 50, high: 55, obsStatus: 'BU' })
    .records({}, { data: { low: 50, high: 55, obsStatus: 'B', flags: ['U'], standardError: 1.5 } })
  given([...indicator({ multiplier: 100 }), measured('2024', 50, { numerator: 50, denominator: 100 }), dispute])
    .when(resolve, { ...ended, value: 60 })
    .isRefused('needs-parts', '/numerator')
})

t.test('a dispute ends withdrawn: the withdrawal is recorded with it', async () => {
  const withdrawn = { dispute: 'd', outcome: 'withdrawn' } as const
  given([...indicator(), measured('2024', 67), dispute])
    .when(resolve, { ...withdrawn, reason })
    .records(disputeResolved(withdrawn), measurementWithdrawn({ period: '2024' }))
    .when('indicators/i/measure', { period: '2024', value: 71 })
    .records({})
})

t.test('a value is given with the outcome corrected, and with no other', async () => {
  const before = given([...indicator(), measured('2024', 67), dispute])
  before.when(resolve, { dispute: 'd', outcome: 'corrected', cause: 'method', reason }).isInvalid('/value')
  before.when(resolve, { dispute: 'd', outcome: 'corrected', value: 70, reason }).isInvalid('/cause', /source-revised/)
  before.when(resolve, { dispute: 'd', outcome: 'upheld', cause: 'method', reason }).isInvalid('/cause')
  before.when(resolve, { dispute: 'd', outcome: 'upheld', value: 1, reason }).isInvalid('/value')
  before.when(resolve, { dispute: 'd', outcome: 'settled', reason }).isInvalid('/outcome')
})

t.test('a figure withdrawn meanwhile leaves a dispute only to be upheld', async () => {
  const before = given([
    ...indicator(),
    measured('2024', 67),
    dispute,
    ['indicators/i/withdraw', { period: '2024', reason }],
  ])
  const corrected = { dispute: 'd', outcome: 'corrected', value: 71, cause: 'method', reason }
  before.when(resolve, corrected).isRefused('not-measured', '/outcome')
  before.when(resolve, { dispute: 'd', outcome: 'withdrawn', reason }).isRefused('not-measured', '/outcome')
  before.when(resolve, { dispute: 'd', outcome: 'upheld', reason }).records({})
})

t.test('a dispute of a retired indicator ends upheld: its figures take no more changes', async () => {
  const retired = given([...indicator(), measured('2024', 67), dispute, ['indicators/i/retire', { reason }]])
  for (const outcome of [{ outcome: 'corrected', value: 71, cause: 'method' }, { outcome: 'withdrawn' }])
    retired.when(resolve, { dispute: 'd', ...outcome, reason }).isRefused('indicator-retired')
  retired.when(resolve, { dispute: 'd', outcome: 'upheld', reason }).records({})
})

t.test('a dispute does not end corrected where the figure stands as it was', async () => {
  const corrected = { dispute: 'd', outcome: 'corrected', cause: 'typing-error', reason }
  const before = given([...indicator(), measured('2024', 67), dispute])
  before.when(resolve, { ...corrected, value: 67 }).isRefused('same-as-before', '/outcome', /outcome upheld/)
  before.when(resolve, { ...corrected, value: 71 }).records({}, {})
})
