/** Where is the mission on its way? Its tree of goals, every indicator’s assessment, and what they say together. */
import { z } from 'zod'
import { directions, indicatorKinds } from '../../../events/indicator.ts'
import { goalKinds } from '../../../events/mission.ts'
import { parsePeriod } from '../../../events/period.ts'
import { day, id, name, text } from '../../../events/shapes.ts'
import { statedField } from '../../base/answer-json.ts'
import type { Pin } from '../../base/pin.ts'
import type { Shaped } from '../../base/shaped.ts'
import { SharedPart, sharingList } from '../../base/shared-json.ts'
import { choiceInQuery, datedJson } from '../../figures/assessment.ts'
import { assessmentShape, type DatedAssessment, type UndatedAssessment } from '../../figures/assessment-shape.ts'
import { factsOfMission } from '../../figures/reading-cost.ts'
import { decimalsRecordedShape, recordedDecimals } from '../../figures/recorded-decimals.ts'
import { rollUp } from '../../progress/roll-up.ts'
import { chanceInWordsOf } from '../../progress/trend.ts'
import type { AssessedMember } from '../../things/assessed/assessed-members.ts'
import { assessedMission } from '../../things/assessed/assessed-mission.ts'
import { type GoalNode, goalTree, maySpeak, rollUpShape, speakingIn } from '../../things/goal-tree.ts'
import type { GoalAt, MissionAt } from '../../things/mission.ts'
import type { ThingNames } from '../../words/speaker.ts'
import { markStated } from '../../words/stated.ts'
import { thingNamesAt } from '../../words/thing-names.ts'
import { defineView, ofMission } from '../view.ts'

/** An indicator of a goal with its assessment. */
const memberShape = assessmentShape.extend({
  title: text,
  unit: text,
  kind: z.enum(indicatorKinds),
  direction: z.enum(directions),
  decimals: z.int().nullable(),
  decimalsRecorded: decimalsRecordedShape,
  accountable: name.nullable(),
  retired: z.boolean(),
  key: z.boolean().describe('A key indicator of the mission.'),
  speaks: z
    .boolean()
    .describe('Whether an indicator of its kind, and no comparator, may speak for a goal of this kind.'),
  comparatorOf: id.optional().describe('The indicator that it is compared with; it then speaks for no goal.'),
  illustrative: z.literal(true).optional(),
})

/** What is said of a member under every goal and on every day, as long as its assessment is the same. */
const memberPart = ({ assessment, definition, at, history }: AssessedMember, pin: Pin) =>
  new SharedPart({
    title: definition.title,
    unit: definition.unit,
    kind: definition.kind,
    direction: definition.direction,
    decimals: definition.decimals ?? null,
    ...(definition.decimals === undefined && { decimalsRecorded: recordedDecimals(history, pin) }),
    accountable: definition.accountable ?? null,
    retired: at.retired !== null,
    key: at.isKey,
    ...(definition.comparatorOf && { comparatorOf: definition.comparatorOf }),
    ...(definition.illustrative && { illustrative: true as const }),
    ...assessment,
  })

type MemberPart = ReturnType<typeof memberPart>

/** Makes what is said of members on the pin's day: it is the same of all that are judged by figures of one time. */
function dayParts(pin: Pin) {
  const made = new Map<string, DayPart>()
  return (speaks: boolean, assessment: UndatedAssessment): DayPart => {
    const about = assessment.judging ?? assessment.latest
    const name = `${speaks} ${about && parsePeriod(about.period).reference}`
    const part = made.get(name) ?? new SharedPart({ speaks, ...datedJson(assessment, pin) })
    made.set(name, part)
    return part
  }
}

type DayPart = SharedPart<{ readonly speaks: boolean } & DatedAssessment>

/** The verdicts of indicators that speak, rolled up. */
const verdictsShape = rollUpShape.extend({
  illustrative: z
    .boolean()
    .describe('Some of the indicators have a baseline or target made for the example; these do not speak.'),
})

const isIllustrative = ({ path, trend, baseline, target }: UndatedAssessment): boolean =>
  (path.verdict !== 'not-assessed' || trend.verdict !== 'not-assessed') &&
  (baseline?.illustrative === true || target?.illustrative === true)

const verdictsJson = (speaking: readonly AssessedMember[]): Shaped<typeof verdictsShape> => ({
  ...rollUp(
    speaking.map(({ id, assessment: { path, trend, reasons } }) => ({
      id,
      path: path.verdict,
      trend: trend.verdict,
      chance: chanceInWordsOf(trend),
      isExample: reasons.includes('example-target'),
    })),
  ),
  illustrative: speaking.some(m => isIllustrative(m.assessment)),
})

