import t from 'tap'
import { above, atLeast, below, same } from '../../../projections/progress/compare.ts'

t.test('a boundary is itself, whatever binary fractions make of it', t => {
  t.ok(same(0.1 + 0.2, 0.3) && atLeast(0.6 - 1e-16, 0.6) && !below(0.3 / 0.5 - 1e-17, 0.6))
  t.notOk(above(0.1 + 0.2, 0.3))
  t.end()
})

t.test('what differs by more than a billionth differs', t => {
  t.ok(below(0.6 - 1e-8, 0.6) && above(0.6 + 1e-8, 0.6) && !atLeast(0.6 - 1e-8, 0.6))
  t.ok(below(1e9 - 10, 1e9) && same(1e9 - 0.5, 1e9))
  t.ok(above(1e-30, 0) && below(-1e-30, 0) && same(0, -0), 'around zero nothing but zero is zero')
  t.end()
})
