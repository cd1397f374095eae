/** An intervention (a project or other measure) on a day: its stage, who leads it, and the portfolios it is in. */
import { z } from 'zod'
import { actorShape } from '../../events/actor.ts'
import type { ProjectFact } from '../../events/catalogue.ts'
import {
  contributionShape as claimedShape,
  endingShape,
  fundingShape,
  projectKinds,
  type Stage,
  stages,
  verdictShape,
} from '../../events/project.ts'
import { id, period, text } from '../../events/shapes.ts'
import { lineJson, lineShape, originJson, originShape } from '../base/answer-json.ts'
import { factsInPin } from '../base/facts-in-pin.ts'
import type { Pin } from '../base/pin.ts'
import type { Shaped } from '../base/shaped.ts'
import type { Viewer } from '../base/viewer.ts'
import type { FactReader } from '../figures/fact-reader.ts'
import { type ActorAt, actorAt, lastOfActors } from './actor.ts'
import { type ActorName, actorNameShape } from './actor-names.ts'
import { everIn, lastOfProjects, type StayAt, staysOf, staysOn } from './portfolio.ts'
import { type ContributionAt, isRunning, type ProjectAt, projectAt, stageOn, standsOn } from './project.ts'

const EARLY: readonly Stage[] = ['idea', 'experiment', 'pilot']
const LATE: readonly Stage[] = ['scaling', 'embedded']

/** A project as it is on the day of a pin. */
export interface Intervention {
  readonly project: string
  readonly at: ProjectAt
  readonly stage: Stage
  /** Null: stopped or ended. */
  readonly maturity: 'early' | 'late' | null
  /** Neither stopped nor ended on the day. */
  readonly running: boolean
  /** Its stays in portfolios of the missions the viewer sees. */
  readonly stays: readonly StayAt[]
  /** The portfolios it is in on the day. */
  readonly in: readonly string[]
  /** The actor that leads it; undefined: its lead is no registered actor. */
  readonly lead: ActorAt | undefined
  /** Claims in force on the day, to missions the viewer sees. */
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
const leadsOf = (reader: FactReader, projects: readonly string[]): string[] =>
  projects.flatMap(id =>
    reader
      .facts<ProjectFact>(`project-${id}`)
      .flatMap(({ type, data }) => (type === 'project-registered' ? [data.lead] : [])),
  )

/** Last position up to `at` among the facts of projects, their portfolios and the actors that lead them; −1: none. */
export const lastOfInterventions = (reader: FactReader, projects: readonly string[], at: number): number =>
  Math.max(lastOfProjects(reader, projects, at), lastOfActors(reader, leadsOf(reader, projects), at))

/**
 * Facts of interventions that were recorded after the pin's day: of the projects, their portfolios (and these `portfolios`),
 * and their leads. Each stream is counted once.
 */
export function lateOfInterventions(
  reader: FactReader,
  interventions: readonly Intervention[],
  pin: Pin,
  portfolios: readonly string[] = [],
): number {
  const streams = new Set(portfolios.map(id => `portfolio-${id}`))
  for (const { project, stays, lead } of interventions) {
    streams.add(`project-${project}`)
    for (const { portfolio } of stays) streams.add(`portfolio-${portfolio}`)
    if (lead) streams.add(`actor-${lead.actor}`)
  }
  return [...streams].map(stream => factsInPin(reader.facts(stream), pin).lateEntries).reduce((sum, n) => sum + n, 0)
}

/** The goals a claim is to: the one it names, or those of the indicator it names. */
export const goalsOf = ({ to }: ContributionAt, goalsOfIndicator: ReadonlyMap<string, readonly string[]>) =>
  'goal' in to ? [to.goal] : (goalsOfIndicator.get(to.indicator) ?? [])

const { contribution: _contribution, ...verdictFields } = verdictShape

const contributionShape = lineShape({
  ...claimedShape,
  share: claimedShape.share.unwrap().nullable(),
  expected: claimedShape.expected.unwrap().nullable(),
  stands: z.boolean().describe('It has begun by the day, and was not withdrawn.'),
  verdict: verdictFields.verdict.nullable().describe('The latest one.'),
  verdicts: z.array(lineShape(verdictFields)),
  withdrawn: originShape.nullable(),
})

const contributionJson = (
  { verdicts, withdrawn, share, expected, ...line }: ContributionAt,
  on: string,
): Shaped<typeof contributionShape> => ({
  ...lineJson(line),
  share: share ?? null,
  expected: expected ?? null,
  stands: standsOn({ verdicts, withdrawn, ...line }, on),
  verdict: verdicts.at(-1)?.verdict ?? null,
  verdicts: verdicts.map(lineJson),
  withdrawn: withdrawn && originJson(withdrawn),
})

const stayShape = lineShape({
  portfolio: id,
  mission: id,
  from: period,
  until: period.nullable(),
  current: z.boolean().describe('It is in the portfolio on the day.'),
  left: originShape.nullable(),
})

const stayJson = (
  { left, closed: _closed, project: _project, ...line }: StayAt,
  current: boolean,
): Shaped<typeof stayShape> => ({
  ...lineJson(line),
  current,
  left: left && originJson(left),
})

export const interventionShape = z.strictObject({
  project: id,
  title: text,
  kind: z.enum(projectKinds),
  summary: text.nullable(),
  lead: actorNameShape,
  sector: actorShape.sector.nullable().describe('Of the actor that leads it; null: it is not registered.'),
  level: actorShape.level.nullable().describe('Of the actor that leads it; null: it is not registered.'),
  country: actorShape.country
    .unwrap()
    .nullable()
    .describe('Of the actor that leads it; null: it is not registered, or without one.'),
  stage: z.enum(stages),
  maturity: z.enum(['early', 'late']).nullable().describe('Null: stopped or ended.'),
  running: z.boolean().describe('Neither stopped nor ended on the day.'),
  in: z.array(id).describe('The portfolios it is in on the day.'),
  portfolios: z.array(stayShape).describe('Every stay in a portfolio.'),
  contributions: z.array(contributionShape),
  funding: z.array(lineShape(fundingShape)),
  ended: lineShape(endingShape).nullable(),
})

/** An intervention with all that the viewer sees of it. */
export function interventionJson(
  intervention: Intervention,
  pin: Pin,
  nameOf: (words: string) => ActorName,
  viewer: Viewer,
): Shaped<typeof interventionShape> {
  const { project, at, stage, maturity, running, lead } = intervention
  const { title, kind, summary, lead: words } = at.registered
  return {
    project,
    title,
    kind,
    summary: summary ?? null,
    lead: nameOf(words),
    sector: lead?.registered.sector ?? null,
    level: lead?.registered.level ?? null,
    country: lead?.registered.country ?? null,
    stage,
    maturity,
    running,
    in: intervention.in,
    portfolios: intervention.stays.map(stay => stayJson(stay, staysOn(stay, pin.on))),
    contributions: at.contributions
      .filter(({ mission }) => viewer.sees(mission) !== 'nothing')
      .map(one => contributionJson(one, pin.on)),
    funding: at.funding.map(lineJson),
    ended: at.ended && lineJson(at.ended),
  }
}
