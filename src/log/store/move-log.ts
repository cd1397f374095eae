/**
 * Moving a log into an event store, or out of it, as the same log: every id, position, recording time and leaf hash stays,
 * so that positions, proofs and backups that anybody has remain valid.
 *
 * In: the store's metadata says that the move is under way, and no node writes meanwhile. Facts are stored one after the
 * other, at revisions that are their positions. Then the stream is read from the start and every leaf hash is computed
 * again. The file that the log was in then follows the store: nothing is copied. After an interruption the same call finds
 * how far the store has the log, and goes on.
 *
 * Out: a mark at the end of the stream says that the log has moved out; no node can append behind it. When all facts of the
 * log have arrived and are proved the same, the file that followed the store is the log. The prefix is not used again.
 */

import { AppendTooLarge, type StoredFact } from '../log.ts'
import type { PreparedCommand } from '../prepare.ts'
import type { SqliteFile } from '../sqlite/file.ts'
import { compareWithStore } from './compare.ts'
import { eventsOf, type SaltedAppend } from './envelope.ts'
import { beginLog, readMetadata, recordMovedOut, recordMoveIn } from './metadata.ts'
import {
  type EventStore,
  eventBytes,
  logStream,
  type NewEvent,
  OtherStore,
  StoreAway,
  StoreConflict,
  UnusableStore,
} from './store.ts'

/** Called with the step under way, the number of facts done in it, and the number of all facts. */
export type OnMoveProgress = (step: 'comparing' | 'moving' | 'verifying', done: number, all: number) => void

/** Facts and bytes in one append at most. */
const MOST_FACTS = 1_000
const MOST_BYTES = 400_000
/** Milliseconds an append may take, and how many times it is tried. */
const WITHIN = 10_000
const TRIES = 6

/**
 * Moves the log of a file into the store, which the file follows from then on. Answers with the number of facts that were
 * new to the store. Throws `UnusableStore`, `OtherStore`, `StoreAway`, `AppendTooLarge`.
 */
export async function moveIntoStore(
  store: EventStore,
  prefix: string,
  file: SqliteFile,
  onProgress: OnMoveProgress,
): Promise<number> {
  const all = file.reader.head() + 1
  const origin = (await readMetadata(store, prefix))?.origin ?? (await beginLog(store, prefix, file.origin, true))
  if (origin !== file.origin)
    throw new UnusableStore(
      `under the prefix ${prefix} the event store holds the log ${origin}, not ${file.origin}; choose another VARDE_STREAM_PREFIX`,
    )
  const before = await compareWithStore(store, prefix, file, done => onProgress('comparing', done, all))
  if (before.movedOut)
    throw new UnusableStore(
      `the log has moved out of the event store under the prefix ${prefix}; choose another VARDE_STREAM_PREFIX to move it in again`,
    )
  if (before.same < all) {
    if (before.more) throw differentAt(before.same)
    await recordMoveIn(store, prefix, 'log-moving-in')
    await storeAll(store, prefix, file, before.same, done => onProgress('moving', done, all))
  }
  const after = await compareWithStore(store, prefix, file, done => onProgress('verifying', done, all))
  if (after.same < all) throw differentAt(after.same)
  await recordMoveIn(store, prefix, 'log-moved-in')
  file.writeNote('store', prefix)
  return all - before.same
}

/** Records in the store that the log has moved out: no node appends after that; see `moveOutOfStore`. */
export const announceMoveOut = (store: EventStore, prefix: string): Promise<void> => recordMovedOut(store, prefix)

/** Makes the file that followed the store a log of its own. Throws `OtherStore` where it does not hold all that the store holds. */
export async function moveOutOfStore(
  store: EventStore,
  prefix: string,
  file: SqliteFile,
  onProgress: OnMoveProgress,
): Promise<void> {
  const all = file.reader.head() + 1
  const { same, more } = await compareWithStore(store, prefix, file, done => onProgress('verifying', done, all))
  if (same < all || more) throw differentAt(same)
  detachFromStore(file)
}

/** Makes a file that followed a store a log of its own, with the facts it has. */
export function detachFromStore(file: SqliteFile): void {
  file.writeNote('store', undefined)
  file.flushEachCommit(true)
}

const differentAt = (position: number): OtherStore =>
  new OtherStore(`at position ${position} the event store and this log do not hold the same; nothing was changed there`)

/** Stores the facts of a log from a position on, several groups in an append. */
async function storeAll(
  store: EventStore,
  prefix: string,
  file: SqliteFile,
  from: number,
  onDone: (facts: number) => void,
): Promise<void> {
  let stored = from
  let events: NewEvent[] = []
  let bytes = 0

  async function send(): Promise<void> {
    await retrying(() => store.append(logStream(prefix), stored - 1, events, WITHIN)).catch(error => {
      throw error instanceof StoreConflict ? differentAt(stored) : error
    })
    stored += events.length
    events = []
    bytes = 0
    onDone(stored)
  }

  for (const group of groupsOf(file, from)) {
    const more = eventsOf(group, file.origin)
    const size = more.reduce((sum, event) => sum + eventBytes(event), 0)
    if (events.length > 0 && (events.length + more.length > MOST_FACTS || bytes + size > MOST_BYTES)) await send()
    events.push(...more)
    bytes += size
  }
  if (events.length > 0) await send()
}

/** Sends again what is not answered; unchanged, it is stored once. */
async function retrying(send: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send()
    } catch (error) {
      if (error instanceof AppendTooLarge || !(error instanceof StoreAway) || attempt === TRIES) throw error
      await new Promise(resolve => setTimeout(resolve, 500 * attempt))
    }
  }
}

/** The log in groups, each of one stream, principal and recording time; a remembered command always begins a group. */
function* groupsOf({ reader }: SqliteFile, from: number): Iterable<SaltedAppend> {
  const sealed = reader.readSealed(from, Number.MAX_SAFE_INTEGER)[Symbol.iterator]()
  let facts: StoredFact[] = []
  let salts: Uint8Array[] = []
  let bytes = 0
  for (const fact of reader.read({ from })) {
    const [first] = facts
    const size = Buffer.byteLength(fact.data) + Buffer.byteLength(fact.meta)
    const full = facts.length === MOST_FACTS || bytes + size > MOST_BYTES
    if (first && (full || !belongTogether(first, fact) || reader.commandAt(fact.position))) {
      yield groupOf(facts, salts, reader.commandAt(first.position))
      ;[facts, salts, bytes] = [[], [], 0]
    }
    facts.push(fact)
    salts.push((sealed.next().value as { salt: Uint8Array }).salt)
    bytes += size
  }
  if (facts[0]) yield groupOf(facts, salts, reader.commandAt(facts[0].position))
}

const belongTogether = (a: StoredFact, b: StoredFact): boolean =>
  a.stream === b.stream && a.recordedAt === b.recordedAt && a.principal === b.principal

function groupOf(facts: readonly StoredFact[], salts: readonly Uint8Array[], command?: PreparedCommand): SaltedAppend {
  const [{ stream, revision, mission, principal, recordedAt }] = facts as [StoredFact]
  return {
    append: {
      ...{ stream, mission, principal, recordedAt, expectedRevision: revision - 1 },
      facts: facts.map(({ id, type, version, knownFrom }) => ({ id, type, version, knownFrom })),
    },
    ...(command && { command }),
    data: facts.map(({ data }) => data),
    meta: facts.map(({ meta }) => meta),
    salts,
  }
}
