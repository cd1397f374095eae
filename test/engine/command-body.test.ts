import fc from 'fast-check'
import t from 'tap'
import type { z } from 'zod'
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

const anyField = fc.record(
  {
    period: fc.constantFrom('2020', '2020-Q1', 'soon', { period: '2020', cohort: true, after: 'P6Y' }, 7),
    value: fc.constantFrom(1, 2.5, 'many', { exact: 3 }, null),
    obsStatus: fc.constantFrom('A', 'PB', 'L', 'x', ''),
    cell: fc.constantFrom(
      { sex: 'M' },
      { sex: 'M', county: '03' },
      { county: '03', sex: 'M' },
      { sex: 1 },
      [],
      'M',
      {},
    ),
    note: fc.constantFrom('A note', '\u200b', 'born 01010012345', '', 'x'.repeat(300)),
    knownFrom: fc.constantFrom('2024', 'never'),
    extra: fc.constant(1),
  },
  { requiredKeys: [] },
)

const likelyGood = fc.record(
  {
    period: fc.constantFrom('2020', '2020-Q1'),
    value: fc.constantFrom(1, 2.5),
    obsStatus: fc.constantFrom('A', 'PB'),
    cell: fc.constantFrom({ sex: 'M' }, { sex: 'M', county: '03' }, { county: '03', sex: 'M' }, {}),
  },
  { requiredKeys: ['period', 'value'] },
)

t.test('a row is read as the whole schema reads it, however often its texts and cells were met before', async t => {
  const { element } = (measureMany.body as unknown as { shape: Record<string, { element: z.ZodType }> }).shape
    .measurements as { element: z.ZodType }
  let fit = 0
  fc.assert(
    fc.property(
      fc.array(fc.oneof({ arbitrary: likelyGood, weight: 9 }, anyField), { minLength: 1, maxLength: 3 }),
      measurements => {
        const read = readCommandBody(measureMany, { measurements })
        const whole = measurements.map(row => element.safeParse(row))
        if ('body' in read) {
          fit += 1
          const rows = (read.body as { measurements: unknown[] }).measurements
          if (JSON.stringify(rows) !== JSON.stringify(whole.map(each => each.data))) throw new Error('another body')
        } else if (whole.every(each => each.success) && !read.faults.every(({ pointer }) => /note/.test(pointer)))
          throw new Error('refused, and the schema takes it')
      },
    ),
    { numRuns: 500, seed: 7 },
  )
  t.ok(fit > 20, `${fit} fit`)
})

t.test('a text is not taken for a cell that was met before, nor a cell for another', async t => {
  const rows = (cell: unknown) => ({ measurements: [{ period: '2020', value: 1, cell }] })
  t.strictSame(readCommandBody(measureMany, rows({ a: 'x', b: 'y' })), { body: rows({ a: 'x', b: 'y' }) })
  t.match(faultsIn(measureMany, rows('1:a1:x1:b1:y')), [{ pointer: '/measurements/0/cell' }])
  t.match(readCommandBody(measureMany, rows({ a: 'x1', b: 'y' })), { body: rows({ a: 'x1', b: 'y' }) })
})
