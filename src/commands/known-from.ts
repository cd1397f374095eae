/** From when was it known? A knowledge date means its last millisecond; one still running means now; one not begun is refused. */
import { parseKnowledge } from '../../events/period.ts'
import type { KnownFrom } from './command.ts'
import { type Refusal, refuse } from './refusal.ts'

/** Reads a `knownFrom` as of now (`at`, milliseconds); left out, it was known from when it is recorded. */
export function readKnownFrom(text: string | undefined, at: number, pointer = '/knownFrom'): KnownFrom | Refusal {
  if (text === undefined) return { ms: at, text }
  const { firstMs, lastMs } = parseKnowledge(text)
  if (firstMs > at)
    return refuse(
      'known-in-future',
      `knownFrom ${text} has not begun; leave it out, or give from when it was published.`,
      pointer,
    )
  return { ms: Math.min(lastMs, at), text }
}
