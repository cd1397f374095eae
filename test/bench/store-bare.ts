/** Measures the bare client of the event store: `read ADDRESS STREAM` or `append ADDRESS`. Prints JSON. */
import { randomUUID } from 'node:crypto'
import { binaryEvent, EventStoreDBClient } from '@eventstore/db-client'

const [work, address, stream = ''] = process.argv.slice(2) as ['read' | 'append', string, string?]
const client = EventStoreDBClient.connectionString(address)

async function read(): Promise<void> {
  let count = 0
  const begun = performance.now()
  for await (const _ of client.readStream(stream, {}, { highWaterMark: 1024 })) count += 1
  say({ perSecond: count / ((performance.now() - begun) / 1000), peak: process.resourceUsage().maxRSS / 1024 })
}

const SECONDS = 3

/** 64 streams, each with one append in flight, of the size a measurement has. */
async function append(): Promise<void> {
  const data = Buffer.from('{"obsStatus":"A","period":"1900-01-01","value":12.5}')
  const metadata = Buffer.from(JSON.stringify({ v: 1, salt: 'x'.repeat(24), meta: 'y'.repeat(120), mission: 'm' }))
  const prefix = `bare-${randomUUID().slice(0, 8)}-`
  const took: number[] = []
  const begun = performance.now()
  async function stream(n: number): Promise<void> {
    for (let revision = -1; performance.now() - begun < SECONDS * 1000; revision++) {
      const sent = performance.now()
      await client.appendToStream(prefix + n, [binaryEvent({ type: 'indicator-measured', data, metadata })], {
        expectedRevision: revision < 0 ? 'no_stream' : BigInt(revision),
      })
      took.push(performance.now() - sent)
    }
  }
  await Promise.all(Array.from({ length: 64 }, (_, n) => stream(n)))
  took.sort((a, b) => a - b)
  const perSecond = took.length / ((performance.now() - begun) / 1000)
  say({ perSecond, p99: took[Math.floor(took.length * 0.99)] })
}

const say = (found: object): boolean => process.stdout.write(JSON.stringify(found))

await (work === 'read' ? read() : append())
await client.dispose()
