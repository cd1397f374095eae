/**
 * What did each fact do to the numbers? The facts of one indicator that lie between two states of knowledge are added one
 * at a time, in (knownFrom, position) order, each folded at its own place; what changes with one is its part. Exact by
 * construction.
 */
import type { IndicatorFact } from '../../events/catalogue.ts'
import type { Pin } from '../base/pin.ts'
import { type Assessment, assess, type Choice } from '../figures/assessment.ts'
import { incrementalPoints } from '../figures/incremental-points.ts'
import { foldIndicator, type IndicatorAt, type IndicatorHistory } from '../figures/indicator.ts'
import { type Includes, only } from '../figures/series.ts'
import { type EnteringFact, factsBetween } from './facts-between.ts'

/** Numbers that are followed: the latest value, covered, share, projected, and a named method's own. */
export const followed = ['latest', 'covered', 'share', 'projected', 'value'] as const
export type Followed = (typeof followed)[number]
export type Numbers = Readonly<Record<Followed, number | null>>

/** Where an indicator stands: its numbers, both verdicts, a named method's status; null where nothing of it was known. */
export interface IndicatorNumbers {
  readonly numbers: Numbers
  readonly path: string | null
  readonly trend: string | null
  readonly status: string | number | null
}

export const causes = ['new data', 'correction', 'target', 'baseline', 'definition', 'membership', 'method'] as const
export type Cause = (typeof causes)[number]

const causeOf: Readonly<Record<IndicatorFact['type'], Cause>> = {
  'indicator-measured': 'new data',
  'measurement-corrected': 'correction',
  'measurement-withdrawn': 'correction',
  'measurement-disputed': 'correction',
  'dispute-resolved': 'correction',
  'target-set': 'target',
  'target-revised': 'target',
  'baseline-set': 'baseline',
  'baseline-reestimated': 'baseline',
  'indicator-redefined': 'definition',
  'indicator-defined': 'membership',
  'indicator-assigned': 'membership',
  'indicator-retired': 'membership',
}

/** What one fact did, or the change of method (no fact). */
export interface Step {
  readonly cause: Cause
  readonly fact: EnteringFact | null
  /** Null where the number is null on one side of the whole way. */
  readonly did: Numbers
  /** Numbers that it made, or made null. */
  readonly turned: readonly Followed[]
}

export interface Attribution {
  readonly before: IndicatorNumbers
  readonly after: IndicatorNumbers
  readonly steps: readonly Step[]
}

/** From where to where. Both ends are assessed for the later pin's day, so that no part is owed to the calendar. */
export interface AttributionSpan {
  /** Whether a fact inside the later pin was known before. */
  readonly knew: Includes
  readonly later: Pin
  readonly choice: Choice
  /** The method at the later end, where it is another than the choice's. */
  readonly toMethod?: string | undefined
}

const each = <T>(make: (name: Followed) => T): Readonly<Record<Followed, T>> => ({
  latest: make('latest'),
  covered: make('covered'),
  share: make('share'),
  projected: make('projected'),
  value: make('value'),
})

const NOTHING: IndicatorNumbers = { numbers: each(() => null), path: null, trend: null, status: null }

function standingOf({ latest, covered, path, trend, method }: Assessment, { versions }: IndicatorAt): IndicatorNumbers {
  if (versions.length === 0 && latest === null) return NOTHING
  return {
    numbers: {
      latest: latest?.value ?? null,
      covered,
      share: path.share,
      projected: trend.projected,
      value: method.value ?? null,
    },
    path: path.verdict,
    trend: trend.verdict,
    status: method.status ?? null,
  }
}

/** An indicator while facts are added to it. */
function growing(id: string, history: IndicatorHistory, { knew, later, choice }: AttributionSpan) {
  const added = new Set<number>()
  const includes: Includes = (knownFrom, position) => knew(knownFrom, position) || added.has(position)
  const series = only(history.series, includes)
  const read = incrementalPoints({ facts: [], series }, choice.cell)
  let part: IndicatorHistory = { facts: [], series }
  let at: IndicatorAt | undefined
  function fold(): void {
    part = { facts: history.facts.filter(f => includes(f.knownFrom, f.position)), series }
    at = foldIndicator(part, later)
  }
  fold()
  return {
    add: ({ position, key }: EnteringFact): void => {
      added.add(position)
      if (key === undefined) fold()
    },
    /** `came`: the fact just added; null: none. */
    standing: (came: EnteringFact | null, method = choice.method): IndicatorNumbers => {
      const points =
        at && read(at, later, { keys: came?.key === undefined ? [] : [came.key], facts: came?.key === undefined })
      return at && points ? standingOf(assess(id, part, at, later, { ...choice, method }, points), at) : NOTHING
    },
  }
}

/** Walks an indicator's way; undefined where nothing happened to it. */
export function attribute(id: string, history: IndicatorHistory, way: AttributionSpan): Attribution | undefined {
  const { knew, later, choice, toMethod = choice.method } = way
  const facts = factsBetween(history, knew, later)
  const differs = toMethod !== choice.method
  if (facts.length === 0 && !differs) return undefined
  const { add, standing } = growing(id, history, way)
  const standings = [standing(null)]
  for (const fact of facts) {
    add(fact)
    standings.push(standing(fact))
  }
  if (differs) standings.push(standing(null, toMethod))
  return {
    before: standings[0] as IndicatorNumbers,
    after: standings.at(-1) as IndicatorNumbers,
    steps: stepsOf(facts, standings),
  }
}

/** Each step's part. A number that is null in between keeps its last value, so that the parts add up all the same. */
function stepsOf(facts: readonly EnteringFact[], standings: readonly IndicatorNumbers[]): Step[] {
  const [before, after] = [standings[0] as IndicatorNumbers, standings.at(-1) as IndicatorNumbers]
  const last = { ...before.numbers }
  return standings.slice(1).map(({ numbers }, index) => {
    const earlier = (standings[index] as IndicatorNumbers).numbers
    const did = each(name => {
      if (before.numbers[name] === null || after.numbers[name] === null) return null
      const change = numbers[name] === null ? 0 : numbers[name] - (last[name] as number)
      if (numbers[name] !== null) last[name] = numbers[name]
      return change
    })
    const turned = followed.filter(name => (earlier[name] === null) !== (numbers[name] === null))
    const fact = facts[index] ?? null
    return { cause: fact === null ? 'method' : causeOf[fact.type], fact, did, turned }
  })
}

/** What all facts of one cause did together. */
export interface Part {
  readonly cause: Cause
  readonly did: Numbers
  /** Positions. */
  readonly facts: readonly number[]
}

/** The parts by cause. */
export function byCause(steps: readonly Step[]): Part[] {
  const byCauses = Map.groupBy(steps, step => step.cause)
  return causes.flatMap(cause => {
    const own = byCauses.get(cause)
    if (!own) return []
    const did = each(name =>
      own.reduce<number | null>((sum, s) => (s.did[name] === null ? null : (sum ?? 0) + s.did[name]), 0),
    )
    return [{ cause, did, facts: own.flatMap(({ fact }) => (fact ? [fact.position] : [])) }]
  })
}
