import fc from 'fast-check'
import t from 'tap'
import { type IndicatorFact, parse } from '../../../../events/catalogue.ts'
import type { Recorded } from '../../../../events/fact.ts'
import { parseKnowledge } from '../../../../events/period.ts'
import type { Pin } from '../../../../projections/base/pin.ts'
import { atOnce } from '../../../../projections/base/work.ts'
import { type Backtest, backtest } from '../../../../projections/change/backtest.ts'
import { foldIndicator } from '../../../../projections/figures/indicator.ts'
import { historyFrom } from '../../../../projections/figures/indicator-history.ts'
import { type Deed, deeds, play } from '../../histories.ts'
import { moves, tellMoves } from '../../moving.ts'
import { type CommandRequest, scene } from '../../scene.ts'
import { askerOf, type Body, newTeller, type Teller } from '../../told.ts'

const LAST = 2023
/** Yearly figures from 2010, each known in the May after its year. */
const yearly = (values: readonly number[], more: object = {}): CommandRequest[] =>
  values.map((value, i) => {
    const year = 2010 + i
    return ['measure', { period: String(year), value, knownFrom: `${year + 1}-05`, ...more }]
  })

/** Falls by one a year to 2016, and stands still from then on. */
const FALLING = [20, 19, 18, 17, 16, 15, 14, 14, 14, 14, 14, 14, 14, 14]
const falling = yearly(FALLING)
const looked = async (defined: object, ...requests: CommandRequest[]): Promise<Body> =>
  (await scene({ decimals: 1, ...defined }, ...requests)).ask('/indicators/x/hindsight')

const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-9

t.test('a projection is made at every past year-end with what was known then', async t => {
  const { yearEnds, projections } = await looked({}, ...falling)
  t.match(yearEnds[0], { madeOn: '2011-12-31', because: 'too-few-points', slope: null })
  t.equal(yearEnds.at(-1).madeOn, '2023-12-31', 'the year that still runs has no end')
  const [first] = projections
  t.match(first, { madeOn: '2014-12-31', period: '2014', yearsAhead: 1, actual: 16, position: 7 })
  t.strictSame(first.restsOn, [3, 4, 5, 6], 'the figures of 2010 to 2013')
  t.equal(projections.filter((p: Body) => p.madeOn === '2014-12-31').length, LAST - 2013)
  t.notOk(
    projections.some((p: Body) => p.madeOn === '2023-12-31' && p.period === '2022'),
    'what was known is not projected',
  )
})

t.test('it is the projection of the trend, for the date of the actual figure', async t => {
  const told = await scene({ decimals: 1, limits: { min: 0 } }, ...falling)
  await told.submit('set-target', { period: '2021', value: 9, knownFrom: '2014' })
  const { projections } = told.ask('/indicators/x/hindsight')
  for (const madeOn of ['2014-12-31', '2016-12-31', '2019-12-31']) {
    const { trend } = told.assessed(`?asOf=${madeOn}`)
    const own = projections.find((p: Body) => p.madeOn === madeOn && p.period === '2021')
    t.ok(near(own.projected, trend.projected) && near(own.low, trend.low) && near(own.high, trend.high), madeOn)
    const { slope } = told.ask('/indicators/x/hindsight').yearEnds.find((y: Body) => y.madeOn === madeOn)
    t.equal(slope, trend.slope)
  }
})

t.test('no target is needed, and the one there is plays no part', async t => {
  const without = await looked({}, ...falling)
  const withOne = await looked({}, ['set-target', { period: '2012', value: 1, knownFrom: '2014' }], ...falling)
  const numbers = (h: Body) =>
    h.projections.map((p: Body) => [p.madeOn, p.period, p.projected, p.low, p.high, p.actual])
  t.strictSame(numbers(without), numbers(withOne))
})

