/**
 * A node that kills itself (−9) at a point of its work: `ADDRESS PREFIX DIRECTORY POINT`. It appends the command of
 * `crash-point.ts` to an indicator, or (`replica mid-batch`) follows what is there.
 */

import { openStoreLog } from '../../../src/log/open.ts'
import { openKurrentDb } from '../../../src/log/store/kurrentdb.ts'
import type { EventStore } from '../../../src/log/store/store.ts'
import { commandOn, type Point } from './crash-point.ts'

const [address, prefix, directory, point] = process.argv.slice(2) as [string, string, string, Point]
const port = openKurrentDb(address)
let [stored, read] = [false, 0]

function die(): Promise<never> {
  process.kill(process.pid, 'SIGKILL')
  return new Promise(() => {})
}

const store: EventStore = {
  ...port,
  async append(stream, ...given) {
    if (!stream.endsWith('indicator-crash')) return port.append(stream, ...given)
    if (point === 'before the append') return die()
    await port.append(stream, ...given)
    stored = true
    if (point === 'after the append, before its answer') return die()
  },
  async *subscribe(...given) {
    for await (const event of port.subscribe(...given)) {
      // Stored, answered, and on its way to the replica.
      if (stored && event.stream.endsWith('indicator-crash')) await die()
      yield event
    }
  },
  readAll: (after, take) =>
    port.readAll(after, event => {
      read += 1
      if (point === 'replica mid-batch' && read > 1_700) process.kill(process.pid, 'SIGKILL')
      return take(event)
    }),
}

const log = await openStoreLog(store, prefix, { directory })
await log.append(commandOn(log))
