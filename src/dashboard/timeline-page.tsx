/** The page with the whole timeline of a mission, a hundred entries at a time. */

import { address } from './address.ts'
import type { MissionAnswer, ProgressAnswer, TimelineAnswer } from './answer-types.ts'
import { missionDays } from './known-days.ts'
import { answeredBy, dayPinOf, ofMission, type Page } from './page.ts'
import { AsOf } from './parts/as-of.tsx'
import { Layout } from './parts/layout.tsx'
import { MissionHead } from './parts/mission-head.tsx'
import { indicatorsOf, Timeline } from './parts/timeline.tsx'

const PAGE_SIZE = 100

/** The page; undefined where there is no such mission for this reader at this pin. */
export function timelinePage(page: Page, id: string) {
  const { before } = page.state
  const query = { limit: String(PAGE_SIZE), lang: page.language, ...(before !== undefined && { before }) }
  const mission = page.ask('/missions/{id}', { id })
  const progress = page.ask('/missions/{id}/progress', { id })
  const timeline = page.ask('/missions/{id}/timeline', { id }, query)
  if (!mission || !progress || !timeline) return undefined
  return <WholeTimeline {...{ mission, progress, timeline }} page={ofMission(page, mission)} />
}

interface WholeTimelineProps {
  readonly page: Page
  readonly mission: MissionAnswer
  readonly progress: ProgressAnswer
  readonly timeline: TimelineAnswer
}

function WholeTimeline({ page, mission, progress, timeline }: WholeTimelineProps) {
  const { words, state } = page
  const path = `/missions/${mission.mission}`
  const answered = answeredBy([mission, timeline], timeline.lateEntries)
  return (
    <Layout
      page={page}
      title={mission.title ?? mission.mission}
      of={words.mission.timeline}
      crumbs={[{ name: words.missions, path: '/' }]}
      answered={answered}
      shows={[[`${path}/timeline`]]}
    >
      <MissionHead page={page} mission={mission} tab="timeline" />
      <AsOf page={page} answered={answered} days={missionDays(page.askAtAll, mission, dayPinOf(page))} />
      <Timeline page={page} entries={timeline.entries} indicators={indicatorsOf(progress.goals)} />
      <ul class="steps">
        {timeline.earlier !== undefined && (
          <li>
            <a href={address(state, state.path, { before: String(timeline.earlier) })} rel="next">
              {words.mission.earlierEntries}
            </a>
          </li>
        )}
        {state.before !== undefined && Number(state.before) < timeline.count && (
          <li>
            <a href={laterAddress(page, timeline)} rel="prev">
              {words.mission.laterEntries}
            </a>
          </li>
        )}
      </ul>
    </Layout>
  )
}

function laterAddress({ state }: Page, { count }: TimelineAnswer): string {
  const end = Number(state.before) + PAGE_SIZE
  return address(state, state.path, { before: end >= count ? null : String(end) })
}
