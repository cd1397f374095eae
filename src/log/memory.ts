/** The log for as long as the process lives: the same port, the same leaves, no file. For tests and for what-if. */

import { writeFile } from 'node:fs/promises'
import type { FactFilter, Log, Remembered, StoredFact } from './log.ts'
import type { Prepared } from './prepare.ts'
import { answerOf, queueBefore } from './queue.ts'
import { type LogEnd, type MissionEnd, type SealedFact, seal } from './seal.ts'

export interface MemoryLogOptions {
  readonly origin?: string
  /** The wall clock, milliseconds. */
  readonly clock?: () => number
}

/** An empty log. Its `backup` writes the facts as JSON, one a line. */
export function memoryLog({ origin = 'memory', clock = Date.now }: MemoryLogOptions = {}): Log {
  const kept: SealedFact[] = []
  const streams = new Map<string, StoredFact[]>()
  const ids = new Set<string>()
  const commands = new Map<string, Remembered>()
  const missionEnds = new Map<string, MissionEnd>()
  const end: LogEnd = {
    origin,
    nextPosition: 0,
    lastRecordedAt: 0,
    missionEnd: mission => missionEnds.get(mission),
    setMissionEnd: (mission, missionEnd) => missionEnds.set(mission, missionEnd),
  }

  function keepOne(prepared: Prepared): StoredFact[] {
    const sealed = seal(prepared, end)
    const facts = sealed.map(({ fact }) => fact)
    const { stream, command } = prepared.append
    const ofStream = streams.get(stream) ?? []
    streams.set(stream, ofStream)
    for (const one of sealed) {
      kept.push(one)
      ofStream.push(one.fact)
      ids.add(one.fact.id)
    }
    if (command) commands.set(command.key, { digest: command.digest, appended: Promise.resolve(answerOf(facts)) })
    return facts
  }

  const revisionOf = (stream: string): number => (streams.get(stream)?.length ?? 0) - 1
  const queue = queueBefore({
    unavailable: () => undefined,
    revisionOf,
    missionOf: stream => streams.get(stream)?.[0]?.mission,
    hasFact: id => ids.has(id),
    commandOf: key => commands.get(key),
    keep: batch => batch.map(keepOne),
  })

  function* read(filter: FactFilter): Iterable<StoredFact> {
    const facts = filter.stream === undefined ? kept.map(({ fact }) => fact) : [...(streams.get(filter.stream) ?? [])]
    if (filter.order === 'desc') facts.reverse()
    let left = filter.limit ?? Infinity
    for (const fact of facts) {
      if (left <= 0) return
      if (!passes(fact, filter)) continue
      left--
      yield fact
    }
  }

  const last = (wanted: (fact: StoredFact) => boolean): number => kept.findLastIndex(({ fact }) => wanted(fact))

  return {
    origin,
    now: () => Math.max(clock(), end.lastRecordedAt, queue.lastRecordedAt()),
    head: () => kept.length - 1,
    append: queue.append,
    recall: queue.recall,
    *readStream(stream, from = 0, toPosition = Infinity) {
      for (const fact of [...(streams.get(stream) ?? [])])
        if (fact.revision >= from && fact.position <= toPosition) yield fact
    },
    read,
    *readSealed(from, to) {
      for (const { fact, salt, leaf } of kept.slice(Math.max(0, from), Math.max(0, to + 1)))
        yield { position: fact.position, salt, leafHash: Buffer.from(leaf, 'hex') }
    },
    revisionOf,
    streamsOf: mission => [...streams].filter(([, facts]) => facts[0]?.mission === mission).map(([name]) => name),
    streamsNamed: prefix => [...streams.keys()].filter(name => name.startsWith(prefix)),
    lastPositionOf: (mission, at = Infinity) => last(fact => fact.mission === mission && fact.position <= at),
    positionAt: ms => last(fact => fact.recordedAt <= ms),
    follow: queue.follow,
    backup: file => writeFile(file, kept.map(({ fact }) => `${JSON.stringify(fact)}\n`).join(''), { flag: 'wx' }),
    async close() {
      queue.close()
    },
  }
}

const passes = (fact: StoredFact, wanted: FactFilter): boolean =>
  fact.position >= (wanted.from ?? 0) &&
  fact.position <= (wanted.to ?? Infinity) &&
  (wanted.mission === undefined || fact.mission === wanted.mission) &&
  (wanted.types === undefined || wanted.types.includes(fact.type)) &&
  (wanted.principal === undefined || fact.principal === wanted.principal) &&
  fact.recordedAt >= (wanted.recordedFrom ?? -Infinity) &&
  fact.recordedAt <= (wanted.recordedTo ?? Infinity)
