/** The checkpoints of a bundle, and the one that whoever checks it has kept: the log must continue them all. */

import { type OpenedCheckpoint, openCheckpoint, type TrustPolicy } from '../proof/checkpoint.ts'
import { BadNote, type VerifierKey, verifierKey } from '../proof/note.ts'
import type { Manifest } from './bundle-format.ts'
import { textIn } from './bundle-reader.ts'
import { BadBundle, type BundleFiles } from './tar.ts'

/** A checkpoint that the log must continue; `held` by whoever checks, and not from the bundle. */
export type WantedRoot = OpenedCheckpoint & { readonly held?: true }

/** Opens a checkpoint by the first policy that it fulfils; answers with the key of the log that signed it. Throws `BadNote`, as for the first of them. */
export function openByAny(
  note: string,
  policies: readonly TrustPolicy[],
): OpenedCheckpoint & { readonly by: VerifierKey } {
  let failure: unknown
  for (const policy of policies)
    try {
      return { ...openCheckpoint(note, policy), by: policy.log }
    } catch (error) {
      if (!(error instanceof BadNote)) throw error
      failure ??= error
    }
  throw failure
}

/** The notes in `checkpoints`. */
export const olderNotes = (files: BundleFiles): string[] =>
  textIn(files, 'checkpoints')
    .split(/(?<=\n)\n(?=[^—])/)
    .filter(note => note !== '')
    .map(note => note.replace(/\n\n$/, '\n'))

/** Older checkpoints that witnesses have cosigned. */
export const olderCheckpoints = (
  notes: readonly string[],
  keys: readonly VerifierKey[],
  witnesses: readonly VerifierKey[],
): OpenedCheckpoint[] =>
  notes.flatMap(note => {
    try {
      return [
        openByAny(
          note,
          keys.map(log => ({ log, witnesses, quorum: 1 })),
        ),
      ]
    } catch (error) {
      // Cosigned by other witnesses, or signed under another name of the log.
      if (error instanceof BadNote) return []
      throw error
    }
  })

/** The checkpoint that whoever checks has had, signed by one of the keys under any name of the log: the log must continue it. */
export function heldCheckpoint(
  note: string,
  { keys, names }: { readonly keys: readonly VerifierKey[]; readonly names: readonly string[] },
  { size }: Manifest,
  now: OpenedCheckpoint,
): WantedRoot {
  const held = openByAny(
    note,
    names.flatMap(name => keys.map(({ publicKey }) => ({ log: verifierKey(name, publicKey) }))),
  )
  if (held.size > BigInt(size))
    throw new BadBundle(
      `your checkpoint is of ${held.size} facts, and this log has ${size}: it was put back to an earlier state, or is another one`,
    )
  if (held.size === BigInt(size) && Buffer.compare(held.root, now.root) !== 0)
    throw new BadBundle(
      `the log was signed twice with ${size} facts and different roots; both are evidence:\n\n${note}\n${now.text}`,
    )
  return { ...held, held: true }
}

/** Requires that the tree of so many leaves has the root (hex) of a checkpoint. Throws `BadBundle`. */
export function requireRoot(root: string, { root: signed, size, held }: WantedRoot): void {
  if (root === Buffer.from(signed).toString('hex')) return
  throw new BadBundle(
    held
      ? `the log does not continue your checkpoint of ${size} facts: it was rewritten, or forked`
      : `the log does not continue the cosigned checkpoint of ${size} facts`,
  )
}
