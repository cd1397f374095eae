/** An index of a mission's facts: one entry a fact, without its data, in recording order, so that a page of the timeline is found without reading all. */
import type { FactName } from '../../events/catalogue.ts'

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
