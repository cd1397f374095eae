/** What a grant with a scope reaches: facts of the indicators, cells and projects that it names, and nothing else. */
import type { z } from 'zod'
import type { scope } from './access.ts'
import type { FactName } from './catalogue.ts'
import type { Cell } from './shapes.ts'

export type Scope = z.infer<typeof scope>

/** Facts about one cell of an indicator; without one they are about the total. */
const ofOneCell: ReadonlySet<string> = new Set<FactName>([
  'baseline-set',
  'baseline-reestimated',
  'target-set',
  'target-revised',
  'indicator-measured',
  'measurement-corrected',
  'measurement-withdrawn',
  'measurement-disputed',
])

/** What of a fact its reach depends on. */
export interface ReachedFact {
  readonly stream: string
  readonly type: string
  readonly data: () => object
}

/** Whether all cells, of which there is one at least, have codes that the scope names; the total is written as no code. */
export const cellsWithin = (allowed: NonNullable<Scope['cells']>, cells: readonly (Cell | undefined)[]): boolean =>
  cells.length > 0 &&
  cells.every(cell => Object.entries(allowed).every(([dimension, codes]) => codes.includes(cell?.[dimension] ?? '')))

/** Whether a scope names the thing of a stream and, where it names cells, those that the fact is about. */
export function scopeReaches({ indicators, projects, cells }: Scope, { stream, type, data }: ReachedFact): boolean {
  const named = [...(indicators ?? []).map(id => `indicator-${id}`), ...(projects ?? []).map(id => `project-${id}`)]
  if ((indicators || projects) && !named.includes(stream)) return false
  if (cells === undefined) return true
  return stream.startsWith('indicator-') && cellsWithin(cells, cellsOf(type, data()))
}

function cellsOf(type: string, data: object): readonly (Cell | undefined)[] {
  const { cell, cells = [] } = data as { readonly cell?: Cell; readonly cells?: readonly Cell[] }
  return ofOneCell.has(type) ? [cell] : cells
}
