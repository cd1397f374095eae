/** The rules on a definition as a whole: what its fields say of time must not contradict itself. */
import { firstRefusal, type Refusal, refuse } from '../refusal.ts'
import type { Definition } from './indicator-state.ts'

/** What a definition says of how its figures behave in time. */
type InTime = Pick<Definition, 'measures' | 'cumulative' | 'rollUp' | 'multiplier'>

/** Shares and other ratios: their values do not add up. */
const isRatio = ({ rollUp, multiplier }: InTime): boolean => rollUp?.cells === 'ratio' || multiplier !== undefined

/** Whether what the definition says of time agrees: levels and ratios are never summed over time, increments always are. */
export function agreesInTime(definition: InTime): Refusal | undefined {
  const { measures, cumulative, rollUp } = definition
  return firstRefusal(
    () =>
      rollUp?.time === 'sum' && measures === 'level'
        ? refuse('definition-contradiction/level-summed', {}, '/rollUp/time')
        : undefined,
    () =>
      rollUp?.time === 'sum' && isRatio(definition)
        ? refuse('definition-contradiction/ratio-summed', {}, '/rollUp/time')
        : undefined,
    () =>
      cumulative && measures === 'level'
        ? refuse('definition-contradiction/cumulative-level', {}, '/measures')
        : undefined,
    () =>
      cumulative && isRatio(definition)
        ? refuse('definition-contradiction/cumulative-ratio', {}, '/cumulative')
        : undefined,
    () =>
      cumulative && (rollUp?.time === 'mean' || rollUp?.time === 'last')
        ? refuse('definition-contradiction/cumulative-rolled', { time: rollUp.time }, '/rollUp/time')
        : undefined,
  )
}

/** Whether a redefinition that changes what a figure is in time starts a break: no bridge leads from levels to increments. */
export function breaksWhereCumulativeChanges(
  before: InTime | undefined,
  after: InTime,
  { comparable, bridge }: { readonly comparable: boolean; readonly bridge?: unknown },
): Refusal | undefined {
  const isSame = (before?.cumulative ?? false) === (after.cumulative ?? false)
  if (isSame || (!comparable && bridge === undefined)) return undefined
  return refuse('definition-contradiction/cumulative-changed', {}, '/cumulative')
}
