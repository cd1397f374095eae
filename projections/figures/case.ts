/** From facts to numbers: the case a method assesses, everything in the unit of the definition of the day. */
import { durationYears, parsePeriod } from '../../events/period.ts'
import { type Cell, cellKey, type Text } from '../../events/shapes.ts'
import type { Pin } from '../base/pin.ts'
import type { Baseline, Case, Options } from '../progress/case.ts'
import type { Comparability } from './comparability.ts'
import { type ComparablePoints, comparablePointsOf } from './comparable-points.ts'
import type { BaselineVersion, Definition, IndicatorAt, IndicatorHistory, TargetVersion } from './indicator.ts'
import { runningTotals } from './running-totals.ts'
import { resolveLine } from './target-line.ts'

/** Which target and baseline a question is about, and as computed by what. */
export interface Chosen {
  readonly target: 'current' | 'original'
  readonly cell: Cell | undefined
  readonly options?: Options
}

/** A case with what it was made from. */
export interface MadeCase {
  readonly case: Case
  /** The same for cases of which one takes over from the other all but its points and the day of assessment. */
  readonly lines: object
  readonly baseline: BaselineVersion | undefined
  readonly target: TargetVersion | undefined
  /** The points of the case: of a cumulative indicator its running totals. */
  readonly read: ComparablePoints
  /** The figures as they were recorded: of a cumulative indicator what was added in each period. */
  readonly recorded: ComparablePoints
  readonly currentVersion: number
  /** Period of the first figure recorded, where no baseline tells of which kind periods are. */
  readonly firstPeriod: string | undefined
}

/** A baseline in the unit of the day; left in its own across an unbridged break. */
export function baselineOf(line: BaselineVersion, comparable: Comparability): Baseline {
  const { reference, key } = parsePeriod(line.period)
  const convert = (value: number | undefined): number | null =>
    value === undefined ? null : (comparable.convert(value, line.definitionVersion) ?? value)
  const [low, high] = [convert(line.low), convert(line.high)].sort((a, b) => (a ?? 0) - (b ?? 0))
  return {
    t: reference,
    value: convert(line.value),
    version: comparable.groupOf(line.definitionVersion, reference),
    period: key,
    ...(typeof low === 'number' && { low }),
    ...(typeof high === 'number' && { high }),
    ...(line.standardError !== undefined && {
      standardError: Math.abs(comparable.convertDifference(line.standardError, line.definitionVersion)),
    }),
  }
}

/** The baseline that stood when a target was set; where none did, the first. */
export const baselineInForce = (
  baselines: readonly BaselineVersion[],
  target: TargetVersion | undefined,
): BaselineVersion | undefined => baselines.findLast(b => b.position < (target?.position ?? 0)) ?? baselines[0]

/** The lines asked for: today's, or the first target with the baseline that stood when it was set. */
function linesFor(
  at: IndicatorAt,
  { cell, target }: Chosen,
): { baseline: BaselineVersion | undefined; target: TargetVersion | undefined } {
  const baselines = at.baselines.get(cellKey(cell)) ?? []
  const targets = at.targets.get(cellKey(cell)) ?? []
  if (target === 'current') return { baseline: baselines.at(-1), target: targets.at(-1) }
  const [first] = targets
  return { baseline: baselineInForce(baselines, first), target: first }
}

/** Units of shares, in the languages of the house. */
const SHARE_UNIT = /%|‰|\bper ?cent\b|percent|prosent|procent|promille/i

/** Whether a unit is a share in itself, per cent or per mille. */
export const isShareUnit = (unit: Text): boolean => textsOf(unit).some(text => SHARE_UNIT.test(text))

/** Units of what has a level at any time, in the languages of the house. */
const LEVEL_UNIT = /ind[ei][kx]s?\b|\bratio\b|\bshare\b|\bandel/i

/**
 * Whether a figure adds up while its period runs: where it says so, where totals over time are sums, and where it does not
 * say. Shares, indices, ratios and levels of a scale have a level at any time, and so has what stands for a longer period
 * by its last or mean part.
 */
