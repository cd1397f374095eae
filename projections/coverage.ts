/** Whom does the mission's knowledge cover? Goals held against the dimensions figures are broken down by, with the holes. */
import type { MissionFact } from '../events/catalogue.ts'
import type { Text } from '../events/shapes.ts'
import { maySpeak } from './goal-tree.ts'
import type { IndicatorAt, IndicatorBook } from './indicator.ts'
import { lateAmong, type Member, membersOf } from './members.ts'
import { foldMission, type GoalAt } from './mission.ts'
import type { Pin } from './pin.ts'
import { recordedPoints } from './points.ts'
import { defineView, ofMission } from './view.ts'

interface Telling extends Member {
  /** dimension → code → periods with a figure. */
  readonly told: ReadonlyMap<string, ReadonlyMap<string, number>>
}

/** How many figures there are by dimension and code; a figure of two dimensions counts for both. */
function toldBy(book: IndicatorBook, at: IndicatorAt, pin: Pin): Map<string, Map<string, number>> {
  const told = new Map<string, Map<string, number>>()
  for (const { key, value, rest } of recordedPoints(book, at, pin)) {
    if (value === null && rest.low === undefined) continue
    for (const [dimension, code] of Object.entries(key.cell)) {
      const codes = told.get(dimension) ?? new Map<string, number>()
      told.set(dimension, codes.set(code, (codes.get(code) ?? 0) + 1))
    }
  }
  return told
}

const definitionOf = ({ at }: Telling) => at.versions.at(-1)?.definition

/** Every dimension any indicator declares, with the union of its codes. */
function dimensionsOf(members: readonly Telling[]): Map<string, Map<string, Text>> {
  const all = new Map<string, Map<string, Text>>()
  for (const member of members)
    for (const [dimension, codes] of Object.entries(definitionOf(member)?.dimensions ?? {})) {
      const union = all.get(dimension) ?? new Map<string, Text>()
      for (const [code, label] of Object.entries(codes)) union.set(code, union.get(code) ?? label)
      all.set(dimension, union)
    }
  return all
}

function goalRow(
  goal: GoalAt,
  members: readonly Telling[],
  dimensions: ReadonlyMap<string, ReadonlyMap<string, Text>>,
) {
  const own = members.filter(m => m.at.goals.includes(goal.goal))
  const speaking = own.filter(m => maySpeak(goal, m.at))
  const byDimension = [...dimensions].map(([dimension, codes]) => {
    const cells = [...codes].map(([code, label]) => {
      const indicators = own.filter(m => (m.told.get(dimension)?.get(code) ?? 0) > 0).map(m => m.id)
      return { code, label, indicators, hole: indicators.length === 0 }
    })
    return { dimension, covered: cells.filter(c => !c.hole).length, of: cells.length, cells }
  })
  return {
    goal: goal.goal,
    statement: goal.statement,
    kind: goal.kind,
    indicators: own.map(m => m.id),
    speaking: speaking.map(m => m.id),
    dimensions: byDimension,
    holes: [
      ...(own.length === 0
        ? [{ hole: 'no-indicator' }]
        : speaking.length === 0
          ? [{ hole: 'no-indicator-may-speak' }]
          : []),
      ...byDimension.flatMap(d =>
        d.cells.filter(c => c.hole).map(c => ({ hole: 'no-figure', dimension: d.dimension, code: c.code })),
      ),
    ],
  }
}

export const coverage = defineView({
  path: '/missions/{id}/coverage',
  summary: 'Goals × age bands × sectors × places (every dimension figures are broken down by), with the holes.',
  query: {},
  version: 1,
  ...ofMission,
  answer: ({ books, pin, params: { id = '' } }) => {
    const mission = foldMission(books.facts<MissionFact>(`mission-${id}`), pin)
    if (!mission) return undefined
    const members = membersOf(books, id, pin)
      .filter(m => m.at.retired === null)
      .map((m): Telling => ({ ...m, told: toldBy(m.book, m.at, pin) }))
    const dimensions = dimensionsOf(members)
    const goals = mission.goals.filter(g => g.status !== 'retired').map(g => goalRow(g, members, dimensions))
    return {
      mission: id,
      population: mission.population ?? null,
      dimensions: [...dimensions].map(([dimension, codes]) => ({ dimension, codes: Object.fromEntries(codes) })),
      goals,
      lateEntries: lateAmong(members, mission.lateEntries),
    }
  },
})
