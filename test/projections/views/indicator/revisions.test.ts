import fc from 'fast-check'
import t from 'tap'
import { why } from '../../given.ts'
import { deeds, INDICATORS, play } from '../../histories.ts'
import { moves, tellMoves } from '../../moving.ts'
import { type CommandRequest, scene } from '../../scene.ts'
import { askerOf, type Body, newTeller, samples } from '../../told.ts'

const first = (period: string, value: number, knownFrom: string, more: object = {}): CommandRequest => [
  'measure',
  { period, value, knownFrom, ...more },
]
const revised = (period: string, value: number, knownFrom: string, more: object = {}): CommandRequest => [
  'correct',
  { period, value, knownFrom, cause: 'source-revised', ...why, ...more },
]
const of = async (...requests: CommandRequest[]): Promise<Body> =>
  (await scene({ decimals: 1 }, ...requests)).ask('/indicators/x/revisions')
const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-9
const values = (row: Body) => row.vintages.map((v: Body) => v.value)

t.test('the triangle has every vintage of every period, with its delay in days', async t => {
  const { triangle, periods } = await of(
    first('2020', 10, '2021-03-01'),
    first('2019', 11, '2020-03-01', { obsStatus: 'P' }),
    first('2019', 10.8, '2021-03-01'),
    revised('2019', 10.7, '2022-03-01'),
  )
  t.equal(periods, 2)
  t.match(triangle, [
    {
      period: '2019',
      vintages: [
        {
          value: 11,
          obsStatus: 'P',
          cause: 'first',
          delayDays: 61,
          knownFrom: '2020-03-01T23:59:59.999Z',
          knownFromGiven: '2020-03-01',
        },
        { value: 10.8, obsStatus: 'A', cause: 'new-vintage', delayDays: 426 },
        { value: 10.7, cause: 'source-revised', delayDays: 791 },
      ],
    },
    { period: '2020', vintages: [{ value: 10, cause: 'first', delayDays: 60 }] },
  ])
})

t.test('what first figures were later moved by, in a few numbers', async t => {
  const { firstToLatest, steps } = await of(
    first('2018', 10, '2019'),
    first('2019', 10, '2020'),
    first('2020', 10, '2021'),
    first('2021', 10, '2022'),
    first('2022', 10, '2023'),
    revised('2018', 9.9, '2020'),
    revised('2018', 9.6, '2021'),
    revised('2019', 9.9, '2021'),
    revised('2020', 10.1, '2022'),
    first('2021', 10, '2023'),
  )
  const changes = [-0.4, -0.1, 0.1, 0]
  t.equal(firstToLatest.count, 4, 'one has not been told again')
  t.equal(firstToLatest.unchanged, 1)
  t.ok(near(firstToLatest.mean, -0.1))
  t.ok(near(firstToLatest.meanAbsolute, 0.15))
  t.ok(near(firstToLatest.spread, Math.sqrt(changes.reduce((sum, c) => sum + (c + 0.1) ** 2, 0) / 3)))
  t.match(firstToLatest.largest, { period: '2018', from: 3, to: 9 })
  t.ok(near(firstToLatest.largest.change, -0.4))
  t.match(steps, [
    { step: 1, count: 4 },
    { step: 2, count: 1, spread: null, largest: { period: '2018', from: 8, to: 9 } },
  ])
  t.ok(near(steps[0].mean, -0.025) && near(steps[1].mean, -0.3))
})

t.test('from provisional to final is told apart from later revisions', async t => {
  const { byStatus } = await of(
    first('2018', 10, '2019', { obsStatus: 'P' }),
    first('2018', 9, '2020'),
    revised('2018', 8.5, '2021'),
    first('2019', 10, '2020', { obsStatus: 'P' }),
    first('2019', 9.5, '2021', { obsStatus: 'P' }),
  )
  t.match(byStatus, [
    { from: 'provisional', to: 'final', count: 1, mean: -1 },
    { from: 'final', to: 'final', count: 1, mean: -0.5 },
    { from: 'provisional', to: 'provisional', count: 1, mean: -0.5 },
  ])
})

t.test('the causes are told apart', async t => {
  const { byCause } = await of(
    first('2018', 10, '2019'),
    first('2019', 10, '2020'),
    revised('2018', 9, '2020'),
    revised('2019', 12, '2021', { cause: 'method' }),
    first('2018', 8, '2022'),
  )
  const count = Object.fromEntries(byCause.map((c: Body) => [c.cause, [c.count, c.mean]]))
  t.strictSame(count, { 'source-revised': [1, -1], method: [1, 2], 'new-vintage': [1, -1] })
})

