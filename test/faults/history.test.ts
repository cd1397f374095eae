import { setTimeout as wait } from 'node:timers/promises'
import t from 'tap'
import { temporary } from '../log/temporary.ts'
import { contradictions, type ReadCall, type WriteCall } from './history.ts'
import { ask, begin, day, everyFact, killServer, post, type StoredFact, startServer } from './server.ts'

const CLIENTS = 8
const WRITES = 40

t.test('F29 what eight clients saw of one stream is explained by one order, a killed server included', async t => {
  const directory = temporary(t)
  let server = await startServer(directory)
  t.teardown(() => server.child.kill('SIGKILL'))
  await begin(server.address, 1)
  const writes: WriteCall[] = []
  const reads: ReadCall[] = []
  let tries = 0

  /** Sends one figure until it is acknowledged; each try is a call of its own. */
  async function write(n: number): Promise<void> {
    for (;;) {
      const sentAt = performance.now()
      tries += 1
      try {
        const answer = await post(server.address, 'indicators/i0/measure', { period: day(n), value: n }, `key-${n}`)
        const { events } = (await answer.json()) as { events: StoredFact[] }
        const [{ id, position }] = events as [StoredFact]
        const at = performance.now()
        // A replayed answer is about an earlier try, whose own call stays open.
        const isReplay = answer.headers.get('idempotency-replayed') === 'true'
        if (isReplay) writes.push({ sentAt: Number.NaN, acknowledged: { id, position, at } })
        else writes.push({ sentAt, acknowledged: { id, position, at } })
        return
      } catch {
        writes.push({ sentAt })
        await wait(20)
      }
    }
  }

  async function read(): Promise<void> {
    const sentAt = performance.now()
    try {
      const { events } = JSON.parse(await ask(server.address, 'events?order=desc&limit=1')) as { events: StoredFact[] }
      reads.push({ sentAt, position: events[0]?.position ?? -1 })
    } catch {
      await wait(20)
    }
  }

  const clients = Array.from({ length: CLIENTS }, async (_, client) => {
    for (let n = 0; n < WRITES; n++) {
      await write(client * WRITES + n)
      if (n % 5 === client % 5) await read()
    }
  })
  while (writes.length < (CLIENTS * WRITES) / 3) await wait(5)
  await killServer(server)
  server = await startServer(directory)
  await Promise.all(clients)

  const facts = await everyFact(server.address)
  t.same(contradictions(facts, writes, reads).slice(0, 5), [])
  const figures = facts.filter(({ stream, revision }) => stream === 'indicator-i0' && revision > 0)
  t.equal(figures.length, CLIENTS * WRITES, 'each is there once')
  t.ok(tries > figures.length, `${tries} tries: some were cut short`)
  t.ok(reads.length > CLIENTS)
  await killServer(server, 'SIGTERM')
})

t.test('F29 a history that no order explains is found out', async t => {
  const fact = (position: number, revision = position) => ({ id: `f${position}`, position, stream: 's', revision })
  const facts = [0, 1, 2].map(n => fact(n))
  const write = (sentAt: number, position: number, at: number, id = `f${position}`) => ({
    sentAt,
    acknowledged: { id, position, at },
  })
  t.same(contradictions(facts, [write(0, 1, 5), write(1, 0, 4), write(6, 2, 7)], [{ sentAt: 6, position: 1 }]), [])
  t.match(contradictions(facts, [write(0, 1, 2), write(3, 0, 4)], []), [
    'the write at 0 comes before'.concat(' one acknowledged earlier'),
  ])
  t.match(contradictions(facts, [write(0, 2, 1, 'other')], []), ['another fact is at 2'])
  t.match(contradictions(facts, [write(0, 2, 1)], [{ sentAt: 2, position: 1 }]), [/^a read shows 1/])
  t.match(contradictions([fact(0), fact(1, 0)], [], []), [/^the revisions of s/])
})
