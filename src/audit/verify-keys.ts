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

/** The public keys of a log, by the one that is trusted. */
export interface RotatedKeys {
  /** Those that may have signed the bundle: the one that is trusted and its successors, the one in use last. */
  readonly publicKeys: readonly Uint8Array[]
  /** Those that signed before it, the first one first: of a checkpoint that was signed earlier they are believed. */
  readonly former: readonly Uint8Array[]
  readonly remarks: readonly string[]
}

/**
 * Reads the rotations of a log. A successor counts where the key that was trusted has signed for it itself, a predecessor where
 * the key that is trusted has signed that it replaced it; that these facts are in the log is checked with all others.
 */
export function rotatedKeys(files: BundleFiles, { log }: Manifest, trusted: VerifierKey): RotatedKeys {
  const publicKeys = [trusted.publicKey]
  const remarks: string[] = []
  const rotations = [...rotationsIn(files)].flatMap(rotated => {
    const keys = isRotationSigned(log, rotated) ? bothKeys(rotated) : undefined
    return keys ? [{ ...keys, lost: rotated.lost }] : []
  })
  for (const { from, to, lost } of rotations) {
    if (Buffer.compare(from, publicKeys.at(-1) as Uint8Array) !== 0) continue
    if (lost)
      remarks.push(
        'the key you gave was lost and replaced, which it could not sign itself: ask for the new key by another way',
      )
    else {
      publicKeys.push(to)
      remarks.push('the key you gave has named its successor, which signs now')
    }
  }
  const former: Uint8Array[] = []
  for (const { from, to } of rotations.reverse())
    if (Buffer.compare(to, former[0] ?? trusted.publicKey) === 0) former.unshift(from)
  return { publicKeys, former, remarks }
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
