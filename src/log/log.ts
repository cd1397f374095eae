/** Where facts are kept: what every log promises, whichever store is under it. */

import type { StoreSide } from './store/side.ts'

/** A fact as a log keeps it. Bytes are canonical JSON (RFC 8785), made once at the door and never re-serialised. */
export interface StoredFact {
  /** Place in the whole log, contiguous from 0. */
  readonly position: number
  readonly stream: string
  /** Place in its stream, contiguous from 0. */
  readonly revision: number
  /** UUID, lower case. */
  readonly id: string
  readonly type: string
  /** Schema version the data was written in. */
  readonly version: number
  /** The mission it belongs to, with its place among that mission's facts; null for actors, projects, access and log. */
  readonly mission: string | null
  readonly missionSeq: number | null
  /** Milliseconds since 1970: when it entered the log; never decreasing by position. */
  readonly recordedAt: number
  /** Milliseconds since 1970: from when it was known; recordedAt where nothing was said. */
  readonly knownFrom: number
  readonly principal: string
  /** Canonical JSON texts. */
  readonly data: string
  readonly meta: string
}

/** The tamper evidence kept beside a fact. */
export interface Sealed {
  readonly position: number
  readonly salt: Uint8Array
  readonly leafHash: Uint8Array
}

/** A fact about to be kept. */
export interface NewFact {
  readonly id: string
  readonly type: string
  readonly version: number
  /** Plain JSON; the log canonicalises it. */
  readonly data: object
  /** Milliseconds; null: known from when it is recorded. */
  readonly knownFrom: number | null
  /** What is said about this fact alone; laid over the append's meta. */
  readonly meta?: object
}

/** One command's facts for one stream: all are kept or none. */
export interface Append {
  readonly stream: string
  /** Revision of the last fact decided upon; −1 where the stream has none. */
  readonly expectedRevision: number
  /** The same for all facts of a stream. */
  readonly mission: string | null
  readonly principal: string
  /** Milliseconds, from `now()`: when the command was decided. */
  readonly recordedAt: number
  /** Shared by the command's facts; plain JSON, canonicalised by the log. */
  readonly meta: object
  readonly facts: readonly NewFact[]
  /** Milliseconds its caller waits at the most, where the facts are kept in an event store; else it is answered at once. */
  readonly patience?: number
  /** Remembered with the facts, so that the same key answers the same, across restarts. */
  readonly command?: { readonly key: string; readonly digest: string }
}

/** What an append made, in order. */
export interface Appended {
  /** The same command was stored by another node, at the same time; the facts are that one’s. */
  readonly byOthers?: true
  readonly facts: readonly { id: string; type: string; stream: string; revision: number; position: number }[]
}

/** A command remembered by its key, done or still under way. */
export interface Remembered {
  readonly digest: string
  readonly appended: Promise<Appended>
}

/** Which facts to read, in which order. All filters are joined by “and”; a position is inclusive. */
export interface FactFilter {
  readonly from?: number
  readonly to?: number
  readonly mission?: string
  readonly stream?: string
  readonly types?: readonly string[]
  readonly principal?: string
  /** recordedAt, milliseconds, inclusive. */
  readonly recordedFrom?: number
  readonly recordedTo?: number
  readonly order?: 'asc' | 'desc'
  readonly limit?: number
}

/** The stream has moved since the command was decided: decide again. */
export class StreamMoved extends Error {
  override name = 'StreamMoved'
  readonly stream: string
  readonly expected: number
  readonly actual: number
  constructor(stream: string, expected: number, actual: number) {
    super(`${stream} is at revision ${actual}, not ${expected}`)
    this.stream = stream
    this.expected = expected
    this.actual = actual
  }
}

/** The command key has been used, or the fact id is taken, by what is kept or waiting; `recall` answers for the key. */
export class AlreadyKept extends Error {
  override name = 'AlreadyKept'
}

/**
 * The log can't keep facts at this moment (full disk, I/O error, store away, closed); nothing of the append is in it. After
 * an I/O error in the commit, or where a store has not answered, only later can be said so: the same command key asks.
 */
export class LogUnavailable extends Error {
  override name = 'LogUnavailable'
}

/**
 * The facts are kept, durably and once, but this node does not hold them yet: their positions are not known here. The same
 * command key asks again.
 */
export class NotHereYet extends Error {
  override name = 'NotHereYet'
  readonly facts: readonly Omit<Appended['facts'][number], 'position'>[]
  constructor(facts: NotHereYet['facts']) {
    super('the facts are kept, and on their way to this node')
    this.facts = facts
  }
}

/** The store under the log takes no command of that size; nothing of it is kept. */
export class AppendTooLarge extends Error {
  override name = 'AppendTooLarge'
  constructor(bytes: number, most: number) {
    super(`the command comes to ${bytes} bytes, and the event store takes at most ${most} at once; send smaller parts`)
  }
}

/** Another process writes this log; the message names it. */
export class LogLocked extends Error {
  override name = 'LogLocked'
}

export interface Log {
  /** Where the facts are kept in an event store that other nodes write too; absent where this process keeps them. */
  readonly store?: StoreSide
  /** Name under which this log's leaves and checkpoints are made; fixed when the log is. */
  readonly origin: string
  /** Milliseconds: the wall clock, but never before the last recordedAt. */
  now(): number
  /** Last kept position, −1 when empty. */
  head(): number
  /**
   * Keeps the facts durably and answers with their places. The revision is checked against what is kept *and waiting*;
   * appends to a stream are kept in the order of the calls (to all streams where this process keeps them). Rejects with `StreamMoved`, `AlreadyKept`, `LogUnavailable`, or, where the
   * append is none (data that is not JSON, an id that is no UUID …), `NotJson` or `RangeError`; then nothing is kept.
   */
  append(append: Append): Promise<Appended>
  /** The command that used this key, if any. */
  recall(key: string): Remembered | undefined
  /**
   * Kept facts of one stream in order, from a revision on, up to a position (both inclusive). Like all reads it sees what
   * is kept when its first fact is taken, and one may pause between facts for as long as one likes.
   */
  readStream(stream: string, from?: number, toPosition?: number): Iterable<StoredFact>
  /** Kept facts by position, filtered. */
  read(filter: FactFilter): Iterable<StoredFact>
  /** Salts and leaf hashes by position, inclusive. */
  readSealed(from: number, to: number): Iterable<Sealed>
  /** Last kept revision of a stream, −1 where it has none. */
  revisionOf(stream: string): number
  /**
   * Names of the streams of a mission (`mission-x`, `indicator-y` …), or all streams beginning with a prefix; in the order
   * in which they began.
   */
  streamsOf(mission: string): readonly string[]
  streamsNamed(prefix: string): readonly string[]
  /** Last position among a mission's facts up to `at`, −1 where there are none. */
  lastPositionOf(mission: string, at?: number): number
  /** Last position recorded at or before that instant (milliseconds), −1 where there is none. */
  positionAt(ms: number): number
  /**
   * Called after every commit with the facts just kept, in order, before their appends are answered. Answers with how to
   * stop. What a listener throws surfaces as an uncaught exception; the others are called all the same. Beside another
   * process (a log opened for reading) nobody is called.
   */
  follow(listener: (facts: readonly StoredFact[]) => void): () => void
  /** Copies the log, whole and consistent, to a new file while it is in use; rejects where there is a file already. */
  backup(file: string): Promise<void>
  /** Waits for what is waiting, then closes. */
  close(): Promise<void>
}
