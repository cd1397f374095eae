/** What is said of an answer where an event store keeps the facts: how old it is, whether it is here yet, whether it is kept. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { readConfig } from '../../src/config.ts'
import { startServer } from '../../src/main.ts'
import { startEventStore } from '../fixtures/event-store.ts'
import { lockFile } from '../log/store/given.ts'
import { FIRST, indicatorBody, missionBody } from './installation.ts'

const store = await startEventStore()
const directory = mkdtempSync(join(tmpdir(), 'varde-freshness-'))
const node = await startServer(
  readConfig({
    VARDE_LOG: store.address,
    VARDE_PORT: '0',
    VARDE_DATA_DIR: directory,
    VARDE_FIRST_KEY: FIRST,
    VARDE_LOG_LEVEL: 'silent',
    VARDE_WRITE_RATE: '1000000',
    VARDE_PUBLIC_READ: '1',
  }),
  { say: () => undefined },
)

const headers = { authorization: `Bearer ${FIRST}`, 'content-type': 'application/json' }
const get = (path: string) => fetch(node.address + path, { headers })
const post = (path: string, body: object, more: Record<string, string> = {}) =>
  fetch(`${node.address}/api/v1/${path}`, {
    method: 'POST',
    headers: { ...headers, ...more },
    body: JSON.stringify(body),
  })
const json = async (answer: Promise<Response>) => (await answer).json()
const position = async (): Promise<number> => (await json(get('/healthz/ready'))).position

/** Asks until it is so, a minute at the most. */
async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 60_000
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`never: ${what}, but ${JSON.stringify(await ready())}`)
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}
const ready = async () => json(get('/healthz/ready'))
const standsAs = (state: string) => until(state, async () => (await ready()).store === state)

t.test('a node that follows its store says so, and its answers have no age', async t => {
  t.equal((await post('missions/m/declare', missionBody)).status, 201)
  t.equal((await post('missions/m/set-goal', { goal: 'g', statement: 'A', level: 1, kind: 'outcome' })).status, 201)
  t.equal((await post('indicators/i/define', { mission: 'm', goals: ['g'], ...indicatorBody })).status, 201)
  // Ages up to that of a busy machine; those of more than some seconds are said.
  t.match(await ready(), { status: 'ready', store: 'following', ageSeconds: /^[0-3]$/ })
  const answer = await get('/api/v1/missions/m')
  t.equal(answer.headers.get('age'), null)
  t.notMatch(await (await get('/?lang=en')).text(), /class="behind"/)
  t.match(await (await get('/metrics')).text(), /varde_store_following 1[\s\S]*varde_store_age_seconds [0-3]$/m)
})

t.test('a position that has not come is waited for two seconds, and refused as not here yet', async t => {
  const beyond = (await position()) + 1
  const waiting = get(`/api/v1/missions/m/progress?position=${beyond}`)
  const begun = performance.now()
  const refused = await get(`/api/v1/missions/m/progress?position=${beyond + 1000}`)
  t.match(await refused.json(), { status: 503, code: 'not-here-yet', detail: new RegExp(`${beyond + 1000}`) })
  t.equal(refused.headers.get('retry-after'), '2')
  t.ok(performance.now() - begun > 1500)
  const live = { ...headers, accept: 'text/event-stream', 'last-event-id': String(beyond + 1000) }
  const listener = await fetch(`${node.address}/api/v1/events`, { headers: live })
  t.match(await listener.json(), { status: 503, code: 'not-here-yet' }, 'so it is where one listens')
  const page = get(`/missions/m?position=${beyond}&asOf=2030-01-01`)
  await Promise.all([waiting, page])
  // On a busy machine it may come later than it is waited for; then it is tried again.
  let came = false
  for (let year = 1980; !came && year < 2000; year += 1) {
    const asked = get(`/api/v1/missions/m/progress?position=${(await position()) + 1}`)
    t.equal((await post('indicators/i/measure', { period: String(year), value: 1 })).status, 201)
    came = (await asked).status === 200
  }
  t.ok(came, 'it came while it was waited for')
  t.equal((await get('/api/v1/missions/m/progress?position=x')).status, 400)
})

