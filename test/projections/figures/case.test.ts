/** What a case is made of: who may judge while its period runs, the season of the target, and targets that follow a baseline. */
import t from 'tap'
import { decided, why } from '../given.ts'
import { type CommandRequest, measured, scene } from '../scene.ts'

const lines: readonly CommandRequest[] = [
  ['set-baseline', { period: '2020', value: 20 }],
  ['set-target', { period: '2030', value: 10 }],
]
const figures = measured({ 2021: 19, 2022: 18, 2023: 17 })

t.test('a figure of a running period judges and says so, of what has a level at any time', async t => {
  const { assessed } = await scene({}, ...lines, ...figures)
  const { judging, path, provisional, age } = assessed('?on=2023-06-30')
  t.match({ judging, path, provisional, age }, { judging: { period: '2023' }, provisional: true, age: 'P0M' })
  t.ok(path.reasons.includes('period-running'))
})

t.test(
  'what adds up, or does not say what it is, waits for its period to end, and what is known so far is named',
  async t => {
    for (const defined of [{ unit: 'deaths' }, { rollUp: { time: 'sum', cells: 'none' } }]) {
      const { assessed } = await scene(defined, ...lines, ...figures)
      const running = assessed('?on=2023-06-30')
      t.match(running, { latest: { period: '2023' }, judging: { period: '2022' }, age: 'P6M' })
      t.ok(running.path.reasons.includes('period-running'))
      t.match(assessed('?on=2023-12-31'), { judging: { period: '2023' } })
    }
    for (const defined of [{ unit: 'deaths', multiplier: 100_000 }, { unit: 'index, 2015 = 100' }]) {
      const { assessed } = await scene(defined, ...lines, ...figures)
      t.match(assessed('?on=2023-06-30'), { judging: { period: '2023' } })
    }
  },
)

t.test('of a raw series only the season of the target speaks; of an adjusted one every part does', async t => {
  const quarterly: readonly CommandRequest[] = [
    ['set-baseline', { period: '2020-Q4', value: 20 }],
    ['set-target', { period: '2030-Q4', value: 10 }],
    ...measured({ '2021-Q4': 19, '2022-Q2': 30 }),
  ]
  t.match((await scene({}, ...quarterly)).assessed('?on=2022-12-31'), {
    latest: { period: '2022-Q2' },
    judging: { period: '2021-Q4' },
  })
  t.match((await scene({ seasonal: 'adjusted' }, ...quarterly)).assessed('?on=2022-12-31'), {
    judging: { period: '2022-Q2' },
  })
})

t.test('a change from a baseline behind a bridge is brought over it, though a break lies between', async t => {
  const redefined = (breakAt: string, how: object, knownFrom: string): CommandRequest => [
    'redefine',
    { definition: 'D2', breakAt, ...how, ...why, knownFrom },
  ]
  const { assessed } = await scene(
    {},
    ['set-baseline', { period: '2015', value: 20, knownFrom: '2016' }],
    redefined('2018', { comparable: false, bridge: { factor: 2, note: 'N' } }, '2018'),
    redefined('2022', { comparable: false }, '2021-06'),
    ['set-target', { period: '2030', changePercent: -50, knownFrom: '2021-07' }],
  )
  t.match(assessed('?asOf=2021-12-31'), { baseline: { value: 40 }, target: { value: 20 } })
})

t.test('a target that was lowered says so, with the verdicts against the original', async t => {
  const up: readonly CommandRequest[] = [
    ['set-baseline', { period: '2020', value: 0 }],
    ['set-target', { period: '2030', value: 138 }],
    ...measured({ 2022: 20 }),
  ]
  const { assessed, submit } = await scene({ direction: 'increase' }, ...up)
  const before = assessed('?on=2023-06-30')
  t.notOk('original' in before, 'nothing was revised')
  await submit('revise-target', { period: '2030', value: 100, ...decided })
  const after = assessed('?on=2023-06-30')
  t.equal(after.path.verdict, 'on-path')
  t.strictSame(after.reasons, ['target-weakened'])
  const { corners: _, ...path } = before.path
  t.strictSame(after.original, { path, trend: before.trend })
  t.notOk('original' in assessed('?on=2023-06-30&target=original'))
})
