/** The facts of each stream, parsed once, in a bounded cache that catches up with the log when it is read. */
import { type AnyFact, type FactName, type IndicatorFact, parse } from '../../events/catalogue.ts'
import type { Metadata, Recorded } from '../../events/fact.ts'
import { boundedBy } from '../../projections/base/bounded.ts'
import { type GrowingEntries, noEntries, note } from '../../projections/base/mission-entries.ts'
import type { FactReader } from '../../projections/figures/fact-reader.ts'
import { enter, type GrowingHistory, historyFrom } from '../../projections/figures/indicator-history.ts'
import type { Log } from '../log/log.ts'
import type { Blocks } from './blocks/blocks.ts'

interface CachedHistory {
  readonly history: GrowingHistory
  /** Of the last fact in it. */
  revision: number
}

/** The names of a mission's streams, as of its last position; and the ids of its things by their kind. */
interface NamedStreams {
  readonly last: number
  readonly streams: readonly string[]
  readonly ids: Map<string, readonly string[]>
}

/** A reader of the log's facts; `bound` is how many facts it may cache. */
export function factCacheOf(log: Log, blocks?: Blocks, bound = 1_000_000): FactReader {
  const factReader = boundedBy<CachedHistory>(bound)
  const noted = boundedBy<GrowingEntries>(bound)
  const named = boundedBy<NamedStreams>(bound)

  function begin(stream: string): CachedHistory {
    const history = historyFrom([])
    return { history, revision: blocks?.restore(stream, history) ?? -1 }
  }

  function catchUp(stream: string, into: CachedHistory): void {
    for (const stored of log.readStream(stream, into.revision + 1)) {
      if (stored.revision <= into.revision) continue
      enter(into.history, parse(stored) as Recorded<IndicatorFact>)
      into.revision = stored.revision
    }
  }

  function open(stream: string): GrowingHistory {
    const known = factReader.get(stream)
    if (known && known.revision === log.revisionOf(stream)) return known.history
    const into = known ?? begin(stream)
    catchUp(stream, into)
    // Nothing is cached for a stream that does not exist: anybody may ask for any name.
    if (into.revision >= 0) factReader.keep(stream, into, into.revision + 2)
    return into.history
  }

  function entries(mission: string): GrowingEntries {
    const into = noted.get(mission) ?? noEntries()
    const from = (into.position.at(-1) ?? -1) + 1
    if (log.lastPositionOf(mission) < from) return into
    for (const fact of log.read({ mission, from }))
      note(into, { ...fact, type: fact.type as FactName, decision: mandateIn(fact.meta) })
    noted.keep(mission, into, into.position.length)
    return into
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

  const factAt = (position: number): Recorded<AnyFact>[] => [...log.read({ from: position, to: position })].map(parse)

  return {
    facts: stream => open(stream).facts as never,
    indicator: id => open(`indicator-${id}`),
    ofMission,
    all: life => idsWith(log.streamsNamed(`${life}-`), life),
    lastPositionOf: log.lastPositionOf,
    entries,
    factsAt: positions => positions.flatMap(factAt),
  }
}

/** The decision that stored metadata names; most names none, and is not parsed. */
const mandateIn = (meta: string): string | null =>
  meta.includes('"decision":') ? ((JSON.parse(meta) as Metadata).decision ?? null) : null

const idsWith = (streams: readonly string[], life: string): string[] =>
  streams.filter(s => s.startsWith(`${life}-`)).map(s => s.slice(life.length + 1))
