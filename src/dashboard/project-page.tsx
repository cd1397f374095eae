/** One project or other measure: what it is for, who does it, with what money, at which stage, and what came of it. */
import type { ComponentChildren } from 'preact'
import type { ProjectAnswer } from './answer-types.ts'
import { known, period } from './format.ts'
import { Actions } from './forms/actions.tsx'
import { answeredBy, dayPinOf, type Page, termOf } from './page.ts'
import { Text, Who } from './parts/text.tsx'
import { ThingLink } from './parts/thing-link.tsx'
import { MoneyLines } from './portfolio/money-lines.tsx'
import { claimedThing } from './portfolio/projects.tsx'
import { Contributions } from './shared/contributions.tsx'
import { ProjectCommentary } from './shared/project-commentary.tsx'
import {
  type DecisionOnProject,
  DecisionsOnProject,
  Ending,
  Funding,
  type PortfolioTitles,
  Stages,
  Stays,
} from './shared/project-facts.tsx'
import { SharedLayout } from './shared/shared-layout.tsx'
import { type SharedMissions, sharedMissionsOf } from './shared/shared-things.ts'
import { type KnownDays, sharedDays } from './time/known-days.ts'
import { capital } from './words.ts'

/** The page; undefined where there is no such project for this reader at this pin. */
export async function projectPage(asked: Page, id: string) {
  const [project, days] = await Promise.all([
    asked.ask('/projects/{id}', { id }),
    sharedDays(asked.askAtAll, '/projects/{id}', id, dayPinOf(asked)),
  ])
  if (!project) return undefined
  const { contributions, portfolios } = project
  const named = (mission: string) =>
    contributions.filter(one => one.mission === mission).map(({ to }) => claimedThing(to))
  const [missions, titled, decisions] = await Promise.all([
    sharedMissionsOf(asked, project.missions, named),
    Promise.all(portfolios.map(({ portfolio }) => asked.ask('/portfolios/{id}', { id: portfolio }))),
    decisionsOn(asked, project),
  ])
  const portfolioTitles = new Map(titled.flatMap(one => (one ? [[one.portfolio, one.title] as const] : [])))
  const [first] = missions.values()
  const mainLanguage = first?.page.mainLanguage
  const page = mainLanguage === undefined ? asked : { ...asked, mainLanguage }
  return <Project {...{ page, project, days, missions, portfolioTitles, decisions }} />
}

/** The decisions of its missions that concern it, or on whose mandate something was recorded of it. */
async function decisionsOn(page: Page, { project, missions }: ProjectAnswer): Promise<DecisionOnProject[]> {
  const answers = await Promise.all(missions.map(id => page.ask('/missions/{id}/decisions', { id })))
  return answers.flatMap(answer =>
    (answer?.decisions ?? []).flatMap(one => {
      const concerns = 'affects' in one && one.affects.some(({ thing, id }) => thing === 'project' && id === project)
      const isMandate = one.onItsMandate.some(({ stream }) => stream === `project-${project}`)
      if (!concerns && !isMandate) return []
      const { decision, mission, question } = one
      return [{ decision, mission, question, on: 'decidedOn' in one ? one.decidedOn : null }]
    }),
  )
}

interface ProjectProps {
  readonly page: Page
  readonly project: ProjectAnswer
  readonly days: KnownDays
  readonly missions: SharedMissions
  readonly portfolioTitles: PortfolioTitles
  readonly decisions: readonly DecisionOnProject[]
}

function Project({ page, project, days, missions, portfolioTitles, decisions }: ProjectProps) {
  const { words } = page
  const writesIn = [...missions.keys()].find(id => page.signedIn?.may(['missions', 'comment'], id, id))
  return (
    <SharedLayout
      {...{ page, days, missions }}
      title={project.title}
      kind={capital(words.portfolio.kinds[project.kind])}
      stream={`project-${project.project}`}
      tab="portfolio"
      answered={answeredBy([project], project.lateEntries)}
      shows={[[`/projects/${project.project}`]]}
    >
      <InShort page={page} project={project} missions={missions} />
      {writesIn !== undefined && <Actions page={page} on="project" id={project.project} mission={writesIn} />}
      <ProjectCommentary page={page} project={project.project} missions={missions} />
      <Contributions page={page} missions={missions} contributions={project.contributions} />
      <Funding page={page} project={project} />
      <Ending page={page} project={project} />
      <DecisionsOnProject page={page} missions={missions} decisions={decisions} />
      <Stays {...{ page, project, missions, portfolioTitles }} />
      <Stages page={page} project={project} />
    </SharedLayout>
  )
}

