/**
 * The figures of a release, as numbers and verdicts alone: no sentence and no wording is in them, so that they can be computed
 * again from the facts, by anybody and in any language, and compared.
 */
import type { Pin } from '../../base/pin.ts'
import type { Shaped } from '../../base/shaped.ts'
import { type Work, within } from '../../base/work.ts'
import type { Assessment } from '../../figures/assessment-shape.ts'
import type { FactReader } from '../../figures/fact-reader.ts'
import { approvedOnly } from '../../figures/outside-reader.ts'
import { series } from '../indicator/series.ts'
import { changes } from '../mission/changes.ts'
import { missionProgress } from '../mission/progress.ts'

/**
 * The method that figures in this form (`v` 1) are judged by, whatever is the default elsewhere: what was published is computed
 * by it for ever. A method that is to take its place in releases gets a form of its own.
 */
const METHOD = 'varde-1'

/** What the figures of a release are computed for. */
export interface ReleasePin {
  readonly mission: string
  /** What was recorded up to there. */
  readonly position: number
  /** The day it is assessed for. */
  readonly on: string
  /** The position of the release before, if there is one: what moved since is part of the figures. */
  readonly since?: number | undefined
}

type Goal = Shaped<typeof missionProgress.answer>['goals'][number]
type Member = Goal['indicators'][number]

/**
 * Every indicator's points, baseline, target and both answers, with the first target and the answers against it; the roll-up of
 * each goal; and by cause what moved since the release before. Numbers have 12 significant digits. Read as by somebody without a
 * role: of figures that ask for sign-off, the approved ones.
 */
export function* releaseFigures(reader: FactReader, { mission, position, on, since }: ReleasePin): Work<object> {
  const approved = approvedOnly(reader, position)
  const pin: Pin = { asOfMs: Number.POSITIVE_INFINITY, asOf: null, position, on, figures: 'approved' }
  const viewer = { principal: 'anybody', sees: () => 'approved' as const, seesAccess: false }
  const asked = { params: { id: mission }, pin, reader: approved, viewer }
  const current = yield* within(
    missionProgress.fold({ ...asked, query: missionProgress.query.parse({ on, method: METHOD }) }),
  )
  const original = yield* within(
    missionProgress.fold({ ...asked, query: missionProgress.query.parse({ on, method: METHOD, target: 'original' }) }),
  )
  const firsts = new Map(membersIn(original?.goals ?? []).map(member => [member.indicator, member]))
  const members = new Map(membersIn(current?.goals ?? []).map(member => [member.indicator, member]))
  const moved =
    since === undefined
      ? undefined
      : yield* within(
          changes.fold({
            ...asked,
            query: changes.query.parse({
              fromPosition: String(since),
              toPosition: String(position),
              on,
              method: METHOD,
            }),
          }),
        )
  const indicators: object[] = []
  for (const member of [...members.values()].sort((a, b) => (a.indicator < b.indicator ? -1 : 1))) {
    const first = firstOf(firsts.get(member.indicator))
    indicators.push({ ...figuresOf(member), first, points: yield* pointsOf(member.indicator) })
  }
  return rounded({
    ...{ v: 1, mission, position, on, since: since ?? null },
    indicators,
    rollUp: current?.rollUp ?? null,
    goals: goalsIn(current?.goals ?? []).map(({ goal, rollUp, directionOnly }) => ({ goal, rollUp, directionOnly })),
    moved: (moved?.indicators ?? []).map(({ indicator, difference, parts }) => ({ indicator, difference, parts })),
  })

  function* pointsOf(id: string): Work<object[]> {
    const answer = yield* within(series.fold({ ...asked, params: { id }, query: series.query.parse({}) }))
    return (answer?.points ?? []).map(({ period, cell, value, obsStatus, definitionVersion }) => ({
      ...{ period, cell, value, obsStatus, definitionVersion },
    }))
  }
}

const goalsIn = (goals: readonly Goal[]): Goal[] => goals.flatMap(goal => [goal, ...goalsIn(goal.goals)])
const membersIn = (goals: readonly Goal[]): Member[] => goalsIn(goals).flatMap(goal => goal.indicators)

function figuresOf({
  indicator,
  definitionVersion,
  baseline,
  target,
  latest,
  judging,
  covered,
  path,
  trend,
  reasons,
  method,
}: Assessment) {
  return { indicator, definitionVersion, baseline, target, latest, judging, covered, path, trend, reasons, method }
}

/** What the first target says. */
const firstOf = (member: Member | undefined) =>
  member && { target: member.target, path: member.path, trend: member.trend }

const DIGITS = 12

/** Every number with 12 significant digits; members without a value are left out. */
function rounded<T>(value: T): T {
  if (typeof value === 'number') return (Number.isFinite(value) ? Number(value.toPrecision(DIGITS)) : null) as T
  if (Array.isArray(value)) return value.map(rounded) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, own]) => own !== undefined)
      .map(([name, own]) => [name, rounded(own)]),
  ) as T
}
