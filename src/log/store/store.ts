/** The port to an event store that several nodes share; `kurrentdb.ts` implements it. */

/** An event to be stored; texts are JSON. */
export interface NewEvent {
  /** UUID. */
  readonly id: string
  readonly type: string
  readonly data: string
  readonly metadata: string
}

/** An event as stored. */
export interface StoreEvent {
  readonly stream: string
  /** Position in its stream, contiguous from 0. */
  readonly revision: number
  readonly id: string
  readonly type: string
  readonly data: string
  /** Parsed JSON; may be anything where another program wrote it. */
  readonly metadata: unknown
}

/** Bytes of an event as servers count them, or a little more. */
export const eventBytes = ({ type, data, metadata }: NewEvent): number =>
  Buffer.byteLength(data) + Buffer.byteLength(metadata) + 2 * type.length

/** Name of the stream that a log is in; the revision of an event there is the position of its fact. */
export const logStream = (prefix: string): string => `${prefix}log`

/** The stream is not at the expected revision; `actual` −1: there is no such stream. */
export class StoreConflict extends Error {
  override name = 'StoreConflict'
  readonly actual: number
  constructor(stream: string, expected: number, actual: number) {
    super(`${stream} is at revision ${actual} in the store, not ${expected}`)
    this.actual = actual
  }
}

/** The store did not answer, or not in time; whether it stored what was sent is not known. */
export class StoreAway extends Error {
  override name = 'StoreAway'
}

/** A subscription does not bring what the store has; its reader reads on from where it is. */
export class FellBehind extends StoreAway {
  override name = 'FellBehind'
}

/** The store refuses access, or holds something under the prefix that is not this log; the message says what to do. */
export class UnusableStore extends Error {
  override name = 'UnusableStore'
}

/** An event in the stream of the log is not a fact of Varde, or not the next one. No event is ever passed over. */
export class UnreadableEvent extends Error {
  override name = 'UnreadableEvent'
  constructor({ stream, revision, type }: Pick<StoreEvent, 'stream' | 'revision' | 'type'>, why: string) {
    super(`the event ${type} at revision ${revision} of ${stream} in the event store can't be read as a fact: ${why}`)
  }
}

/** The store holds less than this log, or something else: it was restored, scavenged or cleared. */
export class OtherStore extends Error {
  override name = 'OtherStore'
}

/** An event store. */
export interface EventStore {
  /** Hosts and ports, without secrets. */
  readonly name: string
  /**
   * Stores the events after that revision (−1: as a new stream), all or none. Events sent again with the same ids and the
   * same revision are stored once. Throws `StoreConflict`, `AppendTooLarge`, `UnusableStore`, or `StoreAway` after at most
   * `within` milliseconds.
   */
  append(stream: string, expectedRevision: number, events: readonly NewEvent[], within: number): Promise<void>
  /**
   * Gives `take` the events of a stream from that revision on, in order, as far as the store holds them now, until `take`
   * answers false; none where there is no such stream. `most`: that many at most. Not an iterator, which would take twice
   * the time for a log of millions.
   */
  read(stream: string, from: number, take: (event: StoreEvent) => boolean, most?: number): Promise<void>
  /** Events of a stream after that revision (−1: from the first), as they arrive; ends only by an error. */
  subscribe(stream: string, after: number, signal: AbortSignal): AsyncIterable<StoreEvent>
  close(): Promise<void>
}

/** The event at that revision of a stream, or after it where that one was removed; undefined where there is none. */
export async function firstEventFrom(
  store: Pick<EventStore, 'read'>,
  stream: string,
  revision: number,
): Promise<StoreEvent | undefined> {
  let first: StoreEvent | undefined
  await store.read(
    stream,
    revision,
    event => {
      first ??= event
      return true
    },
    1,
  )
  return first
}
