/** Exceptions in decisions: mandates that are stated and not on record, pins later than the decision, corrections that nobody has answered for. */
import type { AnyFact } from '../../../events/catalogue.ts'
import type { Recorded } from '../../../events/fact.ts'
import { parseKnowledge } from '../../../events/period.ts'
import type { Pin } from '../../base/pin.ts'
import type { FactReader } from '../../figures/fact-reader.ts'
import { decisionsOf } from '../decision.ts'
import type { MissionAt } from '../mission.ts'
import { restingThings } from '../resting-things.ts'
import { type Exception, exception } from './exception.ts'

/** Facts that say who decided, where that is neither an actor nor a body of the mission and no decision on record is named. */
export function mandatesNotOnRecord(
  facts: readonly Recorded<AnyFact>[],
  { bodies }: MissionAt,
  reader: FactReader,
): Exception[] {
  const known = new Set([...bodies.map(({ body }) => body), ...reader.all('actor')])
  const stated = facts.flatMap(fact => {
    const { decidedBy } = fact.data as { readonly decidedBy?: string }
    const isStated = decidedBy !== undefined && fact.meta.decision === undefined && !known.has(decidedBy)
    return isStated ? [{ decidedBy, position: fact.position }] : []
  })
  return [...Map.groupBy(stated, ({ decidedBy }) => decidedBy)].map(([name, own]) =>
    exception(
      'mandate-not-on-record',
      own.map(({ position }) => position),
      `Stated as decided by “${name}”, who is no actor or body of the mission, and no decision is named.`,
    ),
  )
}

/** Decisions whose makers are said to have seen what was known or recorded only after the day they decided; minutes that nobody confirmed. */
export function decisionPins(reader: FactReader, mission: string, pin: Pin): Exception[] {
  return decisionsOf(reader, mission, pin).flatMap(({ decision, taken, confirmed }): Exception[] => {
    if (!taken) return []
    const { decidedOn, seenAsOf, seenPosition, reconstructed, minutes } = taken.data
    const end = parseKnowledge(decidedOn).lastMs
    const [seen] = seenPosition < 0 ? [] : reader.factsAt([seenPosition])
    const isLater = parseKnowledge(seenAsOf).lastMs > end || (seen !== undefined && seen.recordedAt > end)
    const how = reconstructed ? ' The log was younger than the decision, so the pin is reconstructed.' : ''
    return [
      ...(isLater
        ? [
            exception(
              'pin-after-decision',
              [taken.position],
              `The decision “${decision}” was taken on ${decidedOn} and rests on position ${seenPosition}, as known at ${seenAsOf}.${how}`,
            ),
          ]
        : []),
      ...(minutes && !confirmed
        ? [
            exception(
              'mandate-not-on-record',
              [taken.position],
              `The decision “${decision}” was recorded as minutes, and nobody with the partnership’s role has confirmed it.`,
            ),
          ]
        : []),
    ]
  })
}

/** Figures that something rests on and that were changed since, for which nobody has answered. */
export const unansweredCorrections = (reader: FactReader, mission: string, pin: Pin): Exception[] =>
  restingThings(reader, mission, pin).flatMap(({ thing, id, figures }) => {
    const changes = figures.filter(({ flagged }) => flagged).flatMap(({ movedBy }) => movedBy)
    const positions = [...new Set(changes.map(({ position }) => position))]
    if (positions.length === 0) return []
    const text = `Figures that the ${thing.replace('-', ' ')} “${id}” rests on were changed since, and nobody has answered for it.`
    return [exception('correction-unanswered', positions, text)]
  })
