import fc from 'fast-check'
import t from 'tap'
import {
  type Count,
  consistencyProof,
  EMPTY_ROOT,
  hashLeaf,
  hashNode,
  inclusionProof,
  rangesOf,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from '../../src/proof/tree.ts'
import { vectors } from './vectors.ts'

const inclusion = vectors('rfc6962_inclusion_transparency-dev.json')
const consistency = vectors('rfc6962_consistency_transparency-dev.json')
const reference = vectors('rfc6962_reference_tree_google-ct.json')
const skip = inclusion && consistency && reference ? false : 'no vectors beside the repository'

const base64 = (text: string | null): Uint8Array => Buffer.from(text ?? '', 'base64')
const hex = (text: string): Uint8Array => Buffer.from(text, 'hex')
const asHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

t.test('inclusion proofs: every good one is accepted, every damaged one rejected', { skip }, async t => {
  for (const { file, leafIdx, treeSize, root, leafHash, proof, wantErr } of inclusion.vectors) {
    const given = {
      index: leafIdx,
      size: treeSize,
      leafHash: base64(leafHash),
      proof: (proof ?? []).map(base64),
      root: base64(root),
    }
    t.equal(verifyInclusion(given), !wantErr, file)
  }
  t.equal(inclusion.vectors.length, inclusion.count)
})

t.test('consistency proofs: every good one is accepted, every damaged one rejected', { skip }, async t => {
  for (const { file, size1, size2, root1, root2, proof, wantErr } of consistency.vectors) {
    const given = {
      older: size1,
      newer: size2,
      olderRoot: base64(root1),
      newerRoot: base64(root2),
      proof: (proof ?? []).map(base64),
    }
    t.equal(verifyConsistency(given), !wantErr, file)
  }
  t.equal(consistency.vectors.length, consistency.count)
})

t.test('roots, hashes and proofs are those of the reference tree', { skip }, async t => {
  t.equal(asHex(EMPTY_ROOT), reference.empty_root)
  for (const { leaf, hash } of reference.leaf_hashes) t.equal(asHex(hashLeaf(hex(leaf))), hash)
  for (const { left, right, hash } of reference.node_hashes) t.equal(asHex(hashNode(hex(left), hex(right))), hash)
  const leaves: Uint8Array[] = reference.leaves.map((leaf: string) => hashLeaf(hex(leaf)))
  for (const [size, root] of Object.entries(reference.roots_by_size))
    t.equal(asHex(rootOf(leaves.slice(0, Number(size)))), root, `root of ${size}`)
  for (const { leaf_index_zero_based, tree_size, path } of reference.inclusion)
    t.same(inclusionProof(leaf_index_zero_based, tree_size, rangesOf(leaves)).map(asHex), path)
  for (const { size1, size2, proof } of reference.consistency)
    t.same(consistencyProof(size1, size2, rangesOf(leaves)).map(asHex), proof)
})

t.test('a leaf of a real log with 3,630,887 leaves is found in it', { skip }, async t => {
  const real = reference.real_log_inclusion
  const given = {
    index: real.leaf_index,
    size: real.tree_size,
    leafHash: hashLeaf(hex(real.raw_leaf)),
    proof: real.path.map(hex),
    root: hex(real.root),
  }
  t.equal(verifyInclusion(given), true)
  t.equal(verifyInclusion({ ...given, index: given.index + 1 }), false)
})

const leavesOf = (count: number): Uint8Array[] =>
  Array.from({ length: count }, (_, i) => hashLeaf(Buffer.from(`fact ${i}`)))

t.test('every proof made here is accepted, and none for another leaf, size or root', async t => {
  const leaves = leavesOf(34)
  const root = rangesOf(leaves)
  const wrong: string[] = []
  for (let size = 1; size <= leaves.length; size++) {
    const whole = rootOf(leaves.slice(0, size))
    for (let index = 0; index < size; index++) {
      const given = { index, size, leafHash: leaves[index]!, proof: inclusionProof(index, size, root), root: whole }
      if (!verifyInclusion(given)) wrong.push(`leaf ${index} of ${size}`)
      if (verifyInclusion({ ...given, leafHash: leaves[(index + 1) % leaves.length]! }))
        wrong.push(`other leaf than ${index}`)
      if (verifyInclusion({ ...given, root: rootOf(leaves.slice(0, size - 1)) }))
        wrong.push(`other root than of ${size}`)
    }
    for (let older = 1; older <= size; older++) {
      const olderRoot = rootOf(leaves.slice(0, older))
      const given = { older, newer: size, olderRoot, newerRoot: whole, proof: consistencyProof(older, size, root) }
      if (!verifyConsistency(given)) wrong.push(`${older} to ${size}`)
      if (older < size && verifyConsistency({ ...given, olderRoot: whole })) wrong.push(`other root than of ${older}`)
    }
  }
  t.same(wrong, [])
})

t.test('a proof with any bit flipped is rejected', async () => {
  const leaves = leavesOf(21)
  fc.assert(
    fc.property(fc.nat(20), fc.nat(255), fc.nat(100), (index, bit, which) => {
      const proof = inclusionProof(index, 21, rangesOf(leaves)).map(step => Uint8Array.from(step))
      proof[which % proof.length]![bit >> 3]! ^= 1 << (bit & 7)
      return !verifyInclusion({ index, size: 21, leafHash: leaves[index]!, proof, root: rootOf(leaves) })
    }),
  )
})

t.test('sizes that are not counts, or too large to be exact, are rejected without throwing', async t => {
  const [one, two] = leavesOf(2) as [Uint8Array, Uint8Array]
  const root = hashNode(one, two)
  t.equal(verifyInclusion({ index: 0n, size: 2n, leafHash: one, proof: [two], root }), true)
  const sizes: Count[] = [-1, -1n, 0, 1.5, Number.NaN, Infinity, 2 ** 53 + 2, 2n ** 53n + 1n, 2n ** 64n]
  for (const size of sizes) {
    t.equal(verifyInclusion({ index: 0, size, leafHash: one, proof: [two], root }), false, `inclusion ${size}`)
    t.equal(
      verifyConsistency({ older: 1, newer: size, olderRoot: one, newerRoot: root, proof: [two] }),
      false,
      `consistency ${size}`,
    )
  }
  const hashes = Array.from({ length: 64 }, () => two)
  t.equal(verifyInclusion({ index: 2n ** 64n - 2n, size: 2n ** 64n - 1n, leafHash: one, proof: hashes, root }), false)
  for (const length of [31, 33])
    t.equal(verifyInclusion({ index: 0, size: 2, leafHash: one, proof: [new Uint8Array(length)], root }), false)
})

/** The root above a first leaf, reckoned from those siblings. */
const above = (leaf: Uint8Array, siblings: Uint8Array[]) =>
  siblings.reduce((left, right) => hashNode(left, right), leaf)

t.test('huge sizes are computed exactly or rejected', async t => {
  const leafHash = hashLeaf(Buffer.from('first'))
  const accepted = (size: Count, levels: number) => {
    const proof = Array.from({ length: levels }, (_, i) => hashLeaf(Buffer.from(`${i}`)))
    return verifyInclusion({ index: 0, size, leafHash, proof, root: above(leafHash, proof) })
  }
  t.equal(accepted(2n ** 53n + 2n, 54), true)
  t.equal(accepted(2 ** 53 + 2, 54), false, 'a number may have been rounded')
  t.equal(accepted(2n ** 64n - 1n, 64), true)
  t.equal(accepted(2n ** 64n, 64), false, 'no log is that large')
  const step = hashLeaf(Buffer.from('step'))
  for (const root of [hashNode(leafHash, step), hashNode(step, leafHash)])
    t.equal(verifyInclusion({ index: 0, size: 1, leafHash, proof: [step], root }), false, 'a step too many')
})

t.test('a leaf with the bytes of a node has another hash, and an empty leaf is valid', async t => {
  const [one, two] = leavesOf(2) as [Uint8Array, Uint8Array]
  t.notSame(hashLeaf(Buffer.concat([Uint8Array.of(1), one, two])), hashNode(one, two))
  t.notSame(hashLeaf(Buffer.concat([one, two])), hashNode(one, two))
  t.equal(asHex(hashLeaf(new Uint8Array())), '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d')
})

t.test('a proof for a leaf or tree that does not exist throws RangeError', async t => {
  const root = rangesOf(leavesOf(3))
  for (const [index, size] of [
    [3, 3],
    [-1, 3],
    [0, 0],
    [0.5, 3],
  ] as const)
    t.throws(() => inclusionProof(index, size, root), RangeError)
  for (const [older, newer] of [
    [0, 3],
    [4, 3],
    [1.5, 3],
  ] as const)
    t.throws(() => consistencyProof(older, newer, root), RangeError)
})
