import t from 'tap'
import { InvalidInput } from '../../../../src/engine/errors.ts'
import { decided, definition, newMission, why } from '../../given.ts'
import { askerOf, type Body } from '../../told.ts'

const county = { '39': 'Vestfold', '03': 'Oslo', '11': 'Rogaland' }

/** An indicator by county with figures of 2020, known since. */
async function byCounty(more: object = {}, dimensions: object = { county }) {
  const teller = await newMission()
  const x = (command: string, body: object) => teller.tell(`indicators/x/${command}`, body)
  await x('define', { ...definition, direction: 'increase', ...more, dimensions, knownFrom: '2015' })
  const measure = (cell: object | undefined, figure: object, period = '2020') =>
    x('measure', { period, ...(cell && { cell }), ...figure, knownFrom: '2021' })
  const asker = askerOf(teller.log)
  const ask = (query = ''): Body => asker.ask(`/indicators/x/cells${query}`)
  const row = (code: string, query = ''): Body => ask(query).cells.find((r: Body) => r.code === code)
  return { x, measure, ask, row, teller, asker }
}

function refusal(ask: () => unknown): string[] {
  try {
    ask()
  } catch (error) {
    if (error instanceof InvalidInput && error.unreadable) return [error.faults[0]?.pointer ?? '', error.message]
    throw error
  }
  throw new Error('it is answered')
}

t.test('codes stand in the order declared, whatever their figures', async t => {
  const codes = (body: Body) => body.cells.map((r: Body) => r.code)
  const { ask, measure } = await byCounty({}, { level: { low: 'Low', medium: 'Medium', high: 'High' } })
  await measure({ level: 'high' }, { value: 1 })
  await measure({ level: 'low' }, { value: 2 })
  await measure({ level: 'medium' }, { value: 3 })
  t.strictSame(codes(ask()), ['low', 'medium', 'high'])
  t.strictSame(codes((await byCounty()).ask()), ['03', '11', '39'])
  const age = { '6-12': '', '0-5': '', '18+': '', '13-17': '' }
  const labelled = Object.fromEntries(Object.keys(age).map(code => [code, code]))
  t.strictSame(codes((await byCounty({}, { age: labelled })).ask()), ['6-12', '0-5', '18+', '13-17'])
})

t.test('each code has its figure, its size and both verdicts by its own lines', async t => {
  const { x, measure, row } = await byCounty()
  const cell = { county: '03' }
  await x('set-baseline', { period: '2015', value: 10, cell })
  await x('set-target', { period: '2030', value: 40, cell })
  await measure(cell, { value: 25 })
  await measure({ county: '11' }, { value: 12 })
  await measure(undefined, { value: 20 })
  t.match(row('03'), { label: 'Oslo', cell, period: '2020', value: 25, covered: 0.5, path: { verdict: 'ahead' } })
  t.match(row('11'), {
    value: 12,
    covered: null,
    path: { verdict: 'not-assessed', reasons: ['no-target', 'no-baseline'] },
  })
  t.equal(row('11').whole, 20)
  t.match(row('03').trend, { verdict: 'too-early' })
  await x('revise-target', { period: '2030', value: 25, cell, ...decided })
  t.equal(row('03').covered, 1)
  t.equal(row('03', '?target=original').covered, 0.5)
  t.match(row('03', '?method=unsd-2023').method, { name: 'unsd-2023' })
})

t.test('a funnel holds a share against the places of its period together, by its size', async t => {
  const { measure, row, ask } = await byCounty({ multiplier: 100, decimals: 1 })
  await measure({ county: '03' }, { value: 30, numerator: 30, denominator: 100 })
  await measure({ county: '11' }, { value: 19, numerator: 171, denominator: 900 })
  await measure({ county: '39' }, { value: 50, numerator: 50, denominator: 100 }, '2019')
  const { funnel, size, whole } = row('03')
  t.strictSame([size, whole], [100, null])
  // The whole is 201 of 1,000.
  t.ok(Math.abs(funnel.z - (0.3 - 0.201) / Math.sqrt((0.201 * 0.799) / 100)) < 1e-12)
  t.match(funnel, { outside: 'warning', named: null })
  t.match(row('11').funnel, { outside: 'none' })
  t.strictSame(row('39').funnel, null, 'of its period there is no other place')
  t.match(ask().comparisons, [
    {
      period: '2020',
      places: 2,
      model: 'binomial',
      reason: null,
      overDispersion: 'too-few-places',
      tau: 0,
      low: [],
      high: [],
    },
    { period: '2019', places: 1, model: null, reason: 'one-place' },
  ])
})

t.test('places are named low as well as high', async t => {
  const { measure, ask } = await byCounty({ multiplier: 100, decimals: 1 })
  await measure({ county: '03' }, { value: 10, numerator: 100, denominator: 1000 })
  await measure({ county: '11' }, { value: 30, numerator: 300, denominator: 1000 })
  await measure({ county: '39' }, { value: 20, numerator: 200, denominator: 1000 })
  t.match(ask().comparisons, [{ low: ['03'], high: ['11'], whole: 20 }])
})

