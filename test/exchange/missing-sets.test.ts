import t from 'tap'
import { missingSetNames } from '../../events/import-map.ts'
import { missingSets, setsKnowing } from '../../src/exchange/missing-sets.ts'

t.test('the offices do not mean the same by a sign', async t => {
  const of = (sign: string) => Object.fromEntries(missingSetNames.map(name => [name, missingSets[name].signs[sign]]))
  t.match(of('..'), { ssb: 'L', scb: 'L', dst: 'Q' })
  t.match(of(':'), { ssb: 'Q', eurostat: 'L' })
  for (const sign of ['NaN', '#N/A']) t.match(of(sign), { ssb: undefined, eurostat: 'L' }, sign)
  t.match(of('.'), { ssb: 'M', scb: 'M', dst: 'M', destatis: 'Q' })
  t.match(of('-'), { ssb: 0, scb: 0, dst: 0, destatis: 0 })
  t.strictSame(setsKnowing(':'), ['ssb (Q)', 'eurostat (L)'])
  t.strictSame(setsKnowing('n.a.'), [])
})

t.test('every set says where it is said, and when that was read, if it was', async t => {
  for (const name of missingSetNames) {
    const { source, signs } = missingSets[name]
    t.match(source, { name: /\S{4}/, url: /^https?:\/\// }, name)
    if ('read' in source) t.match(source.read, /^\d{4}-\d{2}$/)
    for (const means of Object.values(signs)) t.ok(means === 0 || 'LMQ'.includes(means), `${name} ${means}`)
  }
})
