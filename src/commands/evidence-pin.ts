/** What did they see, and what did it rest on? A position and a knowledge date, reconstructed where the log is younger. */
import { type PeriodText, parseKnowledge, parsePeriod } from '../../events/period.ts'
import type { Cell } from '../../events/shapes.ts'
import type { RuleContext } from './command.ts'
import { cellDeclared, periodFits } from './indicator/indicator-rules.ts'
import { type Definition, versionFor } from './indicator/indicator-state.ts'
import { indicatorOf } from './named-things.ts'
import { first, type Refusal, refuse } from './refusal.ts'

export interface Seen {
  readonly seenPosition: number
  readonly seenAsOf: string
  readonly reconstructed: boolean
}

/**
 * Rule 13: the pin of a day. By default it is the last position recorded by the day's end, and what was known then.
 * Where nothing of the mission had been recorded by then, the log of today cut at that knowledge date stands for it;
 * that, and any position stated that the log reached only later, is marked as reconstructed.
 */
export function seen(
  stated: { seenPosition?: number | undefined; seenAsOf?: string | undefined },
  day: string,
  mission: string,
  { at, world }: RuleContext,
): Seen | Refusal {
  const { seenPosition, seenAsOf = day } = stated
  if (parseKnowledge(seenAsOf).firstMs > at)
    return refuse(
      'known-in-future',
      `seenAsOf ${seenAsOf} has not begun; give a day by which it was seen.`,
      '/seenAsOf',
    )
  if (seenPosition !== undefined && seenPosition > world.head()) {
    const detail = `The log ends at position ${world.head()}; give one that is in it, or none.`
    return refuse('unknown-position', detail, '/seenPosition')
  }
  const then = world.positionAt(parseKnowledge(day).lastMs)
  if (seenPosition !== undefined) return { seenPosition, seenAsOf, reconstructed: seenPosition > then }
  return world.lastPositionOf(mission, then) < 0
    ? { seenPosition: world.head(), seenAsOf, reconstructed: true }
    : { seenPosition: then, seenAsOf, reconstructed: false }
}

/** A figure something rests on. */
interface Key {
  readonly indicator: string
  readonly period: PeriodText
  readonly cell?: Cell | undefined
}

/** Every figure it rests on could stand: an indicator of the mission, a period of its kind, a cell it declares. */
export const restsOnFigures = (mission: string, keys: readonly Key[], context: RuleContext): Refusal | undefined =>
  first(...keys.map((key, index) => () => couldStand(mission, key, context, `/restsOn/${index}`)))

function couldStand(mission: string, key: Key, context: RuleContext, at: string): Refusal | undefined {
  const no = indicatorOf(mission, key.indicator, context, `${at}/indicator`)
  const state = context.world.indicator(key.indicator)
  if (no || !state) return no
  const version = versionFor(state.versions, parsePeriod(key.period))
  return (
    periodFits(state, version, key.period, `${at}/period`) ??
    cellDeclared(state.versions[version - 1]?.definition as Definition, key.cell, `${at}/cell`)
  )
}
