/** Which keys may have signed a bundle: the one that is trusted, and those that it has named as its successors. */

import { BadKey, parseVkey, type VerifierKey } from '../proof/note.ts'
import type { Manifest } from './bundle-format.ts'
import { linesOf } from './bundle-reader.ts'
import { isRotationSigned } from './rotation.ts'
import type { BundleFiles } from './tar.ts'

/** A rotation of the signing key, as its fact tells. */
interface Rotated {
  readonly from: string
  readonly to: string
  readonly note: string
  readonly lost?: true
}

/**
 * The public keys that may have signed, the one in use last. A rotation counts where the key that was trusted has signed it
 * itself; that its fact is in the log is checked with all other facts.
 */
export function rotatedKeys(
  files: BundleFiles,
  { log }: Manifest,
  trusted: VerifierKey,
): { publicKeys: Uint8Array[]; remarks: string[] } {
  const publicKeys = [trusted.publicKey]
  const remarks: string[] = []
  for (const rotated of rotationsIn(files)) {
    const last = publicKeys.at(-1) as Uint8Array
    const keys = bothKeys(rotated)
    if (!keys || Buffer.compare(keys.from, last) !== 0 || !isRotationSigned(log, rotated)) continue
    if (rotated.lost)
      remarks.push(
        'the key you gave was lost and replaced, which it could not sign itself: ask for the new key by another way',
      )
    else {
      publicKeys.push(keys.to)
      remarks.push('the key you gave has named its successor, which signs now')
    }
  }
  return { publicKeys, remarks }
}

function bothKeys({ from, to }: Rotated): { from: Uint8Array; to: Uint8Array } | undefined {
  try {
    return { from: parseVkey(from).publicKey, to: parseVkey(to).publicKey }
  } catch (error) {
    if (error instanceof BadKey) return undefined
    throw error
  }
}

function* rotationsIn(files: BundleFiles): Iterable<Rotated> {
  if (files.size('facts') === undefined) return
  for (const line of linesOf(files.chunks('facts'), 'facts')) {
    if (!line.includes('"type":"signing-key-rotated"')) continue
    try {
      yield JSON.parse(line.toString('utf8', line.lastIndexOf('\t') + 1)) as Rotated
    } catch {
      // Whether the line is a fact is checked with all others.
    }
  }
}
