import fc from 'fast-check'
import t from 'tap'
import { ratesOf, subscriberOf } from '../../src/http/rates.ts'

t.test('a second’s worth may be taken at once, then as much as flows in', async t => {
  const rates = ratesOf(5)
  for (let i = 0; i < 5; i++) t.equal(rates.take('a', 0), 0)
  t.equal(rates.take('a', 0), 1, 'come back in a second')
  t.equal(rates.take('a', 199), 1)
  t.equal(rates.take('a', 200), 0, 'a fifth of a second brings one')
  t.equal(rates.take('a', 201), 1)
  t.equal(rates.take('b', 201), 0, 'another has its own')
})

t.test('the time that has gone is taken off what is still to be waited', async t => {
  const rates = ratesOf(0.1)
  t.equal(rates.take('a', 0), 0)
  t.equal(rates.take('a', 0), 10)
  t.equal(rates.take('a', 4000), 6)
  t.equal(rates.take('a', 9500), 1)
  t.equal(rates.take('a', 10_000), 0)
})

t.test('in no stretch of time is more taken than it allows', async () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50 }),
      fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 200 }),
      (rate, steps) => {
        const rates = ratesOf(rate)
        let [at, taken] = [0, 0]
        for (const step of steps) {
          at += step
          if (rates.take('a', at) === 0) taken += 1
        }
        if (taken > rate + (at * rate) / 1000 + 1e-6) throw new Error(`${taken} in ${at} ms at ${rate}/s`)
      },
    ),
    { numRuns: 200 },
  )
})

t.test('DOS01 it remembers no more than so many', async t => {
  const rates = ratesOf(1, 3)
  for (const whose of ['a', 'b', 'c']) t.equal(rates.take(whose, 0), 0)
  t.equal(rates.take('c', 0), 1)
  t.equal(rates.take('d', 0), 0)
  t.equal(rates.take('a', 0), 0, 'the first was forgotten')
})

t.test('a clock that goes back gives nothing away', async t => {
  const rates = ratesOf(1)
  t.equal(rates.take('a', 1000), 0)
  t.equal(rates.take('a', 0), 1)
})

t.test('DOS01 all of a /64 is one subscriber', async t => {
  t.equal(subscriberOf('2001:db8:1:2:aaaa::1'), subscriberOf('2001:db8:1:2::2'))
  t.not(subscriberOf('2001:db8:1:2::1'), subscriberOf('2001:db8:1:3::1'))
  t.equal(subscriberOf('2001:db8::1'), subscriberOf('2001:db8:0:0:1:2:3:4'))
  t.equal(subscriberOf('::1'), '0:0:0:0::/64')
  t.equal(subscriberOf('192.0.2.1'), '192.0.2.1')
  t.equal(subscriberOf('::ffff:192.0.2.1'), '::ffff:192.0.2.1')
  t.equal(subscriberOf(undefined), '')
})

t.test('what costs more than there is is let in, and the following seconds pay for it', async t => {
  const rates = ratesOf(5)
  t.equal(rates.take('a', 0, 20), 0)
  t.equal(rates.take('a', 0), 4, 'fifteen are owed, and one more is wanted')
  t.equal(rates.take('a', 3100), 1)
  t.equal(rates.take('a', 3200), 0)
  rates.spend('a', 3200, 10)
  t.equal(rates.take('a', 4000), 2, 'what is found out later is paid as well')
  t.equal(rates.take('b', 4000), 0, 'by nobody else')
})

t.test('whatever things cost, in the long run no more is spent than flows in', async () => {
  const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 100 })), {
    maxLength: 100,
  })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), steps, (rate, all) => {
      const rates = ratesOf(rate)
      let [at, spent] = [0, 0]
      for (const [wait, cost] of all) {
        at += wait
        if (rates.take('a', at) !== 0) continue
        if (spent > rate + (at * rate) / 1000 + 1e-6)
          throw new Error(`let in at ${at} ms with ${spent} spent at ${rate}/s`)
        rates.spend('a', at, cost)
        spent += 1 + cost
      }
    }),
    { numRuns: 200 },
  )
})
