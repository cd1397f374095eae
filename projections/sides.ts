/** Which two states of knowledge are compared? Two pins inside the question's own, of which one lies within the other. */
import { dayOf, parseKnowledge } from '../events/period.ts'
import type { Pin } from './pin.ts'
import { type Books, UnfitQuestion } from './view.ts'

export interface SidesAsked {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly fromPosition?: number | undefined
  readonly toPosition?: number | undefined
  readonly on?: string | undefined
}

export interface Sides {
  /** Both for the day of the later one. */
  readonly earlier: Pin
  readonly later: Pin
  /** The question goes back in time: `from` is the later one. */
  readonly swapped: boolean
}

/** The question's pin, cut further; never beyond it. */
function cut(pin: Pin, asOf: string | undefined, position: number | undefined): Pin {
  const asOfMs = asOf === undefined ? Number.POSITIVE_INFINITY : parseKnowledge(asOf).lastMs
  return {
    ...pin,
    ...(asOf !== undefined && asOfMs <= pin.asOfMs && { asOf, asOfMs }),
    position: Math.min(pin.position, position ?? pin.position),
  }
}

const within = (a: Pin, b: Pin): boolean => a.asOfMs <= b.asOfMs && a.position <= b.position

/** The day a side speaks of: of its knowledge date, else of its position. Nothing is said of days after the question's pin. */
function dayOfSide(books: Books, side: Pin, pin: Pin): string {
  const recorded = (): string => dayOf(books.factsAt([side.position])[0]?.recordedAt as number)
  const own = side.asOfMs < pin.asOfMs ? dayOf(side.asOfMs) : side.position < pin.position ? recorded() : pin.on
  return [own, pin.on].sort()[0] as string
}

/**
 * Finds the sides. `from` left out is a time when nothing was known, `to` left out is the question's pin. Throws
 * `UnfitQuestion` where neither lies within the other: there would be no way from one to the other by adding facts.
 */
export function sidesOf(books: Books, pin: Pin, { from, to, fromPosition, toPosition, on }: SidesAsked): Sides {
  const nothing = from === undefined && fromPosition === undefined
  const a = nothing ? { ...pin, position: -1 } : cut(pin, from, fromPosition)
  const b = cut(pin, to, toPosition)
  const swapped = !within(a, b)
  if (swapped && !within(b, a))
    throw new UnfitQuestion(
      to === undefined ? 'toPosition' : 'to',
      'one of the two pins must lie within the other: compare two knowledge dates, or two positions',
    )
  const [earlier, later] = swapped ? [b, a] : [a, b]
  const both = { on: on ?? dayOfSide(books, later, pin) }
  return { earlier: { ...earlier, ...both }, later: { ...later, ...both }, swapped }
}
