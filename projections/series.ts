/**
 * What was measured, as known at any pin? An append-only structure of columns: one row a measurement fact, in recording
 * order, so that asking as of any day is a filter over numbers and not a replay of facts.
 */
import type { IndicatorFact } from '../events/catalogue.ts'
import type { Recorded } from '../events/fact.ts'
import { type Period, type PeriodText, parsePeriod } from '../events/period.ts'
import { type Cell, cellKey } from '../events/shapes.ts'
import type { Pin } from './pin.ts'

/** The facts that say a value: measured, corrected, withdrawn. */
export type ValueFact = Recorded<
  Extract<IndicatorFact, { type: 'indicator-measured' | 'measurement-corrected' | 'measurement-withdrawn' }>
>
type Data = ValueFact['data']

/** A value's place: its period and its cell. */
export interface Key {
  readonly period: Period
  /** As it was given. */
  readonly given: PeriodText
  readonly cell: Cell
  readonly cellKey: string
}

const TYPES = ['indicator-measured', 'measurement-corrected', 'measurement-withdrawn'] as const
const WITHDRAWN = 2
const STATUSES = 'ABDEFGILMNPQUV'

/** Which rows of a series are meant, beside those inside a pin. */
export type Includes = (knownFrom: number, position: number) => boolean

/** Rows in typed arrays that grow by half; `rest` keeps the fields few figures have. */
export interface Series {
  readonly keys: readonly Key[]
  readonly rows: number
  /** Lets a measurement fact in; facts come in recording order. */
  readonly add: (fact: ValueFact) => void
  /** The row that stands for each key at a pin, −1 where none does; withdrawn values stand for nothing. */
  readonly standing: (pin: Pin, includes?: Includes) => Int32Array
  /** Whether any row lies inside the pin. */
  readonly knows: (pin: Pin) => boolean
  /** How many rows lie inside the pin but were recorded after its day. */
  readonly late: (pin: Pin) => number
  /** What a row says. */
  readonly row: (row: number) => Row
  /** Rows inside the pin by key, in the order they fold: (knownFrom, position). */
  readonly history: (pin: Pin) => readonly (readonly number[])[]
  /** The last position at or before `at`, −1 where there is none. */
  readonly lastPosition: (at: number) => number
  /** How many rows lie at or before a position. */
  readonly rowsUpTo: (at: number) => number
  /** Lets rows in that were kept as columns; they come after those that are here. */
  readonly append: (columns: Columns) => void
  /** The columns as they are, for keeping them. */
  readonly columns: () => Columns
}

export interface Row {
  readonly key: Key
  readonly type: ValueFact['type']
  readonly value: number | null
  readonly obsStatus: string
  readonly knownFrom: number
  readonly position: number
  readonly recordedAt: number
  readonly rest: Rest
}

/** What else a figure may say. */
export type Rest = Partial<
  Pick<
    Extract<Data, { note?: unknown }>,
    'low' | 'high' | 'numerator' | 'denominator' | 'standardError' | 'margin' | 'note' | 'judgement'
  >
> & {
  readonly cause?: string
  readonly reason?: string
  readonly knownText?: string
  readonly evidence?: ValueFact['meta']['evidence']
}

export interface Columns {
  readonly key: Int32Array
  readonly value: Float64Array
  readonly knownFrom: Float64Array
  readonly position: Float64Array
  readonly recordedAt: Float64Array
  /** type · 16 + status. */
  readonly kind: Uint8Array
  readonly rest: ReadonlyMap<number, Rest>
  readonly keys: readonly Pick<Key, 'given' | 'cell'>[]
  readonly rows: number
}

const REST = [
  'low',
  'high',
  'numerator',
  'denominator',
  'standardError',
  'margin',
  'note',
  'judgement',
  'cause',
] as const

function restOf({ data, meta }: ValueFact): Rest | undefined {
  const rest: Record<string, unknown> = {}
  for (const field of REST) {
    const said = (data as Record<string, unknown>)[field]
    if (said !== undefined) rest[field] = said
  }
  if (meta.reason !== undefined) rest.reason = meta.reason
  if (meta.knownFrom !== undefined) rest.knownText = meta.knownFrom
  if (meta.evidence !== undefined) rest.evidence = meta.evidence
  for (const _ in rest) return rest as Rest
  return undefined
}

function statusOf(data: Data): number {
  const status = 'obsStatus' in data ? data.obsStatus : undefined
  return STATUSES.indexOf(status ?? 'A')
}

const empty = (): Columns => ({
  key: new Int32Array(16),
  value: new Float64Array(16),
  knownFrom: new Float64Array(16),
  position: new Float64Array(16),
  recordedAt: new Float64Array(16),
  kind: new Uint8Array(16),
  rest: new Map(),
  keys: [],
  rows: 0,
})

const NOTHING: Rest = Object.freeze({})

