/** A thread that writes the file of a log: it seals and stores facts while the thread that decided them decides the next. */
import { Worker } from 'node:worker_threads'
import type { Damage } from '../damage.ts'
import { LogLocked, LogUnavailable, type StoredFact } from '../log.ts'
import type { PreparedAppend } from '../prepare.ts'
import { type AppendPlace, factAt } from '../seal.ts'
import type { SqliteFileOptions } from './file.ts'
import { type PackedAppend, pack } from './packed.ts'
import { UnusableFile } from './schema.ts'

/** What the thread is asked: to store a batch, or to close the file and end. */
export type WriteRequest = readonly PackedAppend[] | 'close'

/** How the file stands after it was opened, and after each batch. */
export interface FileStanding {
  readonly lastRecordedAt: number
  /** Why nothing can be written until the log is opened again. */
  readonly unavailable: string | undefined
  readonly damage: Damage | undefined
}

/** What the thread answers: that the file is open or can't be, and where the facts of a batch are or why they are not stored. */
export type WriteAnswer =
  | { readonly opened: FileStanding }
  | { readonly unopened: { readonly name: string; readonly message: string } }
  | { readonly stored: readonly AppendPlace[]; readonly standing: FileStanding }
  | { readonly unstored: string; readonly standing: FileStanding }

export interface WriteThread {
  readonly standing: () => FileStanding
  /** Stores a batch durably, all or nothing; one at a time. Rejects with `LogUnavailable`. */
  write(batch: readonly PreparedAppend[]): Promise<StoredFact[][]>
  /** Closes the file. */
  close(): Promise<void>
}

/** Of the thread, MiB: it holds a batch at a time, and without limits it collects its garbage late. */
const MEMORY = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 32 } as const

/** Opens the file of a directory for writing in a thread of its own. Throws `LogLocked` and `UnusableFile` as `openSqliteLog` does. */
export async function writeThread(options: Pick<SqliteFileOptions, 'directory' | 'origin'>): Promise<WriteThread> {
  const worker = new Worker(new URL('./write-worker.ts', import.meta.url), {
    workerData: options,
    execArgv: [],
    resourceLimits: MEMORY,
  })
  let asked: { resolve: (answer: WriteAnswer) => void; reject: (error: Error) => void } | undefined
  let ended: Error | undefined
  const end = (error: Error): void => {
    ended ??= error
    asked?.reject(error)
  }
  worker.on('message', answer => asked?.resolve(answer))
  worker.on('error', end)
  const exit = new Promise<void>(resolve => {
    worker.on('exit', code => {
      end(new Error(`the thread that writes the log ended (${code})`))
      resolve()
    })
  })
  const answer = (request?: WriteRequest): Promise<WriteAnswer> =>
    new Promise<WriteAnswer>((resolve, reject) => {
      asked = { resolve, reject }
      if (ended) reject(ended)
      else if (request) worker.postMessage(request)
    })

  const first = await answer()
  if (!('opened' in first)) {
    await exit
    throw openingError(first)
  }
  let standing = first.opened

  return {
    standing: () => (ended ? { ...standing, unavailable: ended.message } : standing),
    async write(batch) {
      const found = await answer(batch.map(pack)).catch((cause: Error) => {
        // Whether it was stored before the thread ended is known when the log is opened again.
        throw new LogUnavailable(cause.message, { cause })
      })
      if ('standing' in found) standing = found.standing
      if (!('stored' in found))
        throw new LogUnavailable('unstored' in found ? found.unstored : 'the log stored nothing')
      return batch.map((prepared, at) =>
        prepared.data.map((_data, index) => factAt(prepared, index, found.stored[at] as AppendPlace)),
      )
    },
    async close() {
      if (!ended) worker.postMessage('close' satisfies WriteRequest)
      await exit
    },
  }
}

/** The error with which the file could not be opened, as it was thrown in the thread. */
function openingError(answer: WriteAnswer): Error {
  const { name, message } = 'unopened' in answer ? answer.unopened : { name: '', message: 'the log cannot be opened' }
  if (name === 'LogLocked') return new LogLocked(message)
  return name === 'UnusableFile' ? new UnusableFile(message) : new Error(message)
}
