/** Which two states of knowledge are compared? Two pins inside the question's own, of which one lies within the other. */
import { dayOf, parseKnowledge } from '../../events/period.ts'
import type { Pin } from '../base/pin.ts'
import { UnfitQuestion } from '../base/unfit-question.ts'
import type { FactReader } from '../figures/fact-reader.ts'

export interface SidesAsked {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly fromPosition?: number | undefined
  readonly toPosition?: number | undefined
  readonly on?: string | undefined
}

export interface ComparedPins {
  /** Both for the day of the later one. */
  readonly earlier: Pin
  readonly later: Pin
  /** The question goes back in time: `from` is the later one. */
  readonly swapped: boolean
}

/** The day of a knowledge date, else of a position, else of the question's pin; never one after that. */
function dayOfSide(reader: FactReader, pin: Pin, asOfMs: number | undefined, position: number | undefined): string {
  const [fact] = position === undefined ? [] : reader.factsAt([position])
  const ms = asOfMs ?? fact?.recordedAt
  return [pin.on, ms === undefined ? pin.on : dayOf(ms)].sort()[0] as string
}

/** The question's pin, cut further; never beyond it. */
function cut(reader: FactReader, pin: Pin, asOf: string | undefined, position: number | undefined): Pin {
  const asOfMs = asOf === undefined ? undefined : parseKnowledge(asOf).lastMs
  return {
    ...pin,
    ...(asOf !== undefined && asOfMs !== undefined && asOfMs <= pin.asOfMs && { asOf, asOfMs }),
    position: Math.min(pin.position, position ?? pin.position),
    on: dayOfSide(reader, pin, asOfMs, position),
  }
}

/** When nothing was known, and nothing recorded. */
const NOTHING = { asOf: null, asOfMs: Number.NEGATIVE_INFINITY, position: -1 }

const within = (a: Pin, b: Pin): boolean => a.asOfMs <= b.asOfMs && a.position <= b.position

/**
 * Finds the sides. `from` left out is a time when nothing was known, `to` left out is the question's pin. Throws
 * `UnfitQuestion` where neither lies within the other: there would be no way from one to the other by adding facts.
 */
export function comparedPins(
  reader: FactReader,
  pin: Pin,
  { from, to, fromPosition, toPosition, on }: SidesAsked,
): ComparedPins {
  const unsaid = from === undefined && fromPosition === undefined
  const a = unsaid ? { ...pin, ...NOTHING } : cut(reader, pin, from, fromPosition)
  const b = cut(reader, pin, to, toPosition)
  const swapped = !within(a, b)
  if (swapped && !within(b, a))
    throw new UnfitQuestion(
      to === undefined ? 'toPosition' : 'to',
      'one of the two pins must lie within the other: compare two knowledge dates, or two positions',
    )
  const [earlier, later] = swapped ? [b, a] : [a, b]
  const both = { on: on ?? later.on }
  return { earlier: { ...earlier, ...both }, later: { ...later, ...both }, swapped }
}
