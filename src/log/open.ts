/** Opens the log that the configuration names: one in a file of this process alone, or one in an event store, followed here. */

import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Log } from './log.ts'
import { openSqliteFile, type SqliteFile } from './sqlite/file.ts'
import { freshOrigin } from './sqlite/origin.ts'
import { UnusableFile } from './sqlite/schema.ts'
import { openSqliteLog, openSqliteLogInThreads } from './sqlite.ts'
import { beginLog, readMetadata } from './store/metadata.ts'
import { type EventStore, StoreAway, UnusableStore } from './store/store.ts'
import type { OnStatusChange } from './store/store-link.ts'
import { type StoreLog, storeLog } from './store/store-log.ts'

/** An event store: its address (`esdb://…`), and the prefix of the log's stream names in it. */
export interface StoreAddress {
  readonly address: string
  readonly prefix: string
}

export interface OpenOptions {
  readonly directory: string
  /** The event store with the facts; absent: they are in the directory alone. */
  readonly store?: StoreAddress | undefined
  /** Name of a new log; an existing log must have this name. */
  readonly origin?: string | undefined
  /** Called whenever the status of a log that follows a store changes. */
  readonly onChange?: OnStatusChange | undefined
  /** Called with the number of facts that have arrived, until the log has caught up for the first time. */
  readonly onProgress?: ((facts: number) => void) | undefined
  /** Milliseconds to wait for an event store, where the log can't open without it. */
  readonly patience?: number
  /** The wall clock of a log that follows a store, milliseconds since 1970. */
  readonly clock?: (() => number) | undefined
  /** Much is going to be appended: a thread of its own writes the file, where the facts are in the directory alone. */
  readonly writesMuch?: boolean
}

/** Opens the log. Throws what `openSqliteLog` and `openStoreLog` throw. */
export async function openLog({ store, writesMuch = false, ...options }: OpenOptions): Promise<Log> {
  const { directory, origin } = options
  const own = { directory, ...(origin !== undefined && { origin }) }
  if (!store) return writesMuch ? openSqliteLogInThreads(own) : openSqliteLog(own)
  // Loaded only here: without an event store every start is faster.
  const { openKurrentDb } = await import('./store/kurrentdb.ts')
  return openStoreLog(openKurrentDb(store.address), store.prefix, options)
}

/**
 * Opens the log of a node that follows an event store. With facts in its directory it opens whether or not the store
 * answers, and its status says which. Without facts it waits for the store, and until it has caught up. Throws `LogLocked`,
 * `UnusableFile` where the directory has another log, `UnusableStore` where the prefix has another log, one of an earlier
 * layout, or something else, and `StoreAway` where the store has not answered in time.
 */
export async function openStoreLog(
  store: EventStore,
  prefix: string,
  { directory, origin, onChange, onProgress, patience = 60_000, clock }: Omit<OpenOptions, 'store' | 'writesMuch'>,
): Promise<StoreLog> {
  let file: SqliteFile | undefined
  try {
    if (sizeOf(join(directory, 'varde.db')) > 0) file = openFollowerFile(directory, prefix, origin)
    const hasFacts = file !== undefined && file.reader.head() >= 0
    const newOrigin = hasFacts ? undefined : (file?.origin ?? origin ?? freshOrigin())
    const found = await originOf(store, prefix, { newOrigin, patience: hasFacts ? 0 : patience, onChange })
    const wanted = file?.origin ?? origin
    if (found !== undefined && wanted !== undefined && found !== wanted) throw otherOrigin(prefix, found, wanted)
    file ??= openSqliteFile({ directory, follows: true, ...(found !== undefined && { origin: found }) })
    file.writeNote('store', prefix)
    // Facts lost here in a power cut are in the store, and are read from it again.
    file.flushEachCommit(false)
    return await whenUsable(storeLog({ store, prefix, file, clock, onChange, onProgress }), hasFacts)
  } catch (error) {
    file?.close()
    await store.close()
    throw error
  }
}

async function whenUsable(log: StoreLog, hasFacts: boolean): Promise<StoreLog> {
  try {
    // A node that has facts does not wait for a store that is away.
    await (hasFacts ? Promise.race([log.caughtUp, noLongerCatchingUp(log)]) : log.caughtUp)
  } catch (error) {
    if (hasFacts) return log
    await log.close()
    throw error
  }
  return log
}

/** Resolves when the log no longer reads older facts: it follows, or it can't. */
async function noLongerCatchingUp({ store }: StoreLog): Promise<void> {
  while (store.status().state === 'catching-up') await new Promise(resolve => setTimeout(resolve, 20))
}

/** Bytes in a file; 0 where there is none. */
const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0

/** Opens the file of a node that follows this prefix, or one without facts. Throws `UnusableFile` for any other. */
function openFollowerFile(directory: string, prefix: string, origin: string | undefined): SqliteFile {
  const file = openSqliteFile({ directory, ...(origin !== undefined && { origin }) })
  const followed = file.readNote('store')
  if (followed === prefix || (followed === undefined && file.reader.head() < 0)) return file
  file.close()
  throw new UnusableFile(
    followed === undefined
      ? `${file.path} is a log of its own, whose facts are not in the event store: move it there with \`varde migrate --to\` and the address, or name another VARDE_DATA_DIR`
      : `${file.path} follows the prefix ${followed} of an event store, not ${prefix}; name another VARDE_DATA_DIR`,
  )
}

interface OriginOptions {
  /** Origin under which a log is created where the store has none; undefined: create none, and do not wait for the store. */
  readonly newOrigin: string | undefined
  readonly patience: number
  readonly onChange: OnStatusChange | undefined
}

/** The origin of the log in the store, which is created if need be; undefined where the store does not answer and need not. */
async function originOf(
  store: EventStore,
  prefix: string,
  { newOrigin, patience, onChange }: OriginOptions,
): Promise<string | undefined> {
  const deadline = performance.now() + patience
  for (let failures = 0; ; failures += 1) {
    try {
      const found = (await readMetadata(store, prefix))?.origin
      return found ?? (newOrigin === undefined ? undefined : await beginLog(store, prefix, newOrigin))
    } catch (error) {
      if (!(error instanceof StoreAway)) throw error
      if (newOrigin === undefined) return undefined
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
