/** The routes of commands: one address each, from the list of commands: POST /api/v1/<things>/<id>/<command>. */

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { message } from '../../events/refusals.ts'
import { ifNoneMatch } from '../../events/text/header-lists.ts'
import type { Access, Identity } from '../access/access.ts'
import { type AnyCommand, streamOf } from '../commands/catalogue.ts'
import { things } from '../commands/command.ts'
import { isRefusal } from '../commands/refusal.ts'
import { type Caller, revisionSeen } from '../engine/command-request.ts'
import { InvalidInput, Stale } from '../engine/errors.ts'
import type { Answer, Engine } from '../engine/handle.ts'
import type { Turns } from '../engine/turns.ts'
import { patiently } from '../engine/unread.ts'
import { type Log, StreamMoved } from '../log/log.ts'
import { answerDryRun, asksDryRun } from './dry-run.ts'
import type { Gate } from './gate.ts'
import { idempotencyKey, ifMatch, JSON_TYPE } from './headers.ts'
import { commandSchema } from './openapi.ts'
import { statuses } from './problem.ts'
import { sayLanguage, sendRefusal, warningsJson } from './reply.ts'

export interface CommandParts {
  readonly engine: Engine
  readonly access: Access
  readonly gate: Gate
  readonly log: Log
  readonly turns: Turns
}

/** Most bytes a body may have. */
export const LARGE = 8 * 1024 * 1024
export const SMALL = 256 * 1024

/** The address of a command below `/api/v1`. */
export const commandPath = ({ thing, name }: AnyCommand): string =>
  thing === 'access' ? `/access/${name}` : `/${thing}/:id/${name}`

/** Registers the address of every command. */
export function commandRoutes(app: FastifyInstance, commands: readonly AnyCommand[], parts: CommandParts): void {
  for (const command of commands)
    app.post<{ Params: { id?: string } }>(
      commandPath(command),
      {
        onRequest: [parts.gate.writers, deniedByAddress(command, parts)],
        bodyLimit: command.list ? LARGE : SMALL,
        schema: commandSchema(command),
      },
      (request, reply) => take(command, request, reply, parts),
    )
}

/**
 * Denies, before a body is received, what no body could make allowed. A request that is remembered by its Idempotency-Key is
 * answered as it was, whatever has become of the grants since.
 */
function deniedByAddress(command: AnyCommand, parts: CommandParts) {
  return (request: FastifyRequest, _reply: unknown, done: (error?: Error) => void): void => {
    try {
      const id = idIn(command, request)
      const authorise = () => authoriseFor(parts.engine.missionFor(command, id), command, id, request, parts)
      const later = patiently(parts.turns, authorise)
      if (later) later.then(() => done(), done)
      else done()
    } catch (error) {
      done(error as Error)
    }
  }
}

/** Throws `Denied` where no role of the caller could send the command for that mission (undefined: not known yet). */
function authoriseFor(
  mission: string | null | undefined,
  command: AnyCommand,
  id: string,
  request: FastifyRequest,
  { engine, access, gate }: CommandParts,
): void {
  if (mission === undefined) return
  const who = gate.writer(request)
  try {
    access.authorise(who, command, id, mission, undefined)
  } catch (denied) {
    const key = idempotencyKey(request.headers['idempotency-key'])
    if (key === undefined || !engine.isRemembered(who.principal, key)) throw denied
  }
}

const idIn = (command: AnyCommand, { params }: FastifyRequest): string =>
  command.thing === 'access' ? 'access' : idOf((params as { id?: string }).id ?? '')

