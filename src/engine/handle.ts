/** From a request to facts: parse, load, decide, append, and decide again (three times at the most) where the stream has moved. */

import { hash } from 'node:crypto'
import { dayOf } from '../../events/period.ts'
import type { FactReader } from '../../projections/figures/fact-reader.ts'
import { type AnyCommand, streamOf } from '../commands/catalogue.ts'
import { SHARED, seesAll, things, type Warning } from '../commands/command.ts'
import { decide } from '../commands/decide.ts'
import { isRefusal, type Refusal } from '../commands/refusal.ts'
import { type Append, type Appended, type Log, NotHereYet, StreamMoved } from '../log/log.ts'
import { canonicalise } from '../proof/canonical.ts'
import { type AppendContext, appendOf, commandKeyOf, factsToBe } from './appends.ts'
import { readCommandBody, unfitBody } from './command-body.ts'
import { type CommandRequest, type FreshKey, requireRevision } from './command-request.ts'
import { KeyReused } from './errors.ts'
import { factCacheOf } from './fact-cache.ts'
import { factIds } from './fact-ids.ts'
import { gatherings } from './gatherings.ts'
import { linesOf } from './lines.ts'
import { type ComputedFigures, FiguresNeeded, releaseDigest } from './release-digest.ts'
import { factsAtRevisions } from './runs.ts'
import { type CachedState, type States, statesOf } from './states.ts'
import { type Turns, turnsOf } from './turns.ts'
import { patienceOf, patiently, readingLittleEach, Unread } from './unread.ts'

/**
 * What was recorded. `recorded` is false where the log said so already; `replayed` where the key was used before.
 * Positions are null where the facts are kept but have not come to this node yet.
 */
export interface Answer {
  readonly events: readonly (NotHereYet['facts'][number] & { readonly position: number | null })[]
  readonly position: number | null
  readonly revision: number
  readonly recorded: boolean
  readonly replayed: boolean
  readonly issued?: FreshKey
  /** What should be looked at twice; not kept, so a replayed answer has none. */
  readonly warnings?: readonly Warning[]
}

export interface Engine {
  /** Handles a request. Rejects with InvalidInput, KeyReused, Stale, StreamMoved, LogUnavailable, or what `authorise` throws. */
  handle(request: CommandRequest): Promise<Answer | Refusal>
  /**
   * The mission whose grants decide about a command (null: none), from its address and a body that nobody has checked.
   * Undefined where only a body that fits could name it.
   */
  missionFor(command: AnyCommand, id: string, body?: unknown): string | null | undefined
  /** Whether the principal has sent a request with this Idempotency-Key before. */
  isRemembered(principal: string, idempotencyKey: string): boolean
  readonly states: States
}

const STRIKE = 'strike'
const nothing = (): void => {}

/** Facts that are cached for computing the figures of releases. */
const RELEASE_FACTS = 200_000

/** How many times at most a request is decided again because the stream has moved. */
const AGAIN = 3

function parseBody(command: AnyCommand, body: unknown): object {
  const read = readCommandBody(command, body)
  if ('faults' in read) throw unfitBody(read.faults)
  return read.body
}

const answerOf = (events: Answer['events'], recorded: boolean, replayed = false): Answer => {
  const last = events.at(-1)
  return { events, position: last?.position ?? null, revision: last?.revision ?? -1, recorded, replayed }
}

/** The mission a command’s facts belong to; null: none, or the thing is not there. */
const missionOf = (command: AnyCommand, id: string, { state, revision }: CachedState, body: object): string | null =>
  revision < 0 && command.existence === 'needs' ? null : command.missionOf(state, body, id)

/** The answer to what is appended; where it is kept, but not here yet, without positions. */
async function answered(appended: Promise<Appended>, replayed: boolean): Promise<Answer> {
  try {
    const { facts, byOthers } = await appended
    return answerOf(facts, true, replayed || byOthers === true)
  } catch (error) {
    if (!(error instanceof NotHereYet)) throw error
    return answerOf(
      error.facts.map(fact => ({ ...fact, position: null })),
      true,
      replayed,
    )
  }
}

