/** OpenAPI descriptions of every address, made from the schemas that check requests and type answers. */

import type { FastifySchema } from 'fastify'
import { z } from 'zod'
import { principal, roles, scope, setup } from '../../events/access.ts'
import { id, knowledge } from '../../events/shapes.ts'
import { MOST_READINGS } from '../../projections/figures/reading-cost.ts'
import { missionProgress } from '../../projections/views/mission/progress.ts'
import { type AnyView, bodyShape, pinQuery } from '../../projections/views/view.ts'
import { rolesFor } from '../access/matrix.ts'
import type { AnyCommand } from '../commands/catalogue.ts'
import { warningCodes } from '../commands/command.ts'
import { whatIfBody } from '../engine/what-if.ts'
import { factShape } from './events/fact-json.ts'
import { statuses } from './problem.ts'
import { always, ofCommands, ofHeld, ofQuestions, problemsOf } from './problem-answers.ts'

const recordedShape = z
  .object({
    events: z.array(
      z.object({ id: z.uuid(), type: z.string(), stream: z.string(), revision: z.int(), position: z.int() }),
    ),
    position: z.int().describe('Position of the last of them.'),
    warnings: z
      .array(z.object({ code: z.enum(warningCodes), text: z.string(), pointer: z.string().optional() }))
      .optional()
      .describe('What should be looked at twice, though it is recorded; a replayed answer has none.'),
  })
  .meta({ id: 'Recorded' })
const storedShape = z
  .object({
    events: z.array(z.object({ id: z.uuid(), type: z.string(), stream: z.string(), revision: z.int() })),
  })
  .meta({ id: 'Stored' })
const issuedShape = recordedShape.extend({
  key: z.string().describe('The key. It is shown this once.'),
  keyId: id,
})

export const json = (schema: z.ZodType, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})
export const security = [{ key: [] }]

const commandHeaders = z.object({
  'idempotency-key': z
    .string()
    .min(1)
    .max(255)
    .optional()
    .describe('The same key and body get the stored answer again, with Idempotency-Replayed: true.'),
  'if-match': z.string().optional().describe('The revision you saw, in quotes; or * (it must be there).'),
  'if-none-match': z
    .string()
    .optional()
    .describe('* (it must not be there), or revisions that it must have left, in quotes.'),
})

const dryRunShape = z.object({
  dryRun: z.literal(true),
  would: z.int().describe('How many facts would be recorded if the refused rows were left out.'),
  warnings: z.array(z.object({ code: z.string(), text: z.string(), pointer: z.string().optional() })),
  refusals: z.array(z.object({ index: z.int(), pointer: z.string(), code: z.string(), detail: z.string() })),
})

const dryRunQuery = z.object({
  dryRun: z
    .enum(['true', 'false'])
    .optional()
    .describe(
      'true: rules and your grants are judged row by row, refusals are answered by index, and nothing is recorded.',
    ),
})

/** Describes a command. */
export function commandSchema(command: AnyCommand): FastifySchema {
  const { thing, name, summary, body } = command
  const answer = thing === 'access' && name === 'issue-key' ? issuedShape : recordedShape
  const ok =
    command.list === undefined
      ? json(recordedShape, 'It was recorded before, in the same words: the original facts.')
      : json(
          z.union([recordedShape, dryRunShape]),
          'It was recorded before, in the same words: the original facts. With dryRun=true: what would be recorded, and what refused.',
        )
  return {
    operationId: `${thing}-${name}`,
    tags: [thing],
    summary,
    description: `Roles that may: ${rolesFor(thing, name).join(', ') || 'none'}.`,
    security,
    headers: commandHeaders,
    ...(thing !== 'access' && { params: z.object({ id }) }),
    ...(command.list !== undefined && { querystring: dryRunQuery }),
    body,
    response: {
      [statuses.ok]: ok,
      [statuses.created]: json(answer, 'Recorded: on disk, in the log, exactly once. ETag is the revision.'),
      [statuses.accepted]: json(
        storedShape,
        'Kept by the event store, exactly once, but not come to this node yet: ask again with the same Idempotency-Key for the positions.',
      ),
      ...ofCommands,
    },
  }
}

const heldHeader = z.object({
  'if-none-match': z.string().optional().describe('ETags you hold; 304 if one is still it.'),
  'if-match': z.string().optional().describe('ETags of which one must be that of the answer; 412 (stale) if none is.'),
})

