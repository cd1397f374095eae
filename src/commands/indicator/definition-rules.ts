/** The rules on a definition as a whole: what its fields say of time must not contradict itself. */
import { firstRefusal, type Refusal, refuse } from '../refusal.ts'
import type { Definition } from './indicator-state.ts'

/** What a definition says of how its figures behave in time. */
type InTime = Pick<Definition, 'measures' | 'cumulative' | 'rollUp' | 'multiplier'>

const contradiction = (field: string, detail: string): Refusal =>
  refuse('definition-contradiction', detail, `/${field}`)

/** Shares and other ratios: their values do not add up. */
const isRatio = ({ rollUp, multiplier }: InTime): boolean => rollUp?.cells === 'ratio' || multiplier !== undefined

/** Whether what the definition says of time agrees: levels and ratios are never summed over time, increments always are. */
export function agreesInTime(definition: InTime): Refusal | undefined {
  const { measures, cumulative, rollUp } = definition
  return firstRefusal(
    () =>
      rollUp?.time === 'sum' && measures === 'level'
        ? contradiction(
            'rollUp/time',
            'Levels are never summed over time. With measures “level”, give mean or last in rollUp.time; for figures that add up over time, give measures “flow”.',
          )
        : undefined,
    () =>
      rollUp?.time === 'sum' && isRatio(definition)
        ? contradiction(
            'rollUp/time',
            'Ratios are never summed over time, and rollUp.cells “ratio” or a multiplier makes this one. Give mean or last in rollUp.time.',
          )
        : undefined,
    () =>
      cumulative && measures === 'level'
        ? contradiction(
            'measures',
            'A cumulative indicator measures what is added in each period. Give measures “flow” or leave it out; for levels, leave cumulative out.',
          )
        : undefined,
    () =>
      cumulative && isRatio(definition)
        ? contradiction(
            'cumulative',
            'Ratios do not add up to a running total, and rollUp.cells “ratio” or a multiplier makes this one. Leave cumulative out.',
          )
        : undefined,
    () =>
      cumulative && (rollUp?.time === 'mean' || rollUp?.time === 'last')
        ? contradiction(
            'rollUp/time',
            `What is added in each period comes to a sum over time, not to its ${rollUp.time}. Give sum in rollUp.time, or leave it out.`,
          )
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
  return contradiction(
    'cumulative',
    'Figures before and after cannot be compared when cumulative changes. Give comparable false and no bridge.',
  )
}