t.test('one suppressed or missing place removes only itself', async t => {
  const { measure, row, ask } = await byCounty({ multiplier: 100, decimals: 1 })
  await measure({ county: '03' }, { value: 30, numerator: 30, denominator: 100 })
  await measure({ county: '11' }, { value: 10, numerator: 10, denominator: 100 })
  await measure({ county: '39' }, { obsStatus: 'Q' })
  t.match(ask().comparisons, [{ places: 2, whole: 20, reason: null }])
  t.equal(row('39').funnel, null)
  t.ok(Math.abs(row('03').funnel.z - 2.5) < 1e-12)
})

t.test('where nothing tells what chance may do there is no funnel, and the reason is said', async t => {
  const { measure, ask } = await byCounty()
  await measure({ county: '03' }, { value: 30 })
  await measure({ county: '11' }, { value: 20 })
  t.match(ask().comparisons, [{ places: 0, model: null, reason: 'no-counts', whole: null }])
})

t.test('every verdict says how old it is', async t => {
  const { x, measure, row } = await byCounty()
  const cell = { county: '03' }
  await x('set-baseline', { period: '2015', value: 10, cell })
  await x('set-target', { period: '2030', value: 40, cell })
  await measure(cell, { value: 25 })
  t.equal(row('03', '?on=2022-03-31').age, 'P1Y3M')
  t.equal(row('11').age, null)
})

t.test('a margin is the published one, or at 95 per cent from the error that was stated', async t => {
  const { measure, row } = await byCounty()
  await measure({ county: '03' }, { value: 10, standardError: 2 })
  await measure({ county: '11' }, { value: 10, margin: { low: 7, high: 14, level: 0.95 } })
  await measure({ county: '39' }, { value: 10, margin: { low: 9, high: 11, level: 0.68 } })
  await measure(undefined, { value: 14 })
  const { low, high, level } = row('03').margin
  t.strictSame([level, low.toFixed(6), high.toFixed(6)], [0.95, '6.080072', '13.919928'])
  t.strictSame(row('11').margin, { low: 7, high: 14, level: 0.95 }, 'lopsided as it is')
  t.strictSame(row('39').margin, { low: 9, high: 11, level: 0.68 }, 'of a level nothing is computed with')
  t.equal(row('03').funnel, null, 'a stated error is no count')
})

t.test('a margin of another level is told at 95 per cent', async t => {
  const { measure, row } = await byCounty()
  await measure({ county: '03' }, { value: 10, margin: { low: 8, high: 12, level: 0.9 } })
  const { high, level } = row('03').margin
  t.strictSame([level, high.toFixed(6)], [0.95, (10 + (2 * 1.959963984540054) / 1.6448536269514722).toFixed(6)])
})

t.test('missing, suppressed and not applicable are not zero, and not each other', async t => {
  const { ask, measure, row } = await byCounty()
  await measure({ county: '03' }, { obsStatus: 'Q' })
  await measure({ county: '11' }, { value: 0 })
  await measure({ county: '39' }, { value: 3 }, '2019')
  await measure({ county: '39' }, { obsStatus: 'L' })
  t.match(row('03'), { value: null, obsStatus: 'Q', period: '2020' })
  t.match(row('11'), { value: 0, obsStatus: 'A' })
  t.match(row('39'), { value: null, obsStatus: 'L', period: '2020' }, 'an older figure does not stand in for it')
  t.strictSame(ask().withoutFigure, ['03', '39'])
  const { row: bare, ask: all } = await byCounty()
  t.match(bare('03'), { value: null, obsStatus: null, period: null, funnel: null, path: { verdict: 'not-assessed' } })
  t.strictSame(all().withoutFigure, ['03', '11', '39'])
})

t.test('an interval is shown and not computed with; a forecast and a period still running are no figures', async t => {
  const { measure, row, ask } = await byCounty()
  await measure({ county: '03' }, { value: { low: 3, high: 5 } })
  await measure({ county: '11' }, { value: 4 })
  await measure({ county: '11' }, { value: 9, obsStatus: 'F' }, '2022')
  await measure({ county: '39' }, { value: 4 }, '2019')
  await measure(undefined, { value: 4 })
  t.match(row('03'), { value: null, low: 3, high: 5, funnel: null, margin: null })
  t.match(row('11'), { period: '2020', value: 4 })
  t.strictSame(ask().withoutFigure, [])
  t.match(row('11', '?on=2020-06-30'), { period: null, value: null })
  t.match(row('39', '?on=2020-06-30'), { period: '2019' })
})

