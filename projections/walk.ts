/**
 * What did each fact do to the numbers? The facts of one indicator that lie between two pins are added one at a time, in
 * (knownFrom, position) order, each folded at its own place; what changes with one is its part. Exact by construction.
 */
import type { IndicatorFact } from '../events/catalogue.ts'
import type { Recorded } from '../events/fact.ts'
import { assess, type Choice } from './assessment.ts'
import { foldIndicator, type IndicatorBook } from './indicator.ts'
import { inside, type Pin } from './pin.ts'
import { only } from './series.ts'

/** Numbers that are followed: the latest value, covered, share, projected, and a named method's own. */
export const followed = ['latest', 'covered', 'share', 'projected', 'value'] as const
export type Numbers = Readonly<Record<(typeof followed)[number], number | null>>

/** Where an indicator stands: its numbers and both verdicts; null where it was not defined. */
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

/** A fact between two pins, or the change of method, with what it did; null where the number is null on one side. */
export interface Step {
  readonly cause: Cause
  readonly position: number | null
  readonly type: string
  readonly knownFrom: number | null
  readonly did: Numbers
}

export interface Walk {
  readonly before: Standing
  readonly after: Standing
  readonly steps: readonly Step[]
}

interface Added {
  readonly type: IndicatorFact['type']
  readonly knownFrom: number
  readonly position: number
}

/** The indicator's facts in the later pin that are not in the earlier, in (knownFrom, position) order. */
export function between(book: IndicatorBook, earlier: Pin, later: Pin): Added[] {
  const isBetween = (f: Added): boolean => inside(f, later) && !inside(f, earlier)
  const rows = Array.from({ length: book.series.rows }, (_, row): Added => book.series.row(row)).filter(isBetween)
  const others: Added[] = book.facts.filter((f: Recorded<IndicatorFact>) => isBetween(f))
  return [...others, ...rows].sort((a, b) => a.knownFrom - b.knownFrom || a.position - b.position)
}

const NOTHING: Standing = {
  numbers: { latest: null, covered: null, share: null, projected: null, value: null },
  path: null,
  trend: null,
  status: null,
}

/** The standing of a part of a book at a pin. */
function standing(id: string, book: IndicatorBook, pin: Pin, choice: Choice): Standing {
  const at = foldIndicator(book, pin)
  if (!at || at.versions.length === 0) return NOTHING
  const a = assess(id, book, at, pin, choice)
  const numbers = {
    latest: a.latest?.value ?? null,
    covered: a.covered,
    share: a.path.share,
    projected: a.trend.projected,
    value: a.method.value ?? null,
  }
  return { numbers, path: a.path.verdict, trend: a.trend.verdict, status: a.method.status ?? null }
}

function part(book: IndicatorBook, earlier: Pin, added: ReadonlySet<number>): IndicatorBook {
  const includes = (f: { knownFrom: number; position: number }): boolean => inside(f, earlier) || added.has(f.position)
  return {
    facts: book.facts.filter(includes),
    series: only(book.series, (knownFrom, position) => includes({ knownFrom, position })),
  }
}

const each = (make: (name: keyof Numbers) => number | null): Numbers =>
  Object.fromEntries(followed.map(name => [name, make(name)])) as never

/**
 * Walks from the earlier pin to the later. Both are assessed for the later one's day, so that no part is owed to the
 * calendar. `methods` names the method on either side.
 */
export function walk(
  id: string,
  book: IndicatorBook,
  earlier: Pin,
  later: Pin,
  choice: Choice,
  toMethod = choice.method,
): Walk {
  const added = new Set<number>()
  const now = (method = choice.method): Standing =>
    standing(id, part(book, earlier, added), later, { ...choice, method })
  const before = now()
  const seen: Standing[] = []
  const facts = between(book, earlier, later)
  for (const { position } of facts) {
    added.add(position)
    seen.push(now())
  }
  const differs = toMethod !== choice.method
  const after = differs ? now(toMethod) : (seen.at(-1) ?? before)
  if (differs) seen.push(after)
  return { before, after, steps: stepsOf(facts, before, seen, after) }
}

/** Each step's part. A number that is null in between keeps its last value, so that the parts add up all the same. */
function stepsOf(facts: readonly Added[], before: Standing, seen: readonly Standing[], after: Standing): Step[] {
  const last: Record<string, number | null> = { ...before.numbers }
  return seen.map(({ numbers }, index) => {
    const fact = facts[index]
    const did = each(name => {
      if (before.numbers[name] === null || after.numbers[name] === null) return null
      const now = numbers[name] ?? (last[name] as number)
      const change = now - (last[name] as number)
      last[name] = now
      return change
    })
    if (!fact) return { cause: 'method', position: null, type: 'method', knownFrom: null, did }
    return { cause: causeOf[fact.type], position: fact.position, type: fact.type, knownFrom: fact.knownFrom, did }
  })
}

/** The parts by cause: what all facts of one cause did together. */
export function byCause(steps: readonly Step[]): { cause: Cause; did: Numbers; facts: number[] }[] {
  return causes.flatMap(cause => {
    const own = steps.filter(s => s.cause === cause)
    if (own.length === 0) return []
    const did = each(name => (own[0]?.did[name] === null ? null : own.reduce((sum, s) => sum + (s.did[name] ?? 0), 0)))
    return [{ cause, did, facts: own.flatMap(s => (s.position === null ? [] : [s.position])) }]
  })
}
