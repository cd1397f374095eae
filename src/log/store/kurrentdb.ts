/**
 * The event store in a KurrentDB (EventStoreDB) server or cluster: the only file that knows its client.
 *
 * It does what the client does not. The client may wait for an answer for ever: every call here has a time limit, after
 * which the outcome is unknown. The client does not end an unfinished read: every read here is cancelled in `finally`. The
 * client's errors are told apart by `type`, since their class names are not reliable. All clients of a process share one
 * table of appends under way, so a process opens one store only (`kurrentdb-appends.ts`).
 */

import {
  type AllStreamRecordedEvent,
  binaryEvent,
  EventStoreDBClient,
  START,
  streamNameFilter,
} from '@eventstore/db-client'
import { AppendTooLarge } from '../log.ts'
import { withSafeAppends } from './kurrentdb-appends.ts'
import { type ClientError, isNoSuchPosition, NoStream, storeError } from './kurrentdb-errors.ts'
import {
  comparePositions,
  type EventStore,
  type NewEvent,
  StoreConflict,
  type StoreEvent,
  type StorePosition,
  UnusableStore,
} from './store.ts'
import { consume, release, within } from './timeouts.ts'

interface Read {
  readonly event?: AllStreamRecordedEvent
}

/** Bytes in an append at most: the smallest default limit of any server version. */
const MOST_BYTES = 1024 * 1024
/** Milliseconds within which a server that works answers a short read. */
const PING = 1_500

/** Opens the store at an address (`esdb://…`, `esdb+discover://…`), without sending anything yet. Throws `UnusableStore` for what is not an address. */
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

  /** All events of a short read. */
  async function eventsOf(read: Parameters<typeof consume>[0], silence?: number): Promise<StoreEvent[]> {
    const events: StoreEvent[] = []
    const take = ({ event }: Read) => event === undefined || events.push(storeEvent(event)) > 0
    await consume(read, storeError, take, silence)
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
    const read = client.readAll({ fromPosition: clientPosition(after) }, { highWaterMark: 1024 })
    return consume(read, storeError, ({ event }: Read) => {
      // The store includes the event at the position it reads from.
      return event && !(after && isAt(event, after)) ? take(storeEvent(event)) : true
    })
  }

  async function eventAt(at: StorePosition): Promise<StoreEvent | undefined> {
    try {
      const [event] = await eventsOf(client.readAll({ fromPosition: clientPosition(at), maxCount: 1 }))
      return event && comparePositions(event.position, at) === 0 ? event : undefined
    } catch (error) {
      if (isNoSuchPosition(error)) return undefined
      throw error
    }
  }

  async function* subscribe(
    prefix: string,
    after: StorePosition | null,
    signal: AbortSignal,
  ): AsyncIterable<StoreEvent> {
    const subscription = client.subscribeToAll(
      {
        fromPosition: clientPosition(after),
        filter: streamNameFilter({ prefixes: [prefix], checkpointInterval: 1000 }),
      },
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
    name: addressWithoutSecrets(address),
    append,
    readStream,
    readAll,
    eventAt,
    subscribe,
    async last() {
      const [event] = await eventsOf(client.readAll({ direction: 'backwards', fromPosition: 'end', maxCount: 1 }), PING)
      return event
    },
    // Does not wait for a server that is away.
    // Whoever closes is done with it: a client that does not end in time is left to the process.
    close: () => within(PING, client.dispose()).catch(() => undefined),
  }
}

/** The hosts and ports of an address, without the secrets in it. */
export const addressWithoutSecrets = (address: string): string =>
  address.replace(/^[^:]+:\/\/([^:]+:[^@]+@|[^@/]*@)?([^/?#]*).*$/s, '$2')

function clientOf(address: string): EventStoreDBClient {
  try {
    // A silent connection is dropped after 12 seconds, and opened again.
    const url = /[?&]keepAliveTimeout=/i.test(address) ? address : withOption(address, 'keepAliveTimeout=2000')
    return withSafeAppends(EventStoreDBClient.connectionString(url))
  } catch (error) {
    throw new UnusableStore(
      // The client may quote a piece of a password.
      `VARDE_LOG is not the address of an event store: ${(error as Error).message.replace(/".*"/s, 'something')}`,
    )
  }
}

const withOption = (address: string, option: string): string =>
  address.includes('?') ? `${address}&${option}` : `${address.replace(/\/?$/, '/')}?${option}`

/** Bytes of an event as servers count them, or a little more. */
const sizeOf = ({ type, data, metadata }: NewEvent): number =>
  Buffer.byteLength(data) + Buffer.byteLength(metadata) + 2 * type.length

const clientPosition = (position: StorePosition | null) =>
  position === null ? START : { commit: BigInt(position.commit), prepare: BigInt(position.prepare) }

function storePosition({ commit, prepare } = { commit: 0n, prepare: 0n }): StorePosition {
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
    // Varde stores bytes; an event stored as JSON was written by another program, whatever its metadata says.
    metadata: ArrayBuffer.isView(data) ? metadata : undefined,
    created: created.getTime(),
    position: storePosition(position),
  }
}
