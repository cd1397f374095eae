/** Random histories in which the numbers move: indicators that are assessed from the start, and all that can happen to them. */
import fc from 'fast-check'
import { decided, definition, newMission, why } from './given.ts'
import { act, type Deed, sinceBegun } from './histories.ts'
import type { Teller } from './told.ts'

/**
 * `plain` goes down, `parts` is summed from cells and goes up, `quarters` make years, `added` makes running totals, `held` has
 * a band, `bare` begins with a definition alone.
 */
export const MOVING = ['plain', 'parts', 'quarters', 'added', 'held', 'bare'] as const
/** Those that take quarters beside years. */
const FINER: ReadonlySet<string> = new Set(['quarters', 'added'])
const FIGURES: ReadonlySet<string> = new Set(['measure', 'correct', 'withdraw', 'dispute'])

const described = { ...definition, decimals: 1, frequency: 'P1Y' }
const sexes = [{ sex: 'F' }, { sex: 'M' }]

type Told = readonly [path: string, body: object]
const firstFigures: readonly Told[] = ['2015', '2016', '2017', '2018', '2019'].flatMap((period, i): Told[] => [
  ['indicators/plain/measure', { period, value: 20 - i, knownFrom: String(Number(period) + 1) }],
  ['indicators/held/measure', { period, value: 3 + i, knownFrom: String(Number(period) + 1) }],
  ['indicators/added/measure', { period, value: 1 + i, knownFrom: String(Number(period) + 1) }],
  ...['Q1', 'Q2', 'Q3', 'Q4'].map(
    (quarter): Told => [
      'indicators/quarters/measure',
      { period: `${period}-${quarter}`, value: 5 - i / 2, knownFrom: String(Number(period) + 1) },
    ],
  ),
  ...sexes.map((cell): Told => ['indicators/parts/measure', { period, cell, value: 5 + i, knownFrom: '2020' }]),
])

const BEGINNING: readonly Told[] = [
  ['indicators/plain/define', { ...described, title: 'Plain', knownFrom: '2015' }],
  ['indicators/plain/set-baseline', { period: '2015', value: 20, knownFrom: '2016' }],
  ['indicators/plain/set-target', { period: '2030', changePercent: -50, knownFrom: '2016' }],
  [
    'indicators/parts/define',
    {
      ...described,
      title: 'Parts',
      direction: 'increase',
      dimensions: { sex: { F: 'Women', M: 'Men' } },
      rollUp: { time: 'last', cells: 'sum' },
      knownFrom: '2015',
    },
  ],
  ['indicators/parts/set-baseline', { period: '2015', value: 10, knownFrom: '2016' }],
  ['indicators/parts/set-target', { period: '2030', value: 40, knownFrom: '2017' }],
  ['indicators/quarters/define', { ...described, title: 'Quarters', rollUp: { time: 'sum' }, knownFrom: '2015' }],
  ['indicators/quarters/set-baseline', { period: '2015', value: 20, knownFrom: '2016' }],
  ['indicators/quarters/set-target', { period: '2030', value: 8, knownFrom: '2016' }],
  [
    'indicators/added/define',
    { ...described, title: 'Added', direction: 'increase', cumulative: true, knownFrom: '2015' },
  ],
  ['indicators/added/set-baseline', { period: '2015', value: 3, knownFrom: '2016' }],
  ['indicators/added/set-target', { period: '2030', value: 60, knownFrom: '2016' }],
  ['indicators/held/define', { ...described, title: 'Held', direction: 'hold', knownFrom: '2015' }],
  ['indicators/held/set-baseline', { period: '2015', value: 2, knownFrom: '2016' }],
  ['indicators/held/set-target', { period: '2030', value: { low: 8, high: 12 }, knownFrom: '2016' }],
  ['indicators/bare/define', { ...described, title: 'Bare', knownFrom: '2018' }],
  ...firstFigures,
]

const pick = <T>(...from: readonly T[]) => fc.constantFrom(...from)
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined })
const period = pick('2015', '2018', '2019', '2020', '2021', '2022', '2023')
const value = fc.integer({ min: 1, max: 300 }).map(n => n / 10)
/** Knowledge dates before the log began; the figures above were known from 2016 to 2020. */
export const KNOWN = ['2017', '2019', '2020-06-30', '2021/2022', '2023', '2024-05'] as const
const known = maybe(pick(...KNOWN))
const cell = maybe(pick(...sexes))

