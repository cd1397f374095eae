/** At which pins is a mission replayed? As known at the end of each month, quarter or year, and on the last day of all. */
import { DateTime } from 'luxon'
import { DAY_MS } from '../../events/calendar.ts'
import { dayOf, parseKnowledge, parsePeriod } from '../../events/period.ts'
import type { Pin } from '../base/pin.ts'
import { UnfitQuestion } from '../base/unfit-question.ts'
import type { FactReader } from '../figures/fact-reader.ts'

export const strides = ['month', 'quarter', 'year'] as const
export type Every = (typeof strides)[number]

/** A hundred years of months. */
const MOST = 1200

export interface StepsAsked {
  /** Knowledge dates; left out: from when the first of the mission's facts was known, to the pin. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly every: Every
}

const dayText = (day: number): string => dayOf(day * DAY_MS)
const dayNumber = (ms: number): number => Math.floor(ms / DAY_MS)

/** The last days of months, quarters or years from `first` on (days since 1970), in order, without end. */
function* endsFrom(first: number, every: Every): Generator<number, never, void> {
  const begun = DateTime.fromMillis(first * DAY_MS, { zone: 'utc' })
  for (let n = 0; ; n++)
    yield dayNumber(
      begun
        .plus({ [every]: n })
        .endOf(every)
        .toMillis(),
    )
}

/** From when the first of a mission's facts and figures inside a pin was known, milliseconds. */
function firstKnown(reader: FactReader, mission: string, pin: Pin): number {
  const { knownFrom, position } = reader.entries(mission)
  let first = Math.min(pin.asOfMs, parseKnowledge(pin.on).lastMs)
  for (let i = 0; i < position.length && (position[i] as number) <= pin.position; i++)
    first = Math.min(first, knownFrom[i] as number)
  return first
}

/**
 * The pins to replay a mission at: ends of months, quarters or years between two days, and the later day itself. All lie
 * within the question's pin. Throws `UnfitQuestion` where there is no day between, or too many steps.
 */
export function stepsOf(reader: FactReader, mission: string, pin: Pin, { from, to, every }: StepsAsked): Pin[] {
  const upTo = parsePeriod(pin.on).lastDay
  const last = to === undefined ? upTo : Math.min(upTo, dayNumber(parseKnowledge(to).lastMs))
  const first = dayNumber(from === undefined ? firstKnown(reader, mission, pin) : parseKnowledge(from).firstMs)
  if (first > last)
    throw new UnfitQuestion('from', `from ${dayText(first)} to ${dayText(last)} there is no day to replay`)
  const days: number[] = []
  for (const end of endsFrom(first, every)) {
    if (end >= last) break
    if (days.length >= MOST)
      throw new UnfitQuestion('every', `that would be more than ${MOST} steps; ask for fewer years or longer steps`)
    days.push(end)
  }
  return [...days, last].map(day => ({
    ...pin,
    asOf: dayText(day),
    asOfMs: Math.min(pin.asOfMs, (day + 1) * DAY_MS - 1),
    on: dayText(day),
  }))
}
