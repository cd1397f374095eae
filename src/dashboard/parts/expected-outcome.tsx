/** What became of an expected change: by how much the indicator moved, from which figure to which, and how far that was measured. */
import type { ExpectedOutcome as Outcome } from '../answer-types.ts'
import { difference, period, valued } from '../format.ts'
import type { Page } from '../page.ts'

interface ExpectedOutcomeProps {
  readonly page: Page
  readonly outcome: Outcome
  readonly decimals: number | null
}

export function ExpectedOutcome({ page, outcome, decimals }: ExpectedOutcomeProps) {
  const { words, language } = page
  const { start, end, actual, state, unit } = outcome
  const format = { unit: unit ?? '', decimals }
  return (
    <>
      {actual !== null && start && end && (
        <>
          <strong class="number">{difference(language, actual, format, true)}</strong>{' '}
          <span class="small">
            {valued(language, start.value, format)} ({period(language, start.period)}) →{' '}
            {valued(language, end.value, format)} ({period(language, end.period)})
          </span>
        </>
      )}
      <span class="small">{words.decisions.outcome[state]}</span>
    </>
  )
}
