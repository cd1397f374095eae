/** For the tests of logs in an event store: a store that can be made to fail, and nodes on it. */

import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { type Append, type Appended, type Log, LogUnavailable, NotHereYet } from '../../../src/log/log.ts'
import { openStoreLog } from '../../../src/log/open.ts'
import { prepareAppend } from '../../../src/log/prepare.ts'
import { freshSalt } from '../../../src/log/seal.ts'
import { eventsOf } from '../../../src/log/store/envelope.ts'
import { openKurrentDb } from '../../../src/log/store/kurrentdb.ts'
import { type EventStore, logStream, StoreConflict } from '../../../src/log/store/store.ts'
import type { OnStatusChange, ReplicaStatus } from '../../../src/log/store/store-link.ts'
import type { StoreLog } from '../../../src/log/store/store-log.ts'
import { allFacts, newAppend } from '../../contract/given.ts'
import { requireLeaves } from '../../contract/log-sealing.ts'
import type { Test } from '../../contract/subject.ts'
import { type EventStoreOptions, type EventStore as Fixture, startEventStore } from '../../fixtures/event-store.ts'
import { until } from '../../fixtures/event-store-client.ts'
import { temporary } from '../temporary.ts'

export const PREFIX = 'varde-test.'
/** Milliseconds in which everything must have come right; a busy machine is no reason to fail. */
const PATIENCE = 60_000
/** Milliseconds in which everybody has an answer: two seconds, and as much for a busy machine. */
const MOST = 20_000

/** A store to go with the test. */
export async function startStore(t: Test, options: EventStoreOptions = {}): Promise<Fixture> {
  const fixture = await startEventStore(options)
  t.teardown(() => fixture.stop())
  return fixture
}

export interface Node {
  readonly log: StoreLog
  /** Its connection: what others store goes through it too, for a process bears but one. */
  readonly port: EventStore
  readonly directory: string
  /** How it has stood, change by change, and by which error. */
  readonly changes: readonly (ReplicaStatus & { readonly cause: string })[]
}

interface NodeOptions {
  readonly directory?: string
  readonly origin?: string
  readonly patience?: number
  readonly prefix?: string
  readonly onProgress?: (facts: number) => void
  /** Comes between the log and its store. */
  readonly wrap?: (port: EventStore) => Partial<EventStore>
}

/** A node that goes with the test; the one before it must be closed. */
export async function openNode(
  t: Test,
  { address }: Pick<Fixture, 'address'>,
  options: NodeOptions = {},
): Promise<Node> {
  const { directory = temporary(t), prefix = PREFIX, wrap = () => ({}), ...others } = options
  const port = openKurrentDb(address)
  const changes: Node['changes'][number][] = []
  const onChange: OnStatusChange = (now, { message: cause } = new Error()) => changes.push({ ...now, cause })
  const store = { ...port, ...wrap(port) }
  const log = await openStoreLog(store, prefix, { directory, onChange, ...others })
  t.teardown(() => log.close())
  return { log, port, directory, changes }
}

/** How far the log was read through a port: its end, and the revisions of its streams. */
const seenThrough = new WeakMap<EventStore, { end: number; readonly revisions: Map<string, number> }>()

/**
 * An append as another node makes it: with salts of its own, right behind all that the store has. Throws `StoreConflict`
 * where the stream is not at the expected revision.
 */
export async function appendByOthers(port: EventStore, { origin }: Pick<Log, 'origin'>, append: Append): Promise<void> {
  const { stream, expectedRevision } = append
  const seen = seenThrough.get(port) ?? { end: -1, revisions: new Map<string, number>() }
  seenThrough.set(port, seen)
  const events = eventsOf({ ...prepareAppend(append), salts: append.facts.map(() => freshSalt()) }, origin)
  for (;;) {
    await port.read(logStream(PREFIX), seen.end + 1, ({ revision, metadata }) => {
      const { of, ...shared } = metadata as { of?: [number, number]; stream: string; revision: number }
      if (of?.[0] === 0) seen.revisions.set(shared.stream, shared.revision + of[1] - 1)
      seen.end = revision
      return true
    })
    const actual = seen.revisions.get(stream) ?? -1
    if (actual !== expectedRevision) throw new StoreConflict(stream, expectedRevision, actual)
    try {
      return await port.append(logStream(PREFIX), seen.end, events, 5_000)
    } catch (error) {
      if (!(error instanceof StoreConflict)) throw error
      // The store has lost its end.
      if (error.actual < seen.end) seenThrough.delete(port)
      if (error.actual < seen.end) return appendByOthers(port, { origin }, append)
    }
  }
}

