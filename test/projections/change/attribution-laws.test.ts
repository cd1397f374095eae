/** After each fact only what it touched is computed again: the numbers are those of folding and assessing everything anew. */
import fc from 'fast-check'
import t from 'tap'
import type { IndicatorFact } from '../../../events/catalogue.ts'
import type { Recorded } from '../../../events/fact.ts'
import type { Pin } from '../../../projections/base/pin.ts'
import { inside } from '../../../projections/base/pin.ts'
import { atOnce } from '../../../projections/base/work.ts'
import type { IndicatorNumbers } from '../../../projections/change/attributed-numbers.ts'
import { attribution } from '../../../projections/change/attribution.ts'
import { knownAt } from '../../../projections/change/facts-between.ts'
import { historyFrom } from '../../../projections/figures/indicator-history.ts'
import { plainNumbers } from './plain-attribution.ts'

const pick = <T>(...from: readonly T[]) => fc.constantFrom(...from)
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined })
const present = (data: object): object => JSON.parse(JSON.stringify(data)) as object

const DAY = 86_400_000
const FIGURES = /measured|corrected|withdrawn/
const sexes = { F: 'Women', M: 'Men' }
const ages = { y: 'Young', o: 'Old' }
const definition = {
  title: 'T',
  definition: 'D',
  unit: 'percent',
  direction: 'increase',
  kind: 'outcome',
  source: { name: 'S' },
}
const dimensions = pick<object | undefined>(
  undefined,
  { sex: sexes },
  { sex: sexes, age: ages },
  { sex: { ...sexes, X: 'Other' }, age: ages },
)
const rollUp = pick<object | undefined>(
  undefined,
  { cells: 'sum', time: 'sum' },
  { cells: 'sum' },
  { cells: 'ratio' },
  { time: 'mean' },
  { cells: 'sum', time: 'last' },
)
const cell = pick<object | undefined>(
  undefined,
  {},
  { sex: 'F' },
  { sex: 'M' },
  { sex: 'F', age: 'y' },
  { sex: 'F', age: 'o' },
  { sex: 'M', age: 'y' },
  { sex: 'M', age: 'o' },
  { age: 'y' },
  { age: 'o' },
)
const period = pick(
  '2018',
  '2019',
  '2020',
  '2021',
  '2020-Q1',
  '2020-Q2',
  '2020-Q3',
  '2020-Q4',
  '2021-Q4',
  '2021-10',
  '2021-11',
  '2021-12',
  '2022',
)
const value = fc.integer({ min: 0, max: 90 }).map(n => n / 10)
const amount = fc.oneof(
  { weight: 8, arbitrary: value.map(v => ({ value: v, numerator: v, denominator: 7 })) },
  value.map(v => ({ value: v, standardError: 0.3 })),
  value.map(low => ({ low, high: low + 1 })),
  pick(
    { obsStatus: 'L' },
    { obsStatus: 'M' },
    { value: 3, obsStatus: 'B' },
    { value: 3, obsStatus: 'F' },
    { value: 2, obsStatus: 'P' },
    { value: 2, flags: ['U'] },
  ),
)

type Told = readonly [type: IndicatorFact['type'], data: object]
const told: fc.Arbitrary<Told> = fc.oneof(
  {
    weight: 30,
    arbitrary: fc
      .tuple(period, cell, amount)
      .map(([p, c, a]): Told => ['indicator-measured', { period: p, cell: c, ...a }]),
  },
  {
    weight: 5,
    arbitrary: fc
      .tuple(period, cell, amount)
      .map(([p, c, a]): Told => ['measurement-corrected', { period: p, cell: c, ...a, cause: 'method' }]),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(period, cell).map(([p, c]): Told => ['measurement-withdrawn', { period: p, cell: c }]),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(pick('d', 'e'), period, cell)
      .map(([dispute, p, c]): Told => ['measurement-disputed', { dispute, period: p, cell: c, claimant: 'P' }]),
  },
  pick<Told>(
    ['dispute-resolved', { dispute: 'd', outcome: 'upheld' }],
    ['dispute-resolved', { dispute: 'e', outcome: 'withdrawn' }],
  ),
  {
    weight: 3,
    arbitrary: fc
      .tuple(pick('2018', '2018-Q1', '2019'), value, cell)
      .map(([p, v, c]): Told => ['baseline-set', { period: p, value: v, cell: c }]),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        pick('2025', '2021', '2025-Q4'),
        fc.oneof(
          value.map(v => ({ value: v })),
          pick<object>({ changePercent: 50 }, { low: 2, high: 4 }),
        ),
        cell,
      )
      .map(([p, aim, c]): Told => ['target-set', { period: p, ...aim, cell: c }]),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        pick('2019', '2020', '2021'),
        pick<object>(
          { comparable: true },
          { comparable: false },
          { comparable: false, bridge: { factor: 2, offset: 1 } },
        ),
        dimensions,
        rollUp,
      )
      .map(([breakAt, how, d, r]): Told => ['indicator-redefined', { breakAt, ...how, dimensions: d, rollUp: r }]),
  },
  pick<Told>(
    ['indicator-retired', {}],
    ['indicator-assigned', { goals: ['h'] }],
    ['figures-approved', { periods: ['2020'] }],
  ),
)

