/** What is done to reach the goals? A portfolio, a project, and the map of all that a mission's portfolios hold. */
import type { MissionFact, PortfolioFact } from '../../../events/catalogue.ts'
import { day } from '../../../events/shapes.ts'
import { originJson } from '../../base/answer-json.ts'
import { factsInPin } from '../../base/facts-in-pin.ts'
import type { Pin } from '../../base/pin.ts'
import type { FactReader } from '../../figures/fact-reader.ts'
import { lastOfActors } from '../../things/actor.ts'
import { actorNamesAt, namesInQuery } from '../../things/actor-names.ts'
import {
  type Intervention,
  interventionJson,
  interventionsOf,
  isIn,
  leadsOf,
  projectsOf,
} from '../../things/intervention.ts'
import { lateAmong, membersOf } from '../../things/members.ts'
import { foldMission } from '../../things/mission.ts'
import { everIn, lastOfProjects, portfolioAt } from '../../things/portfolio.ts'
import { goalRows, holesOf, type MissionWork } from '../../things/portfolio-holes.ts'
import { earlyMoneyOf, moneyOf, sharesOf } from '../../things/portfolio-sums.ts'
import { lastBegun, maySee, missionsOfProject } from '../../things/shared-visibility.ts'
import { defineView, ofMission, untyped } from '../view.ts'

const query = { on: day.optional(), names: namesInQuery }

