/** From a wish to facts: parse, load, decide, append, and decide again (three times at most) where the stream has moved. */
import { hash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { z } from 'zod'
import type { Fact, Metadata } from '../../events/fact.ts'
import { dayOf } from '../../events/period.ts'
import { type AnyCommand, streamOf } from '../commands/catalogue.ts'
import { type Decided, type Kept, type KnownFrom, things } from '../commands/command.ts'
import { decide } from '../commands/decide.ts'
import { readKnownFrom } from '../commands/known-from.ts'
import { isRefusal, type Refusal } from '../commands/refusal.ts'
import { type Append, type Appended, type Log, StreamMoved } from '../log/log.ts'
import { InvalidInput, KeyReused, Stale } from './errors.ts'
import { factIds } from './fact-ids.ts'
import { type Held, type States, statesOf } from './states.ts'

/** A key made for a command: its id, its hash for the log, and the secret that is shown once. */
export interface FreshKey {
  readonly key: string
  readonly sha256: string
  readonly secret: string
}

/** Who wishes, in which role. */
export interface Caller {
  readonly principal: string
  readonly organisation: string
  readonly role: string
}

export interface Wish {
  readonly command: AnyCommand
  /** Id of the thing; `access` for access. */
  readonly id: string
  readonly body: unknown
  /** Says in which role the caller may do this, or throws. Asked when the thing's mission is known. */
  readonly authorise: (mission: string | null, body: object) => Caller
  /** Whose keys are remembered, before the role is known. */
  readonly principal: string
  readonly idempotencyKey?: string | undefined
  /** The revision the caller saw. */
  readonly ifRevision?: number | undefined
  readonly correlationId: string
}

/** What was recorded. `recorded` is false where the log said so already; `replayed` where the key was used before. */
export interface Answer {
  readonly events: Appended['facts']
  readonly position: number
  readonly revision: number
  readonly recorded: boolean
  readonly replayed: boolean
  readonly issued?: FreshKey
}

export interface Engine {
  /** Handles a wish. Rejects with InvalidInput, KeyReused, Stale, StreamMoved, LogUnavailable, or what `authorise` throws. */
  handle(wish: Wish): Promise<Answer | Refusal>
  readonly states: States
}

const pointer = (path: PropertyKey[]): string =>
  path.map(step => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

/** A schema's complaints as faults: where, which rule, in words. */
export const faultsOf = (error: z.ZodError): InvalidInput['faults'] =>
  error.issues.slice(0, 1000).flatMap(issue =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map(key => ({
          pointer: pointer([...issue.path, key]),
          code: 'unknown-field',
          detail: `There is no field “${key}” here.`,
        }))
      : [{ pointer: pointer(issue.path), code: issue.code.replaceAll('_', '-'), detail: issue.message }],
  )

function parseBody(command: AnyCommand, body: unknown): object {
  const parsed = command.body.safeParse(body)
  if (parsed.success) return parsed.data as object
  const faults = faultsOf(parsed.error)
  const first = faults[0]
  throw new InvalidInput(`${first?.pointer || 'The body'}: ${first?.detail ?? 'does not fit'}`, faults)
}

const answerOf = ({ facts }: Appended, recorded: boolean, replayed = false): Answer => {
  const last = facts.at(-1)
  return { events: facts, position: last?.position ?? -1, revision: last?.revision ?? -1, recorded, replayed }
}

/** Makes the engine of a log. `makeKey` gives fresh keys (id, hash, secret). */
export function engineOf(log: Log, makeKey: () => FreshKey, bound?: number): Engine {
  const states = statesOf(log, bound)

  async function handle(wish: Wish): Promise<Answer | Refusal> {
    const body = parseBody(wish.command, wish.body)
    const key = wish.idempotencyKey
    const digest =
      key === undefined
        ? ''
        : hash('sha256', `${wish.command.thing}/${wish.id}/${wish.command.name}\n${canonicalize(body)}`)
    for (let attempt = 1; ; attempt += 1) {
      const again = key === undefined ? undefined : await recalled(`${wish.principal} ${key}`, digest)
      if (again) return again
      try {
        return await attemptOnce(wish, body, digest)
      } catch (error) {
        if (!(error instanceof StreamMoved) || wish.ifRevision !== undefined || attempt === 3) throw error
        // What moved the stream may still be waiting: let it be kept, then load again.
        states.drop()
        await new Promise(setImmediate)
      }
    }
  }

  async function recalled(key: string, digest: string): Promise<Answer | undefined> {
    const remembered = log.recall(key)
    if (!remembered) return undefined
    if (remembered.digest !== digest)
      throw new KeyReused('This Idempotency-Key was used for another request; use a new one.')
    return answerOf(await remembered.appended, true, true)
  }

  async function attemptOnce(wish: Wish, body: object, digest: string): Promise<Answer | Refusal> {
    const { command, id } = wish
    const stream = streamOf(command, id)
    const held = states.load(things[command.thing], stream)
    const mission = held.revision < 0 && command.life === 'needs' ? null : command.missionOf(held.state, body, id)
    const caller = wish.authorise(command.grantsOf?.(held.state, body) ?? mission, body)
    if (wish.ifRevision !== undefined && wish.ifRevision !== held.revision)
      throw new Stale(
        `The ${things[command.thing]} is at revision ${held.revision}, not ${wish.ifRevision}; look at it again.`,
      )
    const at = log.now()
    let issued: FreshKey | undefined
    const freshKey = (): FreshKey => {
      issued = makeKey()
      return issued
    }
    const shown = () => (({ key, sha256 }) => ({ key, sha256 }))(freshKey())
    const outcome = decide(command, held, body, {
      id,
      at,
      today: dayOf(at),
      principal: caller.principal,
      world: states.world,
      freshKey: shown,
    })
    if (isRefusal(outcome)) return outcome
    if ('same' in outcome) return recordedBefore(stream, held, outcome.same)
    const append = appendOf(wish, body, { stream, mission, held, at, caller, digest }, outcome)
    const answer = answerOf(await keep(held, append), true)
    return issued ? { ...answer, issued } : answer
  }

  async function recordedBefore(stream: string, held: Held, revisions: readonly number[]): Promise<Answer> {
    await held.settled
    const facts = revisions.flatMap(revision => {
      for (const { id, type, position } of log.readStream(stream, revision))
        return [{ id, type, stream, revision, position }]
      return []
    })
    return answerOf({ facts }, false)
  }

  function keep(held: Held, append: Append): Promise<Appended> {
    const appended = log.append(append)
    append.facts.forEach((fact, index) => {
      states.advance(held, {
        type: fact.type,
        version: fact.version,
        data: fact.data,
        revision: append.expectedRevision + 1 + index,
        recordedAt: append.recordedAt,
        knownFrom: fact.knownFrom ?? append.recordedAt,
        meta: { ...append.meta, ...fact.meta } as Metadata,
      } as Kept)
    })
    held.waiting += 1
    held.settled = appended.then(
      () => {
        held.waiting -= 1
      },
      () => states.drop(),
    )
    return appended
  }

  return { handle, states }
}

interface Place {
  readonly stream: string
  readonly mission: string | null
  readonly held: Held
  readonly at: number
  readonly caller: Caller
  readonly digest: string
}

const defined = <T extends object>(given: T): T =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as T

/** The append of one command: its facts, and what is said about all of them. */
function appendOf(wish: Wish, body: object, place: Place, outcome: readonly (Fact | Decided)[]): Append {
  const { stream, mission, held, at, caller, digest } = place
  const { knownFrom, reason, decision, evidence } = body as Metadata
  const meta = defined({
    ...caller,
    correlationId: wish.correlationId,
    commandKey: wish.idempotencyKey,
    reason,
    decision,
    evidence,
    knownFrom,
  })
  const idAt = factIds(caller.principal, wish.idempotencyKey, at)
  const given = readKnownFrom(knownFrom, at) as KnownFrom
  const facts = outcome.map((each, index) => {
    const { fact, knownFrom: own, said } = 'fact' in each ? each : ({ fact: each } as Decided)
    const known = own ?? given
    return {
      id: idAt(index),
      type: fact.type,
      version: fact.version,
      data: fact.data,
      knownFrom: known.text === undefined ? null : known.ms,
      ...((own || said) && { meta: defined({ ...said, ...(own && { knownFrom: own.text }) }) }),
    }
  })
  return {
    stream,
    mission,
    expectedRevision: held.revision,
    principal: caller.principal,
    recordedAt: at,
    meta,
    facts,
    ...(wish.idempotencyKey !== undefined && { command: { key: `${wish.principal} ${wish.idempotencyKey}`, digest } }),
  }
}
