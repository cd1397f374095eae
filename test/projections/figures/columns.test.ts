/** Figures as columns: what is put together of pieces is what was added one by one. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { trimmedColumns, type ValueFact } from '../../../projections/figures/columns.ts'
import { emptySeries, seriesWithout } from '../../../projections/figures/series.ts'

const given = fc.record({
  period: fc.constantFrom('2019', '2020', '2021'),
  value: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
  knownFrom: fc.constantFrom(undefined, '2021', '2022-05', '2023'),
  reason: fc.constantFrom(undefined, 'late'),
})
type Given = typeof given extends fc.Arbitrary<infer G> ? G : never

const facts = (all: readonly Given[]): ValueFact[] =>
  all.map(({ period, value, knownFrom, reason }, position) => ({
    type: 'indicator-measured',
    data: { period, ...(value === undefined ? { obsStatus: 'Q' } : { value }) },
    meta: { ...(knownFrom && { knownFrom }), ...(reason && { reason }) },
    knownFrom: position,
    recordedAt: position,
    position,
  })) as unknown as ValueFact[]

const rowsOf = (series: ReturnType<typeof emptySeries>) =>
  Array.from({ length: series.rows }, (_, row) => series.row(row))

t.test('a series put together of pieces has the rows of one to which each fact was added', async () => {
  fc.assert(
    fc.property(fc.array(fc.array(given, { maxLength: 6 }), { maxLength: 5 }), pieces => {
      const all = facts(pieces.flat())
      const [whole, together] = [emptySeries(), emptySeries()]
      for (const fact of all) whole.add(fact)
      let from = 0
      for (const { length } of pieces) {
        const piece = emptySeries()
        for (const fact of all.slice(from, from + length)) piece.add(fact)
        together.append(structuredClone({ ...trimmedColumns(piece.columns()), keys: piece.columns().keys }))
        from += length
      }
      assert.deepEqual(rowsOf(together), rowsOf(whole))
      for (const [index, { meta }] of all.entries()) assert.equal(whole.row(index).knownText, meta.knownFrom)
    }),
  )
})

t.test('a series without some rows has the others as they were', async () => {
  fc.assert(
    fc.property(fc.array(given, { maxLength: 12 }), fc.array(fc.nat(11)), (all, left) => {
      const whole = emptySeries()
      for (const fact of facts(all)) whole.add(fact)
      const without = new Set(left)
      const strip = ({ key, ...row }: ReturnType<typeof whole.row>) => ({ ...row, period: key.given })
      const kept = rowsOf(whole).filter((_, row) => !without.has(row))
      assert.deepEqual(rowsOf(seriesWithout(whole, without)).map(strip), kept.map(strip))
    }),
  )
})
