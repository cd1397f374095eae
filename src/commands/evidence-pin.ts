/** What did the makers of a decision, or those who noted evidence, see? A position and a knowledge date (rule 13). */
import { DateTime } from 'luxon'
import { type PeriodText, parseKnowledge, parsePeriod } from '../../events/period.ts'
import type { Cell } from '../../events/shapes.ts'
import type { RuleContext } from './command.ts'
import { cellDeclared, periodFits } from './indicator/indicator-rules.ts'
import { type Definition, versionFor } from './indicator/indicator-state.ts'
import { indicatorInMission } from './referenced-things.ts'
import { firstRefusal, type Refusal, refuse } from './refusal.ts'

export interface EvidencePin {
  readonly seenPosition: number
  readonly seenAsOf: string
  readonly reconstructed: boolean
  /** Nobody stated the position: it is the last one of the day. */
  readonly assumed: boolean
}

/**
 * The pin of a day: unless stated otherwise, the last position recorded by the end of the day, and what was known then.
 * Where nothing of the mission had been recorded by then, the pin is the log of today cut at that knowledge date. That
 * pin, and any stated position that the log reached only later, is marked as reconstructed; a stated position later than the
 * day is refused where the mission had facts by then.
 */
export function evidencePinAt(
  stated: { seenPosition?: number | undefined; seenAsOf?: string | undefined },
  day: string,
  mission: string,
  { at, world }: RuleContext,
): EvidencePin | Refusal {
  const { seenPosition, seenAsOf = day } = stated
  if (parseKnowledge(seenAsOf).firstMs > at) {
    return refuse('known-in-future/seen', { given: seenAsOf }, '/seenAsOf')
  }
  if (seenPosition !== undefined && seenPosition > world.head()) {
    return refuse('unknown-position/beyond', { head: world.head(), field: 'seenPosition' }, '/seenPosition')
  }
  const lastOfDay = world.positionAt(endOfDay(day, world.mission(mission)?.stands.timeZone))
  const existed = world.lastPositionOf(mission, lastOfDay) >= 0
  if (seenPosition === undefined) {
    const position = existed ? lastOfDay : world.head()
    return { seenPosition: position, seenAsOf, reconstructed: !existed, assumed: true }
  }
  if (existed && seenPosition > lastOfDay) {
    return refuse('seen-after-decision', { position: seenPosition, day, last: lastOfDay }, '/seenPosition')
  }
  return { seenPosition, seenAsOf, reconstructed: seenPosition > lastOfDay, assumed: false }
}

/** The last millisecond of a day in the mission’s time zone; a longer knowledge date is read in UTC. */
function endOfDay(day: string, zone = 'utc'): number {
  const local = DateTime.fromISO(day, { zone })
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && local.isValid ? local.endOf('day').toMillis() : parseKnowledge(day).lastMs
}

/** A figure that a decision or evidence rests on. */
interface FigureReference {
  readonly indicator: string
  readonly period: PeriodText
  readonly cell?: Cell | undefined
}

/** Every figure in a field of the body is possible: an indicator of the mission, a period of its kind, a cell that it declares. */
export const figuresPossible = (
  mission: string,
  figures: readonly FigureReference[],
  context: RuleContext,
  field = 'restsOn',
): Refusal | undefined =>
  firstRefusal(...figures.map((figure, index) => () => figurePossible(mission, figure, context, `/${field}/${index}`)))

function figurePossible(
  mission: string,
  { indicator, period, cell }: FigureReference,
  context: RuleContext,
  pointer: string,
): Refusal | undefined {
  const refusal = indicatorInMission(mission, indicator, context, `${pointer}/indicator`)
  const state = context.world.indicator(indicator)
  if (refusal || !state) return refusal
  const version = versionFor(state.versions, parsePeriod(period))
  return (
    periodFits(state, version, period, `${pointer}/period`) ??
    cellDeclared(state.versions[version - 1]?.definition as Definition, cell, `${pointer}/cell`)
  )
}
