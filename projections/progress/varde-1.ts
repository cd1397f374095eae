/** Two honest answers to one case: against the agreed path, and if the recent trend continues. */
import { carriesCode } from '../../events/obs-status.ts'
import type { Baseline, Case, Point, Target } from './case.ts'
import { above, atLeast } from './compare.ts'
import type { Days } from './days.ts'
import { type JudgedPath, judgePath, type PathAnswer } from './path.ts'
import { isInOrder, isRunning, latestOf } from './points.ts'
import { ageBetween, staleAfter } from './staleness.ts'
import { type JudgedTrend, judgeTrend, type TrendAnswer } from './trend.ts'

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

/** Both answers to a case without their reasons, and the latest point of all. */
export interface Verdicts {
  readonly latest: Point | null
  readonly path: JudgedPath['path']
  readonly trend: JudgedTrend['trend']
}

/** What `assessVarde1` says without its reasons, which take as long again: for whoever asks at many steps. */
export const verdictsOf = (c: Case): Verdicts => ({
  latest: latestOf(c),
  path: judgePath(c).path,
  trend: judgeTrend(c).trend,
})

/**
 * On which other days the answers to a case are the same, but for the age: those when every period has ended, as on the day of
 * assessment, and the latest figure is as stale. Undefined where a period has not ended: it takes more to tell then.
 */
export function alikeOn(c: Case): Days | undefined {
  const { points, on: day } = c
  const times = isInOrder(points) ? [points.length === 0 ? 0 : points.timeAt(points.length - 1)] : points.map(p => p.t)
  const last = times.reduce((most, t) => Math.max(most, t), 0)
  if (!atLeast(day, last)) return undefined
  const end = staleAfter(c)
  return above(day, end) ? { from: last, after: end, to: Number.POSITIVE_INFINITY } : { from: last, after: 0, to: end }
}

/** Assesses a case by both answers, each with its verdict, its numbers and its reasons. */
export function assessVarde1(c: Case): Varde1 {
  const { path: judged, judge, reasons: pathReasons } = judgePath(c)
  const { covered, ...path } = judged
  const { trend: estimate, reasons: trendReasons } = judgeTrend(c)
  const trend = { ...estimate, reasons: trendReasons() }
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
    path: { ...path, reasons: pathReasons() },
    trend,
  }
}
