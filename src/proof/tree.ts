/**
 * The Merkle tree of RFC 6962 §2.1 (SHA-256; 0x00 before a leaf, 0x01 before a node), its two proofs (that a leaf is in the
 * tree, and that the tree only grew), and their verification, which trusts no input and never throws.
 *
 * Sizes and indices may be number or BigInt, and verification computes with BigInt: a hostile 2⁵³ + 1 must not round to 2⁵³.
 */

import { hash } from 'node:crypto'

/** A tree size or a leaf index. */
export type Count = number | bigint

export const HASH_BYTES = 32

/** SHA-256(0x00 ‖ data): the hash of a leaf (RFC 6962 §2.1). */
export const hashLeaf = (data: Uint8Array): Uint8Array => sha256(LEAF, data)

/** SHA-256(0x01 ‖ left ‖ right): the hash of an inner node (RFC 6962 §2.1). */
export function hashNode(left: Uint8Array, right: Uint8Array): Uint8Array {
  if (left.length !== HASH_BYTES || right.length !== HASH_BYTES) return sha256(NODE, left, right)
  children.set(left, 1)
  children.set(right, 1 + HASH_BYTES)
  // Asked for hex, `hash` takes half the time that it takes for bytes.
  return Buffer.from(hash('sha256', children, 'hex'), 'hex')
}

/** `hashNode` of hashes in hex, in hex: what a log that grows is hashed with. */
export function hashHexNode(left: string, right: string): string {
  children.write(left, 1, 'hex')
  children.write(right, 1 + HASH_BYTES, 'hex')
  return hash('sha256', children, 'hex')
}

const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)
/** 0x01 and the two children of the node that is being hashed. */
const children = Buffer.alloc(1 + 2 * HASH_BYTES, 1)

const sha256 = (...parts: Uint8Array[]): Uint8Array => hash('sha256', Buffer.concat(parts), 'buffer')

/** Root of the empty tree: the SHA-256 of no bytes (RFC 6962 §2.1). */
export const EMPTY_ROOT: Uint8Array = sha256()

/** A function that gives the root of the leaves `[from, to)` of a tree, where `to > from`. */
export type RangeRoot = (from: number, to: number) => Uint8Array

/** The roots of ranges of leaf hashes that are in memory. */
export function rangesOf(leaves: readonly Uint8Array[]): RangeRoot {
  const root: RangeRoot = (from, to) => {
    if (to - from === 1) return leaves[from] as Uint8Array
    const split = from + largestPowerBelow(to - from)
    return hashNode(root(from, split), root(split, to))
  }
  return root
}

/** Root of these leaf hashes (Merkle Tree Hash, RFC 6962 §2.1). */
export const rootOf = (leaves: readonly Uint8Array[]): Uint8Array =>
  leaves.length === 0 ? EMPTY_ROOT : rangesOf(leaves)(0, leaves.length)

/** Largest power of two smaller than n, n ≥ 2. */
function largestPowerBelow(n: number): number {
  let power = 1
  while (power * 2 < n) power *= 2
  return power
}

/** Proof (RFC 6962 §2.1.1, PATH) that the leaf at `index` is in the tree of `size` leaves. Throws RangeError unless 0 ≤ index < size. */
export function inclusionProof(index: number, size: number, root: RangeRoot): Uint8Array[] {
  if (!Number.isSafeInteger(size) || !Number.isSafeInteger(index) || index < 0 || index >= size)
    throw new RangeError(`there is no leaf ${index} in a tree of ${size}`)
  const path = (at: number, from: number, to: number): Uint8Array[] => {
    if (to - from === 1) return []
    const split = from + largestPowerBelow(to - from)
    return at < split ? [...path(at, from, split), root(split, to)] : [...path(at, split, to), root(from, split)]
  }
  return path(index, 0, size)
}