const TOO_LARGE = `Where answering would read figures more than ${MOST_READINGS.toLocaleString('en')} times, it is refused (question-too-large) before work begins.`

/** Describes a view. */
export function viewSchema({ path, summary, query, answer, cost }: AnyView): FastifySchema {
  return {
    operationId: `view${path
      .replace(/\{\w+\}\/?/g, '')
      .replaceAll('/', '-')
      .replace(/-$/, path.endsWith('}') ? '-one' : '')}`,
    tags: [path.split('/')[1] ?? ''],
    summary,
    ...(cost && { description: `${TOO_LARGE} ${cost.instead}` }),
    security,
    headers: heldHeader,
    ...(path.includes('{id}') && { params: z.object({ id }) }),
    querystring: query.extend(pinQuery),
    response: {
      [statuses.ok]: json(bodyShape(answer), 'The answer, with the pin it is for. With a position it never changes.'),
      [statuses.notModified]: z.null().describe('You hold it.'),
      ...ofHeld,
    },
  }
}

const hypothetical = bodyShape(missionProgress.answer, { hypothetical: z.literal(true) })

/** Describes the what-if. */
export const whatIfSchema: FastifySchema = {
  operationId: 'what-if',
  tags: ['missions'],
  summary: 'The progress of a mission as if these commands had been recorded. Nothing is.',
  description: 'For whoever has a role in the mission.',
  security,
  params: z.object({ id }),
  querystring: missionProgress.query.extend(pinQuery),
  body: whatIfBody,
  response: {
    [statuses.ok]: json(hypothetical, 'The progress view, hypothetical.'),
    ...ofCommands,
  },
}

const pageShape = z.object({
  events: z.array(factShape),
  next: z.int().optional().describe('Go on with after=<this>; absent on the last page. Also in Link.'),
})

/** Describes the browser of facts. */
export const eventsSchema = (querystring: z.ZodType): FastifySchema => ({
  operationId: 'events',
  tags: ['events'],
  summary: 'The facts as they were recorded, page by page; with Accept: text/event-stream as they come.',
  security,
  headers: heldHeader.extend({ 'last-event-id': z.string().optional().describe('Live: go on after this position.') }),
  querystring,
  response: {
    [statuses.ok]: {
      description: 'A page of facts; or, live, one event a fact (id: its position, event: its type, data: the fact).',
      content: {
        'application/json': { schema: pageShape },
        'text/event-stream': { schema: z.string() },
      },
    },
    [statuses.notModified]: z.null().describe('You hold it.'),
    ...ofHeld,
  },
})

const attemptsShape = z.object({
  attempts: z.array(
    z.object({
      entry: z.int(),
      at: z.string(),
      code: z.string(),
      method: z.string(),
      path: z.string(),
      address: z.string(),
      principal: z.string().nullable(),
      key: z.string().nullable(),
      mission: z.string().nullable(),
      count: z.int().describe('How many attempts it stands for: those of strangers are counted by address and minute.'),
    }),
  ),
  next: z.int().optional(),
})

export const meShape = z.object({
  principal,
  organisation: z.string(),
  key: z.object({
    key: z.string().describe('The id of the key, or what names the token you ask with.'),
    name: z.string(),
    expires: knowledge.nullable().describe('As it was given; null: it does not end.'),
    validUntil: z.iso.datetime().nullable().describe('The last instant at which it is valid.'),
  }),
  roles: z
    .array(
      z.object({
        grant: id,
        role: z.enum(roles),
        mission: z.string(),
        scope: scope.optional(),
        from: knowledge.optional(),
        until: knowledge.optional(),
        setup,
        inForce: z.boolean().describe('false: it is yet to begin.'),
      }),
    )
    .describe('Grants that are neither withdrawn nor ended.'),
})

/** Describes what somebody holds. */
export const meSchema: FastifySchema = {
  operationId: 'me',
  tags: ['access'],
  summary: 'Who you are by your key: your roles with their missions, scopes and times, and the end of your key.',
  security,
  response: { [statuses.ok]: json(meShape, 'What you hold now.'), ...problemsOf([...always, 'unknown-address']) },
}

/** Describes the access log. */
export const attemptsSchema = (querystring: z.ZodType): FastifySchema => ({
  operationId: 'access-log',
  tags: ['audit'],
  summary: 'Denied attempts, newest first; for auditors, of the missions they audit.',
  security,
  querystring,
  response: { [statuses.ok]: json(attemptsShape, 'A page of attempts.'), ...ofQuestions },
})
