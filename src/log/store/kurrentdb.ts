/**
 * The event store in a KurrentDB (EventStoreDB) server or cluster: the only file that knows its client.
 *
 * What the client does not do is done here. It may wait for an answer for ever: every call has a deadline of its own,
 * after which the outcome is unknown. It does not end a read that is not read to its end: every read is cancelled in
 * `finally`. Its errors are told apart by `type`, for their names are not their own. All appends of a process share one
 * table of those that wait, whichever client sends them: one store a process (`kurrentdb-appends.ts`).
 */

import {
  type AllStreamRecordedEvent,
  binaryEvent,
  EventStoreDBClient,
  START,
  streamNameFilter,
} from '@eventstore/db-client'
import { AppendTooLarge } from '../log.ts'
import { flowing, release, within } from './flow.ts'
import { sturdy } from './kurrentdb-appends.ts'
import { type ClientError, isNoPlace, NoStream, storeError } from './kurrentdb-errors.ts'
import {
  type EventStore,
  type NewEvent,
  StoreConflict,
  type StoreEvent,
  type StorePosition,
  UnusableStore,
} from './store.ts'

interface Read {
  readonly event?: AllStreamRecordedEvent
}

/** Bytes an append may have: the least that servers of any version and setting take by default. */
const MOST_BYTES = 1024 * 1024
/** Milliseconds within which a server that is there gives a sign of life. */
const PING = 1_500

/** Opens the store at an address (`esdb://…`, `esdb+discover://…`). Nothing is sent yet. Throws `UnusableStore` where it is no address. */
export function openKurrentDb(address: string): EventStore {
  const client = clientOf(address)
  let mostBytes = MOST_BYTES

  async function append(stream: string, expectedRevision: number, events: readonly NewEvent[], deadline: number) {
    const bytes = events.reduce((sum, event) => sum + sizeOf(event), 0)
    if (bytes > mostBytes) throw new AppendTooLarge(bytes, mostBytes)
    const sent = client.appendToStream(
      stream,
      events.map(({ id, type, data, metadata }) =>
        binaryEvent({ id, type, data: Buffer.from(data), metadata: Buffer.from(metadata) }),
      ),
      { expectedRevision: expectedRevision < 0 ? 'no_stream' : BigInt(expectedRevision), deadline },
    )
    try {
      await within(deadline, sent)
    } catch (error) {
      const { type, maxAppendSize, actualVersion } = error as ClientError
      if (type === 'maximum-append-size-exceeded') {
        mostBytes = Math.min(mostBytes, maxAppendSize ?? mostBytes)
        throw new AppendTooLarge(bytes, mostBytes)
      }
      if (type === 'wrong-expected-version')
        throw new StoreConflict(
          stream,
          expectedRevision,
          typeof actualVersion === 'bigint' ? Number(actualVersion) : -1,
        )
      throw storeError(error)
    }
  }

  /** A short read, to its end. */
  async function eventsOf(read: Parameters<typeof flowing>[0], silence?: number): Promise<StoreEvent[]> {
    const events: StoreEvent[] = []
    const take = ({ event }: Read) => event === undefined || events.push(storeEvent(event)) > 0
    await flowing(read, storeError, take, silence)
    return events
  }

  async function readStream(stream: string, most: number): Promise<StoreEvent[]> {
    try {
      return await eventsOf(client.readStream(stream, { maxCount: most }))
    } catch (error) {
      if (error instanceof NoStream) return []
      throw error
    }
  }

  function readAll(after: StorePosition | null, take: (event: StoreEvent) => boolean): Promise<void> {
    const read = client.readAll({ fromPosition: positionOf(after) }, { highWaterMark: 1024 })
    return flowing(read, storeError, ({ event }: Read) => {
      // The store reads from the place given on, with what is there.
      return event && !(after && isAt(event, after)) ? take(storeEvent(event)) : true
    })
  }

  async function eventAt(place: StorePosition): Promise<StoreEvent | undefined> {
    try {
      const [event] = await eventsOf(client.readAll({ fromPosition: positionOf(place), maxCount: 1 }))
      return event && event.place.commit === place.commit && event.place.prepare === place.prepare ? event : undefined
    } catch (error) {
      if (isNoPlace(error)) return undefined
      throw error
    }
  }

  async function* subscribe(
    prefix: string,
    after: StorePosition | null,
    signal: AbortSignal,
  ): AsyncIterable<StoreEvent> {
    const subscription = client.subscribeToAll(
      { fromPosition: positionOf(after), filter: streamNameFilter({ prefixes: [prefix], checkpointInterval: 1000 }) },
      { highWaterMark: 1024 },
    )
    const stop = () => subscription.destroy(storeError(signal.reason))
    signal.addEventListener('abort', stop, { once: true })
    try {
      if (signal.aborted) stop()
      for await (const { event } of subscription) if (event) yield storeEvent(event)
    } catch (error) {
      throw storeError(error)
    } finally {
      signal.removeEventListener('abort', stop)
      release(subscription, () => subscription.unsubscribe())
    }
  }

  return {
    name: placeNamed(address),
    append,
    readStream,
    readAll,
    eventAt,
    subscribe,
    async last() {
      const [event] = await eventsOf(client.readAll({ direction: 'backwards', fromPosition: 'end', maxCount: 1 }), PING)
      return event
    },
    // A server that is away is not waited for.
    close: () => within(PING, client.dispose()).catch(() => undefined),
  }
}

/** An address without what is secret in it: hosts and ports. */
export const placeNamed = (address: string): string =>
  address.replace(/^[^:]+:\/\/([^:]+:[^@]+@|[^@/]*@)?([^/?#]*).*$/s, '$2')

function clientOf(address: string): EventStoreDBClient {
  try {
    // A silent connection is given up after 12 seconds, and made anew.
    const url = /[?&]keepAliveTimeout=/i.test(address) ? address : withOption(address, 'keepAliveTimeout=2000')
    return sturdy(EventStoreDBClient.connectionString(url))
  } catch (error) {
    throw new UnusableStore(
      // What the client quotes may be a piece of a password.
      `VARDE_LOG is no address of an event store: ${(error as Error).message.replace(/".*"/s, 'something')}`,
    )
  }
}

const withOption = (address: string, option: string): string =>
  address.includes('?') ? `${address}&${option}` : `${address.replace(/\/?$/, '/')}?${option}`

/** What a server counts, and a little more than some versions do. */
const sizeOf = ({ type, data, metadata }: NewEvent): number =>
  Buffer.byteLength(data) + Buffer.byteLength(metadata) + 2 * type.length

const positionOf = (place: StorePosition | null) =>
  place === null ? START : { commit: BigInt(place.commit), prepare: BigInt(place.prepare) }

function placeAt({ commit, prepare } = { commit: 0n, prepare: 0n }): StorePosition {
  const text = String(commit)
  return { commit: text, prepare: commit === prepare ? text : String(prepare) }
}

const isAt = ({ position }: AllStreamRecordedEvent, { commit, prepare }: StorePosition): boolean =>
  String(position.commit) === commit && String(position.prepare) === prepare

function storeEvent(event: AllStreamRecordedEvent): StoreEvent {
  const { streamId, revision, id, type, data, metadata, created, position } = event
  return {
    stream: streamId,
    revision: Number(revision),
    id,
    type,
    data: ArrayBuffer.isView(data) ? Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString() : '',
    // Varde stores bytes; an event of JSON is none of its own, whatever stands beside it.
    metadata: ArrayBuffer.isView(data) ? metadata : undefined,
    created: created.getTime(),
    place: placeAt(position),
  }
}
