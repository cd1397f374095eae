import t from 'tap'
import { openSqliteLog } from '../../src/log/sqlite.ts'
import { newAppend, newFact, positions } from '../contract/given.ts'
import { temporary } from './temporary.ts'

t.test('what is rare is found through a long log, up and down, whichever page or window it lies in', async t => {
  const log = openSqliteLog({ directory: temporary(t) })
  const rare = new Set([0, 63, 64, 49_999, 50_000, 60_001, 99_999, 100_000, 109_999])
  for (let from = 0; from < 110_000; from += 10_000) {
    const facts = Array.from({ length: 10_000 }, (_, i) =>
      newFact({ type: rare.has(from + i) ? 'rare' : 'common', data: {} }),
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
  let next = 0
  for (const { position } of log.read({})) if (position !== next++) t.fail(`${position} at ${next - 1}`)
  t.equal(next, 110_000)
  t.equal([...log.readSealed(0, 200_000)].at(-1)?.position, 109_999)
  await log.close()
})
