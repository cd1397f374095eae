/** A node killed (−9) at each point of its work, on the fixture and on a real server. */
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { openStoreLog } from '../../../src/log/open.ts'
import { openKurrentDb } from '../../../src/log/store/kurrentdb.ts'
import type { StoreLog } from '../../../src/log/store/store-log.ts'
import { allFacts, appendFacts, newAppend, newFact } from '../../contract/given.ts'
import { requireLeaves } from '../../contract/log-sealing.ts'
import type { Test } from '../../contract/subject.ts'
import { startEventStore } from '../../fixtures/event-store.ts'
import { temporary } from '../temporary.ts'
import { commandOn, type Point, points } from './crash-point.ts'

async function open(t: Test, address: string, prefix: string, directory = temporary(t)): Promise<StoreLog> {
  const log = await openStoreLog(openKurrentDb(address), prefix, { directory })
  t.teardown(() => log.close())
  return log
}

/** Runs a node in a process of its own that dies at that point; answers with the signal. */
async function die(address: string, prefix: string, directory: string, point: Point): Promise<unknown> {
  const program = fileURLToPath(new URL('./crash-point-node.ts', import.meta.url))
  const child = spawn(process.execPath, [program, address, prefix, directory, point], { stdio: 'inherit' })
  const [, signal] = await once(child, 'exit')
  return signal
}

const leavesOf = (log: StoreLog): string[] =>
  [...log.readSealed(0, log.head())].map(({ leafHash }) => Buffer.from(leafHash).toString('hex'))

function crashPoints(name: string, address: string): void {
  for (const point of points)
    t.test(
      `killed ${point}, ${name}: its facts are stored once or not at all, and sending its key again changes nothing`,
      async t => {
        const prefix = `c${randomUUID().slice(0, 8)}.`
        const first = await open(t, address, prefix)
        for (const stream of ['a', 'b'])
          await first.append(newAppend(first, { stream, facts: Array.from({ length: 900 }, () => newFact()) }))
        await first.close()

        const directory = temporary(t)
        t.equal(await die(address, prefix, directory, point), 'SIGKILL')
        const again = await open(t, address, prefix, directory)
        const kept = again.revisionOf('indicator-crash') + 1
        t.equal(kept, point === 'before the append' || point === 'replica mid-batch' ? 0 : 2)
        if (kept > 0)
          t.match(await again.recall('kari crash')?.appended, { facts: [{ position: 1800 }, { position: 1801 }] })
        else await again.append(commandOn(again))
        await appendFacts(again, 'indicator-crash', 1)
        t.equal(again.head(), 1802)
        t.equal(new Set(allFacts(again).map(({ id }) => id)).size, 1803)
        requireLeaves(t, again)
        const leaves = leavesOf(again)
        await again.close()
        t.strictSame(leavesOf(await open(t, address, prefix)), leaves, 'a node made from nothing has the same leaves')
      },
    )
}

const fixture = await startEventStore()
t.teardown(() => fixture.stop())
crashPoints('on the fixture', fixture.address)

const { VARDE_TEST_KURRENTDB: real } = process.env
if (real) crashPoints('on a real store', real)
else t.test('on a real store', { skip: 'VARDE_TEST_KURRENTDB names no server' }, async () => undefined)

t.end()
