/** Computing the figures of releases again, from the facts of a bundle alone, by the same folds that the server has. */

import { hash } from 'node:crypto'
import { type AnyFact, type IndicatorFact, parse, type ReleaseFact } from '../../events/catalogue.ts'
import type { Metadata, Recorded } from '../../events/fact.ts'
import { firstAbove } from '../../projections/base/list.ts'
import { type GrowingEntries, noEntries, note } from '../../projections/base/mission-entries.ts'
import { atOnce } from '../../projections/base/work.ts'
import type { FactReader } from '../../projections/figures/fact-reader.ts'
import { enter, type GrowingHistory, historyFrom } from '../../projections/figures/indicator-history.ts'
import { releaseFigures } from '../../projections/views/release/figures.ts'
import { canonicalise } from '../proof/canonical.ts'
import type { BundledFact } from './verify-facts.ts'

/** What goes in, one fact after the other, and can then be read as a log can. */
export interface FactBook {
  readonly add: (fact: BundledFact) => void
  readonly reader: FactReader
  /** Releases that promise figures, in the order in which they were published. */
  readonly releases: () => readonly PromisedFigures[]
}

/** A release and the digest of its figures. */
export interface PromisedFigures {
  readonly release: string
  readonly mission: string
  readonly position: number
  readonly on: string
  readonly since: number | undefined
  readonly sha256: string
}

/** A book without facts. */
export function factBook(): FactBook {
  const histories = new Map<string, GrowingHistory>()
  const missions = new Map<string, Set<string>>()
  const entries = new Map<string, GrowingEntries>()
  const everything = new Map<number, Recorded<AnyFact>>()
  const promised: PromisedFigures[] = []
  const historyAt = (stream: string): GrowingHistory => {
    const history = histories.get(stream) ?? historyFrom([])
    histories.set(stream, history)
    return history
  }

  function add(bundled: BundledFact): void {
    const { meta, data, recordedAt, knownFrom } = bundled
    const times = { recordedAt: Date.parse(recordedAt), knownFrom: Date.parse(knownFrom) }
    const fact = parse({ ...bundled, ...times, meta: meta(), data: data() })
    enter(historyAt(fact.stream), fact as Recorded<IndicatorFact>)
    const { mission } = bundled
    if (mission !== null) {
      missions.set(mission, (missions.get(mission) ?? new Set()).add(fact.stream))
      const own = entries.get(mission) ?? noEntries()
      entries.set(mission, own)
      note(own, { ...fact, decision: (fact.meta as Metadata).decision ?? null })
    }
    if (fact.type === 'release-published') {
      everything.set(fact.position, fact)
      promise(fact as Recorded<ReleaseFact>)
    }
  }

  function promise({ stream, type, data }: Recorded<ReleaseFact>): void {
    if (type !== 'release-published') return
    const { mission, position, figures } = data
    const release = stream.slice('release-'.length)
    if (figures)
      promised.push({ release, mission, position, on: figures.on, since: figures.since, sha256: figures.sha256 })
  }

  const idsWith = (streams: Iterable<string>, life: string): string[] =>
    [...streams].filter(name => name.startsWith(`${life}-`)).map(name => name.slice(life.length + 1))

  function streamAt(position: number): string | undefined {
    for (const own of entries.values()) {
      const row = firstAbove(own.position, position - 1)
      if (own.position[row] === position) return own.stream[row]
    }
    return undefined
  }

  return {
    add,
    releases: () => promised,
    reader: {
      facts: stream => (histories.get(stream)?.facts ?? []) as never,
      indicator: id => histories.get(`indicator-${id}`) ?? historyFrom([]),
      ofMission: (mission, life) => idsWith(missions.get(mission) ?? [], life),
      all: life => idsWith(histories.keys(), life),
      lastPositionOf: (mission, at) => {
        const { position } = entries.get(mission) ?? noEntries()
        return position[firstAbove(position, at) - 1] ?? -1
      },
      streamAt,
      entries: mission => entries.get(mission) ?? noEntries(),
      factsAt: positions => positions.flatMap(position => everything.get(position) ?? []),
    },
  }
}

/** The file in a bundle that holds what was published. */
export const figuresFile = (release: string): string => `figures-${release}.json`

/** The figures of every release of a mission (or of all) that promises some, as files of a bundle. */
export function publishedFigures(
  reader: FactReader,
  mission: string | undefined,
  size: number,
): Record<string, string> {
  const files: Record<string, string> = {}
  for (const release of mission === undefined ? reader.all('release') : reader.ofMission(mission, 'release'))
    for (const { position, type, data } of reader.facts<ReleaseFact>(`release-${release}`))
      if (type === 'release-published' && data.figures && position < size)
        files[figuresFile(release)] = figuresText(reader, {
          ...data.figures,
          since: data.figures.since,
          mission: data.mission,
          position: data.position,
        })
  return files
}

/** The canonical JSON of a release's figures, computed from the facts that a reader has. */
export const figuresText = (
  reader: FactReader,
  { mission, position, on, since }: Omit<PromisedFigures, 'sha256' | 'release'>,
): string => canonicalise(atOnce(releaseFigures(reader, { mission, position, on, since })))

/** A release whose figures do not follow from the facts: with the first place where they differ, where they are in the bundle. */
export interface WrongFigures {
  readonly release: string
  /** JSON Pointer (RFC 6901); undefined where the bundle does not hold what was published. */
  readonly pointer: string | undefined
  readonly published: unknown
  readonly computed: unknown
}

/** Computes every promised release again; answers with the first whose figures are not those that were promised. */
export function firstWrong(
  { reader, releases }: FactBook,
  published: (file: string) => string | undefined,
): WrongFigures | undefined {
  for (const release of releases()) {
    const text = figuresText(reader, release)
    if (hash('sha256', text) === release.sha256) continue
    const given = published(figuresFile(release.release))
    const isPromised = given !== undefined && hash('sha256', given) === release.sha256
    const place = isPromised ? firstDifference(JSON.parse(given), JSON.parse(text)) : undefined
    return { release: release.release, pointer: place?.pointer, published: place?.a, computed: place?.b }
  }
  return undefined
}

interface Difference {
  readonly pointer: string
  readonly a: unknown
  readonly b: unknown
}

/** The first place where two JSON values differ. */
function firstDifference(a: unknown, b: unknown, pointer = ''): Difference | undefined {
  if (Object.is(a, b)) return undefined
  const areObjects = typeof a === 'object' && typeof b === 'object' && a !== null && b !== null
  if (!areObjects) return { pointer, a, b }
  const [left, right] = [a, b] as Record<string, unknown>[]
  for (const name of [...new Set([...Object.keys(left ?? {}), ...Object.keys(right ?? {})])].sort()) {
    const step = name.replaceAll('~', '~0').replaceAll('/', '~1')
    const found = firstDifference(left?.[name], right?.[name], `${pointer}/${step}`)
    if (found) return found
  }
  return undefined
}
