/** Exact quantiles of counts, held against sums in exact fractions and in fifty decimals. */
import fc from 'fast-check'
import t from 'tap'
import { binomial, countQuantiles, poisson } from '../../../../projections/figures/places/count-limits.ts'

const TAILS = [0.001, 0.025, 0.975, 0.999]
const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-9 * Math.max(1, Math.abs(b))

t.test('binomial and Poisson quantiles are those of exact sums, interpolated between counts', async t => {
  for (const [name, counts, expected] of [
    [
      '100 of a share of 0.2',
      binomial(100, 0.2),
      [8.097825256459952, 11.97422327150689, 27.647608503359194, 32.67658515166425],
    ],
    [
      '30 of a share of 0.1',
      binomial(30, 0.1),
      [-0.9764101751240742, -0.4102543781018568, 6.045822806541441, 8.651450663944571],
    ],
    ['a mean of 7.3', poisson(7.3), [0.0657945106280199, 2.031810921213422, 12.594487897176611, 16.53855488432873]],
    ['a mean of 2,500', poisson(2500), [2346.415713797523, 2401.978166244277, 2597.9692070140554, 2655.4342172942165]],
  ] as const)
    for (const [i, quantile] of countQuantiles(counts, TAILS).entries())
      t.ok(near(quantile, expected[i] as number), `${name}: ${quantile}`)
})

t.test('quantiles ascend, and stay within a count of what there can be', async () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), (n, share) => {
      const [a, b, c, d] = countQuantiles(binomial(n, share), TAILS) as [number, number, number, number]
      if (!(-1 <= a && a < b && b < c && c < d && d <= n)) throw new Error(`${n} ${share}: ${[a, b, c, d]}`)
    }),
  )
})
