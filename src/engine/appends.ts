/** From decided facts to an append: their ids, and the metadata of all of them and of each. */
import type { Fact, Metadata } from '../../events/fact.ts'
import type { Decided } from '../commands/command.ts'
import { type KnownFrom, readKnownFrom } from '../commands/known-from.ts'
import type { StreamFact } from '../commands/stream-state.ts'
import type { Append } from '../log/log.ts'
import type { Caller, CommandRequest } from './command-request.ts'

/** Where, when and by whom it was decided. */
export interface AppendContext {
  readonly stream: string
  readonly mission: string | null
  /** Revision decided upon. */
  readonly revision: number
  /** Milliseconds. */
  readonly at: number
  readonly caller: Caller
  /** Of the request, where it has a key. */
  readonly digest: string
  /** Ids of the request’s facts: the same each time it is decided. */
  readonly idAt: (place: number) => string
}

/** A copy without the members that are undefined. */
function defined<T extends object>(given: T): T {
  const copy: Partial<T> = {}
  for (const name in given) if (given[name] !== undefined) copy[name] = given[name]
  return copy as T
}

/** The append of one command. `body` fits the command’s schema. */
export function appendOf(
  request: CommandRequest,
  body: object,
  place: AppendContext,
  outcome: readonly (Fact | Decided)[],
): Append {
  const { stream, mission, revision, at, caller, digest, idAt } = place
  const { knownFrom, reason, decision, evidence } = body as Metadata
  const { correlationId, idempotencyKey: commandKey } = request
  const given = readKnownFrom(knownFrom, at) as KnownFrom
  const facts = outcome.map((each, index) => {
    const { fact, knownFrom: own, annotations }: Decided = 'fact' in each ? each : { fact: each }
    const known = own ?? given
    return {
      id: idAt(index),
      type: fact.type,
      version: fact.version,
      data: fact.data,
      knownFrom: known.text === undefined ? null : known.ms,
      ...((own || annotations) && { meta: defined({ ...annotations, ...(own && { knownFrom: own.text }) }) }),
    }
  })
  return {
    stream,
    mission,
    expectedRevision: revision,
    principal: caller.principal,
    recordedAt: at,
    meta: defined({ ...caller, correlationId, commandKey, reason, decision, evidence, knownFrom }),
    facts,
    ...(commandKey !== undefined && { command: { key: commandKeyOf(request, commandKey), digest } }),
  }
}

/** The name under which a command is remembered: an Idempotency-Key belongs to its principal. */
export const commandKeyOf = ({ principal }: Pick<CommandRequest, 'principal'>, key: string): string =>
  `${principal} ${key}`

/** The facts of an append as they will be kept. */
export const factsToBe = ({ facts, expectedRevision, recordedAt, meta }: Append): StreamFact[] =>
  facts.map((fact, index) => ({
    type: fact.type,
    version: fact.version,
    data: fact.data,
    revision: expectedRevision + 1 + index,
    recordedAt,
    knownFrom: fact.knownFrom ?? recordedAt,
    meta: (fact.meta === undefined ? meta : { ...meta, ...fact.meta }) as Metadata,
  }))
