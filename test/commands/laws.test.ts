/** What holds of every history: rules decide, folds follow, and neither surprises the other. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { beginState, evolve } from '../../src/commands/catalogue.ts'
import { type IndicatorState, standingAt } from '../../src/commands/indicator/indicator-state.ts'
import { decidedDeeds } from '../projections/deciding.ts'
import { begin, type Deed, FIRST_DAY } from '../projections/histories.ts'
import type { Teller } from '../projections/told.ts'
import { given } from './given.ts'
import { type Entry, emptyLedger, type Ledger, lifeOf, type Told } from './ledger.ts'
import { counties, indicator } from './scenes.ts'

const RUNS = { numRuns: 60 }

/** A ledger after what every history begins with, and its clock. */
async function begun(): Promise<{ ledger: Ledger; clock: { now: number } }> {
  const ledger = emptyLedger()
  const clock = { now: Date.parse(FIRST_DAY) }
  ledger.setClock(clock.now)
  const tell = async (path: string, body: object) => assert.ok('recorded' in ledger.submit(path, body), path)
  await begin({ tell } as unknown as Teller)
  return { ledger, clock }
}

/** Does every deed, and lets each be looked at. */
async function played(history: readonly Deed[], look: (told: Told, before: object, ledger: Ledger) => void = () => {}) {
  const { ledger, clock } = await begun()
  for (const { path, body, hours } of history) {
    clock.now += hours * 3_600_000
    ledger.setClock(clock.now)
    const before = ledger.snapshot()
    look(ledger.submit(path, body), before, ledger)
  }
  return ledger
}

t.test('what is not recorded changes no state, and what is recorded is seen', async t => {
  const count = { recorded: 0, refused: 0, same: 0 }
  await fc.assert(
    fc.asyncProperty(decidedDeeds, async history => {
      await played([...history, ...history], (told, before, ledger) => {
        if ('recorded' in told) {
          assert.notDeepEqual(ledger.snapshot(), before)
          count.recorded += 1
        } else {
          assert.deepEqual(ledger.snapshot(), before)
          count['same' in told ? 'same' : 'refused'] += 1
        }
      })
    }),
    RUNS,
  )
  t.ok(count.recorded > 100 && count.refused > 100 && count.same > 0, JSON.stringify(count))
})

/** Facts as they come back from a log: by way of JSON. */
const readBack = (fact: Entry): Entry => JSON.parse(JSON.stringify(fact)) as Entry

t.test('the state of a stream is the fold of its facts as they are read back', async () => {
  await fc.assert(
    fc.asyncProperty(decidedDeeds, async history => {
      const ledger = await played(history)
      for (const [name, { facts, state }] of ledger.streams) {
        const life = lifeOf(name)
        const folded = beginState(life)
        for (const fact of facts) evolve(life, folded, readBack(fact))
        assert.deepEqual(folded, state, name)
      }
    }),
    RUNS,
  )
})

t.test('the facts of a stream that keep recording order are known in that order', async () => {
  const measurement = /^(indicator-measured|measurement-(corrected|withdrawn))$/
  await fc.assert(
    fc.asyncProperty(decidedDeeds, async history => {
      const ledger = await played(history)
      for (const { facts } of ledger.streams.values()) {
        const known = facts.filter(fact => !measurement.test(fact.type)).map(fact => fact.knownFrom)
        assert.deepEqual(
          known,
          known.toSorted((a, b) => a - b),
        )
        assert.ok(facts.every(fact => fact.knownFrom <= fact.recordedAt))
      }
    }),
    RUNS,
  )
})

