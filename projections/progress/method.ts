/** What is a method of assessment? A published rule with a name and a version, its flaws included. */
import type { Case } from './case.ts'
import type { Reason } from './reasons.ts'

/** What every method answers, each with its own numbers beside. */
export interface MethodResult {
  readonly name: string
  readonly version: string
  /** Spelled as its publisher spells it; null where the rule gives none. */
  readonly status?: string | number | null
  /** The number that the status is read from. */
  readonly value?: number | null
  /** The publisher's score, where the rule has one. */
  readonly score?: number | null
  readonly reasons: readonly Reason[]
  readonly [output: string]: unknown
}

export interface Method {
  readonly name: string
  readonly version: string
  /** Pure; never throws for a well-formed case: what cannot be computed is null with a reason. */
  readonly assess: (c: Case) => MethodResult
}
