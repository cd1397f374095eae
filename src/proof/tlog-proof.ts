/**
 * The proof of one leaf in a file (https://c2sp.org/tlog-proof): its index, its inclusion proof, and the checkpoint that it leads
 * to, so that it can be checked offline.
 */

import { base64Of, bytesOfBase64 } from './base64.ts'
import { type OpenedCheckpoint, openCheckpoint, parseCount, type TrustPolicy } from './checkpoint.ts'
import { BadNote } from './note.ts'
import { HASH_BYTES, verifyInclusion } from './tree.ts'

export interface TlogProof {
  readonly index: bigint
  readonly proof: readonly Uint8Array[]
  /** Signed, and as the log has given it. */
  readonly checkpoint: string
  /** Anything: it is not authenticated. */
  readonly extra?: Uint8Array
}

const HEADER = 'c2sp.org/tlog-proof@v1'
/** A tree of 2⁶⁴ leaves is 64 high. */
const MOST_HASHES = 64
const LONGEST_LINE = 64 * 1024

/** The text of a proof. */
export const tlogProofText = ({ index, proof, checkpoint, extra }: TlogProof): string =>
  [
    HEADER,
    ...(extra ? [`extra ${base64Of(extra)}`] : []),
    `index ${index}`,
    ...proof.map(base64Of),
    '',
    checkpoint,
  ].join('\n')

/** Reads a proof, and checks nothing of it. Throws `BadNote`. */
export function parseTlogProof(text: string): TlogProof {
  const split = text.indexOf('\n\n')
  if (split < 0 || !text.endsWith('\n')) throw new BadNote('a proof has an empty line before its checkpoint')
  const lines = text.slice(0, split).split('\n')
  if (lines.some(line => line.length > LONGEST_LINE)) throw new BadNote('a line of the proof is too long')
  if (lines.shift() !== HEADER) throw new BadNote(`a proof begins with ${HEADER}`)
  const extra = lines[0]?.startsWith('extra ') ? bytesOfBase64(lines.shift()?.slice(6) ?? '') : null
  if (extra === undefined) throw new BadNote('the extra data of the proof is not base64')
  const [, digits = ''] = /^index (.*)$/.exec(lines.shift() ?? '') ?? []
  const index = parseCount(digits)
  if (index === undefined) throw new BadNote('the proof does not say the index of its leaf')
  if (lines.length > MOST_HASHES) throw new BadNote(`the proof has more than ${MOST_HASHES} hashes`)
  const checkpoint = text.slice(split + 2)
  if (checkpoint === '') throw new BadNote('the proof has no checkpoint')
  return { index, proof: lines.map(hashIn), checkpoint, ...(extra && { extra }) }
}

/** The hash in a line of base64. Throws `BadNote`. */
export function hashIn(line: string): Uint8Array {
  const bytes = bytesOfBase64(line)
  if (bytes?.length !== HASH_BYTES) throw new BadNote(`not a hash in base64: ${line.slice(0, 100)}`)
  return bytes
}

/**
 * Checks that the log has the leaf at the index that the proof names. Answers with the checkpoint that it is in. Throws
 * `BadNote`.
 */
export function openTlogProof(
  text: string,
  leafHash: Uint8Array,
  policy: TrustPolicy,
): OpenedCheckpoint & { readonly index: bigint } {
  const { index, proof, checkpoint } = parseTlogProof(text)
  const opened = openCheckpoint(checkpoint, policy)
  if (!verifyInclusion({ index, size: opened.size, leafHash, proof, root: opened.root }))
    throw new BadNote(`the proof does not lead from this leaf at index ${index} to the root of the checkpoint`)
  return { ...opened, index }
}
