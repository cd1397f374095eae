/** One key for one value of an indicator: its period and its cell. */
import { type PeriodText, parsePeriod } from '../../../events/period.ts'
import { type Cell, cellKey } from '../../../events/shapes.ts'

export const valueKey = (period: PeriodText, cell: Cell | undefined): string =>
  `${parsePeriod(period).key}|${cellKey(cell)}`
