/** Where is the mission on its way? Its tree of goals, every indicator’s assessment, and what they say together. */
import { z } from 'zod'
import type { MissionFact } from '../../../events/catalogue.ts'
import { directions, indicatorKinds } from '../../../events/indicator.ts'
import { goalKinds } from '../../../events/mission.ts'
import { day, id, name, text } from '../../../events/shapes.ts'
import { statedField } from '../../base/answer-json.ts'
import type { Pin } from '../../base/pin.ts'
import type { Shaped } from '../../base/shaped.ts'
import { SharedPart, sharingList } from '../../base/shared-json.ts'
import { choiceInQuery, datedJson } from '../../figures/assessment.ts'
import { assessmentShape, type UndatedAssessment } from '../../figures/assessment-shape.ts'
import { factsOfMission } from '../../figures/reading-cost.ts'
import { decimalsRecordedShape, recordedDecimals } from '../../figures/recorded-decimals.ts'
import { rollUp } from '../../progress/roll-up.ts'
import { chanceInWordsOf } from '../../progress/trend.ts'
import { type AssessedMember, assessedMembers } from '../../things/assessed-members.ts'
import { type GoalNode, goalTree, maySpeak, rollUpShape, speakingIn } from '../../things/goal-tree.ts'
import { lateAmong, membersOf } from '../../things/members.ts'
import { foldMission, type GoalAt } from '../../things/mission.ts'
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

/** What the JSON of a member is made of. */
const memberJson = (member: AssessedMember, goal: GoalAt, pin: Pin) => ({
  shared: member.once(sharedJson, member, pin),
  own: { speaks: maySpeak(goal, member.at), ...datedJson(member.assessment, pin) },
})

/** What is said of a member under every goal and on every day, as long as its assessment is the same. */
const sharedJson = ({ assessment, definition, at, history }: AssessedMember, pin: Pin) =>
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

function goalJson(
  { goal, own, speaking, goals }: GoalNode<AssessedMember>,
  pin: Pin,
  names: ThingNames,
): Shaped<typeof goalShape> {
  const { wordings, adopted: _adopted, retired: _retired, ...words } = goal
  return {
    ...markStated(words, names),
    revised: wordings.length - 1,
    directionOnly: speaking.every(m => m.at.targets.size === 0),
    rollUp: verdictsJson(speaking),
    indicators: sharingList(own.map(m => memberJson(m, goal, pin))),
    goals: goals.map(node => goalJson(node, pin, names)),
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
  version: 5,
  ...ofMission,
  answer: progressShape,
  cost: {
    of: ({ reader, pin, params: { id = '' } }) => factsOfMission(reader, id, pin),
    instead: 'Ask about single indicators.',
  },
  fold: function* ({ reader, pin, query, params: { id = '' } }) {
    const mission = foldMission(reader.facts<MissionFact>(`mission-${id}`), pin)
    if (!mission) return undefined
    const choice = { ...query, cell: undefined }
    const members = yield* assessedMembers(membersOf(reader, id, pin), pin, choice)
    const tree = goalTree(mission.goals, members)
    const names = thingNamesAt(reader, id, pin)
    return {
      mission: id,
      title: mission.title,
      phase: mission.phase,
      revision: mission.revision,
      lateEntries: lateAmong(members, pin, mission.lateEntries),
      target: query.target,
      method: query.method,
      status: pin.figures === 'none' ? 'approved' : pin.figures,
      rollUp: verdictsJson(speakingIn(tree)),
      goals: tree.map(node => goalJson(node, pin, names)),
    }
  },
})
