/**
 * The event store in a KurrentDB (EventStoreDB) server or cluster: the only file that knows its client.
 *
 * It does what the client does not. The client may wait for an answer for ever: every call here has a time limit, after
 * which the outcome is unknown. The client does not end an unfinished read: every read here is cancelled in `finally`. The
 * client's errors are told apart by `type`, since their class names are not reliable. All clients of a process share one
 * table of appends under way, so a process has one store open at a time (`kurrentdb-appends.ts`).
 */

import { binaryEvent, EventStoreDBClient, type RecordedEvent, START } from '@eventstore/db-client'
import { AppendTooLarge } from '../log.ts'
import { withSafeAppends } from './kurrentdb-appends.ts'
import { type ClientError, NoStream, storeError } from './kurrentdb-errors.ts'
import { type EventStore, eventBytes, type NewEvent, StoreConflict, type StoreEvent, UnusableStore } from './store.ts'
import { consume, release, within } from './timeouts.ts'

interface Read {
  readonly event?: RecordedEvent
}

/** Bytes in an append at most: the smallest default limit of any server version. */
const MOST_BYTES = 1024 * 1024
/** Milliseconds within which a connection is closed, whether or not the server answers. */
const CLOSING = 1_500

/** Opens the store at an address (`esdb://…`, `esdb+discover://…`), without sending anything yet. Throws `UnusableStore` for what is not an address. */
export function openKurrentDb(address: string): EventStore {
  const client = clientOf(address)
  let mostBytes = MOST_BYTES

  async function append(stream: string, expectedRevision: number, events: readonly NewEvent[], deadline: number) {
    const bytes = events.reduce((sum, event) => sum + eventBytes(event), 0)
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

  async function read(stream: string, from: number, take: (event: StoreEvent) => boolean, most?: number) {
    // Another node of a cluster may be behind: a log that it does not hold yet would seem lost.
    const options = {
      fromRevision: from > 0 ? BigInt(from) : START,
      ...(most !== undefined && { maxCount: most }),
      requiresLeader: true,
    } as const
    try {
      await consume(client.readStream(stream, options, { highWaterMark: 1024 }), storeError, ({ event }: Read) =>
        event ? take(storeEvent(event)) : true,
      )
    } catch (error) {
      if (!(error instanceof NoStream)) throw error
    }
  }

  async function* subscribe(stream: string, after: number, signal: AbortSignal): AsyncIterable<StoreEvent> {
    const subscription = client.subscribeToStream(
      stream,
      { fromRevision: after < 0 ? START : BigInt(after), requiresLeader: true },
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
    read,
    subscribe,
    // Does not wait for a server that is away: a client that does not end in time, or fails to, is left to the process,
    // which is closing and keeps nothing in it.
    close: () => within(CLOSING, closeClient(client)).catch(() => undefined),
  }
}

/** Ends the calls of a client, and its connection: an open one would keep the process from ending. */
async function closeClient(client: EventStoreDBClient): Promise<void> {
  await client.dispose()
  const { getChannel } = client as unknown as { getChannel(): Promise<{ close(): void }> }
  const channel = await getChannel.call(client)
  channel.close()
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

function storeEvent({ streamId, revision, id, type, data, metadata }: RecordedEvent): StoreEvent {
  return {
    stream: streamId,
    revision: Number(revision),
    id,
    type,
    data: ArrayBuffer.isView(data) ? Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString() : '',
    // Varde stores bytes; an event stored as JSON was written by another program, whatever its metadata says.
    metadata: ArrayBuffer.isView(data) ? metadata : undefined,
  }
}
