import fc from 'fast-check'
import t from 'tap'
import { itemsOf } from '../../../projections/base/list.ts'
import type { Pin } from '../../../projections/base/pin.ts'
import { atOnce } from '../../../projections/base/work.ts'
import { type ComparablePoints, readingComparable } from '../../../projections/figures/comparable-points.ts'
import type { FactReader } from '../../../projections/figures/fact-reader.ts'
import { foldIndicator, type IndicatorAt } from '../../../projections/figures/indicator.ts'
import type { PointsInOrder } from '../../../projections/progress/case.ts'
import { inOrder, isInOrder } from '../../../projections/progress/points.ts'
import { newMission } from '../given.ts'
import { address, asOf, deeds, pinned, play } from '../histories.ts'
import { KNOWN, moves, tellMoves } from '../moving.ts'
import { askerOf, newTeller, question, type Teller } from '../told.ts'

interface Asked {
  readonly address: string
  readonly asOf: string | undefined
  readonly share: number
}

/** Questions one after the other, in any order of days and positions. */
const asked: fc.Arbitrary<Asked[]> = fc.array(
  fc.record({ address, asOf, share: fc.double({ min: 0, max: 1, noNaN: true }) }),
  { minLength: 2, maxLength: 12 },
)

/** Whoever has been asked before answers as one who has not: what was kept of one pin is never taken for another. */
function answersAsAnew({ log }: Teller, questions: readonly Asked[]): void {
  const before = askerOf(log, undefined, 1)
  for (const { address, asOf, share } of questions) {
    const asking = pinned(address, { asOf, position: Math.floor(share * log.head()) })
    const answerOf = ({ reader }: typeof before): string => {
      try {
        return JSON.stringify(question(reader, asking))
      } catch (error) {
        // Not every view takes every parameter.
        return String(error)
      }
    }
    const [now, anew] = [answerOf(before), answerOf(askerOf(log, undefined, 1))]
    if (now !== anew) throw new Error(`${asking}\n${now}\nis not\n${anew}`)
  }
}

t.test('asked one question after another, every view answers as if it were the first', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, asked, async (history, questions) => {
      const teller = newTeller()
      await play(teller, history)
      answersAsAnew(teller, questions)
    }),
    { numRuns: 60 },
  )
})

t.test('progress at one pin after another, in any order, is what it is anew', async () => {
  const pins = fc.array(
    fc.record({
      address: fc.constantFrom('/missions/m/progress', '/missions/m/replay?every=year&to=2023'),
      asOf: fc.constantFrom(undefined, ...KNOWN),
      // Most of what is told after the beginning lies in the later part.
      share: fc.double({ min: 0.5, max: 1, noNaN: true }),
    }),
    { minLength: 6, maxLength: 16 },
  )
  const long = fc.tuple(moves, moves, moves).map(parts => parts.flat())
  await fc.assert(
    fc.asyncProperty(long, pins, async (history, questions) => answersAsAnew(await tellMoves(history), questions)),
    { numRuns: 100 },
  )
})

const day = (n: number): string => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10)
const described = { mission: 'm', goals: ['g'], title: 'T', definition: 'D', unit: 'percent', direction: 'decrease' }

/** An indicator of many days, whose figures were corrected twice, and whose definition changed. */
async function manyDays(): Promise<Teller> {
  const teller = await newMission()
  const source = { name: 'S' }
  await teller.tell('indicators/days/define', { ...described, kind: 'outcome', source, knownFrom: '2019' })
  for (const [knownFrom, plus] of [
    ['2022-01-01', 0],
    ['2022-06-01', 100],
    ['2023-01-01', 200],
  ] as const) {
    const measurements = Array.from({ length: 600 }, (_, n) => ({ period: day(n), value: n + plus, knownFrom }))
    await teller.tell('indicators/days/measure-many', { measurements })
  }
  const redefined = { definition: 'D2', breakAt: '2021', comparable: false, reason: 'because', knownFrom: '2023-06-01' }
  await teller.tell('indicators/days/redefine', redefined)
  return teller
}

