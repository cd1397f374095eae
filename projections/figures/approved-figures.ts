/**
 * What of an indicator awaits approval? Somebody without a role in the mission reads approved figures only (rule 7): of an
 * indicator that asks for sign-off the last approved value, until what was recorded since is approved; and so of a locked period,
 * for what came from a bound source. Approval is judged by position; from when a figure was known plays no part.
 */

import { noApprovalTerms, noteTerms, waitsForApproval } from '../../events/approval-terms.ts'
import type { FactName, IndicatorFact, ReleaseFact } from '../../events/catalogue.ts'
import type { Recorded } from '../../events/fact.ts'
import { type PeriodText, parsePeriod } from '../../events/period.ts'
import { cellKey } from '../../events/shapes.ts'
import type { SignOffStep } from '../../events/sign-off.ts'
import type { Pin } from '../base/pin.ts'
import type { FactReader } from './fact-reader.ts'
import type { IndicatorHistory } from './indicator.ts'
import type { Series } from './series.ts'
import type { Key } from './series-keys.ts'

/** What of an indicator awaits approval at a position. */
export interface Awaited {
  /** The step that each row of its series has reached that is not approved. */
  readonly rows: ReadonlyMap<number, SignOffStep>
  /** Positions of the facts, figures included, that tell something of what is not approved. */
  readonly positions: ReadonlySet<number>
}

const NOTHING: Awaited = { rows: new Map(), positions: new Set() }

/** Whether an indicator asks for sign-off, by the last word on it up to a position. */
export function asksSignOff(facts: readonly Recorded<IndicatorFact>[], position: number): boolean {
  const last = facts.findLast(fact => fact.position <= position && bearsOnSignOff(fact))
  return last?.type === 'sign-off-changed' ? last.data.required : last !== undefined
}

const bearsOnSignOff = (fact: Recorded<IndicatorFact>): boolean =>
  (fact.type === 'indicator-defined' && fact.data.signOff === true) || fact.type === 'sign-off-changed'

/** Whether figures may wait for approval from a fact on. */
const mayHoldBack = (fact: Recorded<IndicatorFact>): boolean => bearsOnSignOff(fact) || fact.type === 'source-bound'

interface Waiting {
  step: SignOffStep
  readonly rows: number[]
}

/** What awaits approval at a position: the facts of the indicator and the rows of its series, taken in recording order. */
export function awaitedAt({ facts, series }: IndicatorHistory, position: number): Awaited {
  if (!facts.some(mayHoldBack)) return NOTHING
  const rows = new Map<number, SignOffStep>()
  const positions = new Set<number>()
  const waiting = new Map<number, Waiting>()
  const { key, position: recordedAt } = series.columns()
  const end = series.rowsUpTo(position)
  const terms = noApprovalTerms()
  let row = 0

  function takeRowsBefore(at: number): void {
    for (; row < end && (recordedAt[row] as number) < at; row++) {
      const of = key[row] as number
      const { period } = series.keys[of] as Key
      if (waitsForApproval(terms, period))
        waiting.set(of, { step: 'recorded', rows: [...(waiting.get(of)?.rows ?? []), row] })
    }
  }

  for (const fact of facts) {
    if (fact.position > position) break
    takeRowsBefore(fact.position)
    noteTerms(terms, fact)
    if (fact.type === 'figures-submitted')
      eachChosen(series, waiting, fact.data, each => {
        each.step = 'submitted'
      })
    else if (fact.type === 'figures-returned')
      eachChosen(series, waiting, fact.data, each => {
        if (each.step === 'submitted') each.step = 'returned'
      })
    else if (fact.type === 'figures-approved')
      eachChosen(series, waiting, fact.data, ({ step }, of) => {
        if (step === 'submitted') waiting.delete(of)
      })
  }
  takeRowsBefore(position + 1)
  for (const { step, rows: own } of waiting.values())
    for (const each of own) {
      rows.set(each, step)
      positions.add(recordedAt[each] as number)
    }
  for (const each of tellingFacts(facts, series, positions, position)) positions.add(each)
  return { rows, positions }
}

/** The step of each figure that awaits approval at a pin, by the position of its fact; none where only those are seen that were approved. */
export function stepsByPosition(history: IndicatorHistory, pin: Pin): ReadonlyMap<number, SignOffStep> {
  // By whom and when they were approved is not seen there either: they would seem to wait.
  if (pin.figures !== 'all') return new Map()
  const { position } = history.series.columns()
  return new Map([...awaitedAt(history, pin.position).rows].map(([row, step]) => [position[row] as number, step]))
}

type Chosen = Extract<IndicatorFact, { type: 'figures-submitted' }>['data']

