/** What may be computed with what? Definition versions and breaks, bridged to today's unit or kept apart. */
import { parsePeriod } from '../../events/period.ts'
import { differenceBetween } from '../base/rounding.ts'
import { ALWAYS, apartBy, type Span } from '../base/span.ts'
import type { DefinitionVersion } from './indicator.ts'

/** Years that floating point may add. */
const NOISE = 1e-9

/** The version that covers a decimal year at which a period begins (counted from 1). */
export function versionAt(versions: readonly DefinitionVersion[], start: number): number {
  if (versions.length < 2) return 1
  return Math.max(1, versions.findLast(v => start >= v.from - NOISE)?.version ?? 1)
}

/** Around a decimal year at which a period begins: the others that the same version covers. */
export const startsOfVersion = (versions: readonly DefinitionVersion[], start: number): Span =>
  versions.length < 2 ? ALWAYS : versions.reduce<Span>((span, { from }) => apartBy(from - NOISE, span, start), ALWAYS)

/** The version of a day, `2024-05-17`. */
export const versionOn = (versions: readonly DefinitionVersion[], on: string): number =>
  versionAt(versions, parsePeriod(on).start)

/** Comparable groups of an indicator, seen from its current version. */
export interface Comparability {
  readonly current: number
  /** The version of the day. */
  readonly version: number
  /** Whether there is one group only. */
  readonly isWhole: boolean
  /** Group of a version, of a time in it where there are breaks without a redefinition. */
  readonly groupOf: (version: number, t?: number) => number
  /** A value of one version in another's unit; null across an unbridged break. */
  readonly between: (value: number, from: number, to: number) => number | null
  /** A value of a version in the current version's unit; null across an unbridged break. */
  readonly convert: (value: number, version: number) => number | null
  /** A difference of two values of a version in the current version's unit; unchanged across an unbridged break. */
  readonly convertDifference: (difference: number, version: number) => number
}

/** Groups of one version that a break mark (obsStatus B) splits are kept apart by this. */
const SEGMENTS = 1000

/** What was added has no origin that an offset could move: where increments are measured only a factor is a bridge. */
const isBridged = ({ bridge, definition }: DefinitionVersion): boolean =>
  bridge !== null && !(definition.cumulative && bridge.offset !== 0)

/**
 * Groups versions by their bridges, and splits them at `marks`: decimal years of points marked as a break (obsStatus B)
 * that no redefinition explains. `currentVersion` is the version of the day of assessment.
 */
export function comparability(
  versions: readonly DefinitionVersion[],
  currentVersion: number,
  marks: readonly number[],
): Comparability {
  const chain: number[] = []
  for (const each of versions) {
    const { version } = each
    chain[version] = isBridged(each) && version > 1 ? (chain[version - 1] as number) : version
  }
  const segmentOf = (t: number): number => (marks.length === 0 ? 0 : marks.filter(mark => mark <= t + 1e-9).length)
  const groupOf = (version: number, t = Number.POSITIVE_INFINITY): number =>
    (chain[version] ?? version) * SEGMENTS + segmentOf(t)

  function between(value: number, from: number, to: number): number | null {
    if (from === to) return value
    if ((chain[from] ?? from) !== (chain[to] ?? to)) return null
    let converted = value
    for (const { version: step, bridge } of versions) {
      const { factor, offset } = bridge ?? { factor: 1, offset: 0 }
      if (step > from && step <= to) converted = converted * factor + offset
    }
    for (const { version: step, bridge } of versions.toReversed()) {
      const { factor, offset } = bridge ?? { factor: 1, offset: 0 }
      if (step <= from && step > to) converted = (converted - offset) / factor
    }
    return converted
  }
  const convert = (value: number, version: number): number | null => between(value, version, currentVersion)
  // A difference has the unit's scale, not its origin.
  const convertDifference = (difference: number, version: number): number => {
    const [origin, end] = [convert(0, version) ?? 0, convert(difference, version) ?? difference]
    return origin === 0 ? end : differenceBetween(origin, end)
  }
  return {
    current: groupOf(currentVersion),
    version: currentVersion,
    isWhole: marks.length === 0 && versions.every(({ version }) => chain[version] === chain[currentVersion]),
    groupOf,
    between,
    convert,
    convertDifference,
  }
}
