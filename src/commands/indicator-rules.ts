/** The rules that several wishes of an indicator share: periods, cells, limits, and what stands. */
import { fitsKind, hasBegun, type PeriodText, parsePeriod } from '../../events/period.ts'
import type { Cell, ObsStatus } from '../../events/shapes.ts'
import type { Context } from './command.ts'
import { type IndicatorState, versionFor } from './indicator-state.ts'
import { type Refusal, refuse } from './refusal.ts'

/** The first refusal of several checks. */
export function first(...checks: readonly (() => Refusal | undefined)[]): Refusal | undefined {
  for (const check of checks) {
    const refusal = check()
    if (refusal) return refusal
  }
  return undefined
}

export const active = (state: IndicatorState): Refusal | undefined =>
  state.retired
    ? refuse('indicator-retired', 'The indicator has been retired; its history stays, nothing is added.')
    : undefined

/** The mission still takes this kind of change. */
export function missionSteerable(mission: string, { world }: Context): Refusal | undefined {
  if (!world.mission(mission)?.concluded) return undefined
  return refuse(
    'mission-concluded',
    `The mission “${mission}” is concluded: it takes measurements, corrections and reviews only.`,
  )
}

/** The period is of the kind its definition version has; a target may name the year a window ends in. */
export function periodFits(
  state: IndicatorState,
  given: PeriodText,
  pointer: string,
  asTarget = false,
): Refusal | undefined {
  const period = parsePeriod(given)
  const version = versionFor(state.versions, period)
  const kind = state.versions[version - 1]?.kind
  if (kind === undefined || period.kind === kind || (asTarget && fitsKind(period, kind))) return undefined
  return refuse(
    'period-kind',
    `Version ${version} of this indicator has periods of the kind “${kind}”, not “${period.kind}”.`,
    pointer,
  )
}

export function begun(
  given: PeriodText,
  status: ObsStatus | undefined,
  { today }: Context,
  pointer: string,
): Refusal | undefined {
  if (status === 'F' || hasBegun(parsePeriod(given), today)) return undefined
  return refuse('period-not-begun', 'The period has not begun; a forecast is recorded with obsStatus F.', pointer)
}

export function cellDeclared(state: IndicatorState, cell: Cell | undefined, pointer: string): Refusal | undefined {
  for (const [dimension, code] of Object.entries(cell ?? {})) {
    const codes = state.definition?.dimensions?.[dimension]
    if (codes && Object.hasOwn(codes, code)) continue
    const known = codes ? Object.keys(codes) : Object.keys(state.definition?.dimensions ?? {})
    const detail = codes
      ? `The dimension “${dimension}” has no code “${code}”`
      : `The indicator has no dimension “${dimension}”`
    return refuse(
      'unknown-cell',
      `${detail}; declared: ${known.slice(0, 20).join(', ') || 'none'}.`,
      `${pointer}/${dimension}`,
    )
  }
  return undefined
}

export function withinLimits(state: IndicatorState, value: number | undefined, pointer: string): Refusal | undefined {
  const { min, max } = state.definition?.limits ?? {}
  if (value === undefined || ((min === undefined || value >= min) && (max === undefined || value <= max)))
    return undefined
  return refuse('out-of-limits', `The value ${value} lies outside the limits ${min ?? '−∞'} to ${max ?? '∞'}.`, pointer)
}

/** How an amount can be written: a value, or an interval; one of them, never both. */
export interface Written {
  readonly value?:
    | number
    | {
        readonly low?: number | undefined
        readonly high?: number | undefined
        readonly changePercent?: number | undefined
        readonly changePoints?: number | undefined
      }
    | undefined
}

/** A body whose `value` may be an object, flattened to the fields a fact has: value, low and high, or a change. */
export function flat<B extends Written>(given: B): Omit<B, 'value'> & { value?: number } {
  const { value, ...rest } = given
  if (value === undefined) return rest
  return typeof value === 'number' ? { ...rest, value: value + 0 } : { ...rest, ...value }
}
