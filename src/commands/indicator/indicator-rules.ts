/** The rules that several commands of an indicator share: goals, periods, cells and limits. */
import type { Fact } from '../../../events/fact.ts'
import { coarserPeriod, fitsKind, hasBegun, type Period, type PeriodText, parsePeriod } from '../../../events/period.ts'
import { message } from '../../../events/refusals.ts'
import { type Cell, cellKey } from '../../../events/shapes.ts'
import { commandsOf, type Decided, type RuleContext } from '../command.ts'
import { activeGoal, notConcluded } from '../mission/mission-rules.ts'
import { knownBefore, missionExists, periodText } from '../referenced-things.ts'
import { firstRefusal, isRefusal, type Refusal, refuse, sameAsStanding } from '../refusal.ts'
import type { Amount } from './amounts.ts'
import {
  type Definition,
  type IndicatorState,
  type StatedLine,
  takesFiner,
  type VersionState,
} from './indicator-state.ts'

/** A command of an indicator. */
export const indicatorCommand = commandsOf('indicators', { missionOf: state => state.mission })

export const notRetired = (state: IndicatorState): Refusal | undefined =>
  state.retired ? refuse('indicator-retired', {}) : undefined

/** The indicator is not retired, nor its mission concluded. */
export const takesChanges = (state: IndicatorState, { world }: RuleContext): Refusal | undefined =>
  firstRefusal(
    () => notRetired(state),
    () => notConcluded(world.mission(state.mission)),
  )

/** Every goal named is an active goal of the mission, and was known no later than the fact that refers to it. */
export function goalsActive(mission: string, goals: readonly string[], context: RuleContext): Refusal | undefined {
  const state = context.world.mission(mission)
  if (!state) return missionExists(mission, context)
  for (const [index, id] of goals.entries()) {
    const goal = activeGoal(state, id, `/goals/${index}`)
    if (isRefusal(goal)) return goal
    if (context.knownFrom.ms < goal.knownFrom) return knownBefore('goal', id)
  }
  return undefined
}

/** Rule 14: an indicator ceases to count for an adopted goal by a decision that is named. `after`: the goals it counts for then. */
export function leavesByDecision(
  { goals, mission }: IndicatorState,
  after: readonly string[],
  decision: string | undefined,
  { world }: RuleContext,
): Refusal | undefined {
  if (decision !== undefined) return undefined
  const left = goals.find(goal => !after.includes(goal) && world.mission(mission)?.goals.get(goal)?.adopted)
  if (left === undefined) return undefined
  return refuse('needs-decision', { goal: left }, '/decision')
}

/** Rule 14: an indicator of an adopted goal ceases to be a key indicator by a decision that is named. */
export function ceasesByDecision(
  { goals, mission }: IndicatorState,
  decision: string | undefined,
  { world }: RuleContext,
): Refusal | undefined {
  if (decision !== undefined) return undefined
  const adopted = goals.find(goal => world.mission(mission)?.goals.get(goal)?.adopted)
  return adopted === undefined ? undefined : refuse('needs-decision/key', { goal: adopted }, '/decision')
}

/** A revision of a baseline or target says something: it differs from the line in force, or that was stated in an earlier definition version. */
export function changesLine(
  state: IndicatorState,
  of: 'baselines' | 'targets',
  stated: { readonly cell?: Cell | undefined },
): Refusal | undefined {
  const last = state[of].get(cellKey(stated.cell))?.at(-1)
  if (!last || last.version !== state.versions.length) return undefined
  const [given, standing] = [withoutPlace(stated), withoutPlace(last.data)]
  return sameAsStanding({ ...blank(standing), ...given }, standing)
}

/** A line with a warning where the target does not come after the baseline: then nothing can be assessed. */
export function inTime(fact: Fact, target: PeriodText | undefined, baseline: PeriodText | undefined): Decided {
  if (target === undefined || baseline === undefined) return { fact }
  if (parsePeriod(target).reference > parsePeriod(baseline).reference) return { fact }
  const periods = { target: periodText(target), baseline: periodText(baseline) }
  const text = message('target-not-after-baseline', periods)
  return { fact, warnings: [{ code: 'target-not-after-baseline', text, pointer: '/period' }] }
}

/** The period of the baseline or target in force of a cell. */
export const periodInForce = (
  state: IndicatorState,
  of: 'baselines' | 'targets',
  cell: Cell | undefined,
): PeriodText | undefined => state[of].get(cellKey(cell))?.at(-1)?.period

const withoutPlace = ({ cell: _cell, decidedBy: _by, ...line }: { cell?: unknown; decidedBy?: unknown }): object => line
/** The same fields, none of them stated. */
const blank = (line: object): object => Object.fromEntries(Object.keys(line).map(field => [field, undefined]))

/** The baselines or targets in force, one a cell, that were stated in a definition version. */
function linesInForce(lines: ReadonlyMap<string, readonly StatedLine[]>, version: number): readonly StatedLine[] {
  if (lines.size === 0) return []
  return [...lines.values()].flatMap(ofCell => ofCell.at(-1) ?? []).filter(line => line.version === version)
}

