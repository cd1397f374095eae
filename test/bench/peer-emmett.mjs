// The program of a peer, run in a folder where its packages are installed: events appended to SQLite by emmett, and read back.
// One connection for all, as fast as it goes; its event store opens one for each call.
import { appendToStream, createEventStoreSchema, readStream, sqliteConnection } from '@event-driven-io/emmett-sqlite'

const [seconds, data] = [Number(process.argv[2]), JSON.parse(process.argv[3])]
const connection = sqliteConnection({ fileName: 'emmett.db' })
await connection.command('PRAGMA synchronous=FULL')
await createEventStoreSchema(connection)
const event = () => ({ kind: 'Event', type: 'indicator-measured', data, metadata: {} })

/** Events a second, appended so many at a time, each append awaited. */
async function appended(stream, many) {
  const begun = performance.now()
  let count = 0
  for (; performance.now() - begun < seconds * 1000; count += many)
    await appendToStream(connection, stream, 'indicator', Array.from({ length: many }, event))
  return count / ((performance.now() - begun) / 1000)
}

const one = await appended('one', 1)
const batch = await appended('batch', 100)
const begun = performance.now()
const { events } = await readStream(connection, 'batch')
const sum = events.reduce((all, { data }) => all + data.value, 0)
if (!(sum > 0)) throw new Error('nothing was read back')
process.stdout.write(JSON.stringify({ one, batch, read: events.length / ((performance.now() - begun) / 1000) }))
