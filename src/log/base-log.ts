/** The log beneath another one, frozen at the moment it was taken; or an empty one. */
import type { NodeHash } from '../proof/tiles.ts'
import type { FactFilter, FactSeal, Log, StoredFact } from './log.ts'
import { hexOf, type MissionEnd } from './seal.ts'

/** A log as it was at one moment: what is appended to it later is not seen. */
export interface BaseLog {
  /** Last position, −1 where there is nothing. */
  readonly head: number
  readonly revisionOf: (stream: string) => number
  /** Undefined where there is no such stream. */
  readonly missionOf: (stream: string) => string | null | undefined
  readonly missionEnd: (mission: string) => MissionEnd | undefined
  readonly readStream: (stream: string, from: number, toPosition: number, toRevision: number) => Iterable<StoredFact>
  readonly read: (filter: FactFilter) => Iterable<StoredFact>
  readonly readSealed: (from: number, to: number) => Iterable<FactSeal>
  readonly treeNode: NodeHash
  /** Of both, a stream that was begun later may be among them; it has no facts here. */
  readonly streamsOf: (mission: string) => readonly string[]
  readonly streamsNamed: (prefix: string) => readonly string[]
  readonly lastPositionOf: (mission: string, at: number) => number
  readonly positionAt: (ms: number) => number
}

const EMPTY: BaseLog = {
  head: -1,
  revisionOf: () => -1,
  missionOf: () => undefined,
  missionEnd: () => undefined,
  readStream: () => [],
  read: () => [],
  readSealed: () => [],
  treeNode: () => {
    throw new RangeError('there is nothing beneath')
  },
  streamsOf: () => [],
  streamsNamed: () => [],
  lastPositionOf: () => -1,
  positionAt: () => -1,
}

/** The log as it is now; an empty base where none is given. */
export function baseLogOf(log: Log | undefined): BaseLog {
  if (!log) return EMPTY
  const head = log.head()
  const revisions = new Map<string, number>()
  const upTo = (position: number): number => Math.min(position, head)

  function revisionOf(stream: string): number {
    const known = revisions.get(stream)
    if (known !== undefined) return known
    const revision = log?.head() === head ? log.revisionOf(stream) : lastUpTo(stream)
    revisions.set(stream, revision)
    return revision
  }

  function lastUpTo(stream: string): number {
    const [last] = log?.read({ stream, to: head, order: 'desc', limit: 1 }) ?? []
    return last?.revision ?? -1
  }

  const readStream = (stream: string, from: number, toPosition: number, toRevision = Infinity): Iterable<StoredFact> =>
    log.readStream(stream, from, upTo(toPosition), toRevision)

  function missionOf(stream: string): string | null | undefined {
    for (const fact of readStream(stream, 0, head)) return fact.mission
    return undefined
  }

  function missionEnd(mission: string): MissionEnd | undefined {
    const position = log?.lastPositionOf(mission, head) ?? -1
    const [fact] = log && position >= 0 ? log.read({ from: position, to: position }) : []
    const [sealed] = log && position >= 0 ? log.readSealed(position, position) : []
    if (!fact || !sealed) return undefined
    return { missionSeq: fact.missionSeq ?? 0, leaf: hexOf(sealed.leafHash) }
  }

  return {
    head,
    revisionOf,
    missionOf,
    missionEnd,
    readStream,
    read: filter => log.read({ ...filter, to: upTo(filter.to ?? head) }),
    readSealed: (from, to) => log.readSealed(from, upTo(to)),
    treeNode: log.treeNode,
    streamsOf: mission => log.streamsOf(mission),
    streamsNamed: prefix => log.streamsNamed(prefix),
    lastPositionOf: (mission, at) => log.lastPositionOf(mission, upTo(at)),
    positionAt: ms => upTo(log.positionAt(ms)),
  }
}
