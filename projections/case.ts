/** From facts to numbers: the case a method assesses, everything in the current definition's unit. */
import { durationYears, parsePeriod } from '../events/period.ts'
import { type Cell, cellKey } from '../events/shapes.ts'
import type { Comparability } from './comparable.ts'
import type { BaselineVersion, IndicatorAt, IndicatorBook, TargetVersion } from './indicator.ts'
import type { Pin } from './pin.ts'
import { type PointAt, pointsOf } from './points.ts'
import {
  type Baseline,
  type Case,
  type Milestone,
  type Options,
  resolveTarget,
  type StatedTarget,
  type Target,
} from './progress/case.ts'
import { type ReadPoints, readPoints } from './read-points.ts'

/** Which target and baseline a question is about, and as computed by what. */
export interface Chosen {
  readonly target: 'current' | 'original'
  readonly cell: Cell | undefined
  readonly options?: Options
}

/** A case with what it was made from. */
export interface MadeCase {
  readonly case: Case
  readonly baseline: BaselineVersion | undefined
  readonly target: TargetVersion | undefined
  readonly points: readonly PointAt[]
  readonly currentVersion: number
}

function baselineOf(line: BaselineVersion, comparable: Comparability): Baseline {
  const { reference, key } = parsePeriod(line.period)
  const convert = (value: number | undefined): number | null =>
    value === undefined ? null : (comparable.convert(value, line.definitionVersion) ?? value)
  const [low, high] = [convert(line.low), convert(line.high)]
  return {
    t: reference,
    value: convert(line.value),
    version: comparable.groupOf(line.definitionVersion, reference),
    period: key,
    ...(low !== null && { low }),
    ...(high !== null && { high }),
  }
}

const statedOf = (line: {
  value?: number | undefined
  low?: number | undefined
  high?: number | undefined
  changePercent?: number | undefined
  changePoints?: number | undefined
}): StatedTarget => {
  if (line.value !== undefined) return { value: line.value }
  if (line.low !== undefined && line.high !== undefined) return { low: line.low, high: line.high }
  return line.changePercent !== undefined
    ? { changePercent: line.changePercent }
    : { changePoints: line.changePoints ?? 0 }
}

const isRelative = (stated: StatedTarget): boolean => 'changePercent' in stated || 'changePoints' in stated

interface Resolved {
  readonly target: Target | undefined
  readonly milestones: Milestone[]
}

/** The target line in numbers: relative ones from the baseline version they follow, all in the current unit. */
export function resolveLine(
  line: TargetVersion,
  follows: BaselineVersion | undefined,
  comparable: Comparability,
): Resolved {
  const absolute = (stated: StatedTarget, version: number) => {
    const from = follows?.value === undefined ? null : follows.value
    const inOwnUnit = resolveTarget(stated, from)
    const own = isRelative(stated) ? (follows?.definitionVersion ?? version) : version
    const convert = (value: number): number => comparable.convert(value, own) ?? value
    if (inOwnUnit === null) return null
    if ('value' in inOwnUnit) return { value: convert(inOwnUnit.value) }
    const [low, high] = [convert(inOwnUnit.low), convert(inOwnUnit.high)].sort((a, b) => a - b) as [number, number]
    return { low, high }
  }
  const period = parsePeriod(line.period)
  const stated = statedOf(line)
  const aim = absolute(stated, line.definitionVersion)
  const milestones = (line.path ?? []).flatMap(m => {
    const at = absolute(statedOf(m), line.definitionVersion)
    return at && 'value' in at ? [{ t: parsePeriod(m.period).reference, value: at.value }] : []
  })
  if (!aim) return { target: undefined, milestones }
  const relativeTo =
    isRelative(stated) && follows?.value !== undefined
      ? comparable.convert(follows.value, follows.definitionVersion)
      : null
  const version = comparable.groupOf(line.definitionVersion)
  return {
    target: { t: period.reference, period: period.key, version, ...aim, ...(relativeTo !== null && { relativeTo }) },
    milestones,
  }
}

/** The lines asked for: today's, or the first target with the baseline that stood when it was set. */
function linesFor(
  at: IndicatorAt,
  { cell, target }: Chosen,
): { baseline: BaselineVersion | undefined; target: TargetVersion | undefined } {
  const baselines = at.baselines.get(cellKey(cell)) ?? []
  const targets = at.targets.get(cellKey(cell)) ?? []
  if (target === 'current') return { baseline: baselines.at(-1), target: targets.at(-1) }
  const [first] = targets
  return { baseline: baselines.findLast(b => b.position < (first?.position ?? 0)) ?? baselines[0], target: first }
}

/** Makes the case of an indicator's cell at a pin; `read` are the cell's points, where they are at hand. */
export function makeCase(
  book: IndicatorBook,
  at: IndicatorAt,
  pin: Pin,
  chosen: Chosen,
  read: ReadPoints = readPoints(pointsOf(book, at, pin, chosen.cell), at, pin),
): MadeCase {
  const definition = at.versions.at(-1)?.definition
  const { points, numbers, comparable, currentVersion } = read
  const lines = linesFor(at, chosen)
  const follows = at.baselines.get(cellKey(chosen.cell))?.[(lines.target?.baselineVersion ?? 0) - 1] ?? lines.baseline
  const aim = lines.target && resolveLine(lines.target, follows, comparable)
  const { min, max } = definition?.limits ?? {}
  return {
    ...lines,
    points,
    currentVersion,
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
      ...(chosen.options && { options: chosen.options }),
    },
  }
}
