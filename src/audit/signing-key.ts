/** The key that signs a log's checkpoints: given by the configuration, or made at the first start and kept in the data directory. */

import { chmodSync, existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BadKey, parseSkey, renamed, type SignerKey, signerKey, skeyOf } from '../proof/note.ts'
import type { LogIdentity } from './identity.ts'

/** The key cannot be used; the message says why, and never repeats the key. */
export class UnusableKey extends Error {
  override name = 'UnusableKey'
}

/** The key's file in a data directory. */
export const keyPath = (directory: string): string => join(directory, 'signer.secret')
/** A new key that is not yet in use: its fact is being recorded. */
const nextPath = (directory: string): string => `${keyPath(directory)}.next`

/**
 * The key in `VARDE_SIGNING_KEY`, which is the key itself (`PRIVATE+KEY+…`) or the path of a file with it; otherwise the key in
 * the data directory; undefined where there is none. It signs under the name of the log. Throws `UnusableKey`.
 */
export function readSigningKey(directory: string, given: string | undefined, origin: string): SignerKey | undefined {
  const path = given ?? keyPath(directory)
  if (path.startsWith('PRIVATE+KEY+')) return keyIn('VARDE_SIGNING_KEY', path, origin)
  if (given === undefined && !existsSync(path)) return undefined
  return keyIn(path, readPrivately(path), origin)
}

function keyIn(where: string, text: string, origin: string): SignerKey {
  try {
    return renamed(parseSkey(text.trim()), origin)
  } catch (error) {
    throw new UnusableKey(`${where} holds no signing key: ${(error as BadKey).message}`)
  }
}

/** Reads a file that only its owner may read. */
function readPrivately(path: string): string {
  try {
    if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0)
      throw new UnusableKey(`${path} can be read by others, and signs in the log’s name: chmod 600 ${path}`)
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof UnusableKey) throw error
    throw new UnusableKey(`the signing key cannot be read: ${(error as Error).message}`)
  }
}

/** Makes a key and keeps it in the data directory, readable by its owner alone. */
export function makeSigningKey(directory: string, origin: string): SignerKey {
  const key = signerKey(origin)
  writePrivately(keyPath(directory), key)
  return key
}

function writePrivately(path: string, key: SignerKey): void {
  rmSync(path, { force: true })
  writeFileSync(path, `${skeyOf(key)}\n`, { mode: 0o600, flag: 'wx', flush: true })
  chmodSync(path, 0o600)
}

/** Keeps a key that will be in use once its fact is recorded. */
export function prepareNextKey(directory: string, origin: string): SignerKey {
  const key = signerKey(origin)
  writePrivately(nextPath(directory), key)
  return key
}

/** Puts the prepared key in use. */
export const useNextKey = (directory: string): void => renameSync(nextPath(directory), keyPath(directory))

/**
 * The key that is here, as `readSigningKey` reads it; a rotation that was cut short after its fact was recorded is finished first.
 * Whoever calls has the directory for itself.
 */
export function keyInUse(
  directory: string,
  given: string | undefined,
  { origin, publicKeys }: Pick<LogIdentity, 'origin' | 'publicKeys'>,
): SignerKey | undefined {
  const path = nextPath(directory)
  const next = existsSync(path) ? keyIn(path, readPrivately(path), origin) : undefined
  if (next && publicKeys.at(-1) === Buffer.from(next.publicKey).toString('hex')) useNextKey(directory)
  return readSigningKey(directory, given, origin)
}