t.test(
  'what is stored but cannot be kept here yet is accepted, without positions, and told when the key asks again',
  async t => {
    const body = { period: '2021', value: 2 }
    const unlock = lockFile(directory)
    const accepted = await post('indicators/i/measure', body, { 'idempotency-key': 'late' })
    unlock()
    t.equal(accepted.status, 202)
    t.equal(accepted.headers.get('retry-after'), '1')
    const said = await accepted.json()
    t.match(said, { events: [{ type: 'indicator-measured', stream: 'indicator-i', revision: 2 }] })
    t.notOk('position' in said || 'position' in said.events[0])
    await until('it has come', async () => {
      const again = await post('indicators/i/measure', body, { 'idempotency-key': 'late' })
      if (again.status !== 201) return false
      t.equal(again.headers.get('idempotency-replayed'), 'true')
      t.match(await again.json(), { events: [{ id: said.events[0].id, revision: 2 }], position: Number })
      return true
    })
  },
)

t.test('a command too large for the store is refused with the way out, and nothing of it is kept', async t => {
  const before = await position()
  const day = (n: number) => new Date(Date.UTC(1990, 0, 1) + n * 86_400_000).toISOString().slice(0, 10)
  const measurements = Array.from({ length: 10_000 }, (_, n) => ({ period: day(n), value: n, note: 'x'.repeat(100) }))
  await post('indicators/many/define', { mission: 'm', goals: ['g'], ...indicatorBody })
  let refused: Response | undefined
  // A busy machine may take longer to read so much than a command may take.
  await until('it is refused', async () => {
    refused = await post('indicators/many/measure-many', { measurements })
    return refused.status !== 503
  })
  t.match(await refused?.json(), { status: 413, code: 'too-large', detail: /bytes.*at most 1048576.*smaller parts/ })
  t.equal(await position(), before + 1)
  const smaller = { measurements: measurements.slice(0, 2000) }
  await until('the smaller part is taken', async () => {
    const { status } = await post('indicators/many/measure-many', smaller, { 'idempotency-key': 'smaller' })
    return status === 201
  })
})

t.test(
  'F14 while the store is away reads go on and say how old they are, and writes are refused until it is back',
  async t => {
    const fixed = `/api/v1/missions/m/progress?position=${await position()}`
    const before = await (await get(fixed)).text()
    await store.crash()
    const refused = await post('indicators/i/measure', { period: '2022', value: 3 }, { 'idempotency-key': 'away' })
    t.equal(refused.headers.get('retry-after'), '2')
    t.match(await refused.json(), { status: 503, code: 'log-unavailable' })
    await standsAs('away')
    await until('an age', async () => Number((await get('/api/v1/missions/m')).headers.get('age')) > 5)
    t.match(await ready(), { status: 'ready', store: 'away', why: 'The event store does not answer.' })
    t.match(
      await (await get('/?lang=en')).text(),
      /class="behind"[^>]*>Nothing has been heard from the event store since/,
    )
    t.match(await (await get('/metrics')).text(), /varde_store_following 0/)
    t.equal(await (await get(fixed)).text(), before)
    await store.restart()
    await standsAs('following')
    const again = await post('indicators/i/measure', { period: '2022', value: 3 }, { 'idempotency-key': 'away' })
    t.equal(again.status, 201)
    t.equal((await get('/api/v1/missions/m')).headers.get('age'), null)
  },
)

t.test('a store that is older than the node is not written to, and the node says so', async t => {
  const before = await position()
  await store.crash()
  store.loseTail(3)
  await store.restart()
  await standsAs('read-only')
  t.match(await ready(), {
    status: 'ready',
    store: 'read-only',
    why: /does not hold what this node holds/,
    position: before,
  })
  t.equal((await post('indicators/i/measure', { period: '2023', value: 4 })).status, 503)
  t.equal((await get('/api/v1/missions/m/progress')).status, 200)
})

t.test('told to stop, a node whose store is away ends', async () => {
  await store.crash()
  await node.close()
  await store.stop()
  rmSync(directory, { recursive: true })
})

t.end()
