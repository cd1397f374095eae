/**
 * What each fact did to an indicator's numbers. The facts that lie between two states of knowledge are added one at a time,
 * by (knownFrom, position); what changes when a fact is added is its part, so the parts add up exactly. Another order would
 * give other parts.
 */
import type { Pin } from '../base/pin.ts'
import { isWork, type Work, within } from '../base/work.ts'
import type { Choice } from '../figures/assessment.ts'
import { caseMaker } from '../figures/case.ts'
import type { ComparablePoints } from '../figures/comparable-points.ts'
import type { IndicatorAt, IndicatorHistory } from '../figures/indicator.ts'
import { incrementalPoints } from '../figures/steps/incremental-points.ts'
import type { Case, Point } from '../progress/case.ts'
import { methodNamed } from '../progress/methods.ts'
import { isInOrder } from '../progress/points.ts'
import type { Verdicts } from '../progress/varde-1.ts'
import { verdictsInTurn } from '../progress/verdicts-in-turn.ts'
import { eachNumber, type IndicatorNumbers } from './attributed-numbers.ts'
import { type EnteringFact, factsBetween, type KnownBefore } from './facts-between.ts'
import { partOfFacts, partOfSeries } from './part-of-history.ts'
import { type Steps, stepsOf } from './steps.ts'

/** The numbers at both ends of a span, and what each fact between them did. */
export interface Attribution extends Steps {
  readonly before: IndicatorNumbers
  readonly after: IndicatorNumbers
}

/** Between which states of knowledge. Both ends are assessed for the later pin's day, so that time passing has no part. */
export interface AttributionSpan {
  /** Whether a fact inside the later pin was known before. */
  readonly knew: KnownBefore
  readonly later: Pin
  readonly choice: Choice
  /** The method at the later end, where it is another than the choice's. */
  readonly toMethod?: string | undefined
}

const NOTHING: IndicatorNumbers = { numbers: eachNumber(() => null), path: null, trend: null, status: null }

/** The numbers of a case by the answers to it. */
function numbersOf(
  { latest, path, trend }: Verdicts,
  c: Case,
  { versions }: IndicatorAt,
  method: string,
): IndicatorNumbers {
  if (versions.length === 0 && !latest) return NOTHING
  const { value = null, status = null } = method === 'varde-1' ? {} : (methodNamed(method)?.assess(c) ?? {})
  return {
    numbers: {
      latest: latest && latest.incomplete !== true ? latest.value : null,
      covered: path.covered,
      share: path.share,
      projected: trend.projected,
      value,
    },
    path: path.verdict,
    trend: trend.verdict,
    status,
  }
}

/** Whether a point lacks parts in both cases, and nothing but their sum so far differs: it is named, never computed with. */
const areUnfinishedAlike = (a: Point, b: Point | undefined): boolean =>
  b?.incomplete === true &&
  a.incomplete === true &&
  a.period === b.period &&
  a.version === b.version &&
  a.obsStatus === b.obsStatus &&
  a.disputed === b.disputed &&
  (a.value === null) === (b.value === null) &&
  isPlain(a) &&
  isPlain(b)

const isPlain = ({ low, flags, standardError }: Point): boolean =>
  low === undefined && flags === undefined && standardError === undefined

/** Whether all numbers of the one come out of the other too. */
function saysTheSame(a: ComparablePoints, b: ComparablePoints): boolean {
  if (a === b) return true
  const [now, before] = [a.numbers, b.numbers]
  // Figures that are recorded are read anew only where one of them is another.
  if (isInOrder(now) || isInOrder(before)) return false
  return (
    a.comparable === b.comparable &&
    now.length === before.length &&
    now.every((point, index) => point === before[index] || areUnfinishedAlike(point, before[index]))
  )
}

/** An indicator to which facts are added one at a time; after each only what it touched is computed again. */
function withFactsAdded(history: IndicatorHistory, { knew, later, choice }: AttributionSpan) {
  const series = partOfSeries(history.series, knew, later)
  const known: IndicatorHistory = { facts: [], series: series.part }
  const read = incrementalPoints(known, choice.cell)
  const caseAt = caseMaker(known, choice)
  const verdictsOf = verdictsInTurn()
  const isKnown = history.series.known(later) > 0
  const facts = partOfFacts(history, knew, later)
  let now = NOTHING
  // What they are of; undefined until something is known.
  let at: IndicatorAt | undefined
  let points: ComparablePoints | undefined
  let by = choice.method

  /** Adds a fact; answers with the keys that may have another figure. */
  function add({ position, row }: EnteringFact): readonly number[] {
    if (row !== undefined) return [series.add(row)]
    facts.add(position)
    return NO_KEYS
  }

  /** The numbers as they are now, where these keys may have another figure than before; work where the points are to be read anew. */
  function numbers(keys = NO_KEYS, method = choice.method): IndicatorNumbers | Work<IndicatorNumbers> {
    const told = facts.at()
    if (told.versions.length === 0 && !isKnown) return NOTHING
    const points = read(told, later, { keys, facts: true })
    return isWork(points) ? numbersAnew(told, points, method) : numbersAt(told, points, method)
  }

  function* numbersAnew(told: IndicatorAt, points: Work<ComparablePoints>, method: string): Work<IndicatorNumbers> {
    return numbersAt(told, yield* points, method)
  }

  function numbersAt(told: IndicatorAt, read: ComparablePoints, method: string): IndicatorNumbers {
    const isSame = at === told && by === method && points !== undefined && saysTheSame(read, points)
    at = told
    points = read
    by = method
    if (isSame) return now
    const { case: c, lines } = caseAt(told, later, read)
    now = numbersOf(verdictsOf(c, lines), c, told, method)
    return now
  }

  return { add, numbers }
}

const NO_KEYS: readonly number[] = []

/** So many facts are added before the work may be interrupted; they take some tenths of a millisecond. */
const FACTS = 8

/** Attributes the change of an indicator's numbers over a span; undefined where nothing happened to it. It may be interrupted. */
export function* attribution(history: IndicatorHistory, way: AttributionSpan): Work<Attribution | undefined> {
  const { knew, later, choice, toMethod = choice.method } = way
  const facts = yield* factsBetween(history, knew, later)
  const differs = toMethod !== choice.method
  if (facts.length === 0 && !differs) return undefined
  yield
  const { add, numbers } = withFactsAdded(history, way)
  const states = [yield* within(numbers())]
  let added = 0
  while (added < facts.length) {
    const reading = addSome()
    if (reading) states.push(yield* reading)
    yield
  }
  if (differs) states.push(yield* within(numbers(NO_KEYS, toMethod)))
  return {
    before: states[0] as IndicatorNumbers,
    after: states.at(-1) as IndicatorNumbers,
    ...(yield* stepsOf(facts, states)),
  }

  /** Adds some of the facts, up to one after which points are to be read anew. A function of its own: within work a loop runs slowly. */
  function addSome(): Work<IndicatorNumbers> | undefined {
    for (const until = Math.min(added + FACTS, facts.length); added < until; ) {
      const now = numbers(add(facts[added] as EnteringFact))
      added += 1
      if (isWork(now)) return now
      states.push(now)
    }
    return undefined
  }
}
