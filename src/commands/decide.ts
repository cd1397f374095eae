/** The rules that every command obeys, applied before its own: existence, and the order of knownFrom. */
import type { AnyCommand } from './catalogue.ts'
import { type RuleContext, type RuleOutcome, things } from './command.ts'
import { readKnownFrom } from './known-from.ts'
import { bringHistory } from './referenced-things.ts'
import { isRefusal, refuse } from './refusal.ts'
import type { StreamState } from './stream-state.ts'

/**
 * Decides a command against the state of its stream: facts, the revisions that record the same already, or a refusal.
 * The body has been checked against the command’s schema.
 */
export function decide(
  command: AnyCommand,
  stream: StreamState,
  body: { readonly knownFrom?: string | undefined },
  context: Omit<RuleContext, 'knownFrom'>,
): RuleOutcome {
  const exists = stream.revision >= 0
  const thing = `${things[command.thing]} “${context.id}”`
  if (command.existence === 'creates' && exists)
    return refuse('already-exists', `The ${thing} already exists. Change the existing one, or use another id.`)
  if (command.existence === 'needs' && !exists)
    return refuse('unknown-thing', `There is no ${thing}. Check the id in the address, or create it first.`)
  const knownFrom = readKnownFrom(body.knownFrom, context.at)
  if (isRefusal(knownFrom)) return knownFrom
  if (!command.measurement && knownFrom.ms < stream.lastKnownFrom) {
    const last = new Date(stream.lastKnownFrom).toISOString()
    const detail = `knownFrom is earlier than that of the previous fact (${last}). Give that date or a later one, or leave knownFrom out. ${bringHistory}`
    return refuse('known-before-its-subject', detail, '/knownFrom')
  }
  return command.decide(stream.state, body, { ...context, knownFrom })
}
