/** Which goalposts moved? Every goal, target, baseline and definition that changed, and what the moves made of the progress. */
import type { IndicatorFact, MissionFact } from '../../../events/catalogue.ts'
import type { Recorded } from '../../../events/fact.ts'
import { type Cell, cellKey, day } from '../../../events/shapes.ts'
import { lineJson, originJson } from '../../base/answer-json.ts'
import { originOf } from '../../base/origin.ts'
import { inside, type Pin } from '../../base/pin.ts'
import { type Attribution, attribute, byCause, type Cause } from '../../change/attribution.ts'
import { baselineChanges, targetChanges } from '../../change/target-changes.ts'
import { assess, choiceInQuery } from '../../figures/assessment.ts'
import { versionOn } from '../../figures/comparability.ts'
import { versionJson } from '../../figures/figure-json.ts'
import { lateAmong, type Member, membersOf } from '../../things/members.ts'
import { foldMission, type GoalAt, type GoalWording, type MissionAt } from '../../things/mission.ts'
import { defineView, ofMission, untyped } from '../view.ts'

const CAUSES: ReadonlySet<Cause> = new Set<Cause>(['target', 'baseline', 'definition'])

/** Whether a fact moves what a cell is held against. */
function moves(fact: Recorded<IndicatorFact>, cell: Cell): boolean {
  if (fact.type === 'indicator-redefined') return true
  const isLine = fact.type === 'target-revised' || fact.type === 'baseline-reestimated'
  return isLine && cellKey(fact.data.cell) === cellKey(cell)
}

/** What the moves made of the progress: their parts of the changes from just before the first of them was known to the pin. */
function madeOf({ id, history }: Member, pin: Pin, method: string, cell: Cell) {
  const first = history.facts.find(fact => inside(fact, pin) && moves(fact, cell))
  if (!first) return null
  const knew = (knownFrom: number, position: number): boolean =>
    inside({ knownFrom, position }, pin) &&
    (knownFrom < first.knownFrom || (knownFrom === first.knownFrom && position < first.position))
  const choice = { target: 'current', method, cell } as const
  const { steps, before, after } = attribute(id, history, { knew, later: pin, choice }) as Attribution
  return { before, after, parts: byCause(steps).filter(part => CAUSES.has(part.cause)) }
}

/** A cell's progress against its first target and against today's, and what the moves made of it. */
function progressOf(member: Member, pin: Pin, method: string, cell: Cell) {
  const against = (target: 'current' | 'original') => {
    const judged = assess(member.id, member.history, member.at, pin, { target, method, cell })
    const { covered, path, trend } = judged
    const own = method === 'varde-1' ? {} : { method: judged.method }
    return { covered, share: path.share, path: path.verdict, trend: trend.verdict, ...own }
  }
  return {
    progress: { againstOriginal: against('original'), againstCurrent: against('current') },
    made: madeOf(member, pin, method, cell),
  }
}

function indicatorMoves(member: Member, pin: Pin, method: string): object[] {
  const { id, at } = member
  const [targets, baselines] = [targetChanges(at, pin.on), baselineChanges(at, pin.on)]
  const definitions = at.versions.length > 1 ? at.versions.map(versionJson) : []
  if (targets.length + baselines.length + definitions.length === 0) return []
  const { title, unit, decimals = null } = at.versions[versionOn(at.versions, pin.on) - 1]?.definition ?? {}
  const parts = new Map([...targets, ...baselines].map(({ cell }) => [cellKey(cell), cell]))
  parts.delete('')
  return [
    {
      indicator: id,
      title,
      unit,
      decimals,
      targets,
      baselines,
      definitions,
      ...progressOf(member, pin, method, {}),
      cells: [...parts.values()].map(cell => ({ cell, ...progressOf(member, pin, method, cell) })),
    },
  ]
}

const alike = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** A wording that says what the one before said did not move. */
const isMoved = (now: GoalWording, index: number, all: readonly GoalWording[]): boolean =>
  index === 0 || !alike([now.statement, now.kind], [all[index - 1]?.statement, all[index - 1]?.kind])

/** The last word of one kind on a goal: who adopted it, who retired it. */
function lastWord(facts: readonly Recorded<MissionFact>[], type: 'goal-adopted' | 'goal-retired', goal: string) {
  const fact = facts.findLast(f => f.type === type && f.data.goal === goal)
  if (!fact) return null
  return { ...(fact.type === 'goal-adopted' && { decidedBy: fact.data.decidedBy }), ...originJson(originOf(fact)) }
}

function goalMoves({ goal, status, wordings: all }: GoalAt, facts: readonly Recorded<MissionFact>[]): object[] {
  const wordings = all.filter(isMoved)
  const [original, current] = [wordings[0], wordings.at(-1)]
  if (!original || !current || (wordings.length < 2 && status !== 'retired')) return []
  return [
    {
      goal,
      status,
      original: lineJson(original),
      current: lineJson(current),
      kindMoved: original.kind !== current.kind,
      wordings: wordings.map(lineJson),
      adopted: lastWord(facts, 'goal-adopted', goal),
      retired: lastWord(facts, 'goal-retired', goal),
    },
  ]
}

/** The wordings of the mission, each with what it said otherwise than before; none where all say the same. */
function missionMoves({ wordings }: MissionAt): object[] {
  const said: Record<string, unknown> = {}
  const moved = wordings.flatMap(wording => {
    const changed = Object.entries(wording.changed).filter(([field, words]) => !alike(said[field], words))
    Object.assign(said, wording.changed)
    return changed.length === 0 ? [] : [lineJson({ ...wording, changed: Object.fromEntries(changed) })]
  })
  return moved.length > 1 ? moved : []
}

/** Indicators that are counted no more, or for other goals than before. */
function membershipMoves({ id, history }: Member, pin: Pin): object[] {
  let counted: readonly string[] = []
  return history.facts.flatMap(fact => {
    if (!inside(fact, pin)) return []
    const origin = originJson(originOf(fact))
    if (fact.type === 'indicator-retired') return [{ indicator: id, move: 'retired', ...origin }]
    if (fact.type !== 'indicator-defined' && fact.type !== 'indicator-assigned') return []
    const before = counted
    counted = fact.data.goals
    if (fact.type === 'indicator-defined' || alike(before.toSorted(), counted.toSorted())) return []
    return [{ indicator: id, move: 'reassigned', before, goals: counted, ...origin }]
  })
}

export const goalposts = defineView({
  path: '/missions/{id}/goalposts',
  summary:
    'Every goal, target, baseline and definition that moved: original against current, weakened or strengthened, and what that made of the progress.',
  query: { method: choiceInQuery.method, on: day.optional() },
  version: 1,
  ...ofMission,
  answer: untyped,
  fold: ({ reader, pin, params: { id = '' }, query: { method } }) => {
    const facts = reader.facts<MissionFact>(`mission-${id}`)
    const mission = foldMission(facts, pin)
    if (!mission) return undefined
    const known = facts.filter(fact => inside(fact, pin))
    const members = membersOf(reader, id, pin)
    return {
      mission: id,
      wordings: missionMoves(mission),
      goals: mission.goals.flatMap(goal => goalMoves(goal, known)),
      indicators: members.flatMap(member => indicatorMoves(member, pin, method)),
      membership: members.flatMap(member => membershipMoves(member, pin)),
      lateEntries: lateAmong(members, mission.lateEntries),
    }
  },
})
