/** Facts of which the latest holds, such as the names of an actor or the stages of a project: the latest first, each with since when, when it was known and why. */
import type { ComponentChildren } from 'preact'
import type { PeriodText } from '../../../events/period.ts'
import type { LineOrigin } from '../answer-types.ts'
import { period } from '../format.ts'
import type { Page } from '../page.ts'
import { Known, Why } from '../parts/origin.tsx'

interface DatedFact {
  readonly origin: LineOrigin & { readonly position: number }
  readonly what: ComponentChildren
  /** The period from which it holds. */
  readonly from: PeriodText | null
}

interface DatedFactsProps {
  readonly page: Page
  /** The id of the section's heading. */
  readonly id: string
  readonly title: string
  /** The oldest first. */
  readonly facts: readonly DatedFact[]
}

export function DatedFacts({ page, id, title, facts }: DatedFactsProps) {
  const { words, language } = page
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ol class="lines">
        {facts.toReversed().map(({ origin, what, from }) => (
          <li key={origin.position} id={`fact-${origin.position}`}>
            <strong>{what}</strong> {from !== null && words.actorPage.from(period(language, from))}
            <div class="small">
              {words.indicator.known}: <Known page={page} origin={origin} />
              <Why page={page} origin={origin} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
