import t from 'tap'
import type { Pin } from '../../../projections/base/pin.ts'
import { isWork } from '../../../projections/base/work.ts'
import { ASSESSMENT, factsOf, factsOfCell, stepByStep } from '../../../projections/figures/reading-cost.ts'
import { goalposts } from '../../../projections/views/mission/goalposts.ts'
import { type CommandRequest, type Scene, scene } from '../scene.ts'

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
const movedTarget = (more: object): readonly CommandRequest[] => [
  ['set-target', { period: '2030', value: 5, knownFrom: '2016', ...more }],
  ['revise-target', { period: '2030', value: 6, knownFrom: '2020', decidedBy: 'P', reason: 'because', ...more }],
]
const targets = movedTarget({})
const targetsOf = (place: string) => movedTarget({ cell: { place }, knownFrom: '2021' })

const count = CELLS * 10

t.test(
  'adding figures one at a time costs an assessment for each of the cell that is assessed, and little for others',
  async t => {
    const { factReader } = await scene({ dimensions }, figures)
    const history = factReader.indicator('x')
    const others = history.facts.length
    t.equal(factsOfCell(history, pin, { place: 'p1' }), 10)
    t.equal(factsOfCell(history, { ...pin, position: 2 + CELLS * 5 }, { place: 'p1' }), 5, 'up to a position')
    const passed = stepByStep(history, pin, {}) - ASSESSMENT * others
    t.ok(passed >= count && passed < (ASSESSMENT * count) / 8, `${passed} for the total, which has no figure`)
    t.equal(stepByStep(history, pin, { place: 'p1' }), passed + ASSESSMENT * (others + 10))
  },
)

t.test(
  'each figure costs an assessment where figures are made of others, or not all are compared as they are',
  async t => {
    const one = (more: object): CommandRequest => [
      'measure',
      { period: '2013', cell: { place: 'p1' }, value: 9, ...more },
    ]
    const broken = { definition: 'D2', breakAt: '2020', comparable: false, reason: 'because' }
    for (const [what, { factReader }] of [
      ['cells are rolled up', await scene({ dimensions, rollUp: { cells: 'sum' } }, figures)],
      ['finer periods make others', await scene({ dimensions, rollUp: { time: 'sum' } }, figures)],
      ['a figure marks a break', await scene({ dimensions }, figures, one({ obsStatus: 'B' }))],
      ['it was defined anew', await scene({ dimensions }, figures, ['redefine', broken])],
    ] as const) {
      const history = factReader.indicator('x')
      t.equal(stepByStep(history, pin, {}), ASSESSMENT * factsOf(history, pin), what)
    }
  },
)

const costOf = ({ factReader: reader }: Scene, made: boolean): number =>
  goalposts.cost?.of({ reader, pin, params: { id: 'm' }, query: { made } } as never) ?? 0

t.test('goalposts cost what assessing each cell that moved reads, and what the moves made costs besides', async t => {
  const moved = await scene({ dimensions }, figures, ...targets, ...targetsOf('p1'))
  t.equal(costOf(moved, false), 2 * 10, 'no figure of the total, ten of the place')
  const history = moved.factReader.indicator('x')
  t.equal(costOf(moved, true), 2 * 10 + stepByStep(history, pin, {}) + stepByStep(history, pin, { place: 'p1' }))
  t.equal(costOf(await scene({ dimensions }, figures), false), 0, 'nothing moved')
  const rolled = await scene({ dimensions, rollUp: { cells: 'sum' } }, figures, ...targets, ...targetsOf('p1'))
  t.equal(costOf(rolled, false), 2 * 2 * factsOf(rolled.factReader.indicator('x'), pin), 'each of two reads all')
})

t.test('goalposts may be interrupted after each assessment, also without what the moves made', async t => {
  const { factReader } = await scene({ dimensions, rollUp: { cells: 'sum' } }, figures, ...targets, ...targetsOf('p1'))
  const work = goalposts.fold({
    reader: factReader,
    pin,
    params: { id: 'm' },
    query: { method: 'varde-1', made: false },
  } as never)
  t.equal(isWork(work) && [...work].length, 4, 'two targets of the total, and of the place')
})
