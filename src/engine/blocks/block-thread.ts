/** A thread that makes blocks of a log, so that reading and checking a thousand facts holds no request up. */
import { Worker } from 'node:worker_threads'
import type { Block, BlockRequest } from './blocks.ts'

/** Makes blocks in another thread, one at a time. */
export interface BlockThread {
  /** The block asked for; undefined where there are not facts enough. Rejects where the thread fails. */
  next(request: BlockRequest): Promise<Block | undefined>
  stop(): void
}

interface Asked {
  readonly resolve: (block: Block | undefined) => void
  readonly reject: (error: Error) => void
}

/** After so long without work the thread ends, and gives its memory back (milliseconds). */
const IDLE = 60_000

/** Of the thread, MiB: without limits it collects its garbage late. Were a block of very large facts too much, it is made without the thread. */
const MEMORY = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32 } as const

/** The thread for the log that lies in `directory`; it begins with the first block, and keeps no process alive that waits for none. */
export function blockThread(directory: string, idle = IDLE): BlockThread {
  let worker: Worker | undefined
  let asked: Asked | undefined
  let ending: NodeJS.Timeout | undefined

  function begun(): Worker {
    const thread = new Worker(new URL('./block-worker.ts', import.meta.url), {
      workerData: directory,
      execArgv: [],
      resourceLimits: MEMORY,
    })
    const failed = (error: Error): void => {
      if (worker !== thread) return
      worker = undefined
      asked?.reject(error)
    }
    thread.on('message', block => asked?.resolve(block))
    thread.on('error', failed)
    thread.on('exit', code => failed(new Error(`the thread that makes blocks ended (${code})`)))
    return thread
  }

  function stop(): void {
    clearTimeout(ending)
    // It ends a little later: what is asked meanwhile is for another.
    const ended = worker
    worker = undefined
    ended?.terminate()
    asked?.reject(new Error('the thread that makes blocks was stopped'))
  }

  return {
    next(request) {
      clearTimeout(ending)
      worker ??= begun()
      const thread = worker
      thread.ref()
      thread.postMessage(request)
      return new Promise<Block | undefined>((resolve, reject) => {
        asked = { resolve, reject }
      }).finally(() => {
        asked = undefined
        thread.unref()
        ending = setTimeout(stop, idle).unref()
      })
    },
    stop,
  }
}
