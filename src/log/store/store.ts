/** The port to an event store that several nodes share; `kurrentdb.ts` implements it. */

/** Position of an event among all events of a store; decimal texts, since they may be greater than 2⁵³. */
export interface StorePosition {
  readonly commit: string
  readonly prepare: string
}

/** Negative where the first position is before the second, 0 where they are the same. */
export const comparePositions = (a: StorePosition, b: StorePosition): number =>
  a.commit.length - b.commit.length || (a.commit < b.commit ? -1 : a.commit > b.commit ? 1 : 0)

/** A position as one text: `commit/prepare`. */
export const positionText = ({ commit, prepare }: StorePosition): string => `${commit}/${prepare}`

/** The position in a text made by `positionText`. */
export function parsePosition(text: string): StorePosition {
  const [commit = '', prepare = ''] = text.split('/')
  return { commit, prepare }
}

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
  /** When the store stored it, by its own clock, milliseconds since 1970. */
  readonly created: number
  readonly position: StorePosition
}

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

/** The store has dropped a subscription that was too slow; its reader goes on from where it is. */
export class FellBehind extends StoreAway {
  override name = 'FellBehind'
}

/** The store refuses access, or holds something under the prefix that is not this log; the message says what to do. */
export class UnusableStore extends Error {
  override name = 'UnusableStore'
}

/** An event in a stream of the log is not a fact of Varde, or not the next one. No event is ever passed over. */
export class UnreadableEvent extends Error {
  override name = 'UnreadableEvent'
  constructor({ stream, revision, type }: Pick<StoreEvent, 'stream' | 'revision' | 'type'>, why: string) {
    super(`the event ${type} at revision ${revision} of ${stream} in the event store can't be read as a fact: ${why}`)
  }
}

/** The store holds less than this log, or something else: it was restored or cleared. */
export class OtherStore extends Error {
  override name = 'OtherStore'
  /** Milliseconds to wait before the store is checked again, as long as a check may take. */
  readonly patience: number
  constructor(message: string, patience = 0) {
    super(message)
    this.patience = patience
  }
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
  /** The first events of a stream, at most that many; none where there is no such stream. */
  readStream(stream: string, most: number): Promise<readonly StoreEvent[]>
  /**
   * Gives `take` every event after that position (null: from the start) that the store holds now, its own events too, in
   * order, until `take` answers false. Not an iterator, which would take twice the time for a log of millions.
   */
  readAll(after: StorePosition | null, take: (event: StoreEvent) => boolean): Promise<void>
  /** The event at that position; undefined where no event begins there. */
  eventAt(position: StorePosition): Promise<StoreEvent | undefined>
  /** Events, stored after that position, of streams whose names begin with a prefix, as they arrive; ends only by an error. */
  subscribe(prefix: string, after: StorePosition | null, signal: AbortSignal): AsyncIterable<StoreEvent>
  /** The last event of the whole store, answered quickly: a sign of life. */
  last(): Promise<StoreEvent | undefined>
  close(): Promise<void>
}
