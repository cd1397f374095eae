/** From a question to an answer: resolve the pin, see who may see, look in the cache, fold. */
import { hash } from 'node:crypto'
import { z } from 'zod'
import { dayOf, parseInstant, parseKnowledge } from '../../events/period.ts'
import { knowledge } from '../../events/shapes.ts'
import type { Pin } from '../../projections/pin.ts'
import { type About, type AnyView, type Books, type Params, UnfitQuestion, type Viewer } from '../../projections/view.ts'
import { type Refusal, refuse } from '../commands/refusal.ts'
import type { Log } from '../log/log.ts'
import { answersOf } from './answers.ts'
import { InvalidInput } from './errors.ts'
import { faultsOf } from './handle.ts'

export interface Question {
  readonly view: AnyView
  readonly params: Params
  /** As in the address, every name once. */
  readonly query: Readonly<Record<string, string>>
  readonly viewer: Viewer
  /** The etag the reader holds (If-None-Match): if it is this answer's, nothing is folded and the body is empty. */
  readonly holds?: string | undefined
}

export interface Answered {
  readonly body: string
  readonly etag: string
  /** A position was given: the answer is the same for ever. */
  readonly immutable: boolean
}

export interface Reader {
  readonly ask: (question: Question) => Answered | Refusal
  readonly books: Books
}

/** What every view takes. */
export const pinQuery = {
  asOf: knowledge
    .optional()
    .describe('A knowledge date: only what was known then. A year, month, day, range or instant.'),
  position: z
    .string()
    .regex(/^\d{1,15}$|^\d{4}-\d{2}-\d{2}[Tt]/, 'must be a position or an instant')
    .optional()
    .describe('A position of the log, or an instant: the last position recorded by then.'),
  names: z.enum(['then', 'now']).optional().describe('Names of actors as they were then, or as they are now.'),
}

interface Asked {
  readonly asOf?: string | undefined
  readonly position?: string | undefined
  readonly on?: string | undefined
  readonly status?: 'approved' | 'all' | undefined
}

function instantAsked(text: string): number {
  try {
    return parseInstant(text)
  } catch (error) {
    throw unreadable('position', (error as Error).message)
  }
}

/** A question may show only while it is answered that its parameters do not fit each other. */
function fitting<A>(answer: () => A): A {
  try {
    return answer()
  } catch (error) {
    throw error instanceof UnfitQuestion ? unreadable(error.parameter, error.message) : error
  }
}

const unreadable = (pointer: string, detail: string): InvalidInput =>
  new InvalidInput(detail, [{ pointer, code: 'query', detail }], true)

/** Makes the reader of a log. `bytes` bounds the answers that are kept. */
export function readerOf(log: Log, books: Books, bytes = 64 << 20): Reader {
  const answers = answersOf(bytes)

  function positionAsked(text: string | undefined): number | undefined {
    if (text === undefined) return undefined
    if (/^\d+$/.test(text)) {
      if (Number(text) > log.head())
        throw unreadable('position', `The log ends at position ${log.head()}; a position in the future is not known.`)
      return Number(text)
    }
    const ms = instantAsked(text)
    if (ms > log.now()) throw unreadable('position', 'The instant lies in the future.')
    return log.positionAt(ms)
  }

  function recordedDay(position: number): string {
    for (const fact of log.read({ from: position, to: position })) return dayOf(fact.recordedAt)
    return dayOf(log.now())
  }

  function pinOf(query: Asked, view: AnyView, params: Params): Pin {
    const today = dayOf(log.now())
    const known = query.asOf === undefined ? undefined : parseKnowledge(query.asOf)
    if (known && known.firstMs > log.now())
      throw unreadable('asOf', 'asOf lies in the future; nothing is known from there.')
    const given = positionAsked(query.position)
    const asOfDay = known && dayOf(Math.min(known.lastMs, log.now()))
    return {
      asOfMs: known?.lastMs ?? Number.POSITIVE_INFINITY,
      asOf: query.asOf ?? null,
      position: given ?? view.touched(books, params, log.head()),
      on: query.on ?? asOfDay ?? (given === undefined || given < 0 ? today : recordedDay(given)),
      figures: query.status === 'approved' ? 'approved' : 'all',
    }
  }

  function ask({ view, params, query: raw, viewer, holds }: Question): Answered | Refusal {
    const query = parseQuery(view, raw)
    const about = view.about(books, params)
    if (about === undefined || !maySee(about, viewer)) return unknown()
    const pin = withSight(pinOf(query, view, params), about, viewer)
    const key = JSON.stringify([
      log.origin,
      view.path,
      view.version,
      params,
      { ...query, position: pin.position },
      pin,
      sightKey(about, viewer),
    ])
    const etag = `"${hash('sha256', key, 'base64url').slice(0, 27)}"`
    const immutable = raw.position !== undefined
    if (holds === etag) return { etag, immutable, body: '' }
    const kept = answers.get(etag)
    if (kept !== undefined) return { etag, immutable, body: kept }
    const answer = fitting(() => view.answer({ params, query, pin, books, viewer } as never))
    if (answer === undefined) return unknown(pin)
    const body = JSON.stringify({ ...answer, pin: { asOf: pin.asOf, position: pin.position, on: pin.on } })
    answers.keep(etag, body)
    return { etag, immutable, body }
  }

  return { ask, books }
}

function parseQuery(view: AnyView, raw: Readonly<Record<string, string>>): Asked {
  const parsed = view.query.extend(pinQuery).safeParse(raw)
  if (parsed.success) return parsed.data as Asked
  const faults = faultsOf(parsed.error).map(f => ({ ...f, pointer: f.pointer.slice(1) }))
  const [first] = faults
  throw new InvalidInput(`${first?.pointer ?? 'query'}: ${first?.detail ?? 'does not fit'}`, faults, true)
}

const unknown = (pin?: Pin): Refusal =>
  refuse(
    'unknown-thing',
    pin === undefined || (pin.asOf === null && pin.position < 0)
      ? 'There is no such thing here, or you may not see it.'
      : 'Nothing of it was known at that pin.',
  )

function maySee(about: About, viewer: Viewer): boolean {
  if (about === 'access') return viewer.seesAccess
  return typeof about === 'string' || viewer.sees(about.mission) !== 'nothing'
}

/** Readers without a role in the mission see approved figures only. */
const withSight = (pin: Pin, about: About, viewer: Viewer): Pin =>
  typeof about === 'object' && viewer.sees(about.mission) === 'approved' ? { ...pin, figures: 'approved' } : pin

/** Two readers with the same key see the same. */
function sightKey(about: About, viewer: Viewer): string {
  return typeof about === 'object' ? viewer.sees(about.mission) : about === 'missions' ? viewer.principal : about
}
