/** A thread of a rebuild: reads streams of the log, and sends the blocks that they lack to the thread that writes them. */
import { parentPort, workerData } from 'node:worker_threads'
import { openSqliteLog } from '../../log/sqlite.ts'
import { inLists, missingBlocks, type RebuildWork, TOGETHER, type Unsealed } from './rebuild.ts'

/** Lists that may be on their way or wait to be written: memory stays bounded however slow the disk is. */
const AHEAD = 2

const { directory, streams, taken, written, size } = workerData as RebuildWork

function* next(): Generator<Unsealed> {
  for (;;) {
    const stream = streams[Atomics.add(taken, 0, 1)]
    if (!stream) return
    yield stream
  }
}

const log = openSqliteLog({ directory, readOnly: true })
let sent = 0
for (const some of inLists(missingBlocks(log, next(), size), TOGETHER)) {
  parentPort?.postMessage(some)
  sent += 1
  for (let done = Atomics.load(written, 0); sent - done >= AHEAD; done = Atomics.load(written, 0))
    Atomics.wait(written, 0, done)
}
await log.close()
