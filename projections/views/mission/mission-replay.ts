/** How did the mission go? Its progress at one pin after another, each fact read once and only what changed assessed anew. */
import { z } from 'zod'
import type { MissionFact } from '../../../events/catalogue.ts'
import type { Recorded } from '../../../events/fact.ts'
import { obsStatus } from '../../../events/obs-status.ts'
import { period } from '../../../events/shapes.ts'
import type { Pin } from '../../base/pin.ts'
import { factTimes, mustAscend, pinSchedule } from '../../base/pin-schedule.ts'
import type { Shaped } from '../../base/shaped.ts'
import { isWork, type Work } from '../../base/work.ts'
import {
  type Choice,
  latestJson,
  methodResultShape,
  pathVerdictShape,
  trendVerdictShape,
} from '../../figures/assessment.ts'
import { caseMaker, type MadeCase } from '../../figures/case.ts'
import { type ComparablePoints, pointOf } from '../../figures/comparable-points.ts'
import type { FactReader } from '../../figures/fact-reader.ts'
import type { IndicatorAt, IndicatorHistory } from '../../figures/indicator.ts'
import { incrementalPoints } from '../../figures/steps/incremental-points.ts'
import { indicatorSteps } from '../../figures/steps/indicator-steps.ts'
import { isExample } from '../../figures/target-reservations.ts'
import type { Point } from '../../progress/case.ts'
import { methodNamed } from '../../progress/methods.ts'
import { rollUp, type Spoken } from '../../progress/roll-up.ts'
import { chanceInWordsOf } from '../../progress/trend.ts'
import type { Verdicts } from '../../progress/varde-1.ts'
import { verdictsInTurn } from '../../progress/verdicts-in-turn.ts'
import { type GoalNode, goalTree, rollUpShape } from '../../things/goal-tree.ts'
import { foldMission, type MissionAt } from '../../things/mission.ts'

const nullable = z.number().nullable()

/** An indicator at a step: what facts decide of its assessment; the day matters only where a period ends. */
export const indicatorAtStepShape = z.strictObject({
  indicator: z.string(),
  latest: z
    .strictObject({
      period,
      value: nullable.describe('Null where only an interval is known, or where cells of a sum are lacking.'),
      low: z.number().optional(),
      high: z.number().optional(),
      obsStatus,
    })
    .nullable(),
  covered: nullable,
  share: nullable,
  path: pathVerdictShape,
  trend: trendVerdictShape,
  projected: nullable,
  status: methodResultShape.shape.status.describe('Of the named method, where one was chosen.'),
})
export type IndicatorAtStep = Shaped<typeof indicatorAtStepShape>

export const goalAtStepShape = z.strictObject({ goal: z.string(), rollUp: rollUpShape })
type GoalAtStep = Shaped<typeof goalAtStepShape>

export interface ReplayStep {
  readonly pin: Pin
  /** False where nothing was known of the mission; then it has no goals either. */
  readonly known: boolean
  /** Facts inside the pin that were recorded after its day. */
  readonly lateEntries: number
  /** Those that were defined by then, in the order in which they were first recorded. */
  readonly indicators: readonly IndicatorAtStep[]
  /** Each goal before those below it. */
  readonly goals: readonly GoalAtStep[]
}

/** An indicator at a step, once it is defined. */
interface MemberAtStep {
  readonly at: IndicatorAt
  readonly numbers: IndicatorAtStep
  /** What it says in the roll-up of a goal. */
  readonly spoken: Spoken
  readonly late: number
  /** Whether its place among the goals may have changed since the step before. */
  readonly moved: boolean
  /** Whether one of its verdicts has changed since the step before. */
  readonly verdictChanged: boolean
}

function latestAtStep(latest: Point | null, read: ComparablePoints): IndicatorAtStep['latest'] {
  const point = latest && pointOf(read, latest)
  if (!latest || !point) return null
  // Most are plain numbers.
  if (latest.value !== null && !point.rolledUp)
    return { period: point.key.given, value: latest.value, obsStatus: point.obsStatus }
  const { period, value, low, high, obsStatus } = latestJson(latest, point)
  return { period, value, ...(low !== undefined && high !== undefined && { low, high }), obsStatus }
}

/** An indicator's numbers, and what it says in a roll-up. */
type Judged = Pick<MemberAtStep, 'numbers' | 'spoken'>

function judgedOf(indicator: string, made: MadeCase, { latest, path, trend }: Verdicts, { method }: Choice): Judged {
  const numbers = {
    indicator,
    latest: latestAtStep(latest, made.read),
    covered: path.covered,
    share: path.share,
    path: path.verdict,
    trend: trend.verdict,
    projected: trend.projected,
    ...(method !== 'varde-1' && { status: methodNamed(method)?.assess(made.case).status ?? null }),
  }
  const verdicts = { path: path.verdict, trend: trend.verdict, chance: chanceInWordsOf(trend) }
  return { numbers, spoken: { id: indicator, ...verdicts, isExample: isExample(made) } }
}

