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

/** The entries whose stream and position are wanted. */
export function entriesOf(all: Entries, wanted: (stream: string, position: number) => boolean): Entries {
  const some = noEntries()
  for (const [row, position] of all.position.entries()) {
    const [type, stream] = [all.type[row] as FactName, all.stream[row] as string]
    const [knownFrom, recordedAt] = [all.knownFrom[row] as number, all.recordedAt[row] as number]
    const decision = all.decision[row] ?? null
    if (wanted(stream, position)) note(some, { position, knownFrom, recordedAt, type, stream, decision })
  }
  return some
}
