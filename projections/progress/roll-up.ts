/** How does a goal stand, whose indicators say different things? Never one mean: a distribution, the worst, the coverage. */
import type { PathVerdict } from './path.ts'
import type { TrendVerdict } from './trend.ts'

/** One indicator's two verdicts. An indicator that several goals below share is counted once, by its id. */
export interface Spoken {
  readonly id: string
  readonly path: PathVerdict
  readonly trend: TrendVerdict
}

export interface RolledUp<Verdict extends string> {
  /** How many indicators have each verdict; verdicts nobody has are left out. */
  readonly distribution: Readonly<Partial<Record<Verdict, number>>>
  /** Null where none is assessed. */
  readonly worst: Verdict | null
  readonly coverage: { readonly assessed: number; readonly of: number; readonly share: number | null }
}

/** From the worst; verdicts on one line are equally bad, and the first of them gives its name. */
const PATH_ORDER: readonly (readonly PathVerdict[])[] = [
  ['behind', 'missed'],
  ['within-error', 'on-path'],
  ['ahead'],
  ['met', 'achieved'],
]
const TREND_ORDER: readonly (readonly TrendVerdict[])[] = [
  ['moving-away'],
  ['clearly-short'],
  ['slightly-short'],
  ['met-slipping'],
  ['reaches'],
  ['met'],
]

/** Rolls up each answer by itself. What is not assessed (or too early to say) lowers the coverage and is never the worst. */
export function rollUp(spoken: readonly Spoken[]): { path: RolledUp<PathVerdict>; trend: RolledUp<TrendVerdict> } {
  const union = [...new Map(spoken.map(one => [one.id, one])).values()]
  return {
    path: rollUpOne(
      union.map(one => one.path),
      PATH_ORDER,
    ),
    trend: rollUpOne(
      union.map(one => one.trend),
      TREND_ORDER,
    ),
  }
}

function rollUpOne<V extends string>(verdicts: readonly V[], order: readonly (readonly V[])[]): RolledUp<V> {
  const distribution: Partial<Record<V, number>> = {}
  for (const verdict of verdicts) distribution[verdict] = (distribution[verdict] ?? 0) + 1
  const fromWorst = order.flat()
  const assessed = verdicts.filter(verdict => fromWorst.includes(verdict)).length
  const of = verdicts.length
  return {
    distribution,
    worst: fromWorst.find(verdict => distribution[verdict] !== undefined) ?? null,
    coverage: { assessed, of, share: of === 0 ? null : assessed / of },
  }
}
