/** A learning loop as known at a pin: a hypothesis, evidence as it was seen, insights, and a conclusion with its consequence. */
import type { LearningLoopFact } from '../../events/catalogue.ts'
import type { Recorded } from '../../events/fact.ts'
import { type Origin, originOf } from '../base/origin.ts'
import { inside, isLate, type Pin } from '../base/pin.ts'

type Of<N extends LearningLoopFact['type']> = Recorded<Extract<LearningLoopFact, { type: N }>>

/** A fact's data, with where it came from. */
export interface FactWithOrigin<N extends LearningLoopFact['type']> extends Origin {
  readonly data: Of<N>['data']
}

export interface LearningLoopAt {
  readonly loop: string
  readonly opened: FactWithOrigin<'learning-loop-opened'>
  readonly evidence: readonly FactWithOrigin<'evidence-noted'>[]
  readonly insights: readonly FactWithOrigin<'insight-recorded'>[]
  readonly acknowledgements: readonly FactWithOrigin<'evidence-acknowledged'>[]
  /** Every conclusion, the latest last; `reopened` where the loop was reopened after it. */
  readonly conclusions: readonly (FactWithOrigin<'learning-loop-closed'> & { readonly reopened: Origin | null })[]
  readonly closed: boolean
  /** Of the last fact inside the pin. */
  readonly revision: number
  /** Facts inside the pin that were recorded after its day. */
  readonly lateEntries: number
}

interface Draft {
  opened: LearningLoopAt['opened'] | undefined
  evidence: LearningLoopAt['evidence'][number][]
  insights: LearningLoopAt['insights'][number][]
  acknowledgements: LearningLoopAt['acknowledgements'][number][]
  conclusions: LearningLoopAt['conclusions'][number][]
  closed: boolean
}

type Evolve = { readonly [N in LearningLoopFact['type']]?: (draft: Draft, fact: Of<N>) => void }

const factWithOrigin = <D extends object>(fact: Recorded & { readonly data: D }): Origin & { readonly data: D } => ({
  ...originOf(fact),
  data: fact.data,
})

const evolve: Evolve = {
  'learning-loop-opened': (draft, fact) => {
    draft.opened = factWithOrigin(fact)
  },
  'evidence-noted': (draft, fact) => {
    draft.evidence.push(factWithOrigin(fact))
  },
  'insight-recorded': (draft, fact) => {
    draft.insights.push(factWithOrigin(fact))
  },
  'evidence-acknowledged': (draft, fact) => {
    draft.acknowledgements.push(factWithOrigin(fact))
  },
  'learning-loop-closed': (draft, fact) => {
    draft.closed = true
    draft.conclusions.push({ ...factWithOrigin(fact), reopened: null })
  },
  'learning-loop-reopened': (draft, fact) => {
    draft.closed = false
    const last = draft.conclusions.pop()
    if (last) draft.conclusions.push({ ...last, reopened: originOf(fact) })
  },
}

/** Folds a learning loop's facts inside a pin; undefined where it was not known to be open then. */
export function foldLearningLoop(
  loop: string,
  facts: readonly Recorded<LearningLoopFact>[],
  pin: Pin,
): LearningLoopAt | undefined {
  const draft: Draft = {
    opened: undefined,
    evidence: [],
    insights: [],
    acknowledgements: [],
    conclusions: [],
    closed: false,
  }
  let [revision, lateEntries] = [-1, 0]
  for (const fact of facts) {
    if (!inside(fact, pin)) continue
    if (isLate(fact, pin)) lateEntries += 1
    revision = fact.revision
    ;(evolve as Record<string, ((draft: Draft, fact: Recorded<LearningLoopFact>) => void) | undefined>)[fact.type]?.(
      draft,
      fact,
    )
  }
  const { opened } = draft
  return opened && { loop, ...draft, opened, revision, lateEntries }
}
