/** The decisions of a mission: what waits for somebody, and every decision with what it rests on, the newest first. */
import type { Text as FactText } from '../../events/shapes.ts'
import { address } from './address.ts'
import type { DecisionsAnswer } from './answer-types.ts'
import { day } from './format.ts'
import { Actions } from './forms/actions.tsx'
import { answeredBy, type Page } from './page.ts'
import { MissionLayout, type MissionPage, missionPageOf } from './parts/mission-layout.tsx'
import { Text, Who } from './parts/text.tsx'

type Listed = DecisionsAnswer['decisions'][number]

/** The page; undefined where there is no such mission for this reader at this pin. */
export async function decisionsPage(asked: Page, id: string) {
  const [base, answer] = await Promise.all([missionPageOf(asked, id), asked.ask('/missions/{id}/decisions', { id })])
  return base && answer && <Decisions {...base} answer={answer} />
}

function Decisions({ answer, ...base }: MissionPage & { readonly answer: DecisionsAnswer }) {
  const { page, mission } = base
  const { words } = page
  const { decisions, lateEntries } = answer
  return (
    <MissionLayout
      {...base}
      tab="decisions"
      answered={answeredBy([answer], lateEntries)}
      shows={[[`/missions/${mission.mission}/decisions`]]}
    >
      <Actions page={page} on="mission" id={mission.mission} mission={mission.mission} without={['comment']} />
      {decisions.length === 0 ? (
        <p class="card">{words.decisions.none}</p>
      ) : (
        <>
          <Waiting page={page} answer={answer} />
          <section aria-labelledby="decisions">
            <h2 id="decisions">{words.decisions.all}</h2>
            <ul class="lines">
              {decisions.toReversed().map(decision => (
                <Decision key={decision.decision} page={page} decision={decision} />
              ))}
            </ul>
          </section>
        </>
      )}
    </MissionLayout>
  )
}

/** Advice without an answer, reviews that are overdue, and figures that moved without anybody answering for it. */
function Waiting({ page, answer }: { page: Page; answer: DecisionsAnswer }) {
  const { words, language } = page
  const { decisions, flagged, unansweredAdvice, overdueReviews, withoutAccountable } = answer
  const questionOf = new Map(decisions.map(({ decision, question }) => [decision, question]))
  const days = (n: number | null) => (n !== null && n > 0 ? words.overview.overdue(n) : '')
  const movedSince = (id: string) => {
    const rested = decisions.find(({ decision }) => decision === id)?.restsOn ?? []
    const since = rested.flatMap(({ waitsSince }) => waitsSince ?? []).sort()[0]
    return since === undefined ? '' : words.decisions.since(day(language, since))
  }
  const lists = [
    {
      title: words.decisions.unanswered,
      lines: unansweredAdvice.map(({ decision, body, overdueDays, question }) => ({
        decision,
        question,
        more: (
          <>
            <Who page={page} named={body} />
            {overdueDays !== null && overdueDays > 0 && `, ${days(overdueDays)}`}
          </>
        ),
      })),
    },
    {
      title: words.decisions.moved,
      lines: flagged.map(decision => ({ decision, question: questionOf.get(decision), more: movedSince(decision) })),
    },
    {
      title: words.decisions.unreviewed,
      lines: overdueReviews.map(({ decision, overdueDays }) => ({
        decision,
        question: questionOf.get(decision),
        more: days(overdueDays),
      })),
    },
    {
      title: words.mission.gapsTitle,
      lines: withoutAccountable.map(decision => ({ decision, question: questionOf.get(decision), more: '' })),
    },
  ].filter(({ lines }) => lines.length > 0)
  return (
    <section class="overview" aria-labelledby="waits">
      <h2 id="waits">{words.decisions.waits}</h2>
      {lists.length === 0 && <p>{words.decisions.nothingWaits}</p>}
      <div class="boxes">
        {lists.map(({ title, lines }) => (
          <div key={title} class="box">
            <h3 class="minor">
              {title} <span class="count">{lines.length}</span>
            </h3>
            <ul>
              {lines.map(({ decision, question, more }, i) => (
                <li key={`${decision} ${i}`}>
                  <Question page={page} decision={decision} question={question} /> <span class="small">{more}</span>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  )
}

const Question = (props: { page: Page; decision: string; question: FactText | undefined }) => (
  <a href={address(props.page.state, `/decisions/${props.decision}`)}>
    <Text page={props.page} text={props.question ?? props.decision} />
  </a>
)

/** A decision in short: the question, what was chosen, by whom and when. */
function Decision({ page, decision }: { page: Page; decision: Listed }) {
  const { words, language } = page
  const { question, body, status, flagged, unanswered } = decision
  return (
    <li class="card decision">
      <h3>
        <Question page={page} decision={decision.decision} question={question} />
      </h3>
      {'chosen' in decision && (
        <p>
          <Text page={page} text={decision.chosen} />
        </p>
      )}
      <ul class="facts">
        {body !== undefined && (
          <li>
            <Who page={page} named={body} />
          </li>
        )}
        <li>{'decidedOn' in decision ? day(language, decision.decidedOn) : words.decisions.advisedOnly}</li>
        {decision.advice.length > 0 && (
          <li>
            {words.decisions.advice}:{' '}
            {words.overview.answered(decision.advice.length - unanswered, decision.advice.length)}
          </li>
        )}
      </ul>
      {(status === 'superseded' || flagged || ('minutes' in decision && decision.minutes && !decision.confirmed)) && (
        <p>
          {status === 'superseded' && <span class="flag">{words.decisions.superseded}</span>}
          {flagged && <span class="flag disputed">{words.decisions.moved}</span>}
          {'minutes' in decision && decision.minutes && !decision.confirmed && (
            <span class="flag">{words.decisions.unconfirmed}</span>
          )}
        </p>
      )}
    </li>
  )
}
