/** The groups and bodies of a mission with their members, the phases it has been through, and its releases. */
import type { Text as FactText } from '../../../events/shapes.ts'
import type { MissionAnswer } from '../answer-types.ts'
import type { Ask } from '../asking.ts'
import { period } from '../format.ts'
import { type Page, termOf } from '../page.ts'
import { membershipTime } from '../shared/membership-time.ts'
import { capital } from '../words.ts'
import { Known, Why } from './origin.tsx'
import { Text, Who } from './text.tsx'

export function Bodies({ page, mission: { bodies, actors, phases } }: { page: Page; mission: MissionAnswer }) {
  const { words, language } = page
  if (bodies.length === 0 && actors.length === 0 && phases.length === 0) return null
  const others = actors.filter(member => member.bodies.length === 0)
  return (
    <section aria-labelledby="bodies">
      <h2 id="bodies">{words.mission.bodies}</h2>
      <ul class="lines">
        {bodies.map(body => (
          <li key={body.body}>
            <strong>
              <Text page={page} text={body.name} />
            </strong>{' '}
            <span class="kind">{capital(termOf(words.body, body.kind))}</span>
            {body.dissolved && <span class="flag">{words.mission.dissolved}</span>}
            {body.mandate !== undefined && (
              <p>
                <Text page={page} text={body.mandate} />
              </p>
            )}
            <BodyMembers page={page} members={actors.filter(member => member.bodies.includes(body.body))} />
            <div class="small">
              {words.indicator.known}: <Known page={page} origin={body} />
              <Why page={page} origin={body} />
            </div>
          </li>
        ))}
      </ul>
      {others.length > 0 && <h3>{words.actorPage.others}</h3>}
      <BodyMembers page={page} members={others} />
      {phases.length > 0 && <h3>{words.mission.phases}</h3>}
      <ul class="lines">
        {phases.map(phase => (
          <li key={phase.position}>
            <strong>{words.mission.begun(capital(words.phase[phase.phase]), period(language, phase.from))}</strong>
            <div class="small">
              <Why page={page} origin={phase} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Members by name, each from when until when; those that have left come last. */
function BodyMembers({ page, members }: { page: Page; members: MissionAnswer['actors'] }) {
  if (members.length === 0) return null
  return (
    <ul class="facts">
      {members
        .toSorted((a, b) => Number(b.current) - Number(a.current))
        .map(member => (
          <li key={member.position} class={member.current ? '' : 'quiet'}>
            <Who page={page} named={member.actor ?? member.name} /> {membershipTime(page, member)}
          </li>
        ))}
    </ul>
  )
}

/** A release with its title and the position it froze; one that the reader may not see has its id alone. */
export interface NamedRelease {
  readonly release: string
  readonly title: FactText
  readonly position?: number
}

export const namedReleases = (ask: Ask, releases: readonly string[]): Promise<NamedRelease[]> =>
  Promise.all(releases.map(async id => (await ask('/releases/{id}', { id })) ?? { release: id, title: id }))

export function Releases({ page, releases }: { page: Page; releases: readonly NamedRelease[] }) {
  if (releases.length === 0) return null
  return (
    <section aria-labelledby="releases">
      <h2 id="releases">{page.words.mission.releases}</h2>
      <ul>
        {releases.map(({ release, title }) => (
          <li key={release}>
            <a href={`/api/v1/releases/${release}`}>
              <Text page={page} text={title} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
