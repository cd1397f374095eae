/** The days on which things became known, from one of which to the next the pages step. */
import { DAY_MS } from '../../events/calendar.ts'

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
