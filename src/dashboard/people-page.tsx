/** The people of a mission: who answers for what, the groups and their members, and who has taken part. */
import type { AccountabilityAnswer, DecisionsAnswer, ProgressAnswer } from './answer-types.ts'
import { answeredBy, type Page } from './page.ts'
import { Accountability, gapTextsOf } from './parts/accountability.tsx'
import { Bodies } from './parts/bodies.tsx'
import { MissionLayout, type MissionPage, missionPageOf } from './parts/mission-layout.tsx'

/** The page; undefined where there is no such mission for this reader at this pin. */
export async function peoplePage(asked: Page, id: string) {
  const [base, progress, accountability, decisions] = await Promise.all([
    missionPageOf(asked, id),
    asked.ask('/missions/{id}/progress', { id }),
    asked.ask('/missions/{id}/accountability', { id }),
    asked.ask('/missions/{id}/decisions', { id }),
  ])
  if (!base || !progress || !accountability) return undefined
  return <People {...base} {...{ progress, accountability, decisions }} />
}

interface PeopleProps extends MissionPage {
  readonly progress: ProgressAnswer
  readonly accountability: AccountabilityAnswer
  readonly decisions: DecisionsAnswer | undefined
}

function People({ progress, accountability, decisions, ...base }: PeopleProps) {
  const { page, mission } = base
  const path = `/missions/${mission.mission}`
  const answered = answeredBy([mission, progress, accountability], progress.lateEntries)
  return (
    <MissionLayout {...base} tab="people" answered={answered} shows={[[path], [`${path}/accountability`]]}>
      <Accountability
        {...{ page, mission, accountability }}
        goals={progress.goals}
        gapTexts={gapTextsOf(mission, decisions)}
      />
      <Bodies page={page} mission={mission} />
    </MissionLayout>
  )
}
