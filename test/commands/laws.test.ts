/** Property tests of the rules and folds: what holds after every history of commands. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { lifeOf } from '../../events/catalogue.ts'
import type { IndicatorState } from '../../src/commands/indicator/indicator-state.ts'
import { valueKey } from '../../src/commands/indicator/value-key.ts'
import { type Vintage, vintageAsOf } from '../../src/commands/indicator/vintages.ts'
import { evolve, initialState } from '../../src/commands/states.ts'
import { decidedDeeds } from '../projections/deciding.ts'
import { begin, type Deed, FIRST_DAY } from '../projections/histories.ts'
import type { Teller } from '../projections/told.ts'
import { given } from './given.ts'
import { type Entry, emptyLedger, type Ledger, type SubmitOutcome } from './ledger.ts'
import { counties, indicator } from './scenes.ts'

const RUNS = { numRuns: 60 }

/** A ledger with the facts that every history starts from, and its clock. */
async function startingLedger(): Promise<{ ledger: Ledger; clock: { now: number } }> {
  const ledger = emptyLedger()
  const clock = { now: Date.parse(FIRST_DAY) }
  ledger.setClock(clock.now)
  const tell = async (path: string, body: object) => assert.ok('recorded' in ledger.submit(path, body), path)
  await begin({ tell } as unknown as Teller)
  return { ledger, clock }
}

/** Sends every command of a history and gives each outcome to `inspect`. */
async function play(
  history: readonly Deed[],
  inspect: (outcome: SubmitOutcome, before: object, ledger: Ledger) => void = () => {},
) {
  const { ledger, clock } = await startingLedger()
  for (const { path, body, hours } of history) {
    clock.now += hours * 3_600_000
    ledger.setClock(clock.now)
    const before = ledger.snapshot()
    inspect(ledger.submit(path, body), before, ledger)
  }
  return ledger
}

t.test('F28 a command changes the state if and only if it records facts', async t => {
  const count = { recorded: 0, refused: 0, same: 0 }
  await fc.assert(
    fc.asyncProperty(decidedDeeds, async history => {
      await play([...history, ...history], (outcome, before, ledger) => {
        if ('recorded' in outcome) {
          assert.notDeepEqual(ledger.snapshot(), before)
          count.recorded += 1
        } else {
          assert.deepEqual(ledger.snapshot(), before)
          count['same' in outcome ? 'same' : 'refused'] += 1
        }
      })
    }),
    RUNS,
  )
  t.ok(count.recorded > 100 && count.refused > 100 && count.same > 0, JSON.stringify(count))
})

/** A fact as it is read back from a log: through JSON. */
const readBack = (fact: Entry): Entry => JSON.parse(JSON.stringify(fact)) as Entry

t.test('the state of a stream equals the fold of its facts as they are read back', async () => {
  await fc.assert(
    fc.asyncProperty(decidedDeeds, async history => {
      const ledger = await play(history)
      for (const [name, { facts, state }] of ledger.streams) {
        const life = lifeOf(name)
        const folded = initialState(life)
        for (const fact of facts) evolve(life, folded, readBack(fact))
        assert.deepEqual(folded, state, name)
      }
    }),
    RUNS,
  )
})

t.test('facts that keep recording order have a knownFrom that never decreases in their stream', async () => {
  const measurement = /^(indicator-measured|measurement-(corrected|withdrawn))$/
  await fc.assert(
    fc.asyncProperty(decidedDeeds, async history => {
      const ledger = await play(history)
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

t.test('an identical resubmission records nothing, whatever happened to other figures in between', async () => {
  fc.assert(
    fc.property(figure, fc.array(figure, { maxLength: 8 }), fc.nat(48), (body, others, hours) => {
      const { ledger } = given(indicator(counties))
      const first = ledger.submit(measure, body)
      assert.ok('recorded' in first)
      for (const other of others) if (keyOf(other) !== keyOf(body)) ledger.submit(measure, other)
      ledger.setClock(Date.parse('2026-06-15T12:00:00Z') + hours * 3_600_000)
      assert.deepEqual(ledger.submit(measure, body), { same: [first.recorded[0]?.revision] })
    }),
    { numRuns: 200 },
  )
})

t.test('two different values for one period and cell never both succeed with the same knownFrom', async () => {
  fc.assert(
    fc.property(
      place,
      amount,
      amount,
      fc.constantFrom({}, { knownFrom: '2024' }, { knownFrom: '2026' }),
      (at, one, other, dated) => {
        const { ledger } = given(indicator(counties))
        const outcomes = [one, other].map((how, hour) => {
          ledger.setClock(Date.parse('2026-06-15T12:00:00Z') + hour * 3_600_000)
          return ledger.submit(measure, { ...at, ...how, ...dated })
        })
        assert.equal(outcomes.filter(each => 'recorded' in each).length, 1)
      },
    ),
    { numRuns: 200 },
  )
})

const nameOf = ({ period, cell }: Vintage['data']): string => valueKey(period, cell)

/** The figure in force for every period and cell. */
function currentFigures(ledger: Ledger): object {
  const { vintages } = ledger.stateOf<IndicatorState>('indicator-i')
  const current = [...vintages.ofEach()].map(
    of => [nameOf(of[0]?.data as Vintage['data']), vintageAsOf(of, Number.POSITIVE_INFINITY)?.data] as const,
  )
  return Object.fromEntries(current.sort(([a], [b]) => (a < b ? -1 : 1)))
}

t.test(
  'figures of different periods and cells give the same state in any order, one by one or many at once',
  async () => {
    const figures = fc.uniqueArray(figure, { selector: keyOf, minLength: 1, maxLength: 8 })
    const orders = figures.chain(all => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })))
    fc.assert(
      fc.property(orders, ([one, other]) => {
        const ledgers = [one, other].map(order => {
          const { ledger } = given(indicator(counties))
          for (const body of order) assert.ok('recorded' in ledger.submit(measure, body))
          return ledger
        })
        const { ledger: together } = given(indicator(counties))
        assert.ok('recorded' in together.submit('indicators/i/measure-many', { measurements: other }))
        const [first, second] = ledgers.map(currentFigures)
        assert.deepEqual(first, second)
        assert.deepEqual(first, currentFigures(together))
      }),
      { numRuns: 100 },
    )
  },
)

t.test('measure-many gives the same state as measuring one by one, and is refused where one of those is', async () => {
  fc.assert(
    fc.property(fc.array(figure, { minLength: 1, maxLength: 8 }), measurements => {
      const { ledger: single } = given(indicator(counties))
      const outcomes = measurements.map(body => single.submit(measure, body))
      const { ledger: together } = given(indicator(counties))
      const all = together.submit('indicators/i/measure-many', { measurements })
      if (outcomes.some(each => 'refusal' in each)) assert.ok('refusal' in all)
      else assert.deepEqual(currentFigures(together), currentFigures(single))
    }),
    { numRuns: 200 },
  )
})
