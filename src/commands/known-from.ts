/** From when was a fact known? A knowledge date means its last millisecond; one still running means now; one not begun is refused. */
import { parseKnowledge } from '../../events/period.ts'
import { type Refusal, refuse } from './refusal.ts'

/** When a body says that it was known: milliseconds, and the text given. */
export interface KnownFrom {
  readonly ms: number
  readonly text: string | undefined
}

/** Reads a `knownFrom` as of now (`at`, milliseconds). Left out, the fact was known from when it is recorded. */
export function readKnownFrom(text: string | undefined, at: number, pointer = '/knownFrom'): KnownFrom | Refusal {
  if (text === undefined) return { ms: at, text }
  const { firstMs, lastMs } = parseKnowledge(text)
  if (firstMs > at) {
    return refuse('known-in-future', { given: text }, pointer)
  }
  return { ms: Math.min(lastMs, at), text }
}
