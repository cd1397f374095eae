/** The page of a mission: its challenge, its goals with their indicators, who is accountable, and what happened. */

import { address } from './address.ts'
import type { MissionAnswer, ProgressAnswer, TimelineAnswer } from './answer-types.ts'
import { day, period } from './format.ts'
import { missionDays } from './known-days.ts'
import { answeredBy, dayPinOf, ofMission, type Page, termOf } from './page.ts'
import { Accountability } from './parts/accountability.tsx'
import { AsOf } from './parts/as-of.tsx'
import { Bodies, Releases } from './parts/bodies.tsx'
import { Goals } from './parts/goals.tsx'
import { Judgements } from './parts/judgements.tsx'
import { Layout } from './parts/layout.tsx'
import { phrase, Text, Who } from './parts/text.tsx'
import { indicatorsOf, Timeline } from './parts/timeline.tsx'
import { VerdictCounts } from './parts/verdict.tsx'
import { MissionWordings } from './parts/wordings.tsx'
import { capital } from './words.ts'

const LATEST = '20'

/** The page; undefined where there is no such mission for this reader at this pin. */
export function missionPage(page: Page, id: string) {
  const mission = page.ask('/missions/{id}', { id })
  const progress = page.ask('/missions/{id}/progress', { id })
  const timeline = page.ask('/missions/{id}/timeline', { id }, { limit: LATEST, lang: page.language })
  if (!mission || !progress || !timeline) return undefined
  return <Mission {...{ mission, progress, timeline }} page={ofMission(page, mission)} />
}

interface MissionProps {
  readonly page: Page
  readonly mission: MissionAnswer
  readonly progress: ProgressAnswer
  readonly timeline: TimelineAnswer
}

function Mission({ page, mission, progress, timeline }: MissionProps) {
  const { words, state, askAtAll } = page
  const path = `/missions/${mission.mission}`
  const answered = answeredBy([mission, progress, timeline], progress.lateEntries)
  return (
    <Layout
      page={page}
      title={mission.title ?? mission.mission}
      crumbs={[{ name: words.missions, path: '/' }]}
      answered={answered}
      shows={[[path], [`${path}/progress`], [`${path}/timeline`]]}
    >
      <h1>
        <Text page={page} text={mission.title} />
      </h1>
      <Facts page={page} mission={mission} />
      <AsOf page={page} answered={answered} days={missionDays(askAtAll, mission, dayPinOf(page))} />
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
      <Accountability page={page} mission={mission} goals={progress.goals} />
      <Bodies page={page} mission={mission} />
      <section aria-labelledby="timeline">
        <h2 id="timeline">{words.mission.timeline}</h2>
        {timeline.earlier !== undefined && (
          <p class="quiet">{words.mission.timelineLead(timeline.entries.length, timeline.count)}</p>
        )}
        <Timeline page={page} entries={timeline.entries} indicators={indicatorsOf(progress.goals)} />
        {timeline.earlier !== undefined && (
          <p>
            <a href={address(state, `${path}/timeline`)}>{words.mission.wholeTimeline}</a>
          </p>
        )}
      </section>
      <Releases page={page} releases={mission.releases} />
    </Layout>
  )
}

function Facts({ page, mission }: { page: Page; mission: MissionAnswer }) {
  const { words, language } = page
  return (
    <>
      <ul class="facts">
        <li>{capital(words.phase[mission.concluded ? 'concluded' : mission.phase])}</li>
        {mission.horizon && (
          <li>
            {period(language, mission.horizon.from)}–{period(language, mission.horizon.to)}
          </li>
        )}
        {mission.population && (
          <li>
            {words.mission.population}: <Text page={page} text={mission.population.text} />
          </li>
        )}
      </ul>
      {mission.recorded.from === mission.recorded.to && mission.recorded.knownSince < mission.recorded.from && (
        <p class="quiet">{words.mission.recordedOnOneDay(day(language, mission.recorded.from))}</p>
      )}
      {mission.concluded && (
        <p>{phrase(words.mission.concluded, <Who page={page} named={mission.concluded.decidedBy} />)}</p>
      )}
      {mission.plainLanguage !== undefined && (
        <p class="lead">
          <Text page={page} text={mission.plainLanguage} />
        </p>
      )}
    </>
  )
}

/** Challenge → mission → goals with their indicators, from top to bottom. */
function ChallengeToGoals({ page, mission, progress }: Omit<MissionProps, 'timeline'>) {
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
