/** Whom does the mission's knowledge cover? Goals held against the dimensions figures are broken down by, with the holes. */
import type { MissionFact } from '../../../events/catalogue.ts'
import type { Text } from '../../../events/shapes.ts'
import type { Pin } from '../../base/pin.ts'
import { type PointAt, recordedPoints } from '../../figures/points.ts'
import { type Ages, agesOf, uncovered } from '../../things/age-bands.ts'
import { type GoalNode, goalTree } from '../../things/goal-tree.ts'
import { lateAmong, type Member, membersOf } from '../../things/members.ts'
import { foldMission, type MissionAt } from '../../things/mission.ts'
import { defineView, ofMission, untyped } from '../view.ts'

/** The dimension whose codes are held against the ages of the population. */
const AGE = 'age'

/** What is told of a group, the most telling last: missing, suppressed and not applicable are three things, and no figure. */
const groupStatuses = ['missing', 'suppressed', 'not-applicable', 'figure'] as const
type GroupStatus = (typeof groupStatuses)[number]
/** Told by dimension and code. */
type StatusByGroup = ReadonlyMap<string, ReadonlyMap<string, GroupStatus>>

interface CoverageMember extends Member {
  readonly told: StatusByGroup
}

const withoutFigure: Readonly<Record<string, GroupStatus>> = { L: 'missing', Q: 'suppressed', M: 'not-applicable' }

/** What a point tells; a forecast tells nothing of what is. */
function statusOf({ value, rest, obsStatus }: PointAt): GroupStatus | undefined {
  if (obsStatus === 'F') return undefined
  return value !== null || rest.low !== undefined || rest.judgement ? 'figure' : withoutFigure[obsStatus]
}

const more = (a: GroupStatus | undefined, b: GroupStatus): GroupStatus =>
  a && groupStatuses.indexOf(a) > groupStatuses.indexOf(b) ? a : b

/** A figure of two dimensions tells of both. */
function statusByGroup({ history, at }: Member, pin: Pin): StatusByGroup {
  const told = new Map<string, Map<string, GroupStatus>>()
  for (const point of recordedPoints(history, at, pin)) {
    const telling = statusOf(point)
    if (!telling) continue
    for (const [dimension, code] of Object.entries(point.key.cell)) {
      const codes = told.get(dimension) ?? new Map<string, GroupStatus>()
      told.set(dimension, codes.set(code, more(codes.get(code), telling)))
    }
  }
  return told
}

type Dimensions = ReadonlyMap<string, ReadonlyMap<string, Text>>

/** Every dimension any indicator declares, with the union of its codes. */
function dimensionsOf(tellers: readonly CoverageMember[]): Dimensions {
  const all = new Map<string, Map<string, Text>>()
  for (const { at } of tellers)
    for (const [dimension, codes] of Object.entries(at.versions.at(-1)?.definition.dimensions ?? {})) {
      const union = all.get(dimension) ?? new Map<string, Text>()
      for (const [code, label] of Object.entries(codes)) if (!union.has(code)) union.set(code, label)
      all.set(dimension, union)
    }
  return all
}

/** Who tells of a group. Not applicable is no hole: there is nothing to be told. */
function cellOf(tellers: readonly CoverageMember[], dimension: string, code: string, label: Text) {
  const said = tellers.flatMap(({ id, told }) => {
    const telling = told.get(dimension)?.get(code)
    return telling ? [{ id, telling }] : []
  })
  const best = said.reduce<GroupStatus | undefined>((most, { telling }) => more(most, telling), undefined)
  return {
    code,
    label,
    indicators: said.filter(s => s.telling === 'figure').map(s => s.id),
    told: best ?? 'nothing',
    hole: best !== 'figure' && best !== 'not-applicable',
  }
}

/** The ages of a population that none of them has a figure of, through the dimension `age`. */
function agesLeftOut(population: Ages, tellers: readonly CoverageMember[]): Ages[] {
  const codes = tellers.flatMap(({ told }) => [...(told.get(AGE) ?? [])])
  const bands = codes.flatMap(([code, telling]) => (telling === 'figure' ? (agesOf(code) ?? []) : []))
  return uncovered(population, bands)
}

function goalRow({ goal, below, speaking }: GoalNode<CoverageMember>, dimensions: Dimensions, population: Ages | null) {
  const byDimension = [...dimensions].map(([dimension, codes]) => {
    const cells = [...codes].map(([code, label]) => cellOf(below, dimension, code, label))
    return { dimension, covered: cells.filter(c => c.told === 'figure').length, of: cells.length, cells }
  })
  const leftOut = population && agesLeftOut(population, below)
  const speechless = below.length === 0 ? 'no-indicator' : speaking.length === 0 ? 'no-indicator-may-speak' : null
  return {
    goal: goal.goal,
    statement: goal.statement,
    kind: goal.kind,
    indicators: below.map(t => t.id),
    speaking: speaking.map(t => t.id),
    dimensions: byDimension,
    agesLeftOut: leftOut,
    holes: [
      ...(speechless ? [{ hole: speechless }] : []),
      ...byDimension.flatMap(({ dimension, cells }) =>
        cells.filter(c => c.hole).map(({ code, told }) => ({ hole: 'no-figure', dimension, code, told })),
      ),
      ...(leftOut ?? []).map(ages => ({ hole: 'no-figure', ages })),
    ],
  }
}

function populationAges({ population }: MissionAt): Ages | null {
  if (population?.ageFrom === undefined && population?.ageTo === undefined) return null
  return { from: population.ageFrom ?? 0, to: population.ageTo ?? null }
}

const everyNode = <M>(nodes: readonly GoalNode<M>[]): GoalNode<M>[] => nodes.flatMap(n => [n, ...everyNode(n.goals)])

export const coverage = defineView({
  path: '/missions/{id}/coverage',
  summary:
    'Goals × age bands × sectors × places (every dimension figures are broken down by), with the holes: whom no figure tells of.',
  query: {},
  version: 1,
  ...ofMission,
  answer: untyped,
  fold: ({ reader, pin, params: { id = '' } }) => {
    const mission = foldMission(reader.facts<MissionFact>(`mission-${id}`), pin)
    if (!mission) return undefined
    const members = membersOf(reader, id, pin)
    const tellers = members
      .filter(m => m.at.retired === null)
      .map((m): CoverageMember => ({ ...m, told: statusByGroup(m, pin) }))
    const dimensions = dimensionsOf(tellers)
    const population = populationAges(mission)
    const goals = goalTree(
      mission.goals.filter(g => g.status !== 'retired'),
      tellers,
    )
    return {
      mission: id,
      population: mission.population ?? null,
      dimensions: [...dimensions].map(([dimension, codes]) => ({ dimension, codes: Object.fromEntries(codes) })),
      agesLeftOut: population && agesLeftOut(population, tellers),
      goals: everyNode(goals).map(node => goalRow(node, dimensions, population)),
      lateEntries: lateAmong(members, mission.lateEntries),
    }
  },
})
