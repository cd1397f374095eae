/** The routes of forms: filled in, looked over, recorded by the API. */
import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { address, factOn } from '../address.ts'
import type { ProgressAnswer } from '../answer-types.ts'
import { localised } from '../language.ts'
import { isId, ofMission, type Page } from '../page.ts'
import type { FormParts } from './doors.ts'
import { type Entered, type FormKind, formPath, makesThing, mayDo, type Subject, sentTo } from './form-kind.ts'
import { formKinds } from './form-kinds.ts'
import { entryPage, type FieldFault, noRolePage, previewPage } from './form-page.tsx'
import { enteredIn, fieldOf, isFromHere, isOwnForm } from './session-hook.ts'
import { goTo, localPath } from './sign-in.ts'
import { signInPage } from './sign-in-page.tsx'

type FormRequest = FastifyRequest<{ Params: { id: string } }>

/** What the API answers to a command, as far as it is shown here. */
interface Answered {
  readonly detail?: string
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[]
  readonly events?: readonly { readonly position?: number }[]
}

export interface FormRouteParts extends FormParts {
  /** The page of an address where there is nothing. */
  readonly lost: (page: Page) => preact.VNode
}

/** Registers every form. */
export function formRoutes(scope: FastifyInstance, parts: FormRouteParts): void {
  for (const kind of formKinds) {
    const path = formPath(kind, ':id')
    scope.get(path, (request: FormRequest, reply) => open(kind, request, reply, parts))
    scope.post(path, (request: FormRequest, reply) => take(kind, request, reply, parts))
  }
}

/** What a form is about; undefined where there is no such thing for whoever asks. */
export async function subjectOf(
  kind: FormKind,
  page: Page,
  id: string,
  entered: Entered = {},
): Promise<Subject | undefined> {
  const { on } = kind
  if (on === 'project') return projectSubject(kind, page, id, entered)
  const indicator = on === 'indicator' ? await page.askAtAll('/indicators/{id}', { id }) : undefined
  const decision = on === 'decision' ? await page.askAtAll('/decisions/{id}', { id }) : undefined
  const mission = on === 'mission' ? id : (indicator?.mission ?? decision?.mission ?? undefined)
  const of = mission === undefined ? undefined : await page.askAtAll('/missions/{id}', { id: mission })
  if (mission === undefined || !of) return undefined
  const own = { page: ofMission(page, of), mission, of }
  const named = indicator?.title ?? decision?.question ?? of.title ?? mission
  return { ...own, title: localised(named, page.language).text, ...(indicator && { indicator }) }
}

/** What a form about a project is about: one of its missions, the one that was chosen or the first that it may be sent to. */
async function projectSubject(kind: FormKind, page: Page, id: string, entered: Entered): Promise<Subject | undefined> {
  const project = await page.askAtAll('/projects/{id}', { id })
  const may = project?.missions.filter(one => page.signedIn?.may([kind.thing, kind.name], one, one)) ?? []
  const ids = may.length > 0 ? may : (project?.missions ?? [])
  const asked = await Promise.all(ids.map(mission => page.askAtAll('/missions/{id}', { id: mission })))
  const missions = asked.flatMap(one => one ?? [])
  const of = missions.find(({ mission }) => mission === entered.mission) ?? missions[0]
  if (!project || !of) return undefined
  return {
    page: ofMission(page, of),
    mission: of.mission,
    of,
    project: project.project,
    title: localised(project.title, page.language).text,
    missions: missions.map(one => [one.mission, localised(one.title ?? one.mission, page.language).text]),
  }
}

async function open(kind: FormKind, request: FormRequest, reply: FastifyReply, parts: FormRouteParts) {
  const page = parts.pageOf(request)
  const { id } = request.params
  if (!page.signedIn) return sendToSignIn(request, reply, page, parts)
  const subject = await subjectOf(kind, page, id)
  if (!subject) return parts.send(reply, 404, parts.lost(page))
  if (!mayDo(page, kind, id, subject.mission)) return parts.send(reply, 403, noRolePage({ kind, subject, id }))
  return parts.send(reply, 200, entryPage({ kind, subject, id, entered: {}, once: randomUUID() }))
}

