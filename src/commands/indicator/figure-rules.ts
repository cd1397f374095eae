/** May this figure stand in this indicator, whatever was recorded before? Cell, period, limits, ratio and scale. */
import type { DataOf } from '../../../events/fact.ts'
import type { indicatorMeasured } from '../../../events/indicator.ts'
import { parsePeriod } from '../../../events/period.ts'
import type { RuleContext } from '../command.ts'
import { first, type Refusal, refuse } from '../refusal.ts'
import { begun, cellDeclared, periodFits, withinLimits } from './indicator-rules.ts'
import { type Definition, type IndicatorState, versionFor } from './indicator-state.ts'

/** A figure as a measurement has it. */
export type Figure = DataOf<typeof indicatorMeasured>

/** A figure in words, for who must see two of them. */
export function inWords({ value, low, high, judgement, obsStatus = 'A', flags = [] }: Figure): string {
  const amount =
    value !== undefined
      ? `${value}`
      : low !== undefined
        ? `${low} to ${high}`
        : judgement
          ? `“${judgement.code}”`
          : 'none'
  return obsStatus === 'A' && flags.length === 0 ? amount : `${amount} (${[obsStatus, ...flags].join('')})`
}

/** Checks a figure against the definition that covers its period (rule 5). `at` points to it in the body. */
export function figureAllowed(
  state: IndicatorState,
  request: Figure,
  context: RuleContext,
  at: string,
): Refusal | undefined {
  const version = versionFor(state.versions, parsePeriod(request.period))
  const definition = state.versions[version - 1]?.definition as Definition
  return first(
    () => cellDeclared(definition, request.cell, `${at}/cell`),
    () => begun(request.period, request.obsStatus, context, `${at}/period`),
    () => periodFits(state, version, request.period, `${at}/period`),
    () => withinLimits(definition, request, at),
    () => ratioHolds(definition, request, at),
    () => judgementOnScale(definition, request, at),
  )
}

/** Rule 11: value = multiplier · numerator / denominator, to half the last decimal shown. */
function ratioHolds({ multiplier = 1, decimals }: Definition, figure: Figure, at: string): Refusal | undefined {
  const { value, numerator, denominator } = figure
  if (value === undefined || numerator === undefined || denominator === undefined) return undefined
  const computed = (multiplier * numerator) / denominator
  const slack = decimals === undefined ? 1e-9 * Math.max(1, Math.abs(value)) : 0.5 * 10 ** -decimals * (1 + 1e-9)
  if (Math.abs(computed - value) <= slack) return undefined
  const detail = `${multiplier} · ${numerator} / ${denominator} is ${computed}, not ${value}; correct the parts, or redefine the indicator’s multiplier.`
  return refuse('ratio-mismatch', detail, `${at}/value`)
}

function judgementOnScale({ scale = [] }: Definition, { judgement }: Figure, at: string): Refusal | undefined {
  const codes = scale.map(step => step.code)
  if (judgement === undefined || codes.includes(judgement.code)) return undefined
  const detail = `“${judgement.code}” is not on the scale: ${codes.join(', ') || 'the indicator declares none'}.`
  return refuse('off-scale', detail, `${at}/judgement/code`)
}
