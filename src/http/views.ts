/** The routes of views: one address each, from the list of views. */

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ifNoneMatch } from '../../events/text/header-lists.ts'
import type { Viewer } from '../../projections/base/viewer.ts'
import type { AnyView } from '../../projections/views/view.ts'
import type { Access, Identity } from '../access/access.ts'
import type { AccessLog } from '../access/access-log.ts'
import { Denied } from '../access/denied.ts'
import { isRefusal } from '../commands/refusal.ts'
import type { Written } from '../engine/answer-forms.ts'
import type { Unchanged, ViewReader } from '../engine/ask.ts'
import { embargoNoted } from './events/facts-read.ts'
import type { Gate } from './gate.ts'
import { goneSignal, whenOver } from './gone.ts'
import { JSON_TYPE, queryOf, requireMatch } from './headers.ts'
import { viewSchema } from './openapi.ts'
import { problemOfRefusal, statuses } from './problem.ts'
import { deniedAt, sendProblem } from './reply.ts'

export interface ViewParts {
  readonly reader: ViewReader
  readonly access: Access
  readonly accessLog: AccessLog
  readonly gate: Gate
}

/** `/missions/{id}/progress` as the router writes it. */
export const routed = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1')

/** Registers the address of every view. */
export function viewRoutes(app: FastifyInstance, views: readonly AnyView[], parts: ViewParts): void {
  for (const view of views)
    app.get<{ Params: Record<string, string> }>(
      routed(view.path),
      { onRequest: parts.gate.readers, schema: viewSchema(view) },
      (request, reply) => answer(view, request, reply, parts),
    )
}

async function answer(
  view: AnyView,
  request: FastifyRequest<{ Params: Record<string, string> }>,
  reply: FastifyReply,
  { reader, access, accessLog, gate }: ViewParts,
): Promise<FastifyReply> {
  const who = gate.reader(request)
  const held = ifNoneMatch(request.headers['if-none-match'])
  const { viewer, denied } = watched(access.viewerOf(who))
  const question = {
    view,
    params: request.params,
    query: queryOf(request.raw.url ?? ''),
    viewer,
    holds: held.one,
  }
  const answered = await reader.answerView(question, {
    signal: goneSignal(reply),
    whenRead: done => whenOver(reply, done),
    onWork: readings => gate.countWork(request, who, readings),
    onEmbargoed: embargoNoted(request, who, accessLog),
  })
  if (!isRefusal(answered)) {
    requireMatch(request.headers['if-match'], answered.etag)
    return sendAnswered(answered, held.has(answered.etag), reply)
  }
  if (isForItsAuditors(view, request.params, viewer, reader))
    throw new Denied('not-your-role', 'This is for auditors, of the missions they audit.', {
      ...whomOf(who),
      mission: request.params.id,
    })
  const problem = problemOfRefusal(answered)
  if (denied.mission !== undefined)
    accessLog.add(deniedAt(request, problem, { ...whomOf(who), mission: denied.mission }))
  return sendProblem(problem, request, reply)
}

/** Whether a view is for the auditors of a mission that the viewer sees otherwise: that it is there is no secret to them. */
function isForItsAuditors(view: AnyView, params: Record<string, string>, viewer: Viewer, reader: ViewReader): boolean {
  const about = view.about(reader.factReader, params)
  if (typeof about !== 'object' || about.auditorsOnly !== true || viewer.sees(about.mission) === 'nothing') return false
  return !viewer.audits?.has('*') && !viewer.audits?.has(about.mission)
}

const whomOf = (who: Identity | undefined) => ({ principal: who?.principal, key: who?.key })

/** A viewer that notes which mission was hidden from it: asking about a hidden thing is a denied attempt. */
function watched(viewer: Viewer): { viewer: Viewer; denied: { mission: string | undefined } } {
  const denied: { mission: string | undefined } = { mission: undefined }
  const sees = (mission: string) => {
    const sight = viewer.sees(mission)
    if (sight === 'nothing') denied.mission = mission
    return sight
  }
  return { viewer: { ...viewer, sees }, denied }
}

function sendAnswered(answered: Written | Unchanged, held: boolean, reply: FastifyReply): FastifyReply {
  const { etag } = answered
  reply
    .header('etag', etag)
    .header('vary', 'Authorization, Accept')
    // A position makes an answer repeatable, not eternal: another software, or another sight, answers otherwise.
    .header('cache-control', 'private, no-cache')
  if (held || answered.bytes === undefined) return reply.code(statuses.notModified).send()
  return reply.header('content-type', JSON_TYPE).send(answered.bytes)
}