/** Makes an empty series. */
export function emptySeries(): Series {
  let { key, value, knownFrom, position, recordedAt, kind, rows } = empty()
  const rest = new Map<number, Rest>()
  const keys: Key[] = []
  const keyIndex = new Map<string, number>()

  const larger = <A extends Int32Array | Float64Array | Uint8Array>(old: A): A => {
    const next = new (old.constructor as new (length: number) => A)(Math.ceil(old.length * 1.5) + 16)
    next.set(old as never)
    return next
  }

  function grow(): void {
    key = larger(key)
    value = larger(value)
    knownFrom = larger(knownFrom)
    position = larger(position)
    recordedAt = larger(recordedAt)
    kind = larger(kind)
  }

  function indexOf(given: PeriodText, cell: Cell | undefined): number {
    const period = parsePeriod(given)
    const text = cellKey(cell)
    const known = keyIndex.get(`${period.key}|${text}`)
    if (known !== undefined) return known
    keys.push({ period, given, cell: cell ?? {}, cellKey: text })
    keyIndex.set(`${period.key}|${text}`, keys.length - 1)
    return keys.length - 1
  }

  function add(fact: ValueFact): void {
    if (rows === key.length) grow()
    const { data } = fact
    key[rows] = indexOf(data.period, data.cell)
    value[rows] = 'value' in data && data.value !== undefined ? data.value : Number.NaN
    knownFrom[rows] = fact.knownFrom
    position[rows] = fact.position
    recordedAt[rows] = fact.recordedAt
    kind[rows] = TYPES.indexOf(fact.type) * 16 + statusOf(data)
    const more = restOf(fact)
    if (more) rest.set(rows, more)
    rows += 1
  }

  function append(more: Columns): void {
    const indexes = more.keys.map(k => indexOf(k.given, k.cell))
    while (rows + more.rows > key.length) grow()
    for (let row = 0; row < more.rows; row++) key[rows + row] = indexes[more.key[row] as number] as number
    value.set(more.value.subarray(0, more.rows), rows)
    knownFrom.set(more.knownFrom.subarray(0, more.rows), rows)
    position.set(more.position.subarray(0, more.rows), rows)
    recordedAt.set(more.recordedAt.subarray(0, more.rows), rows)
    kind.set(more.kind.subarray(0, more.rows), rows)
    for (const [row, said] of more.rest) rest.set(rows + row, said)
    rows += more.rows
  }

  /** Rows are in recording order, so the first row beyond a position is found by halving. */
  function rowsUpTo(at: number): number {
    if (rows === 0 || (position[rows - 1] as number) <= at) return rows
    let [low, high] = [0, rows]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((position[middle] as number) <= at) low = middle + 1
      else high = middle
    }
    return low
  }

  function standing(pin: Pin, includes?: Includes): Int32Array {
    const best = new Int32Array(keys.length).fill(-1)
    const end = rowsUpTo(pin.position)
    for (let row = 0; row < end; row++) {
      const known = knownFrom[row] as number
      if (known > pin.asOfMs || (includes && !includes(known, position[row] as number))) continue
      const at = key[row] as number
      const before = best[at] as number
      if (before < 0 || known >= (knownFrom[before] as number)) best[at] = row
    }
    for (let at = 0; at < best.length; at++) {
      const row = best[at] as number
      if (row >= 0 && (kind[row] as number) >> 4 === WITHDRAWN) best[at] = -1
    }
    return best
  }

  function knows(pin: Pin): boolean {
    const end = rowsUpTo(pin.position)
    for (let row = 0; row < end; row++) if ((knownFrom[row] as number) <= pin.asOfMs) return true
    return false
  }

  function late(pin: Pin): number {
    if (pin.asOfMs === Number.POSITIVE_INFINITY) return 0
    const end = rowsUpTo(pin.position)
    let count = 0
    for (let row = 0; row < end; row++)
      if ((knownFrom[row] as number) <= pin.asOfMs && (recordedAt[row] as number) > pin.asOfMs) count += 1
    return count
  }

  function row(at: number): Row {
    const figure = value[at] as number
    return {
      key: keys[key[at] as number] as Key,
      type: TYPES[(kind[at] as number) >> 4] as ValueFact['type'],
      value: Number.isNaN(figure) ? null : figure,
      obsStatus: STATUSES[(kind[at] as number) & 15] as string,
      knownFrom: knownFrom[at] as number,
      position: position[at] as number,
      recordedAt: recordedAt[at] as number,
      rest: rest.get(at) ?? NOTHING,
    }
  }

  function history(pin: Pin): number[][] {
    const byKey: number[][] = keys.map(() => [])
    const end = rowsUpTo(pin.position)
    for (let row = 0; row < end; row++)
      if ((knownFrom[row] as number) <= pin.asOfMs) byKey[key[row] as number]?.push(row)
    for (const of of byKey) of.sort((a, b) => (knownFrom[a] as number) - (knownFrom[b] as number) || a - b)
    return byKey
  }

  return {
    get keys() {
      return keys
    },
    get rows() {
      return rows
    },
    add,
    standing,
    knows,
    late,
    row,
    history,
    rowsUpTo,
    append,
    lastPosition: at => {
      const end = rowsUpTo(at)
      return end === 0 ? -1 : (position[end - 1] as number)
    },
    columns: () => ({ key, value, knownFrom, position, recordedAt, kind, rest, keys, rows }),
  }
}

/** A part of a series: only the rows meant stand. */
export const only = (series: Series, includes: Includes): Series => ({
  ...series,
  standing: pin => series.standing(pin, includes),
})
