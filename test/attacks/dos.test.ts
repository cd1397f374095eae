/**
 * Attacks on what the server can do (DOS01 to DOS06), by their ids. Some stand under their ids beside the code they are about:
 * DOS01 in test/http/authentication.test.ts and test/http/rates.test.ts, DOS03 in test/http/live.test.ts, DOS05 in
 * test/http/bodies.test.ts.
 *
 * What one machine cannot do within a suite, with the reason:
 * - DOS02: bounds of resident memory and of the delay of writes are figures of a machine; `npm run bench -- --rows question`
 *   measures them. Here the rule is held that makes them so: work shares its turns, and others are answered meanwhile.
 * - DOS03: two thousand listeners take two thousand sockets of the runner; one that never reads stands for five hundred.
 * - DOS05: an hour of requests from the OpenAPI description is no test of a suite; 600 random bodies and 2,000 baits are.
 */
import { type AddressInfo, connect } from 'node:net'
import { pino } from 'pino'
import t from 'tap'
import { views } from '../../projections/views/catalogue.ts'
import type { AnyView } from '../../projections/views/view.ts'
import { addressOf, commands } from '../../src/commands/catalogue.ts'
import { examples } from '../commands/examples.ts'
import { begin, installation, missionBody } from '../http/installation.ts'

t.test(
  'DOS01 a burst of ten times the rate is 429 with Retry-After; another key of the same principal helps nobody',
  async t => {
    const it = await installation({ writeRate: 20 })
    const first = await it.keyFor('anna')
    const { key: second } = (
      await it.post('access/issue-key', { principal: 'anna', organisation: 'Org', name: 'two' })
    ).json()
    const answers = []
    for (let n = 0; n < 200; n++) answers.push(await it.post('missions/m/declare', {}, n % 2 ? first : second))
    const refused = answers.filter(({ statusCode }) => statusCode === 429)
    t.ok(refused.length > 100, `${refused.length} of 200 are refused`)
    t.ok(refused.every(({ headers }) => /^[1-9]\d*$/.test(String(headers['retry-after']))))
    await it.close()
  },
)

t.test('DOS01 rotating the addresses of one /64 helps nobody; another /64 is another subscriber', async t => {
  const it = await installation({ publicRead: true, parts: { config: { writeRate: 1e6, strangerRate: 10 } } })
  const ask = (remoteAddress: string) => it.call({ url: '/api/v1/methods', remoteAddress }, null)
  const answers = []
  for (let n = 0; n < 100; n++) answers.push(await ask(`2001:db8:1:2:${n.toString(16)}::${n}`))
  t.ok(answers.filter(({ statusCode }) => statusCode === 429).length > 50)
  t.equal((await ask('2001:db8:1:3::1')).statusCode, 200)
  await it.close()
})

t.test('DOS02 of a hundred full replays at once each is answered or refused, and others write meanwhile', async t => {
  const it = await installation()
  await begin(it, 'm')
  const months = Array.from(
    { length: 240 },
    (_, n) => `${2004 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`,
  )
  const measurements = months.map((period, n) => ({ period, value: n % 13 }))
  t.equal((await it.post('indicators/m-i/measure-many', { measurements })).statusCode, 201)
  let left = 100
  const askers = await Promise.all(Array.from({ length: 10 }, (_, n) => it.keyFor(`asker-${n}`, 'evaluator', 'm')))
  const replays = Array.from({ length: 100 }, async (_, n) => {
    const day = String((n % 28) + 1).padStart(2, '0')
    const answer = await it.get(`missions/m/replay?from=2004&to=2024-01-${day}`, askers[n % 10])
    left -= 1
    return answer
  })
  const written = await it.post('indicators/m-i/measure', { period: '2024-01', value: 1 })
  t.equal(written.statusCode, 201)
  t.ok(left > 0, `written while ${left} replays were left`)
  const statuses = (await Promise.all(replays)).map(({ statusCode, headers }) =>
    statusCode === 429 && headers['retry-after'] === undefined ? 'without Retry-After' : statusCode,
  )
  t.same(
    statuses.filter(status => status !== 200 && status !== 429),
    [],
  )
  await it.close()
})

t.test('DOS02 those who ask the same at once share the work', async t => {
  let folds = 0
  const view = {
    ...(views.find(({ path }) => path === '/missions') as AnyView),
    cost: { of: () => 1, instead: 'Ask for a shorter span.' },
    fold: function* () {
      folds += 1
      for (let step = 0; step < 50; step++) yield
      return { missions: [] }
    },
  } as AnyView
  const it = await installation({ parts: { views: [view] } })
  const answers = await Promise.all(Array.from({ length: 100 }, () => it.get('missions')))
  t.ok(answers.every(({ statusCode }) => statusCode === 200))
  t.equal(folds, 1)
  await it.close()
})

const BAIT = 100_000
/** Texts on which an expression that goes back and forth never ends. */
const baits: readonly string[] = [
  `${'a'.repeat(BAIT)}!`,
  `${'0'.repeat(BAIT)}x`,
  `${' '.repeat(BAIT)}x`,
  `${'2024-'.repeat(BAIT / 5)}!`,
  `${'a-'.repeat(BAIT / 2)}!`,
  `${'12345678901 '.repeat(BAIT / 12)}!`,
  `https://${'a.'.repeat(BAIT / 2)}!`,
  `${'\u202a'.repeat(BAIT / 2)}x`,
]

