import fc from 'fast-check'
import t from 'tap'
import { type Ages, agesOf, uncovered } from '../../../projections/things/age-bands.ts'

t.test('codes name bands of ages; others name none', async t => {
  const read = (code: string) => {
    const ages = agesOf(code)
    return ages && [ages.from, ages.to]
  }
  t.strictSame(['0-5', '6–12', '15', '18+', 'Y15-29', 'Y7', 'Y_LT15', 'Y_GE65'].map(read), [
    [0, 5],
    [6, 12],
    [15, 15],
    [18, null],
    [15, 29],
    [7, 7],
    [0, 14],
    [65, null],
  ])
  for (const code of ['children', '12-6', '', '-5', '5-', '1234', 'F', '0-5+', 'Y_LT0', '2024-05'])
    t.equal(read(code), undefined, code)
})

t.test('ages that no band covers are listed from the youngest', async t => {
  const ages = (from: number, to: number | null): Ages => ({ from, to })
  const children = ages(0, 29)
  t.strictSame(uncovered(children, []), [children])
  t.strictSame(uncovered(children, [ages(18, null), ages(6, 12)]), [ages(0, 5), ages(13, 17)])
  t.strictSame(uncovered(children, [ages(0, 5), ages(6, 29)]), [])
  t.strictSame(uncovered(children, [ages(0, 20), ages(3, 5), ages(40, 50)]), [ages(21, 29)])
  t.strictSame(uncovered(ages(67, null), [ages(60, 79)]), [ages(80, null)], 'without an upper end')
  t.strictSame(uncovered(ages(67, null), [ages(0, null)]), [])
})

const band = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.option(fc.integer({ min: 0, max: 20 }), { nil: null }))
  .map(([from, length]): Ages => ({ from, to: length === null ? null : from + length }))
const has = ({ from, to }: Ages, age: number) => age >= from && (to === null || age <= to)

t.test('an age is left out exactly where no band has it', async () => {
  fc.assert(
    fc.property(band, fc.array(band, { maxLength: 5 }), (population, bands) => {
      const left = uncovered(population, bands)
      for (let age = 0; age <= 100; age++) {
        const wanted = has(population, age) && !bands.some(b => has(b, age))
        if (left.some(gap => has(gap, age)) !== wanted) throw new Error(`${age}`)
      }
    }),
  )
})
