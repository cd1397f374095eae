/**
 * Attacks on bearer tokens: those of an issuer that the configuration names, each with one thing wrong, and tokens where
 * none are taken. A genuine one opens what its grants say, so that it is the wrong thing that is refused.
 */

import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import t from 'tap'
import { CONSUMER, issuerAt } from '../access/issuer.ts'
import { begin, type Installation, installation } from '../http/installation.ts'
import { watchSockets } from './sockets.ts'

/** The clock of the installations: tokens are good now, but for what is wrong with each. */
const NOW = Date.parse('2026-06-15T12:00:00Z')
const SECONDS = NOW / 1000

const issuer = await issuerAt(NOW)
const { token, confused, unsigned } = issuer
t.teardown(issuer.close)
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 })
const strangersJwk = stranger.publicKey.export({ format: 'jwk' })
const pem = issuer.publicPem()
const says = (claims: object): string => token({ claims })
const withHeader = (header: object): string => token({ header })
const consumer = (ID: unknown, authority = 'iso6523-actorid-upis') => says({ consumer: { authority, ID } })
const supplier = (ID: string, more = {}) => says({ supplier: { authority: 'iso6523-actorid-upis', ID }, ...more })

/** An installation that takes the tokens of that issuer, with a mission where the consumer is operative. */
async function withTokens(): Promise<Installation> {
  const it = await installation({ clock: () => NOW, issuers: [issuer.issuer] })
  await begin(it, 'm')
  const grant = { principal: `maskinporten:${CONSUMER}`, role: 'operative', mission: 'm' }
  t.equal((await it.post('access/give-grant', grant)).statusCode, 201)
  return it
}

type Attempt = readonly [status: number, tokens: () => readonly string[]]

/** By id and what is tried: tokens, none of which opens anything. */
const attempts: Readonly<Record<string, Attempt>> = {
  'AUTH02 an unsigned token': [
    401,
    () => [...['none', 'None', 'nOnE'].map(unsigned), unsigned('RS256'), unsigned('RS256').slice(0, -1)],
  ],
  'AUTH03 a token signed with the public key as a secret': [
    401,
    () => [pem, `\n${pem}`, ` ${pem}`, pem.trim()].map(confused),
  ],
  'AUTH04 a token of another issuer, however alike': [
    401,
    () =>
      ['https://maskinporten.no', 'https://evil.example/', ['https://maskinporten.no/', 'x'], undefined].map(iss =>
        says({ iss }),
      ),
  ],
  'AUTH05 a token for another audience': [
    401,
    () => [undefined, 'unspecified', ['https://varde.example', 'x'], 'test', []].map(aud => says({ aud })),
  ],
  'AUTH06 a token whose time is over, not begun, or no time': [
    401,
    () => [
      ...[SECONDS - 3600, String(SECONDS + 100), 1e308, -1, SECONDS + 0.5, undefined].map(exp => says({ exp })),
      says({ exp: SECONDS - 11 }),
      says({ nbf: SECONDS + 600 }),
      ...[SECONDS + 3600, 'now', undefined].map(iat => says({ iat })),
    ],
  ],
  'AUTH07 a token’s own header keys are ignored': [
    401,
    () =>
      [
        { jku: 'http://127.0.0.1:9/jwks' },
        { x5u: 'http://169.254.169.254/cert' },
        { jwk: strangersJwk },
        { x5c: [pem] },
        { crit: ['b64'], b64: false },
      ].map(header => token({ header, by: stranger.privateKey })),
  ],
  'AUTH08 a key id that is a path, SQL, very long or unknown': [
    401,
    () => [
      ...['../../etc/passwd', "' OR 1=1 --", 'x'.repeat(5_000), 'x'.repeat(10_000)].map(kid => withHeader({ kid })),
      ...Array.from({ length: 100 }, (_, n) => withHeader({ kid: `unknown-${n}` })),
    ],
  ],
  'AUTH09 an ID token, another type, a token bound to a proof that is not sent': [
    401,
    () => [
      withHeader({ typ: 'id_token' }),
      withHeader({ typ: 'dpop+jwt' }),
      says({ nonce: 'n' }),
      says({ at_hash: 'h' }),
      says({ cnf: { jkt: 'thumbprint' } }),
    ],
  ],
  'AUTH10 a consumer that is no Norwegian organisation': [
    403,
    () => [
      ...['9908:991825827', '0192:991825828', '0192:991825827 ', 991825827].map(id => consumer(id)),
      consumer('0192:991825827', 'other'),
      says({ consumer: '0192:991825827' }),
      says({ consumer: undefined }),
    ],
  ],
  'AUTH11 a supplier without a delegation, or one that may not act for others': [
    403,
    () => [
      supplier('0192:974760673'),
      supplier('0192:974760674', { delegation_source: 'https://altinn.no' }),
      supplier('0192:991825827', { delegation_source: 'https://altinn.no' }),
    ],
  ],
  'AUTH12 a scope of another form': [
    403,
    () =>
      [
        ['varde:mission.write'],
        'mission.write',
        'xvarde:mission.writex',
        'VARDE:MISSION.WRITE',
        'varde:mission.write,varde:x',
        undefined,
      ].map(scope => says({ scope })),
  ],
}

