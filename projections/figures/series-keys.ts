/** The keys of a series: which period and cell its figures are of, and in which order they stand. */
import { type Period, type PeriodText, parsePeriod } from '../../events/period.ts'
import { type Cell, cellKey } from '../../events/shapes.ts'
import { countingFrom } from '../base/list.ts'
import { atOnce, merging, sorting, type Work } from '../base/work.ts'

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

/** The keys of one cell by time: columns beside each other, so that one can be looked up without the others. */
export interface CellOrder {
  /** Their indexes. */
  readonly keys: readonly number[]
  /** Their reference points, decimal years. */
  readonly times: readonly number[]
  readonly seasons: readonly (string | undefined)[]
  /** Where the latest one before each stands that is of its season, −1 where there is none. */
  readonly ofSeasonBefore: readonly number[]
  /** Whether no two of them are of one time. */
  readonly isStrict: boolean
  /** Whether they are the first of the series, in its own order. */
  readonly isCounting: boolean
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
  count: number
  /** Of those that it had when it was asked for last. */
  order: CellOrder | undefined
}

/** Nothing is kept of a cell without figures: anybody may ask for any. */
const NO_KEYS: CellOrder = { keys: [], times: [], seasons: [], ofSeasonBefore: [], isStrict: true, isCounting: true }

/** The index of the latest item before each that is the same, −1 where there is none. */
function sameBefore(items: readonly (string | undefined)[]): number[] {
  const latest = new Map<string | undefined, number>()
  return items.map((item, index) => {
    const before = latest.get(item) ?? -1
    latest.set(item, index)
    return before
  })
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
    const fresh = { cell: given ?? {}, text, byPeriod: [], count: 0, order: undefined }
    cells.set(text, fresh)
    return fresh
  }

  /** The index of the key of a period and cell, which is made where there is none. */
  function indexOf(given: PeriodText, of: Cell | undefined): number {
    const { period, number } = numbered(given)
    const ofCell = keysOf(of)
    const { cell, text, byPeriod } = ofCell
    const index = byPeriod[number] ?? keys.length
    if (index < keys.length) return index
    byPeriod[number] = index
    ofCell.count += 1
    keys.push({ period, given: given === period.key ? period.key : given, cell, cellKey: text, index })
    return index
  }

  const compare = (a: number, b: number): number => byTime(keys[a] as Key, keys[b] as Key) || a - b

  let ordered: readonly number[] = []
  /** Indexes of the keys by time, and of one time by cell. Keys are only ever added: those that are new are put among the others. */
  const order = (): readonly number[] => (ordered.length === keys.length ? ordered : atOnce(ordering()))

  /** As `order`; it may be interrupted. */
  function* ordering(): Work<readonly number[]> {
    const before = ordered
    if (before.length === keys.length) return before
    const added = countingFrom(before.length, keys.length - before.length)
    const all = yield* merging(before, yield* sorting(added, compare), compare)
    // Others may have put more of them in order meanwhile.
    if (all.length > ordered.length) ordered = all
    return ordered
  }

  /** The keys of one cell (its key) by time. */
  function orderOf(cell: string): CellOrder {
    const ofCell = cells.get(cell)
    if (!ofCell) return NO_KEYS
    if (ofCell.order?.keys.length === ofCell.count) return ofCell.order
    // Periods of which the cell has no figure are holes, which `filter` passes over.
    const own = ofCell.byPeriod.filter(() => true).sort(compare)
    const periods = own.map(of => (keys[of] as Key).period)
    const times = periods.map(({ reference }) => reference)
    const isStrict = times.every((time, i) => i === 0 || times[i - 1] !== time)
    const seasons = periods.map(({ season }) => season)
    const isCounting = own.every((of, i) => of === i)
    ofCell.order = { keys: own, times, seasons, ofSeasonBefore: sameBefore(seasons), isStrict, isCounting }
    return ofCell.order
  }

  return { keys: keys as readonly Key[], indexOf, order, ordering, orderOf }
}
