/** The projects and other measures of a mission, what they claim to contribute to, and what is missing among them. */
import { address } from '../address.ts'
import type { PortfolioAnswer, PortfolioProject } from '../answer-types.ts'
import { percent } from '../format.ts'
import { type Page, termOf } from '../page.ts'
import { TableHead } from '../parts/table-head.tsx'
import { Text, Who } from '../parts/text.tsx'
import { ThingLink } from '../parts/thing-link.tsx'
import type { ThingReference, ThingTitles } from '../thing-titles.ts'
import { capital } from '../words.ts'

type Contribution = PortfolioProject['contributions'][number]

/** The goal or indicator that something is claimed to contribute to. */
export const claimedThing = (to: Contribution['to']): ThingReference =>
  'goal' in to ? { thing: 'goal', id: to.goal } : { thing: 'indicator', id: to.indicator }

interface ProjectsProps {
  readonly page: Page
  readonly portfolio: PortfolioAnswer
  readonly titles: ThingTitles
}

export function Projects({ page, portfolio, titles }: ProjectsProps) {
  const { words } = page
  return (
    <section aria-labelledby="projects">
      <h2 id="projects">{words.portfolio.list}</h2>
      <table class="cards" aria-labelledby="projects">
        <TableHead
          columns={[
            capital(words.portfolio.kinds.project),
            words.portfolio.lead,
            words.portfolio.stage,
            words.portfolio.contributes,
          ]}
        />
        <tbody>
          {portfolio.projects.map(project => (
            <tr key={project.project} id={`project-${project.project}`}>
              <th scope="row">
                <a href={address(page.state, `/projects/${project.project}`)}>
                  <Text page={page} text={project.title} />
                </a>
                <span class="small">{capital(words.portfolio.kinds[project.kind])}</span>
                {!project.current && <span class="flag">{words.portfolio.left}</span>}
              </th>
              <td data-label={words.portfolio.lead}>
                <Who page={page} named={project.lead.actor ?? project.lead.name} />
                <span class="small">
                  {[
                    project.sector && termOf(words.sector, project.sector),
                    project.level && project.level !== 'none' && words.portfolio.levels[project.level],
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </td>
              <td data-label={words.portfolio.stage}>{capital(words.stage[project.stage])}</td>
              <td data-label={words.portfolio.contributes}>
                <Contributions page={page} portfolio={portfolio} titles={titles} project={project} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Contributions({ page, portfolio, titles, project }: ProjectsProps & { project: PortfolioProject }) {
  const { words, language } = page
  const claims = project.contributions.filter(({ stands, mission }) => stands && mission === portfolio.mission)
  if (claims.length === 0) return null
  return (
    <ul class="lines">
      {claims.map(({ contribution, to, share, verdict }) => (
        <li key={contribution}>
          <ThingLink page={page} mission={portfolio.mission} titles={titles} of={claimedThing(to)} />
          <span class="small">
            {[share !== null && percent(language, share), verdict !== null && words.verdict[verdict]]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** How much of the change in each goal or indicator projects claim together; above the whole is marked. */
export function Claims({ page, portfolio, titles }: ProjectsProps) {
  const { words, language } = page
  const titleOf = new Map(portfolio.projects.map(({ project, title }) => [project, title]))
  if (portfolio.shares.length === 0) return null
  return (
    <section aria-labelledby="claims">
      <h2 id="claims">{words.portfolio.claims}</h2>
      <table class="cards" aria-labelledby="claims">
        <TableHead columns={[words.portfolio.contributes, words.portfolio.claimed, words.portfolio.list]} />
        <tbody>
          {portfolio.shares.map(({ to, share, doubleCounting, counted }) => (
            <tr key={JSON.stringify(to)}>
              <th scope="row">
                <ThingLink page={page} mission={portfolio.mission} titles={titles} of={claimedThing(to)} />
              </th>
              <td data-label={words.portfolio.claimed}>
                <strong class="number">{percent(language, share)}</strong>
                {doubleCounting && (
                  <>
                    {' '}
                    <span class="flag disputed">{words.portfolio.over}</span>
                    <span class="small">{words.portfolio.countedTwice}</span>
                  </>
                )}
              </td>
              <td data-label={words.portfolio.list}>
                <ul class="lines">
                  {counted.map(({ project, amount }) => (
                    <li key={project}>
                      <a href={address(page.state, `/projects/${project}`)}>
                        <Text page={page} text={titleOf.get(project) ?? project} />
                      </a>{' '}
                      {percent(language, amount)}
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** What is missing among the projects that run. */
export function Holes({ page, portfolio }: Omit<ProjectsProps, 'titles'>) {
  const { words } = page
  const { holes, projects } = portfolio
  const titles = holes.projectsWithoutGoals.flatMap(id => projects.find(({ project }) => project === id) ?? [])
  const lists = [
    [words.portfolio.sectorsWithout, holes.sectors.map(sector => termOf(words.sector, sector))],
    [words.portfolio.levelsWithout, holes.levels.map(level => words.portfolio.levels[level])],
  ] as const
  return (
    <section aria-labelledby="holes">
      <h2 id="holes">{words.portfolio.holes}</h2>
      <dl class="pairs">
        {titles.length > 0 && (
          <div>
            <dt>{words.portfolio.withoutGoals}</dt>
            <dd>
              <ul class="lines">
                {titles.map(({ project, title }) => (
                  <li key={project}>
                    <a href={`#project-${project}`}>
                      <Text page={page} text={title} />
                    </a>
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
        {lists.map(
          ([name, missing]) =>
            missing.length > 0 && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{missing.join(', ')}</dd>
              </div>
            ),
        )}
      </dl>
      {holes.stages !== null && (
        <p>{holes.stages === 'all-early' ? words.portfolio.allEarly : words.portfolio.allLate}</p>
      )}
    </section>
  )
}
