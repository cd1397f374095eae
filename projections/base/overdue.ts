/** How long something has been due: whole days, counted from the day it was due. */
import { z } from 'zod'
import { daysFrom } from './days.ts'

export const overdueDaysShape = z.int().nullable().describe('Days since it was due; null: it is not overdue.')

/** How many days after `due` the day `on` is (both `2024-05-17`); null where none was set or it has not passed. */
export function daysOverdue(due: string | undefined, on: string): number | null {
  if (due === undefined) return null
  const days = daysFrom(due, on)
  return days > 0 ? days : null
}
