import { setTimeout as wait } from 'node:timers/promises'
import t from 'tap'
import { openCheckpointStore } from '../../src/audit/checkpoint-store.ts'
import { checkpointerOn } from '../../src/audit/checkpointer.ts'
import { memoryLog } from '../../src/log/memory.ts'
import { openCheckpoint } from '../../src/proof/checkpoint.ts'
import { signerKey } from '../../src/proof/note.ts'
import { rangesOfNodes } from '../../src/proof/tiles.ts'
import { consistencyProof, verifyConsistency } from '../../src/proof/tree.ts'
import { appendFacts } from '../contract/given.ts'
import type { Test } from '../contract/subject.ts'

const key = signerKey('memory')

function signing(t: Test, every: number) {
  const log = memoryLog({ origin: 'memory' })
  const store = openCheckpointStore(':memory:')
  const errors: Error[] = []
  const checkpointer = checkpointerOn({ log, store, key, every, onError: error => errors.push(error) })
  t.teardown(() => checkpointer.close())
  return { log, store, checkpointer, errors }
}

const sizes = ({ store }: Pick<ReturnType<typeof signing>, 'store'>) => [...store.all()].map(({ size }) => size)

t.test('under load a checkpoint is signed once in that time, and each continues the one before', async t => {
  const { log, store } = signing(t, 100)
  const begun = performance.now()
  while (performance.now() - begun < 550) {
    await appendFacts(log, 'a', 1)
    await wait(2)
  }
  const kept = [...store.all()]
  t.ok(kept.length > 0)
  t.ok(kept.length <= Math.ceil((performance.now() - begun) / 100), `${kept.length} checkpoints`)
  const root = rangesOfNodes(log.treeNode)
  for (const [i, { note, size }] of kept.entries()) {
    const opened = openCheckpoint(note, { log: key })
    const before = kept[i - 1]
    t.equal(Number(opened.size), size)
    if (before)
      t.ok(
        verifyConsistency({
          older: before.size,
          newer: size,
          olderRoot: openCheckpoint(before.note, { log: key }).root,
          newerRoot: opened.root,
          proof: consistencyProof(before.size, size, root),
        }),
      )
  }
})

t.test('after a quiet while everything is signed', async t => {
  const made = signing(t, 20)
  await appendFacts(made.log, 'a', 3)
  while (made.store.last()?.size !== 3) await wait(5)
  t.same(sizes(made), [3])
  await wait(60)
  t.same(sizes(made), [3], 'and nothing twice')
})

t.test('whoever asks gets a checkpoint of all there is, at once or when the time is over', async t => {
  const made = signing(t, 50)
  await appendFacts(made.log, 'a', 2)
  t.equal((await made.checkpointer.current())?.size, 2)
  await appendFacts(made.log, 'a', 2)
  const asked = [made.checkpointer.current(), made.checkpointer.current()]
  t.same(sizes(made), [2])
  t.same(
    (await Promise.all(asked)).map(kept => kept?.size),
    [4, 4],
  )
  t.same(sizes(made), [2, 4])
})

t.test('a damaged log is not signed', async t => {
  const made = signing(t, 10)
  await appendFacts(made.log, 'a', 2)
  made.log.noteDamage({ what: 'a test' })
  t.equal(await made.checkpointer.current(), undefined)
  t.same(sizes(made), [])
})

t.test('a log that does not continue its last checkpoint is not signed', async t => {
  const one = signing(t, 1000)
  await appendFacts(one.log, 'a', 2)
  await one.checkpointer.current()
  const other = memoryLog({ origin: 'memory' })
  const errors: Error[] = []
  const checkpointer = checkpointerOn({ log: other, store: one.store, key, every: 1, onError: e => errors.push(e) })
  await appendFacts(other, 'a', 3)
  t.equal((await checkpointer.current())?.size, 2)
  t.match(errors[0]?.message, /are not those that were signed/)
  checkpointer.close()
})
