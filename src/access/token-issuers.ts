/** Who may issue access tokens (JWT) for this installation: the file that `VARDE_JWT_ISSUERS` names. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** Signatures with a key of which only the issuer has the secret half; none that could be made with the public one. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512'] as const

const isLoopback = (host: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(host)
const isSafe = (text: string): boolean => {
  const { protocol, hostname } = new URL(text)
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
}

/** Whether a text is a Norwegian organisation number: nine digits, the last of which is right (Brønnøysundregistrene, modulus 11). */
export function isOrganisationNumber(text: string): boolean {
  if (!/^\d{9}$/.test(text)) return false
  const sum = [3, 2, 7, 6, 5, 4, 3, 2].reduce((total, weight, at) => total + weight * Number(text[at]), 0)
  return (11 - (sum % 11)) % 11 === Number(text[8])
}
const organisationNumber = z.string().refine(isOrganisationNumber, 'must be a Norwegian organisation number')

const common = {
  issuer: z.string().min(1).describe('iss of its tokens, to the letter'),
  jwksUri: z.url().refine(isSafe, 'must be an address https://…').describe('where its public keys are'),
  audience: z.string().min(1).describe('aud of tokens for this installation, to the letter'),
  algorithms: z.array(z.enum(algorithms)).min(1).describe('those that it signs with'),
  scope: z
    .string()
    .regex(/^[!-~]+$/, 'must be one scope')
    .optional()
    .describe('the scope that a token must hold'),
}
/** Tokens of people: whoever they act for is said here, and how surely they must have been identified. */
const ofPeople = {
  ...common,
  organisation: z.string().min(1).max(200).describe('the organisation that those who sign in act for'),
  levels: z.array(z.string().min(1)).min(1).describe('levels of sign-in that are enough, to the letter'),
}
/** Each kind of issuer says in claims of its own whose a token is. */
const issuerShape = z.discriminatedUnion('shape', [
  z.strictObject({
    ...common,
    shape: z.literal('maskinporten'),
    suppliers: z
      .array(organisationNumber)
      .optional()
      .describe('organisations that may act for others, by a delegation'),
  }),
  z.strictObject({ ...ofPeople, shape: z.literal('id-porten') }),
  z.strictObject({ ...ofPeople, shape: z.literal('helse-id') }),
])
export type TokenIssuer = z.infer<typeof issuerShape>

/** The file of issuers can't be followed; the message names the field and the rule. */
export class BadIssuers extends Error {
  override name = 'BadIssuers'
}

/** Reads a file of issuers: a JSON list. Throws `BadIssuers`. */
export function readIssuers(file: string): readonly TokenIssuer[] {
  let given: unknown
  try {
    given = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new BadIssuers(`VARDE_JWT_ISSUERS ${file} cannot be read: ${(error as Error).message}`)
  }
  const read = z.array(issuerShape).min(1).safeParse(given)
  if (!read.success) {
    const faults = read.error.issues.map(({ path, message }) => `${path.join('.') || 'the list'}: ${message}`)
    throw new BadIssuers(`VARDE_JWT_ISSUERS ${file}: ${faults.join('; ')}`)
  }
  const names = read.data.map(({ issuer }) => issuer)
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice !== undefined) throw new BadIssuers(`VARDE_JWT_ISSUERS ${file} names the issuer ${twice} twice`)
  return read.data
}
