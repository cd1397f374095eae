/**
 * Moving a log into an event store, or out of it, as the same log: every id, position, recording time and leaf hash stays,
 * so that positions, proofs and backups that anybody has remain valid.
 *
 * In: the store's metadata says that the move is under way, and no node writes meanwhile. Facts are stored one after the
 * other, since every node numbers positions by their order in the store; successive facts of one stream go together. Then
 * the store is read from the start and every leaf hash is computed again. The file that the log was in then follows the
 * store: nothing is copied. After an interruption the same call finds how far the store has the log, and goes on.
 *
 * Out: the store's metadata says that the log has moved out, which separates the facts of the log from those stored later,
 * which nobody was told are stored. When all facts of the log have arrived and are proved the same, the file that followed
 * the store is the log.
 */

import { AppendTooLarge, type StoredFact } from '../log.ts'
import type { PreparedCommand } from '../prepare.ts'
import type { SqliteFile } from '../sqlite/file.ts'
import { compareWithStore } from './compare.ts'
import { eventsOf, type SaltedAppend } from './envelope.ts'
import { beginLog, readOrigin, recordLocation } from './metadata.ts'
import { type EventStore, OtherStore, positionText, StoreAway, StoreConflict, UnusableStore } from './store.ts'

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
  const origin = (await readOrigin(store, prefix)) ?? (await beginLog(store, prefix, file.origin, true))
  if (origin !== file.origin)
    throw new UnusableStore(
      `under the prefix ${prefix} the event store holds the log ${origin}, not ${file.origin}; choose another VARDE_STREAM_PREFIX`,
    )
  const before = await compareWithStore(store, prefix, file, done => onProgress('comparing', done, all))
  if (before.same < all && before.more) throw differentAt(before.same)
  if (before.same < all) {
    const was = await recordLocation(store, prefix, 'log-moving-in')
    await storeAll(store, prefix, file, before.same, done => onProgress('moving', done, all)).catch(async error => {
      if (!(error instanceof StoreConflict)) throw error
      if (was === 'moved-out') await recordLocation(store, prefix, 'log-moved-out')
      throw strayFacts(prefix, error)
    })
  }
  const after = await compareWithStore(store, prefix, file, done => onProgress('verifying', done, all))
  if (after.same < all) throw differentAt(after.same)
  await recordLocation(store, prefix, 'log-moved-in')
  if (after.position) file.writeNote('checkpoint', positionText(after.position))
  file.writeNote('store', prefix)
  return all - before.same
}

/** Records in the store that the log has moved out. What was stored before that is the log; see `moveOutOfStore`. */
export async function announceMoveOut(store: EventStore, prefix: string): Promise<void> {
  await recordLocation(store, prefix, 'log-moved-out')
}

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
  file.writeNote('checkpoint', undefined)
  file.writeNote('store', undefined)
  file.flushEachCommit(true)
}

/** A node stored facts before it knew that the log had moved out. Nobody was told that they are stored, but they are in the way. */
const strayFacts = (prefix: string, { message }: StoreConflict): UnusableStore =>
  new UnusableStore(
    `${message}: under the prefix ${prefix} facts were stored that do not belong to this log; choose another VARDE_STREAM_PREFIX`,
  )

const differentAt = (position: number): OtherStore =>
  new OtherStore(`at position ${position} the event store and this log do not hold the same; nothing was changed there`)

async function storeAll(
  store: EventStore,
  prefix: string,
  file: SqliteFile,
  from: number,
  onDone: (facts: number) => void,
): Promise<void> {
  for (const group of groupsOf(file, from)) {
    const events = eventsOf(group, file.origin, group.append.recordedAt)
    await retrying(() => store.append(prefix + group.append.stream, group.append.expectedRevision, events, WITHIN))
    onDone(group.end)
  }
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

/** Facts stored in one append, and the number of facts of the log up to their end. */
type FactGroup = SaltedAppend & { readonly end: number }

/** The log in groups, each of one stream, principal and recording time; a remembered command always begins a group. */
function* groupsOf({ reader }: SqliteFile, from: number): Iterable<FactGroup> {
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

function groupOf(facts: readonly StoredFact[], salts: readonly Uint8Array[], command?: PreparedCommand): FactGroup {
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
    end: (facts.at(-1) as StoredFact).position + 1,
  }
}
