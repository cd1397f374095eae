/** Moves into an event store that are refused and change nothing. */
import { randomUUID } from 'node:crypto'
import t from 'tap'
import { AppendTooLarge } from '../../../src/log/log.ts'
import { openSqliteLog } from '../../../src/log/sqlite.ts'
import { beginLog } from '../../../src/log/store/metadata.ts'
import { type EventStore, logStream } from '../../../src/log/store/store.ts'
import { newAppend, newFact } from '../../contract/given.ts'
import { openNode, PREFIX, startStore, waitForState } from './given.ts'
import { contentIn, moveInto, recordSampleLog, withFile, withPort } from './move-log-given.ts'

t.test('a fact larger than the store accepts is reported, and the log stays where it is', async t => {
  const fixture = await startStore(t)
  const directory = await recordSampleLog(t)
  const own = openSqliteLog({ directory })
  await own.append(
    newAppend(own, { stream: 'indicator-huge', facts: [newFact({ data: { text: 'x'.repeat(1 << 20) } })] }),
  )
  await own.close()
  await withPort(fixture, port => t.rejects(moveInto(port, directory), AppendTooLarge))
  await withFile(directory, async file => t.equal(file.readNote('store'), undefined))
})

t.test('a store with another log, or other facts, under the prefix is refused and unchanged', async t => {
  const fixture = await startStore(t)
  const [one, two] = [await recordSampleLog(t), await recordSampleLog(t)]
  await withPort(fixture, async port => {
    await beginLog(port, 'taken.', 'varde-other')
    await moveInto(port, one)
    const count = fixture.events().length
    const taken = { name: 'UnusableStore', message: /holds the log varde-other, not varde-moved/ }
    await t.rejects(moveInto(port, two, 'taken.'), taken)
    const differing = { name: 'OtherStore', message: /at position 0 .* do not hold the same; nothing was changed/ }
    await t.rejects(moveInto(port, two), differing)
    t.equal(fixture.events().length, count)
  })
  await withFile(two, async file => t.equal(file.readNote('store'), undefined))
})

t.test('a store that acknowledges what it has not stored is found out, and no node writes there', async t => {
  const fixture = await startStore(t)
  const directory = await recordSampleLog(t)
  const before = await contentIn(directory)
  await withPort(fixture, async port => {
    const forgetful: EventStore = {
      ...port,
      append: async (stream, ...given) => (stream === logStream(PREFIX) ? undefined : port.append(stream, ...given)),
    }
    await t.rejects(moveInto(forgetful, directory), { name: 'OtherStore', message: /do not hold the same/ })
  })
  await withFile(directory, async file => t.equal(file.readNote('store'), undefined))
  t.strictSame(await contentIn(directory), before)
  await waitForState(await openNode(t, fixture), 'read-only', /being moved/)
})

t.test('facts that come into the store while a log is moved in end the move, which says where they are', async t => {
  const fixture = await startStore(t)
  const directory = await recordSampleLog(t)
  await withPort(fixture, async port => {
    const contested: EventStore = {
      ...port,
      async append(stream, ...given) {
        const note = { id: randomUUID(), type: 'x', data: '{}', metadata: '{}' }
        if (stream === logStream(PREFIX)) await port.append(stream, -1, [note], 5_000)
        await port.append(stream, ...given)
      },
    }
    await t.rejects(moveInto(contested, directory), {
      name: 'OtherStore',
      message: /at position 0 .* not hold the same/,
    })
  })
  await withFile(directory, async file => t.equal(file.readNote('store'), undefined))
})

t.end()
