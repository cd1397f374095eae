/** What is there to say of each kind of fact? No language can leave one out: this is the list that each is asked for. */
import type { FactName } from '../../events/catalogue.ts'
import type { Of } from './of.ts'
import { ofDecisions } from './of-decisions.ts'
import { ofIndicators } from './of-indicators.ts'
import { ofMissions } from './of-missions.ts'
import { ofWork } from './of-work.ts'
import type { Speaker } from './speaker.ts'

export const tellings = { ...ofMissions, ...ofIndicators, ...ofWork, ...ofDecisions } satisfies {
  readonly [N in FactName]: (fact: Of<N>, speaker: Speaker) => object
}

/** One clause for every kind of fact, from what there is to say of it; without a full stop. */
export type Clauses = { readonly [N in FactName]: (said: ReturnType<(typeof tellings)[N]>) => string }
