import fc from 'fast-check'
import t from 'tap'
import { SharedPart, sharingIn, sharingList } from '../../../projections/base/shared-json.ts'

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
const fields = named('s').map(some => ({ ...some, sure: 1 }))

t.test('objects that share a part have the fields and the JSON that each has by itself', async () => {
  fc.assert(
    fc.property(fields, fc.array(named('o'), { maxLength: 4 }), (fields, owns) => {
      const shared = new SharedPart(fields)
      const list = sharingList(owns.map(own => ({ shared, own })))
      const plain = owns.map(own => ({ ...fields, ...own }))
      const [json, plainJson] = [owns.map(own => shared.jsonWith(own)), plain.map(one => JSON.stringify(one))]
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
  t.equal(shared.jsonWith({ n: 1 }), '{"part":"A","n":1}')
  t.equal(shared.jsonWith({ n: 2 }), '{"part":"A","n":2}')
  t.equal(written, 1)
})

t.test('of any other list nothing is known', async t => t.equal(sharingIn([{ a: 1 }]), undefined))
