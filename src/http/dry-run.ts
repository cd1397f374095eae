/** `?dryRun=true` on a command that takes a list: rules and the caller's grants are judged, nothing is recorded. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AnyCommand } from '../commands/catalogue.ts'
import { isRefusal } from '../commands/refusal.ts'
import { type DryRunRequest, dryRun } from '../engine/dry-run.ts'
import type { Engine } from '../engine/handle.ts'
import { inWords } from '../engine/in-words.ts'
import type { Turns } from '../engine/turns.ts'
import { patiently, readingLittleEach } from '../engine/unread.ts'
import type { Log } from '../log/log.ts'
import { goneSignal } from './gone.ts'
import { JSON_TYPE } from './headers.ts'
import { HttpRefused, statuses } from './problem.ts'
import { sayLanguage, sendRefusal, warningsJson } from './reply.ts'

/** Whether an address asks for a dry run. Throws `HttpRefused` for any other query: a command takes none. */
export function asksDryRun(command: AnyCommand, url = ''): boolean {
  const at = url.indexOf('?')
  if (at < 0) return false
  const query = url.slice(at + 1)
  if (command.list !== undefined && (query === 'dryRun=true' || query === 'dryRun=false'))
    return query === 'dryRun=true'
  throw new HttpRefused(
    'unreadable',
    command.list === undefined
      ? 'A command takes no query; put it in the body.'
      : 'A command takes no query but dryRun=true; put it in the body.',
  )
}

export interface DryRunParts {
  readonly engine: Engine
  readonly log: Log
  readonly turns: Turns
}

/** Answers what would become of the list. Throws `InvalidInput`, `Denied` or `Stale` where it is not single rows that are refused. */
export async function answerDryRun(
  asked: DryRunRequest,
  request: FastifyRequest,
  reply: FastifyReply,
  { engine, log, turns }: DryRunParts,
): Promise<FastifyReply> {
  const signal = goneSignal(reply)
  const outcome = await patiently(
    turns,
    wasRead => turns.run(readingLittleEach(dryRun(log, engine.states, asked), wasRead), signal),
    signal,
  )
  if (isRefusal(outcome)) return sendRefusal(outcome, request, reply)
  const language = sayLanguage(request, reply)
  const refusals = outcome.refusals.map(refusal => ({ ...refusal, detail: inWords(refusal.detail, language) }))
  return reply
    .code(statuses.ok)
    .header('content-type', JSON_TYPE)
    .header('cache-control', 'no-store')
    .send(JSON.stringify({ ...outcome, warnings: warningsJson(outcome.warnings, language), refusals }))
}
