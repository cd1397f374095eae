/** A server killed in the middle of writing. Run by `npm run test:faults`, since it takes a minute. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import t from 'tap'

const ROUNDS = 20
const CLIENTS = 8
const KEY = 'faults-key-faults-key-faults-key-faults'
const root = join(import.meta.dirname, '../..')

interface Server {
  readonly address: string
  readonly child: ChildProcess
}

async function start(directory: string): Promise<Server> {
  const env = {
    ...process.env,
    VARDE_DATA_DIR: directory,
    VARDE_PORT: '0',
    VARDE_FIRST_KEY: KEY,
    VARDE_WRITE_RATE: '1000000',
    VARDE_LOG_LEVEL: 'error',
  }
  const child = spawn(process.execPath, [join(root, 'src/cli/varde.mjs'), 'serve'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  const address = await new Promise<string>((resolve, reject) => {
    child.once('exit', code => reject(new Error(`the server ended with ${code}: ${said}`)))
    child.stdout.on('data', chunk => {
      said += chunk
      const found = /^listening (\S+)/m.exec(said)?.[1]
      if (found) resolve(found)
    })
  })
  return { address, child }
}

async function kill({ child }: Server): Promise<void> {
  const ended = new Promise(resolve => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
}

const headers = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' }

const post = (address: string, path: string, body: object, key?: string): Promise<Response> =>
  fetch(`${address}/api/v1/${path}`, {
    method: 'POST',
    headers: { ...headers, ...(key && { 'idempotency-key': key }) },
    body: JSON.stringify(body),
  })

async function ask(address: string, path: string): Promise<string> {
  const answer = await fetch(`${address}/api/v1/${path}`, { headers })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.text()
}

interface StoredFact {
  readonly id: string
  readonly position: number
}

/** Every fact of the log, page by page. */
async function everyFact(address: string): Promise<StoredFact[]> {
  const facts: StoredFact[] = []
  for (let after = ''; ; ) {
    const page = JSON.parse(await ask(address, `events?limit=1000${after}`)) as { events: StoredFact[]; next?: number }
    facts.push(...page.events)
    if (page.next === undefined) return facts
    after = `&after=${page.next}`
  }
}

const day = (n: number): string => new Date(Date.UTC(1950, 0, 1) + n * 86_400_000).toISOString().slice(0, 10)

t.test(
  'killed twenty times while it writes: every acknowledged fact is there once, positions have no gap, views are the same',
  async t => {
    const directory = mkdtempSync(join(tmpdir(), 'varde-faults-'))
    t.teardown(() => rmSync(directory, { recursive: true, force: true }))
    let server = await start(directory)
    const texts = { title: 'T', challenge: 'C', vision: 'V' }
    await post(server.address, 'missions/m/declare', { ...texts, horizon: { from: '2025', to: '2035' } })
    await post(server.address, 'missions/m/set-goal', { goal: 'g', statement: 'S', level: 1, kind: 'outcome' })
    for (let i = 0; i < CLIENTS; i++)
      await post(server.address, `indicators/i${i}/define`, {
        mission: 'm',
        goals: ['g'],
        title: 'I',
        definition: 'D',
        unit: 'u',
        direction: 'increase',
        kind: 'outcome',
        source: { name: 'S' },
      })

    const acknowledged = new Map<string, string>()
    const next = Array.from({ length: CLIENTS }, () => 0)
    let running = true
    t.teardown(() => {
      running = false
      server.child.kill('SIGKILL')
    })
    /** One client: writes on and on; what got no answer is sent again, with its key, to the server that comes after. */
    async function write(client: number): Promise<void> {
      while (running) {
        const n = next[client] as number
        const key = `client-${client}-${n}`
        try {
          const answer = await post(server.address, `indicators/i${client}/measure`, { period: day(n), value: n }, key)
          if (answer.status !== 201) throw new Error(`${answer.status}`)
          const { events } = (await answer.json()) as { events: StoredFact[] }
          acknowledged.set(key, (events[0] as StoredFact).id)
          next[client] = n + 1
        } catch {
          await wait(20)
        }
      }
    }
    const clients = Array.from({ length: CLIENTS }, (_, client) => write(client))

    for (let round = 0; round < ROUNDS; round++) {
      await wait(150 + ((round * 137) % 700))
      const known = JSON.parse(await ask(server.address, 'missions/m/progress')) as { pin: { position: number } }
      const path = `missions/m/progress?position=${known.pin.position}`
      const before = await ask(server.address, path)
      await kill(server)
      server = await start(directory)
      t.equal(
        await ask(server.address, path),
        before,
        `round ${round}: what was asked by position is answered the same`,
      )
    }
    running = false
    await Promise.all(clients)

    const facts = await everyFact(server.address)
    t.same(
      facts.map(fact => fact.position),
      facts.map((_, index) => index),
      'positions are contiguous',
    )
    const times = Map.groupBy(facts, fact => fact.id)
    const missing = [...acknowledged].filter(([, id]) => times.get(id)?.length !== 1)
    t.same(missing, [], `all ${acknowledged.size} acknowledged facts are there once`)
    t.ok(acknowledged.size > ROUNDS * CLIENTS, 'and there were many')
    await kill(server)
  },
)
