import t from 'tap'
import type { Pin } from '../../../projections/base/pin.ts'
import { atOnce } from '../../../projections/base/work.ts'
import { attributedNumbers } from '../../../projections/change/attributed-numbers.ts'
import { type Attribution, type AttributionSpan, attribution } from '../../../projections/change/attribution.ts'
import { knownAt } from '../../../projections/change/facts-between.ts'
import { byCause } from '../../../projections/change/parts-by-cause.ts'
import type { Step } from '../../../projections/change/steps.ts'
import type { IndicatorHistory } from '../../../projections/figures/indicator.ts'
import { definition, newMission } from '../given.ts'
import { askerOf } from '../told.ts'

const everything: Pin = {
  asOf: null,
  asOfMs: Number.POSITIVE_INFINITY,
  position: Number.POSITIVE_INFINITY,
  on: '2024-06-01',
  figures: 'all',
}
const attributed = (history: IndicatorHistory, span: AttributionSpan) => atOnce(attribution(history, span))
const choice = { target: 'current', method: 'varde-1', cell: undefined } as const
const way = (more: Partial<AttributionSpan> = {}): AttributionSpan => ({
  knew: () => false,
  later: everything,
  choice,
  ...more,
})

/** Positions: 2 define, 3 baseline, 4 target, 5 and 6 two vintages of one figure. */
async function history(): Promise<IndicatorHistory> {
  const { tell, log } = await newMission()
  await tell('indicators/x/define', { ...definition, knownFrom: '2024-05' })
  await tell('indicators/x/set-baseline', { period: '2015', value: 20, knownFrom: '2024-05' })
  await tell('indicators/x/set-target', { period: '2030', value: 10, knownFrom: '2024-05' })
  await tell('indicators/x/measure', { period: '2020', value: 14, knownFrom: '2022' })
  await tell('indicators/x/measure', { period: '2020', value: 15, knownFrom: '2021' })
  return askerOf(log).factReader.indicator('x')
}

const positions = (steps: readonly Step[]) => steps.map(({ fact }) => fact?.position)

t.test('a way on which nothing lies is no walk', async t => {
  const x = await history()
  t.equal(attributed(x, way({ knew: () => true })), undefined)
  t.equal(attributed(x, way({ later: { ...everything, position: 1 } })), undefined)
  t.ok(attributed(x, way({ knew: () => true, toMethod: 'escap' })), 'but another method is a way')
})

t.test('a way takes each fact once, in the order of knowing and, of those known at once, of recording', async t => {
  const { steps } = attributed(await history(), way()) as Attribution
  t.strictSame(positions(steps), [6, 5, 2, 3, 4])
  t.strictSame(
    steps.map(s => s.turned),
    [['latest'], [], [], [], ['covered', 'share']],
    'and says which numbers each fact made',
  )
})

t.test('what was known before may be anything, not only a pin', async t => {
  const knew = (_knownFrom: number, position: number) => position !== 3 && position !== 5
  const { before, after, steps } = attributed(await history(), way({ knew })) as Attribution
  t.strictSame(positions(steps), [5, 3])
  t.match(before, { numbers: { latest: 15, covered: null }, path: 'not-assessed' })
  t.match(after, { numbers: { latest: 14, covered: 0.6 }, path: 'ahead' })
})

t.test('of an indicator nothing is known of there are neither numbers nor verdicts', async t => {
  const { before } = attributed(await history(), way()) as Attribution
  t.strictSame(before, {
    numbers: { latest: null, covered: null, share: null, projected: null, value: null },
    path: null,
    trend: null,
    status: null,
  })
})

t.test('figures known before anybody defined the indicator stand', async t => {
  const knew = knownAt({ ...everything, asOfMs: Date.parse('2023-01-01') })
  const { before } = attributed(await history(), way({ knew })) as Attribution
  t.match(before, { numbers: { latest: 14 }, path: 'not-assessed' })
})

t.test('a cause that did nothing is a part of nothing; a cause without facts is no part', async t => {
  const knew = (_knownFrom: number, position: number) => position !== 2
  const made = attributed(await history(), way({ knew })) as Attribution
  const did = Object.fromEntries(attributedNumbers.map(name => [name, name === 'latest' ? 0 : null]))
  t.strictSame(atOnce(byCause(made)), [{ cause: 'membership', did, facts: [2] }])
})
