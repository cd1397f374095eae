/**
 * Empty cells of a dimension below filled ones. Open SDG leaves a dimension empty where a row is about the total; a printed
 * table names a region once, and leaves it empty in the rows below. A file tells which is meant in two ways: a table of groups
 * begins with a name, and has no two rows of one group that say the same in all other columns. Where neither tells, it is asked.
 */

/** The columns by which an empty cell is judged, by their places. */
export interface LabelColumns {
  readonly at: number
  /** What else tells rows apart: the period, other dimensions, and what rows are filtered by. */
  readonly keys: readonly number[]
  /** Columns that are ignored: rows that both say something there, and not the same, are not of one key. */
  readonly ignored: readonly number[]
}

export interface LabelTracker {
  /** Takes the next row, whether it is filtered out or not. */
  readonly see: (cells: readonly string[]) => void
  /** Whether the last row is empty in the column, below one that is not. */
  readonly isBelow: () => boolean
  /** Whether empty cells can only be totals. */
  readonly areTotals: () => boolean
}

/** Rows of a group that are compared with each other; a longer group is no group of a printed table. */
const LONGEST_GROUP = 2000

export function labelTracker({ at, keys, ignored }: LabelColumns): LabelTracker {
  let begun = false
  let totals = false
  let below = false
  /** The row that names the group, until an empty cell follows it. */
  let named: readonly string[] | undefined
  /** Rows of the group by what they say in the other columns. */
  let group: Map<string, readonly string[]> | undefined

  const textAt = (cells: readonly string[], index: number): string => (cells[index] ?? '').trim()
  const keyOf = (cells: readonly string[]): string => keys.map(index => textAt(cells, index)).join('\u0000')
  const isOther = (a: readonly string[], b: readonly string[]): boolean =>
    ignored.some(index => textAt(a, index) !== '' && textAt(b, index) !== '' && textAt(a, index) !== textAt(b, index))

  function see(cells: readonly string[]): void {
    if (totals) return
    if (textAt(cells, at) !== '') {
      begun = true
      below = false
      named = cells
      group = undefined
      return
    }
    if (!begun) {
      totals = true
      return
    }
    below = true
    group ??= new Map([[keyOf(named as readonly string[]), named as readonly string[]]])
    const key = keyOf(cells)
    const before = group.get(key)
    if (before === undefined) group.set(key, cells)
    totals = group.size > LONGEST_GROUP || (before !== undefined && !isOther(before, cells))
  }

  return { see, isBelow: () => below && !totals, areTotals: () => totals }
}

/** The question of an empty cell that may be either. */
export const blankQuestion = (column: string): string =>
  `“${column}” is empty here, and says something in a row above: is the row about the total, or about the same as that row?`
