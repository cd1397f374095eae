/** What an auditor should look at first, by the rule that found it, with the facts it is about. */
import type { ExceptionsAnswer } from '../answer-types.ts'
import type { Page } from '../page.ts'
import { Sentence } from '../parts/text.tsx'
import { FactLinks, type FactPlaces } from './fact-places.tsx'

interface ExceptionsProps {
  readonly page: Page
  readonly rows: ExceptionsAnswer['rows']
  readonly places: FactPlaces
}

export function Exceptions({ page, rows, places }: ExceptionsProps) {
  const { auditors } = page.words
  return (
    <section aria-labelledby="exceptions">
      <h2 id="exceptions">{auditors.exceptions}</h2>
      {rows.length === 0 && <p class="card">{auditors.noExceptions}</p>}
      {[...Map.groupBy(rows, ({ rule }) => rule)].map(([rule, found]) => (
        <section key={rule} class="card" aria-labelledby={rule}>
          <h3 id={rule}>
            {auditors.rules[rule]} <span class="count">{found.length}</span>
          </h3>
          <ul class="lines">
            {found.map(({ text, parts, facts, count }) => (
              <li key={text}>
                <Sentence page={page} parts={parts} />
                <p class="small">
                  {auditors.facts(count)}: <FactLinks {...{ page, places, facts, count }} />
                </p>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  )
}
