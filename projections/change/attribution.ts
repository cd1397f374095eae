/**
 * What each fact did to an indicator's numbers. The facts that lie between two states of knowledge are added one at a time,
 * by (knownFrom, position); what changes when a fact is added is its part, so the parts add up exactly. Another order would
 * give other parts.
 */
import { z } from 'zod'
import type { IndicatorFact } from '../../events/catalogue.ts'
import type { Pin } from '../base/pin.ts'
import { withoutNoise } from '../base/rounding.ts'
import { type Assessment, assess, type Choice } from '../figures/assessment.ts'
import { incrementalPoints } from '../figures/incremental-points.ts'
import { foldIndicator, type IndicatorAt, type IndicatorHistory } from '../figures/indicator.ts'
import { type Includes, only } from '../figures/series.ts'
import { type EnteringFact, factsBetween } from './facts-between.ts'

/** The numbers whose changes are attributed: the latest value, covered, share, projected, and a named method's own value. */
export const attributedNumbers = ['latest', 'covered', 'share', 'projected', 'value'] as const
export type AttributedNumber = (typeof attributedNumbers)[number]
export type Numbers = Readonly<Record<AttributedNumber, number | null>>
export const numbersShape = z.strictObject({
  latest: z.number().nullable(),
  covered: z.number().nullable(),
  share: z.number().nullable(),
  projected: z.number().nullable(),
  value: z.number().nullable().describe('The value of a named method, where it has one.'),
})

/** An indicator's numbers, both verdicts and a named method's status; null where nothing of it was known. */
export interface IndicatorNumbers {
  readonly numbers: Numbers
  readonly path: string | null
  readonly trend: string | null
  readonly status: string | number | null
}

/** The shape of `IndicatorNumbers`. */
export const indicatorNumbersShape = z.strictObject({
  numbers: numbersShape,
  path: z.string().nullable(),
  trend: z.string().nullable(),
  status: z.union([z.string(), z.number()]).nullable(),
})

/** The causes that parts are summed by. */
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
  // Who takes part in the work reads every figure, approved or not: for them sign-off moves nothing.
  'sign-off-changed': 'membership',
  'figures-submitted': 'membership',
  'figures-returned': 'membership',
  'figures-approved': 'membership',
  'period-locked': 'membership',
  'period-reopened': 'membership',
  'fact-struck': 'membership',
}

/** What one fact did, or the change of method (no fact). */
export interface Step {
  readonly cause: Cause
  readonly fact: EnteringFact | null
  /** By how much it changed each number; null where the number is null at one end of the span. */
  readonly did: Numbers
  /** Numbers that were null before it and are not after it, or the other way round. */
  readonly turned: readonly AttributedNumber[]
}

/** The numbers at both ends of a span, and what each fact between them did. */
export interface Attribution {
  readonly before: IndicatorNumbers
  readonly after: IndicatorNumbers
  readonly steps: readonly Step[]
}

/** Between which states of knowledge. Both ends are assessed for the later pin's day, so that time passing has no part. */
export interface AttributionSpan {
  /** Whether a fact inside the later pin was known before. */
  readonly knew: Includes
  readonly later: Pin
  readonly choice: Choice
  /** The method at the later end, where it is another than the choice's. */
  readonly toMethod?: string | undefined
}

/** A value for each of the numbers. */
export const eachNumber = <T>(make: (name: AttributedNumber) => T): Readonly<Record<AttributedNumber, T>> => ({
  latest: make('latest'),
  covered: make('covered'),
  share: make('share'),
  projected: make('projected'),
  value: make('value'),
})

const NOTHING: IndicatorNumbers = { numbers: eachNumber(() => null), path: null, trend: null, status: null }

function numbersOf({ latest, covered, path, trend, method }: Assessment, { versions }: IndicatorAt): IndicatorNumbers {
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

/** An indicator to which facts are added one at a time. */
function withFactsAdded(id: string, history: IndicatorHistory, { knew, later, choice }: AttributionSpan) {
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
    /** The numbers now; `came` is the fact just added, null where none was. */
    numbers: (came: EnteringFact | null, method = choice.method): IndicatorNumbers => {
      const points =
        at && read(at, later, { keys: came?.key === undefined ? [] : [came.key], facts: came?.key === undefined })
      return at && points ? numbersOf(assess(id, part, at, later, { ...choice, method }, points), at) : NOTHING
    },
  }
}

/** Attributes the change of an indicator's numbers over a span; undefined where nothing happened to it. */
export function attribute(id: string, history: IndicatorHistory, way: AttributionSpan): Attribution | undefined {
  const { knew, later, choice, toMethod = choice.method } = way
  const facts = factsBetween(history, knew, later)
  const differs = toMethod !== choice.method
  if (facts.length === 0 && !differs) return undefined
  const { add, numbers } = withFactsAdded(id, history, way)
  const states = [numbers(null)]
  for (const fact of facts) {
    add(fact)
    states.push(numbers(fact))
  }
  if (differs) states.push(numbers(null, toMethod))
  return {
    before: states[0] as IndicatorNumbers,
    after: states.at(-1) as IndicatorNumbers,
    steps: stepsOf(facts, states),
  }
}

/** Each fact's part. A number that is null in between keeps its last value, so that the parts still add up. */
function stepsOf(facts: readonly EnteringFact[], states: readonly IndicatorNumbers[]): Step[] {
  const [before, after] = [states[0] as IndicatorNumbers, states.at(-1) as IndicatorNumbers]
  const last = { ...before.numbers }
  const magnitude = eachNumber(name => Math.max(...states.map(({ numbers }) => Math.abs(numbers[name] ?? 0))))
  return states.slice(1).map(({ numbers }, index) => {
    const earlier = (states[index] as IndicatorNumbers).numbers
    const did = eachNumber(name => {
      if (before.numbers[name] === null || after.numbers[name] === null) return null
      const change = numbers[name] === null ? 0 : withoutNoise(numbers[name] - (last[name] as number), magnitude[name])
      if (numbers[name] !== null) last[name] = numbers[name]
      return change
    })
    const turned = attributedNumbers.filter(name => (earlier[name] === null) !== (numbers[name] === null))
    const fact = facts[index] ?? null
    return { cause: fact === null ? 'method' : causeOf[fact.type], fact, did, turned }
  })
}

/** What the facts of one cause did together. */
export interface Part {
  readonly cause: Cause
  readonly did: Numbers
  /** Positions. */
  readonly facts: readonly number[]
}

/** The shape of `Part`. */
export const partShape = z.strictObject({
  cause: z.enum(causes),
  did: numbersShape,
  facts: z.array(z.int()).describe('Positions.'),
})

/** The sum of parts; null where one of them is. */
function sumOf(parts: readonly (number | null)[]): number | null {
  let [sum, magnitude] = [0, 0]
  for (const part of parts) {
    if (part === null) return null
    sum += part
    magnitude = Math.max(magnitude, Math.abs(part), Math.abs(sum))
  }
  return withoutNoise(sum, magnitude)
}

/** The parts by cause, in the order of `causes`. */
export function byCause(steps: readonly Step[]): Part[] {
  const byCauses = Map.groupBy(steps, step => step.cause)
  return causes.flatMap(cause => {
    const own = byCauses.get(cause)
    if (!own) return []
    const did = eachNumber(name => sumOf(own.map(step => step.did[name])))
    return [{ cause, did, facts: own.flatMap(({ fact }) => (fact ? [fact.position] : [])) }]
  })
}
