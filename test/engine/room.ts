/** An engine over a log in memory, spoken to in addresses and bodies; and logs that fail when they are told to. */

import { commandNamed } from '../../src/commands/catalogue.ts'
import { isRefusal } from '../../src/commands/refusal.ts'
import type { CommandRequest } from '../../src/engine/command-request.ts'
import { type Answer, type Engine, type EngineOptions, engineOf } from '../../src/engine/handle.ts'
import { inWords } from '../../src/engine/in-words.ts'
import type { Appended, Log } from '../../src/log/log.ts'
import { memoryLog } from '../../src/log/memory.ts'
import type { CommandRequest as Sent } from '../commands/given.ts'

export const NOON = Date.parse('2026-06-15T12:00:00Z')

export type More = Partial<Pick<CommandRequest, 'idempotencyKey' | 'ifRevision' | 'principal' | 'authorise'>>

/** A request as a route makes it. */
export function requestOf(path: string, body: unknown, { principal = 'kari', ...more }: More = {}): CommandRequest {
  const [thing = '', id = '', name = id] = path.split('/')
  const command = commandNamed(thing, name)
  if (!command) throw new Error(`there is no command ${path}`)
  const authorise = () => ({ principal, organisation: 'org', role: 'operative' })
  return { command, id, body, principal, authorise, correlationId: 'c', ...more }
}

export interface Room {
  readonly log: Log
  readonly engine: Engine
  /** What the engine answers; rejects with what it throws. */
  send(path: string, body: unknown, more?: More): ReturnType<Engine['handle']>
  /** As `send`, where anything but facts recorded fails. */
  tell(path: string, body: unknown, more?: More): Promise<Answer>
}

let keys = 0
const makeKey = () => {
  keys += 1
  return { key: `k${keys}`, sha256: 'f'.repeat(64), secret: `secret ${keys}` }
}

/** An engine over a log; another engine over the same log is another node’s. */
export function roomOf(log: Log = memoryLog({ clock: () => NOON }), options?: EngineOptions): Room {
  const engine = engineOf(log, makeKey, options)
  const send = (path: string, body: unknown, more?: More) => engine.handle(requestOf(path, body, more))
  return {
    log,
    engine,
    send,
    async tell(path, body, more) {
      const answer = await send(path, body, more)
      if (isRefusal(answer)) throw new Error(`${path}: ${answer.refused}: ${inWords(answer.detail)}`)
      return answer
    },
  }
}

/** A room in which all of it was recorded. */
export async function furnished(before: Iterable<Sent>, log?: Log, options?: EngineOptions): Promise<Room> {
  const room = roomOf(log, options)
  for (const [path, body] of before) await room.tell(path, body)
  return room
}

/** The log, but each append may fail first: `fault` says with which error, or with none. */
export const failing = (log: Log, fault: () => Error | undefined): Log => ({
  ...log,
  async append(append): Promise<Appended> {
    const error = fault()
    if (!error) return log.append(append)
    await new Promise(setImmediate)
    throw error
  },
})
