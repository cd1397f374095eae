/** The proof that one fact is in the log. */

import type { Log, StoredFact } from '../log/log.ts'
import { leafTextOf } from '../log/seal.ts'
import { rangesOfNodes } from '../proof/tiles.ts'
import { tlogProofText } from '../proof/tlog-proof.ts'
import { inclusionProof } from '../proof/tree.ts'
import { type KeptCheckpoint, wholeNote } from './checkpoint-store.ts'

/** The text of a fact's leaf: canonical JSON. */
export function leafIn(log: Log, fact: StoredFact): string {
  for (const { salt, prevLeaf } of log.readSealed(fact.position, fact.position))
    return leafTextOf(fact, log.origin, prevLeaf && Buffer.from(prevLeaf).toString('hex'), salt)
  throw new Error(`there is no fact ${fact.position}`)
}

/** The hashes that lead from a fact's leaf to the root of a tree of that size. */
export const proofIn = ({ treeNode }: Log, position: number, size: number): Uint8Array[] =>
  inclusionProof(position, size, rangesOfNodes(treeNode))

/** The proof as a file (C2SP tlog-proof), with the leaf's text as extra data; the checkpoint covers the fact. */
export const proofFile = (log: Log, fact: StoredFact, kept: KeptCheckpoint): string =>
  tlogProofText({
    index: BigInt(fact.position),
    proof: proofIn(log, fact.position, kept.size),
    checkpoint: wholeNote(kept),
    extra: Buffer.from(leafIn(log, fact)),
  })
