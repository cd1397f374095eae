/** The keys of a block as columns. Its figures are of few periods; an object for each of them would be most of what is written and read. */
import type { PeriodText } from '../../../events/period.ts'
import { cellText, sharedCell } from '../../../events/shapes.ts'
import { NumberedTexts } from '../../../events/text/numbered-texts.ts'
import type { Columns } from '../../../projections/figures/columns.ts'

/** Of each key the number of its period and of its cell. */
export interface PackedKeys {
  readonly periods: readonly PeriodText[]
  /** As JSON. */
  readonly cells: readonly string[]
  readonly period: Int32Array
  readonly cell: Int32Array
}

export function packedKeys(keys: Columns['keys']): PackedKeys {
  const numbers = new Map<PeriodText, number>()
  const cells = new NumberedTexts()
  const period = new Int32Array(keys.length)
  const cell = new Int32Array(keys.length)
  for (const [index, key] of keys.entries()) {
    const number = numbers.get(key.given) ?? numbers.size
    numbers.set(key.given, number)
    period[index] = number
    cell[index] = cells.numberOf(cellText(key.cell))
  }
  return { periods: [...numbers.keys()], cells: cells.texts, period, cell }
}

/** The keys that were packed; those of one cell share it. */
export function unpackedKeys({ periods, cells, period, cell }: PackedKeys): Columns['keys'] {
  const shared = cells.map(sharedCell)
  return Array.from(period, (of, index) => ({
    given: periods[of] as PeriodText,
    cell: shared[cell[index] as number] as Columns['keys'][number]['cell'],
  }))
}
