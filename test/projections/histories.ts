/** Random histories: lists of real commands, some of which the rules refuse, as people's would be. */
import fc from 'fast-check'
import { isRefusal } from '../../src/commands/refusal.ts'
import type { Teller } from './told.ts'

/** A command, and how much time goes by before it is given. */
export interface Deed {
  readonly path: string
  readonly body: object
  readonly hours: number
}

export const MISSIONS = ['m', 'n'] as const
/**
 * `total` has no cells; `parts` is broken down by sex; `quarters` makes years of quarters; `added` measures what is added;
 * `signed` asks for sign-off; `later` may never be defined.
 */
export const INDICATORS = ['total', 'parts', 'quarters', 'added', 'signed', 'later'] as const
/** Those that take quarters beside years. */
const FINER: ReadonlySet<string> = new Set(['quarters', 'added'])

const DAY = '2024-06-01'
const mission = { title: 'M', challenge: 'C', vision: 'V', horizon: { from: '2015', to: '2035' } }
const sex = { sex: { F: 'Women', M: 'Men' } }
const definition = {
  definition: 'D',
  unit: 'percent',
  direction: 'decrease',
  kind: 'outcome',
  source: { name: 'S' },
  decimals: 1,
  frequency: 'P1Y',
}

/** What every history begins with, known long before it is recorded. */
const BEGINNING: readonly (readonly [string, object])[] = [
  ['missions/m/propose', { ...mission, knownFrom: '2014' }],
  ['missions/m/set-goal', { goal: 'g', statement: 'G', level: 1, kind: 'outcome', knownFrom: '2014' }],
  [
    'missions/m/set-goal',
    { goal: 'h', statement: 'H', level: 2, parent: 'g', kind: 'precondition', knownFrom: '2014' },
  ],
  ['indicators/total/define', { ...definition, mission: 'm', goals: ['g'], title: 'T', knownFrom: '2015' }],
  [
    'indicators/parts/define',
    {
      ...definition,
      mission: 'm',
      goals: ['g', 'h'],
      title: 'P',
      kind: 'output',
      direction: 'increase',
      dimensions: sex,
      rollUp: { time: 'last', cells: 'sum' },
      knownFrom: '2015',
    },
  ],
  [
    'indicators/quarters/define',
    { ...definition, mission: 'm', goals: ['g'], title: 'Q', rollUp: { time: 'sum' }, knownFrom: '2015' },
  ],
  ['indicators/quarters/set-baseline', { period: '2015', value: 60, knownFrom: '2016' }],
  [
    'indicators/added/define',
    {
      ...definition,
      mission: 'm',
      goals: ['g'],
      title: 'A',
      cumulative: true,
      direction: 'increase',
      knownFrom: '2015',
    },
  ],
  ['indicators/added/set-baseline', { period: '2016', value: 5, knownFrom: '2017' }],
  [
    'indicators/signed/define',
    { ...definition, mission: 'm', goals: ['h'], title: 'S', signOff: true, dimensions: sex },
  ],
]

const pick = <T>(...from: readonly T[]) => fc.constantFrom(...from)
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined })

const years = pick('2015', '2016', '2018', '2019', '2020', '2021', '2022', '2023')
const value = fc.integer({ min: 0, max: 200 }).map(n => n / 10)
/** Texts of every form, most of them before the log began. */
export const KNOWN = [
  '2016',
  '2018-05',
  '2019-06-30',
  '2020/2021',
  '2022',
  '2023-03-01T08:00:00Z',
  '2024',
  '2024-05',
] as const
const known = maybe(pick(...KNOWN))
/** A figure is known from the beginning of its year at the earliest. */
export const sinceBegun = (year: string, known: string | undefined): string | undefined =>
  known !== undefined && known.slice(0, 4) < year ? year : known
const lateKnown = maybe(pick('2015', '2016', '2024-05', '2024-06'))
const cellOf = maybe(pick({}, { sex: 'F' }, { sex: 'M' }))
const indicator = pick(...INDICATORS)
const goal = pick('g', 'h', 'i')
const status = maybe(pick('A', 'P', 'B', 'F', 'E', 'N'))
const why = { reason: 'because R' }

const figure = fc.oneof(
  { weight: 8, arbitrary: value.map(value => ({ value })) },
  value.map(value => ({ value, standardError: 0.2 })),
  value.map(low => ({ low, high: low + 1 })),
  pick({ obsStatus: 'L' }, { obsStatus: 'M' }, { obsStatus: 'Q' }),
)
const aim = fc.oneof(
  value.map(value => ({ value })),
  pick<object>({ changePercent: -50 }, { changePoints: 3 }, { low: 2, high: 6 }),
)

type CommandRequest = readonly [path: string, body: object]

const measured = fc.tuple(years, figure, known, cellOf, status).map(([period, amount, knownFrom, cell, obsStatus]) => ({
  period,
  cell,
  knownFrom: sinceBegun(period, knownFrom),
  ...(obsStatus && { obsStatus }),
  ...amount,
}))

