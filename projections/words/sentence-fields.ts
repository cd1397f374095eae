/** What sentences say of each kind of fact. Every language has a clause for each of them; the compiler asks for it. */
import type { FactName } from '../../events/catalogue.ts'
import { decisionFields } from './decision-fields.ts'
import { indicatorFields } from './indicator-fields.ts'
import { missionFields } from './mission-fields.ts'
import type { RecordedFact } from './recorded-fact.ts'
import { signOffFields } from './sign-off-fields.ts'
import type { Speaker } from './speaker.ts'
import { workFields } from './work-fields.ts'

export const sentenceFields = {
  ...missionFields,
  ...indicatorFields,
  ...signOffFields,
  ...workFields,
  ...decisionFields,
} satisfies {
  readonly [N in FactName]: (fact: RecordedFact<N>, speaker: Speaker) => object
}

/** One clause for every kind of fact, without a full stop. */
export type Clauses = { readonly [N in FactName]: (fields: ReturnType<(typeof sentenceFields)[N]>) => string }
