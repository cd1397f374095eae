/** The keys of a series: which period and cell its figures are of, and in which order they stand. */
import { type Period, type PeriodText, parsePeriod } from '../../events/period.ts'
import { type Cell, cellKey } from '../../events/shapes.ts'
import { merged } from '../base/work.ts'

/** The key of a value: its period and its cell. */
export interface Key {
  readonly period: Period
  /** As it was given. */
  readonly given: PeriodText
  readonly cell: Cell
  readonly cellKey: string
  /** Its place among the keys of its series. */
  readonly index: number
}

/** By time, of one time by cell, and of one cell the finer period before the one it ends. */
export const byTime = (a: Key, b: Key): number =>
  a.period.reference - b.period.reference ||
  (a.cellKey < b.cellKey ? -1 : a.cellKey > b.cellKey ? 1 : b.period.start - a.period.start)

/** Indexes of keys by time, and of one time by cell. */
export type Order = readonly number[] & {
  /** Whether no two of them are of one time. */
  readonly isStrict: boolean
}

/** A period with its place among those of a series. */
interface NumberedPeriod {
  readonly period: Period
  readonly number: number
}

/** A cell with the indexes of its keys, by the number of their period. */
interface CellKeys {
  readonly cell: Cell
  readonly text: string
  readonly byPeriod: number[]
}

/** Makes the keys of an empty series. */
export function growingKeys() {
  const keys: Key[] = []
  // A million figures are of few periods and few cells: their keys share them.
  const periods = new Map<string, NumberedPeriod>()
  const cells = new Map<string, CellKeys>()

  function numbered(given: PeriodText): NumberedPeriod {
    const period = parsePeriod(given)
    const known = periods.get(period.key)
    if (known) return known
    const fresh = { period, number: periods.size }
    periods.set(period.key, fresh)
    return fresh
  }

  function keysOf(given: Cell | undefined): CellKeys {
    const text = cellKey(given)
    const known = cells.get(text)
    if (known) return known
    const fresh = { cell: given ?? {}, text, byPeriod: [] }
    cells.set(text, fresh)
    return fresh
  }

  /** The index of the key of a period and cell, which is made where there is none. */
  function indexOf(given: PeriodText, of: Cell | undefined): number {
    const { period, number } = numbered(given)
    const { cell, text, byPeriod } = keysOf(of)
    const index = byPeriod[number] ?? keys.length
    if (index < keys.length) return index
    byPeriod[number] = index
    keys.push({ period, given: given === period.key ? period.key : given, cell, cellKey: text, index })
    return index
  }

  const timeOf = (of: number | undefined): number | undefined => keys[of ?? -1]?.period.reference
  const orderOf = (list: readonly number[]): Order =>
    Object.assign(list, { isStrict: list.every((of, i) => i === 0 || timeOf(list[i - 1]) !== timeOf(of)) })

  let ordered = orderOf([])
  const orderedIn = new Map<string, Order>()
  /** Keys are only ever added: those that are new are put among the others. */
  function orderAll(): Order {
    if (ordered.length === keys.length) return ordered
    orderedIn.clear()
    const compare = (a: number, b: number): number => byTime(keys[a] as Key, keys[b] as Key) || a - b
    const added = keys.slice(ordered.length).map((_, index) => ordered.length + index)
    ordered = orderOf(merged(ordered, added.sort(compare), compare))
    return ordered
  }

  /** The keys by time, all or those of one cell. */
  function order(cell?: string): Order {
    const all = orderAll()
    if (cell === undefined) return all
    const known = orderedIn.get(cell)
    if (known) return known
    const own = orderOf(all.filter(of => keys[of]?.cellKey === cell))
    // Nothing is kept for a cell without figures: anybody may ask for any.
    if (own.length > 0) orderedIn.set(cell, own)
    return own
  }

  return { keys: keys as readonly Key[], indexOf, order }
}
