/** The port to a log of facts: what every log promises, whatever it is stored in. */

import type { NodeHash } from '../proof/tiles.ts'
import type { Damage } from './damage.ts'
import type { StoreLink } from './store/store-link.ts'

/** A fact as stored. Its JSON is canonical (RFC 8785), made once when it is appended and never serialised again. */
export interface StoredFact {
  /** Position in the whole log, contiguous from 0. */
  readonly position: number
  readonly stream: string
  /** Position in its stream, contiguous from 0. */
  readonly revision: number
  /** UUID, lower case. */
  readonly id: string
  readonly type: string
  /** Version of the schema that the data was written with. */
  readonly version: number
  /** The mission it belongs to, and its number among that mission's facts, from 0; null for actors, projects, access and log. */
  readonly mission: string | null
  readonly missionSeq: number | null
  /** Milliseconds since 1970: when it was recorded; never decreases with the position. */
  readonly recordedAt: number
  /** Milliseconds since 1970: from when it was known; recordedAt unless given. */
  readonly knownFrom: number
  readonly principal: string
  /** Canonical JSON texts. */
  readonly data: string
  readonly meta: string
}

/** The tamper evidence stored with a fact. */
export interface FactSeal {
  readonly position: number
  readonly salt: Uint8Array
  readonly leafHash: Uint8Array
  /** Leaf hash of the previous fact of its mission; null where there is none. */
  readonly prevLeaf: Uint8Array | null
}

/** A fact to be appended. */
export interface NewFact {
  readonly id: string
  readonly type: string
  readonly version: number
  /** Plain JSON; the log canonicalises it. */
  readonly data: object
  /** Milliseconds since 1970; null: from when the command was decided. */
  readonly knownFrom: number | null
  /** Metadata of this fact alone; its members override those of the append's `meta`. */
  readonly meta?: object
}

/** One command's facts for one stream: all are stored, or none. */
export interface Append {
  readonly stream: string
  /** Revision of the stream that the command was decided on; −1 where the stream has no fact. */
  readonly expectedRevision: number
  /** The same for all facts of a stream. */
  readonly mission: string | null
  readonly principal: string
  /** Milliseconds since 1970, from `now()`: when the command was decided. It is recorded then, or at the time of the fact before it if that is later. */
  readonly recordedAt: number
  /** Metadata shared by the command's facts; plain JSON. The log adds the principal and makes it canonical. */
  readonly meta: object
  readonly facts: readonly NewFact[]
  /** Milliseconds that its caller waits at most, where the facts go to an event store; other logs answer at once. */
  readonly patience?: number
  /** Remembered with the facts, so that the same key is answered the same, also after a restart. */
  readonly command?: { readonly key: string; readonly digest: string }
}

/** The answer to an append: its facts, in order. */
export interface Appended {
  /** Another node stored the same command at the same time; the facts are that node's. */
  readonly byOthers?: true
  readonly facts: readonly { id: string; type: string; stream: string; revision: number; position: number }[]
}

/** How long each stage of a batch of appends took, in seconds, and how many facts were in it. */
export interface AppendStages {
  readonly facts: number
  readonly seconds: {
    /** The first append of the batch in the queue. */
    readonly waiting: number
    /** Sealing the facts and writing them into the transaction. */
    readonly writing: number
    /** Committing: until it is on the disk. */
    readonly committing: number
    /** Telling every view and listener. */
    readonly announcing: number
  }
}

/** A command remembered by its key, stored or still under way. */
export interface RememberedCommand {
  readonly digest: string
  readonly appended: Promise<Appended>
}

/** Which facts to read, in which order. A fact must pass every filter that is given; positions are inclusive. */
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

/** The stream has changed since the command was decided: decide again. */
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

/** The command key or a fact id is used already, by a stored or a waiting append; `recall` answers for the key. */
export class AlreadyKept extends Error {
  override name = 'AlreadyKept'
}

/**
 * The log can't store facts now (full disk, I/O error, event store away, log closed), and has stored none of this append.
 * Exceptions: after an I/O error during the commit, and where the event store has not answered, this is not known yet;
 * send the command again with the same key to find out.
 */
export class LogUnavailable extends Error {
  override name = 'LogUnavailable'
}

/**
 * The event store has the facts, durably and once, but this node has not been able to keep them yet, so their positions are
 * not known here. Send the command again with the same key to find out.
 */
export class NotHereYet extends Error {
  override name = 'NotHereYet'
  readonly facts: readonly Omit<Appended['facts'][number], 'position'>[]
  constructor(facts: NotHereYet['facts']) {
    super('the facts are stored, and on their way to this node')
    this.facts = facts
  }
}

