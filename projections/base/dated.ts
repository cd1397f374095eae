/** Does something dated run on a day? From the first day of what it begins with to the last day of what it ends with. */
import { type PeriodText, parsePeriod } from '../../events/period.ts'

/** Whether a period has begun by the day `on` (`2024-05-17`). */
export const begunBy = (from: PeriodText, on: string): boolean => parsePeriod(from).firstDay <= parsePeriod(on).firstDay

/** What begins, and may end. */
export interface Dated {
  readonly from: PeriodText
  readonly until: PeriodText | null
}

/** Whether it runs on the day `on`; its last day is part of it. */
export const runsOn = ({ from, until }: Dated, on: string): boolean =>
  begunBy(from, on) && (until === null || parsePeriod(on).firstDay <= parsePeriod(until).lastDay)
