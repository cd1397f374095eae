import t from 'tap'
import { atOnce } from '../../projections/base/work.ts'
import { commandNamed, commands } from '../../src/commands/catalogue.ts'
import { type DryRun, dryRun } from '../../src/engine/dry-run.ts'
import { InvalidInput } from '../../src/engine/errors.ts'
import { indicator } from '../commands/scenes.ts'
import { furnished } from './room.ts'

class Denied extends Error {
  readonly code = 'outside-your-scope'
}

async function judging(authorise?: (mission: string | null, body: object) => unknown) {
  const room = await furnished(indicator({ limits: { max: 10 } }) as never)
  const command = commandNamed('indicators', 'measure-many') as NonNullable<ReturnType<typeof commandNamed>>
  const run = (body: object, id = 'i') =>
    atOnce(dryRun(room.log, room.engine.states, { command, id, body, principal: 'kari', authorise }))
  return { ...room, run }
}

t.test('rows are refused by index, the others would be recorded, and nothing is', async t => {
  const { run, log } = await judging()
  const head = log.head()
  const outcome = run({
    measurements: [
      { period: '2020', value: 1 },
      { period: '2021', value: 11 },
      { period: 'soon', value: 1 },
      { period: '2022', value: 2 },
      { period: '2020', value: 5 },
    ],
  }) as DryRun
  t.match(outcome, { dryRun: true, would: 2, warnings: [] })
  t.match(outcome.refusals, [
    { index: 1, code: 'out-of-limits', pointer: '/measurements/1/value' },
    { index: 2, pointer: '/measurements/2/period' },
    { index: 4, code: 'already-measured', pointer: '/measurements/4/value' },
  ])
  t.equal(log.head(), head)
})

t.test('grants are judged row by row; a caller without the role is denied as a whole', async t => {
  const only = (allowed: string) => (mission: string | null, body: object) => {
    t.equal(mission, 'm')
    for (const { period } of (body as { measurements: { period: string }[] }).measurements)
      if (period !== allowed) throw new Denied('outside')
  }
  const rows = {
    measurements: [
      { period: '2020', value: 1 },
      { period: '2021', value: 1 },
    ],
  }
  const { run } = await judging(only('2021'))
  t.match(run(rows), { would: 1, refusals: [{ index: 0, code: 'outside-your-scope', pointer: '/measurements/0' }] })
  const { run: another } = await judging(only('2024'))
  t.match(another(rows), { would: 0, refusals: [{ index: 0 }, { index: 1 }] })
  const { run: stranger } = await judging(() => {
    throw Object.assign(new Error('no'), { code: 'not-your-role' })
  })
  t.throws(() => stranger(rows), { code: 'not-your-role' })
})

t.test('what is wrong with the list as a whole is not blamed on a row', async t => {
  const { run } = await judging()
  t.throws(() => run({ measurements: [] }), InvalidInput)
  t.throws(() => run({ measurements: [{ period: '2020', value: 1 }], more: 1 }), InvalidInput)
  t.match(run({ measurements: [{ period: '2020', value: 1 }] }, 'nobody'), { refused: 'unknown-thing' })
})

t.test('commands with lists are those that say many', async t => {
  t.same(
    commands.flatMap(({ name, list }) => (list === undefined ? [] : [[name, list]])),
    [
      ['measure-many', 'measurements'],
      ['correct-many', 'corrections'],
    ],
  )
})

t.test('every row that is refused is told, however many', async t => {
  const { run } = await judging()
  const measurements = Array.from({ length: 350 }, (_, n) => ({ period: n % 2 ? 'soon' : String(1900 + n), value: 11 }))
  const { would, refusals } = run({ measurements: [...measurements, { period: '2020', value: 1 }] }) as DryRun
  t.equal(would, 1)
  t.same(
    refusals.map(({ index }) => index),
    measurements.map((_row, index) => index),
  )
})
