/** Rule 1, the rule that refuses a second value: a figure is new, an identical resubmission, or refused (`already-measured`). */
import { isDeepStrictEqual } from 'node:util'
import type { Annotations } from '../../../events/fact.ts'
import { parseKnowledge } from '../../../events/period.ts'
import { cellKey } from '../../../events/shapes.ts'
import type { KnownFrom } from '../known-from.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { type Figure, namedFigure } from './figure-rules.ts'
import type { IndicatorState } from './indicator-state.ts'
import { type Vintage, vintageAsOf } from './vintages.ts'

type PeriodAndCell = Pick<Figure, 'period' | 'cell'>

const isWithdrawal = ({ type }: Vintage): boolean => type === 'measurement-withdrawn'

/** The vintages that no later withdrawal removed, by (knownFrom, recording order). */
function notWithdrawn(vintages: readonly Vintage[]): Vintage[] {
  const ordered = vintages.toSorted((a, b) => a.knownFrom - b.knownFrom)
  return ordered.slice(ordered.findLastIndex(isWithdrawal) + 1)
}

/** Whether a figure with a knownFrom of its own is a new vintage of one that stands. */
export const isNewVintage = (vintages: readonly Vintage[], { text }: KnownFrom): boolean =>
  text !== undefined && notWithdrawn(vintages).length > 0

/** A figure beside the vintages of its period and cell: `new`, the vintage that records the same already, or a refusal. */
export function compareWithRecorded(
  vintages: readonly Vintage[],
  figure: Figure,
  annotations: Annotations | undefined,
  knownFrom: KnownFrom,
  pointer: string,
): 'new' | Vintage | Refusal {
  const rivals = knownFrom.text === undefined ? notWithdrawn(vintages) : sameKnownFrom(vintages, knownFrom)
  const identical = rivals.find(vintage => differingFields(vintage, figure, annotations).length === 0)
  const last = rivals.at(-1)
  return identical ?? (last ? alreadyMeasured(last, figure, annotations, pointer) : 'new')
}

/** The vintages with the same knownFrom: the same instant, or the same text given while its time still ran and meant “now”. */
function sameKnownFrom(vintages: readonly Vintage[], { ms, text }: KnownFrom): Vintage[] {
  const sameInstant = notWithdrawn(vintages.filter(vintage => vintage.knownFrom === ms))
  return sameInstant.length > 0
    ? sameInstant
    : notWithdrawn(vintages).filter(({ knownFromText }) => knownFromText === text)
}

/** The fields that the figure states differently from the vintage. */
function differingFields(
  { data, annotations: recorded }: Vintage,
  figure: Figure,
  annotations: Annotations | undefined,
): string[] {
  const fields = Object.entries({ ...figure, ...annotations }).filter(([field, stated]) => {
    if (stated === undefined || field === 'period') return false
    const before = { obsStatus: 'A', ...data, ...recorded }[field as never] as unknown
    return field === 'cell' ? cellKey(figure.cell) !== cellKey(data.cell) : !isDeepStrictEqual(stated, before)
  })
  return fields.map(([field]) => field)
}

function alreadyMeasured(
  vintage: Vintage,
  figure: Figure,
  annotations: Annotations | undefined,
  pointer: string,
): Refusal {
  const fields = differingFields(vintage, figure, annotations)
  const parts = { recorded: namedFigure(vintage.data as Figure), given: namedFigure(figure), fields }
  return refuse('already-measured', parts, `${pointer}/value`)
}

/** The vintage in force as of a time of knowledge (milliseconds): the one that can be corrected, withdrawn or disputed. */
export function currentVintage(
  state: IndicatorState,
  { period, cell }: PeriodAndCell,
  knownAt: number,
  pointer = '',
): Vintage | Refusal {
  const vintage = vintageAsOf(state.vintages.of(period, cell), knownAt)
  if (vintage && !isWithdrawal(vintage)) return vintage
  return refuse('not-measured', {}, `${pointer}/period`)
}

/** The vintage named by its knownFrom: the text given when it was recorded, or an instant. */
export function vintageNamed(
  state: IndicatorState,
  { period, cell }: PeriodAndCell,
  text: string,
  pointer = '',
): Vintage | Refusal {
  const figures = state.vintages.of(period, cell).filter(vintage => !isWithdrawal(vintage))
  const ms = parseKnowledge(text).lastMs
  const named = figures.findLast(({ knownFrom, knownFromText }) => knownFromText === text || knownFrom === ms)
  if (named) return named
  const known = figures.map(({ knownFrom, knownFromText }) => knownFromText ?? new Date(knownFrom).toISOString())
  return refuse('unknown-vintage', { given: text, known }, `${pointer}/vintage`)
}
