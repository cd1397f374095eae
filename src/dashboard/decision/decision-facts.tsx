/** Who took a decision and when, on whose mandate, what it concerns, and what was chosen among what. */
import type { ComponentChildren } from 'preact'
import type { DecisionAnswer, TakenDecision } from '../answer-types.ts'
import { day } from '../format.ts'
import type { Page } from '../page.ts'
import { Why } from '../parts/origin.tsx'
import { Text, Who } from '../parts/text.tsx'
import { ThingLink } from '../parts/thing-link.tsx'
import type { ThingReference, ThingTitles } from '../thing-titles.ts'

/** What the parts of a decision's page are given. */
export interface DecisionPartProps {
  readonly page: Page
  readonly mission: string
  readonly decision: DecisionAnswer
  readonly titles: ThingTitles
}

/** Who took it and when, on whose mandate, and what it concerns. */
export function DecisionFacts({ page, mission, decision, titles }: DecisionPartProps) {
  const { words, language } = page
  const { body, mandate, superseded, supersedes, ledFrom } = decision
  const taken = 'decidedOn' in decision ? decision : undefined
  const row = (name: string, value: ComponentChildren) => (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
  const link = (thing: string, id: string) => <ThingLink {...{ page, mission, titles }} of={{ thing, id }} />
  const links = (references: readonly ThingReference[]) => (
    <ul class="lines">
      {references.map(({ thing, id }) => (
        <li key={`${thing} ${id}`}>{link(thing, id)}</li>
      ))}
    </ul>
  )
  return (
    <dl class="pairs">
      {body !== undefined && row(words.decisions.by, <Who page={page} named={body} />)}
      {row(words.decisions.on, taken ? day(language, taken.decidedOn) : words.decisions.advisedOnly)}
      {taken &&
        row(
          words.mission.accountable,
          taken.accountable === null ? (
            <span class="lacking">{words.mission.nobody}</span>
          ) : (
            <Who page={page} named={taken.accountable} />
          ),
        )}
      {mandate !== null && row(words.decisions.mandate, link('decision', mandate))}
      {taken?.caseReference && row(words.decisions.caseReference, taken.caseReference)}
      {taken?.reviewOn && row(words.decisions.reviewOn, day(language, taken.reviewOn))}
      {taken?.minutes &&
        row(
          words.facts['decision-confirmed'],
          taken.confirmed ? (
            <Who page={page} named={taken.confirmed.by} />
          ) : (
            <span class="lacking">{words.decisions.unconfirmed}</span>
          ),
        )}
      {superseded && row(words.decisions.supersededBy, link('decision', superseded.by))}
      {supersedes.length > 0 &&
        row(words.decisions.supersedes, links(supersedes.map(id => ({ thing: 'decision', id }))))}
      {ledFrom.length > 0 && row(words.decisions.ledFrom, links(ledFrom.map(id => ({ thing: 'learning-loop', id }))))}
      {taken && taken.affects.length > 0 && row(words.mission.thing, links(taken.affects))}
    </dl>
  )
}

/** The alternatives with the one that was chosen, why, and who did not agree. */
export function Choice({ page, decision }: { page: Page; decision: TakenDecision }) {
  const { decisions } = page.words
  const { alternatives, chosen, rationale, dissent, taken } = decision
  const isChosen = (text: typeof chosen): boolean => JSON.stringify(text) === JSON.stringify(chosen)
  const all = alternatives.some(isChosen) ? alternatives : [chosen, ...alternatives]
  return (
    <section aria-labelledby="choice">
      <h3 id="choice">{decisions.choice}</h3>
      <ul class="choice">
        {all.map(text => (
          <li key={JSON.stringify(text)} class={isChosen(text) ? 'chosen' : ''}>
            <Text page={page} text={text} />
            {isChosen(text) && <span class="flag stands">{decisions.chosen}</span>}
          </li>
        ))}
      </ul>
      <p>
        <strong>{decisions.rationale}:</strong> <Text page={page} text={rationale} />
      </p>
      {dissent === null ? (
        <p class="quiet">{decisions.noDissent}</p>
      ) : (
        <p>
          <strong>{decisions.dissent}:</strong> <Text page={page} text={dissent} />
        </p>
      )}
      <div class="small">
        <Why page={page} origin={taken} />
      </div>
    </section>
  )
}
