/** Which goalposts moved? Every goal, target, baseline and definition that changed, and what the moves made of the progress. */
import type { MissionFact } from '../events/catalogue.ts'
import { parsePeriod } from '../events/period.ts'
import { cellKey, day } from '../events/shapes.ts'
import { assess } from './assessment.ts'
import { knownAt } from './between.ts'
import { comparability, versionAt } from './comparable.ts'
import {
  type BaselineVersion,
  type IndicatorAt,
  type IndicatorBook,
  originOf,
  type TargetVersion,
} from './indicator.ts'
import { lateAmong, type Member, membersOf } from './members.ts'
import { foldMission, type GoalAt } from './mission.ts'
import { choiceInQuery } from './mission-progress.ts'
import type { Pin } from './pin.ts'
import { shownLine, shownOrigin, shownVersion } from './shown.ts'
import { resolveLine } from './target-line.ts'
import { type Asked, defineView, ofMission } from './view.ts'
import { byCause, type Cause, type Walk, walk } from './walk.ts'

/** How a target stands to the one before it. */
export type Move = 'weakened' | 'strengthened' | 'mixed' | 'same' | 'not-comparable'

interface Aim {
  readonly t: number
  /** Comparable group. */
  readonly version?: number
  readonly value?: number
  readonly low?: number
  readonly high?: number
}

/** +1 stronger, −1 weaker, 0 the same: asking more is stronger, and so is asking it sooner. */
const sign = (change: number): number => (Math.abs(change) < 1e-9 ? 0 : Math.sign(change))

function demand(before: Aim, now: Aim, direction: 'increase' | 'decrease' | 'hold'): number | null {
  if (before.value !== undefined && now.value !== undefined)
    return sign((now.value - before.value) * (direction === 'decrease' ? -1 : 1))
  if (before.low === undefined || before.high === undefined || now.low === undefined || now.high === undefined)
    return null
  const [lower, upper] = [sign(now.low - before.low), sign(before.high - now.high)]
  return lower === upper || upper === 0 ? lower : lower === 0 ? upper : null
}

/** Compares two aims in one unit: what is asked, and by when. */
export function moveOf(before: Aim, now: Aim, direction: 'increase' | 'decrease' | 'hold'): Move {
  // Across a break that nobody bridged nothing is compared.
  const asked = before.version === now.version ? demand(before, now, direction) : null
  if (asked === null) return 'not-comparable'
  const sooner = sign(before.t - now.t)
  if (asked === 0 && sooner === 0) return 'same'
  if (asked * sooner < 0) return 'mixed'
  return asked + sooner > 0 ? 'strengthened' : 'weakened'
}

/** A target line in numbers of the unit of the day; null where its baseline has none. */
function resolvedTarget(at: IndicatorAt, line: TargetVersion, pin: Pin): Aim | undefined {
  const today = versionAt(at.versions, parsePeriod(pin.on).start)
  const baselines = at.baselines.get(cellKey(line.cell)) ?? []
  const like = baselines[0] && parsePeriod(baselines[0].period)
  return resolveLine(line, baselines[(line.baselineVersion ?? 0) - 1], comparability(at.versions, today, []), like)
    .target
}

function targetMoves(at: IndicatorAt, pin: Pin) {
  const direction = at.versions.at(-1)?.definition.direction ?? 'increase'
  return [...at.targets].flatMap(([cell, lines]) => {
    if (lines.length < 2) return []
    const aims = lines.map(line => resolvedTarget(at, line, pin))
    const between = (a: Aim | undefined, b: Aim | undefined): Move =>
      a && b ? moveOf(a, b, direction) : 'not-comparable'
    const shown = (line: TargetVersion, index: number) => ({
      ...shownLine(line),
      resolved: aims[index] ?? null,
      ...(index > 0 && { move: between(aims[index - 1], aims[index]) }),
    })
    return [
      {
        cell,
        original: shown(lines[0] as TargetVersion, 0),
        current: shown(lines.at(-1) as TargetVersion, lines.length - 1),
        move: between(aims[0], aims.at(-1)),
        lines: lines.map(shown),
      },
    ]
  })
}