t.test('the record counts what it shows', async t => {
  const { record, projections, worst } = await looked({}, ...falling)
  const errors = projections.map((p: Body) => p.projected - p.actual)
  t.equal(record.forecasts, projections.length)
  t.equal(record.inside, projections.filter((p: Body) => p.low <= p.actual && p.actual <= p.high).length)
  t.equal(record.coverage, record.inside / record.forecasts)
  t.equal(record.promised, 0.8)
  const mean = (of: number[]) => of.reduce((a, b) => a + b, 0) / of.length
  t.ok(near(record.bias, mean(errors)), 'down is wanted: what came out lower than projected went better')
  t.ok(record.bias < 0, 'the fall ended, so it went worse than projected')
  t.ok(near(record.meanAbsolute, mean(errors.map(Math.abs))))
  t.equal(
    record.byYearsAhead.reduce((sum: number, r: Body) => sum + r.forecasts, 0),
    record.forecasts,
  )
  t.match(record.byYearsAhead[0], { yearsAhead: 1, promised: 0.8 })
  t.ok(worst.length > 0 && worst.every((w: Body) => !w.inside && w.position >= 0 && w.restsOn.length >= 4))
  const sizes = worst.map((w: Body) => w.halfWidths)
  t.strictSame(
    sizes,
    [...sizes].sort((a, b) => b - a),
    'the furthest off first',
  )
})

t.test('where up is wanted, more than projected is better', async t => {
  const { projections } = await looked({ direction: 'increase' }, ...falling)
  t.ok(projections.every((p: Body) => p.error === p.difference))
})

t.test('where a value is to be held there is no better or worse', async t => {
  const { record, projections } = await looked({ direction: 'hold' }, ...falling)
  t.ok(projections.every((p: Body) => p.error === null))
  t.equal(record.bias, null)
  t.ok(record.meanAbsolute > 0)
})

t.test(
  'the figure that stands now is what it is held against; the one known then is what it was made from',
  async t => {
    const told = await scene({ decimals: 1 }, ...falling)
    const before = told.ask('/indicators/x/hindsight')
    await told.submit('correct', {
      period: '2013',
      value: 13,
      cause: 'source-revised',
      reason: 'because R',
      knownFrom: '2020',
    })
    const after = told.ask('/indicators/x/hindsight')
    const made = (h: Body, madeOn: string) =>
      h.projections
        .filter((p: Body) => p.madeOn === madeOn && p.period !== '2013')
        .map((p: Body) => [p.period, p.projected, p.actual])
    t.strictSame(made(after, '2014-12-31'), made(before, '2014-12-31'))
    const [was, is] = [before, after].map(h => h.yearEnds.find((y: Body) => y.madeOn === '2020-12-31'))
    t.strictSame(was.restsOn, is.restsOn, 'the six latest do not hold the corrected one')
    const at2014 = await scene({ decimals: 1 }, ...falling)
    await at2014.submit('correct', {
      period: '2014',
      value: 17.5,
      cause: 'source-revised',
      reason: 'because R',
      knownFrom: '2020',
    })
    const [held] = at2014.ask('/indicators/x/hindsight').projections
    t.match(held, { period: '2014', actual: 17.5, difference: 17.5 - held.projected })
  },
)

t.test('a year-end that knows nothing new makes no second projection of the same', async t => {
  const { yearEnds, projections } = await looked({}, ...falling.slice(0, 5), ...falling.slice(8))
  const of = (madeOn: string) => yearEnds.find((y: Body) => y.madeOn === madeOn)
  t.match(of('2015-12-31'), { because: null })
  t.match(
    [of('2016-12-31'), of('2017-12-31'), of('2018-12-31')],
    [{ because: 'nothing-new' }, { because: 'nothing-new' }, { because: 'nothing-new' }],
  )
  t.notOk(projections.some((p: Body) => p.madeOn === '2016-12-31'))
})

