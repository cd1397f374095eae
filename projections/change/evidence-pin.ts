/** What the makers of a decision, or of evidence, saw: their pin, and the addresses that answer as they answered then. */
import { z } from 'zod'
import { dayOf, parseKnowledge } from '../../events/period.ts'
import { inside, type Pin } from '../base/pin.ts'
import type { Shaped } from '../base/shaped.ts'
import type { FactReader } from '../figures/fact-reader.ts'

/** The pin as it was recorded. */
export interface EvidencePin {
  readonly seenPosition: number
  readonly seenAsOf: string
  /** Nothing had been recorded by then: the log at the time of recording is taken instead, cut at the knowledge date. */
  readonly reconstructed: boolean
  /** Nobody stated the position. */
  readonly assumed: boolean
}

/** A recorded pin with what it means inside the pin of a question. */
export interface ResolvedEvidencePin {
  readonly seen: EvidencePin
  readonly pin: Pin
  /** The knowledge date was still running when it was said. */
  readonly running: boolean
}

/**
 * The pin its makers saw, never beyond the pin asked; `recordedAt` (milliseconds) is when they said so. Its day is that
 * of the knowledge date; one still running then meant the day it was said.
 */
export function evidencePinOf(seen: EvidencePin, recordedAt: number, asked: Pin): ResolvedEvidencePin {
  const { lastMs } = parseKnowledge(seen.seenAsOf)
  const isWithin = lastMs <= asked.asOfMs
  const pin: Pin = {
    asOfMs: isWithin ? lastMs : asked.asOfMs,
    asOf: isWithin ? seen.seenAsOf : asked.asOf,
    position: Math.min(seen.seenPosition, asked.position),
    on: dayOf(Math.min(lastMs, recordedAt)),
    figures: asked.figures,
  }
  return { seen, pin, running: lastMs > recordedAt }
}

/** The address of a view as they saw it; it answers the same for ever. */
export function addressOf(
  path: string,
  { seen: { seenAsOf, seenPosition }, pin: { on }, running }: ResolvedEvidencePin,
): string {
  // A knowledge date still running means the day it is asked on: the day is said, so that it stays.
  const day = running ? `&on=${on}` : ''
  return `/api/v1${path}?asOf=${encodeURIComponent(seenAsOf)}&position=${seenPosition}${day}`
}

/** An evidence pin as answers show it. */
export const evidencePinShape = z.strictObject({
  seenAsOf: z.string(),
  seenPosition: z.int(),
  on: z.string(),
  reconstructed: z.boolean().describe('The log is younger: it was taken as it stood when this was recorded.'),
  assumed: z.boolean().describe('Nobody stated the position: it is the last one of the day.'),
  progress: z.string().nullable().describe('Address of the mission’s progress then; null where it was not known yet.'),
})

/** The pin as answers show it, with the address of the mission’s progress then. */
export function evidencePinJson(
  reader: FactReader,
  mission: string,
  at: ResolvedEvidencePin,
): Shaped<typeof evidencePinShape> {
  const { seenAsOf, seenPosition, reconstructed, assumed } = at.seen
  const isKnown = reader.facts(`mission-${mission}`).some(fact => inside(fact, at.pin))
  return {
    seenAsOf,
    seenPosition,
    on: at.pin.on,
    reconstructed,
    assumed,
    progress: isKnown ? addressOf(`/missions/${mission}/progress`, at) : null,
  }
}
