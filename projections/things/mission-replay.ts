/** How did the mission go? Its progress at one pin after another, each fact read once and only what changed assessed anew. */
import type { MissionFact } from '../../events/catalogue.ts'
import type { Recorded } from '../../events/fact.ts'
import type { PeriodText } from '../../events/period.ts'
import type { Pin } from '../base/pin.ts'
import { mustAscend, pinSchedule } from '../base/pin-schedule.ts'
import { type Choice, latestJson } from '../figures/assessment.ts'
import { makeCase } from '../figures/case.ts'
import type { FactReader } from '../figures/fact-reader.ts'
import { incrementalPoints } from '../figures/incremental-points.ts'
import type { IndicatorAt, IndicatorHistory } from '../figures/indicator.ts'
import { type Followed, follow } from '../figures/indicator-steps.ts'
import type { PointAt } from '../figures/points.ts'
import type { Case, Point } from '../progress/case.ts'
import { methodNamed } from '../progress/methods.ts'
import type { PathVerdict } from '../progress/path.ts'
import { rollUp } from '../progress/roll-up.ts'
import type { TrendVerdict } from '../progress/trend.ts'
import { assessVarde1 } from '../progress/varde-1.ts'
import { type GoalNode, goalTree } from './goal-tree.ts'
import { foldMission, type MissionAt } from './mission.ts'

/** An indicator at a step: of its assessment what facts decide, and the day only where a period ends. */
export interface IndicatorThen {
  readonly indicator: string
  readonly latest: {
    readonly period: PeriodText
    /** Null where only an interval is known. */
    readonly value: number | null
    readonly low?: number
    readonly high?: number
    readonly obsStatus: string
  } | null
  readonly covered: number | null
  readonly share: number | null
  readonly path: PathVerdict
  readonly trend: TrendVerdict
  readonly projected: number | null
  /** A named method's own, where one was chosen. */
  readonly status?: string | number | null
}

export interface GoalThen {
  readonly goal: string
  readonly rollUp: ReturnType<typeof rollUp>
}

export interface ReplayStep {
  readonly pin: Pin
  /** False where nothing was known of the mission; then it has no goals either. */
  readonly known: boolean
  /** Facts inside the pin that were recorded after its day. */
  readonly lateEntries: number
  /** Those that were defined by then, in the order in which they were first recorded. */
  readonly indicators: readonly IndicatorThen[]
  /** Each goal before those below it. */
  readonly goals: readonly GoalThen[]
}

/** An indicator at a step, once it is defined. */
interface MemberThen {
  readonly at: IndicatorAt
  readonly then: IndicatorThen
  readonly late: number
  /** Whether it may stand elsewhere among the goals than a step before. */
  readonly moved: boolean
  /** Whether one of its verdicts is another than a step before. */
  readonly judged: boolean
}

type LatestThen = IndicatorThen['latest']

function latestThen(latest: Point | null, points: readonly PointAt[]): LatestThen {
  const point = latest && points.findLast(p => p.key.period.key === latest.period)
  if (!point) return null
  const { period, value, low, high, obsStatus } = latestJson(latest, point)
  return { period, value, ...(low !== undefined && high !== undefined && { low, high }), obsStatus }
}

function thenOf(indicator: string, c: Case, points: readonly PointAt[], { method }: Choice): IndicatorThen {
  const { covered, latest, path, trend } = assessVarde1(c)
  return {
    indicator,
    latest: latestThen(latest, points),
    covered,
    share: path.share,
    path: path.verdict,
    trend: trend.verdict,
    projected: trend.projected,
    ...(method !== 'varde-1' && { status: methodNamed(method)?.assess(c).status ?? null }),
  }
}

const sameVerdicts = (a: IndicatorThen, b: IndicatorThen): boolean => a.path === b.path && a.trend === b.trend

/** Follows an indicator over all steps and assesses it where anything changed. */
function memberAt(
  id: string,
  whole: IndicatorHistory,
  steps: readonly Pin[],
  choice: Choice,
): (MemberThen | undefined)[] {
  let before: IndicatorThen | undefined
  let carried: ReturnType<typeof incrementalPoints> | undefined
  const assessed = (at: IndicatorAt, { pin, history, came }: Followed): IndicatorThen => {
    carried ??= incrementalPoints(history, choice.cell)
    const read = carried(at, pin, came)
    return thenOf(id, makeCase(history, at, pin, choice, read).case, read.points, choice)
  }
  return Array.from(follow(whole, steps), step => {
    const { at, late, came, changed } = step
    if (!at || at.versions.length === 0) return undefined
    const then = before && !changed ? before : assessed(at, step)
    const judged = !before || !sameVerdicts(before, then)
    const moved = came.facts || !before
    before = then
    return { at, then, late, moved, judged }
  })
}

interface MissionThen {
  readonly mission: MissionAt | undefined
  readonly moved: boolean
  readonly late: number
}

function* missionOf(
  facts: readonly Recorded<MissionFact>[],
  steps: readonly Pin[],
): Generator<MissionThen, void, void> {
  const coming = pinSchedule(steps, facts.length, i => facts[i] as Recorded<MissionFact>)
  let mission: MissionAt | undefined
  for (const [step, pin] of steps.entries()) {
    const moved = coming.at(step).length > 0
    if (moved) mission = foldMission(facts, pin)
    yield { mission, moved, late: coming.late(step) }
  }
}

const everyNode = (tree: readonly GoalNode<MemberThen>[]): GoalNode<MemberThen>[] =>
  tree.flatMap(node => [node, ...everyNode(node.goals)])

/** What those that speak for a goal say at a step. */
const goalThen = ({ goal, speaking }: GoalNode<MemberThen>, now: ReadonlyMap<string, IndicatorThen>): GoalThen => ({
  goal: goal.goal,
  rollUp: rollUp(
    speaking.map(({ then: { indicator: id } }) => {
      const { path, trend } = now.get(id) as IndicatorThen
      return { id, path, trend }
    }),
  ),
})

/**
 * The progress of a mission at each of many pins, which ascend in asOf and in position: the numbers and verdicts that the
 * progress view has at each of them. Facts are read once; an indicator is assessed anew only where a fact of its own came
 * in, or a period ended in between.
 */
export function* replay(
  reader: FactReader,
  mission: string,
  steps: readonly Pin[],
  choice: Omit<Choice, 'cell'>,
): Generator<ReplayStep, void, void> {
  mustAscend(steps)
  const chosen: Choice = { ...choice, cell: undefined }
  // One indicator after the other: what it consists of stays at hand.
  const followed = reader.ofMission(mission, 'indicator').map(id => memberAt(id, reader.indicator(id), steps, chosen))
  const missions = missionOf(reader.facts<MissionFact>(`mission-${mission}`), steps)
  let nodes: readonly GoalNode<MemberThen>[] = []
  let goals: readonly GoalThen[] = []
  for (const [step, pin] of steps.entries()) {
    const { mission: at, moved: missionMoved, late } = missions.next().value as MissionThen
    const members = followed.flatMap(one => one[step] ?? [])
    const moved = missionMoved || members.some(m => m.moved)
    if (moved) nodes = everyNode(goalTree(at?.goals ?? [], members))
    if (moved || members.some(m => m.judged)) {
      const now = new Map(members.map(({ then }) => [then.indicator, then]))
      goals = nodes.map(node => goalThen(node, now))
    }
    yield {
      pin,
      known: at !== undefined,
      lateEntries: members.reduce((sum, m) => sum + m.late, late),
      indicators: members.map(m => m.then),
      goals,
    }
  }
}
