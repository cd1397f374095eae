/** The rules on one figure, whatever was recorded before: its cell, period, limits, ratio and scale. */

import type { DataOf } from '../../../events/fact.ts'
import type { indicatorMeasured } from '../../../events/indicator.ts'
import type { NamedFigure } from '../../../events/named-parts.ts'
import { carriesCode, type ObsStatuses, statusAndFlags } from '../../../events/obs-status.ts'
import { dayOf, hasBegun, parsePeriod } from '../../../events/period.ts'
import type { RuleContext } from '../command.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { cellDeclared, periodBegun, periodFits, withinLimits } from './indicator-rules.ts'
import { type Definition, type IndicatorState, versionFor } from './indicator-state.ts'
import { isLocked } from './sign-off-state.ts'

/** A figure as a measurement has it. */
export type Figure = DataOf<typeof indicatorMeasured>

/** A body's figure with its status and the flags beside it (rule 10b). */
export const withFlags = <B extends { readonly obsStatus?: ObsStatuses | undefined }>({ obsStatus, ...rest }: B) => ({
  ...rest,
  ...statusAndFlags(obsStatus),
})

/** A figure as refusals name it. */
export const namedFigure = ({ value, low, high, judgement, obsStatus = 'A', flags = [] }: Figure): NamedFigure => ({
  value,
  low,
  high,
  code: judgement?.code,
  status: obsStatus === 'A' && flags.length === 0 ? undefined : [obsStatus, ...flags].join(''),
})

/** Checks a figure against the definition that covers its period (rule 5). `pointer` is where it stands in the body. */
export function figureAllowed(
  state: IndicatorState,
  figure: Figure,
  context: RuleContext,
  pointer: string,
): Refusal | undefined {
  const version = versionFor(state.versions, parsePeriod(figure.period))
  const definition = state.versions[version - 1]?.definition as Definition
  return (
    cellDeclared(definition, figure.cell, `${pointer}/cell`) ??
    (isForecast(figure) ? undefined : periodBegun(figure.period, context, `${pointer}/period`)) ??
    knownSinceItsPeriod(figure, context, pointer) ??
    notLocked(state, figure.period, `${pointer}/period`) ??
    periodFits(state, version, figure.period, `${pointer}/period`) ??
    withinLimits(definition, figure, pointer) ??
    ratioMatches(definition, figure, pointer) ??
    judgementOnScale(definition, figure, pointer)
  )
}

/** Whether the figure is a forecast, by its status or a flag. */
const isForecast = (figure: Figure): boolean => carriesCode(figure, 'F')

/** Rule 2b: a measurement cannot be known before its period began. */
function knownSinceItsPeriod(figure: Figure, { knownFrom }: RuleContext, pointer: string): Refusal | undefined {
  if (isForecast(figure) || hasBegun(parsePeriod(figure.period), dayOf(knownFrom.ms))) return undefined
  const given = knownFrom.text ?? dayOf(knownFrom.ms)
  return refuse('known-before-its-period', { given }, `${pointer}/knownFrom`)
}

/** Rule 7: a locked period takes no changes. */
export function notLocked({ signOff }: IndicatorState, text: Figure['period'], pointer: string): Refusal | undefined {
  if (!isLocked(signOff, parsePeriod(text))) return undefined
  return refuse('period-locked', {}, pointer)
}

/** The decimals a number is written with. */
const decimalsOf = (value: number): number => /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0

/** Rule 11: value = multiplier · numerator / denominator, to half of the last decimal that is declared, or else given. */
function ratioMatches({ multiplier = 1, decimals }: Definition, figure: Figure, pointer: string): Refusal | undefined {
  const { value, numerator, denominator } = figure
  if (value === undefined || numerator === undefined || denominator === undefined) return undefined
  if (denominator === 0) return refuse('ratio-mismatch/nothing', {}, `${pointer}/denominator`)
  const computed = (multiplier * numerator) / denominator
  const rounding = 0.5 * 10 ** -(decimals ?? decimalsOf(value)) * (1 + 1e-9)
  // A value that is not rounded may still differ by the noise of dividing.
  const tolerance = decimals === undefined ? Math.max(rounding, 1e-9 * Math.max(1, Math.abs(value))) : rounding
  if (Math.abs(computed - value) <= tolerance) return undefined
  return refuse('ratio-mismatch', { value, multiplier, numerator, denominator, computed }, `${pointer}/value`)
}

function judgementOnScale({ scale = [] }: Definition, { judgement }: Figure, pointer: string): Refusal | undefined {
  if (judgement === undefined) return undefined
  const codes = scale.map(step => step.code)
  if (codes.includes(judgement.code)) return undefined
  const at = `${pointer}/judgement/code`
  return codes.length === 0
    ? refuse('off-scale/none', {}, at)
    : refuse('off-scale', { code: judgement.code, codes }, at)
}
