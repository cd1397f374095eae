/** What should have been done by a day? Days are whole, counted from the day it was due. */
import { parsePeriod } from '../../events/period.ts'

/** How many days after `due` the day `on` is (both `2024-05-17`); null where none was set or it has not passed. */
export function daysOverdue(due: string | undefined, on: string): number | null {
  if (due === undefined) return null
  const days = parsePeriod(on).firstDay - parsePeriod(due).firstDay
  return days > 0 ? days : null
}
