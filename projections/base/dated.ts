/** Whether something with a beginning and perhaps an end runs on a day: from the first day of the period it begins with to the last day of the one it ends with. */
import { type PeriodText, parsePeriod } from '../../events/period.ts'

/** Whether a period has begun by the day `on` (`2024-05-17`). */
export const begunBy = (from: PeriodText, on: string): boolean => parsePeriod(from).firstDay <= parsePeriod(on).firstDay

/** Something that begins, and may end. */
export interface Dated {
  readonly from: PeriodText
  readonly until: PeriodText | null
}

/** Whether it runs on the day `on`; its last day is part of it. */
export const runsOn = ({ from, until }: Dated, on: string): boolean =>
  begunBy(from, on) && (until === null || parsePeriod(on).firstDay <= parsePeriod(until).lastDay)
