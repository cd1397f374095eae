/** A pin: the cut through what was recorded (position) and what was known (asOf). A view folds exactly the facts inside. */

export interface Pin {
  /** Knowledge date in milliseconds since 1970, inclusive; +∞: no cut. */
  readonly asOfMs: number
  /** The text given for asOf; null: none was. */
  readonly asOf: string | null
  /** Last position inside. */
  readonly position: number
  /** The day for which it is assessed, `2024-05-17`. */
  readonly on: string
  /** Whether figures that were not signed off are seen, where the indicator asks for sign-off; under an embargo none may be. */
  readonly figures: 'all' | 'approved' | 'none'
}

/** All that a pin says, as a text by which it is found again. */
export const pinKey = ({ asOfMs, asOf, position, on, figures }: Pin): string =>
  [asOfMs, asOf, position, on, figures].join('|')

type Moment = { readonly knownFrom: number; readonly position: number }

/** Whether a moment lies inside the pin. */
const isBy = ({ position, knownFrom }: Moment, pin: Pin): boolean => position <= pin.position && knownFrom <= pin.asOfMs

/** Whether a fact lies inside the pin, and nothing inside it strikes the fact. */
export const inside = (fact: Moment & { readonly struck?: Moment }, pin: Pin): boolean =>
  isBy(fact, pin) && !(fact.struck && isBy(fact.struck, pin))

/** Whether a fact was recorded by a position, and not struck by then. */
export const standsAt = (
  fact: { readonly position: number; readonly struck?: { readonly position: number } },
  position: number,
): boolean => fact.position <= position && !(fact.struck && fact.struck.position <= position)

/** Whether a fact inside the pin was recorded only after the pin's knowledge date. */
export const isLate = (fact: { readonly recordedAt: number }, pin: Pin): boolean => fact.recordedAt > pin.asOfMs
