/**
 * What was measured, as known at any pin? An append-only structure of columns: one row a measurement fact, in recording
 * order, so that asking as of any day is a filter over numbers and not a replay of facts.
 */

import type { ObsStatus } from '../../events/obs-status.ts'
import { countingFrom, countingTo, firstAbove } from '../base/list.ts'
import type { Pin } from '../base/pin.ts'
import { isWithin, overlap, type Span } from '../base/span.ts'
import type { Work } from '../base/work.ts'
import {
  addRow,
  appendRows,
  type Columns,
  emptyColumns,
  isWithdrawal,
  marksBreak,
  type Rest,
  rowAt,
  type ValueFact,
} from './columns.ts'
import { type CellOrder, growingKeys, type Key } from './series-keys.ts'

/** A measurement fact, read from a row. */
export interface Row {
  readonly key: Key
  readonly type: ValueFact['type']
  readonly value: number | null
  readonly obsStatus: ObsStatus
  readonly knownFrom: number
  /** As it was given. */
  readonly knownText?: string | undefined
  readonly position: number
  readonly recordedAt: number
  readonly rest: Rest
}

/** A row for each key, −1 where there is none; keys beyond the list have none either. */
export type Rows = readonly number[]

export interface Series {
  readonly keys: readonly Key[]
  /** Indexes of the keys by time, and of one time by cell. */
  readonly order: () => readonly number[]
  /** As `order`; it may be interrupted, and what it has done is kept. */
  readonly ordering: () => Work<readonly number[]>
  /** The keys of one cell (its key) by time. */
  readonly orderOf: (cell: string) => CellOrder
  readonly rows: number
  /** Whether any of its figures marks a break. */
  readonly marksBreaks: () => boolean
  /** Adds a measurement fact; facts come in recording order. */
  readonly add: (fact: ValueFact) => void
  /**
   * The row that stands for each key at a pin, −1 where none does; withdrawn values stand for nothing. The same list as at the
   * pin asked before where the same rows lie inside; other series may share it, so that nobody may change it.
   */
  readonly standing: (pin: Pin) => Rows
  /** The asOf of the pin, and all others at which the same rows of those up to its position are known, and as many are late. */
  readonly span: (pin: Pin) => Span
  /** How many rows lie inside the pin. */
  readonly known: (pin: Pin) => number
  /** How many rows lie inside the pin but were recorded after its day. */
  readonly late: (pin: Pin) => number
  /** The fact of a row. */
  readonly row: (row: number) => Row
  /** Rows inside the pin by key, in the order they fold: (knownFrom, position); of all keys, or of some. Keys without rows have none. */
  readonly history: (pin: Pin, of?: readonly number[]) => readonly (readonly number[] | undefined)[]
  /** As `history`, of the keys alone that have several rows inside the pin. */
  readonly revised: (pin: Pin) => ReadonlyMap<number, readonly number[]>
  /** The last position at or before `at`, −1 where there is none. */
  readonly lastPosition: (at: number) => number
  /** How many rows lie at or before a position. */
  readonly rowsUpTo: (at: number) => number
  /** Adds rows read from a block; they come after those that are here. */
  readonly append: (columns: Columns) => void
  /** The columns as they are, for storing them. */
  readonly columns: () => Columns
}

/** What the rows inside a pin come to, for so many rows in all: the same for every asOf of the span. */
interface Cut extends Span {
  readonly best: Rows
  readonly late: number
  readonly end: number
}

/** From the last of so many ascending times on, until the next one; of `end` in all. */
const around = (times: ArrayLike<number>, count: number, end: number): Span => ({
  from: count === 0 ? Number.NEGATIVE_INFINITY : (times[count - 1] as number),
  until: count === end ? Number.POSITIVE_INFINITY : (times[count] as number),
})

