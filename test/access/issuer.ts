/** A real issuer of tokens for tests: it signs them, and serves its public keys on loopback. */
import { createHmac, createPublicKey, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TokenIssuer } from '../../src/access/token-issuers.ts'

export const AUDIENCE = 'https://varde.example'
export const CONSUMER = '991825827'

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url')

export interface Signing {
  readonly header?: object
  readonly claims?: object
  /** Signs instead of the issuer’s own key. */
  readonly by?: KeyObject
}

/** How the issuer answers who asks for its keys. */
export type KeysAnswer = (request: IncomingMessage, response: ServerResponse, keys: string) => void

const inFull: KeysAnswer = (_request, response, keys) => {
  response.setHeader('content-type', 'application/json')
  response.end(keys)
}

/** An issuer like Maskinporten, whose tokens are good at the time given (milliseconds). */
export async function issuerAt(now: number) {
  const seconds = now / 1000
  const made = new Map<string, KeyObject>()
  const shown: object[] = []
  let [kid, answer, asked] = ['', inFull, 0]

  /** A new key: the old ones are shown no more where `isAlone`. */
  function newKey(isAlone = false): void {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    kid = `k${made.size + 1}`
    made.set(kid, privateKey)
    if (isAlone) shown.length = 0
    shown.push({ ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' })
  }
  newKey()
  const server = createServer((request, response) => {
    asked += 1
    answer(request, response, JSON.stringify({ keys: shown }))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const issuer: TokenIssuer = {
    shape: 'maskinporten',
    issuer: 'https://maskinporten.no/',
    jwksUri: `${address}/jwk`,
    audience: AUDIENCE,
    algorithms: ['RS256', 'RS384', 'RS512'],
    scope: 'varde:mission.write',
    suppliers: ['974760673'],
  }
  const header = () => ({ alg: 'RS256', typ: 'JWT', kid })
  const claims = {
    iss: issuer.issuer,
    aud: AUDIENCE,
    iat: seconds - 10,
    exp: seconds + 100,
    scope: 'varde:mission.write',
    client_id: 'c',
    consumer: { authority: 'iso6523-actorid-upis', ID: `0192:${CONSUMER}` },
    sub: 'first',
    principal: 'first',
  }
  const unsigned = (own: object, said: object): string =>
    `${encoded({ ...header(), ...own })}.${encoded({ ...claims, jti: randomUUID(), ...said })}`

  /** A token that says this beside what is right. */
  function token({ header: own = {}, claims: said = {}, by }: Signing = {}): string {
    const text = unsigned(own, said)
    const key = by ?? (made.get(kid) as KeyObject)
    return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`
  }

  /** A token that is signed with a public key as the secret of HS256. */
  function confused(secret: string): string {
    const text = unsigned({ alg: 'HS256' }, {})
    return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
  }

  return {
    issuer,
    token,
    confused,
    unsigned: (alg: string) => `${unsigned({ alg }, {})}.`,
    newKey,
    publicPem: () =>
      createPublicKey(made.get(kid) as KeyObject)
        .export({ type: 'spki', format: 'pem' })
        .toString(),
    /** How often it was asked for its keys. */
    asked: () => asked,
    answerWith: (other: KeysAnswer = inFull) => {
      answer = other
    },
    close: () =>
      new Promise<void>(resolve => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
