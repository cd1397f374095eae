import fc from 'fast-check'
import t from 'tap'
import { median, theilSen } from '../../../projections/progress/theil-sen.ts'
import { close, vectors, whereKnown } from './cases.ts'

interface Published {
  readonly fn: string
  readonly inputs: { readonly y: (number | null)[] }
  readonly expected: { readonly slope: number }
}

t.test('the median is the middle value, or the mean of the middle two', t => {
  t.strictSame([median([3, 1, 2]), median([4, 1, 3, 2]), median([10, 9, 100])], [2, 2.5, 10])
  t.end()
})

const published = vectors<Published>('forecast_holt_sen_published.json').filter(v => v.fn.startsWith('sen slope'))
t.test('gives the slope that pyMannKendall publishes', whereKnown(published), t => {
  for (const { inputs, expected } of published) {
    const points = inputs.y.flatMap((value, t) => (value === null ? [] : [{ t, value }]))
    t.ok(close(theilSen(points), expected.slope))
  }
  t.end()
})

const numbers = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 2, maxLength: 9 })

t.test('is linear: a line added to the points adds its slope', t => {
  fc.assert(
    fc.property(numbers, fc.integer({ min: -50, max: 50 }), (values, b) => {
      const points = values.map((value, t) => ({ t, value }))
      const tilted = values.map((value, t) => ({ t, value: value + b * t }))
      return Math.abs(theilSen(tilted) - theilSen(points) - b) < 1e-9
    }),
  )
  t.end()
})

t.test('one wild point among seven changes a line’s slope not at all', t => {
  fc.assert(
    fc.property(fc.nat(6), fc.integer({ min: -10_000, max: 10_000 }), (at, wild) => {
      const points = [0, 1, 2, 3, 4, 5, 6].map(t => ({ t, value: t === at ? wild : 2 * t }))
      return theilSen(points) === 2
    }),
  )
  t.end()
})