t.test('a figure typed wrong is our own mistake and no revision', async t => {
  const { firstToLatest, mistakes, triangle, byCause } = await of(
    first('2018', 95, '2019'),
    ['correct', { period: '2018', value: 9.5, cause: 'typing-error', ...why }],
    first('2019', 9, '2020'),
    revised('2019', 9.2, '2021'),
  )
  t.match(firstToLatest, { count: 1, largest: { period: '2019' } })
  t.match(mistakes, [{ cause: 'typing-error', count: 1, mean: -85.5, largest: { period: '2018' } }])
  t.equal(byCause.length, 1)
  const [typed] = triangle
  t.match(typed.vintages, [
    { value: 9.5, cause: 'first', delayDays: 365, putRight: [{ value: 95, mistake: 'typing-error' }] },
  ])
  t.equal(typed.vintages[0].knownFrom, '2019-12-31T23:59:59.999Z', 'known since its first record')
})

t.test('a mistake in an earlier vintage is put right where it stands', async t => {
  const { triangle, firstToLatest } = await of(first('2018', 59, '2019'), first('2018', 9.4, '2020'), [
    'correct',
    { period: '2018', value: 9.5, vintage: '2019', cause: 'typing-error', ...why },
  ])
  t.strictSame(values(triangle[0]), [9.5, 9.4])
  t.ok(near(firstToLatest.mean, -0.1))
})

t.test('a figure that was withdrawn and not given again moved nowhere', async t => {
  const { firstToLatest, withdrawn, triangle, periods } = await of(first('2018', 10, '2019'), [
    'withdraw',
    { period: '2018', ...why, knownFrom: '2020' },
  ])
  t.match(
    { firstToLatest, withdrawn, periods },
    { firstToLatest: { count: 0, mean: null, largest: null }, withdrawn: 1, periods: 1 },
  )
  t.match(triangle[0].vintages, [{ value: 10, withdrawn: { type: 'measurement-withdrawn', reason: 'because R' } }])
})

t.test('a figure given again after it was withdrawn says so', async t => {
  const { firstToLatest, byCause, withdrawn } = await of(
    first('2018', 10, '2019'),
    ['withdraw', { period: '2018', ...why, knownFrom: '2020' }],
    first('2018', 9, '2021'),
  )
  t.match(byCause, [{ cause: 're-measured', count: 1, mean: -1 }])
  t.match({ withdrawn, firstToLatest }, { withdrawn: 0, firstToLatest: { count: 1, mean: -1 } })
})

t.test('forecasts, intervals and missing figures stand in the triangle and move nothing', async t => {
  const { firstToLatest, triangle, steps } = await of(
    first('2018', 12, '2017', { obsStatus: 'F' }),
    ['measure', { period: '2018', obsStatus: 'L', knownFrom: '2019-01' }],
    first('2018', 10, '2019'),
    ['measure', { period: '2018', low: 9, high: 10, knownFrom: '2020' }],
    first('2018', 9, '2021'),
  )
  t.strictSame(values(triangle[0]), [12, null, 10, null, 9])
  t.match({ firstToLatest, steps }, { firstToLatest: { count: 1, mean: -1 }, steps: [{ step: 1, count: 1 }] })
})

t.test('a definition that changed in between is crossed by its bridge only', async t => {
  const across = async (how: object) => {
    const told = await scene({ decimals: 1 }, first('2019', 10, '2020'), first('2018', 10, '2019'))
    await told.submit('redefine', { definition: 'D2', breakAt: '2019', reason: 'because R', knownFrom: '2021', ...how })
    for (const submit of [first('2019', 21, '2022'), revised('2018', 9.5, '2022')]) await told.submit(...submit)
    return told.ask('/indicators/x/revisions')
  }
  const bridged = await across({ comparable: false, bridge: { factor: 2, offset: 0, note: 'N' } })
  t.match(bridged, { notComparable: 0, firstToLatest: { count: 2, unchanged: 0 } })
  t.ok(near(bridged.firstToLatest.mean, (1 - 1) / 2), 'up by one, and down by half of what is now two')
  const broken = await across({ comparable: false })
  t.match(
    broken,
    { notComparable: 2, firstToLatest: { count: 0 } },
    'the old figures are in a unit that is not today’s',
  )
})

