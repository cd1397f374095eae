import fc from 'fast-check'
import t from 'tap'
import { SharedPart, sharingList } from '../../projections/base/shared-json.ts'
import { atOnce } from '../../projections/base/work.ts'
import { writingJson } from '../../src/engine/json-work.ts'

/** Objects that share all but their number; the first has nothing but what they share. */
const shared = (fields: object, count: number): object[] => {
  const part = new SharedPart(fields)
  return sharingList(Array.from({ length: count }, (_, n) => [part, new SharedPart(n === 0 ? {} : { n })] as const))
}

t.test('whatever is written piece by piece has the bytes of what is written at once', async () => {
  const leaf = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 6 }),
    fc.double({ noNaN: true }),
    fc.boolean(),
    fc.constant(null),
    fc.constant(undefined),
  )
  const small = fc.oneof(leaf, fc.array(leaf, { maxLength: 4 }), fc.dictionary(fc.string(), leaf, { maxKeys: 4 }))
  const value = fc.oneof(
    small,
    // Large ones, which are written in pieces.
    small.map(one => Array.from({ length: 400 }, () => ({ one, text: 'x'.repeat(200) }))),
    small.map(one => shared({ one, text: 'x'.repeat(200) }, 400)),
    small.map(one => shared({ one, text: 'x'.repeat(40_000) }, 3)),
    small.map(one => [one, { one, text: 'å'.repeat(40_000), none: undefined, list: [], more: {} }, one]),
  )
  fc.assert(
    fc.property(fc.dictionary(fc.string(), value), object => {
      const written = atOnce(writingJson(object)).toString()
      if (written !== JSON.stringify(object)) throw new Error(written.slice(0, 500))
    }),
    { numRuns: 200 },
  )
})

t.test('a large answer is written in many pieces, between which the work may be interrupted', async t => {
  const answer = { rows: Array.from({ length: 20_000 }, (_, n) => ({ n, text: 'some text' })) }
  const work = writingJson(answer)
  let pieces = 0
  while (!work.next().done) pieces += 1
  t.ok(pieces > 15, `${pieces} pieces`)
})
