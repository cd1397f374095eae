/** Which rows the table of figures shows: the latest ones, all of them, or the part that holds a fact that is asked for. */
import { ALL, type PageState } from '../address.ts'
import type { FiguresAnswer, TableRow } from '../answer-types.ts'
import type { Ask } from '../asking.ts'

/** Of a long history so many lines are shown, unless all are asked for; and of all so many rows: the others are in the JSON. */
const [MOST_LINES, MOST_ROWS] = [40, 300]
/** Of one period so many of the latest figures are shown, and the first; the others stand among the revisions. */
const MOST_VINTAGES = 4

export interface TableRows extends Pick<FiguresAnswer, 'rows' | 'count' | 'awaitsApproval' | 'lateEntries' | 'pin'> {
  readonly part: 'whole' | 'latest' | 'most' | 'around'
}

/** The rows to show, the latest period first, among them the one that holds the `fact`; undefined where there is no such indicator. */
export async function tableRows(ask: Ask, id: string, { own }: PageState): Promise<TableRows | undefined> {
  const { cell, figures, fact } = own
  const of = cell === undefined ? {} : { cell }
  const isAll = figures === ALL
  const first = await ask('/indicators/{id}/figures', { id }, { ...of, limit: String(isAll ? MOST_ROWS : MOST_LINES) })
  if (!first) return undefined
  const rows = isAll ? first.rows : firstLines(first.rows)
  // What is no position is refused by the view.
  const at = /^\d+$/.test(fact ?? '') ? Number(fact) : Number.NaN
  const isHeld = (among: readonly TableRow[]): boolean => among.some(row => holds(row, at))
  if (fact !== undefined && !isHeld(rows)) {
    const around = await ask('/indicators/{id}/figures', { id }, { ...of, limit: String(MOST_LINES), fact })
    if (around && isHeld(around.rows)) return { ...around, rows: firstLines(around.rows), part: 'around' }
  }
  return { ...first, rows, part: rows.length === first.count ? 'whole' : isAll ? 'most' : 'latest' }
}

/** Whether a row holds the figure that was recorded at a position. */
export const holds = ({ point, vintages }: TableRow, fact: number): boolean =>
  vintages.some(({ position }) => position === fact) || (point?.position === fact && !point.rolledUp)

/** The vintages of a row that are shown: the latest ones, the one that is asked for, and the first; how many others there are. */
export function shownVintages({ vintages }: TableRow, fact?: number) {
  const latest = vintages.slice(-MOST_VINTAGES).toReversed()
  const earlier = vintages.slice(0, -MOST_VINTAGES)
  const [first, ...between] = earlier
  const asked = between.filter(({ position }) => position === fact)
  return { latest: [...latest, ...asked], left: between.length - asked.length, first }
}

/** How many lines a row takes. */
function linesOf(row: TableRow): number {
  const { latest, left, first } = shownVintages(row)
  return Math.max(1, latest.length) + Number(first !== undefined) + Number(left > 0)
}

/** The first rows, as many as have room in a table that is not too long: at least one. */
function firstLines(rows: readonly TableRow[]): readonly TableRow[] {
  let lines = 0
  const tooMany = rows.findIndex(row => {
    lines += linesOf(row)
    return lines > MOST_LINES
  })
  return tooMany < 0 ? rows : rows.slice(0, Math.max(1, tooMany))
}
