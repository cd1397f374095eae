/** The page of all missions, each with how many of its indicators are on course. */

import { address } from './address.ts'
import type { MissionsAnswer, ProgressAnswer } from './answer-types.ts'
import { period } from './format.ts'
import { answeredBy, dayPinOf, type Page } from './page.ts'
import { FirstSteps } from './parts/first-steps.tsx'
import { Layout } from './parts/layout.tsx'
import { Text } from './parts/text.tsx'
import { VerdictCounts } from './parts/verdict.tsx'
import { everyDay } from './time/known-days.ts'
import { TimeBar } from './time/time-bar.tsx'
import { capital } from './words.ts'

type Listed = MissionsAnswer['missions'][number]

/** The page. It is always there: who may see no mission sees an empty list. */
export async function missionsPage(page: Page) {
  const { words, ask, askAtAll } = page
  const answer = await ask('/missions', {})
  if (!answer) return undefined
  const everKnown = (await askAtAll('/missions', {}))?.missions.map(m => m.mission) ?? []
  const progress = await Promise.all(answer.missions.map(m => ask('/missions/{id}/progress', { id: m.mission })))
  const days = await everyDay(askAtAll, everKnown, dayPinOf(page))
  const answered = answeredBy([answer, ...progress.filter(each => each !== undefined)], answer.lateEntries)
  return (
    <Layout page={page} title={words.missions} answered={answered} shows={[['/missions']]}>
      <h1>{words.missions}</h1>
      <p class="lead">{words.list.lead}</p>
      <TimeBar page={page} answered={answered} days={days} />
      {answer.missions.length === 0 ? (
        <Empty page={page} wasLater={everKnown.length > 0} />
      ) : (
        <ul class="missions">
          {answer.missions.map((mission, i) => (
            <Mission key={mission.mission} page={page} mission={mission} progress={progress[i]} />
          ))}
        </ul>
      )}
      {progress.some(each => each?.rollUp.illustrative) && <p class="small">{words.goal.illustrativeNote}</p>}
    </Layout>
  )
}

function Mission(props: { page: Page; mission: Listed; progress: ProgressAnswer | undefined }) {
  const { mission, progress } = props
  const page = { ...props.page, mainLanguage: mission.language }
  const { words, language } = page
  return (
    <li class="card mission">
      <h2>
        <a href={address(page.state, `/missions/${mission.mission}`)}>
          <Text page={page} text={mission.title} />
        </a>
      </h2>
      {mission.vision !== undefined && (
        <p>
          <Text page={page} text={mission.vision} />
        </p>
      )}
      <ul class="facts">
        <li>{capital(words.phase[mission.concluded ? 'concluded' : mission.phase])}</li>
        {mission.horizon && (
          <li>
            {period(language, mission.horizon.from)}–{period(language, mission.horizon.to)}
          </li>
        )}
        <li>{words.list.goals(mission.goals)}</li>
        <li>{words.list.indicators(mission.indicators)}</li>
      </ul>
      {progress && <VerdictCounts page={page} rollUp={progress.rollUp} />}
    </li>
  )
}

/** The text for an empty list: nothing recorded yet, or nothing known on that day. */
function Empty({ page, wasLater }: { page: Page; wasLater: boolean }) {
  const { list } = page.words
  if (wasLater) return <p class="card">{list.emptyThen}</p>
  return (
    <div class="card empty">
      <h2>{list.emptyTitle}</h2>
      <FirstSteps page={page} />
    </div>
  )
}
