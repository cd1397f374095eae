/**
 * Empty cells of a dimension below filled ones. Open SDG leaves a dimension empty where a row is about the total; a printed
 * table names a region once, and leaves it empty in the rows below. A file tells which is meant in two ways: a table of groups
 * begins with a name, and has no two rows of one group that say the same in all other columns. Where neither tells, it is asked.
 */

import type { BoundColumns, CellColumn } from './columns.ts'
import type { ImportMap } from './import-map.ts'
import type { Question } from './number-text.ts'

/** The columns by which an empty cell is judged, by their places. */
interface LabelColumns {
  readonly at: number
  /** What else tells rows apart: the period, other dimensions, and what rows are filtered by. */
  readonly keys: readonly number[]
  /** Columns that are ignored: rows that both say something there, and not the same, are not of one key. */
  readonly ignored: readonly number[]
}

interface LabelTracker {
  /** Takes the next row, whether it is filtered out or not. */
  readonly see: (cells: readonly string[]) => void
  /** Whether the last row is empty in the column, below one that is not. */
  readonly isBelow: () => boolean
  /** Whether empty cells can only be totals. */
  readonly areTotals: () => boolean
}

/** Rows of a group that are compared with each other; a longer group is no group of a printed table. */
const LONGEST_GROUP = 2000

function labelTracker({ at, keys, ignored }: LabelColumns): LabelTracker {
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

/**
 * Watches the dimensions of which the map does not say what an empty cell means. A column that needs no map, for it has the
 * dimension's own name, is of Varde's own form: empty is the total.
 */
export function blankLabels(columns: BoundColumns, map: ImportMap) {
  const labels = columns.cells
    .filter(({ dimension, codes }) => dimension in map.cell && !codes.has(''))
    .map(column => ({ column, line: 0, tracker: labelTracker(placesOf(columns, column)) }))

  /** Takes a row as it stands in the file, whether filters take it or not. */
  function see(cells: readonly string[]): void {
    for (const { tracker } of labels) tracker.see(cells)
  }
  /** Says that the filters took the row that was seen last. */
  function take(line: number): void {
    for (const label of labels) if (label.line === 0 && label.tracker.isBelow()) label.line = line
  }
  /** Empty cells that may be either, asked once a column. */
  const questions = (): (Question & { readonly count: number })[] =>
    labels
      .filter(({ line, tracker }) => line > 0 && !tracker.areTotals())
      .map(({ line, column }) => ({ ...blankQuestion(line, column), count: 1 }))
  return { see, take, questions }
}

function placesOf({ period, indicator, knownFrom, cells, conditions, ignored }: BoundColumns, { at }: CellColumn) {
  const filters = conditions.map(({ column }) => column)
  const keys = [period, indicator, knownFrom, ...cells, ...filters].flatMap(column => column?.at ?? [])
  return { at, keys: keys.filter(key => key !== at), ignored: ignored.map(column => column.at) }
}

const blankQuestion = (line: number, { name, dimension, codes }: CellColumn): Question => ({
  code: 'code',
  line,
  column: name,
  detail: `“${name}” is empty here, and says something in a row above: is the row about the total, or about the same as that row?`,
  answers: [
    `"cell": {"${dimension}": {"column": "${name}", "codes": {${codes.size > 0 ? '…, ' : ''}"": ""}}} in the map, if it is the total`,
    'repeat in the file what the row above says, if it is the same',
  ],
})
