/** What is printed of a change adds up, digit for digit, as whoever adds it up by hand does: the parts to the difference, and the facts to their part. */
import fc from 'fast-check'
import t from 'tap'
import { atOnce } from '../../../projections/base/work.ts'
import {
  attributedNumbers,
  type IndicatorNumbers,
  type Numbers,
} from '../../../projections/change/attributed-numbers.ts'
import { byCause, differenceOf } from '../../../projections/change/parts-by-cause.ts'
import { stepsOf } from '../../../projections/change/steps.ts'
import { why } from '../given.ts'
import { type CommandRequest, scene } from '../scene.ts'
import type { Body } from '../told.ts'

const PLACES = 30

/** A number by the digits it is printed with, in units of its thirtieth decimal. */
function digitsOf(printed: number): bigint {
  const [, sign, whole = '', decimals = '', power = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(JSON.stringify(printed)) ?? []
  return BigInt(`${sign}${whole}${decimals}`) * 10n ** BigInt(PLACES + Number(power) - decimals.length)
}

const sumOf = (list: readonly { readonly did: Numbers }[], name: keyof Numbers): bigint =>
  list.reduce((sum, { did }) => sum + digitsOf(did[name] ?? 0), 0n)

const statesOf = (values: readonly number[]): IndicatorNumbers[] =>
  values.map(value => ({
    numbers: { latest: value, covered: value / 3, share: null, projected: null, value: -value },
    ...{ path: null, trend: null, status: null },
  }))

const types = ['indicator-measured', 'measurement-corrected', 'target-set', 'baseline-set'] as const

t.test('numbers that are printed add up', async () => {
  const number = fc.oneof(
    fc.double({ min: -100, max: 100, noNaN: true, noDefaultInfinity: true }).map(n => (Math.abs(n) < 1e-6 ? 0 : n)),
    fc.integer({ min: -1000, max: 1000 }).map(n => n / 29),
    fc.integer({ min: -1000, max: 1000 }).map(n => n / 10),
  )
  const scale = fc.constantFrom(1e-3, 1, 7, 1e6, 1e13)
  const walk = fc.array(fc.tuple(number, fc.nat(types.length - 1)), { minLength: 2, maxLength: 40 })
  fc.assert(
    fc.property(walk, scale, (walk, scale) => {
      const states = statesOf(walk.map(([value]) => value * scale))
      const facts = walk.slice(1).map(([, type], position) => ({ position, type: types[type], knownFrom: 0 }))
      const walked = atOnce(stepsOf(facts as Parameters<typeof stepsOf>[0], states))
      const parts = atOnce(byCause(walked))
      const difference = differenceOf(walked)
      for (const name of attributedNumbers) {
        const [from, to] = [states[0], states.at(-1)].map(state => state?.numbers[name] ?? null)
        if (from === null || to === null || from === undefined || to === undefined) {
          if (difference[name] !== null) throw new Error(`${name} is no number`)
          continue
        }
        const told = difference[name] ?? Number.NaN
        const ends = Math.max(Math.abs(from), Math.abs(to))
        const greatest = Math.max(...states.map(state => Math.abs(state.numbers[name] ?? 0)))
        // No double tells what is thousands of times as large by the last digit of the ends.
        const unit = ends > 0 && greatest > 1000 * ends ? greatest / 1e12 : 0
        for (const sum of [sumOf(parts, name), sumOf(walked.steps, name)])
          if (Math.abs(Number(sum - digitsOf(told))) > unit * 10 ** PLACES)
            throw new Error(`${name}: ${told} is not ${sum}`)
        if (Math.abs(told - (to - from)) > ends * 1e-9 + greatest * 1e-13)
          throw new Error(`${name}: ${told} is far from ${to - from}`)
      }
    }),
    { numRuns: 2000 },
  )
})

t.test(
  'what is recorded with decimals is told with them, even by way of a number a million times as large',
  async t => {
    const facts = [0, 1].map(position => ({ position, type: types[position], knownFrom: 0 }))
    const walked = atOnce(stepsOf(facts as Parameters<typeof stepsOf>[0], statesOf([5.1, 5_300_000, 5.3])))
    t.equal(differenceOf(walked).latest, 0.2)
    t.strictSame(
      atOnce(byCause(walked)).map(({ did }) => did.latest),
      [5_299_994.9, -5_299_994.7],
    )
  },
)

t.test(
  'the parts of a mission’s changes add up as they are printed, and turned round to the negated difference',
  async t => {
    const requests: readonly CommandRequest[] = [
      ['set-baseline', { period: '2015', value: 10, knownFrom: '2016' }],
      ['set-target', { period: '2030', value: 7, knownFrom: '2016' }],
      ['measure', { period: '2019', value: 10, knownFrom: '2020' }],
      ['measure', { period: '2020', value: 9, knownFrom: '2022-01' }],
      ['correct', { period: '2020', value: 8, knownFrom: '2022-02', cause: 'source-revised', ...why }],
    ]
    const { ask } = await scene({}, ...requests)
    for (const query of ['from=2021-12&to=2023', 'from=2023&to=2021-12']) {
      const [x] = ask(`/missions/m/changes?${query}&on=2023-12-31`).indicators as readonly Body[]
      for (const name of attributedNumbers)
        for (const list of [x?.parts, x?.facts])
          t.equal(sumOf(list, name), digitsOf(x?.difference[name] ?? 0), `${query}: ${name}`)
      t.equal(Math.abs(x?.difference.covered), 0.666666666667)
      t.equal(x?.parts.length, 2)
    }
  },
)
