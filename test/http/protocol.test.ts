import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import t from 'tap'
import { begin, FIRST, installation } from './installation.ts'

const it = await installation()
await begin(it, 'm')
await it.app.listen({ port: 0, host: '127.0.0.1' })
const { port } = it.app.server.address() as AddressInfo
t.teardown(() => it.close())

interface Heard {
  readonly text: string
  readonly statuses: readonly number[]
  readonly closed: boolean
}

/** Sends bytes as they are, and hears for a while, or until the other side closes. */
function send(bytes: string | Buffer, { patience = 400, half = false } = {}): Promise<Heard> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1')
    let text = ''
    const done = (closed: boolean) => {
      socket.destroy()
      resolve({ text, statuses: [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(m => Number(m[1])), closed })
    }
    socket.on('data', data => {
      text += data.toString('latin1')
    })
    socket.on('error', () => done(true))
    socket.on('close', () => done(true))
    socket.setTimeout(patience, () => done(false))
    if (half) socket.end(bytes)
    else socket.write(bytes)
  })
}
const head = (lines: string[]) => `${lines.join('\r\n')}\r\n\r\n`
const post = (path: string, headers: string[], body = '') =>
  head([
    `POST /api/v1/${path} HTTP/1.1`,
    'Host: x',
    `Authorization: Bearer ${FIRST}`,
    'Content-Type: application/json',
    ...headers,
  ]) + body
const figure = (year: number) => JSON.stringify({ period: String(year), value: 1 })
const measure = 'indicators/m-i/measure'

t.test('a request of which two readers could read two is refused and the connection closed', async t => {
  const before = it.log.head()
  const body = figure(1900)
  const smuggled = `${body}GET /healthz/live HTTP/1.1\r\nHost: x\r\n\r\n`
  const cases: Record<string, string> = {
    'Content-Length and Transfer-Encoding': post(
      measure,
      [`Content-Length: ${body.length}`, 'Transfer-Encoding: chunked'],
      smuggled,
    ),
    'two lengths': post(measure, [`Content-Length: ${body.length}`, 'Content-Length: 0'], smuggled),
    'two lengths in one': post(measure, [`Content-Length: ${body.length}, 0`], smuggled),
    'two codings': post(measure, ['Transfer-Encoding: chunked', 'Transfer-Encoding: identity'], smuggled),
    'an unknown coding': post(measure, ['Transfer-Encoding: xchunked'], smuggled),
    'a folded header': head(['GET /healthz/live HTTP/1.1', 'Host: x', 'X-A: b', ' c']),
    'a chunk of junk': post(measure, ['Transfer-Encoding: chunked'], 'zz\r\n'),
    'a negative length': post(measure, ['Content-Length: -1'], body),
    'a length in hex': post(measure, ['Content-Length: 0x10'], body),
    'a space before the colon': head(['GET /healthz/live HTTP/1.1', 'Host : x']),
    'no host': head(['GET /healthz/live HTTP/1.1']),
    'NUL in a header': head(['GET /healthz/live HTTP/1.1', 'Host: x', 'X-A: a\u0000b']),
    'no HTTP': 'hello\r\n\r\n',
    'lower-case method': head(['get /healthz/live HTTP/1.1', 'Host: x']),
  }
  for (const [name, bytes] of Object.entries(cases)) {
    const heard = await send(bytes)
    t.same(heard.statuses, [400], `${name}: ${heard.text.slice(0, 80)}`)
    t.ok(heard.closed, `${name}: closed`)
    if (name !== 'no host') t.match(heard.text, /content-type: application\/problem\+json/i, name)
  }
  t.equal(it.log.head(), before)
})

t.test('headers beyond what is taken are 431', async t => {
  const many = Array.from({ length: 3000 }, (_, n) => `X-${n}: abcdef`)
  for (const lines of [[`X-A: ${'a'.repeat(65_536)}`], many]) {
    const heard = await send(head(['GET /healthz/live HTTP/1.1', 'Host: x', ...lines]))
    t.same(heard.statuses, [431])
    t.match(heard.text, /"code":"headers-too-large"/)
    t.ok(heard.closed)
  }
})

t.test('two hosts are none', async t => {
  const heard = await send(head(['GET /healthz/live HTTP/1.1', 'Host: a', 'Host: b']))
  t.same(heard.statuses, [400])
})

