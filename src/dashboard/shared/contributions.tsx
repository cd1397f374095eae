/** What a project claims to contribute to: how it is to help, how much is claimed, and how others judged it. */
import type { ProjectContribution } from '../answer-types.ts'
import { number, percent, period, valued } from '../format.ts'
import { formatOf } from '../indicator/shown.ts'
import type { Page } from '../page.ts'
import { Known, Why } from '../parts/origin.tsx'
import { TableHead } from '../parts/table-head.tsx'
import { Text, Who } from '../parts/text.tsx'
import { ThingLink } from '../parts/thing-link.tsx'
import { claimedThing } from '../portfolio/projects.tsx'
import { capital } from '../words.ts'
import type { SharedMission, SharedMissions } from './shared-things.ts'

interface ContributionsProps {
  readonly page: Page
  readonly missions: SharedMissions
  readonly contributions: readonly ProjectContribution[]
}

export function Contributions({ page, missions, contributions }: ContributionsProps) {
  const { words } = page
  if (contributions.length === 0) return null
  return (
    <section aria-labelledby="contributions">
      <h2 id="contributions">{words.portfolio.contributes}</h2>
      <table class="cards" aria-labelledby="contributions">
        <TableHead
          columns={[
            words.portfolio.contributes,
            words.projectPage.how,
            words.projectPage.expected,
            words.projectPage.judged,
          ]}
        />
        <tbody>
          {contributions.map(line => {
            const of = missions.get(line.mission)
            return of && <Contribution key={line.contribution} line={line} of={of} />
          })}
        </tbody>
      </table>
    </section>
  )
}

function Contribution({ line, of }: { line: ProjectContribution; of: SharedMission }) {
  const { page, mission, titles } = of
  const { words, language } = page
  const { to, share, theory, verdicts, withdrawn, stands, from } = line
  return (
    <tr id={`fact-${line.position}`}>
      <th scope="row">
        <ThingLink page={page} mission={mission.mission} titles={titles} of={claimedThing(to)} />
        <span class="small">
          <Text page={page} text={mission.title} /> · {words.actorPage.from(period(language, from))}
        </span>
        {withdrawn !== null && <span class="flag">{words.projectPage.withdrawn}</span>}
        {withdrawn === null && !stands && <span class="flag">{words.projectPage.notInForce}</span>}
      </th>
      <td data-label={words.projectPage.how} class="about">
        <Text page={page} text={theory} />
        <div class="small">
          <Known page={page} origin={line} />
          <Why page={page} origin={line} />
        </div>
      </td>
      <td data-label={words.projectPage.expected}>
        <ExpectedValue line={line} of={of} />
        {share !== null && (
          <span class="small">
            {words.projectPage.share}: {percent(language, share)}
          </span>
        )}
      </td>
      <td data-label={words.projectPage.judged}>
        {verdicts.length === 0 && <span class="quiet">{words.projectPage.notJudged}</span>}
        <ul class="lines">
          {verdicts.toReversed().map(verdict => (
            <li key={verdict.position} id={`fact-${verdict.position}`}>
              <strong>{capital(words.verdict[verdict.verdict])}</strong>
              <span class="small">
                <Who page={page} named={verdict.by} /> · <Known page={page} origin={verdict} />
              </span>
              <Why page={page} origin={verdict} />
            </li>
          ))}
        </ul>
      </td>
    </tr>
  )
}

/** The value that is expected, in the unit of its indicator, and when. */
function ExpectedValue({
  line: { to, expected },
  of: { page, titles },
}: {
  line: ProjectContribution
  of: SharedMission
}) {
  const { language } = page
  if (expected === null) return <span class="quiet">–</span>
  const indicator = 'indicator' in to ? titles.indicators.get(to.indicator) : undefined
  return (
    <>
      <span class="number">
        {indicator ? valued(language, expected.value, formatOf(indicator)) : number(language, expected.value)}
      </span>{' '}
      <span class="small">{period(language, expected.period)}</span>
    </>
  )
}
