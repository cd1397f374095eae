/** The facts of each stream, parsed once, in a bounded cache that catches up with the log when it is read. */
import {
  type AnyFact,
  type FactName,
  type IndicatorFact,
  measurementNames,
  parse,
  UnreadableFact,
} from '../../events/catalogue.ts'
import type { Metadata, Recorded } from '../../events/fact.ts'
import { boundedBy } from '../../projections/base/bounded.ts'
import {
  type EntryList,
  type GrowingEntries,
  mergedEntries,
  noEntries,
  note,
} from '../../projections/base/mission-entries.ts'
import { atOnce, visiting, type Work } from '../../projections/base/work.ts'
import type { FactReader } from '../../projections/figures/fact-reader.ts'
import { entriesOfHistory } from '../../projections/figures/history-entries.ts'
import { enter, type GrowingHistory, historyFrom } from '../../projections/figures/indicator-history.ts'
import type { Log, StoredFact } from '../log/log.ts'
import type { Blocks } from './blocks/blocks.ts'
import { readFact, storedAt } from './read-fact.ts'
import { runsOf } from './runs.ts'
import { ownNames, requireFew, STEP, type WasRead, wasReadNow } from './unread.ts'

interface CachedHistory {
  readonly history: GrowingHistory
  /** Of the last fact in it. */
  revision: number
}

/** The facts of an indicator without its figures: they are few, and read by themselves where nobody asks for a figure. */
interface CachedFacts {
  readonly facts: Recorded<IndicatorFact>[]
  /** Of the last fact that was looked at. */
  readonly revision: number
}

/** How much of what is kept may be of facts without their figures. */
const KEPT_APART = 1 / 10

/** What is read of streams: their histories, or of indicators the facts without the figures. */
interface Kind<Read extends { readonly revision: number }> {
  /** The name under which it is read for one who asks. */
  readonly name: (stream: string) => string
  /** What is kept of it for all. */
  readonly kept: (stream: string) => Read | undefined
  /** Reads on, up to the end of the log. */
  readonly read: (stream: string, known?: Read) => Work<Read>
}

/** The names of a mission's streams, as of its last position; and the ids of its things by their kind. */
interface NamedStreams {
  readonly last: number
  readonly streams: readonly string[]
  readonly ids: Map<string, readonly string[]>
}