function eachChosen(
  series: Series,
  waiting: Map<number, Waiting>,
  { periods, cells }: Chosen,
  act: (each: Waiting, key: number) => void,
): void {
  const wanted = new Set(periods.map(period => parsePeriod(period).key))
  const inCells = cells && new Set(cells.map(cellKey))
  for (const [of, each] of [...waiting]) {
    const key = series.keys[of]
    if (key && wanted.has(key.period.key) && (inCells?.has(key.cellKey) ?? true)) act(each, of)
  }
}

/** The work on the way to approval is for those who take part in it. */
const INTERNAL: ReadonlySet<FactName> = new Set<FactName>(['figures-submitted', 'figures-returned', 'period-reopened'])

/** The facts, figures aside, that tell something of what is not approved: disputes and commentary about it, and the work on it. */
function* tellingFacts(
  facts: readonly Recorded<IndicatorFact>[],
  series: Series,
  hidden: ReadonlySet<number>,
  until: number,
): Generator<number> {
  const hiddenDisputes = new Set<string>()
  for (const fact of facts) {
    if (fact.position > until) return
    if (INTERNAL.has(fact.type)) yield fact.position
    if (fact.type === 'measurement-disputed') {
      const { dispute, period, cell } = fact.data
      if (!isHidden(series, hidden, parsePeriod(period).key, cellKey(cell), fact.position)) continue
      hiddenDisputes.add(dispute)
      yield fact.position
    }
    if (fact.type === 'commentary-written' && awaitsPeriod(series, hidden, fact.data.period)) yield fact.position
    // What a dispute ended with is recorded right after it.
    if (fact.type === 'dispute-resolved' && (hiddenDisputes.has(fact.data.dispute) || hidden.has(fact.position + 1)))
      yield fact.position
  }
}

/** Whether a figure of a period, of any cell, awaits approval. */
function awaitsPeriod(series: Series, hidden: ReadonlySet<number>, text: PeriodText | undefined): boolean {
  if (text === undefined || hidden.size === 0) return false
  const wanted = parsePeriod(text).key
  const { key, position, rows } = series.columns()
  for (let row = 0; row < rows; row++)
    if (hidden.has(position[row] as number) && series.keys[key[row] as number]?.period.key === wanted) return true
  return false
}

/** Whether the figure of a key that a fact at that position is about awaits approval. */
function isHidden(series: Series, hidden: ReadonlySet<number>, period: string, cell: string, at: number): boolean {
  const of = series.keys.findIndex(key => key.cellKey === cell && key.period.key === period)
  const { key, position } = series.columns()
  for (let row = series.rowsUpTo(at) - 1; row >= 0; row--)
    if (key[row] === of) return hidden.has(position[row] as number)
  return false
}

/** The positions of what awaits approval, in the indicator of a stream; other streams have none. */
export type AwaitedPositions = (stream: string) => ReadonlySet<number>

/** Kinds of things of which all facts may be for those with a role in the mission alone. */
const FOR_INSIDERS = ['release', 'observation'] as const
/** Kinds of things in which something may be hidden. */
export const HIDING = [...FOR_INSIDERS, 'indicator'] as const
const isOf = (kinds: readonly string[], stream: string): boolean => kinds.some(kind => stream.startsWith(`${kind}-`))

/** The facts of a release for those with a role in the mission alone, and of an observation: it may quote what is not approved. */
const forInsiders = (reader: FactReader, stream: string): ReadonlySet<number> => {
  const facts = reader.facts<ReleaseFact>(stream)
  const isInternal =
    stream.startsWith('observation-') ||
    facts.some(({ type, data }) => type === 'release-published' && data.audience === 'mission')
  return isInternal ? new Set(facts.map(({ position }) => position)) : NOTHING.positions
}

/** What was worked out last of a reader: the next who ask mostly ask at the same position. */
const latestAwaited = new WeakMap<FactReader, { readonly position: number; readonly awaited: AwaitedPositions }>()

/** What awaits approval in each stream at a position, worked out once for each. */
export function awaitedPositions(reader: FactReader, position: number): AwaitedPositions {
  const latest = latestAwaited.get(reader)
  if (latest?.position === position) return latest.awaited
  const awaited = workingOutAwaited(reader, position)
  latestAwaited.set(reader, { position, awaited })
  return awaited
}

function workingOutAwaited(reader: FactReader, position: number): AwaitedPositions {
  const known = new Map<string, ReadonlySet<number>>()
  return stream => {
    if (isOf(FOR_INSIDERS, stream)) return forInsiders(reader, stream)
    if (!isOf(HIDING, stream)) return NOTHING.positions
    const before = known.get(stream)
    if (before) return before
    // Of most indicators nothing ever waits, which their few facts tell without their figures.
    const { positions } = reader.facts<IndicatorFact>(stream, true).some(mayHoldBack)
      ? awaitedAt(reader.indicator(stream.slice('indicator-'.length)), position)
      : NOTHING
    known.set(stream, positions)
    return positions
  }
}
