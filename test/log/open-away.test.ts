/** What does a node do without its store, when it starts and later? */
import { setTimeout as wait } from 'node:timers/promises'
import t from 'tap'
import { all, keep } from '../contract/given.ts'
import { holds, newCommand, openNode, requireKeptOnce, stands, startStore } from './store/given.ts'
import { temporary } from './temporary.ts'

t.test('a node without facts waits for its store, and gives up when its patience is over', async t => {
  const fixture = await startStore(t)
  const directory = temporary(t)
  await fixture.crash()
  const began = performance.now()
  await t.rejects(openNode(t, fixture, { directory, patience: 600 }), { name: 'StoreAway', message: /does not answer/ })
  t.ok(performance.now() - began >= 600)
  const opening = openNode(t, fixture, { directory })
  await wait(700)
  await fixture.restart()
  const { log } = await opening
  await keep(log, 'indicator-a', 1)
  t.equal(log.store.status().state, 'following')
})

t.test(
  'a node with facts opens while its store is away, says so, is read, and follows by itself when it is back',
  async t => {
    const fixture = await startStore(t)
    const first = await openNode(t, fixture)
    await keep(first.log, 'indicator-a', 3)
    await first.log.close()
    await fixture.crash()
    const node = await openNode(t, fixture, { directory: first.directory })
    const { log, port, changes } = node
    t.same([log.store.status().state, all(log).length], ['away', 3])
    t.ok(log.store.status().heardAt > 0, 'it says when it last knew')
    await t.rejects(log.append(newCommand(log, 'indicator-a')), { name: 'LogUnavailable', message: /does not answer/ })
    await fixture.restart()
    await stands(node, 'following')
    t.same([...new Set(changes.map(({ state }) => state))], ['away', 'following'])
    await keep(log, 'indicator-a', 1)
    await fixture.crash()
    await stands(node, 'away')
    await fixture.restart()
    await stands(node, 'following')
    await holds(log, 4)
    t.equal((await port.last())?.revision, 3)
    requireKeptOnce(t, fixture, log)
  },
)

t.test('a frozen store is noticed, waited for no longer than any other, and followed when it goes on', async t => {
  const fixture = await startStore(t)
  const first = await openNode(t, fixture)
  await keep(first.log, 'indicator-a', 3)
  fixture.freeze()
  const frozen = performance.now()
  await stands(first, 'away', /in time/)
  // Sooner than the connection says that it is dead.
  t.ok(performance.now() - frozen < 9_000)
  await first.log.close()
  const began = performance.now()
  const node = await openNode(t, fixture, { directory: first.directory })
  const { log } = node
  t.ok(performance.now() - began < 12_000)
  t.same([log.store.status().state, log.head()], ['away', 2])
  fixture.heal()
  await stands(node, 'following')
  requireKeptOnce(t, fixture, log)
})

t.end()
