/** The state of one stream: its facts folded into what the rules of its commands must know. Imports nothing but facts. */
import type { Fact, Metadata } from '../../events/fact.ts'

/** A fact with what a rule may see of its recording. */
export type StreamFact<F extends Fact = Fact> = F & {
  readonly revision: number
  /** Milliseconds since 1970, as is `knownFrom`. */
  readonly recordedAt: number
  readonly knownFrom: number
  readonly meta: Metadata
}

/** Folds the facts of one stream into a state. State may be changed in place; it has one owner. */
export interface StateFold<State, F extends Fact> {
  readonly initial: () => State
  /** One entry for each fact of the stream: a new fact does not compile until it has its own. */
  readonly evolve: { readonly [N in F['type']]: (state: State, fact: StreamFact<Extract<F, { type: N }>>) => void }
}

/** The state of one stream with what the rules common to all commands must know of it. */
export interface StreamState {
  readonly state: object
  /** −1 where the stream has no facts. */
  readonly revision: number
  /** The fact that began the thing was struck: the thing counts no longer, and its id stays taken. */
  readonly isStruck: boolean
  /** knownFrom (milliseconds) of the last fact that keeps recording order. */
  readonly lastKnownFrom: number
}
