/** The rules that several wishes of an indicator share: periods, cells, limits, and what stands. */
import { fitsKind, hasBegun, type PeriodText, parsePeriod } from '../../../events/period.ts'
import type { Cell, ObsStatus } from '../../../events/shapes.ts'
import type { Command, RuleContext } from '../command.ts'
import { beforeSubject, standingGoal, steerable } from '../mission/mission-rules.ts'
import { first, isRefusal, type Refusal, refuse } from '../refusal.ts'
import type { Amount } from './amounts.ts'
import type { Definition, IndicatorState, Line } from './indicator-state.ts'

/** A command of an indicator. */
export const indicatorCommand = <B extends object>(
  own: Pick<Command<IndicatorState, B>, 'name' | 'summary' | 'body' | 'decide'> &
    Partial<Pick<Command<IndicatorState, B>, 'life' | 'measurement' | 'large' | 'missionOf'>>,
): Command<IndicatorState, B> => ({
  thing: 'indicators',
  life: 'needs',
  measurement: false,
  large: false,
  missionOf: state => state.mission,
  ...own,
})

export const active = (state: IndicatorState): Refusal | undefined =>
  state.retired
    ? refuse('indicator-retired', 'The indicator has been retired: its history stays; define another one to go on.')
    : undefined

/** The indicator is active, and its mission may still be steered. */
export const mayBeSteered = (state: IndicatorState, { world }: RuleContext): Refusal | undefined =>
  first(
    () => active(state),
    () => steerable(world.mission(state.mission)),
  )

/** Every goal named stands in the mission, and was known when this is. */
export function goalsStand(
  mission: string,
  goals: readonly string[],
  { world, knownFrom }: RuleContext,
): Refusal | undefined {
  const state = world.mission(mission)
  if (!state) return refuse('unknown-mission', `There is no mission “${mission}”.`, '/mission')
  for (const [index, goal] of goals.entries()) {
    const standing = standingGoal(state, goal, `/goals/${index}`)
    if (isRefusal(standing)) return standing
    if (knownFrom.ms < standing.knownFrom) return beforeSubject(`the goal “${goal}”`)
  }
  return undefined
}

/** The lines that stand for their cells and were stated in a definition version. */
const linesOf = (lines: ReadonlyMap<string, readonly Line[]>, version: number): Line[] =>
  [...lines.values()].flatMap(ofCell => ofCell.at(-1) ?? []).filter(line => line.version === version)

/** A figure or baseline has the kind of period its definition version has; a target given as a year means a window’s end. */
export function periodFits(
  state: IndicatorState,
  version: number,
  given: PeriodText,
  pointer: string,
): Refusal | undefined {
  const { kind } = parsePeriod(given)
  const settled = state.versions[version - 1]?.kind
  if (settled !== undefined) return kind === settled ? undefined : otherKind(version, settled, kind, pointer)
  const aim = linesOf(state.targets, version).find(target => !fitsKind(parsePeriod(target.period), kind))
  return aim && otherKind(version, parsePeriod(aim.period).kind, kind, pointer)
}

/** A target has the kind of period of the figures, or names the year in which a window ends. */
export function targetFits(state: IndicatorState, given: PeriodText, pointer: string): Refusal | undefined {
  const period = parsePeriod(given)
  const version = state.versions.length
  const settled = state.versions[version - 1]?.kind
  if (settled === undefined || fitsKind(period, settled)) return undefined
  return otherKind(version, settled, period.kind, pointer)
}

const otherKind = (version: number, kind: string, given: string, pointer: string): Refusal =>
  refuse(
    'period-kind',
    `Version ${version} of this indicator has periods of the kind “${kind}”, not “${given}”; write the period so, or redefine the indicator from a break on.`,
    pointer,
  )

export function begun(
  given: PeriodText,
  status: ObsStatus | undefined,
  { today }: RuleContext,
  pointer: string,
): Refusal | undefined {
  if (status === 'F' || hasBegun(parsePeriod(given), today)) return undefined
  return refuse('period-not-begun', 'The period has not begun; a forecast is recorded with obsStatus F.', pointer)
}

/** A cell is a point in the declared dimensions. */
export function cellDeclared(
  { dimensions = {} }: Definition,
  cell: Cell | undefined,
  pointer: string,
): Refusal | undefined {
  for (const [dimension, code] of Object.entries(cell ?? {})) {
    const codes = Object.hasOwn(dimensions, dimension) ? dimensions[dimension] : undefined
    if (codes && Object.hasOwn(codes, code)) continue
    const known = Object.keys(codes ?? dimensions)
    const detail = codes
      ? `The dimension “${dimension}” has no code “${code}”`
      : `The indicator has no dimension “${dimension}”`
    const declared = known.slice(0, 20).join(', ') || 'none'
    return refuse('unknown-cell', `${detail}; declared: ${declared}.`, `${pointer}/${dimension}`)
  }
  return undefined
}

/** An amount lies inside the natural limits, an interval with both ends. */
export function withinLimits(
  { limits: { min = -Infinity, max = Infinity } = {} }: Definition,
  amount: Amount,
  pointer: string,
): Refusal | undefined {
  for (const field of ['value', 'low', 'high'] as const) {
    const stated = amount[field]
    if (stated === undefined || (stated >= min && stated <= max)) continue
    const limits = `${min === -Infinity ? '−∞' : min} to ${max === Infinity ? '∞' : max}`
    const detail = `${stated} lies outside the limits ${limits}; check it, or redefine the indicator’s limits.`
    return refuse('out-of-limits', detail, `${pointer}/${field}`)
  }
  return undefined
}
