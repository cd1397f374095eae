/** The contract of logs in an event store: the fixture always, and a real server where one is named. */
import { randomUUID } from 'node:crypto'
import t from 'tap'
import type { Log } from '../../../src/log/log.ts'
import { openStoreLog } from '../../../src/log/open.ts'
import { openKurrentDb } from '../../../src/log/store/kurrentdb.ts'
import { logContract } from '../../contract/log.ts'
import type { Subject, Test } from '../../contract/subject.ts'
import { startEventStore } from '../../fixtures/event-store.ts'
import { temporary } from '../temporary.ts'

interface Place {
  readonly directory: string
  readonly prefix: string
}

/** Logs in the store at that address, each under a prefix of its own. */
function logsIn(address: string): Subject {
  const places = new Map<Log, Place>()
  async function open(t: Test, place: Place, clock?: () => number): Promise<Log> {
    const log = await openStoreLog(openKurrentDb(address), place.prefix, { directory: place.directory, clock })
    places.set(log, place)
    t.teardown(() => log.close())
    return log
  }
  return {
    inEventStore: true,
    open: (t, { clock } = {}) => open(t, { directory: temporary(t), prefix: `t${randomUUID().slice(0, 8)}.` }, clock),
    async reopen(t, log) {
      await log.close()
      return open(t, places.get(log) as Place)
    },
  }
}

const fixture = await startEventStore()
t.teardown(() => fixture.stop())
logContract('in an event store', logsIn(fixture.address))

const { VARDE_TEST_KURRENTDB: real } = process.env
if (real) logContract('in a real event store', logsIn(real))
else t.test('in a real event store', { skip: 'VARDE_TEST_KURRENTDB names no server' }, async () => undefined)

t.end()
