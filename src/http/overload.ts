/** Overload: one long turn of the event loop (a start, a large batch) is none; turns that stay long are. */
import { HttpRefused } from './problem.ts'

/** Turns of the event loop longer than this on average, over a sample, are long; milliseconds. */
export const LONG_TURN = 1000
/** How often a sample is taken. */
export const SAMPLE = 1000
/** Requests are let in for so long after turns became long. */
const PATIENCE = 3000

/** Called for each request while turns are long; throws `HttpRefused` (overloaded) once they have stayed so. `now` is monotonic. */
export function overloadAfter(now: () => number): () => Promise<void> {
  let since = Number.NEGATIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  return async () => {
    const at = now()
    if (at - last > 2 * SAMPLE + LONG_TURN) since = at
    last = at
    if (at - since >= PATIENCE) throw new HttpRefused('overloaded', undefined, { 'retry-after': '2' })
  }
}
