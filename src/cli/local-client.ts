/** A client that sends commands to a log this process writes. No key is asked for: whoever may write the files may record. */
import { randomUUID } from 'node:crypto'
import { makeKey } from '../access/keys.ts'
import { rolesFor } from '../access/matrix.ts'
import { commandNamed } from '../commands/catalogue.ts'
import { isRefusal } from '../commands/refusal.ts'
import { InvalidInput, KeyReused } from '../engine/errors.ts'
import { engineOf } from '../engine/handle.ts'
import { AppendTooLarge, type Log } from '../log/log.ts'
import { indicatorsIn, type LogClient, Refused } from './log-client.ts'

/** The principal for commands from the command line. Its role is the first one that may give the command, as over HTTP. */
const local = { principal: 'cli', organisation: 'local' }

/** Facts in cached states besides the one in use; many, since a command line goes from one thing to the next. */
const CACHED_STATES = 20_000

/** The client of a log that this process writes. */
export function localClient(log: Log, { as = local, newKey = makeKey } = {}): LogClient {
  const engine = engineOf(log, newKey, CACHED_STATES)
  return {
    indicators: async () => indicatorsIn(log),
    look: async () => log,
    close: () => log.close(),
    async submit(path, body, idempotencyKey) {
      const steps = path.split('/')
      const [thing, id, name] = (steps.length === 2 ? [steps[0], 'access', steps[1]] : steps) as [
        string,
        string,
        string,
      ]
      const command = commandNamed(thing, name)
      if (!command) throw new Refused('unknown-address', `There is no command ${path}.`, [])
      const role = rolesFor(thing, name)[0] ?? 'operative'
      const answer = await engine
        .handle({
          command,
          id,
          body,
          idempotencyKey,
          principal: as.principal,
          authorise: () => ({ ...as, role, door: 'local' }),
          correlationId: randomUUID(),
        })
        .catch(asRefused)
      if (isRefusal(answer)) throw new Refused(answer.refused, answer.detail, answer.faults)
      const { events, recorded, replayed, issued } = answer
      return { facts: events.length, recorded, replayed, ...(issued && { issued }) }
    },
  }
}

function asRefused(error: unknown): never {
  if (error instanceof InvalidInput) throw new Refused('invalid', error.message, error.faults)
  if (error instanceof KeyReused) throw new Refused('key-reused', error.message, [])
  if (error instanceof AppendTooLarge) throw new Refused('too-large', error.message, [])
  throw error
}
