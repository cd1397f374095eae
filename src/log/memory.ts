/** A log in memory, for tests and for what-if: the same port and the same leaves as a log in a file, gone with the process. */

import { writeFile } from 'node:fs/promises'
import { hashNode } from '../proof/tree.ts'
import { appendedFrom, appendQueue } from './append-queue.ts'
import { baseLogOf } from './base-log.ts'
import { type Damage, damageText } from './damage.ts'
import type { FactFilter, Log, RememberedCommand, StoredFact } from './log.ts'
import { commandKeyHash, type PreparedAppend } from './prepare.ts'
import { hexOf, type LogEnd, type MissionEnd, type SealedFact, seal } from './seal.ts'

export interface MemoryLogOptions {
  readonly origin?: string
  /** The wall clock, milliseconds since 1970; by default that of the base log, if there is one. */
  readonly clock?: () => number
  /** A log whose facts, as they are now, come before this log's own; nothing is ever written to it. */
  readonly base?: Log
}

/** A log in memory, empty or on top of another one. Its `backup` writes its own facts as JSON, one a line. */
export function memoryLog({ origin, base: baseLog, clock = baseLog?.now ?? Date.now }: MemoryLogOptions = {}): Log {
  const base = baseLogOf(baseLog)
  const stored: SealedFact[] = []
  const streams = new Map<string, StoredFact[]>()
  const ids = new Set<string>()
  const commands = new Map<string, RememberedCommand>()
  const missionEnds = new Map<string, MissionEnd>()
  const end: LogEnd = {
    origin: origin ?? baseLog?.origin ?? 'memory',
    nextPosition: base.head + 1,
    lastRecordedAt: 0,
    missionEnd: mission => missionEnds.get(mission) ?? base.missionEnd(mission),
    setMissionEnd: (mission, missionEnd) => missionEnds.set(mission, missionEnd),
  }

  function storeOne(prepared: PreparedAppend): StoredFact[] {
    const sealed = seal(prepared, end)
    const facts = sealed.map(({ fact }) => fact)
    const { stream } = prepared.append
    const { command } = prepared
    const ofStream = streams.get(stream) ?? []
    streams.set(stream, ofStream)
    for (const one of sealed) {
      stored.push(one)
      ofStream.push(one.fact)
      ids.add(one.fact.id)
    }
    if (command)
      commands.set(hexOf(command.hash), { digest: command.digest, appended: Promise.resolve(appendedFrom(facts)) })
    return facts
  }

  const own = (stream: string): readonly StoredFact[] => streams.get(stream) ?? []
  const revisionOf = (stream: string): number => base.revisionOf(stream) + own(stream).length
  let damage: Damage | undefined
  const queue = appendQueue({
    unavailable: () => damage && damageText(damage),
    revisionOf,
    missionOf: stream => own(stream)[0]?.mission ?? base.missionOf(stream),
    takenAmong: some => some.find(id => ids.has(id)),
    commandOf: key => commands.get(hexOf(commandKeyHash(key))) ?? baseLog?.recall(key),
    write: batch => batch.map(storeOne),
  })

  function* readOwn(filter: FactFilter): Iterable<StoredFact> {
    const facts = filter.stream === undefined ? stored.map(({ fact }) => fact) : [...own(filter.stream)]
    if (filter.order === 'desc') facts.reverse()
    for (const fact of facts) if (passes(fact, filter)) yield fact
  }

  function* read(filter: FactFilter): Iterable<StoredFact> {
    const parts = [() => base.read(filter), () => readOwn(filter)]
    if (filter.order === 'desc') parts.reverse()
    let left = filter.limit ?? Infinity
    for (const part of parts)
      for (const fact of part()) {
        if (left-- <= 0) return
        yield fact
      }
  }

  const nodes = new Map<string, Uint8Array>()
  function treeNode(height: number, index: number): Uint8Array {
    const end = (index + 1) * 2 ** height
    if (end > base.head + 1 + stored.length) throw new RangeError(`the log has no node ${index} at height ${height}`)
    if (end <= base.head + 1) return base.treeNode(height, index)
    if (height === 0) return Buffer.from(stored[index - base.head - 1]?.leaf ?? '', 'hex')
    const name = `${height}/${index}`
    const node = nodes.get(name) ?? hashNode(treeNode(height - 1, 2 * index), treeNode(height - 1, 2 * index + 1))
    nodes.set(name, node)
    return node
  }

  const last = (wanted: (fact: StoredFact) => boolean): number =>
    stored.findLast(({ fact }) => wanted(fact))?.fact.position ?? -1
  const streamsLike = (wanted: (name: string) => boolean): string[] => [...streams.keys()].filter(wanted)

  return {
    origin: end.origin,
    now: clock,
    lastRecordedAt: () => end.lastRecordedAt,
    damage: () => damage,
    noteDamage: found => {
      damage ??= found
    },
    // What is in memory and nowhere else has nothing to be compared with.
    *check() {
      yield stored.length
      return undefined
    },
    unavailable: () => undefined,
    head: () => base.head + stored.length,
    append: queue.append,
    recall: queue.recall,
    *readStream(stream, from = 0, toPosition = Infinity, toRevision = Infinity) {
      yield* base.readStream(stream, from, toPosition, toRevision)
      for (const fact of [...own(stream)])
        if (fact.revision >= from && fact.revision <= toRevision && fact.position <= toPosition) yield fact
    },
    read,
    *readSealed(from, to) {
      yield* base.readSealed(from, to)
      for (const { fact, salt, leaf, prevLeaf } of stored)
        if (fact.position >= from && fact.position <= to)
          yield { position: fact.position, salt, leafHash: Buffer.from(leaf, 'hex'), prevLeaf: bytesOf(prevLeaf) }
    },
    treeNode,
    revisionOf,
    streamsOf: mission => [
      ...new Set([...base.streamsOf(mission), ...streamsLike(name => own(name)[0]?.mission === mission)]),
    ],
    streamsNamed: prefix => [
      ...new Set([...base.streamsNamed(prefix), ...streamsLike(name => name.startsWith(prefix))]),
    ],
    lastPositionOf: (mission, at = Infinity) =>
      Math.max(
        base.lastPositionOf(mission, at),
        last(fact => fact.mission === mission && fact.position <= at),
      ),
    positionAt: ms =>
      Math.max(
        base.positionAt(ms),
        last(fact => fact.recordedAt <= ms),
      ),
    follow: queue.follow,
    observeAppends: queue.observe,
    backup: file => writeFile(file, stored.map(({ fact }) => `${JSON.stringify(fact)}\n`).join(''), { flag: 'wx' }),
    async close() {
      queue.close()
    },
  }
}

const bytesOf = (hex: string | null): Uint8Array | null => (hex === null ? null : Buffer.from(hex, 'hex'))

const passes = (fact: StoredFact, wanted: FactFilter): boolean =>
  fact.position >= (wanted.from ?? 0) &&
  fact.position <= (wanted.to ?? Infinity) &&
  (wanted.mission === undefined || fact.mission === wanted.mission) &&
  (wanted.types === undefined || wanted.types.includes(fact.type)) &&
  (wanted.principal === undefined || fact.principal === wanted.principal) &&
  fact.recordedAt >= (wanted.recordedFrom ?? -Infinity) &&
  fact.recordedAt <= (wanted.recordedTo ?? Infinity)