/** Signing in leads back to the form, with what was filled in there. */
export function sendToSignIn(
  request: FastifyRequest,
  reply: FastifyReply,
  page: Page,
  { send }: FormRouteParts,
): FastifyReply {
  return send(
    reply,
    401,
    signInPage({ page, next: localPath(request.url), entered: isFromHere(request) ? enteredIn(request) : {} }),
  )
}

/** The id of a thing that can be tried before it is named well. */
const UNNAMED = 'unnamed'

async function take(kind: FormKind, request: FormRequest, reply: FastifyReply, parts: FormRouteParts) {
  const { doors, sessionOf, pageOf, send } = parts
  const page = pageOf(request)
  const { language } = page
  const { id } = request.params
  if (!page.signedIn) return sendToSignIn(request, reply, page, parts)
  const entered = enteredIn(request)
  const subject = await subjectOf(kind, page, id, entered)
  if (!subject) return send(reply, 404, parts.lost(page))
  if (!mayDo(page, kind, id, subject.mission)) return send(reply, 403, noRolePage({ kind, subject, id }))
  const own = isOwnForm(request, sessionOf(request))
  const once = own ? (fieldOf(request, 'once') ?? randomUUID()) : randomUUID()
  const form = { kind, subject, id, entered, once }
  if (!own) return send(reply, 403, entryPage({ ...form, faults: [{ name: '', detail: page.words.forms.ended }] }))
  const step = fieldOf(request, 'step')
  if (step === 'edit') return send(reply, 200, entryPage(form))
  const thing = sentTo(kind, subject, id, entered)
  const body = kind.body(entered, subject)
  const path = `/${kind.thing}/${encodeURIComponent(thing)}/${kind.name}`
  if (step !== 'record' || !isId(thing)) {
    // A supposition has no address and no role of its own: both are looked at here, so that recording refuses nothing more.
    if (!mayDo(page, kind, id, subject.mission, body))
      return send(reply, 403, entryPage({ ...form, faults: [{ name: '', detail: page.words.forms.noRole }] }))
    const commands = [{ path: `${kind.thing}/${isId(thing) ? thing : UNNAMED}/${kind.name}`, body }]
    const tried = `/missions/${encodeURIComponent(subject.mission)}/what-if`
    const answer = await doors.api(request, tried, { commands }, { language })
    const faults = [
      ...(isId(thing) ? [] : [{ name: 'id', detail: page.words.forms.hints.id }]),
      ...(answer.status === 200 ? [] : faultsIn(answer.body)),
    ]
    if (faults.length > 0)
      return send(reply, answer.status === 200 ? 422 : answer.status, entryPage({ ...form, faults }))
    const before = await page.askAtAll('/missions/{id}/progress', { id: subject.mission })
    return send(reply, 200, previewPage({ ...form, before, after: answer.body as ProgressAnswer }))
  }
  const answer = await doors.api(request, path, body, { language, once })
  if (answer.status >= 300) return send(reply, answer.status, entryPage({ ...form, faults: faultsIn(answer.body) }))
  const to = backTo(kind, thing, id)
  const position = factIn(answer.body as Answered)
  if (position === undefined) return goTo(reply, address(page.state, to))
  // The table of an indicator's page shows the part of its figures that holds the one that was recorded.
  return goTo(
    reply,
    to === `/indicators/${id}` ? factOn(page.state, to, position) : `${address(page.state, to)}#fact-${position}`,
  )
}

/** Where a form leads when it is recorded: the thing it is about. */
const backTo = (kind: FormKind, made: string, id: string): string =>
  makesThing(kind) ? `/${kind.thing}/${made}` : `/${kind.on}s/${id}${kind.leadsTo ?? ''}`

const factIn = ({ events = [] }: Answered): number | undefined => events.at(-1)?.position

/** The faults of a refusal, each by the field that it is about: of a body in a what-if, too. */
export function faultsIn(problem: unknown): FieldFault[] {
  const { detail = '', errors = [] } = problem as Answered
  const faults = errors.map(({ pointer, detail }) => ({ name: fieldNamed(pointer), detail }))
  return faults.length > 0 ? faults : [{ name: '', detail }]
}

function fieldNamed(pointer: string): string {
  const [first = '', second] = pointer
    .replace(/^\/commands\/0\/(body|path)/, '')
    .split('/')
    .slice(1)
  return first === 'cell' && second !== undefined ? `cell.${second}` : first
}
