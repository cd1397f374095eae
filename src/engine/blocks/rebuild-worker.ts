/** A thread of a rebuild: makes the blocks of one job after another, and sends them to the thread that writes them. */
import { parentPort, workerData } from 'node:worker_threads'
import { openSqliteLog } from '../../log/sqlite.ts'
import { memoryOf } from './blocks.ts'
import { AHEAD, blocksOf, type Made, type RebuildWork } from './rebuild.ts'

const { directory, jobs, taken, written, size } = workerData as RebuildWork
const log = openSqliteLog({ directory, readOnly: true })
for (;;) {
  const number = Atomics.add(taken, 0, 1)
  const job = jobs[number]
  if (!job) break
  for (let done = Atomics.load(written, 0); number - done >= AHEAD; done = Atomics.load(written, 0))
    Atomics.wait(written, 0, done)
  const missing = blocksOf(log, job, size)
  parentPort?.postMessage(
    { job: number, missing } satisfies Made,
    missing.map(({ block }) => memoryOf(block)),
  )
}
await log.close()
