import fc from 'fast-check'
import t from 'tap'
import { jsonOf, SharedPart, sharingIn, sharingList } from '../../../projections/base/shared-json.ts'

const value = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.double({ noNaN: true }),
  fc.constant(null),
  fc.constant(undefined),
)
const named = (prefix: string) =>
  fc.dictionary(
    fc.string().map(name => `${prefix}${name}`),
    fc.oneof(value, fc.array(value, { maxLength: 3 }), fc.dictionary(fc.string(), value, { maxKeys: 3 })),
    { maxKeys: 5 },
  )
t.test('objects that share a part have the fields and the JSON that each has by itself', async () => {
  fc.assert(
    fc.property(named('s'), fc.array(named('o'), { maxLength: 4 }), (fields, owns) => {
      const shared = new SharedPart(fields)
      const parts = owns.map(own => [shared, new SharedPart(own)] as const)
      const list = sharingList(parts)
      const plain = owns.map(own => ({ ...fields, ...own }))
      const [json, plainJson] = [parts.map(jsonOf), plain.map(one => JSON.stringify(one))]
      if (JSON.stringify(list) !== JSON.stringify(plain)) throw new Error('their fields are others')
      if (json.join() !== plainJson.join()) throw new Error(`${json}\nis not\n${plainJson}`)
    }),
  )
})

t.test('a shared part is written once', async t => {
  let written = 0
  const part = {
    toJSON() {
      written += 1
      return 'A'
    },
  }
  const shared = new SharedPart({ part })
  t.equal(shared.isWritten, false)
  t.equal(jsonOf([shared, new SharedPart({ n: 1 })]), '{"part":"A","n":1}')
  t.equal(jsonOf([shared, new SharedPart({ n: 2 })]), '{"part":"A","n":2}')
  t.equal(shared.isWritten, true)
  t.equal(written, 1)
})

t.test('of any other list nothing is known', async t => t.equal(sharingIn([{ a: 1 }]), undefined))
