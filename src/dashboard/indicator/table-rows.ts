/** Which rows the table of figures shows: the latest ones, all of them, or the part that holds a fact that is asked for. */
import type { PeriodText } from '../../../events/period.ts'
import type { Cell } from '../../../events/shapes.ts'
import { ALL } from '../address.ts'
import type { SeriesAnswer, SeriesPoint, VintageLine } from '../answer-types.ts'

/** A period and cell with every figure that was given for it. */
export interface TableRow {
  readonly period: PeriodText
  readonly cell: Cell
  /** The current figure; absent where it was withdrawn. */
  readonly point?: SeriesPoint
  readonly vintages: readonly VintageLine[]
}

/** Of a long history so many lines are shown, unless all are asked for; and of all so many rows: the others are in the JSON. */
const [MOST_LINES, MOST_ROWS] = [40, 300]
/** Of one period so many of the latest figures are shown, and the first; the others stand among the revisions. */
const MOST_VINTAGES = 4
/** So many later rows stand before the one that holds the fact that is asked for. */
const LATER = 3

export interface TableRows {
  readonly rows: readonly TableRow[]
  /** How many there are in all. */
  readonly count: number
  readonly part: 'whole' | 'latest' | 'most' | 'around'
}

/** The rows to show, the latest period first; `fact` is the position of a figure that must be among them. */
export function tableRows(
  series: SeriesAnswer,
  { figures, fact }: Readonly<Record<string, string | undefined>>,
): TableRows {
  const all = latestFirst([
    ...series.points.map(point => ({ period: point.period, cell: point.cell, point, vintages: point.vintages ?? [] })),
    ...(series.withdrawn ?? []),
  ])
  const count = all.length
  const most = all.slice(0, MOST_ROWS)
  const rows = figures === ALL ? most : firstLines(most)
  const at = fact === undefined ? -1 : all.findIndex(row => holds(row, Number(fact)))
  if (at >= rows.length) return { rows: firstLines(all.slice(at - LATER)), count, part: 'around' }
  return { rows, count, part: rows.length === count ? 'whole' : rows.length < most.length ? 'latest' : 'most' }
}

/** Whether a row holds the figure that was recorded at a position. */
export const holds = ({ point, vintages }: TableRow, fact: number): boolean =>
  vintages.some(({ position }) => position === fact) || (point?.position === fact && !point.rolledUp)

/** The latest period first; within each the whole before its parts, as they come. */
const latestFirst = (rows: readonly TableRow[]): TableRow[] =>
  [...Map.groupBy(rows, ({ period }) => JSON.stringify(period)).values()].toReversed().flat()

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
