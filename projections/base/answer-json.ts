/** How answers write instants (RFC 3339 in UTC), pins, and where a line came from, each with its shape. */
import { z } from 'zod'
import { evidence } from '../../events/shapes.ts'
import type { Origin } from './origin.ts'
import type { Pin } from './pin.ts'
import type { Shaped } from './shaped.ts'

/** The pin an answer is for; every answer carries it. */
export const pinShape = z.strictObject({
  asOf: z.string().nullable().describe('The knowledge date as it was given; null: none was.'),
  position: z.int().describe('Last position that was read.'),
  on: z.string().describe('The day for which it is assessed.'),
})
export type AnswerPin = Shaped<typeof pinShape>

/** A pin as answers show it. */
export const pinJson = ({ asOf, position, on }: Pin): AnswerPin => ({ asOf, position, on })

/** The instants written lately: the same ones stand at many figures, and in the answers after this one. */
const written = new Map<number, string>()
/** More than so many are forgotten. */
const MOST_WRITTEN = 12_000

/** An instant in milliseconds as RFC 3339 in UTC. */
export function instant(ms: number): string {
  const known = written.get(ms)
  if (known !== undefined) return known
  const text = new Date(ms).toISOString()
  if (written.size >= MOST_WRITTEN) written.clear()
  written.set(ms, text)
  return text
}

/** The fields that every line of an answer carries: where it came from. */
export const originFields = {
  knownFrom: z.string().describe('Instant from when it was known.'),
  recordedAt: z.string().describe('Instant at which it entered the log.'),
  position: z.int().describe('Position of the fact in the log.'),
  principal: z.string(),
  organisation: z.string(),
  reason: z.string().optional(),
  decision: z.string().optional().describe('Id of the decision that is its mandate.'),
  evidence: evidence.optional(),
}

/** Who decided, on a line that may leave it out. */
export const statedField = {
  stated: z
    .literal(true)
    .optional()
    .describe(
      'Whom decidedBy names is no actor or body of the mission on record: it is what whoever recorded this states.',
    ),
}

/** The shape of an origin. */
export const originShape = z.strictObject(originFields)

/** The shape of a line: its own fields, and where it came from. */
export const lineShape = <Own extends z.core.$ZodLooseShape>(own: Own) => z.strictObject({ ...own, ...originFields })

/** Facts inside the pin that were recorded only after its day. */
export const lateEntriesShape = z.int().describe('Facts inside the pin that were recorded only after its day.')

/** Revision of a stream, as If-Match takes it. */
export const revisionShape = z.int().describe('Revision of the last fact inside the pin, as If-Match takes it.')

/** An origin as answers write it. */
export const originJson = (o: Origin): Shaped<typeof originShape> => ({
  knownFrom: instant(o.knownFrom),
  recordedAt: instant(o.recordedAt),
  position: o.position,
  principal: o.principal,
  organisation: o.organisation,
  ...(o.reason !== undefined && { reason: o.reason }),
  ...(o.decision !== undefined && { decision: o.decision }),
  ...(o.evidence !== undefined && { evidence: o.evidence }),
})

/** A line (baseline, target, dispute …) as answers write it: its own fields, then its origin. */
export function lineJson<L extends Origin>(line: L) {
  const {
    knownFrom: _k,
    recordedAt: _r,
    position: _p,
    principal: _w,
    organisation: _o,
    reason: _y,
    decision: _d,
    evidence: _e,
    ...own
  } = line
  return { ...own, ...originJson(line) }
}
