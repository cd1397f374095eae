import assert from 'node:assert/strict'
import t from 'tap'
import { inWords } from '../../../src/engine/in-words.ts'
import { type Before, given } from '../given.ts'
import { counties, indicator, measured } from '../scenes.ts'

/** The warnings of a command that is recorded, in English. */
function warningsOf(before: readonly Before[], path: string, body: object) {
  const outcome = given(before).ledger.submit(`indicators/i/${path}`, body)
  assert.ok('recorded' in outcome, JSON.stringify(outcome))
  return outcome.warnings.map(warning => ({ ...warning, text: inWords(warning.text) }))
}
const codes = (...of: Parameters<typeof warningsOf>) => warningsOf(...of).map(({ code }) => code)

const because = { reason: 'because r', cause: 'source-revised' }

t.test('a vintage earlier than the one that stands is recorded, and the answer says that another stands', async t => {
  const before = [...indicator(), measured('2024', 11, { knownFrom: '2025-09' })]
  t.match(warningsOf(before, 'measure', { period: '2024', value: 11.2, knownFrom: '2025-03' }), [
    { code: 'earlier-vintage', text: /The figure 11, known from September 2025, still stands/, pointer: '/knownFrom' },
  ])
  t.match(
    warningsOf(before, 'measure-many', {
      measurements: [
        { period: '2023', value: 11 },
        { period: '2024', value: 11.2, knownFrom: '2025-03' },
      ],
    }),
    [{ code: 'earlier-vintage', pointer: '/measurements/1/knownFrom' }],
  )
  const twice = [...before, measured('2024', 11.2, { knownFrom: '2025-03' })]
  t.strictSame(codes(twice, 'correct', { period: '2024', value: 11.1, vintage: '2025-03', ...because }), [
    'earlier-vintage',
  ])
  t.strictSame(codes(twice, 'correct', { period: '2024', value: 11.1, ...because }), [])
  t.strictSame(codes(before, 'measure', { period: '2024', value: 11.2, knownFrom: '2025-10' }), [])
  const gone: Before = ['indicators/i/withdraw', { period: '2024', reason: 'because r' }]
  t.strictSame(codes([...before, gone], 'measure', { period: '2024', value: 11.2, knownFrom: '2025-03' }), [])
})

t.test('a value ten times the latest one of its cell, or a tenth of it, is recorded with a warning', async t => {
  const before = [...indicator(counties), measured('2022', 9), measured('2023', 9.5)]
  t.match(warningsOf(before, 'measure', { period: '2024', value: 95 }), [
    { code: 'order-of-magnitude', text: /95 is at least ten times the latest one, 9\.5/, pointer: '/value' },
  ])
  t.strictSame(codes(before, 'measure', { period: '2024', value: 0.95 }), ['order-of-magnitude'])
  t.strictSame(codes(before, 'measure', { period: '2024', value: -95 }), ['order-of-magnitude'])
  for (const value of [94.9, 0.951, 0, 9.5]) t.strictSame(codes(before, 'measure', { period: '2024', value }), [])
  t.strictSame(codes(before, 'measure', { period: '2024', value: 950, cell: { county: '03' } }), [])
  t.match(
    warningsOf(before, 'measure-many', {
      measurements: [
        { period: '2024', value: 9 },
        { period: '2025', value: 99 },
      ],
    }),
    [{ code: 'order-of-magnitude', text: /latest one, 9\./, pointer: '/measurements/1/value' }],
  )
  t.strictSame(codes(before, 'correct', { period: '2023', value: 95, ...because }), ['order-of-magnitude'])
})

t.test('a total shown beside all its cells but a hidden one is recorded with a warning', async t => {
  const oslo = { cell: { county: '03' } }
  const rogaland = { cell: { county: '11' } }
  const hidden: Before = ['indicators/i/measure', { period: '2024', obsStatus: 'Q', ...oslo }]
  const total = measured('2024', 30)
  const other = measured('2024', 20, rogaland)
  const value = { period: '2024', value: 30 }
  const before = indicator(counties)
  t.match(warningsOf([...before, hidden, other], 'measure', value), [
    { code: 'reveals-hidden', text: /county “03”/, pointer: '/cell' },
  ])
  t.strictSame(codes([...before, total, hidden], 'measure', { ...value, value: 20, ...rogaland }), ['reveals-hidden'])
  t.strictSame(codes([...before, total, other], 'measure', { period: '2024', obsStatus: 'Q', ...oslo }), [
    'reveals-hidden',
  ])
  t.strictSame(codes([...before, hidden], 'measure', value), [], 'the other cell is not shown')
  t.strictSame(codes([...before, other], 'measure', value), [], 'nothing is hidden')
  t.strictSame(
    codes([...before, hidden, other], 'measure', { period: '2024', obsStatus: 'Q' }),
    [],
    'nor the total shown',
  )
  const measurements = [value, { period: '2024', obsStatus: 'Q', ...oslo }, { ...value, value: 20, ...rogaland }]
  t.strictSame(codes(before, 'measure-many', { measurements }), ['reveals-hidden'])
})

t.test('a withdrawal that leaves a later vintage in force says that it stands', async t => {
  const before = [
    ...indicator(),
    measured('2024', 11, { knownFrom: '2025-03' }),
    measured('2024', 12, { knownFrom: '2025-09' }),
  ]
  const gone = { period: '2024', reason: 'because r' }
  t.match(warningsOf(before, 'withdraw', { ...gone, knownFrom: '2025-06' }), [
    { code: 'earlier-vintage', text: /The figure 12, known from September 2025, still stands/, pointer: '/knownFrom' },
  ])
  t.strictSame(codes(before, 'withdraw', gone), [])
})

t.test('the figure that a dispute ends with is looked at as a correction is', async t => {
  const raised: Before = [
    'indicators/i/dispute',
    { dispute: 'd', period: '2024', claimant: 'County', reason: 'because r' },
  ]
  const disputed = [...indicator(), measured('2024', 11), raised]
  const end = { dispute: 'd', outcome: 'corrected', ...because }
  t.match(warningsOf(disputed, 'resolve-dispute', { ...end, value: 110 }), [
    { code: 'order-of-magnitude', pointer: '/value' },
  ])
  t.strictSame(codes(disputed, 'resolve-dispute', { ...end, value: 10.9 }), [])
  const upheld = { dispute: 'd', outcome: 'upheld', reason: 'because r' }
  t.strictSame(codes(disputed, 'resolve-dispute', upheld), [])
})
