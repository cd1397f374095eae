import t from 'tap'
import type { Pin } from '../../../projections/base/pin.ts'
import { ASSESSMENT, factsOf, stepByStep } from '../../../projections/figures/reading-cost.ts'
import { goalposts } from '../../../projections/views/mission/goalposts.ts'
import { type CommandRequest, scene } from '../scene.ts'
import { insider } from '../told.ts'

const CELLS = 40
const dimensions = { place: Object.fromEntries(Array.from({ length: CELLS }, (_, n) => [`p${n}`, `Place ${n}`])) }
const pin: Pin = {
  asOf: null,
  asOfMs: Number.POSITIVE_INFINITY,
  position: Number.MAX_SAFE_INTEGER,
  on: '2024-06-01',
  figures: 'all',
}
const figures: CommandRequest = [
  'measure-many',
  {
    measurements: Array.from({ length: CELLS * 10 }, (_, n) => ({
      period: String(2014 + Math.floor(n / CELLS)),
      cell: { place: `p${n % CELLS}` },
      value: 9,
      knownFrom: '2024',
    })),
  },
]
const targets: readonly CommandRequest[] = [
  ['set-target', { period: '2030', value: 5, knownFrom: '2016' }],
  ['revise-target', { period: '2030', value: 6, knownFrom: '2020', decidedBy: 'P', reason: 'because' }],
]

t.test(
  'adding figures one at a time costs an assessment for each of the cell that is assessed, and little for others',
  async t => {
    const { factReader } = await scene({ dimensions }, figures)
    const history = factReader.indicator('x')
    const count = CELLS * 10
    const ofOne = stepByStep(history, pin, { place: 'p1' }, count)
    t.ok(ofOne >= ASSESSMENT * 10 && ofOne < (ASSESSMENT * count) / 8, `${ofOne} of one cell`)
    const ofNone = stepByStep(history, pin, {}, count)
    t.ok(ofNone >= count && ofNone < ofOne, `${ofNone} of the total, which has no figure`)
  },
)

t.test('where cells are rolled up each figure of any costs an assessment', async t => {
  const { factReader } = await scene({ dimensions, rollUp: { cells: 'sum' } }, figures)
  const count = CELLS * 10
  t.ok(stepByStep(factReader.indicator('x'), pin, {}, count) >= ASSESSMENT * count)
})

t.test(
  'goalposts cost nothing without what the moves made, and are otherwise counted by the cells that moved',
  async t => {
    const { factReader } = await scene({ dimensions }, figures, ...targets)
    const cost = (made: boolean): number =>
      goalposts.cost?.of({
        ...{ reader: factReader, pin, params: { id: 'm' }, viewer: insider },
        query: { method: 'varde-1', on: undefined, made },
      } as never) ?? 0
    t.equal(cost(false), 0)
    const all = factsOf(factReader.indicator('x'), pin)
    t.ok(cost(true) >= all && cost(true) < ASSESSMENT * all, `${cost(true)} for ${all} facts`)
  },
)
