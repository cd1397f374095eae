/** A decision as known at a pin: the advice with its answers, what was decided, its reviews, and what superseded it. */
import type { DecisionFact } from '../../events/catalogue.ts'
import type { Recorded } from '../../events/fact.ts'
import { type Origin, originOf } from '../base/origin.ts'
import { inside, isLate, type Pin } from '../base/pin.ts'
import type { FactReader } from '../figures/fact-reader.ts'

type Of<N extends DecisionFact['type']> = Recorded<Extract<DecisionFact, { type: N }>>
type AdviceData = Of<'advice-given'>['data']
type LineOf<N extends DecisionFact['type']> = Of<N>['data'] & Origin

export interface AdviceAt extends Origin {
  readonly given: Omit<AdviceData, 'mission'>
  /** Null: it waits for one. */
  readonly answer: LineOf<'advice-answered'> | null
  /** What those who advised say of the answer. */
  readonly received: LineOf<'answer-received'> | null
}

export interface DecisionTaken extends Origin {
  readonly data: Of<'decision-taken'>['data']
}

export interface DecisionAt {
  readonly decision: string
  readonly mission: string
  readonly advice: readonly AdviceAt[]
  /** Null: there is only advice. */
  readonly taken: DecisionTaken | null
  /** Where it was recorded as minutes: who confirmed them. */
  readonly confirmed: LineOf<'decision-confirmed'> | null
  readonly acknowledgements: readonly LineOf<'evidence-acknowledged'>[]
  readonly reviews: readonly LineOf<'decision-reviewed'>[]
  readonly superseded: LineOf<'decision-superseded'> | null
  /** Of the last fact inside the pin. */
  readonly revision: number
  /** Facts inside the pin that were recorded after its day. */
  readonly lateEntries: number
}

interface Draft {
  mission: string
  advice: AdviceAt[]
  taken: DecisionTaken | null
  confirmed: LineOf<'decision-confirmed'> | null
  acknowledgements: LineOf<'evidence-acknowledged'>[]
  reviews: LineOf<'decision-reviewed'>[]
  superseded: LineOf<'decision-superseded'> | null
}

type Evolve = { readonly [N in DecisionFact['type']]?: (draft: Draft, fact: Of<N>) => void }

const evolve: Evolve = {
  'advice-given': (draft, fact) => {
    const { mission, ...given } = fact.data
    draft.mission = mission
    draft.advice.push({ ...originOf(fact), given, answer: null, received: null })
  },
  'decision-taken': (draft, fact) => {
    draft.mission = fact.data.mission
    draft.taken = { ...originOf(fact), data: fact.data }
  },
  // One answer answers all the advice that waits.
  'advice-answered': (draft, fact) => {
    const answer = { ...fact.data, ...originOf(fact) }
    draft.advice = draft.advice.map(advice => (advice.answer ? advice : { ...advice, answer }))
  },
  'decision-confirmed': (draft, fact) => {
    draft.confirmed = { ...fact.data, ...originOf(fact) }
  },
  'answer-received': (draft, fact) => {
    const received = { ...fact.data, ...originOf(fact) }
    draft.advice = draft.advice.map(advice => (advice.answer && !advice.received ? { ...advice, received } : advice))
  },
  'evidence-acknowledged': (draft, fact) => {
    draft.acknowledgements.push({ ...fact.data, ...originOf(fact) })
  },
  'decision-reviewed': (draft, fact) => {
    draft.reviews.push({ ...fact.data, ...originOf(fact) })
  },
  'decision-superseded': (draft, fact) => {
    draft.superseded = { ...fact.data, ...originOf(fact) }
  },
}

/** Folds a decision's facts inside a pin; undefined where nothing of it was known then, or what was is struck. */
export function foldDecision(
  decision: string,
  facts: readonly Recorded<DecisionFact>[],
  pin: Pin,
): DecisionAt | undefined {
  const draft: Draft = {
    mission: '',
    advice: [],
    taken: null,
    confirmed: null,
    acknowledgements: [],
    reviews: [],
    superseded: null,
  }
  let [revision, lateEntries] = [-1, 0]
  for (const fact of facts) {
    if (!inside(fact, pin)) continue
    if (isLate(fact, pin)) lateEntries += 1
    revision = fact.revision
    ;(evolve as Record<string, ((draft: Draft, fact: Recorded<DecisionFact>) => void) | undefined>)[fact.type]?.(
      draft,
      fact,
    )
  }
  return draft.taken || draft.advice.length > 0 ? { decision, ...draft, revision, lateEntries } : undefined
}

/** A mission's decisions inside a pin, by the day they were taken; those not taken yet come last, as they were recorded. */
export function decisionsOf(reader: FactReader, mission: string, pin: Pin): DecisionAt[] {
  const day = ({ taken }: DecisionAt): string => taken?.data.decidedOn ?? '9999-12-31'
  return reader
    .ofMission(mission, 'decision')
    .flatMap(id => foldDecision(id, reader.facts<DecisionFact>(`decision-${id}`), pin) ?? [])
    .sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0))
}