const onIndicator: readonly { weight: number; arbitrary: fc.Arbitrary<readonly [string, object]> }[] = [
  { weight: 14, arbitrary: measured.map(body => ['measure', body]) },
  {
    weight: 2,
    arbitrary: fc.array(measured, { minLength: 1, maxLength: 4 }).map(all => ['measure-many', { measurements: all }]),
  },
  {
    weight: 6,
    arbitrary: fc
      .tuple(years, value, known, maybe(pick(...KNOWN)), cellOf, pick('source-revised', 'typing-error', 'method'))
      .map(([period, value, knownFrom, vintage, cell, cause]) => [
        'correct',
        { period, value, knownFrom: sinceBegun(period, knownFrom), vintage, cell, cause, ...why },
      ]),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(years, known, cellOf)
      .map(([period, knownFrom, cell]) => ['withdraw', { period, knownFrom, cell, ...why }]),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(years, cellOf, pick('d1', 'd2', 'd3'))
      .map(([period, cell, dispute]) => ['dispute', { period, cell, dispute, claimant: 'Per', ...why }]),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        pick('d1', 'd2', 'd3'),
        pick<object>(
          { outcome: 'upheld' },
          { outcome: 'withdrawn' },
          { outcome: 'corrected', value: 3, cause: 'method' },
        ),
      )
      .map(([dispute, outcome]) => ['resolve-dispute', { dispute, ...outcome, ...why }]),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(years, value, lateKnown, cellOf)
      .map(([period, value, knownFrom, cell]) => ['set-baseline', { period, value, knownFrom, cell }]),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(years, value).map(([period, value]) => ['reestimate-baseline', { period, value, ...why }]),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(pick('2022', '2030'), aim, lateKnown, cellOf, maybe(pick([{ period: '2021', value: 9 }])))
      .map(([period, aim, knownFrom, cell, path]) => ['set-target', { period, ...aim, knownFrom, cell, path }]),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(pick('2025', '2035'), aim, maybe(pick(1, 2)))
      .map(([period, aim, baselineVersion]) => [
        'revise-target',
        { period, ...aim, baselineVersion, decidedBy: 'Partnership', ...why },
      ]),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        pick('2017', '2019', '2021', '2025'),
        pick<object>(
          { comparable: true },
          { comparable: false },
          { comparable: false, bridge: { factor: 2, offset: 1, note: 'N' } },
        ),
        maybe(pick({ sex: { F: 'Women', M: 'Men', X: 'Others' } })),
      )
      .map(([breakAt, how, dimensions]) => ['redefine', { definition: 'D2', breakAt, ...how, dimensions, ...why }]),
  },
  { weight: 1, arbitrary: pick(['g'], ['h'], ['g', 'h']).map(goals => ['assign-goals', { goals, ...why }]) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(maybe(pick('2021', '2022')), lateKnown)
      .map(([period, knownFrom]) => ['comment', { period, text: 'Said', kind: 'risk', knownFrom }]),
  },
  { weight: 1, arbitrary: pick(true, false).map(key => ['set-key', { key, ...why }]) },
  { weight: 1, arbitrary: pick<readonly [string, object]>(['retire', why]) },
]

const FIGURES: ReadonlySet<string> = new Set(['measure', 'correct', 'withdraw', 'dispute'])

const submit: fc.Arbitrary<CommandRequest> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc
      .tuple(indicator, fc.oneof(...onIndicator), pick('', '-Q1', '-Q2', '-Q3', '-Q4'))
      .map(
        ([id, [name, body], part]): CommandRequest => [
          `indicators/${id}/${name}`,
          FINER.has(id) && FIGURES.has(name) ? { ...body, period: (body as { period: string }).period + part } : body,
        ],
      ),
  },
  pick<CommandRequest>(
    ['indicators/later/define', { ...definition, mission: 'n', goals: ['g'], title: 'L' }],
    ['missions/n/declare', mission],
    ['missions/n/set-goal', { goal: 'g', statement: 'G', level: 1, kind: 'outcome' }],
    ['missions/m/declare', { ...mission, title: 'M2' }],
    ['missions/m/begin-phase', { phase: 'execution', from: '2024' }],
    ['missions/m/set-goal', { goal: 'i', statement: 'I', level: 1, kind: 'way-of-working', accountable: 'Kari' }],
    ['missions/m/form-body', { body: 'b', kind: 'partnership', name: 'B' }],
    ['missions/m/dissolve-body', { body: 'b', ...why }],
    ['missions/m/assess-criterion', { criterion: 'bold', assessment: 'A', by: 'Ola' }],
    ['missions/m/revise', { vision: 'V2', decidedBy: 'Partnership', ...why }],
    ['releases/r1/publish', { mission: 'm', title: 'R1' }],
    ['releases/r2/publish', { mission: 'm', title: 'R2', position: 3, embargoUntil: '2024-07' }],
    ['access/issue-key', { principal: 'kari', organisation: 'ssb', name: 'K' }],
    ['access/give-grant', { principal: 'kari', role: 'operative', mission: 'm' }],
  ),
  fc.tuple(goal, pick('revise-goal', 'adopt-goal', 'retire-goal')).map(([goal, name]): CommandRequest => {
    const body =
      name === 'revise-goal'
        ? { statement: 'G2', decidedBy: 'P', ...why }
        : name === 'adopt-goal'
          ? { decidedBy: 'P' }
          : { decidedBy: 'P', ...why }
    return [`missions/m/${name}`, { goal, ...body }]
  }),
)

