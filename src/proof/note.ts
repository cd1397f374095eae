/**
 * Signed notes (https://c2sp.org/signed-note): a text, an empty line, and one signature a line, each by a named Ed25519 key.
 * Two kinds of signature are known: plain ones (type 0x01), and timed ones of witnesses (0x04, https://c2sp.org/tlog-cosignature).
 *
 * Nothing of a note may be trusted before `openNote` has returned it.
 */

import { createPrivateKey, createPublicKey, hash, type KeyObject, randomBytes, sign, verify } from 'node:crypto'
import { base64Of, bytesOfBase64 } from './base64.ts'

/** The note is not one, or is not signed by a key that is trusted; the message says why. */
export class BadNote extends Error {
  override name = 'BadNote'
}

/** The text is not a key; the message says why. */
export class BadKey extends Error {
  override name = 'BadKey'
}

/** Plain signatures of a text, or timed signatures of checkpoints by a witness. */
export type SignatureKind = 'plain' | 'cosignature'
const TYPES = { plain: 1, cosignature: 4 } as const satisfies Record<SignatureKind, number>

/** A public key that signatures are checked with. */
export interface VerifierKey {
  readonly name: string
  /** Eight hex digits. */
  readonly keyId: string
  readonly kind: SignatureKind
  /** 32 bytes (RFC 8032). */
  readonly publicKey: Uint8Array
  /** `<name>+<key id>+<base64 of type and public key>`. */
  readonly vkey: string
}

/** A private key that signs under a name. */
export interface SignerKey extends VerifierKey {
  readonly privateKey: KeyObject
  /** The 32 bytes that the key is made of (RFC 8032). */
  readonly seed: Uint8Array
}

/** A signature line of a note. */
export interface NoteSignature {
  readonly name: string
  /** Eight hex digits. */
  readonly keyId: string
  readonly bytes: Uint8Array
  /** As it stands in the note, without its newline. */
  readonly line: string
}

/** A note that was read, and not checked. */
export interface Note {
  /** With its last newline. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

/** A note whose signatures were checked. */
export interface OpenedNote {
  readonly text: string
  readonly verified: readonly { readonly key: VerifierKey; readonly signature: NoteSignature }[]
  /** By keys that are not known, each line once. */
  readonly unverified: readonly NoteSignature[]
}

const MOST_SIGNATURES = 100
const MOST_BYTES = 1_000_000
const DASH = '— '

/** Whether a key may have this name: not empty, without white space and `+`. */
export const isKeyName = (name: string): boolean => /^[^\p{White_Space}\p{Cc}\p{Cs}+]+$/u.test(name)

/** A key of its 32 bytes, named. */
export function verifierKey(name: string, publicKey: Uint8Array, kind: SignatureKind = 'plain'): VerifierKey {
  if (!isKeyName(name)) throw new BadKey(`a key cannot be named ${JSON.stringify(name)}: no white space, no +`)
  if (publicKey.length !== 32) throw new BadKey('an Ed25519 key has 32 bytes')
  const typed = Buffer.concat([Uint8Array.of(TYPES[kind]), publicKey])
  const keyId = hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), typed])).slice(0, 8)
  return { name, keyId, kind, publicKey, vkey: `${name}+${keyId}+${base64Of(typed)}` }
}

/** Reads a public key (`vkey`). Throws `BadKey`. */
export function parseVkey(text: string): VerifierKey {
  const [, name = '', keyId, encoded = ''] = /^([^+]*)\+([0-9a-f]{8})\+(.*)$/.exec(text) ?? []
  const { kind, bytes } = typedKey(encoded)
  const key = verifierKey(name, bytes, kind)
  if (key.keyId !== keyId) throw new BadKey(`the key id of ${name} should be ${key.keyId}: the key is damaged`)
  return key
}

/** Splits the base64 text of a key into its kind and its 32 bytes. */
function typedKey(encoded: string): { kind: SignatureKind; bytes: Uint8Array } {
  const typed = bytesOfBase64(encoded)
  if (typed?.length !== 33) throw new BadKey('a key is NAME+ID+BASE64, with 33 bytes in base64')
  const kind = kinds.find(kind => TYPES[kind] === typed[0])
  if (!kind) throw new BadKey(`keys of type ${typed[0]} are not known; only Ed25519 keys are (1, and 4 for witnesses)`)
  return { kind, bytes: typed.subarray(1) }
}
const kinds = Object.keys(TYPES) as SignatureKind[]

/** The DER of an Ed25519 private key up to its seed (RFC 8410 §7). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The signing key of a seed of 32 bytes; a fresh one where no seed is given. */
export function signerKey(name: string, kind: SignatureKind = 'plain', seed: Uint8Array = randomBytes(32)): SignerKey {
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' })
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' })
  return { ...verifierKey(name, Buffer.from(x as string, 'base64url'), kind), privateKey, seed }
}

/** The same key under another name. */
export const renamed = ({ kind, seed }: SignerKey, name: string): SignerKey => signerKey(name, kind, seed)

/** The private key as a text, `PRIVATE+KEY+<name>+<key id>+<base64 of type and seed>`, as golang.org/x/mod/sumdb/note writes it. */
export const skeyOf = ({ name, keyId, kind, seed }: SignerKey): string =>
  `PRIVATE+KEY+${name}+${keyId}+${base64Of(Buffer.concat([Uint8Array.of(TYPES[kind]), seed]))}`

