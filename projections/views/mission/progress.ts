/** Where is the mission on its way? Its tree of goals, every indicator’s assessment, and what they say together. */
import { z } from 'zod'
import type { MissionFact } from '../../../events/catalogue.ts'
import { day } from '../../../events/shapes.ts'
import { type Assessment, assess, type Choice } from '../../figures/assessment.ts'
import { methods } from '../../progress/methods.ts'
import { rollUp } from '../../progress/roll-up.ts'
import { type GoalNode, goalTree, maySpeak } from '../../things/goal-tree.ts'
import { lateAmong, type Member, membersOf } from '../../things/members.ts'
import { foldMission, type GoalAt } from '../../things/mission.ts'
import { type Asked, defineView, ofMission, untyped } from '../view.ts'

/** How a progress question may choose. */
export const choiceInQuery = {
  target: z.enum(['current', 'original']).default('current'),
  method: z.enum(methods.map(m => m.name) as [string, ...string[]]).default('varde-1'),
}

interface Assessed extends Member {
  readonly assessment: Assessment
}

function assessed({ reader, pin, params: { id = '' } }: Asked<unknown>, choice: Choice): Assessed[] {
  return membersOf(reader, id, pin).map(m => ({ ...m, assessment: assess(m.id, m.history, m.at, pin, choice) }))
}

function shownMember(member: Assessed, goal: GoalAt) {
  const definition = member.at.versions.at(-1)?.definition
  return {
    title: definition?.title,
    unit: definition?.unit,
    kind: definition?.kind,
    direction: definition?.direction,
    decimals: definition?.decimals ?? null,
    accountable: definition?.accountable ?? null,
    retired: member.at.retired !== null,
    /** Whether an indicator of its kind may speak for a goal of this kind. */
    speaks: maySpeak(goal, member.at),
    ...(definition?.illustrative && { illustrative: true }),
    ...member.assessment,
  }
}

/** A goal with its indicators and the goals below it; the roll-up is over all that speak for it. */
function shownGoal({ goal, own, speaking, goals }: GoalNode<Assessed>): object {
  const { wordings, adopted: _adopted, retired: _retired, ...said } = goal
  return {
    ...said,
    revised: wordings.length - 1,
    directionOnly: speaking.every(m => m.at.targets.size === 0),
    rollUp: rollUp(
      speaking.map(m => ({ id: m.id, path: m.assessment.path.verdict, trend: m.assessment.trend.verdict })),
    ),
    indicators: own.map(m => shownMember(m, goal)),
    goals: goals.map(shownGoal),
  }
}

export const missionProgress = defineView({
  path: '/missions/{id}/progress',
  summary: 'The goal tree with every indicator’s assessment, both answers, and their roll-up per goal.',
  query: { ...choiceInQuery, on: day.optional(), status: z.enum(['approved', 'all']).optional() },
  version: 1,
  ...ofMission,
  answer: untyped,
  fold: asked => {
    const { reader, pin, query, params } = asked
    const mission = foldMission(reader.facts<MissionFact>(`mission-${params.id}`), pin)
    if (!mission) return undefined
    const all = assessed(asked, { ...query, cell: undefined })
    return {
      mission: params.id,
      title: mission.title,
      phase: mission.phase,
      revision: mission.revision,
      lateEntries: lateAmong(all, mission.lateEntries),
      target: query.target,
      method: query.method,
      status: pin.figures,
      goals: goalTree(mission.goals, all).map(shownGoal),
    }
  },
})
