/** What folds read: the facts of every stream, not yet cut at a pin. */
import type { AnyFact } from '../../events/catalogue.ts'
import type { Recorded } from '../../events/fact.ts'
import type { Entries } from './mission-entries.ts'

/** Reads facts by stream, mission and position. It cuts nothing: folds cut at their pin. */
export interface StreamReader {
  /**
   * Facts of a stream in recording order; an indicator's measurements are in its history instead. They are read together, but for
   * who wants these facts alone: of millions of figures none is then read.
   */
  readonly facts: <F extends AnyFact = AnyFact>(stream: string, alone?: boolean) => readonly Recorded<F>[]
  /** Ids of a mission's things of one kind: `indicator`, `decision` … */
  readonly ofMission: (mission: string, life: string) => readonly string[]
  /** Ids of all things of a kind. */
  readonly all: (life: string) => readonly string[]
  /** Last position up to `at` among a mission's facts; −1: none. */
  readonly lastPositionOf: (mission: string, at: number) => number
  /** The stream that the fact at a position is of; undefined where there is none. */
  readonly streamAt: (position: number) => string | undefined
  /** What happened in a mission and its things. */
  readonly entries: (mission: string) => Entries
  /** The facts at these positions, in their order. */
  readonly factsAt: (positions: readonly number[]) => readonly Recorded<AnyFact>[]
}
