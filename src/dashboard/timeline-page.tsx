/** The page with the whole timeline of a mission, a hundred entries at a time. */

import { here } from './address.ts'
import type { ProgressAnswer, TimelineAnswer } from './answer-types.ts'
import { answeredBy, type Page } from './page.ts'
import { MissionLayout, type MissionPage, missionPageOf } from './parts/mission-layout.tsx'
import { indicatorsOf, Timeline } from './parts/timeline.tsx'
import { TimelineFilters, timelineFilters } from './shared/timeline-filters.tsx'

const PAGE_SIZE = 100

/** For a long list: the entries before this one, counted from the first, or those around a fact; which entries, where not all. */
export const timelineParameters = ['before', 'fact', 'late', ...timelineFilters] as const

/** The page; undefined where there is no such mission for this reader at this pin. */
export async function timelinePage(asked: Page, id: string) {
  const query = { ...asked.state.own, limit: String(PAGE_SIZE), lang: asked.language }
  const [base, progress, timeline] = await Promise.all([
    missionPageOf(asked, id),
    asked.ask('/missions/{id}/progress', { id }),
    asked.ask('/missions/{id}/timeline', { id }, query),
  ])
  if (!base || !progress || !timeline) return undefined
  return <WholeTimeline {...base} progress={progress} timeline={timeline} />
}

interface WholeTimelineProps extends MissionPage {
  readonly progress: ProgressAnswer
  readonly timeline: TimelineAnswer
}

function WholeTimeline({ progress, timeline, ...base }: WholeTimelineProps) {
  const { page, mission } = base
  const { words, state } = page
  const end = (timeline.earlier ?? 0) + timeline.entries.length
  const path = `/missions/${mission.mission}`
  const indicators = indicatorsOf(progress.goals)
  const answered = answeredBy([mission, timeline], timeline.lateEntries)
  return (
    <MissionLayout {...base} tab="timeline" answered={answered} shows={[[`${path}/timeline`]]}>
      {state.own.late === 'true' && <p>{words.asOf.late(timeline.count)}</p>}
      <TimelineFilters page={page} mission={mission} indicators={indicators} />
      {timeline.count === 0 && <p class="card">{words.timelinePage.noneFitting}</p>}
      <Timeline page={page} entries={timeline.entries} indicators={indicators} opensIn={mission.mission} />
      <ul class="steps">
        {timeline.earlier !== undefined && (
          <li>
            <a href={here(state, { before: String(timeline.earlier), fact: null })} rel="next">
              {words.mission.earlierEntries}
            </a>
          </li>
        )}
        {end < timeline.count && (
          <li>
            <a
              href={here(state, {
                before: end + PAGE_SIZE >= timeline.count ? null : String(end + PAGE_SIZE),
                fact: null,
              })}
              rel="prev"
            >
              {words.mission.laterEntries}
            </a>
          </li>
        )}
      </ul>
    </MissionLayout>
  )
}
