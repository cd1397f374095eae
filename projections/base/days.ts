/** Days: those on which things became known, from one of which to the next the pages step, and how far apart two are. */
import { DAY_MS } from '../../events/calendar.ts'
import { parsePeriod } from '../../events/period.ts'

/** Gathers the days (UTC) of times, milliseconds since 1970. */
export function gatheredDays() {
  const days = new Set<number>()
  return {
    add: (time: number): void => void days.add(Math.floor(time / DAY_MS)),
    /** As `2024-05-17`, ascending, each once. */
    inOrder: (): string[] =>
      [...days].sort((a, b) => a - b).map(day => new Date(day * DAY_MS).toISOString().slice(0, 10)),
  }
}

/** How many days after one day another is, both `2024-05-17`; below zero: before it. */
export const daysFrom = (day: string, other: string): number => parsePeriod(other).firstDay - parsePeriod(day).firstDay