/** Whether one period is finer than another and lies within one of its kind, in a version that makes coarser ones of finer. */
function isPart(fine: Period, coarse: Period, { definition, partKind }: VersionState): boolean {
  if (!takesFiner(definition) || coarserPeriod(fine, coarse) === undefined) return false
  return partKind === undefined || partKind === fine.kind
}

/** Periods of the baselines or targets in force in a definition version. */
const linePeriods = (state: IndicatorState, of: 'baselines' | 'targets', version: number): Period[] =>
  linesInForce(state[of], version).map(line => parsePeriod(line.period))

/**
 * A figure has the kind of period of its definition version; a target given as a year means the end of a window. Where
 * coarser periods are made of finer ones, figures may also be of one finer kind.
 */
export function periodFits(
  state: IndicatorState,
  number: number,
  text: PeriodText,
  pointer: string,
): Refusal | undefined {
  const version = state.versions[number - 1]
  const period = parsePeriod(text)
  const targets = linePeriods(state, 'targets', number)
  if (version?.period === undefined) {
    const target = targets.find(of => !fitsKind(of, period.kind) && !(version && isPart(period, of, version)))
    return target && otherPeriodKind(number, target, period, pointer, version)
  }
  const settled = parsePeriod(version.period)
  const linesFit =
    targets.every(of => fitsKind(of, period.kind)) &&
    linePeriods(state, 'baselines', number).every(of => of.kind === period.kind)
  const isWhole = linesFit && isPart(settled, period, version)
  if (period.kind === settled.kind || isPart(period, settled, version) || isWhole) return undefined
  return otherPeriodKind(number, settled, period, pointer, version)
}

/** A baseline has the kind of period of the lines in force, and of the figures or a coarser one. */
export function baselinePeriodFits(state: IndicatorState, text: PeriodText, pointer: string): Refusal | undefined {
  const number = state.versions.length
  const version = state.versions[number - 1]
  const period = parsePeriod(text)
  const settled = version?.period === undefined ? undefined : parsePeriod(version.period)
  const isFiner = version && settled && isPart(period, settled, version)
  const other =
    linePeriods(state, 'targets', number).find(of => !fitsKind(of, period.kind)) ??
    linePeriods(state, 'baselines', number).find(of => of.kind !== period.kind)
  if (other ?? isFiner) return otherPeriodKind(number, other ?? settled ?? period, period, pointer)
  return periodFits(state, number, text, pointer)
}

/** A target has the kind of period of the figures, or names the year in which a window ends. */
export function targetPeriodFits(state: IndicatorState, text: PeriodText, pointer: string): Refusal | undefined {
  const period = parsePeriod(text)
  const number = state.versions.length
  const version = state.versions[number - 1]
  if (version?.period === undefined) return undefined
  const settled = parsePeriod(version.period)
  const isCoarser = linesInForce(state.baselines, number).length === 0 && isPart(settled, period, version)
  if (fitsKind(period, settled.kind) || isCoarser) return undefined
  return otherPeriodKind(number, settled, period, pointer)
}

/** `version`: of a figure, which may be finer if the definition says how coarser periods are made of it. */
function otherPeriodKind(
  number: number,
  expected: Period,
  given: Period,
  pointer: string,
  version?: VersionState,
): Refusal {
  const isPart =
    version !== undefined && !takesFiner(version.definition) && coarserPeriod(given, expected) !== undefined
  const kinds = { expected: expected.kind, part: version?.partKind, given: given.kind }
  return refuse('period-kind', { version: number, ...kinds, isPart }, pointer)
}

/** The period has begun. */
export function periodBegun(period: PeriodText, { today }: RuleContext, pointer: string): Refusal | undefined {
  if (hasBegun(parsePeriod(period), today)) return undefined
  return refuse('period-not-begun', {}, pointer)
}

/** A cell names declared dimensions and codes only. */
export function cellDeclared(
  { dimensions = {} }: Definition,
  cell: Cell | undefined,
  pointer: string,
): Refusal | undefined {
  for (const dimension in cell) {
    const code = cell[dimension] as string
    const codes = Object.hasOwn(dimensions, dimension) ? dimensions[dimension] : undefined
    if (codes && Object.hasOwn(codes, code)) continue
    const at = `${pointer}/${dimension}`
    return codes
      ? refuse('unknown-cell/code', { dimension, code, known: Object.keys(codes) }, at)
      : refuse('unknown-cell/dimension', { dimension, known: Object.keys(dimensions) }, at)
  }
  return undefined
}

/** An amount is inside the limits of the indicator; of an interval, both ends. */
export function withinLimits(
  { limits: { min = -Infinity, max = Infinity } = {} }: Definition,
  amount: Amount,
  pointer: string,
): Refusal | undefined {
  for (const field of ['value', 'low', 'high'] as const) {
    const stated = amount[field]
    if (stated === undefined || (stated >= min && stated <= max)) continue
    return refuse('out-of-limits', { field, given: stated, min, max }, `${pointer}/${field}`)
  }
  return undefined
}
