/** The routes of what-if: the rules of the API judge, nothing is recorded, and no answer is kept anywhere. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ProgressAnswer } from '../answer-types.ts'
import { formPath } from './form-kind.ts'
import { whatIf } from './form-kinds.ts'
import { noRolePage } from './form-page.tsx'
import { type FormRouteParts, faultsIn, sendToSignIn, subjectOf } from './form-routes.ts'
import { enteredIn, isOwnForm } from './session-hook.ts'
import { whatIfPage } from './what-if-page.tsx'

type WhatIfRequest = FastifyRequest<{ Params: { id: string } }>

export function whatIfRoutes(scope: FastifyInstance, parts: FormRouteParts): void {
  const path = formPath(whatIf, ':id')
  scope.get(path, (request: WhatIfRequest, reply) => answer(request, reply, parts, false))
  scope.post(path, (request: WhatIfRequest, reply) => answer(request, reply, parts, true))
}

/** Asked only by a form that was sent: an address cannot hold what was supposed. */
async function answer(request: WhatIfRequest, reply: FastifyReply, parts: FormRouteParts, isAsked: boolean) {
  const { doors, sessionOf, pageOf, send } = parts
  const page = pageOf(request)
  const { id } = request.params
  if (!page.signedIn) return sendToSignIn(request, reply, page, parts)
  const subject = await subjectOf(whatIf, page, id)
  if (!subject) return send(reply, 404, parts.lost(page))
  if (!page.signedIn.maySuppose(subject.mission)) return send(reply, 403, noRolePage({ kind: whatIf, subject, id }))
  if (!isAsked) return send(reply, 200, whatIfPage({ subject, id, entered: {} }))
  const entered = enteredIn(request)
  if (!isOwnForm(request, sessionOf(request)))
    return send(
      reply,
      403,
      whatIfPage({ subject, id, entered, faults: [{ name: '', detail: page.words.forms.ended }] }),
    )
  const commands = [{ path: `indicators/${encodeURIComponent(id)}/measure`, body: whatIf.body(entered, subject) }]
  const tried = `/missions/${encodeURIComponent(subject.mission)}/what-if`
  const asked = await doors.api(request, tried, { commands }, { language: page.language })
  if (asked.status !== 200)
    return send(reply, asked.status, whatIfPage({ subject, id, entered, faults: faultsIn(asked.body) }))
  const before = await page.askAtAll('/missions/{id}/progress', { id: subject.mission })
  const after = asked.body as ProgressAnswer
  return send(reply, 200, whatIfPage({ subject, id, entered, outcome: { before, after } }))
}
