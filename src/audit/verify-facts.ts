/** Checking the facts of a bundle: each is what its leaf says, each leaf is in the tree, and none of the mission is missing. */

import { hash } from 'node:crypto'
import { leafHash, leafTextAt } from '../proof/leaf.ts'
import type { Manifest } from './bundle-format.ts'
import { BadBundle } from './tar.ts'

/** A fact of a bundle, checked. */
export interface BundledFact {
  readonly position: number
  readonly id: string
  readonly type: string
  readonly version: number
  readonly stream: string
  readonly revision: number
  readonly mission: string | null
  readonly missionSeq: number | null
  readonly recordedAt: string
  readonly knownFrom: string
  /** Canonical JSON; good until the next fact is read. */
  readonly meta: () => string
  readonly data: () => string
}

interface Leaf extends Omit<BundledFact, 'meta' | 'data'> {
  readonly dataHash: string
  readonly metaHash: string
  readonly origin: string
  readonly prevLeaf: string | null
  readonly v: number
}

export interface FactsChecker {
  /** The fact of a line: its data and metadata are those that its leaf names. */
  read(line: Buffer): BundledFact
  /** Requires that the fact just read has this leaf hash (hex). */
  requireLeaf(hash: string): void
  /** Notes a fact of a stream followed that is not shown. */
  hide(line: Buffer): void
  /** Requires that nothing is missing. */
  end(): void
  readonly facts: () => number
}

const bad = (position: number | string, what: string): BadBundle => new BadBundle(`fact ${position} ${what}`)

/** Checks the lines of `facts`, in order. */
export function factsChecker(manifest: Manifest): FactsChecker {
  const streams = new Map<string, number>()
  const hiddenRevisions = new Map<string, Set<number>>()
  const missions = new Map<string, { seq: number; leaf: string }>()
  let lastPosition = -1
  let lastRecorded = ''
  let facts = 0
  let current: { leaf: Leaf; text: string } | undefined

  function read(line: Buffer): BundledFact {
    const tabs = tabsIn(line)
    const salt = line.toString('latin1', 0, SALT)
    if (!tabs || tabs[0] !== SALT || !/^[0-9a-f]{32}$/.test(salt)) throw bad(`on line ${facts + 1}`, 'cannot be read')
    const text = line.toString('utf8', tabs[0] + 1, tabs[1])
    const leaf = parseLeaf(text, facts + 1)
    const { position } = leaf
    if (leaf.origin !== manifest.log) throw bad(position, `is of the log ${leaf.origin}, not of ${manifest.log}`)
    if (position <= lastPosition) throw bad(position, 'is not in order')
    if (saltedHash(salt, line.subarray(tabs[2] + 1)) !== leaf.dataHash)
      throw bad(position, 'is not what was recorded: its data differ')
    if (saltedHash(salt, line.subarray(tabs[1] + 1, tabs[2])) !== leaf.metaHash)
      throw bad(position, 'is not what was recorded: its metadata differ')
    if (leaf.recordedAt < lastRecorded) throw bad(position, 'was recorded before the one before it')
    current = { leaf, text }
    lastPosition = position
    lastRecorded = leaf.recordedAt
    facts += 1
    return {
      ...leaf,
      meta: () => line.toString('utf8', tabs[1] + 1, tabs[2]),
      data: () => line.toString('utf8', tabs[2] + 1),
    }
  }

  function requireLeaf(hash: string): void {
    const { leaf, text } = current as { leaf: Leaf; text: string }
    if (leafHash(text) !== hash) throw bad(leaf.position, 'is not in the log: its leaf hash is not the one there')
    requireChain(leaf, hash)
    requireRevision(leaf)
  }

  function requireChain({ position, mission, missionSeq, prevLeaf }: Leaf, hash: string): void {
    if (mission === null) return
    const before = missions.get(mission)
    const isWhole = manifest.mission === null || mission === manifest.mission
    if (isWhole && missionSeq !== (before?.seq ?? -1) + 1)
      throw bad(position, `is number ${missionSeq} of ${mission}; number ${(before?.seq ?? -1) + 1} is missing`)
    if (isWhole && prevLeaf !== (before?.leaf ?? null))
      throw bad(position, `does not follow the one before it in ${mission}`)
    missions.set(mission, { seq: missionSeq ?? -1, leaf: hash })
  }

  function requireRevision({ position, stream, revision }: Leaf): void {
    if (stream === 'access' && manifest.mission !== null) return
    let next = (streams.get(stream) ?? -1) + 1
    while (hiddenRevisions.get(stream)?.has(next)) next += 1
    if (revision !== next) throw bad(position, `is revision ${revision} of ${stream}; revision ${next} is missing`)
    streams.set(stream, revision)
  }

  return {
    read,
    requireLeaf,
    hide(line) {
      const [, stream = '', revision = ''] = /^\d{1,15}\t([^\t]+)\t(\d{1,15})$/.exec(line.toString()) ?? []
      if (stream === '') throw new BadBundle('a line of hidden cannot be read')
      const known = hiddenRevisions.get(stream) ?? new Set()
      hiddenRevisions.set(stream, known.add(Number(revision)))
    },
    end() {
      const { mission, lastMissionSeq, size } = manifest
      if (mission === null && facts !== size) throw new BadBundle(`the bundle has ${facts} facts, and the log ${size}`)
      const last = mission === null ? null : (missions.get(mission)?.seq ?? -1)
      if (last !== lastMissionSeq)
        throw new BadBundle(`the mission ends with its fact number ${last}; number ${lastMissionSeq} is missing`)
    },
    facts: () => facts,
  }
}

/** Characters of a salt in hex. */
const SALT = 32

/** Where the three tabs of a line are; undefined where there are not three. */
function tabsIn(line: Buffer): readonly [number, number, number] | undefined {
  const first = line.indexOf(TAB)
  const second = line.indexOf(TAB, first + 1)
  const third = line.indexOf(TAB, second + 1)
  return first >= 0 && second > first && third > second && line.indexOf(TAB, third + 1) < 0
    ? [first, second, third]
    : undefined
}

const TAB = 9

let scratch = Buffer.alloc(1 << 16)

/** Hex SHA-256 of a salt and the bytes as they stand in the bundle. */
function saltedHash(salt: string, bytes: Buffer): string {
  const length = SALT / 2 + bytes.length
  if (length > scratch.length) scratch = Buffer.alloc(2 * length)
  scratch.write(salt, 0, 'hex')
  bytes.copy(scratch, SALT / 2)
  return hash('sha256', scratch.subarray(0, length), 'hex')
}

const INSTANT = /^[+-]?\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/** A leaf in the one form it has. */
function parseLeaf(text: string, line: number): Leaf {
  let leaf: Leaf
  try {
    leaf = JSON.parse(text) as Leaf
    const isTimed = INSTANT.test(leaf.recordedAt) && INSTANT.test(leaf.knownFrom)
    if (isTimed && Number.isSafeInteger(leaf.position) && leafTextAt(leaf, leaf, leaf) === text) return leaf
  } catch {
    // Not JSON.
  }
  throw bad(`on line ${line}`, 'has a leaf that cannot be read')
}
