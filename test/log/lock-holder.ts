/** Locks the directory that is named, says so, and keeps it, also when rubbish is collected (`--expose-gc`). */

import { lockDirectory } from '../../src/log/lock.ts'

lockDirectory(process.argv[2] as string)
globalThis.gc?.()
console.log('locked')
setInterval(() => {}, 60_000)
