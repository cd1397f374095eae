/** What came of a decision: what it was to change against what happened, its reviews, and what was done on its mandate. */
import type { DecisionAnswer } from '../answer-types.ts'
import { day, difference, period } from '../format.ts'
import type { Page } from '../page.ts'
import { ExpectedOutcome } from '../parts/expected-outcome.tsx'
import { Known } from '../parts/origin.tsx'
import { Text, Who } from '../parts/text.tsx'
import { ThingLink } from '../parts/thing-link.tsx'
import { thingOfStream } from '../thing-titles.ts'
import type { DecisionPartProps } from './decision-facts.tsx'

/** What it was to change, against what happened. */
export function Expected({ page, decision: { expects, indicators }, mission, titles }: DecisionPartProps) {
  const { words, language } = page
  if (expects.length === 0) return null
  return (
    <section aria-labelledby="expected">
      <h3 id="expected">{words.decisions.expected}</h3>
      <table class="cards" aria-labelledby="expected">
        <thead>
          <tr>
            <th scope="col">{words.mission.indicator}</th>
            <th scope="col">{words.decisions.expectedChange}</th>
            <th scope="col">{words.decisions.until}</th>
            <th scope="col">{words.decisions.happened}</th>
          </tr>
        </thead>
        <tbody>
          {expects.map(({ indicator, by, change, outcome }) => {
            const decimals = indicators.find(one => one.indicator === indicator)?.decimals ?? null
            const format = { unit: outcome.unit ?? '', decimals }
            return (
              <tr key={`${indicator} ${JSON.stringify(by)}`}>
                <th scope="row">
                  <ThingLink {...{ page, mission, titles }} of={{ thing: 'indicator', id: indicator }} />
                </th>
                <td data-label={words.decisions.expectedChange}>
                  {typeof change === 'number' ? (
                    difference(language, change, format, true)
                  ) : (
                    <Text page={page} text={change} />
                  )}
                </td>
                <td data-label={words.decisions.until}>{period(language, by)}</td>
                <td data-label={words.decisions.happened}>
                  <ExpectedOutcome page={page} outcome={outcome} decimals={decimals} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

export function Reviews({ page, decision: { reviews, reviewOverdueDays } }: { page: Page; decision: DecisionAnswer }) {
  const { words } = page
  if (reviews.length === 0 && reviewOverdueDays === null) return null
  return (
    <section aria-labelledby="reviews">
      <h3 id="reviews">{words.decisions.reviews}</h3>
      {reviewOverdueDays !== null && (
        <p class="lacking">
          {words.decisions.unreviewed}: {words.overview.overdue(reviewOverdueDays)}
        </p>
      )}
      <ul class="lines">
        {reviews.map(line => (
          <li key={line.position}>
            <Text page={page} text={line.finding} />
            <p class="small">
              <Who page={page} named={line.by} /> · <Known page={page} origin={line} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What was recorded on its mandate. */
export function Followed({ page, mission, decision: { onItsMandate, taken }, titles }: DecisionPartProps) {
  const { words, language } = page
  if (taken === null) return null
  return (
    <section aria-labelledby="followed">
      <h3 id="followed">{words.decisions.followed}</h3>
      {onItsMandate.length === 0 && <p class="quiet">{words.decisions.noneFollowed}</p>}
      <ul class="lines">
        {onItsMandate.map(({ position, type, stream, knownFrom, reason }) => (
          <li key={position}>
            <strong>{words.facts[type]}</strong>:{' '}
            <ThingLink {...{ page, mission, titles }} of={thingOfStream(stream)} />
            <p class="small">
              <time dateTime={knownFrom}>{day(language, knownFrom)}</time>
              {reason !== undefined && (
                <>
                  {' '}
                  · <Text page={page} text={reason} />
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