t.test('AUTH16 two Authorization headers are none', async t => {
  const key = `Authorization: Bearer ${FIRST}`
  t.same((await send(head(['GET /api/v1/missions HTTP/1.1', 'Host: x', key, key]))).statuses, [401])
  t.same((await send(head(['GET /api/v1/missions HTTP/1.1', 'Host: x', key]))).statuses, [200])
})

t.test('a body of another length than was said records nothing', async t => {
  const before = it.log.head()
  const heard = await send(post(measure, ['Content-Length: 500'], figure(1901)), { half: true })
  t.same(
    heard.statuses.filter(s => s < 400),
    [],
  )
  t.equal(it.log.head(), before)
})

t.test('many requests on one connection are answered in order', async t => {
  const requests = Array.from({ length: 1000 }, (_, n) =>
    head([`GET /healthz/${n % 2 ? 'live' : 'none'} HTTP/1.1`, 'Host: x']),
  )
  const { statuses } = await send(requests.join(''), { patience: 2000 })
  t.same(
    statuses,
    Array.from({ length: 1000 }, (_, n) => (n % 2 ? 200 : 404)),
  )
})

t.test('F17 who stops sending after his request is still answered', async t => {
  const body = figure(1902)
  const heard = await send(post(measure, [`Content-Length: ${body.length}`], body), { half: true })
  t.same(heard.statuses, [201])
})

t.test('a chunked body is a body', async t => {
  const body = figure(1903)
  t.same(
    (await send(post(measure, ['Transfer-Encoding: chunked'], `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`)))
      .statuses,
    [201],
  )
})

t.test('CONNECT and unknown methods go nowhere', async t => {
  t.same(
    (await send(head(['CONNECT x:1 HTTP/1.1', 'Host: x']))).statuses.filter(s => s < 400),
    [],
  )
  for (const method of ['TRACE', 'PROPFIND', 'DELETE', 'PUT', 'PATCH']) {
    const heard = await send(head([`${method} /api/v1/missions/m HTTP/1.1`, 'Host: x']))
    t.same(heard.statuses, [405], method)
    t.match(heard.text, /allow: GET, HEAD, OPTIONS/i, method)
    t.match(heard.text, /application\/problem\+json/)
    t.notMatch(heard.text, FIRST)
  }
})

t.test('only the one spelling of an address is it', async t => {
  const gets = (path: string) =>
    send(head([`GET ${path} HTTP/1.1`, 'Host: x', `Authorization: Bearer ${FIRST}`, 'Connection: close']))
  t.same((await gets('/api/v1/missions/m')).statuses, [200])
  for (const path of [
    '//api/v1/missions/m',
    '/api//v1/missions/m',
    '/api/v1/missions/m/',
    '/api/v1/./missions/m',
    '/api/v1/missions/%2e%2e/missions/m',
    '/api/v1/Missions/m',
    '/api/v1/missions/m%2Fprogress',
    '/api/v1/missions/m;x=y',
    '/api/v1/missions/m%00',
    '/api/v1/missions/%zz',
    `/api/v1/missions/${'a'.repeat(200)}`,
    '/api/v1/missions/m%20',
    '/api/v1/missions/..%2f..%2fetc%2fpasswd',
  ]) {
    const { statuses, text } = await gets(path)
    t.match(String(statuses), /^(400|404)$/, path)
    t.match(text, /content-type: application\/problem\+json/, path)
    t.match(text, /x-content-type-options: nosniff/, path)
  }
})

t.test('AUTHZ10 a parameter is given once, is known, and is in range', async t => {
  for (const query of [
    'limit=1&limit=9999',
    'limit[]=1',
    'limit=1e3',
    'limit=0',
    'limit=-1',
    'limit=2147483648',
    'limit=1001',
    'limit=abc',
    'limit=',
    'limit=1.0',
    'limit=%31&%6cimit=2',
    'order=up',
    'type=no-such-fact',
    'mission=*',
    'mission=',
    'after=-1',
    'from=tomorrow',
    'position=99999999',
    'asOf=2999',
    'unknown=1',
    '__proto__=1',
    'a=%',
  ]) {
    const answer = await it.get(`events?${query}`)
    t.equal(answer.statusCode, 400, query)
    t.match(answer.json(), { code: 'unreadable', errors: [{ pointer: String, detail: String }] })
  }
  t.equal((await it.get('missions/m?unknown=1')).statusCode, 400)
  t.equal((await it.get('missions/m?asOf=2024&asOf=2025')).statusCode, 400)
  t.equal((await it.post(`${measure}?x=1`, { period: '1904', value: 1 })).statusCode, 400)
})

