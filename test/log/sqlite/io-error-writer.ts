/**
 * Appends to a log until it refuses, under a limit to the size of files that the starter has set (`ulimit -f`): to SQLite
 * that is an I/O error. Says in one line of JSON what was acknowledged and what the log then did.
 */

import { openSqliteLog } from '../../../src/log/sqlite.ts'
import { allFacts, appendFacts, newAppend } from '../../contract/given.ts'

const log = openSqliteLog({ directory: process.argv[2] as string })
let acknowledged = 0
const errors: string[] = []
while (errors.length === 0) {
  await appendFacts(log, 'a', 20).then(
    () => {
      acknowledged += 20
    },
    error => errors.push(`${error.name}: ${error.message}`),
  )
}
await log.append(newAppend(log, { stream: 'small' })).catch(error => errors.push(`${error.name}: ${error.message}`))
const said = `${JSON.stringify({ acknowledged, errors, read: allFacts(log).length, head: log.head() })}\n`
// A checkpoint when all is quiet would meet the limit while Node ends, when its signal is no longer ignored.
process.stdout.write(said, () => process.exit(0))
