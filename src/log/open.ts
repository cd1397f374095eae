/** Which log is meant: one that this process keeps, or one that is kept in an event store and followed here? */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Log } from './log.ts'
import { openSqliteLog } from './sqlite.ts'
import { freshOrigin, openSqliteFile, type SqliteFile } from './sqlite-file.ts'
import { UnusableFile } from './sqlite-schema.ts'
import { beginIn, originIn } from './store/about.ts'
import { openKurrentDb } from './store/kurrentdb.ts'
import type { OnChange } from './store/side.ts'
import { type EventStore, StoreAway, UnusableStore } from './store/store.ts'
import { type StoreLog, storeLog } from './store/store-log.ts'

/** Where the facts are kept: an address (`esdb://…`), and how the names of its streams begin. */
export interface StoreAddress {
  readonly address: string
  readonly prefix: string
}

export interface OpenOptions {
  readonly directory: string
  /** Absent: in the directory alone. */
  readonly store?: StoreAddress | undefined
  /** Name of a new log; an existing one must have it. */
  readonly origin?: string | undefined
  /** Told how a log that follows a store stands, whenever that changes. */
  readonly onChange?: OnChange | undefined
  /** Told how many facts have arrived until it first holds all. */
  readonly onProgress?: ((facts: number) => void) | undefined
  /** Milliseconds to wait for a store without which one can't begin. */
  readonly patience?: number
}

/** Opens the log. Throws what `openSqliteLog` and `openStoreLog` throw. */
export async function openLog({ store, ...options }: OpenOptions): Promise<Log> {
  const { directory, origin } = options
  if (!store) return openSqliteLog({ directory, ...(origin !== undefined && { origin }) })
  return openStoreLog(openKurrentDb(store.address), store.prefix, options)
}

/**
 * Opens the log of a node. With facts in its directory it opens whether or not the store answers, and says how it stands;
 * without any it waits for the store, and until it holds all that the store holds. Throws `LogLocked`, `UnusableFile`
 * where the directory holds another log, `UnusableStore` where what is under the prefix is none or another, and
 * `StoreAway` where there is no waiting any longer.
 */
export async function openStoreLog(
  store: EventStore,
  prefix: string,
  { directory, origin, onChange, onProgress, patience = 60_000 }: Omit<OpenOptions, 'store'>,
): Promise<StoreLog> {
  let file: SqliteFile | undefined
  try {
    if (existsSync(join(directory, 'varde.db'))) file = openFollowing(directory, prefix, origin)
    const began = file !== undefined && file.reader.head() >= 0
    const begin = began ? undefined : (file?.origin ?? origin ?? freshOrigin())
    const found = await originOf(store, prefix, { begin, patience: began ? 0 : patience, onChange })
    const wanted = file?.origin ?? origin
    if (found !== undefined && wanted !== undefined && found !== wanted) throw otherOrigin(prefix, found, wanted)
    file ??= openSqliteFile({ directory, ...(found !== undefined && { origin: found }) })
    file.note('store', prefix)
    // What is lost here with the power is in the store, and comes again.
    file.flushing(false)
    return await opened(storeLog({ store, prefix, file, onChange, onProgress }), began)
  } catch (error) {
    file?.close()
    await store.close()
    throw error
  }
}

async function opened(log: StoreLog, began: boolean): Promise<StoreLog> {
  try {
    // With facts of its own a node need not wait for a store that is away.
    await (began ? Promise.race([log.caughtUp, standsStill(log)]) : log.caughtUp)
  } catch (error) {
    if (began) return log
    await log.close()
    throw error
  }
  return log
}

/** Resolves when the log neither follows nor comes nearer. */
async function standsStill({ store }: StoreLog): Promise<void> {
  while (store.following().state === 'catching-up') await new Promise(resolve => setTimeout(resolve, 20))
}

/** Opens the file of a node that was here before, or one with nothing in it. */
function openFollowing(directory: string, prefix: string, origin: string | undefined): SqliteFile {
  const file = openSqliteFile({ directory, ...(origin !== undefined && { origin }) })
  const followed = file.about('store')
  if (followed === prefix || (followed === undefined && file.reader.head() < 0)) return file
  file.close()
  throw new UnusableFile(
    followed === undefined
      ? `${file.path} is a log of its own, which would not be in the event store: move it there with \`varde migrate --to\` and the address, or name another VARDE_DATA_DIR`
      : `${file.path} follows the prefix ${followed} of an event store, not ${prefix}; name another VARDE_DATA_DIR`,
  )
}

interface Beginning {
  /** Under which origin a log is begun where there is none; undefined: none is, and nobody waits for the store. */
  readonly begin: string | undefined
  readonly patience: number
  readonly onChange: OnChange | undefined
}

/** The origin of the log in the store; undefined where it does not answer and need not. */
async function originOf(
  store: EventStore,
  prefix: string,
  { begin, patience, onChange }: Beginning,
): Promise<string | undefined> {
  const deadline = performance.now() + patience
  for (let failures = 0; ; failures += 1) {
    try {
      const found = await originIn(store, prefix)
      return found ?? (begin === undefined ? undefined : await beginIn(store, prefix, begin))
    } catch (error) {
      if (!(error instanceof StoreAway)) throw error
      if (begin === undefined) return undefined
      if (performance.now() > deadline) throw error
      if (failures === 0) onChange?.({ state: 'away', why: `waiting for it: ${error.message}`, heardAt: 0 })
    }
    await new Promise(resolve => setTimeout(resolve, 500))
  }
}

const otherOrigin = (prefix: string, found: string, wanted: string): UnusableStore =>
  new UnusableStore(
    `under the prefix ${prefix} the event store holds the log ${found}, not ${wanted}; choose another VARDE_STREAM_PREFIX or VARDE_DATA_DIR`,
  )
