/** One decision: the question and the choice, what its makers saw beside what is known now, the advice with its answers, and what followed. */
import type { ComponentChildren } from 'preact'
import type { DecisionAnswer, TakenDecision } from './answer-types.ts'
import { day, difference, period, valued } from './format.ts'
import type { KnownDays } from './known-days.ts'
import { localised } from './language.ts'
import { answeredBy, type Page } from './page.ts'
import { MissionLayout, type MissionPage, missionPageOf } from './parts/mission-layout.tsx'
import { Known, Why } from './parts/origin.tsx'
import { Acknowledgements, AsSeen, IndicatorsSeen, RestedFigures } from './parts/seen-and-known.tsx'
import { Text, Who } from './parts/text.tsx'
import { ThingLink } from './parts/thing-link.tsx'
import { type ThingReference, type ThingTitles, thingOfStream, thingTitles } from './thing-titles.ts'

/** The page; undefined where there is no such decision for this reader at this pin. */
export async function decisionPage(asked: Page, id: string) {
  const decision = await asked.ask('/decisions/{id}', { id })
  const base = decision && (await missionPageOf(asked, decision.mission))
  if (!decision || !base) return undefined
  return (
    <Decision {...base} decision={decision} titles={await thingTitles(base.page, base.mission, namedIn(decision))} />
  )
}

/** The day from which a decision or the first advice on it is known, to be offered where it was not known yet. */
export async function decisionBegins({ askAtAll, state: { position } }: Page, id: string): Promise<KnownDays> {
  const decision = await askAtAll('/decisions/{id}', { id }, position === undefined ? {} : { position })
  const known = [...(decision?.advice ?? []), ...(decision?.taken ? [decision.taken] : [])].map(line => line.knownFrom)
  const [first] = known.sort()
  return first === undefined ? {} : { next: first.slice(0, 10) }
}

/** Everything that a decision names by its id. */
function namedIn(decision: DecisionAnswer): ThingReference[] {
  const { mandate, superseded, supersedes, ledFrom, restsOn, indicators, expects, onItsMandate } = decision
  const all = (thing: string, ids: readonly (string | null | undefined)[]): ThingReference[] =>
    ids.flatMap(id => (typeof id === 'string' ? [{ thing, id }] : []))
  return [
    ...all('decision', [mandate, superseded?.by, ...supersedes]),
    ...all('learning-loop', ledFrom),
    ...all(
      'indicator',
      [...restsOn, ...indicators, ...expects].map(({ indicator }) => indicator),
    ),
    ...('affects' in decision ? decision.affects : []),
    ...onItsMandate.map(({ stream }) => thingOfStream(stream)),
  ]
}

interface DecisionProps extends MissionPage {
  readonly decision: DecisionAnswer
  readonly titles: ThingTitles
}

function Decision({ decision, titles, ...base }: DecisionProps) {
  const { page, mission } = base
  const { words } = page
  const { question, restsOn, indicators, seen, acknowledgements } = decision
  const parts = { page, mission: mission.mission, decision, titles }
  return (
    <MissionLayout
      {...base}
      tab="decisions"
      of={localised(question, page.language, page.mainLanguage).text}
      crumbs={[
        { name: <Text page={page} text={mission.title} />, path: `/missions/${mission.mission}` },
        { name: words.tabs.decisions, path: `/missions/${mission.mission}/decisions` },
      ]}
      answered={answeredBy([decision], decision.lateEntries)}
      shows={[[`/decisions/${decision.decision}`]]}
    >
      <article class="decision-whole">
        <h2>
          <Text page={page} text={question ?? decision.decision} />
        </h2>
        <Facts {...parts} />
        {'chosen' in decision && <Choice page={page} decision={decision} />}
        {seen && (
          <section aria-labelledby="then-now">
            <h3 id="then-now">{words.decisions.thenNow}</h3>
            <AsSeen page={page} mission={mission.mission} seen={seen} />
            {restsOn.length === 0 && <p class="quiet">{words.decisions.restsOnNone}</p>}
            {restsOn.length > 0 && (
              <RestedFigures page={page} titles={titles} figures={restsOn} labelledBy="then-now" />
            )}
            {indicators.length > 0 && (
              <IndicatorsSeen page={page} titles={titles} indicators={indicators} labelledBy="then-now" />
            )}
            <Acknowledgements page={page} lines={acknowledgements} />
          </section>
        )}
        <Advice page={page} decision={decision} />
        <Expected {...parts} />
        <Reviews page={page} decision={decision} />
        <Followed {...parts} />
      </article>
    </MissionLayout>
  )
}

interface PartsProps {
  readonly page: Page
  readonly mission: string
  readonly decision: DecisionAnswer
  readonly titles: ThingTitles
}

/** Who took it and when, on whose mandate, and what it concerns. */
function Facts({ page, mission, decision, titles }: PartsProps) {
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
      {taken?.minutes && (
        <>
          {row(
            words.facts['decision-confirmed'],
            taken.confirmed ? (
              <Who page={page} named={taken.confirmed.by} />
            ) : (
              <span class="lacking">{words.decisions.unconfirmed}</span>
            ),
          )}
        </>
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
function Choice({ page, decision }: { page: Page; decision: TakenDecision }) {
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

/** Each advice beside its answer, or how long it waits for one. */
function Advice({ page, decision: { advice, question } }: { page: Page; decision: DecisionAnswer }) {
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

/** What it was to change, against what happened. */
function Expected({ page, decision: { expects, indicators }, mission, titles }: PartsProps) {
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
            const { start, end, actual, state } = outcome
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
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

function Reviews({ page, decision: { reviews, reviewOverdueDays } }: { page: Page; decision: DecisionAnswer }) {
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
function Followed({ page, mission, decision: { onItsMandate, taken }, titles }: PartsProps) {
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