const saysTheSame = (a: Spoken, b: Spoken): boolean =>
  a.path === b.path && a.trend === b.trend && a.chance === b.chance && a.isExample === b.isExample

/** So many steps of an indicator are gone through before the work may be interrupted; they take less than a millisecond. */
const STEPS = 16

/** An indicator at every step, assessed anew where anything changed. */
function* memberAtSteps(
  id: string,
  whole: IndicatorHistory,
  steps: readonly Pin[],
  choice: Choice,
): Work<(MemberAtStep | undefined)[]> {
  const verdictsOf = verdictsInTurn()
  let before: Judged | undefined
  let pointsAt: ReturnType<typeof incrementalPoints> | undefined
  let caseAt: ReturnType<typeof caseMaker> | undefined
  const members: (MemberAtStep | undefined)[] = []
  for (const step of indicatorSteps(whole, steps)) {
    const { at, late, entered, changed } = step
    if (!at || at.versions.length === 0) {
      members.push(undefined)
      continue
    }
    let judged = before
    if (!judged || changed) {
      pointsAt ??= incrementalPoints(step.history, choice.cell)
      caseAt ??= caseMaker(step.history, choice)
      const read = pointsAt(at, step.pin, entered)
      const made = caseAt(at, step.pin, isWork(read) ? yield* read : read)
      judged = judgedOf(id, made, verdictsOf(made.case, made.lines), choice)
    }
    const verdictChanged = !before || !saysTheSame(before.spoken, judged.spoken)
    const moved = entered.facts || !before
    before = judged
    if (members.push({ at, numbers: judged.numbers, spoken: judged.spoken, late, moved, verdictChanged }) % STEPS === 0)
      yield
  }
  return members
}

interface MissionAtStep {
  readonly mission: MissionAt | undefined
  readonly moved: boolean
  readonly late: number
}

function* missionAtSteps(
  facts: readonly Recorded<MissionFact>[],
  steps: readonly Pin[],
): Generator<MissionAtStep, void, void> {
  const schedule = pinSchedule(steps, factTimes(facts), facts.length)
  let mission: MissionAt | undefined
  for (const [step, pin] of steps.entries()) {
    const moved = schedule.at(step).length > 0
    if (moved) mission = foldMission(facts, pin)
    yield { mission, moved, late: schedule.late(step) }
  }
}

const everyNode = (tree: readonly GoalNode<MemberAtStep>[]): GoalNode<MemberAtStep>[] =>
  tree.flatMap(node => [node, ...everyNode(node.goals)])

/** The roll-up of those that speak for a goal. */
const goalAtStep = ({ goal, speaking }: GoalNode<MemberAtStep>, now: ReadonlyMap<string, Spoken>): GoalAtStep => ({
  goal: goal.goal,
  rollUp: rollUp(speaking.map(({ spoken: { id } }) => now.get(id) as Spoken)),
})

/**
 * The progress of a mission at each of many pins, which ascend in asOf and in position: the numbers and verdicts that the
 * progress view has at each of them. Facts are read once; an indicator is assessed anew only where one of its own facts
 * entered, or a period began or ended in between.
 */
export function* replay(
  reader: FactReader,
  mission: string,
  steps: readonly Pin[],
  choice: Omit<Choice, 'cell'>,
): Work<ReplayStep[]> {
  mustAscend(steps)
  const chosen: Choice = { ...choice, cell: undefined }
  // One indicator after the other: what it consists of stays at hand.
  const indicators: (MemberAtStep | undefined)[][] = []
  for (const id of reader.ofMission(mission, 'indicator'))
    indicators.push(yield* memberAtSteps(id, reader.indicator(id), steps, chosen))
  const missions = missionAtSteps(reader.facts<MissionFact>(`mission-${mission}`), steps)
  let nodes: readonly GoalNode<MemberAtStep>[] = []
  let goals: readonly GoalAtStep[] = []
  const replayed: ReplayStep[] = []
  for (const [step, pin] of steps.entries()) {
    const { mission: at, moved: missionMoved, late } = missions.next().value as MissionAtStep
    const members = indicators.flatMap(one => one[step] ?? [])
    const moved = missionMoved || members.some(m => m.moved)
    if (moved) nodes = everyNode(goalTree(at?.goals ?? [], members))
    if (moved || members.some(m => m.verdictChanged)) {
      const now = new Map(members.map(({ spoken }) => [spoken.id, spoken]))
      goals = nodes.map(node => goalAtStep(node, now))
    }
    yield
    replayed.push({
      pin,
      known: at !== undefined,
      lateEntries: members.reduce((sum, m) => sum + m.late, late),
      indicators: members.map(m => m.numbers),
      goals,
    })
  }
  return replayed
}