/** An append as another node makes it that holds the log up to that head. Throws `StoreConflict` where the store has more. */
export const appendRightBehind = (
  port: EventStore,
  { origin }: Pick<Log, 'origin'>,
  append: Append,
  head: number,
): Promise<void> => {
  const salts = append.facts.map(() => freshSalt())
  return port.append(logStream(PREFIX), head, eventsOf({ ...prepareAppend(append), salts }, origin), 5_000)
}

/** Milliseconds that a client waits for an answer. */
const IMPATIENT = 1_900

/** An append with a command key of its own, so that it can be asked for again; its client waits no longer than clients do. */
export const commandWithKey = (log: Log, stream: string, given: Partial<Append> = {}): Append => {
  const append = newAppend(log, { stream, expectedRevision: log.revisionOf(stream), patience: IMPATIENT, ...given })
  return { command: { key: append.facts[0]!.id, digest: 'd' }, ...append }
}

/** The answer or the error; throws where neither comes in time. */
export async function answerInTime(asked: Promise<Appended>): Promise<Appended | Error> {
  const began = performance.now()
  const answer = await asked.catch((error: Error) => error)
  const took = Math.round(performance.now() - began)
  if (took > MOST) throw new Error(`answered after ${took} ms only: ${JSON.stringify(answer)}`)
  return answer
}

/** Sends a command until it is stored, as a client does that got no answer or “later”. */
export async function sendUntilStored(log: Log, append: Append): Promise<Appended> {
  for (const end = performance.now() + PATIENCE; ; await wait(50)) {
    const answer = await answerInTime(log.recall(append.command!.key)?.appended ?? log.append(append))
    if (!(answer instanceof Error)) return answer
    const later = answer instanceof LogUnavailable || answer instanceof NotHereYet
    if (!later || performance.now() > end) throw answer
  }
}

/** Waits until the node is in that state, for that reason or by that error. */
export async function waitForState({ log, changes }: Node, state: ReplicaStatus['state'], why = /^/): Promise<void> {
  const now = () => {
    const { state, why = '' } = log.store.status()
    return { state, why, cause: changes.at(-1)?.cause ?? '' }
  }
  await until(() => now().state === state && [now().why, now().cause].some(text => why.test(text)), PATIENCE).catch(
    () => {
      throw new Error(`it is not ${state} because of ${why}, but ${JSON.stringify(now())}`)
    },
  )
}

/** Waits until the log holds that many facts. */
export const waitForFacts = (log: Log, facts: number): Promise<void> => until(() => log.head() + 1 >= facts, PATIENCE)

/** The facts the store has of this log, in its order, by name. */
export function storedIn(fixture: Fixture): string[] {
  let first = { stream: '', revision: 0 }
  return fixture
    .events()
    .filter(({ stream, type }) => stream === logStream(PREFIX) && type !== 'log-moved-out')
    .map(({ metadata }) => {
      const { of, id, ...shared } = JSON.parse(Buffer.from(metadata).toString())
      if (of[0] === 0) first = shared
      return `${first.stream} ${first.revision + of[0]} ${id}`
    })
}

/** Leaf by leaf; they stand for everything that is known of the facts. */
export const leavesOf = (log: Log): string[] =>
  [...log.readSealed(0, log.head())].map(({ leafHash }) => Buffer.from(leafHash).toString('hex'))

/** The log holds what the store holds, each fact once, at contiguous positions, with valid leaves. */
export function requireStoredOnce(t: Test, fixture: Fixture, log: Log): void {
  const facts = allFacts(log).map(({ stream, revision, id }) => `${stream} ${revision} ${id}`)
  t.strictSame(facts, storedIn(fixture), 'the log is what the store has')
  t.equal(new Set(allFacts(log).map(({ id }) => id)).size, facts.length, 'each fact is there once')
  requireLeaves(t, log)
}

/** Closes the node; another one that begins with nothing makes the same leaves. Answers with that one. */
export async function requireSameElsewhere(t: Test, fixture: Fixture, { log }: Pick<Node, 'log'>): Promise<Node> {
  const leaves = leavesOf(log)
  await log.close()
  const other = await openNode(t, fixture)
  t.ok(leaves.length > 0)
  t.strictSame(leavesOf(other.log), leaves, 'another node makes the same leaves')
  return other
}

/** The directory as kill -9 would leave it at this moment: copied by another process, in one turn of this one. */
export function crashImageOf(t: Test, directory: string): string {
  const image = join(temporary(t), 'image')
  const { status, stderr } = spawnSync('cp', ['-r', directory, image], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return image
}

/** Locks the file of a node: what it writes is refused after two seconds, in which it does nothing else. */
export function lockFile(directory: string): () => void {
  const db = new DatabaseSync(join(directory, 'varde.db'))
  db.exec('BEGIN IMMEDIATE')
  return () => db.close()
}