const begun = fc
  .tuple(dimensions, rollUp, pick(undefined, true), pick('increase', 'decrease'))
  .map(
    ([d, r, cumulative, direction]): Told => [
      'indicator-defined',
      { ...definition, mission: 'm', goals: ['g'], dimensions: d, rollUp: r, cumulative, direction, decimals: 1 },
    ],
  )

/** A history in recording order; what is known may have been known for years, or since a moment ago. */
const histories = fc
  .tuple(
    begun,
    fc.array(fc.tuple(told, fc.integer({ min: -1, max: 12 })), { minLength: 5, maxLength: 45, size: 'max' }),
  )
  .map(([first, rest]) =>
    [[first, 0] as const, ...rest].map(
      ([[type, data], known], index) =>
        ({
          type,
          version: 1,
          data: present(data),
          stream: 'indicator-x',
          revision: index,
          position: index * 2,
          recordedAt: 400 * DAY + index,
          // Figures may be known from before anybody defined the indicator, all else may not.
          knownFrom: (FIGURES.test(type) ? known : Math.max(0, known)) * 30 * DAY,
          meta: { principal: 'p', organisation: 'o' },
        }) as unknown as Recorded<IndicatorFact>,
    ),
  )

const pinOf = (asOf: number | undefined, position: number): Pin => ({
  asOf: null,
  asOfMs: asOf === undefined ? Number.POSITIVE_INFINITY : asOf * 30 * DAY,
  position,
  on: '2022-06-30',
  figures: 'all',
})

const methods = pick('varde-1', 'escap', 'opensdg-2.4', 'unsd-2023', 'destatis-weather', 'linear-path')

t.test('the numbers after each fact are those of folding everything anew', async t => {
  let steps = 0
  fc.assert(
    fc.property(
      histories,
      fc.tuple(maybe(fc.integer({ min: 0, max: 12 })), fc.integer({ min: -1, max: 100 })),
      maybe(fc.integer({ min: 0, max: 12 })),
      cell,
      pick<'current' | 'original'>('current', 'original'),
      methods,
      methods,
      (facts, [early, at], late, wanted, target, method, toMethod) => {
        const later = pinOf(late, 1000)
        const knew = knownAt(pinOf(early, at))
        const choice = { target, method, cell: wanted as Record<string, string> | undefined } as const
        const found = atOnce(attribution(historyFrom(facts), { knew, later, choice, toMethod }))
        const inPin = facts.filter(fact => inside(fact, later))
        const some = inPin.some(fact => FIGURES.test(fact.type))
        const known = inPin.filter(fact => knew(fact.knownFrom, fact.position))
        const entering = inPin
          .filter(fact => !known.includes(fact))
          .sort((a, b) => a.knownFrom - b.knownFrom || a.position - b.position)
        const numbers = (count: number, by = method): IndicatorNumbers =>
          plainNumbers([...known, ...entering.slice(0, count)], later, { ...choice, method: by }, some)
        const isEmpty = entering.length === 0 && method === toMethod
        if (isEmpty !== (found === undefined)) throw new Error('found, or not')
        if (!found) return
        const same = (a: unknown, b: unknown, what: string): void => {
          if (JSON.stringify(a) !== JSON.stringify(b))
            throw new Error(`${what}\n${JSON.stringify(a)}\n${JSON.stringify(b)}`)
        }
        same(found.before, numbers(0), 'before')
        same(found.after, numbers(entering.length, toMethod), 'after')
        same(
          found.steps.flatMap(({ fact }) => fact?.position ?? []),
          entering.map(({ position }) => position),
          'order',
        )
        // What each fact did shows each state between.
        const between: string[][] = []
        let before = numbers(0)
        for (let count = 1; count <= entering.length; count++) {
          const after = numbers(count)
          const names = Object.keys(after.numbers) as (keyof typeof after.numbers)[]
          between.push(names.filter(name => (before.numbers[name] === null) !== (after.numbers[name] === null)))
          const did = found.steps[count - 1]?.did
          for (const name of names) {
            const [was, is] = [before.numbers[name], after.numbers[name]]
            const step = did?.[name]
            if (typeof step !== 'number' || was === null || is === null) continue
            if (Math.abs(step - (is - was)) > 1e-9 * Math.max(1, Math.abs(is), Math.abs(was)))
              throw new Error(`${name} of step ${count}: ${step}, not ${is - was}`)
          }
          before = after
          steps += 1
        }
        same(
          found.steps.slice(0, entering.length).map(({ turned }) => turned),
          between,
          'turned',
        )
      },
    ),
    { numRuns: Number(process.env.RUNS ?? 300) },
  )
  t.ok(steps > 1000, `${steps} steps`)
})
