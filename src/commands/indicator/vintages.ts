/** What stands at a key already? Rule 1: a figure meets nothing, itself, or another that must be corrected. */
import { isDeepStrictEqual } from 'node:util'
import { parseKnowledge } from '../../../events/period.ts'
import { cellKey } from '../../../events/shapes.ts'
import type { KnownFrom } from '../command.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { type Figure, inWords } from './figure-rules.ts'
import { type IndicatorState, standingAt, type Vintage, valueKey } from './indicator-state.ts'

type Place = Pick<Figure, 'period' | 'cell'>

const isWithdrawal = ({ type }: Vintage): boolean => type === 'measurement-withdrawn'

/** Those not withdrawn since, by (knownFrom, recording order). */
function live(vintages: readonly Vintage[]): Vintage[] {
  const folded = vintages.toSorted((a, b) => a.knownFrom - b.knownFrom)
  return folded.slice(folded.findLastIndex(isWithdrawal) + 1)
}

/** What a figure meets at its key: nothing (`new`), the vintage that says it already, or a refusal. */
export function meets(
  vintages: readonly Vintage[],
  request: Figure,
  said: Vintage['said'],
  knownFrom: KnownFrom,
  at: string,
): 'new' | Vintage | Refusal {
  const rivals =
    knownFrom.text === undefined ? live(vintages) : takenFrom(vintages, { ms: knownFrom.ms, text: knownFrom.text })
  const same = rivals.find(vintage => differing(vintage, request, said).length === 0)
  const standing = rivals.at(-1)
  return same ?? (standing ? taken(standing, request, said, at) : 'new')
}

/** What took that knownFrom: as the same instant, or as the same text while it still ran (it meant now, and now moves). */
function takenFrom(vintages: readonly Vintage[], { ms, text }: { readonly ms: number; readonly text: string }) {
  const here = live(vintages.filter(vintage => vintage.knownFrom === ms))
  return here.length > 0 ? here : live(vintages).filter(vintage => vintage.knownText === text)
}

/** The fields the wish states otherwise than the vintage recorded them. */
function differing({ data, said: recorded }: Vintage, request: Figure, said: Vintage['said']): string[] {
  const fields = Object.entries({ ...request, ...said }).filter(([field, stated]) => {
    if (stated === undefined || field === 'period') return false
    const before = { obsStatus: 'A', ...data, ...recorded }[field as never] as unknown
    return field === 'cell' ? cellKey(request.cell) !== cellKey(data.cell) : !isDeepStrictEqual(stated, before)
  })
  return fields.map(([field]) => field)
}

function taken(standing: Vintage, request: Figure, said: Vintage['said'], at: string): Refusal {
  const fields = differing(standing, request, said)
  const detail = `${inWords(standing.data as Figure)} is recorded for this period and cell, and ${inWords(request)} is given now (${fields.join(', ')}). Use correct with a reason, or give the knownFrom of a new vintage.`
  return refuse('already-measured', detail, `${at}/value`)
}

/** The value at a key that stands at a time of knowledge and may be corrected, withdrawn or disputed. */
export function standing(state: IndicatorState, { period, cell }: Place, knownAt: number): Vintage | Refusal {
  const vintage = standingAt(state.vintages.get(valueKey(period, cell)), knownAt)
  if (vintage && !isWithdrawal(vintage)) return vintage
  return refuse('not-measured', 'No value stands for this period and cell; use measure.', '/period')
}

/** The vintage named by its knownFrom, as a text given when it was recorded or as an instant. */
export function vintageNamed(state: IndicatorState, { period, cell }: Place, text: string): Vintage | Refusal {
  const all = state.vintages.get(valueKey(period, cell)) ?? []
  const ms = parseKnowledge(text).lastMs
  const named = all.findLast(v => !isWithdrawal(v) && (v.knownText === text || v.knownFrom === ms))
  if (named) return named
  const known = all.filter(v => !isWithdrawal(v)).map(v => v.knownText ?? new Date(v.knownFrom).toISOString())
  const detail = `Nothing was recorded for this period and cell as known from ${text}; recorded: ${known.join(', ') || 'none'}.`
  return refuse('unknown-vintage', detail, '/vintage')
}
