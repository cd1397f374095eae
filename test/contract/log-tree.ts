/** Rules about the Merkle tree that a log keeps. */

import fc from 'fast-check'
import type { Log } from '../../src/log/log.ts'
import { rangesOfNodes } from '../../src/proof/tiles.ts'
import {
  consistencyProof,
  inclusionProof,
  rangesOf,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from '../../src/proof/tree.ts'
import { appendFacts } from './given.ts'
import type { Rule, Test } from './subject.ts'

/** The leaf hashes of a log. */
const leavesOf = (log: Log): Uint8Array[] => [...log.readSealed(0, log.head())].map(({ leafHash }) => leafHash)

/** Checks roots and proofs from the log's nodes against those from all its leaves, at random sizes and indices. */
export function requireTree(t: Test, log: Log): void {
  const leaves = leavesOf(log)
  const root = rangesOfNodes(log.treeNode)
  const plain = rangesOf(leaves)
  const size = fc.integer({ min: 1, max: leaves.length })
  fc.assert(
    fc.property(size, size, fc.nat(), (a, b, any) => {
      const [older, newer] = [Math.min(a, b), Math.max(a, b)]
      const [olderRoot, newerRoot] = [root(0, older), root(0, newer)]
      const index = any % newer
      const inclusion = inclusionProof(index, newer, root)
      const consistency = consistencyProof(older, newer, root)
      const leafHash = leaves[index] as Uint8Array
      return (
        Buffer.compare(newerRoot, plain(0, newer)) === 0 &&
        Buffer.concat(inclusion).equals(Buffer.concat(inclusionProof(index, newer, plain))) &&
        Buffer.concat(consistency).equals(Buffer.concat(consistencyProof(older, newer, plain))) &&
        verifyInclusion({ index, size: newer, leafHash, proof: inclusion, root: newerRoot }) &&
        verifyConsistency({ older, newer, olderRoot, newerRoot, proof: consistency })
      )
    }),
    { numRuns: 60 },
  )
  t.same(root(0, leaves.length), rootOf(leaves))
}

export function logTree(test: Rule): void {
  test('roots and proofs of its tree are those of its leaves, while it grows', async (t, log) => {
    for (const count of [1, 2, 4, 100, 149, 1, 300]) {
      await appendFacts(log, 'a', count)
      requireTree(t, log)
    }
  })

  test('a node beyond the last fact is refused, and is there as soon as its last fact is', async (t, log) => {
    t.throws(() => log.treeNode(0, 0), RangeError)
    await appendFacts(log, 'a', 3)
    t.throws(() => log.treeNode(2, 0), RangeError)
    t.throws(() => log.treeNode(0, 3), RangeError)
    await appendFacts(log, 'a', 1)
    t.same(log.treeNode(2, 0), rootOf(leavesOf(log)))
  })
}
