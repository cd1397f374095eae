/** `/missions/{id}/goalposts`: every goal, target, baseline and definition that changed, and what that made of the progress. */
import { z } from 'zod'
import type { IndicatorFact, MissionFact } from '../../../events/catalogue.ts'
import type { Recorded } from '../../../events/fact.ts'
import { goalKinds, missionShape } from '../../../events/mission.ts'
import { type Cell, cellKey, cell as cellShape, day, name, text } from '../../../events/shapes.ts'
import { lineJson, originFields, originJson, statedField } from '../../base/answer-json.ts'
import { originOf } from '../../base/origin.ts'
import { inside, type Pin } from '../../base/pin.ts'
import type { Shaped } from '../../base/shaped.ts'
import type { Work } from '../../base/work.ts'
import { indicatorNumbersShape } from '../../change/attributed-numbers.ts'
import { type Attribution, attribution } from '../../change/attribution.ts'
import { byCause, partShape } from '../../change/parts-by-cause.ts'
import type { Cause } from '../../change/steps.ts'
import {
  baselineChanges,
  baselineChangesShape,
  targetChanges,
  targetChangesShape,
} from '../../change/target-changes.ts'
import { choiceInQuery } from '../../figures/assessment.ts'
import { versionOn } from '../../figures/comparability.ts'
import { versionJson, versionShape } from '../../figures/figure-json.ts'
import type { IndicatorHistory } from '../../figures/indicator.ts'
import { ASSESSMENT, assessmentCost, factsOf, stepByStep } from '../../figures/reading-cost.ts'
import { lateAmong, type Member, membersOf } from '../../things/members.ts'
import {
  isMembership,
  membershipChangeShape,
  membershipChanges,
  verdictsAt,
  verdictsShape,
} from '../../things/membership-changes.ts'
import { foldMission, type GoalAt, type GoalWording, type MissionAt } from '../../things/mission.ts'
import { markStated } from '../../words/stated.ts'
import { thingNamesAt } from '../../words/thing-names.ts'
import { defineView, flag, ofMission } from '../view.ts'

const CAUSES: ReadonlySet<Cause> = new Set<Cause>(['target', 'baseline', 'definition'])

const progressShape = z.strictObject({
  progress: z.strictObject({ againstOriginal: verdictsShape, againstCurrent: verdictsShape }),
  made: z
    .strictObject({ before: indicatorNumbersShape, after: indicatorNumbersShape, parts: z.array(partShape) })
    .nullable()
    .optional()
    .describe(
      'What the changes made of the progress; null where nothing changed for this cell, absent with made=false.',
    ),
})

const indicatorChangesShape = z.strictObject({
  indicator: z.string(),
  title: text.optional(),
  unit: text.optional(),
  decimals: z.int().nullable(),
  targets: z.array(targetChangesShape),
  baselines: z.array(baselineChangesShape),
  definitions: z.array(versionShape),
  ...progressShape.shape,
  cells: z.array(progressShape.extend({ cell: cellShape })),
})
type IndicatorChanges = Shaped<typeof indicatorChangesShape>

const goalWordingShape = z.strictObject({
  statement: text,
  kind: z.enum(goalKinds),
  accountable: z.string().nullable(),
  decidedBy: name.optional(),
  ...statedField,
  ...originFields,
})

const goalChangesShape = z.strictObject({
  goal: z.string(),
  status: z.enum(['proposed', 'adopted', 'retired']),
  original: goalWordingShape,
  current: goalWordingShape,
  kindMoved: z.boolean(),
  wordings: z.array(goalWordingShape),
  adopted: z.strictObject({ decidedBy: name.optional(), ...statedField, ...originFields }).nullable(),
  retired: z.strictObject({ decidedBy: name.optional(), ...statedField, ...originFields }).nullable(),
})
type GoalChanges = Shaped<typeof goalChangesShape>

const wordingShape = z.strictObject({
  decidedBy: name.optional(),
  ...statedField,
  changed: z.strictObject(missionShape).partial().describe('What it says otherwise than before.'),
  ...originFields,
})
type Wording = Shaped<typeof wordingShape>

const answer = z.strictObject({
  mission: z.string(),
  wordings: z.array(wordingShape),
  goals: z.array(goalChangesShape),
  indicators: z.array(indicatorChangesShape),
  membership: z
    .array(membershipChangeShape)
    .describe('Indicators retired, counted for other goals than before, or no longer key indicators.'),
  lateEntries: z.int(),
})

/** Whether a fact changes what a cell is compared with. */
function isChange(fact: Recorded<IndicatorFact>, cell: Cell): boolean {
  if (fact.type === 'indicator-redefined') return true
  const isLine = fact.type === 'target-revised' || fact.type === 'baseline-reestimated'
  return isLine && cellKey(fact.data.cell) === cellKey(cell)
}

/** The parts that the changes have in the progress, from just before the first of them was known to the pin. */
function* partsOf({ history }: Member, pin: Pin, method: string, cell: Cell) {
  const first = history.facts.find(fact => inside(fact, pin) && isChange(fact, cell))
  if (!first) return null
  const knew = (knownFrom: number, position: number): boolean =>
    inside({ knownFrom, position }, pin) &&
    (knownFrom < first.knownFrom || (knownFrom === first.knownFrom && position < first.position))
  const choice = { target: 'current', method, cell } as const
  const made = (yield* attribution(history, { knew, later: pin, choice })) as Attribution
  const { before, after } = made
  const parts = yield* byCause(made)
  return { before, after, parts: parts.filter(part => CAUSES.has(part.cause)) }
}

/** What is told of the changes: by which method, and whether with what they made of the progress. */
interface Telling {
  readonly method: string
  readonly made: boolean
}

