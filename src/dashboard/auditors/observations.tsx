/** The observations of a mission's auditors: those that are open first, and of them the most overdue. */
import type { ComponentChildren } from 'preact'
import type { Observation, ObservationsAnswer } from '../answer-types.ts'
import { day } from '../format.ts'
import type { Page } from '../page.ts'
import { Known, Why } from '../parts/origin.tsx'
import { Text, Who } from '../parts/text.tsx'
import { ThingLink } from '../parts/thing-link.tsx'
import type { ThingReference, ThingTitles } from '../thing-titles.ts'
import { FactLink, type FactPlaces } from './fact-places.tsx'

/** The things that observations are about. */
export const namedInObservations = ({ observations }: ObservationsAnswer): ThingReference[] =>
  observations.flatMap(({ about }) => about.flatMap(of => ('thing' in of ? [of] : [])))

interface ObservationsProps {
  readonly page: Page
  readonly observations: ObservationsAnswer
  readonly titles: ThingTitles
  readonly places: FactPlaces
}

export function Observations({ page, observations: { mission, observations }, titles, places }: ObservationsProps) {
  const { auditors } = page.words
  return (
    <section aria-labelledby="observations">
      <h2 id="observations">{auditors.observations}</h2>
      {observations.length === 0 && <p class="card">{auditors.noObservations}</p>}
      {observations.toSorted(byUrgency).map(observation => (
        <ObservationCard key={observation.observation} {...{ page, mission, observation, titles, places }} />
      ))}
    </section>
  )
}

const byUrgency = (a: Observation, b: Observation): number =>
  Number(a.status === 'closed') - Number(b.status === 'closed') ||
  (b.overdueDays ?? 0) - (a.overdueDays ?? 0) ||
  Number(b.status === 'waiting') - Number(a.status === 'waiting') ||
  b.days.open - a.days.open

interface ObservationCardProps extends Omit<ObservationsProps, 'observations'> {
  readonly mission: string
  readonly observation: Observation
}

function ObservationCard({ page, mission, observation, titles, places }: ObservationCardProps) {
  const { words, language } = page
  const { auditors } = words
  const { status, grade, overdueDays, about, respondBy, answers, followUps } = observation
  const id = `observation-${observation.observation}`
  const row = (name: string, value: ComponentChildren) => (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
  return (
    <article class="card" id={id} aria-labelledby={`${id}-text`}>
      <h3 id={`${id}-text`}>
        <Text page={page} text={observation.text} />
      </h3>
      <p>
        <span class="flag">{auditors.status[status]}</span>
        {grade === 'serious' && <span class="flag disputed">{auditors.serious}</span>}
        {overdueDays !== null && <span class="flag disputed">{words.overview.overdue(overdueDays)}</span>}
      </p>
      <div class="small">
        {words.indicator.known}: <Known page={page} origin={observation} />
        <Why page={page} origin={observation} />
      </div>
      <dl class="pairs">
        {row(
          auditors.about,
          <ul class="lines">
            {about.map(of => (
              <li key={JSON.stringify(of)}>
                {'thing' in of ? (
                  <ThingLink {...{ page, mission, titles, of }} />
                ) : (
                  <FactLink {...{ page, places }} position={of.position} />
                )}
              </li>
            ))}
          </ul>,
        )}
        {respondBy !== undefined && row(auditors.respondBy, day(language, respondBy))}
        {answers.map(line => (
          <div key={line.position}>
            <dt>{auditors.answer}</dt>
            <dd>
              <Text page={page} text={line.text} />
              <p class="small">
                <Who page={page} named={line.by} /> · <Known page={page} origin={line} />
              </p>
            </dd>
          </div>
        ))}
        {followUps.map(line => (
          <div key={line.position}>
            <dt>{auditors.followUp}</dt>
            <dd>
              <Text page={page} text={line.text} />
              <p class="small">{day(language, line.on)}</p>
            </dd>
          </div>
        ))}
        {row(auditors.daysBetween, daysBetween(page, observation).join(' · '))}
      </dl>
    </article>
  )
}

/** The days between the observation and what came of it, in words. */
function daysBetween({ words }: Page, { days }: Observation): string[] {
  const { toAnswer, toFollowUp, toClosing, open } = days
  const says = words.auditors.days
  return [
    ...(toAnswer === null ? [] : [says.toAnswer(toAnswer)]),
    ...(toFollowUp === null ? [] : [says.toFollowUp(toFollowUp)]),
    toClosing === null ? says.open(open) : says.toClosing(toClosing),
  ]
}