/** Makes an empty series. */
export function emptySeries(): Series {
  const table = emptyColumns()
  const { keys, indexOf, order, ordering, orderOf } = growingKeys()

  /** The first row that marks a break, or the end of those that were looked at. */
  let unmarked = 0
  function marksBreaks(): boolean {
    while (unmarked < table.rows && !marksBreak(table, unmarked)) unmarked += 1
    return unmarked < table.rows
  }

  /** So many rows from the first on are known in the order in which they were recorded, as most are. */
  let ordered = 0
  /** Of the first `end` rows those before `first` are known by a time; from `others` on each is to be looked at, and none between is. */
  function knownBy(time: number, end: number): { readonly first: number; readonly others: number } {
    const { knownFrom, rows } = table
    while (ordered < rows && (ordered === 0 || (knownFrom[ordered] as number) >= (knownFrom[ordered - 1] as number)))
      ordered += 1
    const others = Math.min(ordered, end)
    return { first: firstAbove(knownFrom, time, others), others }
  }

  /** How many rows, from the first on, have the same places as their keys, and withdraw nothing: in a series never revised, all. */
  let plain = 0
  function plainRows(): number {
    while (plain < table.rows && table.key[plain] === plain && !isWithdrawal(table, plain)) plain += 1
    return plain
  }

  /** Rows are in recording order, so the first row beyond a position is found by halving. */
  function rowsUpTo(at: number): number {
    return firstAbove(table.position, at, table.rows)
  }

  let latest: Cut | undefined

  /** What the rows inside a pin come to: as at the pin asked last, where the same ones lie inside. */
  function cutAt({ position, asOfMs }: Pin): Cut {
    const end = rowsUpTo(position)
    if (latest?.end === end && isWithin(asOfMs, latest)) return latest
    const { knownFrom, recordedAt, key } = table
    // The times of recording never go back.
    const after = firstAbove(recordedAt, asOfMs, end)
    const { first, others } = knownBy(asOfMs, end)
    let { from, until } = overlap(around(recordedAt, after, end), around(knownFrom, first, others))
    let late = Math.max(0, first - after)
    const same = others === end && first <= plainRows() ? countingTo(first) : undefined
    if (same) {
      latest = { best: same, late, end, from, until }
      return latest
    }
    // A plain array: a typed one of this size is kept outside the heap, which costs more than it saves.
    const best: number[] = new Array(keys.length).fill(-1)
    for (let row = 0; row < first; row++) best[key[row] as number] = row
    for (let row = others; row < end; row++) {
      const known = knownFrom[row] as number
      if (known > asOfMs) {
        if (known < until) until = known
        continue
      }
      if (known > from) from = known
      if (row >= after) late += 1
      const at = key[row] as number
      const before = best[at] as number
      if (before < 0 || known >= (knownFrom[before] as number)) best[at] = row
    }
    for (let at = 0; at < best.length; at++) {
      const row = best[at] as number
      if (row >= 0 && isWithdrawal(table, row)) best[at] = -1
    }
    latest = { best, late, end, from, until }
    return latest
  }

  /** Where nobody asked what stands at the pin, the late rows are counted without it: the times of recording never go back. */
  function lateIn(pin: Pin): number {
    const { position, asOfMs } = pin
    const end = rowsUpTo(position)
    if (latest?.end === end && isWithin(asOfMs, latest)) return latest.late
    return countKnown(pin, firstAbove(table.recordedAt, asOfMs, end))
  }

  /** How many rows lie inside a pin, from one on. */
  function countKnown({ position, asOfMs }: Pin, from = 0): number {
    const { knownFrom } = table
    const end = rowsUpTo(position)
    const { first, others } = knownBy(asOfMs, end)
    let count = Math.max(0, first - from)
    for (let row = Math.max(others, from); row < end; row++) if ((knownFrom[row] as number) <= asOfMs) count += 1
    return count
  }

  function history(pin: Pin, some?: readonly number[]): readonly (readonly number[] | undefined)[] {
    const { knownFrom, key } = table
    const isWanted = new Uint8Array(keys.length).fill(some ? 0 : 1)
    for (const of of some ?? []) isWanted[of] = 1
    const byKey: (number[] | undefined)[] = new Array(keys.length)
    const end = rowsUpTo(pin.position)
    for (let row = 0; row < end; row++) {
      const of = key[row] as number
      if (isWanted[of] === 0 || (knownFrom[row] as number) > pin.asOfMs) continue
      const rows = byKey[of]
      if (rows) rows.push(row)
      else byKey[of] = [row]
    }
    // Most keys have one row.
    for (const rows of byKey)
      if (rows && rows.length > 1) rows.sort((a, b) => (knownFrom[a] as number) - (knownFrom[b] as number) || a - b)
    return byKey
  }

  function revised(pin: Pin): ReadonlyMap<number, readonly number[]> {
    const { knownFrom, key } = table
    const end = rowsUpTo(pin.position)
    const count = new Uint32Array(keys.length)
    for (let row = 0; row < end; row++)
      if ((knownFrom[row] as number) <= pin.asOfMs)
        count[key[row] as number] = (count[key[row] as number] as number) + 1
    const several: number[] = []
    for (let of = 0; of < count.length; of++) if ((count[of] as number) > 1) several.push(of)
    if (several.length === 0) return new Map()
    const rows = history(pin, several)
    return new Map(several.map(of => [of, rows[of] as readonly number[]]))
  }

  return {
    keys,
    order,
    ordering,
    orderOf,
    get rows() {
      return table.rows
    },
    add: fact => addRow(table, fact, indexOf(fact.data.period, fact.data.cell)),
    marksBreaks,
    standing: pin => cutAt(pin).best,
    span: cutAt,
    known: pin => countKnown(pin),
    late: lateIn,
    row: row => rowAt(table, row, keys),
    history,
    revised,
    rowsUpTo,
    append: added =>
      appendRows(
        table,
        added,
        added.keys.map(k => indexOf(k.given, k.cell)),
      ),
    lastPosition: at => table.position[rowsUpTo(at) - 1] ?? -1,
    columns: () => ({ ...table, keys, knownTexts: table.knownTexts.texts }),
  }
}

