/** The rules on one figure, whatever was recorded before: its cell, period, limits, ratio and scale. */
import type { DataOf } from '../../../events/fact.ts'
import type { indicatorMeasured } from '../../../events/indicator.ts'
import { parsePeriod } from '../../../events/period.ts'
import type { ObsStatus } from '../../../events/shapes.ts'
import type { RuleContext } from '../command.ts'
import { firstRefusal, type Refusal, refuse } from '../refusal.ts'
import { cellDeclared, periodBegun, periodFits, withinLimits } from './indicator-rules.ts'
import { type Definition, type IndicatorState, versionFor } from './indicator-state.ts'

/** A figure as a measurement has it. */
export type Figure = DataOf<typeof indicatorMeasured>

/** Rule 10: missing (L), not applicable (M) and suppressed (Q) carry no value. */
export const carriesNoValue = (status: ObsStatus | undefined): boolean =>
  status === 'L' || status === 'M' || status === 'Q'

/** A figure in words, for a message that compares two of them. */
export function figureInWords({ value, low, high, judgement, obsStatus = 'A' }: Figure): string {
  const amount =
    value !== undefined
      ? `${value}`
      : low !== undefined
        ? `${low} to ${high}`
        : judgement
          ? `“${judgement.code}”`
          : 'none'
  return obsStatus === 'A' ? amount : `${amount} (${obsStatus})`
}

/** Checks a figure against the definition that covers its period (rule 5). `pointer` is where it stands in the body. */
export function figureAllowed(
  state: IndicatorState,
  figure: Figure,
  context: RuleContext,
  pointer: string,
): Refusal | undefined {
  const version = versionFor(state.versions, parsePeriod(figure.period))
  const definition = state.versions[version - 1]?.definition as Definition
  return firstRefusal(
    () => cellDeclared(definition, figure.cell, `${pointer}/cell`),
    () => periodBegun(figure.period, figure.obsStatus, context, `${pointer}/period`),
    () => periodFits(state, version, figure.period, `${pointer}/period`),
    () => withinLimits(definition, figure, pointer),
    () => ratioMatches(definition, figure, pointer),
    () => judgementOnScale(definition, figure, pointer),
  )
}

/** Rule 11: value = multiplier · numerator / denominator, to half of the last decimal shown. */
function ratioMatches({ multiplier = 1, decimals }: Definition, figure: Figure, pointer: string): Refusal | undefined {
  const { value, numerator, denominator } = figure
  if (value === undefined || numerator === undefined || denominator === undefined) return undefined
  if (denominator === 0) {
    const detail =
      'Nothing can be divided by a denominator of 0. Where there is nobody to count, give obsStatus M and no value.'
    return refuse('ratio-mismatch', detail, `${pointer}/denominator`)
  }
  const computed = (multiplier * numerator) / denominator
  const tolerance = decimals === undefined ? 1e-9 * Math.max(1, Math.abs(value)) : 0.5 * 10 ** -decimals * (1 + 1e-9)
  if (Math.abs(computed - value) <= tolerance) return undefined
  const detail = `The value is ${value}, but ${multiplier} · ${numerator} / ${denominator} is ${computed}. Correct value, numerator or denominator, or redefine the indicator with another multiplier.`
  return refuse('ratio-mismatch', detail, `${pointer}/value`)
}

function judgementOnScale({ scale = [] }: Definition, { judgement }: Figure, pointer: string): Refusal | undefined {
  const codes = scale.map(step => step.code)
  if (judgement === undefined || codes.includes(judgement.code)) return undefined
  const detail =
    codes.length === 0
      ? 'This indicator has no scale, so it takes no judgement. Give a value, or redefine the indicator with a scale.'
      : `The code “${judgement.code}” is not on the scale of this indicator. Use one of: ${codes.join(', ')}.`
  return refuse('off-scale', detail, `${pointer}/judgement/code`)
}
