/** May it be recorded? The rules every wish obeys, around its own. */
import type { AnyCommand } from './catalogue.ts'
import { type RuleContext, type RuleOutcome, things } from './command.ts'
import { readKnownFrom } from './known-from.ts'
import { isRefusal, refuse } from './refusal.ts'

/** The state of one stream, with what the common rules must know of it. */
export interface StreamState {
  readonly state: object
  /** −1 where the stream has no facts. */
  readonly revision: number
  /** knownFrom (milliseconds) of the last fact that keeps recording order. */
  readonly lastKnownFrom: number
}

/**
 * Decides a wish against the state of its stream: facts, the revisions that already say so, or a refusal.
 * The body has been checked against the command's schema.
 */
export function decide(
  command: AnyCommand,
  standing: StreamState,
  body: { knownFrom?: string },
  given: Omit<RuleContext, 'knownFrom'>,
): RuleOutcome {
  const begun = standing.revision >= 0
  if (command.life === 'begins' && begun)
    return refuse(
      'already-exists',
      `The ${things[command.thing]} “${given.id}” exists; change the one that is there, or give another id.`,
    )
  if (command.life === 'needs' && !begun)
    return refuse('unknown-thing', `There is no ${things[command.thing]} “${given.id}”.`)
  const knownFrom = readKnownFrom(body.knownFrom, given.at)
  if (isRefusal(knownFrom)) return knownFrom
  if (!command.measurement && knownFrom.ms < standing.lastKnownFrom)
    return refuse(
      'known-before-its-subject',
      `knownFrom is earlier than that of the fact before it (${new Date(standing.lastKnownFrom).toISOString()}); give a later one, or none.`,
      '/knownFrom',
    )
  return command.decide(standing.state, body, { ...given, knownFrom })
}
