/** The advice on a decision, each beside its answer, or beside how long it waits for one. */
import type { DecisionAnswer } from '../answer-types.ts'
import { day } from '../format.ts'
import type { Page } from '../page.ts'
import { Known } from '../parts/origin.tsx'
import { Text, Who } from '../parts/text.tsx'

export function Advice({ page, decision: { advice, question } }: { page: Page; decision: DecisionAnswer }) {
  const { words, language } = page
  return (
    <section aria-labelledby="advice">
      <h3 id="advice">{words.decisions.advice}</h3>
      {advice.length === 0 && <p class="quiet">{words.overview.noAdvice}</p>}
      <ul class="lines">
        {advice.map(line => (
          <li key={line.position} class="card advice">
            <div>
              <p>
                <Text page={page} text={line.advice} />
              </p>
              <p class="small">
                <Who page={page} named={line.body} />
                {line.participants && `, ${words.decisions.participants(line.participants.count)}`} ·{' '}
                <Known page={page} origin={line} />
                {line.respondBy !== undefined && ` · ${words.decisions.answerBy(day(language, line.respondBy))}`}
              </p>
              {JSON.stringify(line.question) !== JSON.stringify(question) && (
                <p class="small">
                  <Text page={page} text={line.question} />
                </p>
              )}
              {line.method !== undefined && (
                <p class="small">
                  <Text page={page} text={line.method} />
                </p>
              )}
            </div>
            <div>
              {line.answer ? (
                <>
                  <p>
                    <strong>{words.overview.outcome[line.answer.outcome]}</strong>:{' '}
                    <Text page={page} text={line.answer.why} />
                  </p>
                  <p class="small">
                    <Known page={page} origin={line.answer} />
                  </p>
                </>
              ) : (
                <p class="lacking">
                  {words.overview.waits}
                  {(line.overdueDays ?? 0) > 0 && `, ${words.overview.overdue(line.overdueDays ?? 0)}`}
                </p>
              )}
              {line.received && (
                <p class="small">
                  {words.decisions.received[line.received.verdict]}. <Text page={page} text={line.received.text} />
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