t.test('another site learns nothing and may do nothing', async t => {
  for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1.evil.example']) {
    const answer = await it.call(
      {
        method: 'OPTIONS',
        url: `/api/v1/${measure}`,
        headers: { origin, 'access-control-request-method': 'POST' },
      },
      null,
    )
    t.equal(answer.statusCode, 204)
    t.equal(answer.headers.allow, 'OPTIONS, POST')
    t.notOk(Object.keys(answer.headers).some(name => name.startsWith('access-control-')))
  }
})

t.test('what is asked for in another form is answered as JSON, errors as problem+json', async t => {
  for (const accept of ['text/html', '*/*;q=0', 'application/problem+xml', 'application/json']) {
    const good = await it.get('missions/m', FIRST, { accept, 'accept-encoding': 'gzip;q=0' })
    t.match(good.headers['content-type'], /^application\/json/, accept)
    const bad = await it.get('missions/none', FIRST, { accept })
    t.match(bad.headers['content-type'], /^application\/problem\+json/, accept)
  }
})

t.test('CONF05 every answer carries what keeps it safe, and nothing of what made it', async t => {
  const answers = [
    await it.get('missions/m'),
    await it.get('missions/none'),
    await it.get('missions', null),
    await it.get('/none'),
    await it.get('/healthz/live'),
    await it.get('/api/v1/missions/%zz'),
    await it.post(measure, '{'),
    await it.call({ method: 'DELETE', url: '/api/v1/missions' }),
    await it.get('missions/m', FIRST, { 'if-none-match': String((await it.get('missions/m')).headers.etag) }),
  ]
  t.equal(answers.at(-1)?.statusCode, 304)
  for (const { headers, statusCode } of answers) {
    t.equal(headers['x-content-type-options'], 'nosniff', String(statusCode))
    t.match(headers['content-security-policy'], /default-src 'none'/)
    t.notMatch(headers['content-security-policy'], /unsafe|upgrade-insecure/)
    t.equal(headers['x-powered-by'], undefined)
    t.equal(headers.server, undefined)
  }
})

t.test('HEAD is GET without the body', async t => {
  for (const url of ['/api/v1/missions/m', '/api/v1/events', '/healthz/live']) {
    const [get, got] = [await it.get(url), await it.call({ method: 'HEAD', url })]
    t.equal(got.statusCode, get.statusCode, url)
    t.equal(got.body, '')
    t.equal(got.headers.etag, get.headers.etag)
  }
  t.equal((await it.call({ method: 'HEAD', url: '/api/v1/missions/m' }, null)).statusCode, 401)
})

t.test('an answer is sent only where it is the one that If-Match names', async t => {
  for (const path of ['missions/m/progress', 'missions/m', 'events']) {
    const etag = String((await it.get(path)).headers.etag)
    for (const tag of [etag, `"x" , ${etag}`, '*'])
      t.equal((await it.get(path, FIRST, { 'if-match': tag })).statusCode, 200, `${path} ${tag}`)
    for (const tag of ['"x"', `W/${etag}`, '']) {
      const refused = await it.get(path, FIRST, { 'if-match': tag, 'if-none-match': etag })
      t.equal(refused.statusCode, 412, `${path} ${tag}`)
      t.equal(refused.json().code, 'stale')
    }
  }
  t.equal(
    (await it.get('missions/none', FIRST, { 'if-match': '"x"' })).statusCode,
    404,
    'what is not there is that first',
  )
})

t.test('an answer that is held is not sent again', async t => {
  const { headers } = await it.get('missions/m/progress')
  const etag = String(headers.etag)
  t.match(headers, { 'cache-control': 'private, no-cache', vary: 'Authorization, Accept' })
  for (const held of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
    const again = await it.get('missions/m/progress', FIRST, { 'if-none-match': held })
    t.equal(again.statusCode, 304, held)
    t.equal(again.body, '')
    t.equal(again.headers.etag, etag)
  }
  t.equal((await it.get('missions/m/progress', FIRST, { 'if-none-match': '"x"' })).statusCode, 200)
  const pinned = await it.get(`missions/m/progress?position=${it.log.head()}`)
  t.equal(pinned.headers['cache-control'], 'private, no-cache', 'a position makes it repeatable, not eternal')
  const held = { 'if-none-match': String(pinned.headers.etag) }
  t.equal((await it.get(`missions/m/progress?position=${it.log.head()}`, FIRST, held)).statusCode, 304)
})
