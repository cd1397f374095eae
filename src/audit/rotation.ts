/** The note in which a signing key is replaced: signed by the key that goes and the one that comes. */

import { BadKey, BadNote, openNote, parseVkey, type SignerKey, signNote, type VerifierKey } from '../proof/note.ts'

/** The text that both keys sign when one replaces the other. It cannot be taken for a checkpoint: its second line is no number. */
const rotationText = (origin: string, from: string, to: string): string =>
  `varde signing key rotated\nlog ${origin}\nfrom ${from}\nto ${to}\n`

/** The note of a rotation, signed by both keys; by the new one alone where the old key is lost. */
export const rotationNote = (origin: string, from: VerifierKey | SignerKey, to: SignerKey): string =>
  signNote(rotationText(origin, from.vkey, to.vkey), ...('privateKey' in from ? [from] : []), to)

/** Whether a rotation is signed as it says: by both keys, or where the old one is lost, by the new one. */
export function isRotationSigned(
  origin: string,
  { from, to, note, lost }: { from: string; to: string; note: string; lost?: true | undefined },
): boolean {
  try {
    const keys = [from, to].map(parseVkey)
    const { text, verified } = openNote(note, keys)
    return text === rotationText(origin, from, to) && verified.length === (lost ? 1 : 2) && isSignedByLast(verified, to)
  } catch (error) {
    if (error instanceof BadNote || error instanceof BadKey) return false
    throw error
  }
}

const isSignedByLast = (verified: readonly { readonly key: VerifierKey }[], to: string): boolean =>
  verified.some(({ key }) => key.vkey === to)
