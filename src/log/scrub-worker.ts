/** The thread of one pass of the scrub: it checks the file of a log piece by piece, says what damage it has found, and ends. */
import { setTimeout } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { giveWay } from './give-way.ts'
import type { ScrubPass } from './scrub.ts'
import { checkFile } from './sqlite/check-file.ts'

/** The pause after each piece is at least so many times as long: a tenth of one processor, some 10,000 facts a second. */
const PAUSES = 9

giveWay()
const { path, origin, facts, lasts } = workerData as ScrubPass
const begun = performance.now()
const check = checkFile(path, origin)
for (;;) {
  const from = performance.now()
  const { done, value } = check.next()
  if (done) {
    parentPort?.postMessage(value)
    break
  }
  const now = performance.now()
  // A timer takes whole milliseconds.
  await setTimeout(Math.ceil(Math.max(PAUSES * (now - from), begun + (lasts * value) / Math.max(1, facts) - now)))
}
