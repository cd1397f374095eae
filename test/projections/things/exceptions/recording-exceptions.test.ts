import t from 'tap'
import { DAY_MS } from '../../../../events/calendar.ts'
import { lateRecordings } from '../../../../projections/things/exceptions/recording-exceptions.ts'

t.test('a history of two hundred thousand figures that was brought along is one late entry', async t => {
  const rows = Array.from({ length: 200_000 }, (_, row) => row)
  const entries = {
    position: rows,
    knownFrom: rows.map(() => 0),
    recordedAt: rows.map(row => 4000 * DAY_MS + row),
    type: rows.map(() => 'indicator-measured' as const),
    stream: rows.map(() => 'indicator-x'),
    decision: rows.map(() => null),
  }
  const pin = { asOfMs: Infinity, asOf: null, position: rows.length, on: '2024-01-01', figures: 'all' } as const
  t.match(lateRecordings(entries, pin), [{ count: 200_000, finding: { least: 'ten-years', days: 4000 } }])
})