t.test('figures across a break nobody bridged are not held against each other', async t => {
  const told = await scene({ decimals: 1 }, ...falling)
  await told.submit('redefine', { definition: 'D2', breakAt: '2018', comparable: false, reason: 'because R' })
  const { record, earlier, projections } = told.ask('/indicators/x/hindsight')
  t.equal(record.definitionVersion, 2)
  t.notOk(
    projections.some((p: Body) => Number(p.period) >= 2018),
    'they were made from figures of the old definition',
  )
  t.equal(record.forecasts, 0, 'from the new definition there were never four points before the break was known')
  t.match(earlier, [{ definitionVersion: 1, forecasts: projections.length }])
})

t.test('over a bridge all is told in today’s unit', async t => {
  const plain = await looked({ decimals: 1 }, ...falling)
  const told = await scene({ decimals: 1 }, ...falling)
  const bridge = { factor: -2, offset: 100, note: 'N' }
  await told.submit('redefine', {
    definition: 'D2',
    breakAt: '2024',
    comparable: false,
    bridge,
    reason: 'because R',
    direction: 'increase',
  })
  const bridged = told.ask('/indicators/x/hindsight')
  t.equal(bridged.record.definitionVersion, 2)
  t.equal(bridged.projections.length, plain.projections.length)
  bridged.projections.forEach((p: Body, i: number) => {
    const was = plain.projections[i]
    t.ok(near(p.projected, 100 - 2 * was.projected) && near(p.actual, 100 - 2 * was.actual), `${p.madeOn} ${p.period}`)
    t.ok(near(p.low, 100 - 2 * was.high) && near(p.high, 100 - 2 * was.low) && p.inside === was.inside)
    t.ok(near(p.halfWidths, was.halfWidths), 'as far off as before')
    t.ok(near(p.error, 2 * was.error), 'what was down is up, and as much better')
  })
})

t.test('of a series finer than a year only the same month is projected', async t => {
  const months = Array.from({ length: 96 }, (_, i): CommandRequest => {
    const [year, month] = [2014 + Math.floor(i / 12), String((i % 12) + 1).padStart(2, '0')]
    return ['measure', { period: `${year}-${month}`, value: 30 - i / 12 + (i % 12), knownFrom: `${year}-${month}` }]
  })
  const { projections } = await looked({ frequency: 'P1M' }, ...months)
  t.ok(projections.length > 0)
  t.ok(projections.every((p: Body) => p.period.endsWith('-12') && Number.isInteger(p.yearsAhead)))
})

t.test('of an adjusted series the mean of a year is projected and held against the mean that came', async t => {
  const quarters: CommandRequest[] = [2015, 2016, 2017, 2018, 2019, 2020].flatMap(year =>
    [1, 2, 3, 4].map(
      (quarter): CommandRequest => [
        'measure',
        { period: `${year}-Q${quarter}`, value: 2045 - year - (quarter - 2.5) / 4, knownFrom: `${year}-12-31` },
      ],
    ),
  )
  const { projections } = await looked({ seasonal: 'adjusted' }, ...quarters)
  const [first] = projections
  t.match(first, { madeOn: '2018-12-31', period: '2019-Q4', yearsAhead: 1, actual: 26 })
  t.equal(first.restsOn.length, 16, 'four years of four quarters')
  t.strictSame([...new Set(projections.map((p: Body) => p.yearsAhead))], [1, 2])
})

t.test('windows that share years with the latest one known are not held against it', async t => {
  const windows = Array.from({ length: 13 }, (_, i): CommandRequest => {
    const last = 2010 + i
    return ['measure', { period: `${last - 2}/${last}`, value: 20 - i, knownFrom: `${last + 1}-05` }]
  })
  const { projections } = await looked({}, ...windows)
  t.ok(projections.length > 0)
  for (const { madeOn, period } of projections)
    t.ok(
      Number(period.slice(0, 4)) > Number(madeOn.slice(0, 4)) - 1,
      `${period} begins after the latest known on ${madeOn}`,
    )
})