t.test('of several dimensions one must be named, and one that is none is said to be none', async t => {
  const { ask } = await byCounty({}, { county, sex: { F: 'Women', M: 'Men' } })
  t.strictSame(refusal(ask), ['dimension', 'dimension: say which dimension: county, sex'])
  for (const none of ['age', 'constructor', '__proto__', 'toString'])
    t.strictSame(
      refusal(() => ask(`?dimension=${none}`)),
      ['dimension', `dimension: The indicator has no dimension “${none}”. Use one of: county, sex.`],
    )
  t.equal(ask('?dimension=sex').cells.length, 2)
  const single = await byCounty()
  t.equal(single.ask().dimension, 'county', 'a single one needs no parameter')
  t.equal(single.ask('?dimension=county').dimension, 'county')
  const none = await byCounty({}, {})
  t.strictSame(refusal(none.ask), ['dimension', 'dimension: the indicator has no dimensions to compare by'])
  t.strictSame(refusal(() => single.ask('?dimensions=county'))[0], 'dimensions')
})

t.test('two dimensions are compared through the rule for cells, and only where every combination is there', async t => {
  const dimensions = { county, sex: { F: 'Women', M: 'Men' } }
  const { measure, row, ask } = await byCounty({ rollUp: { time: 'last', cells: 'sum' } }, dimensions)
  for (const code of ['03', '11'])
    for (const sex of ['F', 'M']) await measure({ county: code, sex }, { value: sex === 'F' ? 2 : 3 })
  await measure({ county: '39', sex: 'F' }, { value: 7 })
  const one = (code: string) => row(code, '?dimension=county')
  t.match(one('03'), { value: 5, rolledUp: { coverage: 1, complete: true } })
  t.match(one('39'), { value: null, rolledUp: { coverage: 0.5, complete: false } }, 'a part is no total')
  t.equal(one('03').whole, null, 'nor is the whole, where a county lacks a part')
  t.strictSame(ask('?dimension=county').withoutFigure, ['39'])
  await measure({ county: '39', sex: 'M' }, { value: 1 })
  t.equal(one('39').value, 8)
  t.equal(one('03').whole, 18)
  const none = await byCounty({}, dimensions)
  await none.measure({ county: '03', sex: 'F' }, { value: 2 })
  await none.measure({ county: '03', sex: 'M' }, { value: 2 })
  t.equal(none.row('03', '?dimension=county').value, null, 'without a rule nothing is added up')
})

t.test('a share of two dimensions goes through its parts, and its size with it', async t => {
  const ratio = { multiplier: 100, rollUp: { time: 'last', cells: 'ratio' } }
  const dimensions = { county: { '03': 'Oslo', '11': 'Rogaland' }, sex: { F: 'Women', M: 'Men' } }
  const { measure, row } = await byCounty(ratio, dimensions)
  const share = (code: string, sex: string, numerator: number, denominator: number) =>
    measure({ county: code, sex }, { value: (100 * numerator) / denominator, numerator, denominator })
  await share('03', 'F', 10, 50)
  await share('03', 'M', 20, 50)
  await share('11', 'F', 80, 450)
  await share('11', 'M', 90, 450)
  const oslo = row('03', '?dimension=county')
  t.strictSame([oslo.value, oslo.size, oslo.whole], [30, 100, 20])
  t.ok(Math.abs(oslo.funnel.z - 2.5) < 1e-12, 'the places together are the whole')
})

t.test('figures before a bridged break are compared in the unit of the day', async t => {
  const { x, measure, row, ask } = await byCounty({ multiplier: 100 })
  await measure(undefined, { value: 20, numerator: 200, denominator: 1000 })
  await measure({ county: '03' }, { value: 40, numerator: 40, denominator: 100 })
  await measure({ county: '11' }, { value: 10, numerator: 20, denominator: 200 })
  await measure({ county: '39' }, { value: 22, standardError: 1 })
  const plain = row('03').funnel
  t.match(plain, { named: 'high', outside: 'action' })
  const bridge = { factor: -10, offset: 1000, note: 'per thousand, of those who have it not' }
  const changed = { definition: 'D2', unit: 'per mille', multiplier: 1000 }
  await x('redefine', { ...changed, breakAt: '2022', comparable: false, bridge, ...why })
  const { value, whole, funnel } = row('03')
  t.strictSame([value, whole], [600, 800])
  t.equal(funnel.z, -plain.z, 'a distance in standard errors has no unit, but a side')
  t.equal(funnel.named, 'low')
  const near = (a: number, b: number) => Math.abs(a - b) < 1e-9
  t.ok(near(funnel.warning.low, 1000 - 10 * plain.warning.high))
  t.ok(near(row('39').margin.high - row('39').value, 19.59963984540054))
  t.match(ask().comparisons, [{ whole: 800, low: ['03'] }])
  t.equal(ask().unit, 'per mille')
})

t.test('cells are those of the pin', async t => {
  const { measure, row, x } = await byCounty()
  await measure({ county: '03' }, { value: 5 })
  await x('correct', { period: '2020', value: 6, cell: { county: '03' }, cause: 'typing-error', ...why })
  t.equal(row('03').value, 6)
  t.equal(row('03', '?asOf=2021').value, 5)
  t.equal(row('03', '?asOf=2020').value, null)
  t.equal(row('03', '?position=3').value, 5)
})
