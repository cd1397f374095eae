/** Pins, resolved from the parameters of an address. A pin in the future is refused, never ignored. */
import { dayOf, type Knowledge, parseInstant, parseKnowledge } from '../../events/period.ts'
import type { Pin } from '../../projections/base/pin.ts'
import type { Log } from '../log/log.ts'
import { InvalidInput } from './errors.ts'

/** A pin as the address gives it. */
export interface PinAsked {
  readonly asOf?: string | undefined
  readonly position?: string | undefined
  /** Where the view takes them. */
  readonly on?: string | undefined
  readonly status?: 'approved' | 'all' | undefined
}

export interface PinFound {
  readonly pin: Pin
  /** A position was given, and the same question will always mean this pin. */
  readonly fixed: boolean
}

/** The question can't be read; `parameter` names what is wrong. */
export const unreadable = (parameter: string, detail: string): InvalidInput =>
  new InvalidInput(`${parameter}: ${detail}`, [{ pointer: parameter, code: 'query', detail }], true)

interface ResolvedPosition {
  readonly position: number
  /** UTC day of the fact there, or of the instant where no fact was recorded by then. */
  readonly day: string
  readonly fixed: boolean
}

/** Reads a knowledge date that must have begun by `now`, milliseconds. */
export function knownBy(text: string, now: number, parameter = 'asOf'): Knowledge {
  const known = parseKnowledge(text)
  if (known.firstMs > now) throw unreadable(parameter, `${text} has not begun; nothing is known from the future`)
  return known
}

/** Refuses a position that is not in the log yet. */
export function recordedBy(position: number, log: Log, parameter = 'position'): number {
  if (position <= log.head()) return position
  throw unreadable(parameter, `the log ends at position ${log.head()}; nothing is recorded in the future`)
}

function recordedDay(position: number, log: Log): string {
  for (const fact of log.read({ from: position, to: position })) return dayOf(fact.recordedAt)
  throw new Error(`there is no fact ${position}`)
}

function instantAsked(text: string): number {
  try {
    return parseInstant(text)
  } catch (error) {
    throw unreadable('position', (error as Error).message)
  }
}

function placeAsked(text: string, log: Log): ResolvedPosition {
  if (/^\d+$/.test(text)) {
    const position = recordedBy(Number(text), log)
    return { position, day: recordedDay(position, log), fixed: true }
  }
  const ms = instantAsked(text)
  const now = log.now()
  if (ms > now) throw unreadable('position', 'the instant lies in the future')
  const position = log.positionAt(ms)
  // More may still be recorded in the present millisecond.
  return { position, day: position < 0 ? dayOf(ms) : recordedDay(position, log), fixed: ms < now }
}

/**
 * Finds the pin. Without a position it is the last that `touched` the answer; `on` is the day of asOf (one still running
 * means now), else of the position given, else today.
 */
export function pinAsked(query: PinAsked, log: Log, touched: (at: number) => number): PinFound {
  const now = log.now()
  const known = query.asOf === undefined ? undefined : knownBy(query.asOf, now)
  const place = query.position === undefined ? undefined : placeAsked(query.position, log)
  const knownDay = known && dayOf(Math.min(known.lastMs, now))
  const pin: Pin = {
    asOfMs: known?.lastMs ?? Number.POSITIVE_INFINITY,
    asOf: query.asOf ?? null,
    position: place?.position ?? touched(log.head()),
    on: query.on ?? knownDay ?? place?.day ?? dayOf(now),
    figures: query.status === 'approved' ? 'approved' : 'all',
  }
  const running = query.on === undefined && known !== undefined && known.lastMs > now
  return { pin, fixed: place?.fixed === true && !running }
}