async function take(
  command: AnyCommand,
  request: FastifyRequest<{ Params: { id?: string } }>,
  reply: FastifyReply,
  parts: CommandParts,
): Promise<FastifyReply> {
  const { engine, access, gate, log, turns } = parts
  const who = gate.writer(request)
  const id = idIn(command, request)
  const dryRun = asksDryRun(command, request.raw.url)
  if (request.headers['content-type'] === undefined) throw noBody()
  // Where the mission stands in the body, that much of it is read before the rest is checked.
  const later = patiently(turns, () => {
    if (engine.missionFor(command, id) === undefined)
      authoriseFor(engine.missionFor(command, id, request.body), command, id, request, parts)
  })
  if (later) await later
  if (command.list !== undefined) gate.countWrites(who, rowsIn(command.list, request.body))
  const { 'idempotency-key': key, 'if-match': match, 'if-none-match': noneMatch } = request.headers
  const wanted = ifMatch(match)
  const isStale = (revision: number): boolean =>
    wanted === 'never' || (revision < 0 ? wanted === 'exists' : ifNoneMatch(noneMatch).has(`"${revision}"`))
  const asks = typeof wanted === 'string' || noneMatch !== undefined
  const asked = {
    command,
    id,
    body: request.body,
    principal: who.principal,
    authorise: (mission: string | null, body: object) =>
      authorised(engine, access, who, command, id, mission, body, asks ? isStale : undefined),
    sees: (stream: string) => access.sees(who, stream),
    idempotencyKey: idempotencyKey(key),
    ifRevision: typeof wanted === 'number' ? wanted : undefined,
    correlationId: request.id,
  }
  if (dryRun) return answerDryRun(asked, request, reply, { engine, log, turns })
  try {
    const answer = await engine.handle(asked)
    return isRefusal(answer) ? sendRefusal(answer, request, reply) : sendAnswer(answer, request, reply)
  } catch (error) {
    if (error instanceof StreamMoved && wanted !== undefined) throw staleAt(command, error.actual)
    throw error
  }
}

function authorised(
  engine: Engine,
  access: Access,
  who: Identity,
  command: AnyCommand,
  id: string,
  mission: string | null,
  body: object,
  isStale: ((revision: number) => boolean) | undefined,
): Caller {
  const caller = access.authorise(who, command, id, mission, body)
  if (isStale) {
    const held = engine.states.load(things[command.thing], streamOf(command, id))
    const revision = revisionSeen(command, id, held, stream => access.sees(who, stream))
    if (isStale(revision)) throw staleAt(command, revision)
  }
  return caller
}

const staleAt = (command: AnyCommand, revision: number): Stale =>
  new Stale(
    revision < 0
      ? message('no-revision', { thing: things[command.thing] })
      : message('at-revision', { thing: things[command.thing], revision, wanted: undefined }),
  )

/** How many rows the list of a body has. */
function rowsIn(list: string, body: unknown): number {
  const rows = (body as Readonly<Record<string, unknown>> | null)?.[list]
  return Array.isArray(rows) ? Math.max(1, rows.length) : 1
}

const noBody = (): InvalidInput => {
  const detail = 'The body is missing; send a JSON object.'
  return new InvalidInput(detail, [{ pointer: '', code: 'no-body', detail }], true)
}

/** The id in an address. One that looks like a path or holds control characters counts as unreadable (400), any other bad one as unfit (422). */
function idOf(id: string): string {
  if (/^[a-z0-9][a-z0-9-]{0,62}$/.test(id)) return id
  const detail = 'The id in the address must be 1–63 of a–z, 0–9 and “-”, beginning with a letter or digit.'
  const path = /[\u0000-\u0020\u007f/\\]|^\.+$/.test(id)
  throw new InvalidInput(detail, [{ pointer: '', code: 'id', detail }], path)
}

function sendAnswer(answer: Answer, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.code(answer.position === null ? statuses.accepted : answer.recorded ? statuses.created : statuses.ok)
  reply.header('etag', `"${answer.revision}"`)
  reply.header('content-type', JSON_TYPE)
  reply.header('cache-control', 'no-store')
  if (answer.replayed) reply.header('idempotency-replayed', 'true')
  if (answer.position === null) reply.header('retry-after', '1')
  if (!answer.warnings) return reply.send(answerText(answer))
  const language = sayLanguage(request, reply)
  return reply.send(answerText(answer, warningsJson(answer.warnings, language)))
}

/** The answer as JSON. Put together by hand because every figure recorded passes through here; nothing but warnings needs escaping. */
function answerText({ events, position, issued }: Answer, warnings?: ReturnType<typeof warningsJson>): string {
  let text = '{"events":['
  for (let i = 0; i < events.length; i++) {
    const fact = events[i] as Answer['events'][number]
    text += `${i === 0 ? '' : ','}{"id":"${fact.id}","type":"${fact.type}","stream":"${fact.stream}","revision":${fact.revision}${position === null ? '' : `,"position":${fact.position}`}}`
  }
  return `${text}]${position === null ? '' : `,"position":${position}`}${warnings ? `,"warnings":${JSON.stringify(warnings)}` : ''}${issued ? `,"key":"${issued.secret}","keyId":"${issued.key}"` : ''}}`
}
