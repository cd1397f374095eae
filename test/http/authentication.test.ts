import type { InjectOptions } from 'fastify'
import t from 'tap'
import { FIRST, installation } from './installation.ts'

/** The evidence that anybody may ask for. */
const evidence = ['/api/v1/audit/key', '/api/v1/audit/checkpoint', '/api/v1/audit/proofs/consistency']
/** Addresses that anybody may ask. */
const open = [
  ...['/healthz/live', '/healthz/ready', '/metrics', '/openapi.json', '/docs', '/docs/reference', '/docs/problems'],
  '/docs/import',
  ...['/api/v1/audit/key', '/api/v1/audit/checkpoint', '/api/v1/audit/proofs/consistency?from=1&to=2'],
  '/api/v1/audit/tile/0/000.p/1',
]

t.test('AUTH01 without a key every address of the API is 401, whatever the method, and it is noted', async t => {
  const it = await installation()
  const { paths } = (await it.get('/openapi.json', null)).json() as { paths: Record<string, object> }
  let asked = 0
  for (const [path, methods] of Object.entries(paths))
    for (const method of evidence.includes(path) ? [] : Object.keys(methods)) {
      const url = path.replace('{id}', 'x')
      const answer = await it.call({ method: method.toUpperCase() as 'GET', url }, null)
      t.equal(answer.statusCode, 401, `${method} ${path}`)
      t.match(answer.headers['www-authenticate'], /^Bearer/)
      asked += 1
    }
  t.ok(asked > 40)
  const noted = it.accessLog.read({ missions: new Set(['*']), limit: 1000 })
  const counted = noted.filter(({ code }) => code === 'unauthenticated').map(({ count }) => count)
  t.equal(
    counted.reduce((sum, count) => sum + count, 0),
    asked,
  )
  await it.close()
})

t.test('AUTHZ15 what is open is a short list; what is not there is not there', async t => {
  const it = await installation()
  for (const url of open) t.equal((await it.get(url, null)).statusCode, 200, url)
  for (const url of ['/debug', '/.env', '/.git/config', '/admin', '/data/varde.db', '/api/v1', '/api/v1/'])
    t.equal((await it.get(url, null)).statusCode, 404, url)
  await it.close()
})

t.test('AUTH15 AUTH16 a key that is not exactly one that stands is 401', async t => {
  const clock = { at: Date.parse('2026-05-01T00:00:00Z') }
  const it = await installation({ clock: () => clock.at })
  const issued = await it.post('access/issue-key', {
    principal: 'p',
    organisation: 'o',
    name: 'n',
    expires: '2026-05-31',
  })
  const { key, keyId } = issued.json()
  const asks = async (authorization: string) =>
    (await it.call({ url: '/api/v1/missions', headers: { authorization } }, null)).statusCode
  t.equal(await asks(`Bearer ${key}`), 200)
  t.equal(await asks(`bearer ${key}`), 200, 'the scheme is read in any case')
  const last = key.endsWith('A') ? 'B' : 'A'
  for (const wrong of [
    `Bearer ${key.slice(0, -1)}${last}`,
    `Bearer ${key.slice(0, -1)}`,
    `Bearer varde_${keyId}_`,
    'Bearer varde_',
    `Bearer ${key}x`,
    `Bearer ${key} `,
    `Bearer\t${key}`,
    `Bearer ${'a'.repeat(8000)}`,
    `Basic ${Buffer.from(key).toString('base64')}`,
    key,
    `Bearer ${key}, Bearer ${key}`,
    `Bearer varde_unknown_${'a'.repeat(43)}`,
    'Bearer ',
    '',
  ])
    t.equal(await asks(wrong), 401, wrong.slice(0, 60))
  clock.at = Date.parse('2026-05-31T23:59:59.999Z')
  t.equal(await asks(`Bearer ${key}`), 200, 'until the last millisecond of its last day')
  clock.at += 1
  t.equal(await asks(`Bearer ${key}`), 401, 'expired')
  await it.close()
})

