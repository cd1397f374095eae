/** What did they see? The pin of a decision or of evidence: a position and a knowledge date, reconstructed where the log is younger. */
import { parseKnowledge } from '../../events/period.ts'
import type { Context } from './command.ts'
import { type Refusal, refuse } from './refusal.ts'

export interface Seen {
  readonly seenPosition: number
  readonly seenAsOf: string
  readonly reconstructed: boolean
}

/**
 * The pin of a day: by default the last position recorded by its end, and what was known then. Where nothing had been
 * recorded by then, the log of today cut at that knowledge date stands for it, and is marked as reconstructed.
 */
export function seen(
  stated: { seenPosition?: number | undefined; seenAsOf?: string | undefined },
  day: string,
  { at, world }: Context,
): Seen | Refusal {
  const seenAsOf = stated.seenAsOf ?? day
  if (parseKnowledge(seenAsOf).firstMs > at)
    return refuse('known-in-future', `seenAsOf ${seenAsOf} has not begun.`, '/seenAsOf')
  if (stated.seenPosition !== undefined && stated.seenPosition > world.head())
    return refuse('unknown-position', `The log ends at position ${world.head()}.`, '/seenPosition')
  const then = stated.seenPosition ?? world.positionAt(parseKnowledge(day).lastMs)
  return then >= 0
    ? { seenPosition: then, seenAsOf, reconstructed: false }
    : { seenPosition: world.head(), seenAsOf, reconstructed: true }
}
