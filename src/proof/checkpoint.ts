/**
 * Checkpoints (https://c2sp.org/tlog-checkpoint): the size and root of a log's tree, signed by the log, and cosigned by witnesses
 * that have seen that the tree only grew (https://c2sp.org/tlog-cosignature).
 */

import { base64Of, bytesOfBase64 } from './base64.ts'
import { BadNote, openNote, type SignerKey, secondsOf, signNote, type VerifierKey } from './note.ts'
import { HASH_BYTES } from './tree.ts'

export interface Checkpoint {
  /** The name of the log. */
  readonly origin: string
  /** Number of leaves. */
  readonly size: bigint
  readonly root: Uint8Array
}

/** The text of a checkpoint, ready to be signed. */
export const checkpointText = ({ origin, size, root }: Omit<Checkpoint, 'size'> & { size: bigint | number }): string =>
  `${origin}\n${size}\n${base64Of(root)}\n`

/** A checkpoint signed by its log, whose key has the name of the log. */
export const signCheckpoint = (size: number, root: Uint8Array, key: SignerKey): string =>
  signNote(checkpointText({ origin: key.name, size, root }), key)

/** Reads a size or an index: decimal digits without leading zeros, below 2⁶⁴. */
export function parseCount(text: string): bigint | undefined {
  if (!/^(0|[1-9][0-9]{0,19})$/.test(text)) return undefined
  const count = BigInt(text)
  return count < 1n << 64n ? count : undefined
}

/** Reads the text of a checkpoint; lines that extend it must not be empty. Throws `BadNote`. */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin = '', digits = '', encoded = '', ...rest] = text.split('\n')
  const size = parseCount(digits)
  const root = bytesOfBase64(encoded)
  if (rest.pop() !== '') throw new BadNote('a checkpoint has three lines at least, each ended by a newline')
  if (origin === '') throw new BadNote('the checkpoint names no log')
  if (size === undefined) throw new BadNote('the second line of a checkpoint is the size of the log')
  if (!root || root.length === 0) throw new BadNote('the third line of a checkpoint is a root hash in base64')
  if (rest.includes('')) throw new BadNote('a line of the checkpoint is empty')
  return { origin, size, root }
}

/** Whom to believe: the key of the log, and witnesses of which a number must have cosigned. */
export interface TrustPolicy {
  readonly log: VerifierKey
  readonly witnesses?: readonly VerifierKey[]
  /** How many of the witnesses must have cosigned; by default none. */
  readonly quorum?: number
}

/** A witness's word that it has seen the checkpoint at that time, milliseconds since 1970. */
export interface Cosigned {
  readonly witness: VerifierKey
  readonly at: number
  readonly line: string
}

/** A checkpoint whose signatures were checked. */
export interface OpenedCheckpoint extends Checkpoint {
  readonly text: string
  readonly cosigned: readonly Cosigned[]
}

/**
 * Reads a checkpoint and checks that its log has signed it, and that enough witnesses have cosigned it. Throws `BadNote`,
 * also for a checkpoint of another log.
 */
export function openCheckpoint(
  note: Uint8Array | string,
  { log, witnesses = [], quorum = 0 }: TrustPolicy,
): OpenedCheckpoint {
  const { text, verified } = openNote(note, [log, ...witnesses])
  const checkpoint = parseCheckpoint(text)
  if (!verified.some(({ key }) => key === log)) throw new BadNote(`${log.name} has not signed the checkpoint`)
  if (checkpoint.origin !== log.name)
    throw new BadNote(`the checkpoint is of the log ${checkpoint.origin}, not of ${log.name}`)
  if (checkpoint.root.length !== HASH_BYTES) throw new BadNote('the root hash has not 32 bytes')
  const cosigned = verified
    .filter(({ key }) => key !== log && key.kind === 'cosignature')
    .map(({ key, signature }) => ({
      witness: key,
      at: Number(secondsOf(signature)) * 1000,
      line: signature.line,
    }))
  if (cosigned.length < quorum)
    throw new BadNote(`${cosigned.length} of the witnesses have cosigned the checkpoint; ${quorum} must have`)
  return { ...checkpoint, text, cosigned }
}
