/** Which groups a mission's figures cover: its goals against every dimension that figures are broken down by, with the holes. */

import { z } from 'zod'
import type { MissionFact } from '../../../events/catalogue.ts'
import { goalKinds, missionShape } from '../../../events/mission.ts'
import { code, dimension, id, type Text, text } from '../../../events/shapes.ts'
import { lateEntriesShape } from '../../base/answer-json.ts'
import type { Pin } from '../../base/pin.ts'
import type { Shaped } from '../../base/shaped.ts'
import { visiting, type Work } from '../../base/work.ts'
import { carries } from '../../figures/columns.ts'
import { latestDefinition } from '../../figures/indicator.ts'
import { isPartOfAssessed } from '../../figures/period-rollup.ts'
import type { PointAt } from '../../figures/points.ts'
import { factsOfMission } from '../../figures/reading-cost.ts'
import { readingRecorded } from '../../figures/recorded-points.ts'
import { type Ages, agesOf, agesShape, uncovered } from '../../things/age-bands.ts'
import { type GoalNode, goalTree } from '../../things/goal-tree.ts'
import { lateAmong, type Member, membersOf } from '../../things/members.ts'
import { foldMission, type MissionAt } from '../../things/mission.ts'
import { defineView, ofMission } from '../view.ts'

/** The dimension whose codes are held against the ages of the population. */
const AGE = 'age'

/** What is known of a group, the most last. Missing, suppressed and not applicable are three different things, and none is a figure. */
const groupStatuses = ['missing', 'suppressed', 'not-applicable', 'figure'] as const
type GroupStatus = (typeof groupStatuses)[number]
/** By dimension and code. */
type StatusByGroup = ReadonlyMap<string, ReadonlyMap<string, GroupStatus>>

interface CoverageMember extends Member {
  readonly groups: StatusByGroup
}

const toldShape = z.enum(['nothing', ...groupStatuses])

const cellShape = z.strictObject({
  code,
  label: text,
  indicators: z.array(id).describe('Those that have a figure of the group.'),
  told: toldShape.describe('The most that any indicator knows of the group.'),
  hole: z.boolean().describe('No indicator has a figure, and one would be applicable.'),
})

const holeShape = z.union([
  z.strictObject({ hole: z.enum(['no-indicator', 'no-indicator-may-speak']) }),
  z.strictObject({ hole: z.literal('no-figure'), dimension, code, told: toldShape }),
  z.strictObject({ hole: z.literal('no-figure'), ages: agesShape }),
])

const goalCoverageShape = z.strictObject({
  goal: id,
  statement: text,
  kind: z.enum(goalKinds),
  indicators: z.array(id).describe('Of the goal and of those below it.'),
  speaking: z.array(id).describe('Those among them that may speak for the goal.'),
  dimensions: z.array(
    z.strictObject({
      dimension,
      covered: z.int().describe('Codes with a figure.'),
      of: z.int().describe('All codes.'),
      cells: z.array(cellShape),
    }),
  ),
  agesLeftOut: z.array(agesShape).nullable().describe('Null: the mission names no ages.'),
  holes: z.array(holeShape),
})

const withoutFigure: Readonly<Record<string, GroupStatus>> = {
  H: 'missing',
  J: 'missing',
  K: 'missing',
  L: 'missing',
  O: 'missing',
  Q: 'suppressed',
  M: 'not-applicable',
}

/** What a point says of its group; a forecast says nothing of the present. */
function statusOf(point: PointAt): GroupStatus | undefined {
  if (carries(point, 'F')) return undefined
  const { value, rest, obsStatus } = point
  return value !== null || rest.low !== undefined || rest.judgement ? 'figure' : withoutFigure[obsStatus]
}

const more = (a: GroupStatus | undefined, b: GroupStatus): GroupStatus =>
  a && groupStatuses.indexOf(a) > groupStatuses.indexOf(b) ? a : b

/** What an indicator knows of each group. A figure with two dimensions counts for both. */
function* statusByGroup({ history, at }: Member, pin: Pin): Work<StatusByGroup> {
  const groups = new Map<string, Map<string, GroupStatus>>()
  yield* visiting(yield* readingRecorded(history, at, pin), point => {
    const status = statusOf(point)
    if (!status) return
    for (const [dimension, code] of Object.entries(point.key.cell)) {
      const codes = groups.get(dimension) ?? new Map<string, GroupStatus>()
      groups.set(dimension, codes.set(code, more(codes.get(code), status)))
    }
  })
  return groups
}

type Dimensions = ReadonlyMap<string, ReadonlyMap<string, Text>>

/** Every dimension any indicator declares, with the union of its codes. */
function dimensionsOf(members: readonly CoverageMember[]): Dimensions {
  const all = new Map<string, Map<string, Text>>()
  for (const { at } of members)
    for (const [dimension, codes] of Object.entries(at.versions.at(-1)?.definition.dimensions ?? {})) {
      const union = all.get(dimension) ?? new Map<string, Text>()
      for (const [code, label] of Object.entries(codes)) if (!union.has(code)) union.set(code, label)
      all.set(dimension, union)
    }
  return all
}

