/** The two states of knowledge a question compares: two pins inside its own, of which one lies within the other. */

import { dayOf, parseKnowledge } from '../../events/period.ts'
import { message } from '../../events/refusals.ts'
import type { Pin } from '../base/pin.ts'
import { UnfitQuestion } from '../base/unfit-question.ts'
import type { FactReader } from '../figures/fact-reader.ts'

/** How a question names the two pins. */
export interface ComparedPinsQuery {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly fromPosition?: number | undefined
  readonly toPosition?: number | undefined
  readonly on?: string | undefined
}

/** Two pins in the order of time. */
export interface ComparedPins {
  /** Both are assessed for the later one's day. */
  readonly earlier: Pin
  readonly later: Pin
  /** Whether `from` is the later of the two. */
  readonly swapped: boolean
}

/** The day of a knowledge date, else of a position, else of the question's pin; never one after that. */
function dayOfPin(reader: FactReader, pin: Pin, asOfMs: number | undefined, position: number | undefined): string {
  const [fact] = position === undefined ? [] : reader.factsAt([position])
  const ms = asOfMs ?? fact?.recordedAt
  return [pin.on, ms === undefined ? pin.on : dayOf(ms)].sort()[0] as string
}

/** The question's pin, cut further. */
function cut(reader: FactReader, pin: Pin, asOf: string | undefined, position: number | undefined): Pin {
  const asOfMs = asOf === undefined ? undefined : parseKnowledge(asOf).lastMs
  return {
    ...pin,
    ...(asOf !== undefined && asOfMs !== undefined && asOfMs <= pin.asOfMs && { asOf, asOfMs }),
    position: Math.min(pin.position, position ?? pin.position),
    on: dayOfPin(reader, pin, asOfMs, position),
  }
}

/** The state before anything was known or recorded. */
const NOTHING = { asOf: null, asOfMs: Number.NEGATIVE_INFINITY, position: -1 }

const within = (a: Pin, b: Pin): boolean => a.asOfMs <= b.asOfMs && a.position <= b.position

/**
 * The two pins to compare. Without `from` it is the state before anything was known, without `to` the question's own pin.
 * Throws `UnfitQuestion` where neither lies within the other: then adding facts does not lead from one to the other.
 */
export function comparedPins(
  reader: FactReader,
  pin: Pin,
  { from, to, fromPosition, toPosition, on }: ComparedPinsQuery,
): ComparedPins {
  const unsaid = from === undefined && fromPosition === undefined
  const a = unsaid ? { ...pin, ...NOTHING } : cut(reader, pin, from, fromPosition)
  const b = cut(reader, pin, to, toPosition)
  const swapped = !within(a, b)
  if (swapped && !within(b, a))
    throw new UnfitQuestion(to === undefined ? 'toPosition' : 'to', message('unfit/pins', {}))
  const [earlier, later] = swapped ? [b, a] : [a, b]
  const both = { on: on ?? later.on }
  return { earlier: { ...earlier, ...both }, later: { ...later, ...both }, swapped }
}
