/** What does a target line come to in numbers? Relative ones from the baseline version they follow, all in the unit of the day. */
import { type Period, parsePeriod } from '../../events/period.ts'
import { isBand, type Milestone, resolveTarget, type StatedTarget, type Target } from '../progress/case.ts'
import { type Comparability, comparability } from './comparability.ts'
import type { BaselineVersion, DefinitionVersion, TargetVersion } from './indicator.ts'

type Aimed = Pick<TargetVersion, 'value' | 'low' | 'high' | 'changePercent' | 'changePoints'>

const statedOf = ({ value, low, high, changePercent, changePoints }: Aimed): StatedTarget => {
  if (value !== undefined) return { value }
  if (low !== undefined && high !== undefined) return { low, high }
  return changePercent !== undefined ? { changePercent } : { changePoints: changePoints ?? 0 }
}

const isRelative = (stated: StatedTarget): boolean => 'changePercent' in stated || 'changePoints' in stated

/** Reference point of a target: a year given for a series of windows means the window that ends in it (`like`: one of them). */
function referenceOf(period: Period, like: Period | undefined): number {
  if (period.kind !== 'year' || !like?.kind.startsWith('window of ')) return period.reference
  const itsYear = Math.ceil(like.reference - 1e-9) - 1
  return period.start + like.reference - itsYear
}

export interface Resolved {
  readonly target: Target | undefined
  readonly milestones: readonly Milestone[]
}

/**
 * Resolves a line. A change is one of the followed baseline in the unit in which the change was said; where a break that
 * nobody bridged lies between the two, the target is left on the baseline's side of it.
 */
export function resolveLine(
  line: TargetVersion,
  follows: BaselineVersion | undefined,
  comparable: Comparability,
  like: Period | undefined,
): Resolved {
  const said = line.definitionVersion
  const own = follows?.value === undefined ? null : comparable.between(follows.value, follows.definitionVersion, said)
  const isAcross = follows?.value !== undefined && own === null
  const convert = (value: number): number => comparable.between(value, said, comparable.version) ?? value

  function absolute(aimed: Aimed) {
    const resolved = resolveTarget(statedOf(aimed), isAcross ? (follows?.value ?? null) : own)
    if (resolved === null) return null
    if ('value' in resolved) return { value: convert(resolved.value) }
    const [low, high] = [convert(resolved.low), convert(resolved.high)].sort((a, b) => a - b) as [number, number]
    return { low, high }
  }

  const milestones = (line.path ?? []).flatMap(milestone => {
    const aim = absolute(milestone as Aimed)
    const t = referenceOf(parsePeriod(milestone.period), like)
    return aim && 'value' in aim ? [{ t, value: aim.value }] : []
  })
  const aim = absolute(line)
  if (!aim) return { target: undefined, milestones }
  const relative = isRelative(statedOf(line))
  const period = parsePeriod(line.period)
  const target: Target = {
    t: referenceOf(period, like),
    period: period.key,
    version: comparable.groupOf(relative && isAcross && follows ? follows.definitionVersion : said),
    ...aim,
    ...(relative && own !== null && { relativeTo: convert(own) }),
  }
  return { target, milestones }
}

/**
 * The number or band that a line states, in the unit of its own definition version; null where it is a change from a
 * baseline without a number.
 */
export function statedAmount(
  line: TargetVersion,
  follows: BaselineVersion | undefined,
  versions: readonly DefinitionVersion[],
): { readonly value: number } | { readonly low: number; readonly high: number } | null {
  const { target } = resolveLine(line, follows, comparability(versions, line.definitionVersion, []), undefined)
  if (!target) return null
  return isBand(target) ? { low: target.low, high: target.high } : { value: target.value }
}