const digestOf = ({ command, id }: CommandRequest, body: object): string =>
  hash('sha256', `${command.thing}/${id}/${command.name}\n${canonicalise(body)}`)

interface AttemptParts extends Pick<AppendContext, 'digest' | 'idAt'> {
  readonly patience: () => number
  /** The figures of the release that is published, where they are computed. */
  readonly figures: ComputedFigures | undefined
}

export interface EngineOptions {
  /** How many facts the cached states may stand for. */
  readonly bound?: number
  /** The turns in which long streams are read; left out: its own. */
  readonly turns?: Turns
}

/** The engine of a log. `makeKey` makes fresh keys. */
export function engineOf(log: Log, makeKey: () => FreshKey, { bound, turns = turnsOf() }: EngineOptions = {}): Engine {
  const states = statesOf(log, bound)
  log.follow(states.follow)
  let reader: FactReader | undefined
  const gathered = gatherings()
  const lines = linesOf()
  // Releases are few: what computes their figures reads the log when the first is published.
  async function computed({ mission, position }: FiguresNeeded): Promise<ComputedFigures> {
    reader ??= factCacheOf(log, undefined, RELEASE_FACTS)
    const from = reader
    const digest = await patiently(turns, wasRead =>
      turns.run(readingLittleEach(releaseDigest(from, log, mission, position), wasRead)),
    )
    return { mission, position, digest }
  }

  async function handle(request: CommandRequest): Promise<Answer | Refusal> {
    await gathered()
    let body = parseBody(request.command, request.body)
    let figures: ComputedFigures | undefined
    const { idempotencyKey: key } = request
    const digest = key === undefined ? '' : digestOf(request, body)
    const idAt = factIds(request.principal, key === undefined ? undefined : { key, digest }, log.now())
    const begun = performance.now()
    const patience = () => Math.max(1, (log.store?.patience ?? 0) - (performance.now() - begun))
    const patient = patienceOf(turns)
    const joined = lines.join(streamOf(request.command, request.id))
    const line = joined instanceof Promise ? await joined : joined
    try {
      for (let again = 0; ; ) {
        try {
          for (let busy = busyWith(request, patience()); busy; busy = busyWith(request, patience())) await busy
          // Nothing is awaited between looking up the key and appending with it, so that no other request comes between.
          const answer = patient.ask(
            () => recalled(request, digest) ?? attempt(request, body, { digest, idAt, patience, figures }),
          )
          line.leave()
          return await answer
        } catch (error) {
          if (error instanceof Unread) {
            line.hold()
            await patient.read(error)
            continue
          }
          if (error instanceof FiguresNeeded && !figures) {
            figures = await computed(error)
            // What is recorded meanwhile comes after the release.
            body = { ...body, position: figures.position }
            continue
          }
          if (!(error instanceof StreamMoved) || request.ifRevision !== undefined || again === AGAIN) throw error
          again += 1
          // The append that moved the stream may not be kept yet: give it a turn, then load again.
          await new Promise(setImmediate)
        }
      }
    } finally {
      line.leave()
    }
  }

  /** Settles when nothing of the thing is on its way to an event store. The same request already under way is not waited for: it is the answer. */
  function busyWith(request: CommandRequest, patience: number): Promise<void> | undefined {
    const held = states.cached(streamOf(request.command, request.id))
    if (held?.striking) return held.striking.then(nothing, nothing)
    // What is to be struck must have a position: the strike waits for what is under way.
    if (held && request.command.name === STRIKE && held.waiting > 0) return held.settled.then(nothing, nothing)
    const key = request.idempotencyKey
    if (!log.store || (key !== undefined && log.recall(commandKeyOf(request, key)))) return undefined
    return log.store.settled(streamOf(request.command, request.id), patience)
  }

  /** The answer to an earlier request with the same key, whether done or under way. */
  function recalled(request: CommandRequest, digest: string): Promise<Answer> | undefined {
    const { idempotencyKey } = request
    const remembered = idempotencyKey === undefined ? undefined : log.recall(commandKeyOf(request, idempotencyKey))
    if (!remembered) return undefined
    if (remembered.digest !== digest)
      throw new KeyReused('This Idempotency-Key was used for another request; use a new one.')
    return answered(remembered.appended, true)
  }

  function missionFor(command: AnyCommand, id: string, body?: unknown): string | null | undefined {
    const held = states.load(things[command.thing], streamOf(command, id))
    const fields = typeof body === 'object' && body !== null ? body : {}
    const mission: unknown = command.grantsOf
      ? command.grantsOf(held.state, fields)
      : missionOf(command, id, held, fields)
    // Of a thing that several missions share, the body may say which of them is meant.
    if (body === undefined && mission === SHARED) return undefined
    return mission === null || typeof mission === 'string' ? mission : undefined
  }

  /** Decides, and appends what is decided: before it returns, so that no other request comes between. */
  function attempt(
    request: CommandRequest,
    body: object,
    { digest, idAt, patience, figures }: AttemptParts,
  ): Promise<Answer | Refusal> | Refusal {
    const { command, id } = request
    const stream = streamOf(command, id)
    const held = states.load(things[command.thing], stream)
    const mission = missionOf(command, id, held, body)
    const caller = request.authorise(command.grantsOf?.(held.state, body) ?? mission, body)
    if (request.ifRevision !== undefined) requireRevision(request.ifRevision, request, held)
    const at = log.now()
    let issued: FreshKey | undefined
    const freshKey = () => {
      issued = makeKey()
      return { key: issued.key, sha256: issued.sha256 }
    }
    const { principal } = caller
    const context = {
      id,
      at,
      today: dayOf(at),
      principal,
      world: states.world,
      sees: request.sees ?? seesAll,
      freshKey,
      figuresAt: (mission: string, position: number) => {
        if (figures?.mission === mission && figures.position === position) return figures.digest
        throw new FiguresNeeded(mission, position)
      },
    }
    const outcome = decide(command, held, body, context)
    if (isRefusal(outcome)) return outcome
    if ('same' in outcome) return recordedBefore(held, outcome.same)
    const place = { stream, mission, revision: held.revision, at, caller, digest, idAt }
    const append = { ...appendOf(request, body, place, outcome), ...(log.store && { patience: patience() }) }
    const warnings = outcome.flatMap(each => ('fact' in each ? (each.warnings ?? []) : []))
    return withMore(answered(keep(held, append), false), warnings, issued)
  }

  async function withMore(
    stored: Promise<Answer>,
    warnings: readonly Warning[],
    issued: FreshKey | undefined,
  ): Promise<Answer> {
    const answer = warnings.length > 0 ? { ...(await stored), warnings } : await stored
    // Where another node stored this same command first, that node has shown the key.
    return issued && !answer.replayed ? { ...answer, issued } : answer
  }

  /** The earlier facts that say the same. If they are not kept yet, this waits: were they lost, this answer would be wrong. */
  async function recordedBefore({ stream, settled }: CachedState, revisions: readonly number[]): Promise<Answer> {
    await settled
    return answerOf(factsAtRevisions(log, stream, revisions), false)
  }

  function keep(held: CachedState, append: Append): Promise<Appended> {
    const appended = log.append(append)
    // Where other nodes write too, rules see only what has come back from the store.
    if (log.store) return appended
    held.waiting += 1
    if (append.facts.some(({ type }) => type === 'fact-struck')) held.striking = appended
    else for (const fact of factsToBe(append)) states.advance(held, fact)
    held.settled = appended
    appended.then(
      () => {
        held.waiting -= 1
        held.striking = undefined
      },
      // Where the stream moved, only its own state is wrong; on any other error nothing that waited was kept, in any stream.
      error => (error instanceof StreamMoved ? states.forget(held) : states.drop()),
    )
    return appended
  }

  return {
    handle,
    missionFor,
    isRemembered: (principal, key) => log.recall(commandKeyOf({ principal }, key)) !== undefined,
    states,
  }
}