const place = fc.record({
  period: fc.constantFrom('2019', '2020', '2021', '2022'),
  cell: fc.constantFrom({}, { county: '03' }, { county: '11' }, { county: '03', sex: 'F' }),
})
const amount = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true, max: 1e9, min: -1e9 }).map(value => ({ value })),
  fc.integer({ min: -9, max: 9 }).map(low => ({ value: { low, high: low + 1 } })),
  fc.constantFrom({ obsStatus: 'L' }, { obsStatus: 'Q' }),
)
const figure = fc
  .tuple(place, amount, fc.option(fc.constantFrom('2023', '2024-05', '2026', '2026-06-15'), { nil: undefined }))
  .map(([where, how, knownFrom]) => ({ ...where, ...how, ...(knownFrom && { knownFrom }) }))

const measure = 'indicators/i/measure'
const keyOf = ({ period, cell }: { period: string; cell: object }) => `${period} ${JSON.stringify(cell)}`

t.test('the same body again is the same, whatever happened to other keys between', async () => {
  fc.assert(
    fc.property(figure, fc.array(figure, { maxLength: 8 }), fc.nat(48), (body, others, hours) => {
      const { ledger } = given(...indicator(counties))
      const first = ledger.submit(measure, body)
      assert.ok('recorded' in first)
      for (const other of others) if (keyOf(other) !== keyOf(body)) ledger.submit(measure, other)
      ledger.setClock(Date.parse('2026-06-15T12:00:00Z') + hours * 3_600_000)
      assert.deepEqual(ledger.submit(measure, body), { same: [first.recorded[0]?.revision] })
    }),
    { numRuns: 200 },
  )
})

t.test('two bodies for one key never both succeed unless each has a knownFrom of its own', async () => {
  fc.assert(
    fc.property(
      place,
      amount,
      amount,
      fc.constantFrom({}, { knownFrom: '2024' }, { knownFrom: '2026' }),
      (at, one, other, said) => {
        const { ledger } = given(...indicator(counties))
        const told = [one, other].map((how, hour) => {
          ledger.setClock(Date.parse('2026-06-15T12:00:00Z') + hour * 3_600_000)
          return ledger.submit(measure, { ...at, ...how, ...said })
        })
        assert.equal(told.filter(each => 'recorded' in each).length, 1)
      },
    ),
    { numRuns: 200 },
  )
})

/** What stands at every key. */
function standing(ledger: Ledger): object {
  const { vintages } = ledger.stateOf<IndicatorState>('indicator-i')
  const stands = [...vintages].map(([key, of]) => [key, standingAt(of, Number.POSITIVE_INFINITY)?.data] as const)
  return Object.fromEntries(stands.sort(([a], [b]) => (a < b ? -1 : 1)))
}

t.test('figures of different keys come to the same in any order, one by one or many at once', async () => {
  const figures = fc.uniqueArray(figure, { selector: keyOf, minLength: 1, maxLength: 8 })
  const orders = figures.chain(all => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })))
  fc.assert(
    fc.property(orders, ([one, other]) => {
      const ledgers = [one, other].map(order => {
        const { ledger } = given(...indicator(counties))
        for (const body of order) assert.ok('recorded' in ledger.submit(measure, body))
        return ledger
      })
      const { ledger: together } = given(...indicator(counties))
      assert.ok('recorded' in together.submit('indicators/i/measure-many', { measurements: other }))
      const [first, second] = ledgers.map(standing)
      assert.deepEqual(first, second)
      assert.deepEqual(first, standing(together))
    }),
    { numRuns: 100 },
  )
})

t.test('of many figures as many are recorded as one by one, where none is refused', async () => {
  fc.assert(
    fc.property(fc.array(figure, { minLength: 1, maxLength: 8 }), measurements => {
      const { ledger: single } = given(...indicator(counties))
      const told = measurements.map(body => single.submit(measure, body))
      const { ledger: together } = given(...indicator(counties))
      const all = together.submit('indicators/i/measure-many', { measurements })
      if (told.some(each => 'refusal' in each)) assert.ok('refusal' in all)
      else assert.deepEqual(standing(together), standing(single))
    }),
    { numRuns: 200 },
  )
})
