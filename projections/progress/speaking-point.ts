/**
 * Which point judges against the agreed path? The latest that is finished, in the season of the target; for a target whose
 * date has passed the first at or after it. What is newer and passed over is named, never dropped in silence.
 */
import { firstIndex, lastIndexIn } from '../base/list.ts'
import type { Case, Point, PointsInOrder } from './case.ts'
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
  /** Why newer points than the judge were passed over; or why there is no judge. Looked for when asked. */
  readonly passedOver: () => readonly Reason[]
  /** What goes with a verdict on a target whose date has passed: a later figure judges, or the latest says otherwise. Looked for when asked. */
  readonly onceDue: () => readonly Reason[]
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
  const isFinished = (p: Point): boolean => saysAnything(p) && !isUnfinished(c, p)
  const finishedAt = lastIndexIn(all, isFinished)
  const wantedAt = isSeasonal(c) ? lastIndexInSeason(all, c.target?.season, isFinished) : -1
  const latestAt = wantedAt < 0 ? finishedAt : wantedAt
  const latest = pointAt(all, latestAt)
  const isLike = (p: Point, one: Point | null): boolean => !isSeasonal(c) || p.season === one?.season
  const dueAt = latest ? dueIndex(c, all, p => isFinished(p) && isLike(p, latest), latest) : -1
  const due = pointAt(all, dueAt) as Measured | null
  return {
    judge: due ?? latest,
    isDue: due !== null,
    passedOver: () => {
      if (due && dueAt !== latestAt) return NONE
      const one = latest ?? lastSaid(c, all)
      const newer = pointsFrom(all, latestAt + 1).filter(p => isLike(p, one))
      return passedOver(c, newer, latest)
    },
    onceDue: () =>
      due
        ? onceDue(
            c,
            pointsFrom(all, 0).filter(p => isFinished(p) && isLike(p, latest)),
            due,
          )
        : NONE,
    sinceBaseline: isSince(c, latest) ? 'points' : isSince(c, pointAt(all, finishedAt)) ? 'other-season' : 'nothing',
  }
}

const pointAt = (points: PointsInOrder, index: number): Point | null => (index < 0 ? null : (points.at(index) ?? null))

/** Where nothing is finished, the latest that says anything: of the target's season where one is. */
function lastSaid({ target }: Case, all: PointsInOrder): Point | null {
  const wantedAt = lastIndexInSeason(all, target?.season, saysAnything)
  return pointAt(all, wantedAt < 0 ? lastIndexIn(all, saysAnything) : wantedAt)
}

/** Whether a point stands after the baseline. */
const isSince = ({ baseline }: Case, p: Point | null): boolean =>
  p !== null && (baseline === undefined || above(p.t, baseline.t))

/** Where the first number at or after the target's date stands whose period has ended; −1 where there is none. */
function dueIndex(c: Case, points: PointsInOrder, speaks: (p: Point) => boolean, latest: Point): number {
  const { target } = c
  if (!target || below(latest.t, target.t)) return -1
  const isDue = (p: Point): boolean => !isRunning(c, p) && isMeasured(p) && speaks(p)
  for (let at = firstIndex(points.length, i => atLeast(points.timeAt(i), target.t)); at < points.length; at++)
    if (isDue(points.at(at) as Point)) return at
  return -1
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

const NONE: readonly Reason[] = []

/** Why newer points than the judge do not judge: missing is not zero is not suppressed, and a part is no total. */
function passedOver(c: Case, points: readonly Point[], judge: Point | null): readonly Reason[] {
  if (points.length === 0) return NONE
  const newer = points.filter(p => !isForecast(p))
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
