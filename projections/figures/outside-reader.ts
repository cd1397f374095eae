/** How somebody without a role in a mission reads it: without what awaits approval, or without any figure. */
import { measurementNames } from '../../events/catalogue.ts'
import { type Entries, entriesOf } from '../base/mission-entries.ts'
import { type AwaitedPositions, awaitedAt, awaitedPositions, HIDING } from './approved-figures.ts'
import type { FactReader } from './fact-reader.ts'
import type { IndicatorHistory } from './indicator.ts'
import { emptySeries, seriesWithout } from './series.ts'

/** An indicator’s history as it is read without a role, at a position. */
function approvedHistory(history: IndicatorHistory, position: number): IndicatorHistory {
  const { rows, positions } = awaitedAt(history, position)
  if (positions.size === 0) return history
  return {
    facts: history.facts.filter(fact => !positions.has(fact.position)),
    series: seriesWithout(history.series, rows),
  }
}

/** The reader as it is read without a role, at a position: one door for every view. */
export function approvedOnly(reader: FactReader, position: number): FactReader {
  const awaited = awaitedPositions(reader, position)
  // Up to its position neither a history nor a mission's entries ever change; nobody asks it for what comes after.
  const approved = new WeakMap<IndicatorHistory, IndicatorHistory>()
  const shown = new WeakMap<Entries, Entries>()
  const last = new Map<string, { readonly at: number; readonly position: number }>()
  function indicator(id: string): IndicatorHistory {
    const history = reader.indicator(id)
    const known = approved.get(history) ?? approvedHistory(history, position)
    approved.set(history, known)
    return known
  }
  return {
    ...reader,
    indicator,
    facts: (stream, alone) => {
      const hidden = awaited(stream)
      const facts = reader.facts(stream, alone)
      return (hidden.size === 0 ? facts : facts.filter(fact => !hidden.has(fact.position))) as never
    },
    entries: mission => {
      const all = reader.entries(mission)
      const known = shown.get(all) ?? entriesWithout(all, hiddenIn(reader, mission, awaited))
      shown.set(all, known)
      return known
    },
    lastPositionOf: (mission, at) => {
      const known = last.get(mission)
      if (known?.at === at) return known.position
      const found = lastShown(reader, mission, at, awaited)
      if (found >= 0 && at <= position) last.set(mission, { at, position: found })
      return found
    },
  }
}

/** The positions of what is hidden in the things of a mission, by stream; of those alone in which something is. */
function hiddenIn(reader: FactReader, mission: string, awaited: AwaitedPositions): AwaitedByStream {
  const hidden = new Map<string, ReadonlySet<number>>()
  for (const life of HIDING)
    for (const id of reader.ofMission(mission, life)) {
      const positions = awaited(`${life}-${id}`)
      if (positions.size > 0) hidden.set(`${life}-${id}`, positions)
    }
  return hidden
}

type AwaitedByStream = ReadonlyMap<string, ReadonlySet<number>>

const entriesWithout = (all: Entries, hidden: AwaitedByStream): Entries =>
  hidden.size === 0
    ? all
    : entriesOf(all, row => !hidden.get(all.stream[row] as string)?.has(all.position[row] as number))

/** Positions of a stream that are looked up by themselves; those of streams with fewer are put together. */
const MANY = 64

/** The last position up to `at` among a mission's facts that is not hidden; −1: none. */
function lastShown(reader: FactReader, mission: string, at: number, awaited: AwaitedPositions): number {
  // What is hidden in the streams that were come by: most of it was recorded in one go.
  const large: ReadonlySet<number>[] = []
  const small = new Set<number>()
  const isHidden = (position: number): boolean =>
    small.has(position) || large.some(positions => positions.has(position))
  for (let last = reader.lastPositionOf(mission, at); last >= 0; ) {
    const ofStream = awaited(reader.streamAt(last) ?? '')
    if (!ofStream.has(last)) return last
    if (ofStream.size > MANY) large.push(ofStream)
    else for (const position of ofStream) small.add(position)
    while (isHidden(last)) {
      while (isHidden(last - 1)) last -= 1
      last = reader.lastPositionOf(mission, last - 1)
    }
  }
  return -1
}

const FIGURES: ReadonlySet<string> = new Set([...measurementNames, 'measurement-disputed', 'dispute-resolved'])

/** The reader without any figure, and what is said of one: what is seen from outside before a first release. */
export function withoutFigures(reader: FactReader): FactReader {
  const told = (fact: { readonly type: string }): boolean => !FIGURES.has(fact.type)
  return {
    ...reader,
    indicator: id => ({ facts: reader.indicator(id).facts.filter(told), series: emptySeries() }),
    facts: (stream, alone) => reader.facts(stream, alone).filter(told) as never,
    entries: mission => {
      const all = reader.entries(mission)
      return entriesOf(all, row => !FIGURES.has(all.type[row] as string))
    },
  }
}