t.test('where the figures of a season stand is told as by a list of them', async () => {
  const { tell, log } = await newMission()
  await tell('indicators/days/define', { ...described, kind: 'outcome', source: { name: 'S' }, knownFrom: '2015' })
  const month = (n: number): string => `${2015 + Math.floor(n / 12)}-${String(1 + (n % 12)).padStart(2, '0')}`
  for (let n = 0; n < 48; n++)
    await tell('indicators/days/measure', { period: month(n), value: n, knownFrom: n % 5 === 0 ? '2021' : '2020' })
  for (const n of [3, 7, 17, 36])
    await tell('indicators/days/withdraw', { period: month(n), reason: 'because R', knownFrom: '2022' })
  for (const asOf of ['2020-06-01', '2021-06-01', '2023-01-01']) {
    const { numbers } = atOnce(reading(askerOf(log).factReader, daysAt(asOf, log.head())))
    if (!isInOrder(numbers)) throw new Error('they stand in order')
    const list = inOrder(itemsOf(numbers))
    const told = (points: PointsInOrder) =>
      Array.from({ length: points.length }, (_, i) => [points.timeAt(i), points.seasonAt(i), points.ofSeasonBefore(i)])
    if (JSON.stringify(told(numbers)) !== JSON.stringify(told(list))) throw new Error(`${asOf}: other places`)
  }
})

t.test('the same figures stand as one list, at a pin of another day or position, with an asOf or without', async t => {
  const { log, tell } = await manyDays()
  const { factReader } = askerOf(log)
  const standing = (asOf: string, position: number) =>
    factReader
      .indicator('days')
      .series.standing(
        asOf === '' ? { ...daysAt('2024', position), asOfMs: Number.POSITIVE_INFINITY } : daysAt(asOf, position),
      )
  const head = log.head()
  t.equal(standing('2022-03-01', head), standing('2022-04-01', head))
  t.not(standing('2022-03-01', head), standing('2022-07-01', head))
  t.equal(standing('', head), standing('', head))
  await tell('indicators/days/set-baseline', { period: day(0), value: 1 })
  t.equal(standing('', head), standing('', log.head()), 'a fact that is no figure')
  const before = standing('', log.head())
  await tell('indicators/days/correct', { period: day(0), value: 1, cause: 'method', reason: 'because R' })
  t.not(standing('', log.head()), before, 'a figure')
  t.end()
})

const daysAt = (asOf: string, position: number): Pin => ({
  asOf,
  asOfMs: Date.parse(asOf),
  position,
  on: asOf,
  figures: 'all',
})

const reading = (reader: FactReader, pin: Pin) => {
  const history = reader.indicator('days')
  return readingComparable(history, foldIndicator(history, pin) as IndicatorAt, pin, undefined)
}

t.test('questions that take turns about one indicator each read what they read alone', async () => {
  const { log } = await manyDays()
  const asOf = fc.constantFrom('2022-03-01', '2022-08-01', '2023-03-01', '2023-09-01')
  const turns = fc.array(fc.nat({ max: 2 }), { minLength: 3, maxLength: 12 })
  fc.assert(
    fc.property(fc.tuple(asOf, asOf, asOf), turns, (asOfs, order) => {
      const pins = asOfs.map(text => daysAt(text, log.head()))
      const { factReader } = askerOf(log)
      const works = pins.map(pin => reading(factReader, pin))
      const read = works.map(atOnce)
      const said: string[][] = pins.map(() => [])
      // A point is made when it is asked for, and each question asks for one in its turn.
      const next = (of: number): boolean => {
        const [index, { points, numbers }] = [said[of]?.length as number, read[of] as ComparablePoints]
        if (index < points.length) said[of]?.push(JSON.stringify([points.at(index), numbers.at(index)]))
        return index < points.length
      }
      for (const of of order) for (let n = 0; n < 40; n++) next(of)
      for (const of of pins.keys()) while (next(of));
      for (const [of, pin] of pins.entries()) {
        const { points, numbers } = atOnce(reading(askerOf(log).factReader, pin))
        const alone = itemsOf(points).map((point, index) => JSON.stringify([point, numbers.at(index)]))
        if (`${said[of]}` !== `${alone}`) throw new Error(`${pin.asOf} reads otherwise alone`)
      }
    }),
  )
})