const aim = fc.oneof(
  value.map(value => ({ value })),
  pick<object>({ changePercent: -30 }, { changePercent: -60 }, { changePoints: -4 }),
  value.map(low => ({ value: { low, high: low + 4 } })),
)
type Weighed = { readonly weight: number; readonly arbitrary: fc.Arbitrary<Told> }
const figures: readonly Weighed[] = [
  {
    weight: 5,
    arbitrary: fc
      .tuple(period, value, known, cell, maybe(pick('P', 'B', 'F')))
      .map(([period, value, known, cell, obsStatus]) => [
        'measure',
        { period, value, knownFrom: sinceBegun(period, known), cell, obsStatus },
      ]),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(period, known)
      .map(([period, known]) => ['measure', { period, obsStatus: 'Q', knownFrom: sinceBegun(period, known) }]),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(period, value, known, maybe(pick('2017', '2019', '2020')), cell)
      .map(([period, value, knownFrom, vintage, cell]) => [
        'correct',
        {
          period,
          value,
          knownFrom: sinceBegun(period, knownFrom),
          vintage,
          cell,
          cause: 'source-revised',
          ...why,
        },
      ]),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(period, known, cell)
      .map(([period, knownFrom, cell]) => ['withdraw', { period, knownFrom, cell, ...why }]),
  },
  {
    weight: 1,
    arbitrary: pick<Told>(
      ['dispute', { period: '2019', dispute: 'd', claimant: 'Per', ...why }],
      ['resolve-dispute', { dispute: 'd', outcome: 'corrected', value: 9, cause: 'method', ...why }],
      ['resolve-dispute', { dispute: 'd', outcome: 'withdrawn', ...why }],
    ),
  },
]
const steering: readonly Weighed[] = [
  { weight: 1, arbitrary: value.map(value => ['set-baseline', { period: '2015', value }]) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(value, maybe(pick('2024-05')))
      .map(([value, knownFrom]) => ['reestimate-baseline', { period: '2015', value, knownFrom, ...why }]),
  },
  { weight: 1, arbitrary: aim.map(aim => ['set-target', { period: '2030', ...aim }]) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(pick('2022', '2028', '2035'), aim, maybe(pick(1, 2)))
      .map(([period, aim, baselineVersion]) => ['revise-target', { period, ...aim, baselineVersion, ...decided }]),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        pick('2016', '2019', '2021', '2023', '2025'),
        pick<object>(
          { comparable: true },
          { comparable: false },
          { comparable: false, bridge: { factor: 1.5, offset: -1, note: 'N' } },
        ),
      )
      .map(([breakAt, how]) => ['redefine', { definition: 'D2', breakAt, ...how, ...why }]),
  },
  {
    weight: 1,
    arbitrary: pick<Told>(['retire', why], ['assign-goals', { goals: ['g'], ...why }]),
  },
]

/** A figure of a quarter, where the indicator takes them. */
const inPart = (id: string, name: string, body: object, part: string): object =>
  FINER.has(id) && FIGURES.has(name) ? { ...body, period: (body as { period: string }).period + part } : body

/** What happens after the beginning. */
export const moves: fc.Arbitrary<Deed[]> = fc.array(
  fc
    .tuple(
      pick(...MOVING),
      fc.oneof({ weight: 3, arbitrary: fc.oneof(...figures) }, { weight: 2, arbitrary: fc.oneof(...steering) }),
      pick(0, 1, 30),
      pick('', '-Q1', '-Q2', '-Q3', '-Q4'),
    )
    .map(
      ([id, [name, body], hours, part]): Deed => ({
        path: `indicators/${id}/${name}`,
        body: JSON.parse(JSON.stringify(inPart(id, name, body, part))) as object,
        hours,
      }),
    ),
  { minLength: 5, maxLength: 25, size: 'max' },
)

/** Tells the beginning and then the moves; what the rules refuse is left out. */
export async function tellMoves(history: readonly Deed[]): Promise<Teller> {
  const teller = await newMission()
  for (const [path, body] of BEGINNING) await teller.tell(path, body)
  for (const deed of history) await act(teller, deed)
  return teller
}
