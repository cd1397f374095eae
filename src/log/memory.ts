/** The log for as long as the process lives: the same port, the same leaves, no file. For tests and for what-if. */

import { writeFile } from 'node:fs/promises'
import { groundOf } from './base-log.ts'
import type { FactFilter, Log, Remembered, StoredFact } from './log.ts'
import { keyHash, type Prepared } from './prepare.ts'
import { answerOf, queueBefore } from './queue.ts'
import { type LogEnd, type MissionEnd, type SealedFact, seal } from './seal.ts'

export interface MemoryLogOptions {
  readonly origin?: string
  /** The wall clock, milliseconds; on another log that log’s. */
  readonly clock?: () => number
  /** A log to stand on as it is now: its facts are read first, and nothing is ever written to it. */
  readonly under?: Log
}

/** A log in memory, empty or on another one. Its `backup` writes its own facts as JSON, one a line. */
export function memoryLog({ origin, under, clock = under?.now ?? Date.now }: MemoryLogOptions = {}): Log {
  const ground = groundOf(under)
  const kept: SealedFact[] = []
  const streams = new Map<string, StoredFact[]>()
  const ids = new Set<string>()
  const commands = new Map<string, Remembered>()
  const missionEnds = new Map<string, MissionEnd>()
  const end: LogEnd = {
    origin: origin ?? under?.origin ?? 'memory',
    nextPosition: ground.head + 1,
    lastRecordedAt: 0,
    missionEnd: mission => missionEnds.get(mission) ?? ground.missionEnd(mission),
    setMissionEnd: (mission, missionEnd) => missionEnds.set(mission, missionEnd),
  }

  function keepOne(prepared: Prepared): StoredFact[] {
    const sealed = seal(prepared, end)
    const facts = sealed.map(({ fact }) => fact)
    const { stream } = prepared.append
    const { command } = prepared
    const ofStream = streams.get(stream) ?? []
    streams.set(stream, ofStream)
    for (const one of sealed) {
      kept.push(one)
      ofStream.push(one.fact)
      ids.add(one.fact.id)
    }
    if (command)
      commands.set(nameOf(command.hash), { digest: command.digest, appended: Promise.resolve(answerOf(facts)) })
    return facts
  }

  const own = (stream: string): readonly StoredFact[] => streams.get(stream) ?? []
  const revisionOf = (stream: string): number => ground.revisionOf(stream) + own(stream).length
  const queue = queueBefore({
    unavailable: () => undefined,
    revisionOf,
    missionOf: stream => own(stream)[0]?.mission ?? ground.missionOf(stream),
    hasFact: id => ids.has(id),
    commandOf: key => commands.get(nameOf(keyHash(key))) ?? under?.recall(key),
    keep: batch => batch.map(keepOne),
  })

  function* readOwn(filter: FactFilter): Iterable<StoredFact> {
    const facts = filter.stream === undefined ? kept.map(({ fact }) => fact) : [...own(filter.stream)]
    if (filter.order === 'desc') facts.reverse()
    for (const fact of facts) if (passes(fact, filter)) yield fact
  }

  function* read(filter: FactFilter): Iterable<StoredFact> {
    const parts = [() => ground.read(filter), () => readOwn(filter)]
    if (filter.order === 'desc') parts.reverse()
    let left = filter.limit ?? Infinity
    for (const part of parts)
      for (const fact of part()) {
        if (left-- <= 0) return
        yield fact
      }
  }

  const last = (wanted: (fact: StoredFact) => boolean): number =>
    kept.findLast(({ fact }) => wanted(fact))?.fact.position ?? -1
  const streamsLike = (wanted: (name: string) => boolean): string[] => [...streams.keys()].filter(wanted)

  return {
    origin: end.origin,
    now: () => Math.max(clock(), end.lastRecordedAt, queue.lastRecordedAt()),
    head: () => ground.head + kept.length,
    append: queue.append,
    recall: queue.recall,
    *readStream(stream, from = 0, toPosition = Infinity) {
      yield* ground.readStream(stream, from, toPosition)
      for (const fact of [...own(stream)]) if (fact.revision >= from && fact.position <= toPosition) yield fact
    },
    read,
    *readSealed(from, to) {
      yield* ground.readSealed(from, to)
      for (const { fact, salt, leaf } of kept)
        if (fact.position >= from && fact.position <= to)
          yield { position: fact.position, salt, leafHash: Buffer.from(leaf, 'hex') }
    },
    revisionOf,
    streamsOf: mission => [
      ...new Set([...ground.streamsOf(mission), ...streamsLike(name => own(name)[0]?.mission === mission)]),
    ],
    streamsNamed: prefix => [
      ...new Set([...ground.streamsNamed(prefix), ...streamsLike(name => name.startsWith(prefix))]),
    ],
    lastPositionOf: (mission, at = Infinity) =>
      Math.max(
        ground.lastPositionOf(mission, at),
        last(fact => fact.mission === mission && fact.position <= at),
      ),
    positionAt: ms =>
      Math.max(
        ground.positionAt(ms),
        last(fact => fact.recordedAt <= ms),
      ),
    follow: queue.follow,
    backup: file => writeFile(file, kept.map(({ fact }) => `${JSON.stringify(fact)}\n`).join(''), { flag: 'wx' }),
    async close() {
      queue.close()
    },
  }
}

const nameOf = (hash: Uint8Array): string => Buffer.from(hash).toString('hex')

const passes = (fact: StoredFact, wanted: FactFilter): boolean =>
  fact.position >= (wanted.from ?? 0) &&
  fact.position <= (wanted.to ?? Infinity) &&
  (wanted.mission === undefined || fact.mission === wanted.mission) &&
  (wanted.types === undefined || wanted.types.includes(fact.type)) &&
  (wanted.principal === undefined || fact.principal === wanted.principal) &&
  fact.recordedAt >= (wanted.recordedFrom ?? -Infinity) &&
  fact.recordedAt <= (wanted.recordedTo ?? Infinity)
