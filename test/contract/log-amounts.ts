/** Rules about large amounts. */

import { allFacts, newAppend, newFact, positions } from './given.ts'
import type { Rule, Subject } from './subject.ts'

export function logAmounts(test: Rule, { inEventStore }: Subject): void {
  const most = inEventStore ? 3_000 : 10_000
  const large = inEventStore ? 1 << 17 : 1 << 20

  test('one append can have thousands of facts', async (t, log) => {
    const facts = Array.from({ length: most }, (_, value) => newFact({ data: { value } }))
    const appended = await log.append(newAppend(log, { facts }))
    t.equal(appended.facts.length, most)
    t.equal(log.head(), most - 1)
    t.same(
      allFacts(log).map(({ data }) => data),
      facts.map((_, value) => `{"value":${value}}`),
    )
    t.same(positions(log.read({ order: 'desc', limit: 3 })), [most - 1, most - 2, most - 3])
    t.equal([...log.readSealed(0, most)].length, most)
  })

  test('more facts than one transaction takes are stored all the same, in order', async (t, log) => {
    // How long a caller waits has tests of its own: on a slow machine a store takes longer than that for 15,000 facts.
    const patience = 60_000
    const appends = Array.from({ length: 5 }, (_, i) =>
      newAppend(log, {
        expectedRevision: i * 3000 - 1,
        facts: Array.from({ length: 3000 }, () => newFact()),
        patience,
      }),
    )
    const batches: number[] = []
    log.follow(facts => batches.push(facts.length))
    await Promise.all(appends.map(log.append))
    if (!inEventStore) t.same(batches, [3000, 3000, 3000, 3000, 3000])
    t.equal(log.head(), 14_999)
    t.equal(log.revisionOf('indicator-neet'), 14_999)
  })

  test('large facts and all of Unicode are read back byte for byte', async (t, log) => {
    const texts = [
      'x'.repeat(large),
      'blåbærsyltetøy',
      'e\u0301 é',
      '\u202eRTL',
      '\u0000\u001f\u007f',
      '😀'.repeat(1000),
      'ᏣᎳᎩ',
      '\ufffd\uffff',
      ' \t\n',
    ]
    await log.append(
      newAppend(log, { facts: texts.map(text => newFact({ data: { text } })), principal: 'Kåre «ÆØÅ» 😀' }),
    )
    const facts = [...log.readStream('indicator-neet')]
    t.strictSame(
      facts.map(({ data }) => JSON.parse(data).text === texts.shift()),
      facts.map(() => true),
    )
    t.equal(facts[0]?.principal, 'Kåre «ÆØÅ» 😀')
    const texts8 = Array.from({ length: 8 }, () => newFact({ data: { text: '€'.repeat(large / 3 / 8) } }))
    await log.append(newAppend(log, { stream: 'large', facts: texts8 }))
    t.same(
      positions(log.read({ order: 'desc' })),
      Array.from({ length: 17 }, (_, i) => 16 - i),
    )
  })
}
