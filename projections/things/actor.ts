/** An actor as known at a pin: every name it has had, and what it was merged or split into. */
import type { ActorFact } from '../../events/catalogue.ts'
import type { PeriodText } from '../../events/period.ts'
import { begunBy } from '../base/dated.ts'
import { factsInPin, lastOf } from '../base/facts-in-pin.ts'
import { type Origin, originOf } from '../base/origin.ts'
import type { Pin } from '../base/pin.ts'
import type { FactReader } from '../figures/fact-reader.ts'

type Registered = Extract<ActorFact, { type: 'actor-registered' }>['data']

export interface NameAt extends Origin {
  readonly name: string
  /** Null: the name it was registered with. */
  readonly from: PeriodText | null
}

/** How it ended: merged into one, or split into several. */
export interface Succession extends Origin {
  readonly how: 'merged' | 'split'
  readonly into: readonly string[]
  readonly from: PeriodText
}

export interface ActorAt {
  readonly actor: string
  readonly registered: Registered & Origin
  /** Every name, in the order they were recorded. */
  readonly names: readonly NameAt[]
  readonly succession: Succession | null
  readonly lateEntries: number
  readonly revision: number
}

/** Folds an actor's facts inside a pin; undefined where it was not registered then. */
export function actorAt(reader: FactReader, actor: string, pin: Pin): ActorAt | undefined {
  const { facts, ...rest } = factsInPin(reader.facts<ActorFact>(`actor-${actor}`), pin)
  let registered: ActorAt['registered'] | undefined
  let succession: Succession | null = null
  const names: NameAt[] = []
  for (const fact of facts) {
    const origin = originOf(fact)
    if (fact.type === 'actor-registered') {
      registered = { ...fact.data, ...origin }
      names.push({ ...origin, name: fact.data.name, from: null })
    } else if (fact.type === 'actor-renamed') names.push({ ...origin, ...fact.data })
    else if (fact.type === 'actor-merged')
      succession = { ...origin, how: 'merged', into: [fact.data.into], from: fact.data.from }
    else if (fact.type === 'actor-split')
      succession = { ...origin, how: 'split', into: fact.data.into, from: fact.data.from }
  }
  return registered && { actor, registered, names, succession, ...rest }
}

/** The name on a day: the last recorded of those that had begun. */
export const nameOn = ({ names }: ActorAt, on: string): string =>
  names.findLast(({ from }) => from === null || begunBy(from, on))?.name ?? ''

/** Actors and everything they became, however often merged and split; each once. */
export function withSuccessors(reader: FactReader, actors: readonly string[]): string[] {
  const found = new Set<string>()
  const wait = [...actors]
  for (let next = wait.pop(); next !== undefined; next = wait.pop()) {
    if (found.has(next)) continue
    found.add(next)
    for (const { type, data } of reader.facts<ActorFact>(`actor-${next}`)) {
      if (type === 'actor-merged') wait.push(data.into)
      if (type === 'actor-split') wait.push(...data.into)
    }
  }
  return [...found]
}

/** Last position up to `at` among the facts of actors and of what they became; −1: none. */
export const lastOfActors = (reader: FactReader, actors: readonly string[], at: number): number =>
  Math.max(-1, ...withSuccessors(reader, actors).map(id => lastOf(reader.facts(`actor-${id}`), at)))

/** Facts of these actors inside the pin that were recorded after its day; each actor counted once. */
export const lateOfActors = (reader: FactReader, actors: readonly { readonly actor: string }[], pin: Pin): number =>
  [...new Set(actors.map(({ actor }) => actor))]
    .map(id => factsInPin(reader.facts<ActorFact>(`actor-${id}`), pin).lateEntries)
    .reduce((sum, n) => sum + n, 0)
