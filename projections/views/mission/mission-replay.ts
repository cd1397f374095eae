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
import { type Choice, latestJson } from '../../figures/assessment.ts'
import { methodResultShape, pathVerdictShape, trendVerdictShape } from '../../figures/assessment-shape.ts'
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

/** A step while one indicator after the other adds to it. */
interface GrowingStep {
  late: number
  /** Whether the place of an indicator among the goals may have changed since the step before. */
  moved: boolean
  /** Whether a verdict of an indicator has changed since the step before. */
  verdictChanged: boolean
  readonly indicators: IndicatorAtStep[]
}

/** An indicator at every step: undefined until it is defined, and the same objects until something changes. */
interface MemberAtSteps {
  readonly at: readonly (IndicatorAt | undefined)[]
  /** What it says in the roll-up of a goal. */
  readonly spoken: readonly (Spoken | undefined)[]
}

/** An indicator at a step, once it is defined. */
interface MemberAtStep {
  readonly at: IndicatorAt
  readonly spoken: Spoken
}

function latestAtStep(latest: Point | null, read: ComparablePoints): IndicatorAtStep['latest'] {
  if (!latest) return null
  // It is the last of all points, more often than not.
  const last = read.points.at(read.points.length - 1)
  const point = last?.key.period.key === latest.period ? last : pointOf(read, latest)
  if (!point) return null
  // Most are plain numbers.
  if (latest.value !== null && !point.rolledUp)
    return { period: point.key.given, value: latest.value, obsStatus: point.obsStatus }
  const { period, value, low, high, obsStatus } = latestJson(latest, point)
  return { period, value, ...(low !== undefined && high !== undefined && { low, high }), obsStatus }
}

/** The numbers of an indicator. */
function numbersOf(
  indicator: string,
  made: MadeCase,
  { latest, path, trend }: Verdicts,
  { method }: Choice,
): IndicatorAtStep {
  const numbers = {
    indicator,
    latest: latestAtStep(latest, made.read),
    covered: path.covered,
    share: path.share,
    path: path.verdict,
    trend: trend.verdict,
    projected: trend.projected,
  }
  if (method === 'varde-1') return numbers
  return { ...numbers, status: methodNamed(method)?.assess(made.case).status ?? null }
}

/** What an indicator says in a roll-up. */
const spokenOf = (id: string, made: MadeCase, { path, trend }: Verdicts): Spoken => ({
  id,
  path: path.verdict,
  trend: trend.verdict,
  chance: chanceInWordsOf(trend),
  isExample: isExample(made),
})

const saysTheSame = (a: Spoken, b: Spoken): boolean =>
  a.path === b.path && a.trend === b.trend && a.chance === b.chance && a.isExample === b.isExample

/** So many steps of an indicator are gone through before the work may be interrupted; they take less than a millisecond. */
const STEPS = 16

/** An indicator at every step, assessed anew where anything changed; what it adds to a step is added to `growing`. */
function* memberAtSteps(
  id: string,
  whole: IndicatorHistory,
  steps: readonly Pin[],
  choice: Choice,
  growing: readonly GrowingStep[],
): Work<MemberAtSteps> {
  const verdictsOf = verdictsInTurn()
  let numbers: IndicatorAtStep | undefined
  let spoken: Spoken | undefined
  let pointsAt: ReturnType<typeof incrementalPoints> | undefined
  let caseAt: ReturnType<typeof caseMaker> | undefined
  const found: { at: (IndicatorAt | undefined)[]; spoken: (Spoken | undefined)[] } = { at: [], spoken: [] }
  for (const { pin, history, at, late, entered, changed } of indicatorSteps(whole, steps)) {
    const index = found.at.length
    const isDefined = at !== undefined && at.versions.length > 0
    if (isDefined) {
      const step = growing[index] as GrowingStep
      if (!numbers || changed) {
        pointsAt ??= incrementalPoints(history, choice.cell)
        caseAt ??= caseMaker(history, choice)
        const read = pointsAt(at, pin, entered)
        const made = caseAt(at, pin, isWork(read) ? yield* read : read)
        const verdicts = verdictsOf(made.case, made.lines)
        numbers = numbersOf(id, made, verdicts, choice)
        const says = spokenOf(id, made, verdicts)
        if (!spoken) step.moved = true
        if (!spoken || !saysTheSame(spoken, says)) {
          spoken = says
          step.verdictChanged = true
        }
      }
      if (entered.facts) step.moved = true
      step.late += late
      step.indicators.push(numbers)
    }
    found.spoken.push(isDefined ? spoken : undefined)
    if (found.at.push(isDefined ? at : undefined) % STEPS === 0) yield
  }
  return found
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

/** The indicators that are defined at a step. */
function membersAt(all: readonly MemberAtSteps[], step: number): MemberAtStep[] {
  return all.flatMap(({ at: { [step]: at }, spoken: { [step]: spoken } }) => (at && spoken ? [{ at, spoken }] : []))
}

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
  const growing: GrowingStep[] = steps.map(() => ({ late: 0, moved: false, verdictChanged: false, indicators: [] }))
  // One indicator after the other: what it consists of stays at hand.
  const indicators: MemberAtSteps[] = []
  for (const id of reader.ofMission(mission, 'indicator'))
    indicators.push(yield* memberAtSteps(id, reader.indicator(id), steps, chosen, growing))
  const missions = missionAtSteps(reader.facts<MissionFact>(`mission-${mission}`), steps)
  let nodes: readonly GoalNode<MemberAtStep>[] = []
  let goals: readonly GoalAtStep[] = []
  const replayed: ReplayStep[] = []
  for (const [index, pin] of steps.entries()) {
    const { mission: at, moved: missionMoved, late } = missions.next().value as MissionAtStep
    const step = growing[index] as GrowingStep
    const moved = missionMoved || step.moved
    if (moved || step.verdictChanged) {
      const members = membersAt(indicators, index)
      if (moved) nodes = everyNode(goalTree(at?.goals ?? [], members))
      const now = new Map(members.map(({ spoken }) => [spoken.id, spoken]))
      goals = nodes.map(node => goalAtStep(node, now))
    }
    yield
    replayed.push({
      pin,
      known: at !== undefined,
      lateEntries: late + step.late,
      indicators: step.indicators,
      goals,
    })
  }
  return replayed
}