/** A cell's progress against its first target and against today's, and what the changes made of it. */
function* progressOf(member: Member, pin: Pin, told: Telling, cell: Cell): Work<Shaped<typeof progressShape>> {
  const { method, made } = told
  const against = (target: 'current' | 'original') => verdictsAt(member, pin, { target, method, cell })
  const againstOriginal = against('original')
  yield
  const againstCurrent = against('current')
  yield
  return {
    progress: { againstOriginal, againstCurrent },
    ...(made && { made: yield* partsOf(member, pin, method, cell) }),
  }
}

function* indicatorChanges(member: Member, pin: Pin, told: Telling): Work<IndicatorChanges[]> {
  const { id, at } = member
  const [targets, baselines] = [targetChanges(at, pin.on), baselineChanges(at, pin.on)]
  const definitions = at.versions.length > 1 ? at.versions.map(versionJson) : []
  if (targets.length + baselines.length + definitions.length === 0) return []
  const { title, unit, decimals = null } = at.versions[versionOn(at.versions, pin.on) - 1]?.definition ?? {}
  const parts = new Map([...targets, ...baselines].map(({ cell }) => [cellKey(cell), cell]))
  parts.delete('')
  const total = yield* progressOf(member, pin, told, {})
  const cells: IndicatorChanges['cells'][number][] = []
  for (const cell of parts.values()) cells.push({ cell, ...(yield* progressOf(member, pin, told, cell)) })
  return [
    {
      indicator: id,
      title,
      unit,
      decimals,
      targets,
      baselines,
      definitions,
      ...total,
      cells,
    },
  ]
}

const isEqual = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** A wording that says what the one before said did not move. */
const isMoved = (now: GoalWording, index: number, all: readonly GoalWording[]): boolean =>
  index === 0 || !isEqual([now.statement, now.kind], [all[index - 1]?.statement, all[index - 1]?.kind])

/** The last word of one kind on a goal: who adopted it, who retired it. */
function lastWord(facts: readonly Recorded<MissionFact>[], type: 'goal-adopted' | 'goal-retired', goal: string) {
  const words = facts.filter(fact => fact.type === 'goal-adopted' || fact.type === 'goal-retired')
  const fact = words.findLast(word => word.type === type && word.data.goal === goal)
  return fact ? { decidedBy: fact.data.decidedBy, ...originJson(originOf(fact)) } : null
}

function goalChanges({ goal, status, wordings: all }: GoalAt, facts: readonly Recorded<MissionFact>[]): GoalChanges[] {
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
function wordingChanges({ wordings }: MissionAt): Wording[] {
  const stated: Record<string, unknown> = {}
  const changes = wordings.flatMap(wording => {
    const changed = Object.entries(wording.changed).filter(([field, words]) => !isEqual(stated[field], words))
    Object.assign(stated, wording.changed)
    return changed.length === 0 ? [] : [lineJson({ ...wording, changed: Object.fromEntries(changed) })]
  })
  return changes.length > 1 ? changes : []
}

/** Each cell whose lines moved is assessed against two targets and gone through fact by fact; each move between goals is assessed. */
function costOf(history: IndicatorHistory, pin: Pin, made: boolean): number {
  const moved = history.facts.filter(
    ({ type }) => type === 'target-revised' || type === 'baseline-reestimated' || type === 'indicator-redefined',
  )
  const left = history.facts.filter(isMembership).length
  // The total is told wherever something moved.
  const cells = new Map(
    moved.length === 0 ? [] : [['', {}], ...moved.map(cellOf).map(cell => [cellKey(cell), cell] as const)],
  )
  const each = [...cells.values()].map(
    cell => 2 * assessmentCost(history, pin, cell) + (made ? stepByStep(history, pin, cell) : 0),
  )
  return each.reduce((sum, cost) => sum + cost, ASSESSMENT * factsOf(history, pin) * left)
}

const cellOf = ({ data }: Recorded<IndicatorFact>): Cell => (data as { cell?: Cell }).cell ?? {}

export const goalposts = defineView({
  path: '/missions/{id}/goalposts',
  summary:
    'Every goal, target, baseline and definition that moved: original against current, weakened or strengthened, and what that made of the progress.',
  query: {
    method: choiceInQuery.method,
    on: day.optional(),
    made: flag.default(true).describe('false: without what the changes made of the progress, which takes long.'),
  },
  version: 6,
  ...ofMission,
  answer,
  cost: {
    of: ({ reader, pin, params: { id = '' }, query: { made } }) =>
      reader
        .ofMission(id, 'indicator')
        .reduce((sum, indicator) => sum + costOf(reader.indicator(indicator), pin, made), 0),
    instead: 'Ask without what the changes made of the progress, `made=false`, or about an earlier `asOf`.',
  },
  fold: function* ({ reader, pin, params: { id = '' }, query: { method, made } }) {
    const facts = reader.facts<MissionFact>(`mission-${id}`)
    const mission = foldMission(facts, pin)
    if (!mission) return undefined
    const known = facts.filter(fact => inside(fact, pin))
    const members = membersOf(reader, id, pin)
    const indicators: IndicatorChanges[] = []
    for (const member of members) indicators.push(...(yield* indicatorChanges(member, pin, { method, made })))
    const names = thingNamesAt(reader, id, pin)
    return {
      mission: id,
      wordings: markStated(wordingChanges(mission), names),
      goals: markStated(
        mission.goals.flatMap(goal => goalChanges(goal, known)),
        names,
      ),
      indicators: indicators.map(one => ({
        ...one,
        targets: markStated(one.targets, names),
        baselines: markStated(one.baselines, names),
      })),
      membership: members.flatMap(member => membershipChanges(member, pin, method)),
      lateEntries: lateAmong(members, pin, mission.lateEntries),
    }
  },
})