/** A group, with the indicators that have a figure of it. Not applicable is no hole: there can be no figure. */
function cellJson(
  members: readonly CoverageMember[],
  dimension: string,
  code: string,
  label: Text,
): Shaped<typeof cellShape> {
  const known = members.flatMap(({ id, groups }) => {
    const status = groups.get(dimension)?.get(code)
    return status ? [{ id, status }] : []
  })
  const best = known.reduce<GroupStatus | undefined>((most, { status }) => more(most, status), undefined)
  return {
    code,
    label,
    indicators: known.filter(one => one.status === 'figure').map(one => one.id),
    told: best ?? 'nothing',
    hole: best !== 'figure' && best !== 'not-applicable',
  }
}

/** The ages of a population that none of them has a figure of, by the dimension `age`. */
function agesLeftOut(population: Ages, members: readonly CoverageMember[]): Ages[] {
  const codes = members.flatMap(({ groups }) => [...(groups.get(AGE) ?? [])])
  const bands = codes.flatMap(([code, status]) => (status === 'figure' ? (agesOf(code) ?? []) : []))
  return uncovered(population, bands)
}

/** What the figures of a goal, and of those below it, cover. */
function goalCoverageJson(
  { goal, below, speaking }: GoalNode<CoverageMember>,
  dimensions: Dimensions,
  population: Ages | null,
): Shaped<typeof goalCoverageShape> {
  const byDimension = [...dimensions].map(([dimension, codes]) => {
    const cells = [...codes].map(([code, label]) => cellJson(below, dimension, code, label))
    return { dimension, covered: cells.filter(cell => cell.told === 'figure').length, of: cells.length, cells }
  })
  const leftOut = population && agesLeftOut(population, below)
  const lacking = below.length === 0 ? 'no-indicator' : speaking.length === 0 ? 'no-indicator-may-speak' : null
  return {
    goal: goal.goal,
    statement: goal.statement,
    kind: goal.kind,
    indicators: below.map(member => member.id),
    speaking: speaking.map(member => member.id),
    dimensions: byDimension,
    agesLeftOut: leftOut,
    holes: [
      ...(lacking ? [{ hole: lacking } as const] : []),
      ...byDimension.flatMap(({ dimension, cells }) =>
        cells
          .filter(cell => cell.hole)
          .map(({ code, told }) => ({ hole: 'no-figure' as const, dimension, code, told })),
      ),
      ...(leftOut ?? []).map(ages => ({ hole: 'no-figure' as const, ages })),
    ],
  }
}

function populationAges({ population }: MissionAt): Ages | null {
  if (population?.ageFrom === undefined && population?.ageTo === undefined) return null
  return { from: population.ageFrom ?? 0, to: population.ageTo ?? null }
}

const unusedRollUpShape = z.strictObject({ indicator: id, time: z.enum(['last', 'sum', 'mean']) })

/** Rules for time that make nothing: no figure is of a finer kind of period than baseline and target. */
function* unusedRollUp({ id, history, at }: Member, pin: Pin): Work<Shaped<typeof unusedRollUpShape>[]> {
  const time = latestDefinition(at)?.rollUp?.time
  if (time === undefined) return []
  const recorded = yield* readingRecorded(history, at, pin)
  const isUsed = recorded.some(({ key }) => isPartOfAssessed(at, key.cell)(key.period))
  return isUsed ? [] : [{ indicator: id, time }]
}

/** Each node, before those below it. */
const everyNode = <M>(nodes: readonly GoalNode<M>[]): GoalNode<M>[] => nodes.flatMap(n => [n, ...everyNode(n.goals)])

export const coverage = defineView({
  path: '/missions/{id}/coverage',
  summary:
    'Goals × age bands × sectors × places (every dimension figures are broken down by), with the holes: whom no figure tells of.',
  query: {},
  version: 2,
  ...ofMission,
  answer: z.strictObject({
    mission: id,
    population: missionShape.population.unwrap().nullable(),
    dimensions: z.array(z.strictObject({ dimension, codes: z.record(code, text) })),
    agesLeftOut: z.array(agesShape).nullable().describe('Null: the mission names no ages.'),
    goals: z.array(goalCoverageShape),
    unusedRollUps: z
      .array(unusedRollUpShape)
      .describe('Indicators whose rule for time makes nothing: no figure is finer than baseline and target.'),
    lateEntries: lateEntriesShape,
  }),
  cost: {
    of: ({ reader, pin, params: { id = '' } }) => factsOfMission(reader, id, pin),
    instead: 'Ask about single indicators.',
  },
  fold: function* ({ reader, pin, params: { id = '' } }) {
    const mission = foldMission(reader.facts<MissionFact>(`mission-${id}`), pin)
    if (!mission) return undefined
    const members = membersOf(reader, id, pin)
    const covering: CoverageMember[] = []
    const unusedRollUps: Shaped<typeof unusedRollUpShape>[] = []
    for (const member of members.filter(m => m.at.retired === null)) {
      covering.push({ ...member, groups: yield* statusByGroup(member, pin) })
      unusedRollUps.push(...(yield* unusedRollUp(member, pin)))
    }
    const dimensions = dimensionsOf(covering)
    const population = populationAges(mission)
    const goals = goalTree(
      mission.goals.filter(g => g.status !== 'retired'),
      covering,
    )
    return {
      mission: id,
      population: mission.population ?? null,
      dimensions: [...dimensions].map(([dimension, codes]) => ({ dimension, codes: Object.fromEntries(codes) })),
      agesLeftOut: population && agesLeftOut(population, covering),
      goals: everyNode(goals).map(node => goalCoverageJson(node, dimensions, population)),
      unusedRollUps,
      lateEntries: lateAmong(members, pin, mission.lateEntries),
    }
  },
})
