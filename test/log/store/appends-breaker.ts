/**
 * Lets one of two things happen to a client’s appends that are known to end a process, and says `alive` if it goes on and
 * can append; with `mended`, to a client that is mended. A process of its own, for it may not outlive it.
 */

import { binaryEvent, EventStoreDBClient } from '@eventstore/db-client'
import { withSafeAppends } from '../../../src/log/store/kurrentdb-appends.ts'
import { startEventStore } from '../../fixtures/event-store.ts'

const [, , way, how] = process.argv
const fixture = await startEventStore()
const clientOf = (address: string): EventStoreDBClient => {
  const client = EventStoreDBClient.connectionString(address)
  return how === 'mended' ? withSafeAppends(client) : client
}
const client = clientOf(fixture.address)
const append = (to: EventStoreDBClient, bytes = 1): Promise<unknown> =>
  to.appendToStream('s', binaryEvent({ type: 'bytes', data: new Uint8Array(bytes) }))
const wait = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

/** All appends of a process share one table, and are given up with any connection: the answer to one of them still comes. */
async function answerLate(): Promise<void> {
  const elsewhere = await startEventStore()
  const other = clientOf(elsewhere.address)
  await append(other)
  fixture.fault('append-slow')
  const slow = append(client)
  await wait(50)
  elsewhere.fault('append-refused-before')
  const [first, second] = await Promise.allSettled([slow, append(other)])
  if (first.status !== 'rejected' || second.status !== 'rejected') throw new Error('nothing was given up')
  await wait(600)
}

/** More is waiting to be written than the connection takes when it breaks. */
async function breakFull(): Promise<void> {
  fixture.freeze()
  const appends = Promise.allSettled(Array.from({ length: 64 }, () => append(client, 100_000)))
  await wait(300)
  await fixture.crash()
  const rejected = (await appends).filter(({ status }) => status === 'rejected')
  if (rejected.length === 0) throw new Error('nothing was rejected')
  await fixture.restart()
  await wait(100)
}

await append(client)
await (way === 'late' ? answerLate() : breakFull())
await append(client)
console.log('alive')
process.exit(0)
