/**
 * Which point judges against the agreed path? The latest that is finished, in the season of the target; for a target whose
 * date has passed the first at or after it. What is newer and passed over is named, never dropped in silence.
 */
import { firstIndex, lastIndexIn } from '../base/list.ts'
import type { Case, Point, PointsInOrder, Target } from './case.ts'
import { above, atLeast, below } from './compare.ts'
import {
  comparable,
  isForecast,
  isInterval,
  isMeasured,
  isRunning,
  isUnfinished,
  lastIndexInSeason,
  type Measured,
  pointsFrom,
  saysAnything,
} from './points.ts'
import type { Reason } from './reasons.ts'
import { meets } from './target.ts'

export interface SpeakingPoint {
  /** The point that judges; an interval keeps from being assessed. Null where there is none. */
  readonly judge: Point | null
  /** Whether the target's date has passed and the judge stands at or after it, its period ended. */
  readonly isDue: boolean
  /** Index of the latest finished point that may speak, −1 where there is none. */
  readonly latestAt: number
  /** Index of the point that judges a target whose date has passed, −1 where none does. */
  readonly dueAt: number
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

/** Picks the point that judges. Points are in the order of time, so that the last one answers whether any is so late. */
export function speakingPoint(c: Case): SpeakingPoint {
  const all = comparable(c)
  const finishes = (p: Point): boolean => isFinished(c, p)
  const finishedAt = lastIndexIn(all, finishes)
  const wantedAt = isSeasonal(c) ? lastIndexInSeason(all, c.target?.season, finishes) : -1
  const latestAt = wantedAt < 0 ? finishedAt : wantedAt
  const latest = pointAt(all, latestAt)
  const dueAt = c.target && latest && !below(latest.t, c.target.t) ? dueIndex(c, all, c.target, latest) : -1
  return {
    judge: pointAt(all, dueAt) ?? latest,
    isDue: dueAt >= 0,
    latestAt,
    dueAt,
    sinceBaseline: isSince(c, latest) ? 'points' : isSince(c, pointAt(all, finishedAt)) ? 'other-season' : 'nothing',
  }
}

const isFinished = (c: Case, p: Point): boolean => saysAnything(p) && !isUnfinished(c, p)

/** Whether two points stand for the same part of the year, where that matters. */
const isLike = (c: Case, a: Point, b: Point | null): boolean => !isSeasonal(c) || a.season === b?.season

const pointAt = (points: PointsInOrder, index: number): Point | null => (index < 0 ? null : (points.at(index) ?? null))

/** Where nothing is finished, the latest that says anything: of the target's season where one is. */
function lastSaid({ target }: Case, all: PointsInOrder): Point | null {
  const wantedAt = lastIndexInSeason(all, target?.season, saysAnything)
  return pointAt(all, wantedAt < 0 ? lastIndexIn(all, saysAnything) : wantedAt)
}

/** Whether a point stands after the baseline. */
const isSince = ({ baseline }: Case, p: Point | null): boolean =>
  p !== null && (baseline === undefined || above(p.t, baseline.t))

/** Where the first number at or after the target's date stands that is like the latest, and whose period has ended; −1 where there is none. */
function dueIndex(c: Case, points: PointsInOrder, target: Target, latest: Point): number {
  const isDue = (p: Point): boolean => !isRunning(c, p) && isMeasured(p) && isFinished(c, p) && isLike(c, p, latest)
  for (let at = firstIndex(points.length, i => atLeast(points.timeAt(i), target.t)); at < points.length; at++)
    if (isDue(points.at(at) as Point)) return at
  return -1
}

/** What goes with a verdict on a target whose date has passed: a later figure judges, or the latest says otherwise. */
export function onceDue(c: Case, { latestAt, dueAt }: SpeakingPoint): readonly Reason[] {
  const { target } = c
  const all = comparable(c)
  const due = pointAt(all, dueAt) as Measured | null
  if (!target || !due) return NONE
  const one = pointAt(all, latestAt)
  const points = pointsFrom(all, 0).filter(p => isFinished(c, p) && isLike(c, p, one))
  const reasons: Reason[] = []
  if (points.some(p => isInterval(p) && atLeast(p.t, target.t) && above(due.t, p.t))) reasons.push('interval-value')
  if (above(due.t, target.t)) reasons.push('late-measurement')
  const latest = points.findLast(isMeasured) ?? due
  const [then, now] = [meets(c, target, due.value), meets(c, target, latest.value)]
  if (then !== now) reasons.push(then ? 'lost-again' : 'reached-late')
  return reasons
}

const NONE: readonly Reason[] = []

/** Why newer points than the judge were passed over, or why there is no judge: missing is not zero is not suppressed, and a part is no total. */
export function passedOver(c: Case, { judge, latestAt, dueAt }: SpeakingPoint): readonly Reason[] {
  if (dueAt >= 0 && dueAt !== latestAt) return NONE
  const all = comparable(c)
  const one = pointAt(all, latestAt) ?? lastSaid(c, all)
  const newer = pointsFrom(all, latestAt + 1).filter(p => isLike(c, p, one) && !isForecast(p))
  if (newer.length === 0) return NONE
  const unfinished = newer.filter(p => saysAnything(p) && isUnfinished(c, p))
  const reasons: Reason[] = []
  if (unfinished.some(p => isRunning(c, p))) reasons.push('period-running')
  const isEnded = unfinished.some(p => !isRunning(c, p))
  if (isEnded) reasons.push(judge ? 'later-period-incomplete' : 'incomplete-cells')
  const newest = newer.at(-1)
  const why = newest?.value === null && !isInterval(newest) ? WITHOUT_VALUE[newest.obsStatus] : undefined
  if (why) reasons.push(why)
  return reasons
}
