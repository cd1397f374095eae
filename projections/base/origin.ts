/** Where a line of an answer came from: who recorded it, when, and why. */
import type { Evidence, Recorded } from '../../events/fact.ts'

/** Who recorded it, when and why. Times are milliseconds since 1970. */
export interface Origin {
  readonly knownFrom: number
  readonly recordedAt: number
  readonly position: number
  readonly principal: string
  readonly organisation: string
  readonly reason?: string
  readonly decision?: string
  readonly evidence?: readonly Evidence[]
}

/** The origin of what a fact says. */
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
