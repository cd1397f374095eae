/** Two honest answers to one case: against the agreed path, and if the recent trend continues. */
import type { Baseline, Case, Point, Target } from './case.ts'
import { assessPath, type PathAnswer } from './path.ts'
import { latestOf } from './points.ts'
import { assessTrend, type TrendAnswer } from './trend.ts'

export interface Varde1 {
  /** Share of the distance from baseline to target that is covered, unclamped; null where there is no distance. */
  readonly covered: number | null
  /** Whether either answer rests on a provisional figure. */
  readonly provisional: boolean
  readonly baseline: Baseline | null
  readonly target: Target | null
  readonly latest: Point | null
  readonly path: Omit<PathAnswer, 'covered'>
  readonly trend: TrendAnswer
}

/** Assesses a case by both answers, each with its verdict, its numbers and its reasons. */
export function assessVarde1(c: Case): Varde1 {
  const { covered, ...path } = assessPath(c)
  const trend = assessTrend(c)
  const latest = latestOf(c)
  const provisional = latest?.obsStatus === 'P' || trend.reasons.includes('provisional')
  return { covered, provisional, baseline: c.baseline ?? null, target: c.target ?? null, latest, path, trend }
}
