/** Checks a log from its first fact: positions, revisions and mission sequences have no gaps, and every leaf hash is that of its fact. */

import type { Damage } from './damage.ts'
import type { StoredFact } from './log.ts'
import { type HexSeal, isAsSealed } from './seal.ts'

/** What is wrong where a position of the log is empty. */
export const NO_FACT = 'there is no fact here'

/** Checks one fact after the other; answers with what is wrong with a fact, undefined where nothing is. */
export interface FactChecker {
  next(fact: StoredFact, seal: HexSeal): Damage | undefined
}

/** The checker of a log of that name, before its first fact. */
export function factChecker(origin: string): FactChecker {
  const revisions = new Map<string, number>()
  /** Sequence and leaf (hex) of the last fact of each mission. */
  const missions = new Map<string, { readonly seq: number; readonly leaf: string }>()
  let position = 0
  let recordedAt = 0

  function outOfOrder(fact: StoredFact): string | undefined {
    const { stream, revision, mission, missionSeq } = fact
    const before = revisions.get(stream) ?? -1
    if (revision !== before + 1) return `${stream} goes from revision ${before} to ${revision}`
    const seq = mission === null ? null : (missions.get(mission)?.seq ?? -1) + 1
    if (missionSeq !== seq) return `it is number ${missionSeq} of its mission, not ${seq}`
    if (fact.recordedAt < recordedAt) return 'it was recorded before the one before it'
    return undefined
  }

  function notAsSealed(fact: StoredFact, stored: HexSeal): string | undefined {
    const { leaf, prevLeaf } = stored
    const chained = fact.mission === null ? null : (missions.get(fact.mission)?.leaf ?? null)
    if (prevLeaf !== chained || !isAsSealed(fact, origin, stored))
      return `the ${fact.type} of ${fact.stream} is not what was recorded: its leaf hash differs`
    if (fact.mission !== null && fact.missionSeq !== null) missions.set(fact.mission, { seq: fact.missionSeq, leaf })
    return undefined
  }

  return {
    next(fact, seal) {
      const what = fact.position === position ? (outOfOrder(fact) ?? notAsSealed(fact, seal)) : NO_FACT
      if (what !== undefined) return { position, what }
      revisions.set(fact.stream, fact.revision)
      recordedAt = fact.recordedAt
      position += 1
      return undefined
    },
  }
}

/** A check run to its end: the number of facts that are in order, counted from the first, and what is wrong with the next. */
export function finish(
  check: Generator<number, Damage | undefined>,
  onProgress: (facts: number) => void = () => {},
): { readonly facts: number; readonly damage: Damage | undefined } {
  let facts = 0
  for (;;) {
    const { done, value } = check.next()
    if (done) return { facts: value?.position ?? facts, damage: value }
    facts = value
    if (facts % 1024 === 0) onProgress(facts)
  }
}
