/** What is a project or other measure on a day? Its stage, who leads it, and every portfolio it is in, once. */
import type { ProjectFact } from '../../events/catalogue.ts'
import type { Stage } from '../../events/project.ts'
import { lineJson, originJson } from '../base/answer-json.ts'
import type { Pin } from '../base/pin.ts'
import type { Viewer } from '../base/viewer.ts'
import type { FactReader } from '../figures/fact-reader.ts'
import { type ActorAt, actorAt } from './actor.ts'
import type { ActorName } from './actor-names.ts'
import { everIn, type StayAt, staysOf, staysOn } from './portfolio.ts'
import { type ContributionAt, isRunning, type ProjectAt, projectAt, stageOn, standsOn } from './project.ts'

const EARLY: readonly Stage[] = ['idea', 'experiment', 'pilot']
const LATE: readonly Stage[] = ['scaling', 'embedded']

export interface Intervention {
  readonly project: string
  readonly at: ProjectAt
  readonly stage: Stage
  /** Null: stopped or ended. */
  readonly maturity: 'early' | 'late' | null
  /** Neither stopped nor ended on the day. */
  readonly running: boolean
  /** In portfolios of the missions the reader sees. */
  readonly stays: readonly StayAt[]
  /** The portfolios it is in on the day. */
  readonly in: readonly string[]
  /** The actor that leads it; undefined: who leads it is not registered. */
  readonly lead: ActorAt | undefined
  /** Claims that stand on the day, to missions the reader sees. */
  readonly claims: readonly ContributionAt[]
}

/** Projects on the pin's day, each once; those not registered at the pin are left out. */
export function interventionsOf(
  reader: FactReader,
  projects: Iterable<string>,
  pin: Pin,
  { sees }: Viewer,
): Intervention[] {
  const once = new Set(projects)
  const stays = staysOf(reader, once, pin)
  const isSeen = ({ mission }: { readonly mission: string }): boolean => sees(mission) !== 'nothing'
  return [...once].flatMap(project => {
    const at = projectAt(reader, project, pin)
    if (!at) return []
    const seen = (stays.get(project) ?? []).filter(isSeen)
    const [stage, running] = [stageOn(at, pin.on), isRunning(at, pin.on)]
    const maturity = !running ? null : EARLY.includes(stage) ? 'early' : LATE.includes(stage) ? 'late' : null
    const lead = actorAt(reader, at.registered.lead, pin)
    const claims = at.contributions.filter(one => standsOn(one, pin.on) && isSeen(one))
    const now = [...new Set(seen.filter(stay => staysOn(stay, pin.on)).map(({ portfolio }) => portfolio))]
    return [{ project, at, stage, maturity, running, stays: seen, in: now, lead, claims }]
  })
}

/** Whether it is in a portfolio of the mission on the day. */
export const isIn = ({ stays }: Intervention, mission: string, on: string): boolean =>
  stays.some(stay => stay.mission === mission && staysOn(stay, on))

/** Projects that ever joined a portfolio of the mission or claimed to contribute to it, whenever that was. */
export function projectsOf(reader: FactReader, mission: string): string[] {
  const joined = reader.ofMission(mission, 'portfolio').flatMap(id => everIn(reader, id))
  const claiming = reader
    .all('project')
    .filter(id =>
      reader
        .facts<ProjectFact>(`project-${id}`)
        .some(({ type, data }) => type === 'contribution-claimed' && data.mission === mission),
    )
  return [...new Set([...joined, ...claiming])]
}

/** Who leads these projects: ids of actors, or words. */
export const leadsOf = (reader: FactReader, projects: readonly string[]): string[] =>
  projects.flatMap(id =>
    reader
      .facts<ProjectFact>(`project-${id}`)
      .flatMap(({ type, data }) => (type === 'project-registered' ? [data.lead] : [])),
  )

/** Goals a claim of the mission is to: the one named, or those of the indicator named. */
export const goalsOf = ({ to }: ContributionAt, goalsOfIndicator: ReadonlyMap<string, readonly string[]>) =>
  'goal' in to ? [to.goal] : (goalsOfIndicator.get(to.indicator) ?? [])

const contributionJson = ({ verdicts, withdrawn, share, expected, ...line }: ContributionAt, on: string) => ({
  ...lineJson(line),
  share: share ?? null,
  expected: expected ?? null,
  stands: standsOn({ verdicts, withdrawn, ...line }, on),
  verdict: verdicts.at(-1)?.verdict ?? null,
  verdicts: verdicts.map(lineJson),
  withdrawn: withdrawn && originJson(withdrawn),
})

const stayJson = ({ left, closed: _closed, project: _project, ...line }: StayAt, current: boolean) => ({
  ...lineJson(line),
  current,
  left: left && originJson(left),
})

/** A project with all a reader sees of it. */
export function interventionJson(
  measure: Intervention,
  pin: Pin,
  nameOf: (words: string) => ActorName,
  viewer: Viewer,
) {
  const { project, at, stage, maturity, running, lead } = measure
  const { title, kind, summary, lead: words } = at.registered
  return {
    project,
    title,
    kind,
    summary: summary ?? null,
    lead: nameOf(words),
    sector: lead?.registered.sector ?? null,
    level: lead?.registered.level ?? null,
    stage,
    maturity,
    running,
    in: measure.in,
    portfolios: measure.stays.map(stay => stayJson(stay, staysOn(stay, pin.on))),
    contributions: at.contributions
      .filter(({ mission }) => viewer.sees(mission) !== 'nothing')
      .map(one => contributionJson(one, pin.on)),
    funding: at.funding.map(lineJson),
    ended: at.ended && lineJson(at.ended),
  }
}
