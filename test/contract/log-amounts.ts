/** How much goes in? */

import { all, newAppend, newFact, positions } from './given.ts'
import type { Rule } from './subject.ts'

export function logAmounts(test: Rule): void {
  test('ten thousand facts go in by one append', async (t, log) => {
    const facts = Array.from({ length: 10_000 }, (_, value) => newFact({ data: { value } }))
    const appended = await log.append(newAppend(log, { facts }))
    t.equal(appended.facts.length, 10_000)
    t.equal(log.head(), 9_999)
    t.same(
      all(log).map(({ data }) => data),
      facts.map((_, value) => `{"value":${value}}`),
    )
    t.same(positions(log.read({ order: 'desc', limit: 3 })), [9_999, 9_998, 9_997])
    t.equal([...log.readSealed(0, 9_999)].length, 10_000)
  })

  test('more waiting than one transaction takes is kept all the same, in order', async (t, log) => {
    const appends = Array.from({ length: 5 }, (_, i) =>
      newAppend(log, { expectedRevision: i * 3000 - 1, facts: Array.from({ length: 3000 }, () => newFact()) }),
    )
    const batches: number[] = []
    log.follow(facts => batches.push(facts.length))
    await Promise.all(appends.map(log.append))
    t.same(batches, [3000, 3000, 3000, 3000, 3000])
    t.equal(log.head(), 14_999)
    t.equal(log.revisionOf('indicator-neet'), 14_999)
  })

  test('large facts and all of Unicode read back byte for byte', async (t, log) => {
    const texts = [
      'x'.repeat(1 << 20),
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
    const large = Array.from({ length: 8 }, () => newFact({ data: { text: '€'.repeat(350_000) } }))
    await log.append(newAppend(log, { stream: 'large', facts: large }))
    t.same(
      positions(log.read({ order: 'desc' })),
      Array.from({ length: 17 }, (_, i) => 16 - i),
    )
  })
}
