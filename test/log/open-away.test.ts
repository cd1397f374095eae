/** A node without its store, at the start and later. */
import { setTimeout as wait } from 'node:timers/promises'
import t from 'tap'
import { firstEventFrom, logStream } from '../../src/log/store/store.ts'
import { allFacts, appendFacts } from '../contract/given.ts'
import {
  commandWithKey,
  openNode,
  PREFIX,
  requireStoredOnce,
  startStore,
  waitForFacts,
  waitForState,
} from './store/given.ts'
import { temporary } from './temporary.ts'

t.test('a node without facts waits for its store, and gives up after its patience', async t => {
  const fixture = await startStore(t)
  const directory = temporary(t)
  await fixture.crash()
  const began = performance.now()
  await t.rejects(openNode(t, fixture, { directory, patience: 600 }), { name: 'StoreAway', message: /does not answer/ })
  t.ok(performance.now() - began >= 590)
  const opening = openNode(t, fixture, { directory })
  await wait(700)
  await fixture.restart()
  const { log } = await opening
  await appendFacts(log, 'indicator-a', 1)
  t.equal(log.store.status().state, 'following')
})

t.test(
  'F14 a node with facts opens while its store is away, reports that, can be read, and follows by itself when the store is back',
  async t => {
    const fixture = await startStore(t)
    const first = await openNode(t, fixture)
    await appendFacts(first.log, 'indicator-a', 3)
    await first.log.close()
    await fixture.crash()
    const node = await openNode(t, fixture, { directory: first.directory })
    const { log, port, changes } = node
    t.same([log.store.status().state, allFacts(log).length], ['away', 3])
    t.ok(log.store.status().heardAt > 0, 'it says when it last knew')
    await t.rejects(log.append(commandWithKey(log, 'indicator-a')), {
      name: 'LogUnavailable',
      message: /does not answer/,
    })
    await fixture.restart()
    await waitForState(node, 'following')
    t.same([...new Set(changes.map(({ state }) => state))], ['away', 'following'])
    await appendFacts(log, 'indicator-a', 1)
    await fixture.crash()
    await waitForState(node, 'away')
    await fixture.restart()
    await waitForState(node, 'following')
    await waitForFacts(log, 4)
    t.equal((await firstEventFrom(port, logStream(PREFIX), 3))?.revision, 3)
    requireStoredOnce(t, fixture, log)
  },
)

t.test(
  'F15 a frozen store is noticed, waited for no longer than any other, and followed again when it resumes',
  async t => {
    const fixture = await startStore(t)
    const first = await openNode(t, fixture)
    await appendFacts(first.log, 'indicator-a', 3)
    fixture.freeze()
    await waitForState(first, 'away', /in time/)
    await first.log.close()
    const node = await openNode(t, fixture, { directory: first.directory })
    const { log } = node
    t.same([log.store.status().state, log.head()], ['away', 2])
    fixture.heal()
    await waitForState(node, 'following')
    requireStoredOnce(t, fixture, log)
  },
)

t.end()
