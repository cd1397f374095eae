/** Pins, resolved from the parameters of an address. A pin in the future is refused, never ignored. */
import { dayOf, type Knowledge, parseInstant, parseKnowledge } from '../../events/period.ts'
import { message } from '../../events/refusals.ts'
import type { Pin } from '../../projections/base/pin.ts'
import type { Said } from '../../projections/words/phrases.ts'
import type { Log } from '../log/log.ts'
import { InvalidInput } from './errors.ts'
import { storedAt } from './read-fact.ts'

/** A pin as the address gives it. */
export interface PinAsked {
  readonly asOf?: string | undefined
  readonly position?: string | undefined
  /** Where the view takes them. */
  readonly on?: string | undefined
  readonly status?: 'approved' | 'all' | undefined
}

/** The question can't be read; `parameter` names what is wrong. */
export const unreadable = (parameter: string, detail: Said): InvalidInput =>
  new InvalidInput(
    message('unfit', { field: parameter, first: detail }),
    [{ pointer: parameter, code: 'query', detail }],
    true,
  )

interface ResolvedPosition {
  readonly position: number
  /** UTC day of the fact there, or of the instant where no fact was recorded by then; never after today. */
  readonly day: string
}

/** Reads a knowledge date that must have begun by `now`, milliseconds. */
export function knownBy(text: string, now: number, parameter = 'asOf'): Knowledge {
  const known = parseKnowledge(text)
  if (known.firstMs > now) throw unreadable(parameter, `${text} has not begun; nothing is known from the future`)
  return known
}

/** Refuses a position that is not in the log yet. */
export function recordedBy(position: number, head: number, parameter = 'position'): number {
  if (position <= head) return position
  throw unreadable(parameter, `the log ends at position ${head}; nothing is recorded in the future`)
}

/** Where the clock was ahead once, facts are recorded at the time of the last one until it has caught up: that is no day of ours. */
function recordedDay(position: number, log: Log): string {
  const fact = storedAt(log, position)
  if (!fact) throw new Error(`there is no fact ${position}`)
  return dayOf(Math.min(fact.recordedAt, log.now()))
}

function instantAsked(text: string): number {
  try {
    return parseInstant(text)
  } catch {
    throw unreadable('position', 'an instant is written 2021-05-17T10:00:00Z')
  }
}

function positionAsked(text: string, log: Log): ResolvedPosition {
  if (/^\d+$/.test(text)) {
    const position = recordedBy(Number(text), log.head())
    return { position, day: recordedDay(position, log) }
  }
  const ms = instantAsked(text)
  if (ms > log.now()) throw unreadable('position', 'the instant lies in the future')
  const position = log.positionAt(ms)
  return { position, day: position < 0 ? dayOf(ms) : recordedDay(position, log) }
}

/**
 * Finds the pin. Without a position it is the last that `touched` the answer; `on` is the day of asOf (one still running
 * means now), else of the position given, else today.
 */
export function pinAsked(query: PinAsked, log: Log, touched: (at: number) => number): Pin {
  const now = log.now()
  const known = query.asOf === undefined ? undefined : knownBy(query.asOf, now)
  const place = query.position === undefined ? undefined : positionAsked(query.position, log)
  const knownDay = known && dayOf(Math.min(known.lastMs, now))
  return {
    asOfMs: known?.lastMs ?? Number.POSITIVE_INFINITY,
    asOf: query.asOf ?? null,
    position: place?.position ?? touched(log.head()),
    on: query.on ?? knownDay ?? place?.day ?? dayOf(now),
    figures: query.status === 'approved' ? 'approved' : 'all',
  }
}