/** A series as it was at a position: what was recorded after it is not read. */
export function seriesUpTo(series: Series, head: number): Series {
  const within = (pin: Pin): Pin => (pin.position <= head ? pin : { ...pin, position: head })
  return {
    ...series,
    rows: series.rowsUpTo(head),
    standing: pin => series.standing(within(pin)),
    span: pin => series.span(within(pin)),
    known: pin => series.known(within(pin)),
    late: pin => series.late(within(pin)),
    history: (pin, of) => series.history(within(pin), of),
    revised: pin => series.revised(within(pin)),
    lastPosition: at => series.lastPosition(Math.min(at, head)),
    rowsUpTo: at => series.rowsUpTo(Math.min(at, head)),
  }
}

/** A series without some of its rows: nothing tells that they are there. */
export function seriesWithout(series: Series, left: { readonly has: (row: number) => boolean }): Series {
  const all = series.columns()
  const kept = countingFrom(0, all.rows).filter(row => !left.has(row))
  const used = [...new Set(kept.map(row => all.key[row] as number))]
  const newKey = new Map(used.map((of, index) => [of, index]))
  const some = emptySeries()
  some.append({
    keys: used.map(of => all.keys[of] as Columns['keys'][number]),
    rows: kept.length,
    key: Int32Array.from(kept, row => newKey.get(all.key[row] as number) as number),
    value: Float64Array.from(kept, row => all.value[row] as number),
    knownFrom: Float64Array.from(kept, row => all.knownFrom[row] as number),
    knownText: Int32Array.from(kept, row => all.knownText[row] as number),
    knownTexts: all.knownTexts,
    position: Float64Array.from(kept, row => all.position[row] as number),
    recordedAt: Float64Array.from(kept, row => all.recordedAt[row] as number),
    kind: Uint8Array.from(kept, row => all.kind[row] as number),
    rest: new Map(
      kept.flatMap((row, index) => (all.rest.has(row) ? [[index, all.rest.get(row) as Rest] as const] : [])),
    ),
  })
  return some
}
