/** How is a change from a baseline written? As it was decided: −50 %, +3 persons. */
import type { Measure } from '../answers.ts'
import { number, percent, unitName } from '../format.ts'
import type { Page } from '../page.ts'

interface Change {
  readonly changePercent?: number
  readonly changePoints?: number
}

/** Undefined where no change is stated. */
export function changeOf(
  { language }: Page,
  { changePercent, changePoints }: Change,
  measure: Measure,
): string | undefined {
  if (changePercent !== undefined)
    return `${changePercent > 0 ? '+' : ''}${percent(language, changePercent / 100, null)}`
  return changePoints === undefined
    ? undefined
    : `${number(language, changePoints, measure.decimals, true)} ${unitName(language, measure)}`
}
