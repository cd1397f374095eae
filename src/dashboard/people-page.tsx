/** The people of a mission: who answers for what, the groups and their members, and who has taken part. */
import type { ProgressAnswer } from './answer-types.ts'
import { answeredBy, type Page } from './page.ts'
import { Accountability, type GapTexts, gapTextsAsked } from './parts/accountability.tsx'
import { Bodies } from './parts/bodies.tsx'
import { MissionLayout, type MissionPage, missionPageOf } from './parts/mission-layout.tsx'

/** The page; undefined where there is no such mission for this reader at this pin. */
export async function peoplePage(asked: Page, id: string) {
  const [base, progress] = await Promise.all([missionPageOf(asked, id), asked.ask('/missions/{id}/progress', { id })])
  if (!base || !progress) return undefined
  return <People {...base} progress={progress} gapTexts={await gapTextsAsked(base)} />
}

interface PeopleProps extends MissionPage {
  readonly progress: ProgressAnswer
  readonly gapTexts: GapTexts
}

function People({ progress, gapTexts, ...base }: PeopleProps) {
  const { page, mission } = base
  const path = `/missions/${mission.mission}`
  const answered = answeredBy([mission, progress], progress.lateEntries)
  return (
    <MissionLayout {...base} tab="people" answered={answered} shows={[[path], [`${path}/accountability`]]}>
      <Accountability page={page} mission={mission} goals={progress.goals} gapTexts={gapTexts} />
      <Bodies page={page} mission={mission} />
    </MissionLayout>
  )
}
