/** What the auditors of a mission read: what to look at first, their observations, a sample, the proof of a fact, and how to check the log at home. */
import { InvalidInput } from '../engine/errors.ts'
import type { ExceptionsAnswer, ObservationsAnswer } from './answer-types.ts'
import type { ProofAnswer, SampleAnswer } from './auditors/evidence.ts'
import { Exceptions } from './auditors/exceptions.tsx'
import { type FactPlaces, factPlaces, positionsNamed } from './auditors/fact-places.tsx'
import { namedInObservations, Observations } from './auditors/observations.tsx'
import { ProofSection, proofParameter } from './auditors/proof.tsx'
import { SampleSection, sampleParameters, sampleQuery } from './auditors/sample.tsx'
import { answeredBy, type Page } from './page.ts'
import { MissionLayout, type MissionPage, missionPageOf } from './parts/mission-layout.tsx'
import { type ThingTitles, thingTitles } from './thing-titles.ts'

/** The parameters of the page: which sample is drawn, and which fact is proven. */
export const auditorsParameters = [...sampleParameters, proofParameter] as const

/** The page; undefined where there is no such mission for this reader at this pin. Who does not audit the mission is told whom it is for. */
export async function auditorsPage(asked: Page, id: string) {
  const [base, exceptions] = await Promise.all([
    missionPageOf(asked, id),
    asked.ask('/missions/{id}/exceptions', { id }, { lang: asked.language }),
  ])
  if (!base) return undefined
  // Only auditors are answered, and only for them is more asked.
  const observations = exceptions && (await asked.ask('/missions/{id}/observations', { id }))
  if (!exceptions || !observations) return <ForOthers {...base} />
  const query = sampleQuery(asked, id)
  const position = asked.state.own[proofParameter]
  const [sample, proof] = await Promise.all([
    query === undefined ? undefined : sampleFor(asked, query),
    position === undefined ? undefined : asked.proof(position),
  ])
  const drawn = typeof sample === 'object' ? sample.rows.map(({ position }) => position) : []
  const [titles, places] = await Promise.all([
    thingTitles(base.page, base.mission, namedInObservations(observations)),
    factPlaces(base.page, id, new Set([...positionsNamed(exceptions, observations), ...drawn])),
  ])
  return <ForAuditors {...base} {...{ exceptions, observations, query, sample, proof, titles, places }} />
}

/** The sample; `no seed` where none was given and no witness has given one either. Throws `InvalidInput`. */
async function sampleFor(page: Page, query: string): Promise<SampleAnswer | 'no seed' | undefined> {
  try {
    return await page.sample(query)
  } catch (error) {
    if (error instanceof InvalidInput && error.faults[0]?.pointer === 'seed') return 'no seed'
    throw error
  }
}

function ForOthers(base: MissionPage) {
  const { auditors } = base.page.words
  return (
    <MissionLayout {...base} tab="auditors" answered={answeredBy([base.mission], base.mission.lateEntries)}>
      {/* Links to a proof lead here, too. */}
      <section class="card" id="proof" aria-labelledby="for-whom">
        <h2 id="for-whom">{auditors.onlyForAuditors}</h2>
        <p>{auditors.whoElse}</p>
      </section>
    </MissionLayout>
  )
}

interface ForAuditorsProps extends MissionPage {
  readonly exceptions: ExceptionsAnswer
  readonly observations: ObservationsAnswer
  readonly query: string | undefined
  readonly sample: SampleAnswer | 'no seed' | undefined
  readonly proof: ProofAnswer | undefined
  readonly titles: ThingTitles
  readonly places: FactPlaces
}

function ForAuditors({ exceptions, observations, query, sample, proof, titles, places, ...base }: ForAuditorsProps) {
  const { page, mission } = base
  const path = `/missions/${mission.mission}`
  return (
    <MissionLayout
      {...base}
      tab="auditors"
      answered={answeredBy([exceptions, observations], exceptions.lateEntries)}
      shows={[[`${path}/exceptions`], [`${path}/observations`]]}
    >
      <Exceptions page={page} rows={exceptions.rows} places={places} />
      <Observations {...{ page, observations, titles, places }} />
      <SampleSection {...{ page, query, sample, places }} />
      <ProofSection page={page} proof={proof} />
      <AtHome page={page} mission={mission.mission} />
    </MissionLayout>
  )
}

/** How to check the log on a machine of one's own. */
function AtHome({ page, mission }: { page: Page; mission: string }) {
  const { auditors } = page.words
  const links = [
    ['/api/v1/audit/checkpoint', auditors.checkpoint],
    ['/api/v1/audit/key', auditors.key],
  ] as const
  const commands = `curl -H "Authorization: Bearer $VARDE_KEY" -o bundle.tar \\
  "$VARDE_URL/api/v1/audit/bundle?mission=${encodeURIComponent(mission)}"
node verify.mjs bundle.tar --key "$PUBLIC_KEY"`
  return (
    <section aria-labelledby="at-home">
      <h2 id="at-home">{auditors.home}</h2>
      <div class="card">
        <p>
          {auditors.fetch} {auditors.run}
        </p>
        <pre>
          <code>{commands}</code>
        </pre>
        <ul class="lines">
          {links.map(([to, name]) => (
            <li key={to}>
              <a href={to}>{name}</a>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
