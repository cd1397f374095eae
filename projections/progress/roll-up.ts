/** How does a goal stand, whose indicators say different things? Never one mean: a distribution, the worst, the coverage. */
import { atLeast } from './compare.ts'
import type { PathVerdict } from './path.ts'
import type { ChanceInWords, TrendVerdict } from './trend.ts'

/** One indicator's two verdicts. An indicator that several goals below share is counted once, by its id. */
export interface Spoken {
  readonly id: string
  readonly path: PathVerdict
  readonly trend: TrendVerdict
  /** In words, of the target being met: `reaches` that is unlikely counts among the slightly short. */
  readonly chance?: ChanceInWords | null
  /** Whether its target or baseline is illustrative: then it never speaks. */
  readonly isExample?: boolean
}

export interface RolledUpVerdicts<Verdict extends string> {
  /** How many indicators have each verdict; verdicts nobody has are left out. */
  readonly distribution: Readonly<Partial<Record<Verdict, number>>>
  /** Null where fewer than half of those that may speak are assessed: too little to tell. */
  readonly worst: Verdict | null
  /** Set where the worst is `reaches` with an unlikely chance: it is not to be shown as good. */
  readonly worstChance?: 'unlikely'
  readonly coverage: { readonly assessed: number; readonly of: number; readonly share: number | null }
}

/** From the worst; verdicts on one line are equally bad, and the first of them gives its name. */
const PATH_ORDER: readonly (readonly PathVerdict[])[] = [
  ['behind', 'missed'],
  ['on-path'],
  ['ahead'],
  ['met', 'achieved'],
]

type TrendRank = TrendVerdict | 'reaches-unlikely'
const TREND_ORDER: readonly (readonly TrendRank[])[] = [
  ['moving-away'],
  ['clearly-short'],
  ['slightly-short', 'reaches-unlikely'],
  ['met-slipping'],
  ['reaches'],
  ['met'],
]

const trendRankOf = ({ trend, chance }: Pick<Spoken, 'trend' | 'chance'>): TrendRank =>
  trend === 'reaches' && chance === 'unlikely' ? 'reaches-unlikely' : trend

/** Rolls up each answer by itself. What is not assessed, too early to say or within error lowers the coverage and is never the worst. */
export function rollUp(spoken: readonly Spoken[]): {
  path: RolledUpVerdicts<PathVerdict>
  trend: RolledUpVerdicts<TrendVerdict>
} {
  const union = [...new Map(spoken.filter(one => !one.isExample).map(one => [one.id, one])).values()]
  const ranks = union.map(trendRankOf)
  const worst = worstOf(ranks, TREND_ORDER)
  return {
    path: {
      distribution: countOf(union.map(one => one.path)),
      worst: worstOf(
        union.map(one => one.path),
        PATH_ORDER,
      ),
      coverage: coverageOf(
        union.map(one => one.path),
        PATH_ORDER,
      ),
    },
    trend: {
      distribution: countOf(union.map(one => one.trend)),
      worst: worst === 'reaches-unlikely' ? 'reaches' : worst,
      ...(worst === 'reaches-unlikely' && { worstChance: 'unlikely' }),
      coverage: coverageOf(ranks, TREND_ORDER),
    },
  }
}

function countOf<V extends string>(verdicts: readonly V[]): Partial<Record<V, number>> {
  const distribution: Partial<Record<V, number>> = {}
  for (const verdict of verdicts) distribution[verdict] = (distribution[verdict] ?? 0) + 1
  return distribution
}

type Order<V> = readonly (readonly V[])[]

function coverageOf<V>(verdicts: readonly V[], order: Order<V>) {
  const ranked = new Set(order.flat())
  const assessed = verdicts.filter(verdict => ranked.has(verdict)).length
  const of = verdicts.length
  return { assessed, of, share: of === 0 ? null : assessed / of }
}

function worstOf<V>(verdicts: readonly V[], order: Order<V>): V | null {
  const { assessed, of } = coverageOf(verdicts, order)
  if (!atLeast(assessed, of / 2)) return null
  return order.flat().find(verdict => verdicts.includes(verdict)) ?? null
}

const rankIn = <V>(order: Order<V>, verdict: V): number => order.findIndex(line => line.includes(verdict))

/** How two path verdicts compare: below 0 the first is worse; within error ranks with on the path. Null where one says nothing. */
export function comparePath(a: PathVerdict, b: PathVerdict): number | null {
  const rank = (verdict: PathVerdict): number => rankIn(PATH_ORDER, verdict === 'within-error' ? 'on-path' : verdict)
  return rank(a) < 0 || rank(b) < 0 ? null : rank(a) - rank(b)
}

/** How two trend verdicts, each with its chance, compare: below 0 the first is worse. Null where one says nothing. */
export function compareTrend(a: Pick<Spoken, 'trend' | 'chance'>, b: Pick<Spoken, 'trend' | 'chance'>): number | null {
  const rank = (one: Pick<Spoken, 'trend' | 'chance'>): number => rankIn(TREND_ORDER, trendRankOf(one))
  return rank(a) < 0 || rank(b) < 0 ? null : rank(a) - rank(b)
}
