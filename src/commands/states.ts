/** The folds of all streams, by the kind of thing a stream belongs to. */
import { type AuditFact, type Life, UnreadableFact } from '../../events/catalogue.ts'
import { accessFold } from './access/access-state.ts'
import { actorFold } from './actor/actor-state.ts'
import { decisionFold } from './decision/decision-state.ts'
import { indicatorFold } from './indicator/indicator-state.ts'
import { learningLoopFold } from './learning-loop/learning-loop-state.ts'
import { missionFold } from './mission/mission-state.ts'
import { observationFold } from './observation/observation-state.ts'
import { portfolioFold } from './portfolio/portfolio-state.ts'
import { projectFold } from './project/project-state.ts'
import { releaseFold } from './release/release-state.ts'
import type { StateFold, StreamFact } from './stream-state.ts'

/** No command is decided on it: keys and forks are the operator's, on the data directory itself. */
const auditFold: StateFold<object, AuditFact> = {
  initial: () => ({}),
  evolve: { 'signing-key-rotated': () => {}, 'log-forked': () => {}, 'access-log-anchored': () => {} },
}

const folds = {
  mission: missionFold,
  indicator: indicatorFold,
  portfolio: portfolioFold,
  project: projectFold,
  decision: decisionFold,
  'learning-loop': learningLoopFold,
  actor: actorFold,
  release: releaseFold,
  observation: observationFold,
  access: accessFold,
  audit: auditFold,
} as const satisfies Record<Life, unknown>

/** What the rules know of a mission, an indicator … */
export type StateOf<L extends Life> = ReturnType<(typeof folds)[L]['initial']>

/** The state of a stream without facts. */
export const initialState = (life: Life): object => folds[life].initial()

/** Adds a fact to the state of its stream. Throws `UnreadableFact` for a fact of another kind of stream: none is skipped silently. */
export function evolve(life: Life, state: object, fact: StreamFact): void {
  const table = folds[life].evolve as Readonly<Record<string, (state: object, fact: StreamFact) => void>>
  if (!Object.hasOwn(table, fact.type)) throw new UnreadableFact(`${fact.type} is not a fact of ${life} streams`)
  table[fact.type]?.(state, fact)
}

/** A fact of a stream and its position, which another fact may strike. */
export type PlacedFact = StreamFact & { readonly position: number }

/**
 * Folds a whole stream, leaving out what is struck. `read` begins anew each time: facts are read once, and once more where
 * something is struck. `letIn` is called for every fact, and told whether it is struck. It may be interrupted after each.
 */
export function* foldingWithoutStruck(
  read: () => Iterable<PlacedFact>,
  begin: () => void,
  letIn: (fact: PlacedFact, isStruck: boolean) => void,
): Generator<void, void> {
  for (let struck = new Set<number>(), found = struck; ; struck = found) {
    begin()
    found = new Set(struck)
    for (const fact of read()) {
      if (fact.type === 'fact-struck') found.add((fact.data as { readonly position: number }).position)
      letIn(fact, struck.has(fact.position))
      yield
    }
    if (found.size === struck.size) return
  }
}
