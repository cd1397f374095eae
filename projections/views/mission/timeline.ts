/** The timeline of a mission: every fact of it and its indicators, the latest known last. */
import { z } from 'zod'
import { type AnyFact, measurementNames } from '../../../events/catalogue.ts'
import type { Recorded } from '../../../events/fact.ts'
import { id } from '../../../events/shapes.ts'
import { lateEntriesShape } from '../../base/answer-json.ts'
import { countingFrom } from '../../base/list.ts'
import type { Entries } from '../../base/mission-entries.ts'
import { inside, isLate, type Pin } from '../../base/pin.ts'
import { readsStruck, strikesUpTo } from '../../base/struck-facts.ts'
import { eachOf, merging, sorting, visiting, type Work } from '../../base/work.ts'
import { readerLanguages } from '../../words/languages.ts'
import { type Asked, defineView, flag, limitInQuery, ofMission, wholeNumber } from '../view.ts'
import { entriesIn, entryShape } from './timeline-entry.ts'

/** The facts of a timeline inside a pin. */
interface TimelineRows {
  /** Positions of the facts, in the order in which they were known. */
  readonly positions: readonly number[]
  readonly lateEntries: number
}

/** The kinds of things that facts of a mission are of. */
export const timelineKinds = [
  'mission',
  'indicator',
  'decision',
  'portfolio',
  'learning-loop',
  'release',
  'observation',
] as const

/** Which facts are asked for. */
interface Wanted {
  readonly measurements: boolean
  readonly late: boolean
  readonly indicator?: string | undefined
  readonly kind?: (typeof timelineKinds)[number] | undefined
}

/** Entries only grow: their order is kept, and what is new is put among it. */
const ordered = new WeakMap<Entries, readonly number[]>()

/** The rows of entries by when they were known, of one time in recording order. */
function* rowsByKnown(entries: Entries): Work<readonly number[]> {
  const { knownFrom, position } = entries
  const before = ordered.get(entries) ?? []
  if (before.length === position.length) return before
  const compare = (a: number, b: number): number => (knownFrom[a] as number) - (knownFrom[b] as number) || a - b
  const added = countingFrom(before.length, position.length - before.length)
  const all = yield* merging(before, yield* sorting(added, compare), compare)
  ordered.set(entries, all)
  return all
}

/** Whether something in what a fact says is these words alone. */
function contains(said: unknown, words: string): boolean {
  if (typeof said === 'string') return said === words
  return typeof said === 'object' && said !== null && Object.values(said).some(part => contains(part, words))
}

/** Facts that are read together: less than a millisecond. */
const TOGETHER = 64
/** To read a fact and look through what it says counts as so many readings. */
const LOOKED_THROUGH = 100

/** Those of the facts that name an actor by its id; what a struck fact said names nobody but to auditors. */
function* naming(
  actor: string,
  positions: readonly number[],
  { reader, pin, viewer, params }: Omit<Asked, 'query'>,
): Work<number[]> {
  const strikeOf = strikesUpTo(reader, pin.position)
  const isAuditor = readsStruck(viewer, params.id ?? '')
  const found: number[] = []
  for (let from = 0; from < positions.length; from += TOGETHER, yield)
    for (const fact of reader.factsAt(positions.slice(from, from + TOGETHER)))
      if (contains(fact.data, actor) && (isAuditor || strikeOf(fact) === undefined)) found.push(fact.position)
  return found
}

/** Whether an entry is one of those asked for, apart from the pin and from those that came late. */
function wantedBy({ measurements, indicator, kind }: Wanted, { type, stream }: Entries): (row: number) => boolean {
  const only = indicator === undefined ? undefined : `indicator-${indicator}`
  return row =>
    (kind === undefined || stream[row]?.startsWith(`${kind}-`) === true) &&
    (only === undefined || stream[row] === only) &&
    (measurements || !measurementNames.has(type[row] as string))
}

function* rowsInPin(entries: Entries, pin: Pin, wanted: Wanted): Work<TimelineRows> {
  const positions: number[] = []
  const isWanted = wantedBy(wanted, entries)
  let lateEntries = 0
  const look = (row: number): void => {
    const [position, knownFrom] = [entries.position[row] as number, entries.knownFrom[row] as number]
    if (!inside({ knownFrom, position }, pin)) return
    const cameLate = isLate({ recordedAt: entries.recordedAt[row] as number }, pin)
    if (cameLate) lateEntries += 1
    if ((cameLate || !wanted.late) && isWanted(row)) positions.push(position)
  }
  yield* visiting(yield* rowsByKnown(entries), look)
  return { positions, lateEntries }
}

/** How many entries lie up to the last one that is asked for: with a fact, it stands in the middle of them. */
function lastWanted(
  { fact, before, limit }: { fact?: number | undefined; before?: number | undefined; limit: number },
  positions: readonly number[],
) {
  const at = fact === undefined ? -1 : positions.indexOf(fact)
  if (at < 0) return before ?? positions.length
  return Math.max(limit, at + Math.ceil(limit / 2))
}

export const timeline = defineView({
  path: '/missions/{id}/timeline',
  summary: 'Every fact of the mission by when it was known, each in one plain sentence; measurements can be left out.',
  query: {
    lang: z.enum(readerLanguages).default('nb').describe('The language of the sentences.'),
    measurements: flag.default(true),
    late: flag.default(false).describe('Only what was recorded after the day of the knowledge date.'),
    indicator: id.optional().describe('Only the facts of this indicator.'),
    kind: z.enum(timelineKinds).optional().describe('Only the facts of things of this kind.'),
    actor: id.optional().describe('Only the facts that name this actor by its id.'),
    limit: limitInQuery.default(200),
    before: wholeNumber.optional(),
    fact: wholeNumber.optional().describe('The entries around the fact at this position, in place of `before`.'),
  },
  version: 6,
  ...ofMission,
  answer: z.strictObject({
    mission: id,
    lateEntries: lateEntriesShape,
    count: z.int().describe('How many such entries there are at this pin.'),
    entries: z.array(entryShape),
    earlier: z.int().optional().describe('How many lie before the first one shown; ask for them with `before`.'),
  }),
  cost: {
    // What names an actor is found by reading each fact.
    of: ({ reader, query, params: { id = '' } }) => {
      const entries = reader.entries(id)
      if (query.actor === undefined) return entries.position.length
      const isWanted = wantedBy(query, entries)
      return LOOKED_THROUGH * entries.position.reduce((sum, _position, row) => sum + (isWanted(row) ? 1 : 0), 0)
    },
    instead: 'Ask without the measurements, `measurements=false`, or about one `indicator`.',
  },
  fold: function* (asked) {
    const {
      reader,
      pin,
      params: { id = '' },
      query,
    } = asked
    if (!reader.facts(`mission-${id}`).some(fact => inside(fact, pin))) return undefined
    const { positions: rows, lateEntries } = yield* rowsInPin(reader.entries(id), pin, query)
    const positions = query.actor === undefined ? rows : yield* naming(query.actor, rows, asked)
    const end = Math.min(lastWanted(query, positions), positions.length)
    const start = Math.max(0, end - query.limit)
    const facts: Recorded<AnyFact>[] = []
    for (let from = start; from < end; from += TOGETHER, yield)
      facts.push(...reader.factsAt(positions.slice(from, Math.min(end, from + TOGETHER))))
    return {
      mission: id,
      lateEntries,
      count: positions.length,
      entries: yield* eachOf(facts, entriesIn(query.lang, asked), TOGETHER),
      ...(start > 0 && { earlier: start }),
    }
  },
})