/** Absent fields are left out, as in JSON. */
const asJson = (body: object): object => JSON.parse(JSON.stringify(body)) as object

export const deeds: fc.Arbitrary<Deed[]> = fc.array(
  fc.tuple(submit, pick(0, 0, 1, 30, 200)).map(([[path, body], hours]): Deed => ({ path, body: asJson(body), hours })),
  { minLength: 10, maxLength: 45, size: 'max' },
)

export const FIRST_DAY = DAY

/** Begins a history; its facts are the same in every run. */
export async function begin(teller: Teller): Promise<void> {
  for (const [path, body] of BEGINNING) await teller.tell(path, body)
}

/** Does one deed; answers whether anything was recorded. */
export async function act(teller: Teller, { path, body, hours }: Deed): Promise<boolean> {
  teller.clock.now += hours * 3_600_000
  const answer = await teller.tries(path, body)
  return !isRefusal(answer) && answer.recorded
}

/** Tells a whole history; answers with how many of the deeds were recorded. */
export async function play(teller: Teller, history: readonly Deed[]): Promise<number> {
  await begin(teller)
  let recorded = 0
  for (const deed of history) if (await act(teller, deed)) recorded += 1
  return recorded
}

/** Every view, without a pin. */
export const ADDRESSES: readonly string[] = [
  '/missions',
  '/search?q=m',
  ...MISSIONS.flatMap(m => [
    `/missions/${m}`,
    `/missions/${m}/progress`,
    `/missions/${m}/progress?target=original&method=opensdg-2.4`,
    `/missions/${m}/progress?status=approved`,
    `/missions/${m}/state?lang=da`,
    `/missions/${m}/timeline`,
    `/missions/${m}/days`,
    `/missions/${m}/timeline?measurements=false&limit=5`,
    `/missions/${m}/goalposts`,
    `/missions/${m}/coverage`,
    `/missions/${m}/hindsight`,
    `/missions/${m}/replay?every=year&to=2023`,
    `/missions/${m}/changes?from=2019`,
    `/missions/${m}/changes?fromPosition=0`,
    ...['portfolio', 'accountability', 'decisions', 'learning', 'reactions', 'state', 'observations', 'exceptions'].map(
      view => `/missions/${m}/${view}`,
    ),
  ]),
  ...INDICATORS.flatMap(i => [
    `/indicators/${i}`,
    `/indicators/${i}/series?includeHistory=true`,
    `/indicators/${i}/series?cell=`,
    `/indicators/${i}/assessment`,
    `/indicators/${i}/assessment?method=escap&target=original`,
    `/indicators/${i}/series?cell=sex:F&includeHistory=true`,
    `/indicators/${i}/assessment?cell=sex:M&on=2022-12-31`,
    `/indicators/${i}/cells?dimension=sex`,
    `/indicators/${i}/comparators`,
    `/indicators/${i}/hindsight`,
    `/indicators/${i}/hindsight?cell=sex:F`,
    `/indicators/${i}/revisions`,
    `/indicators/${i}/revisions?cell=sex:M`,
    `/indicators/${i}/history`,
  ]),
  // Of these there are histories of their own; here they are not found, under every pin alike.
  ...['decisions/d1', 'learning-loops/l1', 'portfolios/a', 'projects/p', 'actors/x'].map(thing => `/${thing}`),
  '/releases/r1',
  '/releases/r2',
  '/access/grants',
  '/methods',
  '/indicators/parts/figures',
  '/indicators/signed/figures?limit=2&from=1',
  '/indicators/quarters/days',
]

/** Addresses of views, without a pin. */
export const address: fc.Arbitrary<string> = pick(...ADDRESSES)

/** Knowledge dates to ask as of: before anything, between, and after. */
export const asOf: fc.Arbitrary<string | undefined> = maybe(
  pick('1990', ...KNOWN, '2021-12-31', '2017/2018', '2024-06-01T12:00:00Z'),
)

/** An address with parameters added. */
export function pinned(address: string, given: Readonly<Record<string, string | number | undefined>>): string {
  const url = new URL(address, 'http://varde')
  for (const [name, text] of Object.entries(given)) if (text !== undefined) url.searchParams.set(name, String(text))
  return `${url.pathname}${url.search}`
}
