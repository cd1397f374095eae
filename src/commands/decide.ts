/** The rules that every command obeys, applied before its own: existence, and the order of knownFrom. */
import { type AnyCommand, streamOf } from './catalogue.ts'
import { type RuleContext, type RuleOutcome, things } from './command.ts'
import { readKnownFrom } from './known-from.ts'
import { mandatesExist, type StatedBody } from './mandate.ts'
import { bringHistory } from './referenced-things.ts'
import { isRefusal, type Refusal, refuse } from './refusal.ts'
import type { StreamState } from './stream-state.ts'

/** The refusal of a command for a thing that is not there, or that its sender does not see. */
export const unknownThing = (command: AnyCommand, id: string): Refusal =>
  refuse(
    'unknown-thing',
    `There is no ${things[command.thing]} “${id}”. Check the id in the address, or create it first.`,
  )

/**
 * Decides a command against the state of its stream: facts, the revisions that record the same already, or a refusal.
 * The body has been checked against the command’s schema.
 */
export function decide(
  command: AnyCommand,
  stream: StreamState,
  body: StatedBody,
  context: Omit<RuleContext, 'knownFrom'>,
): RuleOutcome {
  const isTaken = stream.revision >= 0
  const thing = `${things[command.thing]} “${context.id}”`
  if (command.existence !== 'needs' && stream.isStruck)
    return refuse('already-exists', `The ${thing} was struck, and its id stays taken. Use another id.`)
  if (command.existence === 'creates' && isTaken)
    return refuse('already-exists', `The ${thing} already exists. Change the existing one, or use another id.`)
  const isHidden = command.grantsOf !== undefined && !context.sees(streamOf(command, context.id))
  if (command.existence === 'needs' && (!isTaken || stream.isStruck || isHidden))
    return unknownThing(command, context.id)
  const knownFrom = readKnownFrom(body.knownFrom, context.at)
  if (isRefusal(knownFrom)) return knownFrom
  if (!command.measurement && knownFrom.ms < stream.lastKnownFrom) {
    const last = new Date(stream.lastKnownFrom).toISOString()
    const detail = `knownFrom is earlier than that of the previous fact (${last}). Give that date or a later one, or leave knownFrom out. ${bringHistory}`
    return refuse('known-before-its-subject', detail, '/knownFrom')
  }
  const whole = { ...context, knownFrom }
  return mandatesExist(command, stream, body, whole) ?? command.decide(stream.state, body, whole)
}
