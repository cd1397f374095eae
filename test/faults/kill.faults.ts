/** A server killed in the middle of writing and signing. Run by `npm run test:faults`, since it takes a minute. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import t from 'tap'
import { contradictions, type WriteCall } from './history.ts'
import { ask, begin, day, everyFact, killServer, post, type StoredFact, startServer } from './server.ts'

const ROUNDS = 20
const CLIENTS = 8

/** The size and the root that a checkpoint signs. */
function signed(note: string): { readonly size: number; readonly root: string } {
  const [, size, root = ''] = note.split('\n')
  return { size: Number(size), root }
}

t.test(
  'F01 F02 F29 killed twenty times while it writes and signs: every acknowledged fact is there once, positions have no gap, views are the same, and what was signed is continued',
  async t => {
    const directory = mkdtempSync(join(tmpdir(), 'varde-faults-'))
    t.teardown(() => rmSync(directory, { recursive: true, force: true }))
    let server = await startServer(directory)
    await begin(server.address, CLIENTS)

    const acknowledged = new Map<string, string>()
    const writes: WriteCall[] = []
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
        const sentAt = performance.now()
        try {
          const answer = await post(server.address, `indicators/i${client}/measure`, { period: day(n), value: n }, key)
          if (answer.status !== 201) throw new Error(`${answer.status}`)
          const [{ id, position }] = ((await answer.json()) as { events: [StoredFact] }).events
          const isReplay = answer.headers.get('idempotency-replayed') === 'true'
          const at = performance.now()
          writes.push({ sentAt: isReplay ? Number.NaN : sentAt, acknowledged: { id, position, at } })
          acknowledged.set(key, id)
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
      const { size, root } = signed(await ask(server.address, 'audit/checkpoint'))
      await killServer(server)
      server = await startServer(directory)
      t.equal(
        await ask(server.address, path),
        before,
        `round ${round}: what was asked by position is answered the same`,
      )
      const now = signed(await ask(server.address, 'audit/checkpoint'))
      t.ok(now.size >= size, `round ${round}: it is signed again`)
      const proof = JSON.parse(await ask(server.address, `audit/proofs/consistency?from=${size}&to=${now.size}`))
      t.same([proof.fromRoot, proof.toRoot], [root, now.root], `round ${round}: what was signed is continued`)
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
    t.same(contradictions(facts, writes, []).slice(0, 5), [], 'one order explains what the clients saw')
    t.ok(acknowledged.size > ROUNDS * CLIENTS, 'and there were many')
    await killServer(server)
  },
)
