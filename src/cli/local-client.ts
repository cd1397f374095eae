/** How does a wish go into a log that this process writes? Whoever may write the files may do so: nobody asks for a key. */
import { randomUUID } from 'node:crypto'
import { makeKey } from '../access/keys.ts'
import { rolesFor } from '../access/matrix.ts'
import { commandNamed } from '../commands/catalogue.ts'
import { isRefusal } from '../commands/refusal.ts'
import { InvalidInput, KeyReused } from '../engine/errors.ts'
import { engineOf } from '../engine/handle.ts'
import { AppendTooLarge, type Log } from '../log/log.ts'
import { indicatorsIn, type LogClient, Refused } from './log-client.ts'

/** Who writes when the command line does. The role is the first that may do it, as over HTTP. */
const local = { principal: 'cli', organisation: 'local' }

/** Facts that states are kept of beside the one in use: a command line goes from one thing to the next. */
const KEPT = 20_000

/** The way into a log that this process writes, as somebody. */
export function localClient(log: Log, { as = local, newKey = makeKey } = {}): LogClient {
  const engine = engineOf(log, newKey, KEPT)
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
          authorise: () => ({ ...as, role }),
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