/** The command is larger than the event store accepts; nothing of it is stored. */
export class AppendTooLarge extends Error {
  override name = 'AppendTooLarge'
  constructor(bytes: number, most: number) {
    super(`the command comes to ${bytes} bytes, and the event store takes at most ${most} at once; send smaller parts`)
  }
}

/** Another process has the log open for writing, which the message names; or it can't be locked. */
export class LogLocked extends Error {
  override name = 'LogLocked'
}

/**
 * What is read of a log. Reads see what is committed, never what is waiting. A fact that is not what was recorded is never given
 * out: reads throw `DamagedLog`.
 */
export interface LogReads {
  /** Last committed position, −1 when empty. */
  head(): number
  /**
   * Facts of one stream in order, from a revision on, up to a position and a revision (all inclusive). Like all reads it sees
   * what is committed when its first fact is taken; its caller may pause between facts for as long as it likes.
   */
  readStream(stream: string, from?: number, toPosition?: number, toRevision?: number): Iterable<StoredFact>
  /** Facts by position, filtered. */
  read(filter: FactFilter): Iterable<StoredFact>
  /** Salts and leaf hashes by position, inclusive. */
  readSealed(from: number, to: number): Iterable<FactSeal>
  /**
   * A node of the Merkle tree over the leaf hashes (RFC 6962), 32 bytes: of the 2^height leaves from index × 2^height on. Throws
   * RangeError where the log does not reach that far.
   */
  treeNode: NodeHash
  /** Last committed revision of a stream, −1 where it has no fact. */
  revisionOf(stream: string): number
  /**
   * Names of the streams of a mission (`mission-x`, `indicator-y` …), or of all streams that begin with a prefix; oldest
   * stream first.
   */
  streamsOf(mission: string): readonly string[]
  streamsNamed(prefix: string): readonly string[]
  /** Last position among a mission's facts up to `at`, −1 where there are none. */
  lastPositionOf(mission: string, at?: number): number
  /** Last position recorded at or before that instant (milliseconds), −1 where there is none. */
  positionAt(ms: number): number
}

/** A log of facts. */
export interface Log extends LogReads {
  /** The link to the event store that the facts are in, shared with other nodes; absent where this process alone has them. */
  readonly store?: StoreLink
  /** The log's name in its leaves and checkpoints; fixed when the log is created. */
  readonly origin: string
  /** The wall clock, milliseconds since 1970. It may be before the last recordedAt, where the clock was ahead once. */
  now(): number
  /** recordedAt of the last fact, milliseconds since 1970; 0 where there is none. */
  lastRecordedAt(): number
  /** The first damage found, at the start, by a read or by a check. From then on nothing more is stored. */
  damage(): Damage | undefined
  /** Notes damage that was found elsewhere: from then on nothing more is stored. */
  noteDamage(damage: Damage): void
  /**
   * Checks all that is stored, step by step, from the disk: yields the number of facts that are in order, and returns the first
   * damage, which is the log's from then on. Throws `UnusableFile` where the file could not be read just then.
   */
  check(): Generator<number, Damage | undefined>
  /** Why this process can't store facts in its file now; after a failure it is tried whether it can again. */
  unavailable(): string | undefined
  /**
   * Stores the facts durably and answers with their positions. The expected revision is checked against what is committed
   * *and waiting*; appends are stored in the order of the calls. Rejects with `StreamMoved`, `AlreadyKept`,
   * `LogUnavailable`, or, for an append that is not valid (data that is not JSON, an id that is not a UUID …), `NotJson` or
   * `RangeError`; then nothing is stored. In front of an event store also `AppendTooLarge` and `NotHereYet`.
   */
  append(append: Append): Promise<Appended>
  /** The command that has used this key, if any. */
  recall(key: string): RememberedCommand | undefined
  /**
   * Calls the listener after every commit with the new facts, in order, before their appends are answered; the function
   * returned stops it. An error thrown by a listener becomes an uncaught exception; the other listeners are called all the
   * same. A log opened for reading beside its writer calls nobody.
   */
  follow(listener: (facts: readonly StoredFact[]) => void): () => void
  /** Calls the observer after every batch that was stored; absent where another process stores them. */
  observeAppends?(observer: (stages: AppendStages) => void): void
  /** Copies the log, complete and consistent, to a new file while it is in use; rejects if the file exists. */
  backup(file: string): Promise<void>
  /** Stores what is waiting, then closes. */
  close(): Promise<void>
}