for (const [what, [status, tokens]] of Object.entries(attempts))
  t.test(`${what} is ${status}: nothing is recorded, and nothing but the issuer’s keys is fetched`, async t => {
    const it = await withTokens()
    t.equal((await it.get('missions', token())).statusCode, 200, 'a genuine one opens it')
    const head = it.log.head()
    const asked = issuer.asked()
    const sockets = watchSockets()
    for (const one of tokens())
      for (const answer of [
        await it.get('missions', one),
        await it.post('indicators/m-i/measure', { period: '2024', value: 1 }, one),
      ]) {
        t.equal(answer.statusCode, status, one.slice(0, 80))
        t.match(answer.json(), { code: status === 401 ? 'unauthenticated' : 'insufficient-token' })
        if (status === 401) t.equal(answer.headers['www-authenticate'], 'Bearer realm="varde"')
        t.notMatch(answer.body, one.split('.')[1] ?? one, 'the token is not repeated')
      }
    t.equal(sockets.count(), 0, 'no connection is opened')
    t.equal(issuer.asked(), asked, 'keys that were fetched just now are not fetched again')
    sockets.end()
    t.equal(it.log.head(), head, 'nothing is recorded')
    const noted = it.accessLog.read({ missions: new Set(['*']), limit: 1000 })
    t.ok(noted.length > 0)
    t.ok(
      noted.every(({ principal, key }) => principal === null && key === null),
      'nobody is named by it',
    )
    t.equal((await it.get('/healthz/ready', null)).statusCode, 200)
    await it.close()
  })

/** An installation that takes the tokens of people, by that shape. */
const withPeople = (shape: 'id-porten' | 'helse-id', levels: string[]) => {
  const { suppliers: _none, ...common } = issuer.issuer as Extract<typeof issuer.issuer, { shape: 'maskinporten' }>
  return installation({
    clock: () => NOW,
    issuers: [{ ...common, shape, levels, organisation: 'Bufdir', issuer: 'https://idporten.no' }],
  })
}
const person = (claims: object) => says({ iss: 'https://idporten.no', amr: ['BankID'], ...claims })

t.test('AUTH13 a sign-in that is too weak is 403 and says so', async t => {
  const it = await withPeople('id-porten', ['idporten-loa-high'])
  for (const acr of ['idporten-loa-substantial', 'Level3', undefined, 'idporten-loa-high ', ['idporten-loa-high']]) {
    const answer = await it.get('missions', person({ acr }))
    t.equal(answer.statusCode, 403)
    t.match(answer.json(), { code: 'insufficient-token', detail: /insufficient_user_authentication/ })
  }
  t.equal((await it.get('missions', person({ acr: 'idporten-loa-high' }))).statusCode, 200)
  await it.close()
})

t.test('AUTH13 HelseID says the level of sign-in in a claim of its own', async t => {
  const it = await withPeople('helse-id', ['4'])
  const level = 'helseid://claims/identity/security_level'
  t.equal((await it.get('missions', person({ [level]: '3' }))).statusCode, 403)
  t.equal((await it.get('missions', person({ acr: '4' }))).statusCode, 403)
  t.equal((await it.get('missions', person({ [level]: '4' }))).statusCode, 200)
  await it.close()
})

t.test(
  'whoever signed in is their subject: a national identity number never stands in the log or in an answer',
  async t => {
    const it = await withPeople('id-porten', ['idporten-loa-high'])
    const pid = '12057900499'
    const ask = (claims: object) => it.get('me', person({ acr: 'idporten-loa-high', pid, ...claims }))
    t.match((await ask({ sub: 'pairwise-1' })).json(), { principal: 'id-porten:pairwise-1', organisation: 'Bufdir' })
    const hashed = (await ask({ sub: 'kVX2/zca+FtPs0sk=' })).json()
    t.match(hashed.principal, /^id-porten:sha256-[\w-]{43}$/)
    t.equal((await ask({ sub: 'kVX2/zca+FtPs0sk=' })).json().principal, hashed.principal, 'the same each time')
    t.notMatch(JSON.stringify(hashed), pid)
    const asSubject = await ask({ sub: pid })
    t.equal(asSubject.statusCode, 403)
    t.notMatch(asSubject.body, pid)
    t.equal((await ask({ sub: undefined })).statusCode, 403, 'a token of nobody')
    await it.close()
  },
)

