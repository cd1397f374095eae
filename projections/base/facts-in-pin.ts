/** The facts of a stream inside a pin, and how many of them were recorded after its day. */
import type { AnyFact } from '../../events/catalogue.ts'
import type { Recorded } from '../../events/fact.ts'
import { inside, isLate, type Pin } from './pin.ts'

export interface FactsInPin<F extends AnyFact> {
  readonly facts: readonly Recorded<F>[]
  readonly lateEntries: number
  /** Of the last of them; −1: none. */
  readonly revision: number
}

/** The facts inside a pin, in recording order; none where the fact that began the thing is struck there. */
export function factsInPin<F extends AnyFact>(all: readonly Recorded<F>[], pin: Pin): FactsInPin<F> {
  const [first] = all
  const isGone = first?.struck !== undefined && inside(first.struck, pin)
  const facts = isGone ? [] : all.filter(fact => inside(fact, pin))
  return {
    facts,
    lateEntries: facts.filter(fact => isLate(fact, pin)).length,
    revision: facts.at(-1)?.revision ?? -1,
  }
}

/** Position of the last fact up to `at`; −1: none. */
export const lastOf = (facts: readonly { readonly position: number }[], at: number): number =>
  facts.findLast(({ position }) => position <= at)?.position ?? -1