/** Facts of projects, their portfolios and their leads that were recorded after the pin's day, each stream once. */
function lateOf(
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

const lastWithLeads = (reader: FactReader, projects: readonly string[], at: number): number =>
  Math.max(lastOfProjects(reader, projects, at), lastOfActors(reader, leadsOf(reader, projects), at))

/** What a mission holds on the day, or those projects of it. */
function heldBy(
  reader: FactReader,
  mission: string,
  pin: Pin,
  interventions: readonly Intervention[],
): MissionWork | undefined {
  const found = foldMission(reader.facts<MissionFact>(`mission-${mission}`), pin)
  return found && { mission, goals: found.goals, members: membersOf(reader, mission, pin), interventions }
}

/** What projects come to together: money of those in a portfolio on the day, shares of all claims that stand. */
function sums(interventions: readonly Intervention[], current: readonly Intervention[], mission: string) {
  const shares = sharesOf(interventions, mission)
  return {
    money: moneyOf(current),
    earlyMoney: earlyMoneyOf(current),
    shares,
    doubleCounting: shares.filter(one => one.doubleCounting),
  }
}

export const missionPortfolio = defineView({
  path: '/missions/{id}/portfolio',
  summary:
    'The map of the mission’s projects and other measures: goals, stages, sectors, levels and money, with holes and double counting.',
  query,
  version: 1,
  // A project may be in portfolios of other missions too, and which of those are told depends on what the reader sees.
  about: (reader, params) => ofMission.about(reader, params) && 'missions',
  touched: (reader, { id = '' }, at) =>
    Math.max(reader.lastPositionOf(id, at), lastWithLeads(reader, projectsOf(reader, id), at)),
  answer: untyped,
  fold: ({ reader, pin, viewer, params: { id = '' }, query: { names } }) => {
    if (viewer.sees(id) === 'nothing') return undefined
    const mission = foldMission(reader.facts<MissionFact>(`mission-${id}`), pin)
    if (!mission) return undefined
    const isOfIt = (one: { readonly mission: string }): boolean => one.mission === id
    const interventions = interventionsOf(reader, projectsOf(reader, id), pin, viewer).filter(
      ({ stays, at }) => stays.some(isOfIt) || at.contributions.some(isOfIt),
    )
    const current = interventions.filter(one => isIn(one, id, pin.on))
    const members = membersOf(reader, id, pin)
    const held = { mission: id, goals: mission.goals, members, interventions }
    const nameOf = actorNamesAt(reader, pin, names)
    const portfolios = reader.ofMission(id, 'portfolio').flatMap(one => portfolioAt(reader, one, pin) ?? [])
    return {
      mission: id,
      title: mission.title,
      portfolios: portfolios.map(({ portfolio, opened, closed }) => ({
        portfolio,
        title: opened.title,
        purpose: opened.purpose,
        closed: closed !== null,
        projects: current.filter(one => one.in.includes(portfolio)).map(({ project }) => project),
      })),
      projects: interventions.map(one => ({
        ...interventionJson(one, pin, nameOf, viewer),
        current: current.includes(one),
      })),
      goals: goalRows(held),
      holes: holesOf(held, current),
      ...sums(interventions, current, id),
      lateEntries:
        lateAmong(members, mission.lateEntries) +
        lateOf(
          reader,
          interventions,
          pin,
          portfolios.map(one => one.portfolio),
        ),
    }
  },
})

const missionOfPortfolio = (reader: FactReader, id: string): string | undefined =>
  reader
    .facts<PortfolioFact>(`portfolio-${id}`)
    .flatMap(f => (f.type === 'portfolio-opened' ? [f.data.mission] : []))[0]

export const portfolio = defineView({
  path: '/portfolios/{id}',
  summary: 'A portfolio: its projects from when until when, what they come to together, and its holes.',
  query,
  version: 1,
  about: (reader, { id = '' }) => (missionOfPortfolio(reader, id) === undefined ? undefined : 'missions'),
  touched: (reader, { id = '' }, at) =>
    Math.max(
      reader.lastPositionOf(missionOfPortfolio(reader, id) ?? '', at),
      lastWithLeads(reader, everIn(reader, id), at),
    ),
  answer: untyped,
  fold: ({ reader, pin, viewer, params: { id = '' }, query: { names } }) => {
    const at = portfolioAt(reader, id, pin)
    if (!at || viewer.sees(at.opened.mission) === 'nothing') return undefined
    const { mission, title, purpose, ...origin } = at.opened
    const ever = new Set(at.stays.map(({ project }) => project))
    const interventions = interventionsOf(reader, ever, pin, viewer)
    const current = interventions.filter(one => one.in.includes(id))
    const held = heldBy(reader, mission, pin, current)
    const nameOf = actorNamesAt(reader, pin, names)
    return {
      portfolio: id,
      mission,
      title,
      purpose,
      opened: originJson(origin),
      closed: at.closed && originJson(at.closed),
      projects: interventions.map(one => ({
        ...interventionJson(one, pin, nameOf, viewer),
        current: current.includes(one),
      })),
      goals: held ? goalRows(held) : [],
      holes: held && holesOf(held, current),
      ...sums(current, current, mission),
      revision: at.revision,
      lateEntries: lateOf(reader, interventions, pin, [id]),
    }
  },
})

export const project = defineView({
  path: '/projects/{id}',
  summary:
    'A project or other measure: its stages, portfolios, contributions with their assessments, money, and outcome.',
  query,
  version: 1,
  about: (reader, { id = '' }) => (reader.facts(`project-${id}`).length === 0 ? undefined : 'missions'),
  touched: (reader, { id = '' }, at) => Math.max(lastWithLeads(reader, [id], at), lastBegun(reader, at)),
  answer: untyped,
  fold: ({ reader, pin, viewer, params: { id = '' }, query: { names } }) => {
    if (!maySee(reader, viewer, missionsOfProject(reader, id, pin.position), pin)) return undefined
    const interventions = interventionsOf(reader, [id], pin, viewer)
    const [intervention] = interventions
    if (!intervention) return undefined
    const { at } = intervention
    return {
      ...interventionJson(intervention, pin, actorNamesAt(reader, pin, names), viewer),
      missions: missionsOfProject(reader, id, pin.position).filter(mission => viewer.sees(mission) !== 'nothing'),
      stages: at.stages.map(({ stage, on, ...origin }) => ({ stage, on, ...originJson(origin) })),
      money: moneyOf(interventions),
      revision: at.revision,
      lateEntries: lateOf(reader, interventions, pin),
    }
  },
})
