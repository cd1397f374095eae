/** The facts of a project below its answer: its money, stages, stays in portfolios, its end, and decisions about it. */
import type { Text as FactText } from '../../../events/shapes.ts'
import { address } from '../address.ts'
import type { ProjectAnswer } from '../answer-types.ts'
import { day, money, period } from '../format.ts'
import type { Page } from '../page.ts'
import { Known, Why } from '../parts/origin.tsx'
import { TableHead } from '../parts/table-head.tsx'
import { Text, Who } from '../parts/text.tsx'
import { capital } from '../words.ts'
import { DatedFacts } from './dated-facts.tsx'
import { MissionLink } from './shared-layout.tsx'
import type { SharedMissions } from './shared-things.ts'

interface ProjectPartProps {
  readonly page: Page
  readonly project: ProjectAnswer
}

export function Funding({ page, project: { funding } }: ProjectPartProps) {
  const { words, language } = page
  if (funding.length === 0) return null
  return (
    <section aria-labelledby="money">
      <h2 id="money">{words.portfolio.money}</h2>
      <table class="cards" aria-labelledby="money">
        <TableHead
          columns={[words.portfolio.money, words.portfolio.funder, words.portfolio.span, words.indicator.known]}
        />
        <tbody>
          {funding.map(line => (
            <tr key={line.position} id={`fact-${line.position}`}>
              <th scope="row">
                <span class="number">{money(language, line.amount, line.currency)}</span>
                <span class="small">{words.portfolio.status[line.status]}</span>
              </th>
              <td data-label={words.portfolio.funder}>
                <Who page={page} named={line.funder} />
                <span class="small">
                  <Text page={page} text={line.instrument} /> · {words.purpose[line.purpose]}
                </span>
              </td>
              <td data-label={words.portfolio.span}>
                {period(language, line.from)}
                {line.to !== undefined && line.to !== line.from && `–${period(language, line.to)}`}
              </td>
              <td data-label={words.indicator.known} class="about">
                <Known page={page} origin={line} />
                <Why page={page} origin={line} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Every stage it has been in. */
export const Stages = ({ page, project: { stages } }: ProjectPartProps) => (
  <DatedFacts
    page={page}
    id="stages"
    title={page.words.projectPage.stages}
    facts={stages.map(line => ({ origin: line, what: capital(page.words.stage[line.stage]), from: line.on }))}
  />
)

/** How it ended, and what was learnt. */
export function Ending({ page, project: { ended } }: ProjectPartProps) {
  const { words, language } = page
  if (ended === null) return null
  return (
    <section aria-labelledby="ending" id={`fact-${ended.position}`}>
      <h2 id="ending">{words.projectPage.ended(period(language, ended.on))}</h2>
      <dl class="pairs">
        <div>
          <dt>{words.projectPage.outcome}</dt>
          <dd>
            <Text page={page} text={ended.outcome} />
          </dd>
        </div>
        <div>
          <dt>{words.projectPage.lessons}</dt>
          <dd>
            <Text page={page} text={ended.lessons} />
          </dd>
        </div>
      </dl>
      <div class="small">
        <Known page={page} origin={ended} />
        <Why page={page} origin={ended} />
      </div>
    </section>
  )
}

/** The title of a portfolio by its id. */
export type PortfolioTitles = ReadonlyMap<string, FactText>

interface StaysProps extends ProjectPartProps {
  readonly missions: SharedMissions
  readonly portfolioTitles: PortfolioTitles
}

/** The portfolios it is or was in, and the missions they are of. */
export function Stays({ page, project: { portfolios }, missions, portfolioTitles }: StaysProps) {
  const { words, language } = page
  if (portfolios.length === 0) return null
  return (
    <section aria-labelledby="stays">
      <h2 id="stays">{words.projectPage.missions}</h2>
      <ul class="lines">
        {portfolios.map(line => (
          <li key={line.position} id={`fact-${line.position}`}>
            <MissionLink page={page} missions={missions} id={line.mission} />:{' '}
            <a href={`${address(page.state, `/missions/${line.mission}/portfolio`)}`}>
              <Text page={missions.get(line.mission)?.page ?? page} text={portfolioTitles.get(line.portfolio)} />
            </a>
            {!line.current && <span class="flag">{words.portfolio.left}</span>}
            <div class="small">
              {words.actorPage.from(period(language, line.from))}
              {line.until !== null && ` ${words.actorPage.until(period(language, line.until))}`}
              <Why page={page} origin={line} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A decision that concerns the project, or on whose mandate something was recorded of it. */
export interface DecisionOnProject {
  readonly decision: string
  readonly mission: string
  readonly question: FactText | undefined
  /** The day it was taken; null: there is only advice. */
  readonly on: string | null
}

interface DecisionsOnProjectProps {
  readonly page: Page
  readonly missions: SharedMissions
  readonly decisions: readonly DecisionOnProject[]
}

export function DecisionsOnProject({ page, missions, decisions }: DecisionsOnProjectProps) {
  const { words, language } = page
  if (decisions.length === 0) return null
  return (
    <section aria-labelledby="decisions">
      <h2 id="decisions">{words.projectPage.decisions}</h2>
      <ul class="lines">
        {decisions.map(({ decision, mission, question, on }) => (
          <li key={decision}>
            <a href={address(page.state, `/decisions/${decision}`)}>
              <Text page={missions.get(mission)?.page ?? page} text={question} />
            </a>
            <span class="small">{on === null ? words.decisions.advisedOnly : day(language, on)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
