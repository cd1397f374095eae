/** Which figures of an indicator await approval, and which periods are locked (rule 7). */
import { type ApprovalTerms, noApprovalTerms, waitsForApproval } from '../../../events/approval-terms.ts'
import { type PeriodText, parsePeriod } from '../../../events/period.ts'
import { type Cell, cellKey } from '../../../events/shapes.ts'
import type { SignOffStep } from '../../../events/sign-off.ts'
import { valueKey } from './value-key.ts'

/** A figure that awaits approval. */
export interface AwaitedFigure {
  step: SignOffStep
  readonly period: PeriodText
  readonly cell: Cell | undefined
  /** Principals who recorded what awaits approval. */
  readonly recorders: Set<string>
}

export interface SignOffState extends ApprovalTerms {
  /** By `valueKey`. */
  readonly awaited: Map<string, AwaitedFigure>
}

export const noSignOff = (): SignOffState => ({ ...noApprovalTerms(), awaited: new Map() })

type RecordedFigure = { readonly period: PeriodText; readonly cell?: Cell | undefined }

/** Notes a figure that was measured, corrected or withdrawn, where it waits for approval: all of its key awaits it anew. */
export function noteRecorded(state: SignOffState, { period, cell }: RecordedFigure, principal: string): void {
  if (!(state.required || state.isBound)) return
  if (!waitsForApproval(state, parsePeriod(period))) return
  const key = valueKey(period, cell)
  const recorders = new Set([...(state.awaited.get(key)?.recorders ?? []), principal])
  state.awaited.set(key, { step: 'recorded', period, cell, recorders })
}

export interface ChosenFigures {
  readonly periods: readonly PeriodText[]
  readonly cells?: readonly Cell[] | undefined
}

/** The awaited figures of the periods, and of the cells where any are named, with their keys. */
export function chosenOf({ awaited }: SignOffState, { periods, cells }: ChosenFigures): [string, AwaitedFigure][] {
  const wanted = new Set(periods.map(period => parsePeriod(period).key))
  const inCells = cells && new Set(cells.map(cellKey))
  return [...awaited].filter(
    ([, { period, cell }]) => wanted.has(parsePeriod(period).key) && (inCells?.has(cellKey(cell)) ?? true),
  )
}
