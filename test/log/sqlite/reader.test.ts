import t from 'tap'
import { openSqliteLog } from '../../../src/log/sqlite.ts'
import { appendFacts, newAppend, newFact, positions } from '../../contract/given.ts'
import { temporary } from '../temporary.ts'

t.test('rare facts are found in a long log, in both orders, whichever page or window they are in', async t => {
  const log = openSqliteLog({ directory: temporary(t) })
  await appendFacts(log, 'before', 1)
  const rare = new Set([1, 63, 64, 49_999, 50_000, 60_001, 99_999, 100_000, 109_999])
  for (let from = 0; from < 110_000; from += 10_000) {
    const facts = Array.from({ length: 10_000 }, (_, i) =>
      newFact({ type: rare.has(from + i + 1) ? 'rare' : 'common', data: {} }),
    )
    await log.append(newAppend(log, { expectedRevision: from - 1, facts }))
  }
  const wanted = [...rare]
  for (const where of [{}, { stream: 'indicator-neet' }, { mission: 'inkludering' }]) {
    const read = (filter: object) => positions(log.read({ types: ['rare'], ...where, ...filter }))
    t.same(read({}), wanted)
    t.same(read({ order: 'desc' }), wanted.toReversed())
    t.same(read({ limit: 4 }), wanted.slice(0, 4))
    t.same(read({ order: 'desc', limit: 4 }), wanted.toReversed().slice(0, 4))
    t.same(read({ from: 64, to: 99_999 }), wanted.slice(2, 7))
    t.same(read({ from: 64, to: 99_999, order: 'desc' }), wanted.slice(2, 7).toReversed())
  }
  for (const order of ['asc', 'desc'] as const) {
    for (const [where, first] of [
      [{}, 0],
      [{ stream: 'indicator-neet' }, 1],
    ] as const) {
      const found = positions(log.read({ ...where, order }))
      if (order === 'desc') found.reverse()
      t.equal(found.length, 110_001 - first)
      t.equal(
        found.findIndex((position, i) => position !== i + first),
        -1,
      )
    }
  }
  t.equal([...log.readSealed(0, 200_000)].at(-1)?.position, 110_000)
  await log.close()
})
