import fc from 'fast-check'
import t from 'tap'
import { figureIn, indicatorDefined, indicatorRedefined } from '../../events/indicator.ts'
import { cellKey } from '../../events/shapes.ts'
import { canonicalise } from '../../src/proof/canonical.ts'

const body = {
  mission: 'm',
  goals: ['g'],
  title: 'T',
  definition: 'D',
  unit: '%',
  direction: 'decrease',
  kind: 'outcome',
  source: { name: 'SSB' },
}

/** Where the schema complains. */
const complaints = (more: object): string[] => [
  ...new Set((indicatorDefined.schema.safeParse({ ...body, ...more }).error?.issues ?? []).map(i => i.path.join('/'))),
]

t.test('no code is listed for the total, which is the empty cell', async t => {
  for (const code of ['_T', 'total', 'Total', 'ALL'])
    t.same(complaints({ dimensions: { county: { '03': 'Oslo', [code]: 'All' } } }), ['dimensions'], code)
  t.same(complaints({ dimensions: { county: { '03': 'Oslo', totals: 'x' } } }), [])
})

t.test('a dimension has a name and codes that a cell can be written with', async t => {
  t.same(complaints({ dimensions: { '1st': {} } }), ['dimensions/1st'])
  t.same(complaints({ dimensions: { county: { '': 'x' } } }), ['dimensions/county/'])
  t.same(complaints({ dimensions: { county: { '03': '' } } }), ['dimensions/county/03'])
})

t.test('limits run from min to max', async t => {
  t.same(complaints({ limits: { min: 0, max: 100 } }), [])
  t.same(complaints({ limits: { min: 0, max: 0 } }), [])
  t.same(complaints({ limits: { min: 100, max: 0 } }), ['limits/max'])
})

t.test('direction, kind, frequency and lag of a definition take known values only', async t => {
  const bad = {
    direction: 'up',
    kind: 'impact',
    frequency: 'P2M',
    publicationLag: '60 days',
    seasonal: 'yes',
    decimals: 11,
  }
  for (const [field, value] of Object.entries(bad)) t.same(complaints({ [field]: value }), [field])
  t.same(complaints({ source: { name: 'SSB', url: 'ssb.no' } }), ['source/url'])
  t.same(complaints({ multiplier: 0 }), ['multiplier'])
  t.same(complaints({ goals: [] }), ['goals'])
})

t.test('a bridge has a factor other than 0', async t => {
  const fits = (bridge: object) =>
    indicatorRedefined.schema.safeParse({ definition: 'D', breakAt: '2024', comparable: false, bridge }).success
  t.ok(fits({ factor: 1.02, offset: -3, note: 'n' }))
  t.ok(fits({ offset: 1, note: 'n' }))
  t.notOk(fits({ factor: 0, note: 'n' }))
  t.notOk(fits({ factor: 1 }), 'somebody says where it comes from')
})

/** Texts that may stand in a figure, those among them that look like the end of its cell or of its period. */
const words = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '0301',
    'a}b',
    '}',
    '{',
    'x},',
    '},"period":"2020',
    '"',
    '\\',
    '\u2028',
    '\u0085',
    '\u0001',
    '2020-05',
    '__proto__',
  ),
)
const figures = fc.record(
  {
    cell: fc.dictionary(words, words, { maxKeys: 3, noNullPrototype: true }),
    obsStatus: fc.oneof(fc.constantFrom('A', 'P', 'B'), words),
    period: fc.oneof(words, fc.record({ period: words, cohort: fc.constant(true) })),
    value: fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer(),
      fc.constantFrom(1e21, 1e-7, 0.1),
    ),
    note: words,
  },
  { requiredKeys: [], noNullPrototype: true },
)

t.test('a figure is read from its text as JSON is', async t => {
  fc.assert(
    fc.property(figures, figure => {
      const text = canonicalise(figure)
      return canonicalise(figureIn(text)) === text
    }),
    { numRuns: 2_000 },
  )
  const plain = '{"cell":{"county":"03"},"obsStatus":"A","period":"2020","value":1.5}'
  t.strictSame(figureIn(plain), JSON.parse(plain))
  t.strictSame(figureIn('{"period":"2020","value":-0}'), { period: '2020', value: -0 })
})

t.test('a text that is no JSON is no figure', async t => {
  for (const text of [
    '{"cell":{county},"obsStatus":"A","period":"2020","value":1}',
    '{"cell":{"county":"03},"obsStatus":"A","period":"2020","value":1}',
    '{"period":"20\n20","value":1}',
    '{"period":"2020","value":01}',
    '{"period":"2020","value":1.}',
    '{"period":"2020","value":--1}',
    '{"period":"2020","value":1}}',
    '',
  ]) {
    t.throws(() => JSON.parse(text), { name: 'SyntaxError' })
    t.throws(() => figureIn(text), { name: 'SyntaxError' }, text)
  }
})

t.test('figures of one cell share it, and nobody changes it', async t => {
  const cellOf = (value: number) =>
    (figureIn(`{"cell":{"county":"03","age":"16"},"period":"2020","value":${value}}`) as { cell: object }).cell
  t.equal(cellOf(1), cellOf(2))
  t.equal(cellKey(cellOf(1) as Record<string, string>), 'age=16;county=03')
  t.throws(() => Object.assign(cellOf(1), { county: '50' }), TypeError)
})
