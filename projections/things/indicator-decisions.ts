/** Which decisions concern an indicator: those that affect it, rest on its figures, expect something of it, or were the mandate of a change to it. */
import { z } from 'zod'
import type { DecisionFact } from '../../events/catalogue.ts'
import { parsePeriod } from '../../events/period.ts'
import { day, id, text } from '../../events/shapes.ts'
import { inside, type Pin } from '../base/pin.ts'
import type { Shaped } from '../base/shaped.ts'
import type { FactReader } from '../figures/fact-reader.ts'
import { type DecisionTaken, decisionsOf } from './decision.ts'

export const indicatorDecisionsShape = z
  .array(
    z.strictObject({
      decision: id,
      at: z.number().describe('Decimal year of the day on which it was taken.'),
      decidedOn: day,
      question: text,
      chosen: text,
    }),
  )
  .describe('Decisions that concern the indicator, by the day on which they were taken.')

/** Decisions that the facts of an indicator name as their mandate. */
const mandatesOf = (reader: FactReader, indicator: string, pin: Pin): ReadonlySet<string> =>
  new Set(
    reader
      .indicator(indicator)
      .facts.flatMap(fact => (fact.meta.decision !== undefined && inside(fact, pin) ? [fact.meta.decision] : [])),
  )

const names = ({ data: { affects = [], restsOn = [], expects = [] } }: DecisionTaken, indicator: string): boolean =>
  affects.some(({ thing, id }) => thing === 'indicator' && id === indicator) ||
  [...restsOn, ...expects].some(each => each.indicator === indicator)

/** The decisions of a mission that concern an indicator of it. */
export function indicatorDecisions(
  reader: FactReader,
  mission: string,
  indicator: string,
  pin: Pin,
): Shaped<typeof indicatorDecisionsShape> {
  const mandates = mandatesOf(reader, indicator, pin)
  return decisionsOf(reader, mission, pin).flatMap(({ decision, taken }) => {
    if (!taken || (!mandates.has(decision) && !names(taken, indicator))) return []
    const { decidedOn, question, chosen } = taken.data
    return [{ decision, at: parsePeriod(decidedOn).reference, decidedOn, question, chosen }]
  })
}

/** The same as it was known from each time on at which another fact says something of it; the earliest first. */
export function decisionSteps(reader: FactReader, mission: string, indicator: string, pin: Pin) {
  const facts = [
    ...reader.ofMission(mission, 'decision').flatMap(id => reader.facts<DecisionFact>(`decision-${id}`)),
    ...reader.indicator(indicator).facts.filter(({ meta }) => meta.decision !== undefined),
  ]
  const times = new Set(facts.filter(fact => inside(fact, pin)).map(({ knownFrom }) => knownFrom))
  return [...times]
    .sort((a, b) => a - b)
    .map(knownFrom => ({
      knownFrom,
      decisions: indicatorDecisions(reader, mission, indicator, { ...pin, asOfMs: knownFrom }),
    }))
}

/** Last position up to `at` among the facts of the decisions of a mission; −1: none. */
export const lastDecisionFact = (reader: FactReader, mission: string, at: number): number =>
  reader
    .ofMission(mission, 'decision')
    .flatMap(id => reader.facts<DecisionFact>(`decision-${id}`))
    .reduce((last, { position }) => (position <= at ? Math.max(last, position) : last), -1)