/** The body with a bait in the place of each of its texts, one at a time. */
function* baited(body: unknown, bait: string): Generator<unknown> {
  if (typeof body === 'string') yield bait
  else if (typeof body === 'object' && body !== null)
    for (const [name, own] of Object.entries(body))
      for (const put of baited(own, bait))
        yield Array.isArray(body) ? body.map(one => (one === own ? put : one)) : { ...body, [name]: put }
}

t.test('DOS04 no expression goes back and forth over a bait, in any text of any command', async t => {
  const it = await installation()
  await begin(it, 'm', 'x')
  let sent = 0
  for (const command of commands) {
    const { thing, name } = command
    const id = thing === 'missions' ? 'm/' : thing === 'access' ? '' : 'x/'
    for (const bait of baits)
      for (const body of baited(
        { ...examples[addressOf(command)].body, knownFrom: '2024', reason: 'because r' },
        bait,
      )) {
        sent += 1
        const { statusCode } = await it.post(`${thing}/${id}${name}`, body)
        if (statusCode < 400 || statusCode >= 500) t.fail(`${addressOf(command)}: ${statusCode}`)
      }
  }
  t.ok(sent > 1000, `${sent} baits`)
  await it.close()
})

t.test('DOS04 nor in headers and queries', async t => {
  const it = await installation()
  await begin(it, 'm')
  for (const bait of baits) {
    const text = bait.slice(0, 4000).replace(/[^!-~]/g, 'a')
    for (const name of ['if-none-match', 'traceparent', 'accept', 'if-match', 'idempotency-key', 'content-type']) {
      const read = await it.get('missions', undefined, { [name]: text })
      t.ok(read.statusCode < 500)
      const written = await it.post('missions/m/declare', missionBody, undefined, { [name]: text })
      t.ok(written.statusCode < 500)
    }
    for (const view of views)
      for (const name of [...Object.keys(view.query.shape), 'asOf', 'position']) {
        const path = view.path.slice(1).replace('{id}', 'm')
        const { statusCode } = await it.get(`${path}?${name}=${encodeURIComponent(text)}`)
        // Words to search for may be any.
        const isRefused = statusCode >= 400 || name === 'q'
        if (statusCode >= 500 || !isRefused) t.fail(`${path}?${name}: ${statusCode}`)
      }
    t.equal((await it.get('missions', text)).statusCode, 401)
  }
  await it.close()
})

t.test(
  'DOS06 whatever stands in an address or a header, a line of the record is one line of JSON without control characters',
  async t => {
    const lines: string[] = []
    const logger = pino({ level: 'trace' }, { write: line => lines.push(line) })
    const broken = {
      ...(views.find(({ path }) => path === '/missions') as AnyView),
      fold: () => {
        throw new Error('broken \u001b[31m\nsecond line')
      },
    }
    const it = await installation({ parts: { logger: logger as never, views: [broken] } })
    await it.app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = it.app.server.address() as AddressInfo
    const heads = [
      'GET /api/v1/missions HTTP/1.1\r\nUser-Agent: \u001b[31mred\u001b[0m',
      'GET /api/v1/missions?x=%0a%1b%5b31m HTTP/1.1\r\nUser-Agent: x',
      `GET /api/v1/${'a%0a'.repeat(1500)} HTTP/1.1\r\nUser-Agent: x`,
      'GET /api/v1/missions%0aLEVEL%3a50 HTTP/1.1\r\nUser-Agent: {"level":60,"msg":"forged"}',
      'POST /api/v1/missions/%1b%5b2J/declare HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 2',
      'GET /api/v1/missions HTTP/1.1\r\nTraceparent: 00-\u0007\u001b-01',
      'GET /api/v1/missions HTTP/1.1\r\nX-Forwarded-For: \u0085\u2028forged',
    ]
    for (const head of heads)
      await new Promise<void>(resolve => {
        const rest = '\r\nHost: x\r\nAuthorization: Bearer x\r\nConnection: close\r\n\r\n{}'
        const socket = connect(port, '127.0.0.1', () => socket.write(head + rest))
        socket
          .on('error', () => resolve())
          .on('close', () => resolve())
          .resume()
      })
    for (const path of ['missions', 'missions?asOf=2020']) t.equal((await it.get(path)).statusCode, 500)
    t.ok(lines.length >= 2, `${lines.length} lines`)
    for (const line of lines) {
      t.doesNotThrow(() => JSON.parse(line), line)
      t.notMatch(line.slice(0, -1), /[\u0000-\u001f\u007f-\u009f\u2028]/, 'control characters are escaped')
      t.ok(line.endsWith('\n') && line.length < 10_000)
      t.notMatch(line, /"msg":"forged"/)
    }
    const attempts = it.accessLog.read({ missions: new Set(['*']), limit: 100 })
    for (const { path } of attempts) t.ok((path ?? '').length <= 300, 'addresses are capped')
    await it.close()
  },
)
