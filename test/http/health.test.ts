import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { openSqliteLog } from '../../src/log/sqlite.ts'
import { begin, installation } from './installation.ts'

t.test('alive says so; ready says up to where', async t => {
  const it = await installation()
  t.match((await it.get('/healthz/live', null)).json(), { status: 'live' })
  t.match((await it.get('/healthz/ready', null)).json(), { status: 'ready', position: it.log.head() })
  await it.close()
})

t.test('F20 what is wrong makes it unready, but not dead', async t => {
  const it = await installation({ parts: { unready: () => ['The server is stopping.'] } })
  const answer = await it.get('/healthz/ready', null)
  t.match(answer, { statusCode: 503, headers: { 'retry-after': /\d/, 'content-type': /problem\+json/ } })
  t.match(answer.json(), { code: 'not-ready', detail: 'The server is stopping.' })
  t.equal((await it.get('/healthz/live', null)).statusCode, 200)
  await it.close()
})

t.test('each stage of an append is timed, on the disk too', async t => {
  const directory = mkdtempSync(join(tmpdir(), 'varde-health-'))
  const log = openSqliteLog({ directory })
  const it = await installation({ log })
  t.teardown(async () => {
    await it.close()
    await log.close()
    rmSync(directory, { recursive: true, force: true })
  })
  await begin(it, 'm')
  const { body } = await it.get('/metrics', null)
  const [, batches] = /^varde_append_facts_count (\d+)$/m.exec(body) ?? []
  t.ok(Number(batches) >= 3)
  for (const stage of ['waiting', 'writing', 'committing', 'announcing']) {
    t.match(body, `varde_append_seconds_count{stage="${stage}"} ${batches}\n`)
    const [, sum] = new RegExp(`varde_append_seconds_sum\\{stage="${stage}"\\} (\\S+)`).exec(body) ?? []
    t.ok(Number(sum) > 0, stage)
  }
})

t.test('answers are counted by address and status, never by what was in them', async t => {
  const it = await installation()
  await begin(it, 'a-mission-nobody-should-read-here')
  await it.get('missions/none')
  const { body, headers } = await it.get('/metrics', null)
  t.match(headers['content-type'], /^text\/plain/)
  t.match(body, /varde_http_answers_total\{method="POST",route="\/api\/v1\/missions\/:id\/declare",status="201"\} 1/)
  t.match(body, /varde_http_answers_total\{method="GET",route="\/api\/v1\/missions\/:id",status="404"\} 1/)
  t.match(body, new RegExp(`varde_log_position ${it.log.head()}`))
  t.match(body, /varde_http_seconds_bucket/)
  t.match(body, /varde_live_listeners 0/)
  t.notMatch(body, /nobody-should-read/)
  await it.close()
})
