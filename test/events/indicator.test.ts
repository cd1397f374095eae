import t from 'tap'
import { indicatorDefined, indicatorRedefined } from '../../events/indicator.ts'

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
