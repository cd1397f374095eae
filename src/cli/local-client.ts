/** A client that sends commands to a log that this process writes: under a key’s grants, or as the operator of the installation. */
import { randomUUID } from 'node:crypto'
import { type Access, accessOf } from '../access/access.ts'
import { Denied } from '../access/denied.ts'
import { makeKey } from '../access/keys.ts'
import { type AnyCommand, commandNamed } from '../commands/catalogue.ts'
import { isRefusal } from '../commands/refusal.ts'
import type { Caller, CommandRequest } from '../engine/command-request.ts'
import { dryRun } from '../engine/dry-run.ts'
import { InvalidInput, KeyReused } from '../engine/errors.ts'
import { factCacheOf } from '../engine/fact-cache.ts'
import { engineOf } from '../engine/handle.ts'
import { turnsOf } from '../engine/turns.ts'
import { AppendTooLarge, type Log } from '../log/log.ts'
import { indicatorsIn, type LogClient, Refused } from './log-client.ts'

/**
 * Who gives commands on the data directory itself without a key: whoever may write its files may record. No grant gives
 * this role, so that what was recorded in it stands out.
 */
const operator: Caller = { principal: 'cli', organisation: 'local', role: 'operator', door: 'local' }

/** Facts in cached states besides the one in use; many, since a command line goes from one thing to the next. */
const CACHED_STATES = 20_000

/** Figures that may be under way: enough that small commands share a transaction, and few enough for the memory. */
const AHEAD = 15_000

export interface LocalOptions {
  /** The key to act as, under its grants; left out: the operator. */
  readonly key?: string | undefined
  /** Makes the keys that commands issue. */
  readonly newKey?: typeof makeKey
}

/** Who sends a command, whether they may, and what they see. */
type Sender = (command: AnyCommand, id: string) => Pick<CommandRequest, 'principal' | 'authorise' | 'sees'>

const senderOf = (access: Access, key: string): Sender => {
  const who = access.identify(`Bearer ${key}`)
  return (command, id) => ({
    principal: who.principal,
    authorise: (mission, body) => access.authorise(who, command, id, mission, body),
    sees: stream => access.sees(who, stream),
  })
}

/** The client of a log that this process writes. Throws `Refused` where the key does not stand. */
export function localClient(log: Log, { key, newKey = makeKey }: LocalOptions = {}): LogClient {
  const engine = engineOf(log, newKey, { bound: CACHED_STATES })
  const turns = turnsOf()
  const sender: Sender =
    key === undefined
      ? () => ({ principal: operator.principal, authorise: () => operator })
      : orRefused(() => senderOf(accessOf({ engine, reader: factCacheOf(log), now: log.now }), key))
  return {
    indicators: async () => indicatorsIn(log),
    look: async () => log,
    close: () => log.close(),
    ahead: log.store ? 0 : AHEAD,
    async submit(path, body, idempotencyKey) {
      const { command, id } = addressed(path)
      const correlationId = randomUUID()
      const answer = await engine
        .handle({ command, id, body, idempotencyKey, correlationId, ...sender(command, id) })
        .catch(asRefused)
      if (isRefusal(answer)) throw new Refused(answer.refused, answer.detail, answer.faults)
      const { events, recorded, replayed, issued } = answer
      return { facts: events.length, recorded, replayed, ...(issued && { issued }) }
    },
    ...(key !== undefined && {
      async tryOut(path: string, body: object) {
        const { command, id } = addressed(path)
        const work = dryRun(log, engine.states, { command, id, body, ...sender(command, id) })
        const outcome = await turns.run(work).catch(asRefused)
        if (isRefusal(outcome)) throw new Refused(outcome.refused, outcome.detail, outcome.faults)
        return outcome.refusals
      },
    }),
  }
}

/** The command and the thing that a path such as `indicators/x/measure` names. */
function addressed(path: string): { readonly command: AnyCommand; readonly id: string } {
  const steps = path.split('/')
  const [thing = '', id = '', name = ''] = steps.length === 2 ? [steps[0], 'access', steps[1]] : steps
  const command = commandNamed(thing, name)
  if (!command) throw new Refused('unknown-address', `There is no command ${path}.`, [])
  return { command, id }
}

function orRefused<A>(attempt: () => A): A {
  try {
    return attempt()
  } catch (error) {
    return asRefused(error)
  }
}

function asRefused(error: unknown): never {
  if (error instanceof InvalidInput) throw new Refused('invalid', error.message, error.faults)
  if (error instanceof KeyReused) throw new Refused('key-reused', error.message, [])
  if (error instanceof AppendTooLarge) throw new Refused('too-large', error.message, [])
  if (error instanceof Denied) throw new Refused(error.code, error.message, [])
  throw error
}
