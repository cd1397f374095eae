/** When do two computed numbers count as equal? .60 exactly is .60, whatever binary fractions make of it. */

/** Relative tolerance of every comparison with a boundary. */
const TOLERANCE = 1e-9

/** Equal but for floating-point noise: 1e-9 of the larger of the two. */
export const same = (a: number, b: number): boolean =>
  a === b || Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b))

/** Clearly below: less, and by more than noise. */
export const below = (a: number, b: number): boolean => a < b && !same(a, b)

/** Clearly above: more, and by more than noise. */
export const above = (a: number, b: number): boolean => a > b && !same(a, b)

/** At or above, noise forgiven. */
export const atLeast = (a: number, b: number): boolean => !below(a, b)
