import { type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import t from 'tap'
import { viewReaderOf } from '../../../src/engine/ask.ts'
import { factCacheOf } from '../../../src/engine/fact-cache.ts'
import { turnsOf } from '../../../src/engine/turns.ts'
import { MOST_OF_ONE } from '../../../src/http/events/live.ts'
import type { Log } from '../../../src/log/log.ts'
import { memoryLog } from '../../../src/log/memory.ts'
import { begin, FIRST, installation, type Options } from '../installation.ts'

interface Told {
  readonly id: number
  readonly event: string
  readonly data: { readonly position: number; readonly type: string; readonly mission: string | null }
}

/** A listening installation. */
async function listening(options: Options = {}) {
  const it = await installation(options)
  await it.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = it.app.server.address() as AddressInfo
  return { ...it, port, base: `http://127.0.0.1:${port}/api/v1/events` }
}

/** Listens; `told` grows, `ended` resolves when the other side ends. */
async function listen(url: string, key: string | null = FIRST, headers: Record<string, string> = {}) {
  const stop = new AbortController()
  const answer = await fetch(url, {
    signal: stop.signal,
    headers: { accept: 'text/event-stream', ...(key && { authorization: `Bearer ${key}` }), ...headers },
  })
  const told: Told[] = []
  let text = ''
  const ended = (async () => {
    try {
      for await (const chunk of answer.body ?? []) {
        text += Buffer.from(chunk).toString()
        for (let at = text.indexOf('\n\n'); at >= 0; at = text.indexOf('\n\n')) {
          const [, id, event, data] = /^id: (\d+)\nevent: (\S+)\ndata: (.*)$/.exec(text.slice(0, at)) ?? []
          if (data !== undefined) told.push({ id: Number(id), event: event as string, data: JSON.parse(data) })
          text = text.slice(at + 2)
        }
      }
    } catch (error) {
      if (!stop.signal.aborted) throw error
    }
  })()
  return { answer, told, ended, stop: () => stop.abort() }
}

async function until(holds: () => boolean, ms = 60_000): Promise<void> {
  for (const end = performance.now() + ms; !holds(); await new Promise(resolve => setTimeout(resolve, 5)))
    if (performance.now() > end) throw new Error('waited in vain')
}

t.test('what is recorded is told, whole and in order', async t => {
  const it = await listening()
  await begin(it, 'm')
  const from = it.log.head()
  const one = await listen(it.base)
  t.equal(one.answer.status, 200)
  t.match(one.answer.headers.get('content-type'), /^text\/event-stream/)
  t.equal(one.answer.headers.get('cache-control'), 'no-store')
  t.equal(one.answer.headers.get('x-content-type-options'), 'nosniff')
  for (let n = 0; n < 20; n++) await it.post('indicators/m-i/measure', { period: String(2000 + n), value: n })
  await until(() => one.told.length === 20)
  t.same(
    one.told.map(({ id }) => id),
    Array.from({ length: 20 }, (_, n) => from + 1 + n),
  )
  const page = (await it.get(`events?after=${from}`)).json().events
  t.same(
    one.told.map(({ data }) => data),
    page,
  )
  t.ok(one.told.every(({ event, id, data }) => event === data.type && id === data.position))
  one.stop()
  await until(() => it.app.server.listening)
  await it.close()
})

t.test('F18 one goes on after the last one was told, without gap or repeat', async t => {
  const it = await listening()
  await begin(it, 'm')
  const measure = (n: number) => it.post('indicators/m-i/measure', { period: String(1000 + n), value: n })
  for (let n = 0; n < 700; n++) await measure(n)
  const all = await listen(`${it.base}?after=0`)
  const some = await listen(`${it.base}?after=0`, FIRST, { 'last-event-id': '600' })
  for (let n = 700; n < 800; n++) await measure(n)
  const head = it.log.head()
  await until(() => all.told.at(-1)?.id === head && some.told.at(-1)?.id === head)
  t.same(
    all.told.map(({ id }) => id),
    Array.from({ length: head }, (_, n) => n + 1),
  )
  t.same(
    some.told.map(({ id }) => id),
    Array.from({ length: head - 600 }, (_, n) => n + 601),
  )
  all.stop()
  some.stop()
  await it.close()
})

t.test('who asks beyond the head is told what comes after that position, and nothing before', async t => {
  const it = await listening()
  await begin(it, 'm')
  const head = it.log.head()
  const [asked, came] = [
    await listen(`${it.base}?after=${head + 2}`),
    await listen(it.base, FIRST, { 'last-event-id': String(head + 2) }),
  ]
  for (let n = 0; n < 5; n++) await it.post('indicators/m-i/measure', { period: String(2000 + n), value: n })
  for (const { told, stop } of [asked, came]) {
    await until(() => told.at(-1)?.id === head + 5)
    t.same(
      told.map(({ id }) => id),
      [head + 3, head + 4, head + 5],
    )
    stop()
  }
  await it.close()
})

t.test('a listener for whom a long stream has to be read first is told all, in order and once', async t => {
  const it = await listening({ publicRead: true })
  await begin(it, 'm')
  for (let n = 0; n < 900; n++) await it.post('indicators/m-i/measure', { period: String(1000 + n), value: n })
  const from = it.log.head()
  const listeners = [await listen(it.base, null), await listen(it.base, null), await listen(it.base)]
  for (let n = 0; n < 10; n++) await it.post('indicators/m-i/measure', { period: String(1900 + n), value: n })
  await until(() => listeners.every(({ told }) => told.length === 10))
  for (const { told, stop } of listeners) {
    t.same(
      told.map(({ id }) => id),
      Array.from({ length: 10 }, (_, n) => from + 1 + n),
    )
    stop()
  }
  await it.close()
})

t.test('a connection that is ended while a long stream is read for it is sent nothing more', async t => {
  const log = memoryLog()
  let atFact = (_fact: number): void => {}
  const readStream: Log['readStream'] = function* (...asked) {
    let read = 0
    for (const fact of log.readStream(...asked)) {
      read += 1
      atFact(read)
      yield fact
    }
  }
  let isEnded = false
  let pagesAfter = 0
  const read: Log['read'] = (...where) => {
    if (isEnded) pagesAfter += 1
    return log.read(...where)
  }
  const slow: Log = { ...log, readStream, read }
  let now = 0
  // One step a turn.
  const turns = turnsOf(() => {
    now += 100
    return now
  })
  const it = await listening({
    log: slow,
    publicRead: true,
    parts: { reader: viewReaderOf(slow, factCacheOf(slow), { turns }) },
  })
  await begin(it, 'm')
  for (let n = 0; n < 900; n++) await it.post('indicators/m-i/measure', { period: String(1000 + n), value: n })
  atFact = read => {
    if (read !== 300) return
    isEnded = true
    void it.app.close()
  }
  const one = await listen(`${it.base}?after=0`, null)
  await one.ended
  await new Promise(resolve => setTimeout(resolve, 200))
  t.ok(isEnded)
  t.same([one.told, pagesAfter], [[], 0], 'its page is not even made')
  await it.close()
})

t.test('a listener that has caught up reads the log no more', async t => {
  const log = memoryLog()
  let reads = 0
  const read: Log['read'] = (...where) => {
    reads += 1
    return log.read(...where)
  }
  const it = await listening({ log: { ...log, read } })
  await begin(it, 'm')
  for (let n = 0; n < 1100; n++) await it.post('indicators/m-i/measure', { period: String(1000 + n), value: n })
  reads = 0
  const all = await listen(`${it.base}?after=0`)
  const some = await listen(`${it.base}?after=0&type=goal-set`)
  await until(() => all.told.length === it.log.head() && some.told.length === 1)
  await new Promise(resolve => setTimeout(resolve, 50))
  t.equal(reads, 5, 'three pages, the first again once its stream was read, and one that held all that was asked for')
  t.same(
    all.told.map(({ id }) => id),
    Array.from({ length: it.log.head() }, (_, n) => n + 1),
  )
  all.stop()
  some.stop()
  await it.close()
})

t.test('an error for one listener ends its connection alone; the server goes on', async t => {
  const log = memoryLog()
  let broken = false
  const read: Log['read'] = (...where) => {
    if (broken) throw new Error('the disk is gone')
    return log.read(...where)
  }
  const it = await listening({ log: { ...log, read } })
  await begin(it, 'm')
  const well = await listen(it.base)
  broken = true
  const ill = await listen(`${it.base}?after=0`)
  await ill.ended
  t.same(ill.told, [])
  broken = false
  await it.post('indicators/m-i/measure', { period: '2024', value: 1 })
  await until(() => well.told.length === 1)
  const again = await listen(`${it.base}?after=0`)
  await until(() => again.told.length === it.log.head())
  well.stop()
  again.stop()
  await it.close()
})

t.test('filters hold for what is live', async t => {
  const it = await listening()
  await begin(it, 'a')
  await begin(it, 'b')
  const ofB = await listen(`${it.base}?mission=b&type=indicator-measured`)
  await it.post('indicators/a-i/measure', { period: '2024', value: 1 })
  await it.post('missions/b/set-goal', { goal: 'h', statement: 's', level: 1, kind: 'outcome' })
  await it.post('indicators/b-i/measure', { period: '2024', value: 1 })
  await until(() => ofB.told.length === 1)
  t.match(ofB.told, [{ event: 'indicator-measured', data: { mission: 'b' } }])
  ofB.stop()
  await it.close()
})

t.test('AUTHZ07 one is told what one may see, from the moment one may until one may not', async t => {
  const it = await listening()
  await begin(it, 'a')
  await begin(it, 'b')
  const anna = await it.keyFor('anna', 'operative', 'a', { grant: 'annas' })
  const one = await listen(`${it.base}?after=0`, anna)
  let year = 2000
  const measureBoth = async () => {
    for (const m of ['a', 'b']) await it.post(`indicators/${m}-i/measure`, { period: String(year), value: 1 })
    year += 1
  }
  await measureBoth()
  await until(() => one.told.at(-1)?.data.type === 'indicator-measured')
  t.same([...new Set(one.told.map(({ data }) => data.mission))], ['a'], 'nothing of b, nothing of access')
  await it.post('access/give-grant', { principal: 'anna', role: 'evaluator', mission: 'b' })
  await measureBoth()
  await until(() => one.told.some(({ data }) => data.mission === 'b'))
  await it.post('access/withdraw-grant', { grant: 'annas', reason: 'left' })
  const before = one.told.filter(({ data }) => data.mission === 'a').length
  await measureBoth()
  await until(() => one.told.filter(({ data }) => data.mission === 'b').length === 2)
  t.equal(one.told.filter(({ data }) => data.mission === 'a').length, before)
  one.stop()
  await it.close()
})

t.test('AUTHZ07 a key revoked ends what it listens to, at once, and nothing more is told', async t => {
  const it = await listening()
  await begin(it, 'm')
  const key = await it.keyFor('anna', 'operative', 'm')
  const [anna, other] = [await listen(it.base, key), await listen(it.base)]
  await it.post('access/revoke-key', { key: key.split('_')[1], reason: 'lost' })
  await it.post('indicators/m-i/measure', { period: '2024', value: 1 })
  await anna.ended
  t.same(anna.told, [])
  await until(() => other.told.some(({ event }) => event === 'indicator-measured'))
  other.stop()
  await it.close()
})

t.test('F18 DOS03 who does not read is let go; the others are told everything', async t => {
  const it = await listening()
  await begin(it, 'm')
  const lazy = connect(it.port, '127.0.0.1')
  lazy.on('error', () => {})
  lazy.write(
    `GET /api/v1/events HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\nAuthorization: Bearer ${FIRST}\r\n\r\n`,
  )
  await new Promise(resolve => lazy.once('data', resolve))
  lazy.pause()
  const keen = await listen(it.base)
  const from = it.log.head()
  const note = 'x'.repeat(19_000)
  let closed = false
  for (let n = 0; n < 600; n++) await it.post('indicators/m-i/measure', { period: String(1000 + n), value: n, note })
  await until(() => keen.told.length === 600)
  t.same(
    keen.told.map(({ id }) => id),
    Array.from({ length: 600 }, (_, n) => from + 1 + n),
  )
  lazy.on('close', () => {
    closed = true
  })
  lazy.resume()
  await until(() => closed)
  keen.stop()
  await it.close()
})

t.test('listeners hear a beat; one whose key has run out is let go with it', async t => {
  const clock = { at: Date.parse('2026-05-31T23:59:00Z') }
  const times = { head: 10_000, request: 20_000, silence: 60_000, check: 5_000, beat: 50 }
  const it = await listening({ clock: () => clock.at, parts: { config: { writeRate: 1e6, times } } })
  const issued = await it.post('access/issue-key', {
    principal: 'first',
    organisation: 'installation',
    name: 'n',
    expires: '2026-05-31',
  })
  const answer = await fetch(it.base, {
    headers: { accept: 'text/event-stream', authorization: `Bearer ${issued.json().key}` },
  })
  const text = answer.text()
  await new Promise(resolve => setTimeout(resolve, 200))
  clock.at = Date.parse('2026-06-01T00:00:00Z')
  t.match(await text, /^retry: \d+\n\n(:\n\n)+$/)
  await it.close()
})

t.test('when the server stops all are let go, and know when to come back', async t => {
  const it = await listening()
  const one = await fetch(it.base, { headers: { accept: 'text/event-stream', authorization: `Bearer ${FIRST}` } })
  const text = one.text()
  await it.close()
  t.match(await text, /^retry: \d+\n\n/)
})

t.test('what makes no sense live is refused, and what is live needs a key', async t => {
  const it = await listening()
  const status = async (query: string, headers: Record<string, string> = {}, key: string | null = FIRST) => {
    const { answer, stop } = await listen(`${it.base}?${query}`, key, headers)
    stop()
    return answer.status
  }
  for (const query of ['limit=5', 'order=desc', 'position=0', 'asOf=2024', 'nonsense=1', 'after=x'])
    t.equal(await status(query), 400, query)
  t.equal(await status('', { 'last-event-id': 'abc' }), 400)
  t.equal(await status('', {}, null), 401)
  t.equal(await status('', {}, 'wrong'), 401)
  const head = await fetch(it.base, {
    method: 'HEAD',
    headers: { accept: 'text/event-stream', authorization: `Bearer ${FIRST}` },
  })
  t.match(head.headers.get('content-type'), /json/)
  await it.close()
})

/** Opens a connection for live facts, from an address of this machine; answers with its status once its head has come. */
function opened(port: number, key: string | null, localAddress = '127.0.0.1') {
  const headers = { accept: 'text/event-stream', ...(key !== null && { authorization: `Bearer ${key}` }) }
  return new Promise<IncomingMessage>((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', path: '/api/v1/events', localAddress, headers, agent: false })
    asked.on('response', resolve).on('error', reject).end()
  })
}

t.test('one principal, and one address without a key, has so many live connections at the most', async t => {
  const it = await listening({ publicRead: true })
  const anna = await it.keyFor('anna')
  for (const [key, localAddress, others] of [
    [FIRST, '127.0.0.1', { key: anna, localAddress: '127.0.0.1' }],
    [null, '127.0.0.1', { key: null, localAddress: '127.0.0.2' }],
  ] as const) {
    const open = await Promise.all(Array.from({ length: MOST_OF_ONE }, () => opened(it.port, key, localAddress)))
    t.ok(open.every(({ statusCode }) => statusCode === 200))
    const refused = await opened(it.port, key, localAddress)
    t.match(refused, { statusCode: 429, headers: { 'retry-after': /^\d+$/ } })
    t.match((await refused.toArray()).join(''), new RegExp(`At most ${MOST_OF_ONE} connections of one`))
    const other = await opened(it.port, others.key, others.localAddress)
    t.equal(other.statusCode, 200, 'others have their own')
    open[0]?.destroy()
    let again: IncomingMessage | undefined
    for (let tries = 0; again?.statusCode !== 200; tries++) {
      if (tries > 200) throw new Error('the place was not freed')
      await new Promise(resolve => setTimeout(resolve, 10))
      again = await opened(it.port, key, localAddress)
    }
    for (const one of [...open, other, again]) one.destroy()
  }
  await it.close()
})