function baselineMoves(at: IndicatorAt) {
  return [...at.baselines].flatMap(([cell, lines]) => {
    if (lines.length < 2) return []
    const [original, current] = [lines[0] as BaselineVersion, lines.at(-1) as BaselineVersion]
    const [from, to] = [original.value, current.value]
    const changed =
      from !== undefined && to !== undefined
        ? { change: to - from, changePercent: from === 0 ? null : (100 * (to - from)) / from }
        : {}
    return [
      { cell, original: shownLine(original), current: shownLine(current), ...changed, lines: lines.map(shownLine) },
    ]
  })
}

const MOVES: ReadonlySet<Cause> = new Set<Cause>(['target', 'baseline', 'definition'])
const MOVING: ReadonlySet<string> = new Set(['target-revised', 'baseline-reestimated', 'indicator-redefined'])

/** What the moves made of the progress: their parts of the changes from just before the first of them to the pin. */
function madeOf(id: string, book: IndicatorBook, pin: Pin, asked: Asked<Query>['query']) {
  const moved = book.facts.filter(f => MOVING.has(f.type) && f.position <= pin.position && f.knownFrom <= pin.asOfMs)
  const first = moved.reduce((a, b) => (a.position < b.position ? a : b))
  const choice = { target: 'current', method: asked.method, cell: undefined } as const
  const way = { knew: knownAt({ ...pin, position: first.position - 1 }), later: pin, choice }
  const { steps, before, after } = walk(id, book, way) as Walk
  return { before, after, parts: byCause(steps).filter(p => MOVES.has(p.cause)) }
}

type Query = { readonly method: string; readonly on?: string | undefined }

function indicatorMoves({ id, book, at }: Member, pin: Pin, query: Query): object[] {
  const [targets, baselines] = [targetMoves(at, pin), baselineMoves(at)]
  const definitions = at.versions.length > 1 ? at.versions.map(shownVersion) : []
  if (targets.length + baselines.length + definitions.length === 0) return []
  const judged = (target: 'current' | 'original') => {
    const { covered, path, trend } = assess(id, book, at, pin, { target, method: query.method, cell: undefined })
    return { covered, share: path.share, path: path.verdict, trend: trend.verdict }
  }
  const definition = at.versions.at(-1)?.definition
  return [
    {
      indicator: id,
      title: definition?.title,
      unit: definition?.unit,
      decimals: definition?.decimals ?? null,
      targets,
      baselines,
      definitions,
      progress: { againstOriginal: judged('original'), againstCurrent: judged('current') },
      made: madeOf(id, book, pin, query),
    },
  ]
}

function goalMoves(goal: GoalAt): object[] {
  if (goal.wordings.length < 2 && goal.status !== 'retired') return []
  const [original, current] = [goal.wordings[0], goal.wordings.at(-1)]
  return [
    {
      goal: goal.goal,
      status: goal.status,
      original: original && shownLine(original),
      current: current && shownLine(current),
      kindMoved: original?.kind !== current?.kind,
      wordings: goal.wordings.map(shownLine),
    },
  ]
}

/** Indicators that are no longer counted, or count for other goals than at first. */
function membershipMoves({ id, book }: Member, pin: Pin): object[] {
  return book.facts.flatMap(f =>
    (f.type === 'indicator-assigned' || f.type === 'indicator-retired') &&
    f.position <= pin.position &&
    f.knownFrom <= pin.asOfMs
      ? [
          {
            indicator: id,
            move: f.type === 'indicator-retired' ? 'retired' : 'reassigned',
            ...(f.type === 'indicator-assigned' && { goals: f.data.goals }),
            ...shownOrigin(originOf(f)),
          },
        ]
      : [],
  )
}

export const goalposts = defineView({
  path: '/missions/{id}/goalposts',
  summary:
    'Every goal, target, baseline and definition that moved: original against current, weakened or strengthened, and what that made of the progress.',
  query: { method: choiceInQuery.method, on: day.optional() },
  version: 1,
  ...ofMission,
  answer: ({ books, pin, params: { id = '' }, query }) => {
    const mission = foldMission(books.facts<MissionFact>(`mission-${id}`), pin)
    if (!mission) return undefined
    const members = membersOf(books, id, pin)
    return {
      mission: id,
      wordings: mission.wordings.length > 1 ? mission.wordings.map(shownLine) : [],
      goals: mission.goals.flatMap(goalMoves),
      indicators: members.flatMap(m => indicatorMoves(m, pin, query)),
      membership: members.flatMap(m => membershipMoves(m, pin)),
      lateEntries: lateAmong(members, mission.lateEntries),
    }
  },
})
