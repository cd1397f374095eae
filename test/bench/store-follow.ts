/** Measures how fast an empty node follows all that is in the store: `ADDRESS PREFIX DIRECTORY`. Prints JSON. */

import { openStoreLog } from '../../src/log/open.ts'
import { openKurrentDb } from '../../src/log/store/kurrentdb.ts'
import type { EventStore } from '../../src/log/store/store.ts'

const [address, prefix, directory] = process.argv.slice(2) as [string, string, string]
const store = openKurrentDb(address)
let events = 0
const counting: EventStore = {
  ...store,
  readAll: (after, take) =>
    store.readAll(after, event => {
      events += 1
      return take(event)
    }),
}
const begun = performance.now()
const log = await openStoreLog(counting, prefix, { directory })
const perSecond = events / ((performance.now() - begun) / 1000)
process.stdout.write(JSON.stringify({ perSecond, facts: log.head() + 1, peak: process.resourceUsage().maxRSS / 1024 }))
await log.close()
