/**
 * Attacks on bearer tokens. This version takes API keys alone: a start with `VARDE_JWT_` settings is refused, and every
 * token, forged or genuine, is a key that is not known: 401, whatever it says, and nothing is fetched to check it.
 */

import { createHmac, generateKeyPairSync, sign } from 'node:crypto'
import t from 'tap'
import { BadConfig, readConfig } from '../../src/config.ts'
import { begin, installation } from '../http/installation.ts'
import { watchSockets } from './sockets.ts'

/** The clock of the installations: tokens are good now, but for what is wrong with each. */
const NOW = Date.parse('2026-06-15T12:00:00Z')
const SECONDS = NOW / 1000

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
const pem = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString()
const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url')

/** What an access token of Maskinporten says where nothing is wrong with it. */
const claims = {
  iss: 'https://maskinporten.no/',
  aud: 'https://varde.example',
  iat: SECONDS - 10,
  exp: SECONDS + 100,
  scope: 'varde:mission.write',
  client_id: 'c',
  consumer: { authority: 'iso6523-actorid-upis', ID: '0192:991825827' },
  sub: 'first',
  principal: 'first',
}
const header = { alg: 'RS256', typ: 'JWT', kid: 'k1' }

/** A token with that header and those claims, genuinely signed. */
function token(own: object = {}, said: object = {}): string {
  const signed = `${encoded({ ...header, ...own })}.${encoded({ ...claims, ...said })}`
  return `${signed}.${sign('sha256', Buffer.from(signed), pair.privateKey).toString('base64url')}`
}

/** A token signed with a public key as the secret of HS256. */
function confused(secret: string): string {
  const signed = `${encoded({ ...header, alg: 'HS256' })}.${encoded(claims)}`
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
}
const unsigned = (alg: string): string => `${encoded({ alg, typ: 'JWT' })}.${encoded(claims)}.`

const consumer = (ID: string, authority = 'iso6523-actorid-upis') => token({}, { consumer: { authority, ID } })
const idPorten = (acr?: string) => token({}, { iss: 'https://idporten.no', acr, pid: '', amr: ['BankID'] })

/** By id and what is tried: tokens, none of which opens anything. */
const attempts: Readonly<Record<string, readonly string[]>> = {
  'AUTH02 an unsigned token': [
    ...['none', 'None', 'nOnE'].map(unsigned),
    `${encoded(header)}.${encoded(claims)}.`,
    `${encoded(header)}.${encoded(claims)}`,
  ],
  'AUTH03 a token signed with the public key as a secret': [pem, `\n${pem}`, ` ${pem}`, pem.trim()].map(confused),
  'AUTH04 a token of another issuer, however alike': [
    ...['https://maskinporten.no', 'https://evil.example/', ['https://maskinporten.no/', 'x']].map(iss =>
      token({}, { iss }),
    ),
    token(),
  ],
  'AUTH05 a token for another audience': [undefined, 'unspecified', ['https://varde.example', 'x'], 'test'].map(aud =>
    token({}, { aud }),
  ),
  'AUTH06 a token whose time is over, not begun, or no time': [
    ...[SECONDS - 3600, String(SECONDS + 100), 1e308, -1, undefined].map(exp => token({}, { exp })),
    token({}, { nbf: SECONDS + 600 }),
    token({}, { iat: SECONDS + 3600 }),
  ],
  'AUTH07 a token’s own header keys are ignored': [
    token({ jku: 'http://127.0.0.1:9/jwks' }),
    token({ x5u: 'http://169.254.169.254/cert' }),
    token({ jwk: pair.publicKey.export({ format: 'jwk' }) }),
    token({ x5c: [pem] }),
  ],
  'AUTH08 a key id that is a path, SQL, very long or unknown': [
    ...['../../etc/passwd', "' OR 1=1 --", 'x'.repeat(10_000)].map(kid => token({ kid })),
    ...Array.from({ length: 100 }, (_, n) => token({ kid: `unknown-${n}` })),
  ],
  'AUTH09 an ID token, another type, a token bound to a proof that is not sent': [
    token({ typ: 'id_token' }),
    token({ typ: 'at+jwt' }),
    token({}, { nonce: 'n', at_hash: 'h' }),
    token({}, { cnf: { jkt: 'thumbprint' } }),
  ],
  'AUTH10 a consumer that is no Norwegian organisation': [
    ...['9908:991825827', '0192:991825828', '0192:991825827 '].map(id => consumer(id)),
    consumer('0192:991825827', 'other'),
    token({}, { consumer: '0192:991825827' }),
  ],
  'AUTH11 a supplier without a delegation': [
    token({}, { supplier: { authority: 'iso6523-actorid-upis', ID: '0192:991825827' } }),
  ],
  'AUTH12 a scope of another form': [['varde:mission.write'], 'mission.write', 'xvarde:mission.writex'].map(scope =>
    token({}, { scope }),
  ),
  'AUTH13 a sign-in that is too weak': ['idporten-loa-substantial', 'Level3', undefined, 'idporten-loa-high '].map(
    idPorten,
  ),
  'AUTH14 a token whose issuer cannot be reached': [token({}, { iss: 'http://127.0.0.1:9/' })],
}

for (const [what, tokens] of Object.entries(attempts))
  t.test(`${what} is 401: tokens are not accepted, and nothing is fetched`, async t => {
    const it = await installation({ clock: () => NOW })
    await begin(it, 'm')
    const head = it.log.head()
    const sockets = watchSockets()
    for (const one of tokens)
      for (const answer of [
        await it.get('missions', one),
        await it.post('indicators/m-i/measure', { period: '2024', value: 1 }, one),
      ]) {
        t.equal(answer.statusCode, 401, one.slice(0, 80))
        t.match(answer.json(), { code: 'unauthenticated' })
        t.equal(answer.headers['www-authenticate'], 'Bearer realm="varde"')
      }
    t.equal(sockets.count(), 0, 'no connection is opened')
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

t.test('AUTH18 a token used by fifty at once is 401 for each; a key is good for all until it is revoked', async t => {
  const it = await installation({ clock: () => NOW })
  const key = await it.keyFor('anna', 'operative')
  const fifty = async (secret: string) => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => it.get('missions', secret)))
    return [...new Set(answers.map(({ statusCode }) => statusCode))]
  }
  t.same(await fifty(token()), [401])
  t.same(await fifty(key), [200])
  await it.post('access/revoke-key', { key: key.split('_')[1], reason: 'lost' })
  t.same(await fifty(key), [401])
  await it.close()
})

t.test('AUTH14 settings for tokens stop the start: none is ignored', async t => {
  for (const name of ['VARDE_JWT_ISSUERS', 'VARDE_JWT_AUDIENCE'])
    t.throws(() => readConfig({ [name]: 'x' }), BadConfig, name)
})
