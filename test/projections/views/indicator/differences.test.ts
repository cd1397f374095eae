/** A difference of two recorded decimals is answered with their decimals, wherever one is answered: 17.6 − 17.3 is 0.3. */
import t from 'tap'
import { takeDecision, why } from '../../given.ts'
import { type CommandRequest, scene } from '../../scene.ts'

/** Pairs whose differences doubles do not tell as they are. */
const pairs = [
  [17.3, 17.6, 0.3],
  [9.5, 11.2, 1.7],
  [0.3, 0.1, -0.2],
  [-1.1, 2.2, 3.3],
] as const

t.test('doubles by themselves do not', t => {
  for (const [from, to, by] of pairs) t.not(to - from, by)
  t.end()
})

t.test('revisions, their means and their spread', async t => {
  const requests = (from: number, to: number): CommandRequest[] => [
    ['measure', { period: '2018', value: from, knownFrom: '2019' }],
    ['measure', { period: '2019', value: from, knownFrom: '2020' }],
    ['correct', { period: '2018', value: to, knownFrom: '2021', cause: 'source-revised', ...why }],
    ['correct', { period: '2019', value: to, knownFrom: '2021', cause: 'typing-error', ...why }],
  ]
  for (const [from, to, by] of pairs) {
    const { ask } = await scene({}, ...requests(from, to))
    const { firstToLatest, byCause, mistakes, steps, byStatus } = ask('/indicators/x/revisions')
    for (const size of [firstToLatest, byCause[0], mistakes[0], steps[0], byStatus[0]]) {
      t.match(size, { count: 1, largest: { change: by } })
      t.strictSame([size.mean, size.meanAbsolute], [by, Math.abs(by)])
    }
  }
  const { ask } = await scene(
    {},
    ...[0.1, 0.2, 0.3].flatMap((by, i): CommandRequest[] => [
      ['measure', { period: `${2017 + i}`, value: 1, knownFrom: '2020' }],
      ['correct', { period: `${2017 + i}`, value: 1 + by, knownFrom: '2021', cause: 'source-revised', ...why }],
    ]),
  )
  t.match(ask('/indicators/x/revisions').firstToLatest, { mean: 0.2, meanAbsolute: 0.2, spread: 0.1 })
})

const sex = { sex: { F: 'Women', M: 'Men' } }
const cell = (value: number, code: string): CommandRequest => [
  'measure',
  { period: '2020', cell: { sex: code }, value },
]

t.test('what a recorded total differs from its cells by, in its own unit and in that of the day', async t => {
  for (const [from, to, by] of pairs) {
    const { ask, points, assessed, submit } = await scene(
      { unit: 'persons', dimensions: sex, rollUp: { time: 'last', cells: 'sum' } },
      ['set-baseline', { period: '2018', value: 1 }],
      ['set-target', { period: '2030', value: 5 }],
      ['measure', { period: '2020', value: to }],
      cell(from, 'F'),
      cell(0, 'M'),
    )
    t.equal(points('?cell=')[0].differsFromCells, by)
    t.equal(assessed().latest.differsFromCells, by)
    t.equal(assessed().figure.stretches[0][0].differsFromCells, by)
    t.equal(ask('/indicators/x/cells').cells[0].wholeDiffersFromCells, by)
    const bridge = { factor: 1, offset: 2.1, note: 'N' }
    await submit('redefine', { definition: 'D2', breakAt: '2021', comparable: false, bridge, ...why })
    t.equal(assessed().latest.differsFromCells, by)
    t.equal(ask('/indicators/x/cells').cells[0].wholeDiffersFromCells, by)
  }
})

t.test('what a recorded year differs from its halves by', async t => {
  for (const [from, to, by] of pairs) {
    const { points } = await scene(
      { unit: 'persons', rollUp: { time: 'sum' } },
      ['set-baseline', { period: '2018', value: 1 }],
      ['measure', { period: '2020', value: to }],
      ['measure', { period: '2020-H1', value: from }],
      ['measure', { period: '2020-H2', value: 0 }],
    )
    t.equal(points().find(p => p.period === '2020').differsFromParts, by)
  }
})

t.test('what a baseline was moved by', async t => {
  for (const [from, to, by] of pairs) {
    const { ask } = await scene(
      {},
      ['set-baseline', { period: '2018', value: from }],
      ['reestimate-baseline', { period: '2018', value: to, ...why }],
    )
    t.match(ask('/missions/m/goalposts').indicators[0].baselines[0], { change: by })
  }
})

t.test('what happened since a decision, and how far that is from what it expected', async t => {
  for (const [from, to, by] of pairs) {
    const given = await scene(
      {},
      ['measure', { period: '2019', value: from, knownFrom: '2020' }],
      ['measure', { period: '2022', value: to, knownFrom: '2023' }],
    )
    await takeDecision(given, { decidedOn: '2021-06-01', expects: [{ indicator: 'x', by: '2022', change: 0.1 }] })
    const [{ outcome }] = given.ask('/decisions/d').expects
    t.match(outcome, { actual: by, difference: Math.round(10 * by - 1) / 10 })
  }
})
