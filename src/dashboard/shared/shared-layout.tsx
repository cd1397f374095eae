/** The frame of the page of a project or an actor: its title, the choice of a day, and below them what the page is about. */
import type { ComponentChildren } from 'preact'
import type { Text as FactText } from '../../../events/shapes.ts'
import { address } from '../address.ts'
import type { Answered, Page } from '../page.ts'
import { Layout, type LayoutProps } from '../parts/layout.tsx'
import { Text } from '../parts/text.tsx'
import type { KnownDays } from '../time/known-days.ts'
import { News } from '../time/news.tsx'
import { TimeBar } from '../time/time-bar.tsx'
import type { SharedMissions } from './shared-things.ts'

interface SharedLayoutProps extends Required<Pick<LayoutProps, 'shows'>> {
  readonly page: Page
  readonly title: FactText
  /** What kind of thing it is, in words. */
  readonly kind: string
  /** The stream that it is the life of. */
  readonly stream: string
  readonly missions: SharedMissions
  /** The page of a mission on which it is listed. */
  readonly tab: 'portfolio' | 'people'
  readonly days: KnownDays
  readonly answered: Answered
  readonly children: ComponentChildren
}

/** The frame; the first of its missions is the one to go back to. */
export function SharedLayout(props: SharedLayoutProps) {
  const { page, title, kind, stream, missions, tab, days, answered, shows, children } = props
  const [first] = missions.values()
  const path = first && `/missions/${first.mission.mission}`
  return (
    <Layout
      page={page}
      title={title}
      crumbs={[
        { name: page.words.missions, path: '/' },
        ...(first && path !== undefined
          ? [
              { name: <Text page={first.page} text={first.mission.title} />, path },
              { name: page.words.tabs[tab], path: `${path}/${tab}` },
            ]
          : []),
      ]}
      answered={answered}
      shows={shows}
    >
      <h1 class="of-figures">
        <Text page={page} text={title} />
      </h1>
      <p class="kind">{kind}</p>
      <TimeBar page={page} days={days} answered={answered} />
      <News page={page} answered={answered} of={{ stream }} />
      {children}
    </Layout>
  )
}

/** A mission by its title, linked to it. */
export const MissionLink = ({ page, missions, id }: { page: Page; missions: SharedMissions; id: string }) => {
  const of = missions.get(id)
  if (!of) return null
  return (
    <a href={address(page.state, `/missions/${id}`)}>
      <Text page={of.page} text={of.mission.title} />
    </a>
  )
}
