/** When are two figures the same, and when does a figure agree with itself? */
import { isDeepStrictEqual } from 'node:util'
import type { DataOf } from '../../events/fact.ts'
import type { indicatorMeasured } from '../../events/indicator.ts'
import { cellKey, type ObsStatus } from '../../events/shapes.ts'
import type { KnownFrom } from './command.ts'
import type { IndicatorState, Vintage } from './indicator-state.ts'
import { type Refusal, refuse } from './refusal.ts'

/** A figure as a measurement has it. */
export type Figure = DataOf<typeof indicatorMeasured>

/** Missing (L), not applicable (M) and suppressed (Q) carry no value. */
export const valueless = (status: ObsStatus | undefined): boolean => status === 'L' || status === 'M' || status === 'Q'

/** Whether every field the wish states is what the vintage recorded: then it is the same command again. */
export function sameFigure(vintage: Vintage, wished: Figure, knownFrom: KnownFrom): boolean {
  if (knownFrom.text !== undefined && vintage.knownFrom !== knownFrom.ms && vintage.knownText !== knownFrom.text)
    return false
  const recorded = vintage.data as Record<string, unknown>
  return Object.entries(wished).every(([field, stated]) => {
    if (stated === undefined || field === 'period') return true
    if (field === 'cell') return cellKey(stated as Figure['cell']) === cellKey(recorded['cell'] as Figure['cell'])
    if (field === 'obsStatus' && stated === 'A') return (recorded[field] ?? 'A') === 'A'
    return isDeepStrictEqual(stated, recorded[field])
  })
}

/** value = multiplier · numerator / denominator, to half the last decimal shown. */
export function ratioHolds(state: IndicatorState, figure: Figure, at: string): Refusal | undefined {
  const { value, numerator, denominator } = figure
  if (value === undefined || numerator === undefined || denominator === undefined) return undefined
  const { multiplier = 1, decimals } = state.definition ?? {}
  const computed = (multiplier * numerator) / denominator
  const slack = decimals === undefined ? 1e-9 * Math.max(1, Math.abs(value)) : 0.5 * 10 ** -decimals * (1 + 1e-9)
  if (Math.abs(computed - value) <= slack) return undefined
  const detail = `${multiplier} · ${numerator} / ${denominator} is ${computed}, not ${value}; correct the parts, or declare the indicator’s multiplier.`
  return refuse('ratio-mismatch', detail, `${at}/value`)
}

export function judgementOnScale(state: IndicatorState, { judgement }: Figure, at: string): Refusal | undefined {
  if (judgement === undefined) return undefined
  const codes = state.definition?.scale?.map(step => step.code) ?? []
  if (codes.includes(judgement.code)) return undefined
  return refuse(
    'off-scale',
    `“${judgement.code}” is not on the scale: ${codes.join(', ') || 'the indicator declares none'}.`,
    `${at}/judgement/code`,
  )
}
