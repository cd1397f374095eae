/**
 * Which point judges against the agreed path? The latest that is finished, in the season of the target; for a target whose
 * date has passed the first at or after it. What is newer and passed over is named, never dropped in silence.
 */
import type { Case, Point } from './case.ts'
import { above, atLeast } from './compare.ts'
import { comparable, isInterval, isMeasured, isRunning, isUnfinished, type Measured, seasonOf } from './points.ts'
import type { Reason } from './reasons.ts'
import { meets } from './target.ts'

export interface SpeakingPoint {
  /** The point that judges; an interval keeps from being assessed. Null where there is none. */
  readonly judge: Point | null
  /** Whether the target's date has passed and the judge stands at or after it, its period ended. */
  readonly isDue: boolean
  /** Why newer points than the judge were passed over; or why there is no judge. */
  readonly passedOver: readonly Reason[]
  /** What goes with a verdict on a target whose date has passed: a later figure judges, or the latest says otherwise. */
  readonly onceDue: readonly Reason[]
  /** What lies after the baseline: points that may speak, or only such of other seasons, or nothing. */
  readonly sinceBaseline: 'points' | 'other-season' | 'nothing'
}

const WITHOUT_VALUE: Readonly<Record<string, Reason>> = {
  H: 'missing',
  J: 'missing',
  L: 'missing',
  O: 'missing',
  K: 'included-elsewhere',
  M: 'not-applicable',
  Q: 'suppressed',
}

/** Running totals have no season, nor has a series whose cycle is taken out or absent. */
const isSeasonal = (c: Case): boolean => !c.cumulative && (c.seasonal ?? 'raw') === 'raw'

/** Picks the point that judges. */
export function speakingPoint(c: Case): SpeakingPoint {
  const shown = comparable(c).filter(p => isMeasured(p) || isInterval(p))
  const finished = shown.filter(p => !isUnfinished(c, p))
  const season = seasonOf(c, finished.length > 0 ? finished : shown)
  const inSeason = <P extends Point>(points: readonly P[]): readonly P[] =>
    isSeasonal(c) ? points.filter(p => p.season === season) : points
  const speaking = inSeason(finished)
  const due = dueOf(c, speaking)
  const latest = speaking.at(-1) ?? null
  const isSince = (p: Point): boolean => c.baseline === undefined || above(p.t, c.baseline.t)
  const sinceBaseline = speaking.some(isSince) ? 'points' : finished.some(isSince) ? 'other-season' : 'nothing'
  const judge = due ?? latest
  return {
    judge,
    isDue: due !== undefined,
    passedOver: judge === latest ? passedOver(c, inSeason(comparable(c)), latest) : [],
    onceDue: due ? onceDue(c, speaking, due) : [],
    sinceBaseline,
  }
}

/** The first number at or after the target's date whose period has ended. */
function dueOf(c: Case, points: readonly Point[]): Measured | undefined {
  const { target } = c
  if (!target) return undefined
  return points.find((p): p is Measured => atLeast(p.t, target.t) && !isRunning(c, p) && isMeasured(p))
}

/** What goes with a verdict on a target whose date has passed. */
function onceDue(c: Case, points: readonly Point[], due: Measured): Reason[] {
  const { target } = c
  if (!target) return []
  const reasons: Reason[] = []
  if (points.some(p => isInterval(p) && atLeast(p.t, target.t) && above(due.t, p.t))) reasons.push('interval-value')
  if (above(due.t, target.t)) reasons.push('late-measurement')
  const latest = points.findLast(isMeasured) ?? due
  const [then, now] = [meets(c, target, due.value), meets(c, target, latest.value)]
  if (then !== now) reasons.push(then ? 'lost-again' : 'reached-late')
  return reasons
}

/** Why newer points than the judge do not judge: missing is not zero is not suppressed, and a part is no total. */
function passedOver(c: Case, points: readonly Point[], judge: Point | null): Reason[] {
  const newer = points.filter(p => p.obsStatus !== 'F' && (judge === null || above(p.t, judge.t)))
  const unfinished = newer.filter(p => (isMeasured(p) || isInterval(p)) && isUnfinished(c, p))
  const reasons: Reason[] = []
  if (unfinished.some(p => isRunning(c, p))) reasons.push('period-running')
  const isEnded = unfinished.some(p => !isRunning(c, p))
  if (isEnded) reasons.push(judge ? 'later-period-incomplete' : 'incomplete-cells')
  const newest = newer.at(-1)
  const why = newest?.value === null && !isInterval(newest) ? WITHOUT_VALUE[newest.obsStatus] : undefined
  if (why) reasons.push(why)
  return reasons
}
