/** Rule 2: a correction is the figure with changes. What it states replaces, all else stays as it stood. */
import { isDeepStrictEqual } from 'node:util'
import { carriesCode, carriesNoValue } from '../../../events/obs-status.ts'
import { hasBegun, parsePeriod } from '../../../events/period.ts'
import type { RuleContext } from '../command.ts'
import { type Refusal, refuse } from '../refusal.ts'
import type { Figure } from './figure-rules.ts'
import type { Vintage } from './vintages.ts'

/** What a correction states of a figure, its amount flattened; period and cell say which. */
export type FigureChanges = Figure

const AMOUNT = ['value', 'low', 'high', 'judgement'] as const
const ERROR = ['standardError', 'margin'] as const
const PARTS = ['numerator', 'denominator'] as const

const without = (figure: Figure, fields: readonly (keyof Figure)[]): Figure =>
  Object.fromEntries(Object.entries(figure).filter(([field]) => !fields.includes(field as keyof Figure))) as Figure

const states = (figure: Partial<Figure>, fields: readonly (keyof Figure)[]): boolean =>
  fields.some(field => figure[field] !== undefined)

/** The fields of a vintage that are its figure: a correction’s own cause and vintage are none of them. */
function figureOf({ data }: Vintage): Figure {
  const { cause: _cause, vintage: _vintage, ...figure } = data as Figure & { cause?: unknown; vintage?: unknown }
  return figure
}

/**
 * The whole figure after a correction. A new amount replaces the amount, a new error the error; a status that carries no
 * value takes amount, error and parts away; a value given to what had none, without a status, is ordinary. Refused where a
 * ratio gets a new value without new parts, a value is taken from nothing, or a forecast’s period has begun and no status is stated.
 */
export function correctedFigure(
  corrected: Vintage,
  changes: FigureChanges,
  context: RuleContext,
  pointer: string,
): Figure | Refusal {
  const before = figureOf(corrected)
  const statesAmount = states(changes, AMOUNT)
  if (changes.obsStatus === undefined && wasForecast(before, context)) return needsStatus(pointer)
  if (statesAmount && changes.value !== before.value && states(before, PARTS) && !statesBoth(changes))
    return needsParts(before, pointer)
  const replaced = replacedFields(before, changes)
  const kept = without(before, replaced)
  const status = changes.obsStatus !== undefined ? ['obsStatus' as const, 'flags' as const] : []
  const figure = { ...without(kept, status), ...changes }
  if (
    figure.obsStatus === undefined ||
    states(figure, AMOUNT) ||
    carriesNoValue(figure.obsStatus) ||
    figure.obsStatus === 'J'
  )
    return figure
  const statuses = { before: String(before.obsStatus), now: String(figure.obsStatus) }
  return refuse('not-measured/valueless', statuses, `${pointer}/value`)
}

/** What of the figure before gives way to what is stated. */
function replacedFields(before: Figure, changes: FigureChanges): (keyof Figure)[] {
  if (carriesNoValue(changes.obsStatus)) return [...AMOUNT, ...ERROR, ...PARTS]
  const replaced: (keyof Figure)[] = []
  if (states(changes, AMOUNT)) replaced.push(...AMOUNT)
  if (states(changes, ERROR)) replaced.push(...ERROR)
  const getsValue = states(changes, AMOUNT) && carriesNoValue(before.obsStatus)
  if (getsValue) replaced.push('obsStatus', 'flags', ...PARTS)
  return replaced
}

/** Whether a correction leaves the figure as it stands: one without a status is ordinary. */
export function leavesAsItStands(corrected: Vintage, figure: Figure): boolean {
  const [before, after] = [figureOf(corrected), figure].map(({ period: _p, cell: _c, ...rest }) => ({
    ...rest,
    obsStatus: rest.obsStatus ?? 'A',
  }))
  return isDeepStrictEqual(before, after)
}

const statesBoth = (changes: FigureChanges): boolean => PARTS.every(part => changes[part] !== undefined)

const wasForecast = (before: Figure, { today }: RuleContext): boolean =>
  carriesCode(before, 'F') && hasBegun(parsePeriod(before.period), today)

const needsStatus = (pointer: string): Refusal => refuse('needs-status', {}, `${pointer}/obsStatus`)

const needsParts = ({ numerator = 0, denominator = 0 }: Figure, pointer: string): Refusal =>
  refuse('needs-parts', { numerator, denominator }, `${pointer}/numerator`)
