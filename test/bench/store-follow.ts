/** Measures how fast an empty node follows the log in the store: `ADDRESS PREFIX DIRECTORY`. Prints JSON. */

import { openStoreLog } from '../../src/log/open.ts'
import { openKurrentDb } from '../../src/log/store/kurrentdb.ts'

const [address, prefix, directory] = process.argv.slice(2) as [string, string, string]
const begun = performance.now()
const log = await openStoreLog(openKurrentDb(address), prefix, { directory })
const facts = log.head() + 1
const perSecond = facts / ((performance.now() - begun) / 1000)
process.stdout.write(JSON.stringify({ perSecond, facts, peak: process.resourceUsage().maxRSS / 1024 }))
await log.close()