function isFlow({ measures, cumulative, rollUp, multiplier, scale, unit }: Definition): boolean {
  if (measures !== undefined) return measures === 'flow'
  if (cumulative || rollUp?.time === 'sum') return true
  if (rollUp?.time === 'last' || rollUp?.time === 'mean' || rollUp?.cells === 'ratio') return false
  if (multiplier !== undefined || scale !== undefined) return false
  return !isShareUnit(unit) && !textsOf(unit).some(text => LEVEL_UNIT.test(text))
}

const textsOf = (text: Text): readonly string[] =>
  typeof text === 'string' ? [text] : Object.values(text).filter(t => t !== undefined)

/** Makes the case of an indicator's cell at a pin; `recorded` are the cell's points, where they are at hand. */
export function makeCase(
  history: IndicatorHistory,
  at: IndicatorAt,
  pin: Pin,
  chosen: Chosen,
  recorded: ComparablePoints = comparablePointsOf(history, at, pin, chosen.cell),
): MadeCase {
  const { comparable, currentVersion } = recorded
  const definition = at.versions[currentVersion - 1]?.definition
  const lines = linesFor(at, chosen)
  const read = definition?.cumulative ? runningTotals(recorded, lines.baseline) : recorded
  const { numbers } = read
  const follows = at.baselines.get(cellKey(chosen.cell))?.[(lines.target?.baselineVersion ?? 0) - 1] ?? lines.baseline
  const firstPeriod = lines.baseline ? undefined : recorded.numbers.at(0)?.period
  const like = lines.baseline?.period ?? firstPeriod
  const aim =
    lines.target &&
    resolveLine(
      lines.target,
      follows,
      comparable,
      like === undefined ? undefined : parsePeriod(like),
      follows === lines.baseline,
    )
  const { min, max } = definition?.limits ?? {}
  return {
    ...lines,
    lines,
    read,
    recorded,
    currentVersion,
    firstPeriod,
    case: {
      direction: definition?.direction ?? 'increase',
      milestones: aim?.milestones ?? [],
      points: numbers,
      on: parsePeriod(pin.on).reference,
      current: comparable.current,
      ...(definition?.decimals !== undefined && { decimals: definition.decimals }),
      ...(definition?.limits && { limits: { ...(min !== undefined && { min }), ...(max !== undefined && { max }) } }),
      ...(lines.baseline && { baseline: baselineOf(lines.baseline, comparable) }),
      ...(aim?.target && { target: aim.target }),
      ...(definition?.frequency && { frequencyYears: durationYears(definition.frequency) }),
      ...(definition?.publicationLag && { publicationLagYears: durationYears(definition.publicationLag) }),
      ...(definition?.seasonal && { seasonal: definition.seasonal }),
      ...(definition?.cumulative && { cumulative: true }),
      ...(definition && isFlow(definition) && { measures: 'flow' as const }),
      ...(chosen.options && { options: chosen.options }),
    },
  }
}

/**
 * Makes the case of a cell at one pin after another. Where nothing but figures entered since the last one, it takes over what
 * definition and lines say.
 */
export function caseMaker(
  history: IndicatorHistory,
  chosen: Chosen,
): (at: IndicatorAt, pin: Pin, recorded: ComparablePoints) => MadeCase {
  let before: { readonly at: IndicatorAt; readonly made: MadeCase } | undefined
  return (at, pin, recorded) => {
    const isAlike = before?.at === at && readsAlike(before.made, recorded)
    const made = isAlike
      ? withFigures(before?.made as MadeCase, recorded, pin)
      : makeCase(history, at, pin, chosen, recorded)
    before = { at, made }
    return made
  }
}

/** Whether other points leave the lines of a case as they are: running totals start anew, and without a baseline the first figure tells the kind of period. */
const readsAlike = ({ baseline, read, recorded, firstPeriod }: MadeCase, now: ComparablePoints): boolean =>
  read === recorded &&
  recorded.comparable === now.comparable &&
  (baseline !== undefined || firstPeriod === now.numbers.at(0)?.period)

const withFigures = (made: MadeCase, recorded: ComparablePoints, pin: Pin): MadeCase => ({
  ...made,
  read: recorded,
  recorded,
  case: {
    ...made.case,
    points: recorded.numbers,
    on: parsePeriod(pin.on).reference,
  },
})
