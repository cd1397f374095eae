/** The page of a mission: where it stands in three sentences, its key indicators, what must be looked at, and its goals with their indicators. */
import type { AssessmentAnswer, DecisionsAnswer, GoalpostsAnswer, ProgressAnswer, StateAnswer } from './answer-types.ts'
import { Commentary, commentedThings, otherForms } from './commentary/commentary.tsx'
import { day } from './format.ts'
import { Actions } from './forms/actions.tsx'
import { answeredBy, type Page, termOf } from './page.ts'
import { type NamedRelease, namedReleases, Releases } from './parts/bodies.tsx'
import { Goals } from './parts/goals.tsx'
import { Judgements } from './parts/judgements.tsx'
import { KeyIndicators, keyIndicatorsOf } from './parts/key-indicators.tsx'
import { MissionLayout, type MissionPage, missionPageOf } from './parts/mission-layout.tsx'
import { StatusBoxes } from './parts/status-boxes.tsx'
import { phrase, Sentence, Text, Who } from './parts/text.tsx'
import { VerdictCounts } from './parts/verdict.tsx'
import { MissionWordings } from './parts/wordings.tsx'
import { type ThingTitles, thingTitles } from './thing-titles.ts'
import { capital } from './words.ts'

/** The page; undefined where there is no such mission for this reader at this pin. */
export async function missionPage(asked: Page, id: string) {
  const { ask, language } = asked
  const [base, progress, state, goalposts, decisions] = await Promise.all([
    missionPageOf(asked, id),
    ask('/missions/{id}/progress', { id }),
    ask('/missions/{id}/state', { id }, { lang: language }),
    ask('/missions/{id}/goalposts', { id }, { made: 'false' }),
    ask('/missions/{id}/decisions', { id }),
  ])
  if (!base || !progress || !state) return undefined
  const [keyIndicators, releases, titles] = await Promise.all([
    keyIndicatorsOf(ask, progress),
    namedReleases(ask, base.mission.releases),
    thingTitles(base.page, base.mission, commentedThings(base.mission.commentary)),
  ])
  return <Mission {...base} {...{ progress, state, goalposts, decisions, keyIndicators, releases, titles }} />
}

interface MissionProps extends MissionPage {
  readonly progress: ProgressAnswer
  readonly state: StateAnswer
  readonly goalposts: GoalpostsAnswer | undefined
  readonly decisions: DecisionsAnswer | undefined
  readonly keyIndicators: readonly AssessmentAnswer[]
  readonly releases: readonly NamedRelease[]
  /** Of the goals and projects that are commented. */
  readonly titles: ThingTitles
}

function Mission({ progress, state, goalposts, decisions, keyIndicators, releases, titles, ...base }: MissionProps) {
  const { page, mission } = base
  const { words } = page
  const path = `/missions/${mission.mission}`
  const answered = answeredBy([mission, progress, state], progress.lateEntries)
  return (
    <MissionLayout {...base} tab="status" answered={answered} shows={[[path], [`${path}/progress`], [`${path}/state`]]}>
      <InShort page={page} state={state} />
      <KeyIndicators page={page} progress={progress} chosen={keyIndicators} />
      <StatusBoxes {...{ page, mission, progress, goalposts, decisions }} />
      <Actions page={page} on="mission" id={mission.mission} mission={mission.mission} without={otherForms} />
      {mission.commentary.length > 0 && (
        <section aria-labelledby="commentary">
          <h2 id="commentary">{words.figures.tabs.commentary}</h2>
          <Commentary page={page} commentary={mission.commentary} titles={titles} mission={mission.mission} />
        </section>
      )}
      <ChallengeToGoals page={page} mission={mission} progress={progress} />
      <Judgements
        page={page}
        id="criteria"
        title={words.mission.criteria}
        judged={mission.criteria.map(line => ({ ...line, name: capital(termOf(words.criterion, line.criterion)) }))}
      />
      <Judgements
        page={page}
        id="capabilities"
        title={words.mission.capabilities}
        judged={mission.capabilities.map(line => ({
          ...line,
          name: capital(termOf(words.capability, line.capability)),
        }))}
      />
      <About page={page} mission={mission} />
      <Releases page={page} releases={releases} />
    </MissionLayout>
  )
}

/** Are we getting there, what moved last, and who must act: the second to the fourth sentence about the mission's state. */
const InShort = ({ page, state }: Pick<MissionProps, 'page' | 'state'>) => (
  <section class="overview" aria-labelledby="in-short">
    <h2 id="in-short" class="unseen">
      {page.words.overview.inShort}
    </h2>
    <ul class="in-short">
      {state.parts.slice(1, 4).map((parts, i) => (
        <li key={String(i)}>
          <Sentence page={page} parts={parts} />
        </li>
      ))}
    </ul>
  </section>
)

/** Whom the mission concerns, in plain language, and what is to be known of its record. */
function About({ page, mission }: Pick<MissionProps, 'page' | 'mission'>) {
  const { words, language } = page
  return (
    <>
      {mission.plainLanguage !== undefined && (
        <p class="lead">
          <Text page={page} text={mission.plainLanguage} />
        </p>
      )}
      {mission.population && (
        <p>
          {words.mission.population}: <Text page={page} text={mission.population.text} />
        </p>
      )}
      {mission.recorded.from === mission.recorded.to && mission.recorded.knownSince < mission.recorded.from && (
        <p class="quiet">{words.mission.recordedOnOneDay(day(language, mission.recorded.from))}</p>
      )}
      {mission.concluded && (
        <p>{phrase(words.mission.concluded, <Who page={page} named={mission.concluded.decidedBy} />)}</p>
      )}
    </>
  )
}

/** Challenge → mission → goals with their indicators, from top to bottom. */
function ChallengeToGoals({ page, mission, progress }: Pick<MissionProps, 'page' | 'mission' | 'progress'>) {
  const { words } = page
  return (
    <section aria-labelledby="way">
      <h2 id="way">{words.mission.way}</h2>
      {progress.goals.length > 1 && <VerdictCounts page={page} rollUp={progress.rollUp} />}
      <ol class="way">
        {mission.challenge !== undefined && (
          <li>
            <p class="step">{words.mission.challenge}</p>
            <p>
              <Text page={page} text={mission.challenge} />
            </p>
          </li>
        )}
        <li>
          <p class="step">{words.mission.mission}</p>
          <p class="vision">
            <Text page={page} text={mission.vision} />
          </p>
          <MissionWordings page={page} wordings={mission.wordings} />
        </li>
        <li>
          <p class="step">{words.mission.goals}</p>
          {progress.goals.length === 0 && <p class="quiet">{words.mission.noGoals}</p>}
          <Goals page={page} goals={progress.goals} mission={mission} />
        </li>
      </ol>
      {hasIllustrations(progress) && <p class="small">{words.goal.illustrativeNote}</p>}
    </section>
  )
}

/** Whether a goal, an indicator, a baseline or a target among them was made for the example. */
const hasIllustrations = ({ goals }: Pick<ProgressAnswer, 'goals'>): boolean =>
  goals.some(
    goal =>
      goal.illustrative ||
      goal.indicators.some(m => m.illustrative || m.baseline?.illustrative || m.target?.illustrative) ||
      hasIllustrations(goal),
  )