/** The five answers, each linked to the facts below that it rests on. */
function InShort({ page, project, missions }: Pick<ProjectProps, 'page' | 'project' | 'missions'>) {
  const { words } = page
  const { projectPage } = words
  const row = (name: string, value: ComponentChildren) => (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
  const lead = [
    project.sector && termOf(words.sector, project.sector),
    project.level && project.level !== 'none' && words.portfolio.levels[project.level],
  ].filter(Boolean)
  return (
    <section class="overview" aria-labelledby="in-short">
      <h2 id="in-short" class="unseen">
        {words.overview.inShort}
      </h2>
      <dl class="pairs">
        {row(projectPage.purpose, <Purpose page={page} project={project} missions={missions} />)}
        {row(
          projectPage.who,
          <>
            <Who page={page} named={project.lead.actor ?? project.lead.name} />
            {lead.length > 0 && <span class="quiet"> · {lead.join(' · ')}</span>}
          </>,
        )}
        {row(
          projectPage.money,
          project.money.length === 0 ? (
            <span class="quiet">{words.portfolio.noMoney}</span>
          ) : (
            <a href="#money">
              <MoneyLines page={page} sums={project.money} />
            </a>
          ),
        )}
        {row(projectPage.stage, <StageNow page={page} project={project} />)}
        {row(projectPage.outcome, <Outcome page={page} project={project} />)}
      </dl>
    </section>
  )
}

/** Its summary, and the goals and indicators it claims to contribute to on the day. */
function Purpose({ page, project, missions }: Pick<ProjectProps, 'page' | 'project' | 'missions'>) {
  const claims = project.contributions.flatMap(line => {
    const of = missions.get(line.mission)
    return of && line.stands ? [{ line, of }] : []
  })
  return (
    <>
      {project.summary !== null && (
        <p>
          <Text page={page} text={project.summary} />
        </p>
      )}
      {claims.length === 0 && <p class="quiet">{page.words.projectPage.noPurpose}</p>}
      <ul>
        {claims.map(({ line, of }) => (
          <li key={line.contribution}>
            <ThingLink page={of.page} mission={line.mission} titles={of.titles} of={claimedThing(line.to)} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** The stage on the day, and since when; of the one it was registered in, since when that is known. */
function StageNow({ page, project: { stage, stages } }: Pick<ProjectProps, 'page' | 'project'>) {
  const { words, language } = page
  const line = stages.findLast(one => one.stage === stage)
  const name = capital(words.stage[stage])
  if (!line) return <>{name}</>
  const to = `#fact-${line.position}`
  if (line.on !== null) return <a href={to}>{words.projectPage.since(name, period(language, line.on))}</a>
  return (
    <>
      <a href={to}>{name}</a>{' '}
      <span class="quiet">
        · {words.indicator.known}: {known(language, line)}
      </span>
    </>
  )
}

/** How it ended; while it runs, how what it contributes was judged last. */
function Outcome({ page, project: { ended, contributions } }: Pick<ProjectProps, 'page' | 'project'>) {
  const { words, language } = page
  if (ended)
    return (
      <>
        <a href={`#fact-${ended.position}`}>{words.projectPage.ended(period(language, ended.on))}</a>:{' '}
        <Text page={page} text={ended.outcome} />
      </>
    )
  const judged = contributions.flatMap(({ verdicts, withdrawn }) => (withdrawn ? [] : verdicts.slice(-1)))
  if (judged.length === 0) return <span class="quiet">{words.projectPage.noOutcome}</span>
  return (
    <ul>
      {judged.map(line => (
        <li key={line.position}>
          <a href={`#fact-${line.position}`}>
            {words.projectPage.judged}: {words.verdict[line.verdict]}
          </a>{' '}
          (<Who page={page} named={line.by} />)
        </li>
      ))}
    </ul>
  )
}