/** Proof (RFC 6962 §2.1.2, PROOF) that the tree of `newer` leaves begins with that of `older`. Throws RangeError unless 0 < older ≤ newer. */
export function consistencyProof(older: number, newer: number, root: RangeRoot): Uint8Array[] {
  if (!Number.isSafeInteger(older) || !Number.isSafeInteger(newer) || older < 1 || older > newer)
    throw new RangeError(`there is no proof that a tree of ${newer} begins with one of ${older}`)
  // `whole`: this range is the older tree, whose root the verifier has already.
  const subproof = (from: number, end: number, to: number, whole: boolean): Uint8Array[] => {
    if (end === to) return whole ? [] : [root(from, to)]
    const split = from + largestPowerBelow(to - from)
    return end <= split
      ? [...subproof(from, end, split, whole), root(split, to)]
      : [...subproof(split, end, to, false), root(from, split)]
  }
  return subproof(0, older, newer, true)
}

/** An inclusion proof and its claim. */
export interface Inclusion {
  readonly index: Count
  readonly size: Count
  readonly leafHash: Uint8Array
  readonly proof: readonly Uint8Array[]
  readonly root: Uint8Array
}

/** Whether the proof shows that the leaf is at that index of the tree with that root (RFC 9162 §2.1.3.2). */
export function verifyInclusion({ index, size, leafHash, proof, root }: Inclusion): boolean {
  const [at, count] = [countOf(index), countOf(size)]
  if (at === undefined || count === undefined || at >= count) return false
  if (![leafHash, root, ...proof].every(isHash)) return false
  let [node, last, reached] = [at, count - 1n, leafHash]
  for (const step of proof) {
    if (last === 0n) return false
    if ((node & 1n) === 1n || node === last) {
      reached = hashNode(step, reached)
      while ((node & 1n) === 0n && node !== 0n) [node, last] = [node >> 1n, last >> 1n]
    } else {
      reached = hashNode(reached, step)
    }
    ;[node, last] = [node >> 1n, last >> 1n]
  }
  return last === 0n && equal(reached, root)
}

/** A consistency proof and its claim. */
export interface Consistency {
  readonly older: Count
  readonly newer: Count
  readonly olderRoot: Uint8Array
  readonly newerRoot: Uint8Array
  readonly proof: readonly Uint8Array[]
}

/** Whether the proof shows that the newer tree begins with the older, which is not empty (RFC 9162 §2.1.4.2). */
export function verifyConsistency({ older, newer, olderRoot, newerRoot, proof }: Consistency): boolean {
  const [first, second] = [countOf(older), countOf(newer)]
  // Every tree begins with the empty one: that would prove nothing.
  if (first === undefined || second === undefined || first === 0n || first > second) return false
  if (first === second) return proof.length === 0 && equal(olderRoot, newerRoot)
  if (proof.length === 0 || ![olderRoot, newerRoot, ...proof].every(isHash)) return false
  return provesBothRoots(first, second, olderRoot, newerRoot, proof)
}

function provesBothRoots(
  first: bigint,
  second: bigint,
  olderRoot: Uint8Array,
  newerRoot: Uint8Array,
  proof: readonly Uint8Array[],
) {
  // An older tree of 2ⁿ leaves is a node of the newer one, so the proof leaves it out.
  const [start, ...steps] = (first & (first - 1n)) === 0n ? [olderRoot, ...proof] : proof
  let [node, last] = [first - 1n, second - 1n]
  while ((node & 1n) === 1n) [node, last] = [node >> 1n, last >> 1n]
  let [old, fresh] = [start as Uint8Array, start as Uint8Array]
  for (const step of steps) {
    if (last === 0n) return false
    if ((node & 1n) === 1n || node === last) {
      old = hashNode(step, old)
      fresh = hashNode(step, fresh)
      while ((node & 1n) === 0n && node !== 0n) [node, last] = [node >> 1n, last >> 1n]
    } else {
      fresh = hashNode(fresh, step)
    }
    ;[node, last] = [node >> 1n, last >> 1n]
  }
  return last === 0n && equal(old, olderRoot) && equal(fresh, newerRoot)
}

/** The count as BigInt, up to 64 bits; undefined for what is not a count, and for a number beyond 2⁵³, which may have been rounded. */
function countOf(given: Count): bigint | undefined {
  if (typeof given === 'number') return Number.isSafeInteger(given) && given >= 0 ? BigInt(given) : undefined
  return given >= 0n && given < 1n << 64n ? given : undefined
}

const isHash = (bytes: Uint8Array): boolean => bytes.length === HASH_BYTES

const equal = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0
