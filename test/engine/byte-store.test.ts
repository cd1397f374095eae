import fc from 'fast-check'
import t from 'tap'
import { byteStoreOf } from '../../src/engine/byte-store.ts'

const bytesOf = (n: number, length: number): Buffer => Buffer.alloc(length, n)
const forGood = (): void => {}

t.test('what is kept is given as it was, or not at all; what is lent stays as it is until it was read', async () => {
  const step = fc.record({ name: fc.nat({ max: 30 }), deed: fc.constantFrom('keep', 'get', 'lend', 'read') })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 300 }), fc.integer({ min: 100, max: 400 }), (steps, room) => {
      const store = byteStoreOf(room)
      const lent: { bytes: Buffer; was: Buffer; done: () => void }[] = []
      for (const { name, deed } of steps) {
        // A name has the same bytes each time.
        const was = bytesOf(name, (name * 7) % 31)
        if (deed === 'keep') store.keep(`${name}`, was)
        if (deed === 'read') lent.shift()?.done()
        let done = forGood
        const whenRead = (read: () => void): void => {
          done = read
        }
        const found = deed === 'lend' ? store.lend(`${name}`, whenRead) : store.get(`${name}`)
        if (found && !found.equals(was)) throw new Error(`${name} is ${found.toString('hex')}`)
        if (found && deed === 'lend') lent.push({ bytes: found, was, done })
        if (deed === 'keep' && lent.length === 0 && was.length <= room / 4 && !found) throw new Error(`${name} is gone`)
        const changed = lent.find(({ bytes, was }) => !bytes.equals(was))
        if (changed) throw new Error(`what was lent is now ${changed.bytes.toString('hex')}`)
      }
    }),
    { numRuns: 1000 },
  )
})

t.test('what is asked for again outlives what nobody asks for', async t => {
  const store = byteStoreOf(1_000)
  store.keep('asked', bytesOf(1, 100))
  store.keep('lent', bytesOf(1, 100))
  store.keep('forgotten', bytesOf(2, 100))
  for (let n = 0; n < 30; n++) {
    store.keep(`${n}`, bytesOf(n, 100))
    t.ok(store.get('asked'), `after ${n + 1} more`)
    t.ok(
      store.lend('lent', done => done()),
      `lent after ${n + 1} more`,
    )
  }
  t.equal(store.get('forgotten'), undefined)
})

t.test('it has room for about as many bytes as it is told', async t => {
  const store = byteStoreOf(1_000)
  for (let n = 0; n < 100; n++) store.keep(`${n}`, bytesOf(n, 90))
  const found = Array.from({ length: 100 }, (_, n) => n).filter(n => store.get(`${n}`))
  t.ok(found.length >= 10 && found.length * 90 <= 1_000, `${found}`)
})

t.test('what was given as a copy is not written over', async t => {
  const store = byteStoreOf(400)
  store.keep('a', bytesOf(1, 100))
  const given = store.get('a')
  for (let n = 0; n < 10; n++) store.keep(`${n}`, bytesOf(9, 100))
  t.equal(store.get('a'), undefined)
  t.same(given, bytesOf(1, 100))
})

t.test('at most half of it is lent; beyond that copies are given, and there is room for more', async t => {
  const store = byteStoreOf(400)
  const read: (() => void)[] = []
  for (const name of ['a', 'b', 'c', 'd']) {
    store.keep(name, bytesOf(1, 90))
    t.same(
      store.lend(name, done => read.push(done)),
      bytesOf(1, 90),
    )
  }
  t.equal(read.length, 2)
  for (const [n, done] of [...read, ...read].entries()) {
    store.keep(`${n}`, bytesOf(2, 90))
    t.same(store.get(`${n}`), bytesOf(2, 90))
    done()
  }
  for (const name of ['2', '3', '2']) store.lend(name, done => read.push(done))
  t.equal(read.length, 4, 'what was read twice is given back once')
})
