import fc from 'fast-check'
import t from 'tap'
import { commandAt } from '../../src/commands/catalogue.ts'
import { readCommandBody, unfitBody } from '../../src/engine/command-body.ts'
import { faultsOf } from '../../src/engine/faults.ts'

const [measureMany, correctMany] = [commandAt('indicators/measure-many'), commandAt('indicators/correct-many')]

/** What is wrong with a body; empty where it fits. */
function faultsIn(command: typeof measureMany | typeof correctMany, body: unknown) {
  const read = readCommandBody(command, body)
  return 'faults' in read ? read.faults : []
}

t.test('a list that fits is read as it is, with what stands beside it', async t => {
  const body = {
    measurements: [
      { period: '2020', value: 1 },
      { period: '2021', value: 2, note: 'N' },
    ],
    knownFrom: '2024',
  }
  t.strictSame(readCommandBody(measureMany, body), { body })
})

t.test('after the hundredth fault no more rows are looked at', async t => {
  let looked = 0
  const rows = Array.from({ length: 10_000 }, () => ({
    get period() {
      looked += 1
      return 'soon'
    },
  }))
  const faults = faultsIn(measureMany, { measurements: rows })
  t.equal(faults.length, 100)
  t.ok(looked < 1000, `${looked} looks`)
  t.match(faults[0], { pointer: '/measurements/0/period' })
  t.match(
    unfitBody(faults).message,
    /^\/measurements\/0\/period: .*The first 100 faults are listed in errors; there may be more\.$/,
  )
})

t.test('fewer than a hundred are all named, and nothing is said of more', async t => {
  const measurements = Array.from({ length: 60 }, () => ({ period: 'soon', value: 1 }))
  const faults = faultsIn(measureMany, { measurements })
  t.equal(faults.length, 60)
  t.notMatch(unfitBody(faults).message, /more/)
})

t.test('what is wrong beside the list is named too', async t => {
  const faults = faultsIn(measureMany, { measurements: [{ period: 'soon', value: 1 }], knownFrom: 'never', extra: 1 })
  t.same(faults.map(({ pointer }) => pointer).sort(), ['/extra', '/knownFrom', '/measurements/0/period'])
})

t.test('a list that is none, is empty or too long is not looked into', async t => {
  for (const measurements of [undefined, 'rows', {}, [], Array.from({ length: 10_001 }, () => 'bad')]) {
    const faults = faultsIn(measureMany, { measurements })
    t.same(
      faults.map(({ pointer }) => pointer),
      ['/measurements'],
    )
  }
})

t.test('rules about the list as a whole hold, and name a hundred rows at the most', async t => {
  const row = { period: '2020', value: 1, cause: 'method' }
  t.same(
    faultsIn(correctMany, { corrections: [row, row] }).map(({ pointer }) => pointer),
    ['/reason'],
  )
  const one = { ...row, reason: 'Because' }
  t.same(
    faultsIn(correctMany, { corrections: [one, row] }).map(({ pointer }) => pointer),
    ['/corrections/1/reason'],
  )
  t.equal(faultsIn(correctMany, { corrections: [one, ...Array.from({ length: 5000 }, () => row)] }).length, 100)
})

t.test('texts of rows are checked row by row', async t => {
  const measurements = Array.from({ length: 200 }, (_, n) => ({ period: String(1900 + n), value: 1, note: '\u200b' }))
  const faults = faultsIn(measureMany, { measurements })
  t.equal(faults.length, 100)
  t.match(faults[99], { pointer: '/measurements/99/note', code: 'invisible-text' })
})

t.test('a field that is not known is named once, and a hundred of them at the most', async t => {
  const extra = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`extra${n}`, 1]))
  t.equal(faultsIn(measureMany, { measurements: [{ period: '2020', value: 1 }], ...extra }).length, 100)
})

const amount = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constant('many'), fc.constant({ low: 1, high: 2 }))
const anyFigure = fc.record(
  {
    period: fc.constantFrom('2024', '2024-05', 'never'),
    value: amount,
    low: amount,
    cell: fc.constantFrom({}, { sex: 'F' }, { sex: 1 }),
    obsStatus: fc.constantFrom('P', 'PB', 'ZZ', undefined),
    numerator: amount,
    note: fc.constantFrom('a note', ''),
    unknown: fc.constant(1),
  },
  { requiredKeys: [] },
)

t.test('fields that are left out are not looked for: what is made and what is found is the same', t => {
  const measure = commandAt('indicators/measure')
  const seen = { fit: 0, unfit: 0 }
  fc.assert(
    fc.property(anyFigure, body => {
      const whole = measure.body.safeParse(body)
      seen[whole.success ? 'fit' : 'unfit'] += 1
      const read = readCommandBody(measure, body)
      if (whole.success) t.strictSame(read, { body: whole.data })
      else t.strictSame(read, { faults: faultsOf(whole.error) })
    }),
    { seed: 7, numRuns: 400, examples: [[{ period: '2024', value: 1 }], [{ period: '2024', value: 1, unknown: 1 }]] },
  )
  t.ok(seen.fit > 0 && seen.unfit > 0)
  t.end()
})
