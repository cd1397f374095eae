import type { Log } from '../../src/log/log.ts'
import { openSqliteLogInThreads } from '../../src/log/sqlite.ts'
import { logContract } from '../contract/log.ts'
import { temporary } from './temporary.ts'

const directories = new Map<Log, string>()

logContract('sqlite, written by a thread', {
  async open(t, options) {
    const directory = temporary(t)
    const log = await openSqliteLogInThreads({ directory, ...options })
    directories.set(log, directory)
    t.teardown(() => log.close())
    return log
  },
  async reopen(t, log) {
    const directory = directories.get(log)!
    await log.close()
    const again = await openSqliteLogInThreads({ directory })
    t.teardown(() => again.close())
    return again
  },
})