t.test('what is recorded by a token says who acted, for which organisation, and by which token', async t => {
  const it = await withTokens()
  const claims = { supplier: { authority: 'iso6523-actorid-upis', ID: '0192:974760673' }, delegation_source: 'altinn' }
  const measured = await it.post(
    'indicators/m-i/measure',
    { period: '2024', value: 1 },
    says({ ...claims, jti: 'abc' }),
  )
  t.equal(measured.statusCode, 201)
  const [last] = [...it.log.read({ from: it.log.head() })]
  t.match(JSON.parse(String(last?.meta)), {
    principal: `maskinporten:${CONSUMER}`,
    organisation: `0192:${CONSUMER}`,
    role: 'operative',
    key: 'token-abc.supplier-974760673',
  })
  t.equal((await it.get('missions/m', says({}))).statusCode, 200)
  t.equal((await it.post('missions/m/declare', {}, says({}))).statusCode, 403, 'as far as its grants reach')
  await it.close()
})

t.test('nobody makes a key of their own out of a token: it would outlast it', async t => {
  const it = await withTokens()
  const answer = await it.post(
    'access/issue-key',
    { principal: `maskinporten:${CONSUMER}`, organisation: `0192:${CONSUMER}`, name: 'mine' },
    token(),
  )
  t.equal(answer.statusCode, 403)
  t.match(answer.json(), { code: 'not-your-role' })
  await it.close()
})

t.test(
  'AUTH14 while the keys of an issuer cannot be had, its tokens are 503, and it is not asked again at once',
  async t => {
    const answers: [string, Parameters<typeof issuer.answerWith>[0]][] = [
      ['an error', (_request, response) => void response.writeHead(500).end()],
      ['HTML', (_request, response) => void response.end('<html></html>')],
      ['a redirect', (_request, response) => void response.writeHead(302, { location: '/jwk' }).end()],
      ['far too much', (_request, response) => void response.end(`{"keys":[${' '.repeat(2_000_000)}]}`)],
      ['nothing', (request, _response) => void request.socket.destroy()],
    ]
    for (const [what, answer] of answers) {
      const it = await installation({ clock: () => NOW, issuers: [issuer.issuer] })
      issuer.answerWith(answer)
      const before = issuer.asked()
      const refused = await it.get('missions', token())
      t.equal(refused.statusCode, 503, what)
      t.match(refused.json(), { code: 'issuer-away' })
      t.ok(refused.headers['retry-after'])
      t.equal((await it.get('missions', token())).statusCode, 503)
      t.equal(issuer.asked(), before + 1, 'it is asked once')
      const ready = await it.get('/healthz/ready', null)
      t.equal(ready.statusCode, 200, 'keys of Varde open it as before')
      t.match(ready.json(), { issuersAway: [issuer.issuer.issuer] })
      t.match((await it.get('/metrics', null)).body, /varde_token_issuers_away 1/)
      issuer.answerWith()
      await it.close()
    }
  },
)

t.test(
  'AUTH14 keys that were fetched before go on opening while the issuer is away; no keys at all open nothing',
  async t => {
    const it = await withTokens()
    t.equal((await it.get('missions', token())).statusCode, 200)
    issuer.answerWith((_request, response) => void response.writeHead(500).end())
    t.equal((await it.get('missions', token())).statusCode, 200)
    issuer.answerWith((_request, response) => void response.end('{"keys":[]}'))
    const other = await installation({ clock: () => NOW, issuers: [issuer.issuer] })
    t.equal((await other.get('missions', token())).statusCode, 401)
    issuer.answerWith()
    await other.close()
    await it.close()
  },
)

t.test('AUTH18 a token is good for fifty at once until it ends; so is a key until it is revoked', async t => {
  let now = NOW
  const it = await installation({ clock: () => now, issuers: [issuer.issuer] })
  const key = await it.keyFor('anna', 'operative')
  const fifty = async (secret: string) => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => it.get('missions', secret)))
    return [...new Set(answers.map(({ statusCode }) => statusCode))]
  }
  const genuine = token()
  t.same(await fifty(genuine), [200])
  now += 111_000
  t.same(await fifty(genuine), [401])
  t.same(await fifty(key), [200])
  await it.post('access/revoke-key', { key: key.split('_')[1], reason: 'lost' })
  t.same(await fifty(key), [401])
  await it.close()
})

t.test(
  'AUTH02–AUTH14 where no issuer is named, every token is a key that is not known, and nothing is fetched',
  async t => {
    const elsewhere = createServer((_request, response) => void response.end('{}'))
    await new Promise<void>(resolve => elsewhere.listen(0, '127.0.0.1', resolve))
    t.teardown(() => elsewhere.close())
    const iss = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`
    const it = await installation({ clock: () => NOW })
    const sockets = watchSockets()
    for (const one of [token(), unsigned('none'), says({ iss }), withHeader({ jku: `${iss}jwks` })])
      t.equal((await it.get('missions', one)).statusCode, 401)
    t.equal(sockets.count(), 0)
    sockets.end()
    await it.close()
  },
)
