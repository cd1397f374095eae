/** The bare limit of a durable write behind HTTP: Fastify, zod and one SQLite insert with group commit; no domain at all. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import fastify from 'fastify'
import { z } from 'zod'

interface Waiting {
  readonly row: readonly [string, number, string, Buffer]
  readonly done: (position: number) => void
}

const db = new DatabaseSync(join(process.argv[2] ?? '.', 'bare.db'))
db.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL')
db.exec(
  'CREATE TABLE log(position INTEGER PRIMARY KEY, stream TEXT, revision INTEGER, id TEXT, data BLOB, UNIQUE(stream, revision))',
)
const put = db.prepare('INSERT INTO log(stream, revision, id, data) VALUES (?,?,?,?)')
let waiting: Waiting[] = []

function flush(): void {
  const batch = waiting
  waiting = []
  db.exec('BEGIN IMMEDIATE')
  const kept = batch.map(({ row }) => Number(put.run(...row).lastInsertRowid))
  db.exec('COMMIT')
  for (const [index, { done }] of batch.entries()) done(kept[index] as number)
}

const append = (row: Waiting['row']): Promise<number> =>
  new Promise(done => {
    if (waiting.push({ row, done }) === 1) setImmediate(flush)
  })

const body = z.strictObject({ period: z.string(), value: z.number(), obsStatus: z.string().optional() })
const revisions = new Map<string, number>()
const app = fastify({ logger: false })
app.post<{ Params: { id: string } }>('/api/v1/indicators/:id/measure', async (request, reply) => {
  const measured = body.parse(request.body)
  const stream = `indicator-${request.params.id}`
  const revision = revisions.get(stream) ?? 0
  revisions.set(stream, revision + 1)
  const data = Buffer.from(JSON.stringify({ type: 'indicator-measured', ...measured }))
  const position = await append([stream, revision, randomUUID(), data])
  reply.code(201)
  return { position }
})
console.log(`listening ${await app.listen({ port: 0, host: '127.0.0.1' })}`)
