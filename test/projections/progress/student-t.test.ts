import fc from 'fast-check'
import t from 'tap'
import { tCdf, tQuantile } from '../../../projections/progress/student-t.ts'
import { close } from './cases.ts'

const probability = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true })
const argument = fc.double({ min: -50, max: 50, noNaN: true })

t.test('agrees with the closed forms for one, two and four degrees of freedom', t => {
  fc.assert(fc.property(argument, x => close(tCdf(x, 1), 0.5 + Math.atan(x) / Math.PI)))
  fc.assert(fc.property(argument, x => close(tCdf(x, 2), 0.5 + x / (2 * Math.sqrt(2 + x * x)))))
  fc.assert(
    fc.property(argument, x => {
      const root = Math.sqrt(4 + x * x)
      return close(tCdf(x, 4), 0.5 + (x / (2 * root)) * (1 + 2 / (4 + x * x)))
    }),
  )
  fc.assert(fc.property(probability, p => close(tQuantile(p, 1), Math.tan(Math.PI * (p - 0.5)))))
  fc.assert(fc.property(probability, p => close(tQuantile(p, 2), (2 * p - 1) / Math.sqrt(2 * p * (1 - p)))))
  t.end()
})

t.test('agrees with the table to every digit printed', t => {
  // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2: upper 10 %, 2.5 % and .1 %.
  const table = [
    [2, 1.886, 4.303, 22.327],
    [4, 1.533, 2.776, 7.173],
    [8, 1.397, 2.306, 4.501],
    [30, 1.31, 2.042, 3.385],
    [100, 1.29, 1.984, 3.174],
  ] as const
  for (const [df, ...wanted] of table) {
    const got = [0.9, 0.975, 0.999].map(p => tQuantile(p, df).toFixed(3))
    t.strictSame(
      got,
      wanted.map(q => q.toFixed(3)),
      `${df} degrees of freedom`,
    )
  }
  t.end()
})

t.test('quantile and distribution undo each other for every number of degrees of freedom', t => {
  fc.assert(fc.property(probability, fc.integer({ min: 1, max: 500 }), (p, df) => close(tCdf(tQuantile(p, df), df), p)))
  t.end()
})

t.test('keeps its digits in the far tail', t => {
  // P(T ≤ −t) for two degrees of freedom is 1/(2·(r + t)·r/1) with r = √(2 + t²), free of cancellation.
  for (const x of [1e2, 1e4, 1e6]) {
    const r = Math.sqrt(2 + x * x)
    const wanted = 1 / (r * (r + x))
    t.ok(Math.abs(tCdf(-x, 2) / wanted - 1) < 1e-12, `at −${x}`)
  }
  t.end()
})

t.test('is symmetric around zero', t => {
  fc.assert(fc.property(argument, fc.integer({ min: 1, max: 60 }), (x, df) => close(tCdf(x, df) + tCdf(-x, df), 1)))
  t.strictSame([tQuantile(0.5, 3), tCdf(0, 3)], [0, 0.5])
  t.end()
})
