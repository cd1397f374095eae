/** What does a log ask of an event store that several nodes share? The port; `kurrentdb.ts` is the one that knows a client. */

/** Where an event is among all events of a store; decimals, for they outgrow a number. */
export interface StorePosition {
  readonly commit: string
  readonly prepare: string
}

/** Below 0 where the first place is before the other, 0 where they are one. */
export const orderOf = (a: StorePosition, b: StorePosition): number =>
  a.commit.length - b.commit.length || (a.commit < b.commit ? -1 : a.commit > b.commit ? 1 : 0)

/** An event about to be stored; texts are JSON. */
export interface NewEvent {
  /** UUID. */
  readonly id: string
  readonly type: string
  readonly data: string
  readonly metadata: string
}

/** An event as a store keeps it. */
export interface StoreEvent {
  readonly stream: string
  /** Place in its stream, contiguous from 0. */
  readonly revision: number
  readonly id: string
  readonly type: string
  readonly data: string
  /** Parsed; not an object where somebody else wrote it. */
  readonly metadata: unknown
  /** When the store took it, milliseconds since 1970, by its clock. */
  readonly created: number
  readonly place: StorePosition
}

/** The stream is not at the revision that was expected; −1: there is no such stream. */
export class StoreConflict extends Error {
  override name = 'StoreConflict'
  readonly actual: number
  constructor(stream: string, expected: number, actual: number) {
    super(`${stream} is at revision ${actual} in the store, not ${expected}`)
    this.actual = actual
  }
}

/** The store did not answer, or not in time: whether it stored what was sent is not known. */
export class StoreAway extends Error {
  override name = 'StoreAway'
}

/** The store has let go a reader that was behind: it reads on from where it is. */
export class FellBehind extends StoreAway {
  override name = 'FellBehind'
}

/** The store refuses us, or what is in it is not ours; the message says what to do. */
export class UnusableStore extends Error {
  override name = 'UnusableStore'
}

/** What stands in one of our streams is no fact of ours, or not the next one: nothing is passed over. */
export class UnreadableEvent extends Error {
  override name = 'UnreadableEvent'
  constructor({ stream, revision, type }: Pick<StoreEvent, 'stream' | 'revision' | 'type'>, why: string) {
    super(`the event ${type} at revision ${revision} of ${stream} in the event store can't be read as a fact: ${why}`)
  }
}

/** The store holds less than this log, or something else: it was restored, or cleared. */
export class OtherStore extends Error {
  override name = 'OtherStore'
  /** Milliseconds to wait before it is looked at again, for that may have taken long. */
  readonly patience: number
  constructor(message: string, patience = 0) {
    super(message)
    this.patience = patience
  }
}

export interface EventStore {
  /** Where it is, without secrets. */
  readonly name: string
  /**
   * Stores the events after that revision (−1: as a new stream), all or none. Sent again with the same ids and the same
   * revision it is stored once. Throws `StoreConflict`, `AppendTooLarge`, `UnusableStore`, or `StoreAway` after at most
   * that many milliseconds.
   */
  append(stream: string, expectedRevision: number, events: readonly NewEvent[], within: number): Promise<void>
  /** The first events of a stream, so many at the most; none where there is no such stream. */
  readStream(stream: string, most: number): Promise<readonly StoreEvent[]>
  /**
   * Gives every event after that place (null: from the start) that the store holds now, the store's own among them, in
   * order, as long as `take` wants more. Not an iterator, for a log of millions is read by it.
   */
  readAll(after: StorePosition | null, take: (event: StoreEvent) => boolean): Promise<void>
  /** The event at that place; undefined where there is none, or another begins elsewhere. */
  eventAt(place: StorePosition): Promise<StoreEvent | undefined>
  /** Events of streams that begin with a prefix, stored after that place, as they come; ends only by an error. */
  subscribe(prefix: string, after: StorePosition | null, signal: AbortSignal): AsyncIterable<StoreEvent>
  /** The last event of all, soon; a sign of life. */
  last(): Promise<StoreEvent | undefined>
  close(): Promise<void>
}