t.test('where there is nothing to look back on it says why', async t => {
  t.match(await looked({}), {
    because: 'no-measurement',
    projections: [],
    yearEnds: [],
    record: { coverage: null, bias: null },
  })
  t.match(await looked({}, ['measure', { period: '2023', value: 4 }]), { because: 'no-year-end' })
  t.match(await looked({}, ...falling.slice(0, 3)), { because: 'too-few-points' })
  t.match(await looked({}, ...falling.slice(0, 4)), { because: 'nothing-since' })
  t.match(await looked({}, ...falling), { because: null })
})

t.test('figures known before the indicator was defined here count from when they were known', async t => {
  const { tell, ask } = await scene({})
  const { definition } = await import('../../given.ts')
  await tell('indicators/y/define', { ...definition, decimals: 1 })
  for (const [name, body] of falling) await tell(`indicators/y/${name}`, body)
  t.match(ask('/indicators/y/hindsight').projections[0], { madeOn: '2014-12-31', period: '2014' })
})

t.test('a cell is looked back on by itself', async t => {
  const dimensions = { sex: { F: 'Women', M: 'Men' } }
  const told = await scene({ dimensions }, ...yearly(FALLING, { cell: { sex: 'F' } }))
  t.equal(told.ask('/indicators/x/hindsight').because, 'no-measurement')
  t.match(told.ask('/indicators/x/hindsight?cell=sex:F'), { cell: { sex: 'F' }, because: null })
  t.throws(() => told.ask('/indicators/x/hindsight?cell=sex:X'), { message: /cell/ })
})

t.test('a mission’s record is that of all its indicators, in half-widths of their bands', async t => {
  const told = await scene({ decimals: 1 }, ...falling)
  const { definition } = await import('../../given.ts')
  await told.tell('indicators/y/define', { ...definition, direction: 'increase', unit: 'persons', knownFrom: '2014' })
  for (const [name, body] of yearly(FALLING.map((v, i) => v * 1000 + (i % 3) * 200)))
    await told.tell(`indicators/y/${name}`, body)
  await told.tell('indicators/z/define', { ...definition, knownFrom: '2014' })
  const { record, indicators, worst } = told.ask('/missions/m/hindsight')
  const [x, y] = ['x', 'y'].map(id => told.ask(`/indicators/${id}/hindsight`))
  const all = [...x.projections, ...y.projections]
  t.equal(record.forecasts, all.length)
  t.equal(record.inside, x.record.inside + y.record.inside)
  const sizes = all.filter(p => p.halfWidths !== null)
  t.ok(near(record.meanAbsolute, sizes.reduce((sum, p) => sum + p.halfWidths, 0) / sizes.length))
  t.ok(near(record.bias, sizes.reduce((sum, p) => sum + Math.sign(p.error) * p.halfWidths, 0) / sizes.length))
  t.match(indicators, [
    { indicator: 'x', record: x.record, because: null },
    { indicator: 'y', record: y.record, because: null },
    { indicator: 'z', because: 'no-measurement' },
  ])
  t.ok(worst.length > 0 && worst.every((w: Body) => ['x', 'y'].includes(w.indicator)))
})

const factsOf = ({ log }: Teller, id: string): Recorded<IndicatorFact>[] =>
  [...log.read({ stream: `indicator-${id}` })].map(stored => parse(stored) as Recorded<IndicatorFact>)

const PIN: Pin = { asOf: null, asOfMs: Number.POSITIVE_INFINITY, position: 1e9, on: '2026-11-01', figures: 'all' }

function back(facts: readonly Recorded<IndicatorFact>[], pin = PIN): Backtest {
  const history = historyFrom(facts)
  const at = foldIndicator(history, pin)
  return at
    ? atOnce(backtest(history, at, pin, undefined))
    : { points: 0, currentVersion: 1, yearEnds: [], projections: [] }
}

