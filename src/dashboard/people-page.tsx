/** The people of a mission: who answers for what, the groups and their members, and who has taken part. */
import type { MissionAnswer, ProgressAnswer } from './answer-types.ts'
import { missionDays } from './known-days.ts'
import { answeredBy, dayPinOf, ofMission, type Page } from './page.ts'
import { Accountability } from './parts/accountability.tsx'
import { AsOf } from './parts/as-of.tsx'
import { Bodies } from './parts/bodies.tsx'
import { Layout } from './parts/layout.tsx'
import { MissionHead } from './parts/mission-head.tsx'

/** The page; undefined where there is no such mission for this reader at this pin. */
export function peoplePage(page: Page, id: string) {
  const mission = page.ask('/missions/{id}', { id })
  const progress = page.ask('/missions/{id}/progress', { id })
  if (!mission || !progress) return undefined
  return <People {...{ mission, progress }} page={ofMission(page, mission)} />
}

interface PeopleProps {
  readonly page: Page
  readonly mission: MissionAnswer
  readonly progress: ProgressAnswer
}

function People({ page, mission, progress }: PeopleProps) {
  const { words } = page
  const path = `/missions/${mission.mission}`
  const answered = answeredBy([mission, progress], progress.lateEntries)
  return (
    <Layout
      page={page}
      title={mission.title ?? mission.mission}
      of={words.tabs.people}
      crumbs={[{ name: words.missions, path: '/' }]}
      answered={answered}
      shows={[[path], [`${path}/accountability`]]}
    >
      <MissionHead page={page} mission={mission} tab="people" />
      <AsOf page={page} answered={answered} days={missionDays(page.askAtAll, mission, dayPinOf(page))} />
      <Accountability page={page} mission={mission} goals={progress.goals} />
      <Bodies page={page} mission={mission} />
    </Layout>
  )
}
