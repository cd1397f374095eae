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
const isCrash = (events: readonly { readonly metadata: unknown }[]): boolean =>
  events.some(({ metadata }) => JSON.stringify(metadata).includes('indicator-crash'))
let read = 0

function die(): Promise<never> {
  process.kill(process.pid, 'SIGKILL')
  return new Promise(() => {})
}

const store: EventStore = {
  ...port,
  async append(stream, revision, events, ...given) {
    if (!isCrash(events)) return port.append(stream, revision, events, ...given)
    if (point === 'before the append') return die()
    await port.append(stream, revision, events, ...given)
    if (point === 'after the append, before its answer') return die()
  },
  read: (stream, from, take, most) =>
    port.read(
      stream,
      from,
      event => {
        read += 1
        if (point === 'replica mid-batch' && read > 1_700) process.kill(process.pid, 'SIGKILL')
        return take(event)
      },
      most,
    ),
}

const log = await openStoreLog(store, prefix, { directory })
// Stored, answered, kept and about to be announced.
if (point === 'after its answer, before it is announced') log.follow(() => process.kill(process.pid, 'SIGKILL'))
await log.append(commandOn(log))
