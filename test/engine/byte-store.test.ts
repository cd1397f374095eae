import fc from 'fast-check'
import t from 'tap'
import { byteStoreOf } from '../../src/engine/byte-store.ts'

const bytesOf = (n: number, length: number): Buffer => Buffer.alloc(length, n)

t.test('what is kept is given as it was, or not at all; and what was kept last is there', async () => {
  const step = fc.record({ name: fc.nat({ max: 30 }), asks: fc.boolean() })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), fc.integer({ min: 100, max: 400 }), (steps, room) => {
      const store = byteStoreOf(room)
      for (const { name, asks } of steps) {
        // A name has the same bytes each time.
        const bytes = bytesOf(name, (name * 7) % 31)
        if (!asks) store.keep(`${name}`, bytes)
        const found = store.get(`${name}`)
        if (found && !found.equals(bytes)) throw new Error(`${name} is ${found.toString('hex')}`)
        if (!asks && bytes.length <= room / 4 && !found) throw new Error(`${name} is gone`)
      }
    }),
  )
})

t.test('what is asked for again outlives what nobody asks for', async t => {
  const store = byteStoreOf(1_000)
  store.keep('asked', bytesOf(1, 100))
  store.keep('forgotten', bytesOf(2, 100))
  for (let n = 0; n < 30; n++) {
    store.keep(`${n}`, bytesOf(n, 100))
    t.ok(store.get('asked'), `after ${n + 1} more`)
  }
  t.equal(store.get('forgotten'), undefined)
})

t.test('it has room for about as many bytes as it is told', async t => {
  const store = byteStoreOf(1_000)
  for (let n = 0; n < 100; n++) store.keep(`${n}`, bytesOf(n, 90))
  const found = Array.from({ length: 100 }, (_, n) => n).filter(n => store.get(`${n}`))
  t.ok(found.length >= 10 && found.length * 90 <= 1_000, `${found}`)
})

t.test('what was given is not written over', async t => {
  const store = byteStoreOf(400)
  store.keep('a', bytesOf(1, 100))
  const given = store.get('a')
  for (let n = 0; n < 10; n++) store.keep(`${n}`, bytesOf(9, 100))
  t.equal(store.get('a'), undefined)
  t.same(given, bytesOf(1, 100))
})
