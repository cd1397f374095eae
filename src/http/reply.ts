/** How an error is sent: as problem+json, and never cached. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { languages, type ReaderLanguage } from '../../projections/words/languages.ts'
import { preferredLanguage } from '../../projections/words/preferred-language.ts'
import type { Attempted } from '../access/access-log.ts'
import type { DeniedWhom } from '../access/denied.ts'
import type { Warning } from '../commands/command.ts'
import type { Refusal } from '../commands/refusal.ts'
import { inWords } from '../engine/in-words.ts'
import { PROBLEM_TYPE, type Problem, problemBody, problemOfRefusal } from './problem.ts'

/** The address asked, without its query: a query may hold what should not be repeated. */
export const pathOf = (url: string | undefined): string => (url ?? '').split('?', 1)[0]?.slice(0, 300) ?? ''

/** The language in which a request asks to be answered; English where it asks for none that there are words in. */
export const languageAsked = ({ headers }: FastifyRequest): ReaderLanguage =>
  preferredLanguage(headers['accept-language']) ?? 'en'

/** Notes in an answer that it is in the language asked for, and answers which that is. */
export function sayLanguage(request: FastifyRequest, reply: FastifyReply): ReaderLanguage {
  const language = languageAsked(request)
  reply.header('content-language', languages[language].locale.code).header('vary', 'Accept-Language')
  return language
}

/** The warnings of a command as they are sent: in the words of a language. */
export const warningsJson = (warnings: readonly Warning[], language: ReaderLanguage) =>
  warnings.map(({ code, text, pointer }) => ({
    ...{ code, text: inWords(text, language) },
    ...(pointer !== undefined && { pointer }),
  }))

/** Sends a problem, in the language asked for. Its security headers are those every reply was given before. */
export function sendProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const language = sayLanguage(request, reply)
  return reply
    .code(problem.status)
    .headers(problem.headers)
    .header('content-type', PROBLEM_TYPE)
    .header('cache-control', 'no-store')
    .send(problemBody(problem, { instance: pathOf(request.raw.url), traceId: request.id }, language))
}

export const sendRefusal = (refusal: Refusal, request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  sendProblem(problemOfRefusal(refusal), request, reply)

/** A denied attempt, for the access log. */
export const deniedAt = (request: FastifyRequest, { code }: Pick<Problem, 'code'>, whom: DeniedWhom): Attempted => ({
  at: Date.now(),
  code,
  method: request.method,
  path: pathOf(request.raw.url),
  address: request.ip,
  ...whom,
})