/** A reader of the log's facts; `bound` is how many facts it may cache. */
export function factCacheOf(log: Log, blocks?: Blocks, bound = 1_000_000): FactReader {
  const histories = boundedBy<CachedHistory>(bound)
  const apart = boundedBy<CachedFacts>(bound * KEPT_APART)
  const noted = boundedBy<GrowingEntries>(bound)
  const named = boundedBy<NamedStreams>(bound)
  const nameOf = ownNames()

  const whole: Kind<CachedHistory> = { name: nameOf, kept: histories.get, read: reading }
  const factsAlone: Kind<CachedFacts> = {
    name: stream => nameOf(`facts of ${stream}`),
    kept: apart.get,
    read: readingFacts,
  }

  /** What is kept for all, or was read for one who asks. */
  const keptOf = <Read extends { revision: number }>(
    { name, kept }: Kind<Read>,
    stream: string,
    read: WasRead,
  ): Read | undefined => kept(stream) ?? (read.get(name(stream)) as Read | undefined)

  /** The history of a stream up to the end of the log, from what is known of it on, with its keys in order; it is kept, and may be interrupted. */
  function* reading(stream: string, known = histories.get(stream)): Work<CachedHistory> {
    const into = known ?? (yield* begin(stream))
    yield* catchUp(stream, into)
    if (!known) yield* into.history.series.ordering()
    // Nothing is cached for a stream that does not exist: anybody may ask for any name.
    if (into.revision >= 0) histories.keep(stream, into, into.revision + 2)
    return into
  }

  /** As `reading`, without the figures. What was known is left as it is: others may be going through it. */
  function* readingFacts(stream: string, known = apart.get(stream)): Work<CachedFacts> {
    const into = { facts: [...(known?.facts ?? [])], series: { add: () => {} } }
    let revision = known?.revision ?? (blocks ? yield* blocks.restoreFacts(stream, into) : -1)
    const enterNext = (stored: StoredFact): void => {
      if (!measurementNames.has(stored.type)) enter(into, readFact(stored) as Recorded<IndicatorFact>)
      revision = stored.revision
    }
    yield* visiting(log.readStream(stream, revision + 1), enterNext, STEP)
    const read = { facts: into.facts, revision }
    if (revision >= 0) apart.keep(stream, read, into.facts.length + 2)
    return read
  }

  function* begin(stream: string): Work<CachedHistory> {
    const history = historyFrom([])
    return { history, revision: blocks ? yield* blocks.restore(stream, history) : -1 }
  }

  /** Reads a stream and, until there are so many, others of its mission that were not read: who asks about one often asks about all. */
  function* readingSome<Read extends { revision: number }>(
    kind: Kind<Read>,
    stream: string,
    count: number,
    before: WasRead,
  ): Work<(readonly [name: string, read: Read])[]> {
    const read = [[kind.name(stream), yield* kind.read(stream, keptOf(kind, stream, before))] as const]
    let facts = 0
    for (const other of read.length < count ? streamsBeside(stream) : []) {
      const last = log.revisionOf(other)
      const known = keptOf(kind, other, before)
      if (known?.revision === last) continue
      facts += last + 1
      // What does not fit into what is kept is read when it is asked for.
      if (read.length >= count || facts > bound / 2) break
      read.push([kind.name(other), yield* kind.read(other, known)])
    }
    return read
  }

  function streamsBeside(stream: string): readonly string[] {
    for (const { mission } of log.readStream(stream, 0, Infinity, 0))
      if (mission !== null) return log.streamsOf(mission)
    return []
  }

  function* catchUp(stream: string, into: CachedHistory): Work<void> {
    const enterNext = (stored: StoredFact): void => {
      // Where others have read on meanwhile.
      if (stored.revision <= into.revision) return
      enter(into.history, readFact(stored) as Recorded<IndicatorFact>)
      into.revision = stored.revision
    }
    yield* visiting(log.readStream(stream, into.revision + 1), enterNext, STEP)
  }

  /** What there is of a stream up to the end of the log. */
  function upToDate<Read extends { revision: number }>(kind: Kind<Read>, stream: string): Read {
    const known = keptOf(kind, stream, wasReadNow())
    const last = log.revisionOf(stream)
    if (known?.revision === last) return known
    const { name, read } = kind
    requireFew(name(stream), last - (known?.revision ?? -1), (count, before) =>
      readingSome(kind, stream, count, before),
    )
    return atOnce(read(stream, known))
  }

  const open = (stream: string): GrowingHistory => upToDate(whole, stream).history

  function factsOf(stream: string, alone = false): readonly Recorded<IndicatorFact>[] {
    const isApart = alone && stream.startsWith('indicator-') && !keptOf(whole, stream, wasReadNow())
    return isApart ? upToDate(factsAlone, stream).facts : open(stream).facts
  }

  function entries(mission: string): GrowingEntries {
    const name = nameOf(`entries of ${mission}`)
    const known = noted.get(mission) ?? (wasReadNow().get(name) as GrowingEntries | undefined)
    const last = log.lastPositionOf(mission)
    if (last < nextOf(known)) return known ?? noEntries()
    // Facts of others may lie between: to count its own would mean to read.
    const most = last - nextOf(known) + 1
    requireFew(name, most, function* () {
      return [[name, yield* readingEntries(mission, known)]]
    })
    return atOnce(readingEntries(mission, known))
  }

  function* readingEntries(mission: string, known = noted.get(mission)): Work<GrowingEntries> {
    const into = known ?? (yield* beginEntries(mission))
    const noteNext = (fact: StoredFact): void => {
      // Where others have read on meanwhile.
      if (fact.position < nextOf(into)) return
      note(into, { ...fact, type: fact.type as FactName, decision: mandateIn(fact.meta) })
    }
    yield* visiting(log.read({ mission, from: nextOf(into) }), noteNext, STEP)
    noted.keep(mission, into, into.position.length)
    return into
  }

  /** The entries of all that was recorded until now, from the histories of the mission's streams, which are read fast. */
  function* beginEntries(mission: string): Work<GrowingEntries> {
    const end = log.head()
    const lists: EntryList[] = []
    try {
      for (const stream of log.streamsOf(mission)) {
        const { history } = yield* reading(stream)
        lists.push(...entriesOfHistory(stream, history, end))
      }
    } catch (error) {
      // No entry tells what its fact says: then all are read from the log.
      if (error instanceof UnreadableFact) return noEntries()
      throw error
    }
    return yield* mergedEntries(lists.filter(({ position }) => position.length > 0))
  }

  /** A mission's things of a kind: there are more only when there is a further fact of it. */
  function ofMission(mission: string, life: string): readonly string[] {
    const { streams, ids } = streamsOf(mission)
    const known = ids.get(life) ?? idsWith(streams, life)
    ids.set(life, known)
    return known
  }

  function streamsOf(mission: string): NamedStreams {
    const last = log.lastPositionOf(mission)
    const before = named.get(mission)
    if (before?.last === last) return before
    const now = { last, streams: log.streamsOf(mission), ids: new Map() }
    if (last >= 0) named.keep(mission, now, now.streams.length)
    return now
  }

  /** Facts that lie beside each other are read together. */
  function factsAt(positions: readonly number[]): Recorded<AnyFact>[] {
    const found = new Map<number, Recorded<AnyFact>>()
    for (const { first, last } of runsOf(positions, 1))
      for (const stored of log.read({ from: first, to: last })) found.set(stored.position, parse(stored))
    return positions.flatMap(position => found.get(position) ?? [])
  }

  return {
    facts: (stream, alone) => factsOf(stream, alone) as never,
    indicator: id => open(`indicator-${id}`),
    ofMission,
    all: life => idsWith(log.streamsNamed(`${life}-`), life),
    lastPositionOf: log.lastPositionOf,
    streamAt: position => storedAt(log, position)?.stream,
    entries,
    factsAt,
  }
}

/** The position behind the last one noted. */
const nextOf = (entries?: GrowingEntries): number => (entries?.position.at(-1) ?? -1) + 1

/** The decision that stored metadata names; most names none, and is not parsed. */
const mandateIn = (meta: string): string | null =>
  meta.includes('"decision":') ? ((JSON.parse(meta) as Metadata).decision ?? null) : null

const idsWith = (streams: readonly string[], life: string): string[] =>
  streams.filter(s => s.startsWith(`${life}-`)).map(s => s.slice(life.length + 1))