/** What was projected on the days up to one, and nothing of what it is held against. */
const projected = ({ yearEnds, projections }: Backtest, until: string, units: boolean) => ({
  yearEnds: yearEnds.filter(y => y.madeOn <= until),
  projections: units
    ? projections
        .filter(k => k.madeOn <= until)
        .map(k => [k.madeOn, k.period, k.yearsAhead, k.projected, k.low, k.high, k.restsOn])
    : [],
})

/** A random history of indicators that have figures for every year to 2023, some of them known late. */
async function toldToTheEnd(history: readonly Deed[]): Promise<Teller> {
  const teller = await tellMoves(history)
  for (const [i, year] of [2020, 2021, 2022, 2023].entries())
    for (const id of ['plain', 'held', 'bare'])
      await teller.tries(`indicators/${id}/measure`, {
        period: String(year),
        value: 12 + i * (id === 'held' ? 2 : -3),
        knownFrom: String(year + 1),
      })
  return teller
}

const IDS = ['plain', 'parts', 'held', 'bare'] as const
const UNTIL = ['2016-12-31', '2019-12-31', '2020-12-31', '2021-12-31', '2022-12-31', '2023-12-31'] as const

t.test('nothing known after a year-end goes into its projection', async t => {
  let compared = 0
  await fc.assert(
    fc.asyncProperty(
      moves,
      fc.constantFrom(...UNTIL),
      fc.integer({ min: -50, max: 50 }),
      async (history, until, shift) => {
        const teller = await toldToTheEnd(history)
        const end = parseKnowledge(until).lastMs
        for (const id of IDS) {
          const facts = factsOf(teller, id)
          const whole = back(facts)
          // As if nothing had been known since.
          const known = facts.filter(f => f.knownFrom <= end)
          same(projected(whole, until, false), projected(back(known), until, false))
          // As if everything had come out otherwise since.
          const otherwise = facts.map(f => {
            if (f.knownFrom <= end || !('value' in f.data) || f.data.value === undefined) return f
            return { ...f, data: { ...f.data, value: f.data.value + shift } } as Recorded<IndicatorFact>
          })
          same(projected(whole, until, true), projected(back(otherwise), until, true))
          compared += whole.projections.filter(k => k.madeOn <= until).length
        }
      },
    ),
    { numRuns: 60 },
  )
  t.ok(compared > 100, `${compared} projections compared`)
})

function same(a: unknown, b: unknown): void {
  const [one, other] = [JSON.stringify(a), JSON.stringify(b)]
  if (one !== other) throw new Error(`${one}\nis not\n${other}`)
}

t.test('hindsight at a position uses nothing recorded after it', async t => {
  let looked = 0
  await fc.assert(
    fc.asyncProperty(moves, fc.double({ min: 0.5, max: 1, noNaN: true }), async (history, share) => {
      const teller = await toldToTheEnd(history)
      const position = Math.floor(share * teller.log.head())
      for (const id of IDS) {
        const facts = factsOf(teller, id)
        const upTo = back(facts, { ...PIN, position })
        same(
          upTo,
          back(
            facts.filter(f => f.position <= position),
            { ...PIN, position },
          ),
        )
        looked += upTo.projections.length
      }
    }),
    { numRuns: 60 },
  )
  t.ok(looked > 100, `${looked} projections`)
})

t.test('a mission answers at every position of any history as a log that ended there does', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, fc.double({ min: 0, max: 1, noNaN: true }), async (history, share) => {
      const teller = newTeller()
      await play(teller, history)
      const position = Math.floor(share * teller.log.head())
      const { ask } = askerOf(teller.log)
      const { record, indicators, lateEntries } = ask(`/missions/m/hindsight?position=${position}&asOf=2024`)
      if (
        record.forecasts !==
        indicators.reduce(
          (n: number, i: Body) => n + i.record.forecasts + i.earlier.reduce((m: number, e: Body) => m + e.forecasts, 0),
          0,
        )
      )
        throw new Error('the mission counts otherwise than its indicators')
      if (lateEntries > position + 1) throw new Error('more late entries than facts')
    }),
    { numRuns: 40 },
  )
})
