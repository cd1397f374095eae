/** Two honest answers to one case: against the agreed path, and if the recent trend continues. */
import { carriesCode } from '../../events/obs-status.ts'
import type { Baseline, Case, Point, Target } from './case.ts'
import { judgePath, type PathAnswer } from './path.ts'
import { isRunning, latestOf } from './points.ts'
import { ageBetween } from './staleness.ts'
import { assessTrend, type TrendAnswer } from './trend.ts'

export interface Varde1 {
  /** Share of the distance from baseline to target that is covered, unclamped; null where there is no distance. */
  readonly covered: number | null
  /** Whether either answer rests on a provisional figure, or on one whose period is still running. */
  readonly provisional: boolean
  /**
   * Whole years and months from the end of the judging period (of the latest, where none judges) to the day of assessment,
   * `P3Y11M`; `P0M` while it runs. Null where nothing is measured.
   */
  readonly age: string | null
  readonly baseline: Baseline | null
  readonly target: Target | null
  /** The latest point of all. */
  readonly latest: Point | null
  /** The point the path verdict is about. */
  readonly judging: Point | null
  readonly path: Omit<PathAnswer, 'covered'>
  readonly trend: TrendAnswer
}

/** Assesses a case by both answers, each with its verdict, its numbers and its reasons. */
export function assessVarde1(c: Case): Varde1 {
  const { path: judged, judge } = judgePath(c)
  const { covered, ...path } = judged
  const trend = assessTrend(c)
  const latest = latestOf(c)
  const about = judge ?? latest
  const isOpen = about !== null && (carriesCode(about, 'P') || isRunning(c, about))
  const provisional = isOpen || trend.reasons.includes('provisional') || trend.reasons.includes('period-running')
  return {
    covered,
    provisional,
    age: about && ageBetween(about.t, c.on),
    baseline: c.baseline ?? null,
    target: c.target ?? null,
    latest,
    judging: judge,
    path,
    trend,
  }
}
