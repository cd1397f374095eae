/** An index of a mission's facts: one entry a fact, without its data, in recording order, so that a page of the timeline is found without reading all. */
import type { FactName } from '../../events/catalogue.ts'
import { countingFrom } from './list.ts'
import { merging, visiting, type Work } from './work.ts'

/** Columns, one row a fact; times are milliseconds. */
export interface Entries {
  readonly position: readonly number[]
  readonly knownFrom: readonly number[]
  readonly recordedAt: readonly number[]
  readonly type: readonly FactName[]
  readonly stream: readonly string[]
  /** The decision on whose mandate it was recorded. */
  readonly decision: readonly (string | null)[]
}

/** Entries that facts are added to. */
export type GrowingEntries = { readonly [C in keyof Entries]: Entries[C][number][] }

export const noEntries = (): GrowingEntries => ({
  position: [],
  knownFrom: [],
  recordedAt: [],
  type: [],
  stream: [],
  decision: [],
})

type Entry = { readonly [C in keyof Entries]: Entries[C][number] }

/** Adds one entry. */
export function note(into: GrowingEntries, { position, knownFrom, recordedAt, type, stream, decision }: Entry): void {
  into.position.push(position)
  into.knownFrom.push(knownFrom)
  into.recordedAt.push(recordedAt)
  into.type.push(type)
  into.stream.push(stream)
  into.decision.push(decision)
}

/** Entries of one stream in recording order, in columns of their own. */
export interface EntryList {
  readonly stream: string
  readonly position: Float64Array
  readonly knownFrom: Float64Array
  readonly recordedAt: Float64Array
  readonly typeAt: (row: number) => FactName
  readonly decisionAt: (row: number) => string | null
}

/** The entries of several lists as one, in recording order. It may be interrupted. */
export function* mergedEntries(lists: readonly EntryList[]): Work<GrowingEntries> {
  const count = lists.reduce((sum, { position }) => sum + position.length, 0)
  const position = new Float64Array(count)
  /** Of each row its list; and of each list its first row. */
  const listOf = new Uint32Array(count)
  const firsts: number[] = []
  let orders: number[][] = []
  let first = 0
  for (const [n, list] of lists.entries()) {
    const { length } = list.position
    position.set(list.position, first)
    listOf.fill(n, first, first + length)
    firsts.push(first)
    orders.push(countingFrom(first, length))
    first += length
    yield
  }
  const byPosition = (a: number, b: number): number => (position[a] as number) - (position[b] as number)
  while (orders.length > 1) {
    const longer: number[][] = []
    for (let n = 0; n < orders.length; n += 2)
      longer.push(yield* merging(orders[n] as number[], orders[n + 1] ?? [], byPosition))
    orders = longer
  }
  const into = noEntries()
  // Columns that grow row by row are copied again and again.
  for (const column of Object.values(into)) {
    column.length = count
    yield
  }
  let next = 0
  yield* visiting(orders[0] ?? [], of => {
    const n = listOf[of] as number
    const list = lists[n] as EntryList
    const row = of - (firsts[n] as number)
    into.position[next] = position[of] as number
    into.knownFrom[next] = list.knownFrom[row] as number
    into.recordedAt[next] = list.recordedAt[row] as number
    into.type[next] = list.typeAt(row)
    into.stream[next] = list.stream
    into.decision[next] = list.decisionAt(row)
    next += 1
  })
  return into
}

/** The entries whose rows are wanted; the same ones where all are. */
export function entriesOf(all: Entries, wanted: (row: number) => boolean): Entries {
  const rows: number[] = []
  for (let row = 0; row < all.position.length; row++) if (wanted(row)) rows.push(row)
  if (rows.length === all.position.length) return all
  const some = <V>(column: readonly V[]): V[] => rows.map(row => column[row] as V)
  return {
    position: some(all.position),
    knownFrom: some(all.knownFrom),
    recordedAt: some(all.recordedAt),
    type: some(all.type),
    stream: some(all.stream),
    decision: some(all.decision),
  }
}