/** A goal with its indicators and the goals below it; the roll-up is over all that speak for it. */
const goalShape = z
  .strictObject({
    goal: z.string(),
    level: z.int(),
    parent: z.string().nullable(),
    statement: text,
    kind: z.enum(goalKinds),
    status: z.enum(['proposed', 'adopted', 'retired']),
    accountable: name.nullable(),
    decidedBy: name.nullable(),
    stated: statedField.stated,
    illustrative: z.boolean(),
    revised: z.int().describe('How often it was worded anew.'),
    directionOnly: z.boolean().describe('No indicator that speaks for it has a target.'),
    rollUp: verdictsShape,
    indicators: z.array(memberShape),
    get goals() {
      return z.array(goalShape)
    },
  })
  .meta({ id: 'GoalProgress' })

/** What is said of a goal on every day on which its mission is the same. */
interface ToldGoal {
  readonly words: Omit<GoalAt, 'wordings' | 'adopted' | 'retired'>
  readonly counted: Pick<z.output<typeof goalShape>, 'revised' | 'directionOnly' | 'rollUp'>
  readonly indicators: readonly { readonly part: MemberPart; readonly speaks: boolean; readonly of: AssessedMember }[]
  readonly goals: readonly ToldGoal[]
}

function tellGoal({ goal, own, speaking, goals }: GoalNode<AssessedMember>, pin: Pin): ToldGoal {
  const { wordings, adopted: _adopted, retired: _retired, ...words } = goal
  return {
    words,
    counted: {
      revised: wordings.length - 1,
      directionOnly: speaking.every(m => m.at.targets.size === 0),
      rollUp: verdictsJson(speaking),
    },
    indicators: own.map(of => ({ part: of.once(memberPart, of, pin), speaks: maySpeak(goal, of.at), of })),
    goals: goals.map(node => tellGoal(node, pin)),
  }
}

function tellGoals({ goals }: MissionAt, members: readonly AssessedMember[], pin: Pin) {
  const tree = goalTree(goals, members)
  return { rollUp: verdictsJson(speakingIn(tree)), goals: tree.map(node => tellGoal(node, pin)) }
}

function goalJson(
  { words, counted, indicators, goals }: ToldGoal,
  dayPart: ReturnType<typeof dayParts>,
  names: ThingNames,
): Shaped<typeof goalShape> {
  return {
    ...markStated(words, names),
    ...counted,
    indicators: sharingList(indicators.map(({ part, speaks, of }) => [part, dayPart(speaks, of.assessment)] as const)),
    goals: goals.map(goal => goalJson(goal, dayPart, names)),
  }
}

const progressShape = z.strictObject({
  mission: z.string(),
  title: text.optional(),
  phase: z.enum(['candidate', 'declared', 'design', 'execution']),
  revision: z.int(),
  lateEntries: z.int(),
  target: choiceInQuery.target,
  method: choiceInQuery.method,
  status: z.enum(['approved', 'all']),
  rollUp: verdictsShape.describe('Over every indicator that speaks for the goal it stands under, each once.'),
  goals: z.array(goalShape).describe('Those without a parent.'),
})

export const missionProgress = defineView({
  path: '/missions/{id}/progress',
  summary:
    'The goal tree with every indicator’s assessment, both answers, and their roll-up per goal and over all goals.',
  query: { ...choiceInQuery, on: day.optional(), status: z.enum(['approved', 'all']).optional() },
  version: 6,
  ...ofMission,
  answer: progressShape,
  cost: {
    of: ({ reader, pin, params: { id = '' } }) => factsOfMission(reader, id, pin),
    instead: 'Ask about single indicators.',
  },
  fold: function* ({ reader, pin, query, params: { id = '' } }) {
    const assessed = yield* assessedMission(reader, id, pin, { ...query, cell: undefined })
    if (!assessed) return undefined
    const { mission, members, lateEntries, once } = assessed
    const { rollUp, goals } = once(tellGoals, mission, members, pin)
    const [dayPart, names] = [dayParts(pin), thingNamesAt(reader, id, pin)]
    return {
      mission: id,
      title: mission.title,
      phase: mission.phase,
      revision: mission.revision,
      lateEntries,
      target: query.target,
      method: query.method,
      status: pin.figures === 'none' ? 'approved' : pin.figures,
      rollUp,
      goals: goals.map(goal => goalJson(goal, dayPart, names)),
    }
  },
})
