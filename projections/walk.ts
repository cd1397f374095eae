/**
 * What did each fact do to the numbers? The facts of one indicator that lie between two states of knowledge are added one
 * at a time, in (knownFrom, position) order, each folded at its own place; what changes with one is its part. Exact by
 * construction.
 */
import { type IndicatorFact, measurementNames } from '../events/catalogue.ts'
import type { PeriodText } from '../events/period.ts'
import type { Cell } from '../events/shapes.ts'
import { assess, type Choice } from './assessment.ts'
import { foldIndicator, type IndicatorAt, type IndicatorBook } from './indicator.ts'
import { inside, type Pin } from './pin.ts'
import { type Includes, only } from './series.ts'

/** Numbers that are followed: the latest value, covered, share, projected, and a named method's own. */
export const followed = ['latest', 'covered', 'share', 'projected', 'value'] as const
export type Followed = (typeof followed)[number]
export type Numbers = Readonly<Record<Followed, number | null>>

/** Where an indicator stands: its numbers, both verdicts, a named method's status; null where nothing of it was known. */
export interface Standing {
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

/** A fact on the way, with what it is about where that is one value. */
export interface Added {
  readonly type: IndicatorFact['type']
  readonly knownFrom: number
  readonly position: number
  readonly period?: PeriodText
  readonly cell?: Cell
}

/** What one fact did, or the change of method (no fact). */
export interface Step {
  readonly cause: Cause
  readonly fact: Added | null
  /** Null where the number is null on one side of the whole way. */
  readonly did: Numbers
  /** Numbers that it made, or made null. */
  readonly turned: readonly Followed[]
}

export interface Walk {
  readonly before: Standing
  readonly after: Standing
  readonly steps: readonly Step[]
}

/** From where to where. Both ends are assessed for the later pin's day, so that no part is owed to the calendar. */
export interface Way {
  /** Whether a fact inside the later pin was known before. */
  readonly knew: Includes
  readonly later: Pin
  readonly choice: Choice
  /** The method at the later end, where it is another than the choice's. */
  readonly toMethod?: string | undefined
}

/** Everything known at a pin. */
export const knownAt =
  ({ asOfMs, position }: Pin): Includes =>
  (knownFrom, at) =>
    at <= position && knownFrom <= asOfMs

function rowsBetween({ series }: IndicatorBook, { knew, later }: Way): Added[] {
  const { knownFrom, position } = series.columns()
  const rows: Added[] = []
  const end = series.rowsUpTo(later.position)
  for (let row = 0; row < end; row++) {
    const known = knownFrom[row] as number
    if (known > later.asOfMs || knew(known, position[row] as number)) continue
    const { type, key } = series.row(row)
    rows.push({ type, knownFrom: known, position: position[row] as number, period: key.given, cell: key.cell })
  }
  return rows
}

/** The facts in the order they are added. */
function between(book: IndicatorBook, way: Way): Added[] {
  const facts: Added[] = rowsBetween(book, way)
  for (const { type, knownFrom, position, data } of book.facts) {
    if (!inside({ knownFrom, position }, way.later) || way.knew(knownFrom, position)) continue
    const { period, cell } = data as Pick<Added, 'period' | 'cell'>
    facts.push({ type, knownFrom, position, ...(period !== undefined && { period, cell: cell ?? {} }) })
  }
  return facts.sort((a, b) => a.knownFrom - b.knownFrom || a.position - b.position)
}

const each = <T>(make: (name: Followed) => T): Readonly<Record<Followed, T>> => ({
  latest: make('latest'),
  covered: make('covered'),
  share: make('share'),
  projected: make('projected'),
  value: make('value'),
})

const NOTHING: Standing = { numbers: each(() => null), path: null, trend: null, status: null }

function standing(id: string, book: IndicatorBook, at: IndicatorAt | undefined, pin: Pin, choice: Choice): Standing {
  if (!at) return NOTHING
  const { latest, covered, path, trend, method } = assess(id, book, at, pin, choice)
  if (at.versions.length === 0 && latest === null) return NOTHING
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

/** Walks an indicator's way; undefined where nothing happened to it. */
export function walk(id: string, book: IndicatorBook, way: Way): Walk | undefined {
  const { knew, later, choice, toMethod = choice.method } = way
  const facts = between(book, way)
  const differs = toMethod !== choice.method
  if (facts.length === 0 && !differs) return undefined
  const added = new Set<number>()
  const includes: Includes = (knownFrom, position) => knew(knownFrom, position) || added.has(position)
  const series = only(book.series, includes)
  const known = () => ({ series, facts: book.facts.filter(f => includes(f.knownFrom, f.position)) })
  let part = known()
  let at = foldIndicator(part, later)
  const now = (method = choice.method): Standing => standing(id, part, at, later, { ...choice, method })
  const standings = [now()]
  for (const { position, type } of facts) {
    added.add(position)
    // A figure changes nothing but which rows stand.
    if (!measurementNames.has(type)) {
      part = known()
      at = foldIndicator(part, later)
    }
    standings.push(now())
  }
  if (differs) standings.push(now(toMethod))
  return { before: standings[0] as Standing, after: standings.at(-1) as Standing, steps: stepsOf(facts, standings) }
}

/** Each step's part. A number that is null in between keeps its last value, so that the parts add up all the same. */
function stepsOf(facts: readonly Added[], standings: readonly Standing[]): Step[] {
  const [before, after] = [standings[0] as Standing, standings.at(-1) as Standing]
  const last = { ...before.numbers }
  return standings.slice(1).map(({ numbers }, index) => {
    const earlier = (standings[index] as Standing).numbers
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
