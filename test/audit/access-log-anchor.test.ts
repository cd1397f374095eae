import { setImmediate as turn } from 'node:timers/promises'
import t from 'tap'
import { parse } from '../../events/catalogue.ts'
import { openAccessLog } from '../../src/access/access-log.ts'
import { anchorDaily, anchorsIn } from '../../src/audit/access-log-anchor.ts'
import { memoryLog } from '../../src/log/memory.ts'
import { appendFacts } from '../contract/given.ts'

const [HOUR, DAY] = [3_600_000, 86_400_000]
const attempt = (n: number) => ({
  at: Date.now() + n,
  code: 'not-your-role',
  method: 'POST',
  path: `/p/${n}`,
  address: '127.0.0.1',
  principal: 'per',
})

t.test('the access log is anchored at the first append after midnight UTC, where rows were added', async t => {
  const clock = { now: Date.parse('2026-06-15T22:00:00Z') }
  const log = memoryLog({ clock: () => clock.now })
  const accessLog = openAccessLog({ file: ':memory:' })
  const errors: unknown[] = []
  const stop = anchorDaily(log, { anchor: accessLog.anchor, onError: error => errors.push(error) })
  const append = async (): Promise<number> => {
    await appendFacts(log, `mission-${log.head()}`, 1)
    for (let n = 0; n < 5; n++) await turn()
    return anchorsIn(log).length
  }
  accessLog.add(attempt(1))
  t.equal(await append(), 0, 'on the day of the start')
  clock.now += 3 * HOUR
  t.equal(await append(), 1, 'after midnight')
  t.match(anchorsIn(log), [accessLog.anchor()])
  const fact = parse([...log.readStream('audit')][0]!)
  t.match(fact, { type: 'access-log-anchored', meta: { principal: 'varde', role: 'service' } })
  accessLog.add(attempt(2))
  t.equal(await append(), 1, 'once a day')
  clock.now += DAY
  t.equal(await append(), 2)
  clock.now += DAY
  t.equal(await append(), 2, 'nothing was added')
  accessLog.add(attempt(3))
  t.equal(await append(), 2, 'nor is that day asked again')
  stop()
  clock.now += DAY
  t.equal(await append(), 2)
  const again = anchorDaily(log, { anchor: accessLog.anchor, onError: error => errors.push(error) })
  t.equal(await append(), 2, 'the last fact is of the same day')
  clock.now += DAY
  t.equal(await append(), 3)
  t.match(
    anchorsIn(log).map(({ rows }) => rows),
    [1, 2, 3],
  )
  t.same(errors, [])
  again()
  accessLog.close()
})
