/** The portfolio of a mission: what is tried for which goals, with which money, for how long, and what is missing. */
import type { PortfolioAnswer } from './answer-types.ts'
import { answeredBy, type Page } from './page.ts'
import { MissionLayout, type MissionPage, missionPageOf } from './parts/mission-layout.tsx'
import { Filters, portfolioFilters } from './portfolio/filters.tsx'
import { Horizon, Money } from './portfolio/funding.tsx'
import { Matrix } from './portfolio/matrix.tsx'
import { Claims, claimedThing, Holes, Projects } from './portfolio/projects.tsx'
import { type ThingTitles, thingTitles } from './thing-titles.ts'

/** The page; undefined where there is no such mission for this reader at this pin. */
export async function portfolioPage(asked: Page, id: string) {
  const [base, portfolio] = await Promise.all([
    missionPageOf(asked, id),
    asked.ask('/missions/{id}/portfolio', { id }, asked.state.own),
  ])
  if (!base || !portfolio) return undefined
  const { projects, shares } = portfolio
  const claimed = [...projects.flatMap(({ contributions }) => contributions), ...shares].map(({ to }) =>
    claimedThing(to),
  )
  return <Portfolio {...base} portfolio={portfolio} titles={await thingTitles(base.page, base.mission, claimed)} />
}

interface PortfolioProps extends MissionPage {
  readonly portfolio: PortfolioAnswer
  readonly titles: ThingTitles
}

function Portfolio({ portfolio, titles, ...base }: PortfolioProps) {
  const { page, mission } = base
  const { words, state } = page
  const isFiltered = portfolioFilters.some(name => state.own[name] !== undefined)
  const isEmpty = portfolio.projects.length === 0
  return (
    <MissionLayout
      {...base}
      tab="portfolio"
      answered={answeredBy([portfolio], portfolio.lateEntries)}
      shows={[[`/missions/${mission.mission}/portfolio`, state.own]]}
    >
      {(!isEmpty || isFiltered) && <Filters page={page} countries={portfolio.countries} />}
      {isEmpty ? (
        <p class="card">{isFiltered ? words.portfolio.noneFitting : words.portfolio.none}</p>
      ) : (
        <>
          <Matrix page={page} portfolio={portfolio} />
          <Money page={page} portfolio={portfolio} />
          <Horizon page={page} portfolio={portfolio} />
          <Claims page={page} portfolio={portfolio} titles={titles} />
          {!isFiltered && <Holes page={page} portfolio={portfolio} />}
          <Projects page={page} portfolio={portfolio} titles={titles} />
        </>
      )}
    </MissionLayout>
  )
}