t.test('AUTH15 a key revoked is revoked with the next request', async t => {
  const it = await installation()
  const key = await it.keyFor('anna', 'operative')
  t.equal((await it.get('missions', key)).statusCode, 200)
  const keyId = key.split('_')[1]
  await it.post('access/revoke-key', { key: keyId, reason: 'lost' })
  t.equal((await it.get('missions', key)).statusCode, 401)
  await it.close()
})

t.test('AUTH16 AUTH17 a key in two places, or in another than the header, is none', async t => {
  const it = await installation()
  const ask = async (options: InjectOptions) => (await it.call(options, null)).statusCode
  t.equal(await ask({ url: `/api/v1/missions?access_token=${FIRST}` }), 401)
  t.equal(await ask({ url: `/api/v1/missions?api_key=${FIRST}` }), 401)
  t.equal(await ask({ url: '/api/v1/missions', headers: { 'x-api-key': FIRST } }), 400)
  t.equal(
    await ask({ url: '/api/v1/missions', headers: { 'x-api-key': FIRST, authorization: `Bearer ${FIRST}` } }),
    400,
  )
  const noted = JSON.stringify(it.accessLog.read({ missions: new Set(['*']), limit: 100 }))
  t.notMatch(noted, FIRST, 'and it is written nowhere')
  await it.close()
})

t.test(
  'AUTH15 a wrong key is answered alike whether its id is known or not, and whichever character is wrong',
  async t => {
    const it = await installation()
    const key = await it.keyFor('p')
    const wrongKeys = { first: `x${key.slice(1)}`, last: `${key.slice(0, -1)}~`, id: key.replace('_k', '_z') }
    const answers = []
    for (const wrong of Object.values(wrongKeys)) {
      const { statusCode, headers, body } = await it.get('missions', wrong)
      t.equal(statusCode, 401)
      const { date: _, ...others } = headers
      answers.push({
        headers: Object.keys(others),
        scheme: others['www-authenticate'],
        body: { ...JSON.parse(body), traceId: '' },
      })
    }
    t.same(answers.slice(1), [answers[0], answers[0]])
    await it.close()
  },
)

t.test('DOS01 strangers who knock too often are told when to come back; others are not', async t => {
  const it = await installation({ parts: { config: { writeRate: 1e6, strangerRate: 5 } } })
  const knock = async (remoteAddress: string, forwarded = '') =>
    it.call(
      { url: '/api/v1/missions', remoteAddress, headers: { ...(forwarded && { 'x-forwarded-for': forwarded }) } },
      null,
    )
  const answers = []
  for (let n = 0; n < 40; n++) answers.push(await knock('192.0.2.7', n % 2 ? `198.51.100.${n}` : ''))
  t.equal(answers[0]?.statusCode, 401)
  const refused = answers.filter(({ statusCode }) => statusCode === 429)
  t.ok(refused.length > 10, 'X-Forwarded-For is nobody’s word without a proxy')
  t.match(refused[0]?.headers['retry-after'], /^\d+$/)
  t.equal((await knock('192.0.2.8')).statusCode, 401, 'another address is heard')
  const known = await it.call({ url: '/api/v1/missions', remoteAddress: '192.0.2.7' })
  t.equal(known.statusCode, 200, 'a key is heard from anywhere')
  await it.close()
})

t.test('CONF05 behind a proxy that was named, X-Forwarded-For says whose address it is', async t => {
  const it = await installation({ parts: { config: { writeRate: 1e6, proxies: ['10.0.0.1'], behindProxy: true } } })
  const knock = (remoteAddress: string) =>
    it.call({ url: '/api/v1/missions', remoteAddress, headers: { 'x-forwarded-for': '198.51.100.7' } }, null)
  const answer = await knock('10.0.0.1')
  await knock('192.0.2.1')
  t.match(answer.headers['strict-transport-security'], /max-age/)
  const addresses = it.accessLog.read({ missions: new Set(['*']), limit: 9 }).map(({ address }) => address)
  t.same(addresses, ['192.0.2.1', '198.51.100.7'])
  await it.close()
})