t.test('the cell asked for is looked at by itself', async t => {
  const told = await scene(
    { dimensions: { sex: { F: 'Women', M: 'Men' } } },
    first('2018', 10, '2019', { cell: { sex: 'F' } }),
  )
  await told.submit(...revised('2018', 9, '2020', { cell: { sex: 'F' } }))
  t.equal(told.ask('/indicators/x/revisions').periods, 0)
  t.match(told.ask('/indicators/x/revisions?cell=sex:F'), { periods: 1, firstToLatest: { mean: -1 } })
  t.throws(() => told.ask('/indicators/x/revisions?cell=sex:X'), { message: /cell/ })
})

t.test('as of a day only the vintages known by then are there', async t => {
  const told = await scene({}, first('2018', 10, '2019'), revised('2018', 9, '2020'), revised('2018', 7, '2021'))
  t.strictSame(values(told.ask('/indicators/x/revisions?asOf=2020').triangle[0]), [10, 9])
  t.equal(told.ask('/indicators/x/revisions?asOf=2020').firstToLatest.mean, -1)
})

t.test('the real vintages of NEET were first told 0.2 too high', async t => {
  const { firstToLatest, byStatus } = askerOf((await samples()).log).ask('/indicators/neet-15-29/revisions')
  t.equal(firstToLatest.count, 3)
  t.ok(near(firstToLatest.mean, -0.2) && near(firstToLatest.meanAbsolute, 0.2))
  t.match(byStatus, [{ from: 'provisional', to: 'final', count: 3 }])
})

/** What holds for any history: the triangle ends in the series, and the parts are the whole. */
function sound({ ask }: ReturnType<typeof askerOf>, id: string, pin: string): number {
  const { triangle, firstToLatest, steps, byCause, byStatus, withdrawn } = ask(`/indicators/${id}/revisions${pin}`)
  const shown = new Map<string, Body>(
    ask(`/indicators/${id}/series${pin}${pin ? '&' : '?'}cell=`).points.map((p: Body) => [JSON.stringify(p.period), p]),
  )
  let standing = 0
  for (const { period, vintages } of triangle) {
    const point = shown.get(JSON.stringify(period))
    const last = vintages.at(-1)
    if (last.withdrawn) continue
    standing += 1
    if (point.position !== last.position || point.value !== last.value)
      throw new Error(`${id} ${period} ends otherwise than the series`)
    const known = vintages.map((v: Body) => v.knownFrom)
    if (known.join() !== [...known].sort().join()) throw new Error('vintages out of order')
  }
  if (standing + withdrawn !== triangle.length) throw new Error('withdrawn and standing are not all')
  if (standing !== [...shown.values()].filter(p => !p.rolledUp).length) throw new Error('a point has no vintages')
  const count = (all: Body[]) => all.reduce((sum: number, s: Body) => sum + s.count, 0)
  const [a, b, c] = [count(steps), count(byCause), count(byStatus)]
  if (a !== b || b !== c || firstToLatest.count > a) throw new Error(`${a} steps, ${b} by cause, ${c} by status`)
  return a
}

t.test(
  'for any history the last vintage is the point that stands, and every step is counted once each way',
  async t => {
    let steps = 0
    const PINS = fc.constantFrom('', '?asOf=2020-06-30', '?asOf=2023')
    await fc.assert(
      fc.asyncProperty(moves, PINS, async (history, pin) => {
        const teller = await tellMoves(history)
        for (const [i, period] of ['2015', '2016', '2017', '2018', '2019'].entries())
          for (const id of ['plain', 'held'])
            await teller.tries(`indicators/${id}/correct`, {
              period,
              value: 12 - i,
              knownFrom: '2021',
              cause: i === 0 ? 'typing-error' : 'source-revised',
              ...why,
            })
        const asker = askerOf(teller.log)
        for (const id of ['plain', 'held', 'parts']) steps += sound(asker, id, pin)
      }),
      { numRuns: 50 },
    )
    await fc.assert(
      fc.asyncProperty(deeds, async history => {
        const teller = newTeller()
        await play(teller, history)
        const asker = askerOf(teller.log)
        for (const id of INDICATORS) if (id !== 'later') steps += sound(asker, id, '')
      }),
      { numRuns: 50 },
    )
    t.ok(steps > 100, `${steps} steps`)
  },
)
