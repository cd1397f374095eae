/** The facts of an actor below its answer: its memberships with what it promised, its names over time, and what it was made from and became. */
import type { ComponentChildren } from 'preact'
import { address } from '../address.ts'
import type { ActorAnswer } from '../answer-types.ts'
import { period } from '../format.ts'
import type { Page } from '../page.ts'
import { Why } from '../parts/origin.tsx'
import { TableHead } from '../parts/table-head.tsx'
import { Text, Who } from '../parts/text.tsx'
import { DatedFacts } from './dated-facts.tsx'
import { membershipTime } from './membership-time.ts'
import { MissionLink } from './shared-layout.tsx'
import type { SharedMissions } from './shared-things.ts'

type Membership = ActorAnswer['missions'][number]

interface MembershipsProps {
  readonly page: Page
  readonly missions: SharedMissions
  readonly memberships: readonly Membership[]
}

/** Every membership in a mission, those that have ended too. */
export function Memberships({ page, missions, memberships }: MembershipsProps) {
  const { words } = page
  if (memberships.length === 0) return null
  return (
    <section aria-labelledby="memberships">
      <h2 id="memberships">{words.actorPage.takesPart}</h2>
      <table class="cards" aria-labelledby="memberships">
        <TableHead
          columns={[
            words.search.things.mission,
            words.actorPage.roles,
            words.portfolio.span,
            words.actorPage.commitment,
            words.mission.why,
          ]}
        />
        <tbody>
          {memberships.map(stay => {
            const ofIts = missions.get(stay.mission)?.page ?? page
            return (
              <tr key={stay.position} id={`fact-${stay.position}`}>
                <th scope="row">
                  <MissionLink page={page} missions={missions} id={stay.mission} />
                </th>
                <td data-label={words.actorPage.roles}>
                  <ul class="lines">
                    {stay.roles.map(role => (
                      <li key={role}>
                        <Text page={ofIts} text={role} />
                      </li>
                    ))}
                    {stay.bodies.map(body => (
                      <li key={body}>
                        <Who page={ofIts} named={body} />
                      </li>
                    ))}
                  </ul>
                </td>
                <td data-label={words.portfolio.span}>{membershipTime(page, stay)}</td>
                <td data-label={words.actorPage.commitment} class={stay.commitment === null ? 'none' : ''}>
                  {stay.commitment === null ? (
                    <span class="quiet">–</span>
                  ) : (
                    <Text page={ofIts} text={stay.commitment} />
                  )}
                </td>
                <td data-label={words.mission.why} class="about">
                  <Why page={ofIts} origin={stay} />
                  {stay.left && <Why page={ofIts} origin={stay.left} />}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

interface ActorPartProps {
  readonly page: Page
  readonly actor: ActorAnswer
}

/** Every name it has had. */
export const Names = ({ page, actor: { names } }: ActorPartProps) => (
  <DatedFacts
    page={page}
    id="names"
    title={page.words.actorPage.named}
    facts={names.map(line => ({ origin: line, what: <Text page={page} text={line.name} />, from: line.from }))}
  />
)

/** What it was merged or split from and into, its number in the register, and its fields. */
export function Register({ page, actor }: ActorPartProps) {
  const { words, language, state } = page
  const { lineage, organisationNumber, disciplines } = actor
  const row = (name: string, value: ComponentChildren) => (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
  const link = ({ actor: id, name }: { readonly actor: string | null; readonly name: string }) =>
    id === null ? (
      <Text page={page} text={name} />
    ) : (
      <a href={address(state, `/actors/${id}`)}>
        <Text page={page} text={name} />
      </a>
    )
  const list = (all: readonly ComponentChildren[]) => (
    <ul class="lines">
      {all.map((each, i) => (
        <li key={String(i)}>{each}</li>
      ))}
    </ul>
  )
  const { into, from } = lineage
  if (!into && from.length === 0 && organisationNumber === null && disciplines.length === 0) return null
  return (
    <dl class="pairs">
      {into &&
        row(
          words.actorPage[into.how],
          <>
            {list(into.into.map(link))}
            <span class="small">{words.actorPage.from(period(language, into.from))}</span>
          </>,
        )}
      {from.length > 0 && row(words.actorPage.madeFrom, list(from.map(link)))}
      {organisationNumber !== null && row(words.actorPage.organisationNumber, organisationNumber)}
      {disciplines.length > 0 &&
        row(words.actorPage.disciplines, list(disciplines.map(each => <Text key={each} page={page} text={each} />)))}
    </dl>
  )
}
