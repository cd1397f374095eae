/** Checking the facts of a bundle: each is what its leaf says, each leaf is in the tree, and none of the mission is missing. */

import { hash } from 'node:crypto'
import type { Manifest } from './bundle-format.ts'
import { type BundledLeaf, readLeaf } from './bundled-leaf.ts'
import { BadBundle } from './tar.ts'

/** A fact of a bundle, checked. */
export interface BundledFact extends Omit<BundledLeaf, 'dataHash' | 'metaHash' | 'origin' | 'prevLeaf' | 'v'> {
  /** Canonical JSON; good until the next fact is read. */
  readonly meta: () => string
  readonly data: () => string
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
  let current: { leaf: BundledLeaf; bytes: Buffer } | undefined

  function read(line: Buffer): BundledFact {
    const tabs = tabsIn(line)
    const salt = line.toString('latin1', 0, SALT)
    if (!tabs || !/^[0-9a-f]{32}$/.test(salt)) throw bad(`on line ${facts + 1}`, 'cannot be read')
    const [beforeMeta, beforeData] = tabs
    const leaf = readLeaf(line.toString('utf8', SALT + 1, beforeMeta))
    if (!leaf) throw bad(`on line ${facts + 1}`, 'has a leaf that cannot be read')
    const { position } = leaf
    if (leaf.origin !== manifest.log) throw bad(position, `is of the log ${leaf.origin}, not of ${manifest.log}`)
    if (position <= lastPosition) throw bad(position, 'is not in order')
    const hashed = hasherWith(salt)
    if (hashed(line, beforeData + 1, line.length) !== leaf.dataHash)
      throw bad(position, 'is not what was recorded: its data differ')
    if (hashed(line, beforeMeta + 1, beforeData) !== leaf.metaHash)
      throw bad(position, 'is not what was recorded: its metadata differ')
    if (leaf.recordedAt < lastRecorded) throw bad(position, 'was recorded before the one before it')
    current = { leaf, bytes: line.subarray(SALT, beforeMeta) }
    lastPosition = position
    lastRecorded = leaf.recordedAt
    facts += 1
    return Object.assign(leaf, {
      meta: () => line.toString('utf8', beforeMeta + 1, beforeData),
      data: () => line.toString('utf8', beforeData + 1),
    })
  }

  function requireLeaf(wanted: string): void {
    const { leaf, bytes } = current as { leaf: BundledLeaf; bytes: Buffer }
    // The byte before a leaf is a tab in the bundle, and 0 where it is hashed (RFC 6962 §2.1).
    bytes[0] = 0
    if (hash('sha256', bytes, 'hex') !== wanted)
      throw bad(leaf.position, 'is not in the log: its leaf hash is not the one there')
    requireChain(leaf, wanted)
    requireRevision(leaf)
  }

  function requireChain({ position, mission, missionSeq, prevLeaf }: BundledLeaf, hash: string): void {
    if (mission === null) return
    const before = missions.get(mission)
    const isWhole = manifest.mission === null || mission === manifest.mission
    if (isWhole && missionSeq !== (before?.seq ?? -1) + 1)
      throw bad(position, `is number ${missionSeq} of ${mission}; number ${(before?.seq ?? -1) + 1} is missing`)
    if (isWhole && prevLeaf !== (before?.leaf ?? null))
      throw bad(position, `does not follow the one before it in ${mission}`)
    missions.set(mission, { seq: missionSeq ?? -1, leaf: hash })
  }

  function requireRevision({ position, stream, revision }: BundledLeaf): void {
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

/** Where the tabs before metadata and data are; undefined where a line has not three tabs, the first behind a salt. */
function tabsIn(line: Buffer): readonly [number, number] | undefined {
  if (line[SALT] !== TAB) return undefined
  const second = line.indexOf(TAB, SALT + 1)
  const third = line.indexOf(TAB, second + 1)
  return second > SALT && third > second && line.indexOf(TAB, third + 1) < 0 ? [second, third] : undefined
}

const TAB = 9

let scratch = Buffer.alloc(1 << 16)

/** Hex SHA-256 of a salt and some of the bytes as they stand in the bundle; good until the next salt. */
function hasherWith(salt: string): (bytes: Buffer, from: number, to: number) => string {
  scratch.write(salt, 0, 'hex')
  return (bytes, from, to) => {
    const length = SALT / 2 + to - from
    if (length > scratch.length) scratch = Buffer.concat([scratch.subarray(0, SALT / 2)], 2 * length)
    bytes.copy(scratch, SALT / 2, from, to)
    return hash('sha256', scratch.subarray(0, length), 'hex')
  }
}
