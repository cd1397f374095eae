import { existsSync, readFileSync } from 'node:fs'
import t from 'tap'
import { backtestOf, decimalsShown, HORIZONS, type OfficialSeries, reportText } from './backtest.ts'

const FILE = new URL('../../../shared/vectors/progress/backtest_series.json', import.meta.url)
const known: readonly OfficialSeries[] = existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')).series : []
const skip = known.length > 0 ? false : 'skipped: no official series beside this checkout'

t.test('on official series the band covers what it says, at every horizon and for every smoothness', { skip }, t => {
  const report = backtestOf(known)
  t.ok(report.forecasts > 10_000)
  for (const { horizon, covered } of report.coverage)
    t.ok(covered && covered > 0.76 && covered < 0.84, `${horizon} years`)
  for (const { smoothness, covered } of report.bySmoothness) t.ok(covered && covered >= 0.63, smoothness)
  const { varde, ...others } = report.meanError
  for (const [name, error] of Object.entries(others)) t.ok((varde ?? 0) < (error ?? 0), `smaller error than ${name}`)
  const { varde: score, ...otherScores } = report.intervalScore
  for (const [name, other] of Object.entries(otherScores)) t.ok((score ?? 0) < (other ?? 0), `better band than ${name}`)
  const [likely, uncertain, unlikely] = report.reaches.map(r => r.met ?? 0)
  t.ok((likely ?? 0) > (uncertain ?? 0) && (uncertain ?? 0) > (unlikely ?? 0), 'the words for the chance are in order')
  t.end()
})

t.test('the decimals are those that the values show', t => {
  t.equal(decimalsShown([1, 2.5, 3.25]), 2)
  t.equal(decimalsShown([10, 200]), 0)
  t.equal(decimalsShown([1.5e-7, 3]), 8)
  t.end()
})

t.test('every six points are an origin, and a series that never moves is none', t => {
  const straight = { id: 'straight', v: Array.from({ length: 14 }, (_, i) => 10 + 2 * i) }
  const report = backtestOf([straight, { id: 'flat', v: Array(14).fill(3) }, { id: 'short', v: [1, 2, 3] }])
  t.equal(report.series, 1)
  t.strictSame(
    report.coverage.map(c => [c.horizon, c.forecasts, c.covered]),
    [8, 6, 4, 2].map((n, i) => [HORIZONS[i], n, 1]),
  )
  t.equal(report.meanError['pace-held'], 0)
  t.equal(report.meanError['last-value'], (8 * 1 + 6 * 3 + 4 * 5 + 2 * 7) / 20)
  t.match(reportText(report), /20 projections of 1 series/)
  t.end()
})
