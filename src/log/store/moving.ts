/**
 * How does a log move into an event store, or out of it, and stay the same log? With every id, position, time of recording
 * and leaf, so that nothing anybody holds of it (a position, a proof, a backup) becomes another's.
 *
 * In: while it is under way the store says so, and no node writes there. Facts go in one after the other, for their order
 * is what all nodes will make their positions of; those of one stream that follow each other go together. Then the store
 * is read from its start and every leaf is made anew. The file that the log was in is then what follows it there: nothing
 * is copied. Stopped anywhere, the same call finds how far the store has it and goes on.
 *
 * Out: the store is told that the log has gone, which parts all facts into those before and those that nobody was told are
 * kept. When everything before has arrived and is proved the same, the file that followed is the log.
 */

import { AppendTooLarge, type StoredFact } from '../log.ts'
import type { PreparedCommand } from '../prepare.ts'
import type { SqliteFile } from '../sqlite-file.ts'
import { beginIn, noteWhereabouts, originIn } from './about.ts'
import { compare } from './compare.ts'
import { type Arrived, eventsOf } from './envelope.ts'
import { placeText } from './intake.ts'
import { type EventStore, OtherStore, StoreAway, StoreConflict, UnusableStore } from './store.ts'

/** Told how far it has come: what is being done, how many facts are done, and how many there are. */
export type OnMoving = (step: 'comparing' | 'moving' | 'verifying', done: number, all: number) => void

/** Facts and bytes that go together at most. */
const MOST_FACTS = 1_000
const MOST_BYTES = 400_000
/** Milliseconds an append may take, and how often it is tried. */
const WITHIN = 10_000
const TRIES = 6

/** Moves the log of a file into the store; from then on the file follows it there. Answers with how many facts were new there. Throws `UnusableStore`, `OtherStore`, `StoreAway`, `AppendTooLarge`. */
export async function moveIn(store: EventStore, prefix: string, file: SqliteFile, onMoving: OnMoving): Promise<number> {
  const all = file.reader.head() + 1
  const origin = (await originIn(store, prefix)) ?? (await beginIn(store, prefix, file.origin, true))
  if (origin !== file.origin)
    throw new UnusableStore(
      `under the prefix ${prefix} the event store holds the log ${origin}, not ${file.origin}; choose another VARDE_STREAM_PREFIX`,
    )
  const before = await compare(store, prefix, file, done => onMoving('comparing', done, all))
  if (before.same < all && before.more) throw differing(before.same)
  if (before.same < all) {
    const was = await noteWhereabouts(store, prefix, 'log-moving-in')
    await storeAll(store, prefix, file, before.same, done => onMoving('moving', done, all)).catch(async error => {
      if (!(error instanceof StoreConflict)) throw error
      if (was === 'gone') await noteWhereabouts(store, prefix, 'log-moved-out')
      throw orphans(prefix, error)
    })
  }
  const after = await compare(store, prefix, file, done => onMoving('verifying', done, all))
  if (after.same < all) throw differing(after.same)
  await noteWhereabouts(store, prefix, 'log-moved-in')
  if (after.place) file.note('checkpoint', placeText(after.place))
  file.note('store', prefix)
  return all - before.same
}

/** Tells the store that the log has gone. What arrives before that is the log; see `moveOut`. */
export async function leaveStore(store: EventStore, prefix: string): Promise<void> {
  await noteWhereabouts(store, prefix, 'log-moved-out')
}

/** Makes the file that followed the store, and has everything of it, the log. Throws `OtherStore` where it has not. */
export async function moveOut(store: EventStore, prefix: string, file: SqliteFile, onMoving: OnMoving): Promise<void> {
  const all = file.reader.head() + 1
  const { same, more } = await compare(store, prefix, file, done => onMoving('verifying', done, all))
  if (same < all || more) throw differing(same)
  standAlone(file)
}

/** Makes a file that followed a store a log of its own, with what it holds. */
export function standAlone(file: SqliteFile): void {
  file.note('checkpoint', undefined)
  file.note('store', undefined)
  file.flushing(true)
}

/** What a node stored before it knew that the log had gone: nobody was told that it is kept, but it is in the way. */
const orphans = (prefix: string, { message }: StoreConflict): UnusableStore =>
  new UnusableStore(
    `${message}: under the prefix ${prefix} something was stored that is not of this log; choose another VARDE_STREAM_PREFIX`,
  )

const differing = (position: number): OtherStore =>
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
    await again(() => store.append(prefix + group.append.stream, group.append.expectedRevision, events, WITHIN))
    onDone(group.end)
  }
}

/** What is not answered is sent again, unchanged: it is stored once. */
async function again(send: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send()
    } catch (error) {
      if (error instanceof AppendTooLarge || !(error instanceof StoreAway) || attempt === TRIES) throw error
      await new Promise(resolve => setTimeout(resolve, 500 * attempt))
    }
  }
}

/** Facts that go together, and the number of facts of the log with them. */
type Group = Arrived & { readonly end: number }

/** The log in groups, each of one stream and one moment; a command that is remembered begins one. */
function* groupsOf({ reader }: SqliteFile, from: number): Iterable<Group> {
  const sealed = reader.readSealed(from, Number.MAX_SAFE_INTEGER)[Symbol.iterator]()
  let facts: StoredFact[] = []
  let salts: Uint8Array[] = []
  let bytes = 0
  for (const fact of reader.read({ from })) {
    const [first] = facts
    const size = Buffer.byteLength(fact.data) + Buffer.byteLength(fact.meta)
    const full = facts.length === MOST_FACTS || bytes + size > MOST_BYTES
    if (first && (full || !together(first, fact) || reader.commandAt(fact.position))) {
      yield groupOf(facts, salts, reader.commandAt(first.position))
      ;[facts, salts, bytes] = [[], [], 0]
    }
    facts.push(fact)
    salts.push((sealed.next().value as { salt: Uint8Array }).salt)
    bytes += size
  }
  if (facts[0]) yield groupOf(facts, salts, reader.commandAt(facts[0].position))
}

const together = (a: StoredFact, b: StoredFact): boolean =>
  a.stream === b.stream && a.recordedAt === b.recordedAt && a.principal === b.principal

function groupOf(facts: readonly StoredFact[], salts: readonly Uint8Array[], command?: PreparedCommand): Group {
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
