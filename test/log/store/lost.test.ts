/** A store that loses an append before any node has its facts. */
import t from 'tap'
import { NotHereYet } from '../../../src/log/log.ts'
import { newAppend } from '../../contract/given.ts'
import { until } from '../../fixtures/event-store-client.ts'
import { openNode, requireStoredOnce, startStore } from './given.ts'

t.test('facts that never arrive are not waited for without end, nor looked for without pause', async t => {
  const fixture = await startStore(t)
  let reads = 0
  let losing = false
  const { log } = await openNode(t, fixture, {
    wrap: port => ({
      async append(...given) {
        await port.append(...given)
        if (losing) fixture.loseTail(given[2].length)
        losing = false
      },
      readAll: (...given) => {
        reads += 1
        return port.readAll(...given)
      },
    }),
  })
  await log.append(newAppend(log))
  losing = true
  const facts = Array.from({ length: 20 }, () => newAppend(log).facts[0]!)
  await t.rejects(log.append(newAppend(log, { expectedRevision: 0, facts })), NotHereYet)
  t.ok(reads < 500, `${reads} reads in two seconds`)
  await until(() => log.store.settled('indicator-neet') === undefined)
  const { facts: kept } = await log.append(newAppend(log, { expectedRevision: 0 }))
  t.match(kept, [{ revision: 1, position: 1 }])
  requireStoredOnce(t, fixture, log)
})

t.end()
