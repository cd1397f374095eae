/** What must a view read? The facts of each stream, parsed once, kept in a bounded cache that follows the log. */
import { type IndicatorFact, parse } from '../../events/catalogue.ts'
import type { Recorded } from '../../events/fact.ts'
import { enter, type GrowingBook } from '../../projections/indicator.ts'
import { emptySeries } from '../../projections/series.ts'
import type { Books } from '../../projections/view.ts'
import type { Log } from '../log/log.ts'
import type { Blocks } from './blocks.ts'

interface Kept {
  readonly book: GrowingBook
  revision: number
}

/** Keeps books of the log's streams; `bound` is how many facts the kept books may hold. */
export function booksOf(log: Log, blocks?: Blocks, bound = 1_000_000): Books {
  const kept = new Map<string, Kept>()
  let weight = 0

  function shed(): void {
    for (const [stream, oldest] of kept) {
      if (weight <= bound || kept.size === 1) return
      kept.delete(stream)
      weight -= oldest.revision + 2
    }
  }

  function catchUp(stream: string, into: Kept): void {
    const before = into.revision
    for (const stored of log.readStream(stream, before + 1)) {
      enter(into.book, parse(stored) as Recorded<IndicatorFact>)
      into.revision = stored.revision
    }
    weight += into.revision - before
  }

  function open(stream: string): Kept {
    const known = kept.get(stream)
    if (known) {
      kept.delete(stream)
      kept.set(stream, known)
      if (log.revisionOf(stream) > known.revision) catchUp(stream, known)
      return known
    }
    const fresh: Kept = { book: { facts: [], series: emptySeries() }, revision: -1 }
    fresh.revision = blocks?.restore(stream, fresh.book) ?? -1
    weight += fresh.revision + 2
    catchUp(stream, fresh)
    kept.set(stream, fresh)
    if (weight > bound) shed()
    return fresh
  }

  const idsWith = (streams: readonly string[], life: string): string[] =>
    streams.filter(s => s.startsWith(`${life}-`)).map(s => s.slice(life.length + 1))

  return {
    facts: stream => open(stream).book.facts as never,
    indicator: id => open(`indicator-${id}`).book,
    ofMission: (mission, life) => idsWith(log.streamsOf(mission), life),
    all: life => idsWith(log.streamsNamed(`${life}-`), life),
    lastPositionOf: (mission, at) => log.lastPositionOf(mission, at),
    *everyFact(mission, upTo) {
      for (const stored of log.read({ mission, to: upTo })) yield parse(stored)
    },
  }
}