/** Reads a private key. Throws `BadKey`, which never repeats what it was given. */
export function parseSkey(text: string): SignerKey {
  const [, name = '', keyId, encoded = ''] = /^PRIVATE\+KEY\+([^+]*)\+([0-9a-f]{8})\+(.*)$/.exec(text) ?? []
  const { kind, bytes } = typedKey(encoded)
  const key = signerKey(name, kind, bytes)
  if (key.keyId !== keyId) throw new BadKey(`the key id of ${name} should be ${key.keyId}: the key is damaged`)
  return key
}

/** What a timed signature signs: the time, in whole seconds since 1970, and the text. */
const timedText = (text: string, seconds: bigint): string => `cosignature/v1\ntime ${seconds}\n${text}`

/** The signature line of a text, with its newline. `at`, milliseconds since 1970, is in timed signatures alone. */
export function signatureLine(text: string, key: SignerKey, at = 0): string {
  const seconds = BigInt(Math.floor(at / 1000))
  const message = key.kind === 'plain' ? text : timedText(text, seconds)
  const parts: Uint8Array[] = [Buffer.from(key.keyId, 'hex')]
  if (key.kind === 'cosignature') {
    const time = Buffer.alloc(8)
    time.writeBigUInt64BE(seconds)
    parts.push(time)
  }
  parts.push(sign(null, Buffer.from(message), key.privateKey))
  return `${DASH}${key.name} ${base64Of(Buffer.concat(parts))}\n`
}

/** Signs a text, which ends in a newline. Throws `BadNote` for any other. */
export function signNote(text: string, ...keys: readonly SignerKey[]): string {
  if (!text.endsWith('\n') || hasControls(text)) throw new BadNote('only a text that ends in a newline can be signed')
  return `${text}\n${keys.map(key => signatureLine(text, key)).join('')}`
}

/** Control characters other than the newline. */
const hasControls = (text: string): boolean => /[^\P{Cc}\n\u007f-\u009f]/u.test(text)

/** Seconds since 1970 in a timed signature, whose bytes are the time and 64 more. */
export const secondsOf = ({ bytes }: NoteSignature): bigint => Buffer.from(bytes).readBigUInt64BE(0)

/** Reads a note, and checks no signature. Throws `BadNote`. */
export function parseNote(given: Uint8Array | string): Note {
  const whole = textOf(given)
  if (hasControls(whole)) throw new BadNote('the note holds control characters')
  const split = whole.lastIndexOf('\n\n')
  if (split < 0 || !whole.endsWith('\n') || split + 2 === whole.length)
    throw new BadNote('a note is a text, an empty line, and signatures, each line ended by a newline')
  const lines = whole.slice(split + 2, -1).split('\n')
  if (lines.length > MOST_SIGNATURES) throw new BadNote(`the note has more than ${MOST_SIGNATURES} signatures`)
  return { text: whole.slice(0, split + 1), signatures: lines.map(parseSignature) }
}

function textOf(given: Uint8Array | string): string {
  const bytes = typeof given === 'string' ? Buffer.from(given) : given
  if (bytes.length > MOST_BYTES) throw new BadNote(`the note is larger than ${MOST_BYTES} bytes`)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new BadNote('the note is not UTF-8')
  }
}

function parseSignature(line: string): NoteSignature {
  const [, name = '', encoded = ''] = /^— ([^ ]*) (.*)$/.exec(line) ?? []
  const bytes = bytesOfBase64(encoded)
  if (!isKeyName(name) || !bytes || bytes.length < 5) throw new BadNote(`not a signature line: ${line.slice(0, 200)}`)
  return { name, keyId: Buffer.from(bytes.subarray(0, 4)).toString('hex'), bytes: bytes.subarray(4), line }
}

/**
 * Reads a note and checks the signatures of the keys that are trusted. Of several signatures by one key the first counts.
 * Throws `BadNote` where the note is malformed, a trusted key's signature is wrong, or none of them has signed.
 */
export function openNote(given: Uint8Array | string, trusted: readonly VerifierKey[]): OpenedNote {
  const { text, signatures } = parseNote(given)
  const verified = new Map<VerifierKey, NoteSignature>()
  const unverified = new Map<string, NoteSignature>()
  for (const signature of signatures) {
    const key = keyFor(signature, trusted)
    if (!key) unverified.set(signature.line, signature)
    if (!key || verified.has(key)) continue
    if (!isSignedBy(key, text, signature.bytes)) throw new BadNote(`the signature of ${key.name} is wrong`)
    verified.set(key, signature)
  }
  if (verified.size === 0) throw new BadNote('no key that is trusted has signed the note')
  return {
    text,
    verified: [...verified].map(([key, signature]) => ({ key, signature })),
    unverified: [...unverified.values()],
  }
}

function keyFor({ name, keyId }: NoteSignature, trusted: readonly VerifierKey[]): VerifierKey | undefined {
  const [key, other] = trusted.filter(key => key.name === name && key.keyId === keyId)
  if (other) throw new BadNote(`two keys that are trusted are named ${name} and have the id ${keyId}`)
  return key
}

/** Whether a signature, its key id left out, is that key's of the text. */
export function isSignedBy({ kind, publicKey }: VerifierKey, text: string, signature: Uint8Array): boolean {
  const timed = kind === 'cosignature'
  if (signature.length !== (timed ? 72 : 64)) return false
  const bytes = Buffer.from(signature)
  const message = timed ? timedText(text, bytes.readBigUInt64BE(0)) : text
  return verify(null, Buffer.from(message), publicKeyOf(publicKey), timed ? bytes.subarray(8) : bytes)
}

function publicKeyOf(bytes: Uint8Array): KeyObject {
  const x = Buffer.from(bytes).toString('base64url')
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
}
