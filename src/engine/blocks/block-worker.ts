/** The thread that makes blocks: it reads and checks the facts of a stream, and answers with them as a block. */
import { parentPort, workerData } from 'node:worker_threads'
import { giveWay } from '../../log/give-way.ts'
import { openSqliteLog } from '../../log/sqlite.ts'
import { type BlockRequest, memoryOf, nextBlock } from './blocks.ts'

giveWay()
const log = openSqliteLog({ directory: workerData as string, readOnly: true })
parentPort?.on('message', (request: BlockRequest) => {
  const block = nextBlock(log, request)
  parentPort?.postMessage(block, block ? [memoryOf(block)] : [])
})
