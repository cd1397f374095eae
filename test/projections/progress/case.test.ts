import t from 'tap'
import { perBaseline, resolveTarget } from '../../../projections/progress/case.ts'

t.test('a relative target is a share of the baseline, or points added to it', t => {
  t.strictSame(resolveTarget({ changePercent: -50 }, 78_000), { value: 39_000 })
  t.strictSame(resolveTarget({ changePercent: -50 }, 101_118), { value: 50_559 })
  t.strictSame(resolveTarget({ changePoints: -3 }, 12), { value: 9 })
  t.end()
})

t.test('an absolute target needs no baseline, a relative one does', t => {
  t.strictSame(resolveTarget({ value: 6 }, null), { value: 6 })
  t.strictSame(resolveTarget({ low: 1, high: 2 }, null), { low: 1, high: 2 })
  t.equal(resolveTarget({ changePercent: 10 }, null), null)
  t.end()
})

t.test('a relative target moves with its baseline, an absolute one does not', t => {
  t.equal(perBaseline({ changePercent: -50 }), 0.5)
  t.equal(perBaseline({ changePoints: -3 }), 1)
  t.equal(perBaseline({ value: 6 }), 0)
  t.end()
})
