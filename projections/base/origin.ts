/** Where did a line come from? Who said it, when, and why. */
import type { Recorded } from '../../events/fact.ts'

/** Where a line came from: who, when, why. Times are milliseconds. */
export interface Origin {
  readonly knownFrom: number
  readonly recordedAt: number
  readonly position: number
  readonly principal: string
  readonly organisation: string
  readonly reason?: string
  readonly decision?: string
  readonly evidence?: NonNullable<Recorded['meta']['evidence']>
}

export const originOf = (fact: Recorded): Origin => ({
  knownFrom: fact.knownFrom,
  recordedAt: fact.recordedAt,
  position: fact.position,
  principal: fact.meta.principal,
  organisation: fact.meta.organisation,
  ...(fact.meta.reason !== undefined && { reason: fact.meta.reason }),
  ...(fact.meta.decision !== undefined && { decision: fact.meta.decision }),
  ...(fact.meta.evidence !== undefined && { evidence: fact.meta.evidence }),
})
