/** The frame of every page of a mission: its head with the tabs, the choice of a day, and below them what the page is about. */
import type { ComponentChildren } from 'preact'
import type { MissionAnswer } from '../answer-types.ts'
import { localeTag } from '../format.ts'
import { type Answered, dayPinOf, isPinned, ofMission, type Page } from '../page.ts'
import { type KnownDays, missionDays } from '../time/known-days.ts'
import { News } from '../time/news.tsx'
import { TimeBar } from '../time/time-bar.tsx'
import { Layout, type LayoutProps } from './layout.tsx'
import { MissionHead, type MissionTab } from './mission-head.tsx'

/** What every page of a mission is given. */
export interface MissionPage {
  readonly page: Page
  readonly mission: MissionAnswer
  readonly days: KnownDays
}

/** Asks for it; undefined where there is no such mission for this reader at this pin. */
export async function missionPageOf(page: Page, id: string): Promise<MissionPage | undefined> {
  const mission = await page.ask('/missions/{id}', { id })
  if (!mission) return undefined
  const days = await missionDays(page.askAtAll, mission, dayPinOf(page))
  return { page: ofMission(page, mission), mission, days }
}

interface MissionLayoutProps extends MissionPage, Pick<LayoutProps, 'shows' | 'of' | 'crumbs'> {
  readonly tab: MissionTab
  readonly answered: Answered
  readonly children: ComponentChildren
}

/** The frame; `of` is what the page shows of the mission, left out: what its tab says. */
export function MissionLayout(props: MissionLayoutProps) {
  const { page, mission, days, tab, answered, shows, of, crumbs = [], children } = props
  const { words } = page
  const called = of ?? (tab === 'status' ? undefined : words.tabs[tab])
  return (
    <Layout
      page={page}
      title={mission.title ?? mission.mission}
      {...(called !== undefined && { of: called })}
      crumbs={[{ name: words.missions, path: '/' }, ...crumbs]}
      answered={answered}
      {...(shows && { shows })}
    >
      <MissionHead page={page} mission={mission} tab={tab} />
      <TimeBar page={page} answered={answered} days={days} mission={mission.mission} />
      <News page={page} answered={answered} of={{ mission: mission.mission }} />
      {!isPinned(page) && answered.position >= 0 && (
        <last-visit
          hidden
          data-mission={mission.mission}
          data-position={String(answered.position)}
          data-locale={localeTag(page.language)}
        />
      )}
      {children}
    </Layout>
  )
}
