/** What is done to reach the goals? A portfolio, a project, and the map of all that a mission's portfolios hold. */
import type { MissionFact, PortfolioFact } from '../../../events/catalogue.ts'
import { day } from '../../../events/shapes.ts'
import { toldIn } from '../../base/facts-in-pin.ts'
import type { Pin } from '../../base/pin.ts'
import { shownOrigin } from '../../figures/answer-json.ts'
import { lastOfActors } from '../../things/actor.ts'
import { isIn, leadsOf, type Measure, measuresOf, projectsOf, shownMeasure } from '../../things/intervention.ts'
import { lateAmong, membersOf } from '../../things/members.ts'
import { foldMission } from '../../things/mission.ts'
import { namesInQuery, naming } from '../../things/naming.ts'
import { everIn, lastOfProjects, portfolioAt } from '../../things/portfolio.ts'
import { goalRows, type Held, holesOf } from '../../things/portfolio-holes.ts'
import { earlyMoneyOf, moneyOf, sharesOf } from '../../things/portfolio-sums.ts'
import { lastBegun, maySee, missionsOfProject } from '../../things/shared-visibility.ts'
import { type Books, defineView, ofMission } from '../view.ts'

const query = { on: day.optional(), names: namesInQuery }

/** Facts of projects, their portfolios and their leads that were recorded after the pin's day, each stream once. */
function lateOf(books: Books, measures: readonly Measure[], pin: Pin, portfolios: readonly string[] = []): number {
  const streams = new Set(portfolios.map(id => `portfolio-${id}`))
  for (const { project, stays, lead } of measures) {
    streams.add(`project-${project}`)
    for (const { portfolio } of stays) streams.add(`portfolio-${portfolio}`)
    if (lead) streams.add(`actor-${lead.actor}`)
  }
  return [...streams].map(stream => toldIn(books.facts(stream), pin).lateEntries).reduce((sum, n) => sum + n, 0)
}

const lastWithLeads = (books: Books, projects: readonly string[], at: number): number =>
  Math.max(lastOfProjects(books, projects, at), lastOfActors(books, leadsOf(books, projects), at))

/** What a mission holds on the day, or those projects of it. */
function heldBy(books: Books, mission: string, pin: Pin, measures: readonly Measure[]): Held | undefined {
  const found = foldMission(books.facts<MissionFact>(`mission-${mission}`), pin)
  return found && { mission, goals: found.goals, members: membersOf(books, mission, pin), measures }
}

/** What projects come to together: money of those in a portfolio on the day, shares of all claims that stand. */
function sums(measures: readonly Measure[], current: readonly Measure[], mission: string) {
  const shares = sharesOf(measures, mission)
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
  about: (books, params) => ofMission.about(books, params) && 'missions',
  touched: (books, { id = '' }, at) =>
    Math.max(books.lastPositionOf(id, at), lastWithLeads(books, projectsOf(books, id), at)),
  answer: ({ books, pin, viewer, params: { id = '' }, query: { names } }) => {
    if (viewer.sees(id) === 'nothing') return undefined
    const mission = foldMission(books.facts<MissionFact>(`mission-${id}`), pin)
    if (!mission) return undefined
    const isOfIt = (one: { readonly mission: string }): boolean => one.mission === id
    const measures = measuresOf(books, projectsOf(books, id), pin, viewer).filter(
      ({ stays, at }) => stays.some(isOfIt) || at.contributions.some(isOfIt),
    )
    const current = measures.filter(one => isIn(one, id, pin.on))
    const members = membersOf(books, id, pin)
    const held = { mission: id, goals: mission.goals, members, measures }
    const nameOf = naming(books, pin, names)
    const portfolios = books.ofMission(id, 'portfolio').flatMap(one => portfolioAt(books, one, pin) ?? [])
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
      projects: measures.map(one => ({
        ...shownMeasure(one, pin, nameOf, viewer),
        current: current.includes(one),
      })),
      goals: goalRows(held),
      holes: holesOf(held, current),
      ...sums(measures, current, id),
      lateEntries:
        lateAmong(members, mission.lateEntries) +
        lateOf(
          books,
          measures,
          pin,
          portfolios.map(one => one.portfolio),
        ),
    }
  },
})

const missionOfPortfolio = (books: Books, id: string): string | undefined =>
  books.facts<PortfolioFact>(`portfolio-${id}`).flatMap(f => (f.type === 'portfolio-opened' ? [f.data.mission] : []))[0]

export const portfolio = defineView({
  path: '/portfolios/{id}',
  summary: 'A portfolio: its projects from when until when, what they come to together, and its holes.',
  query,
  version: 1,
  about: (books, { id = '' }) => (missionOfPortfolio(books, id) === undefined ? undefined : 'missions'),
  touched: (books, { id = '' }, at) =>
    Math.max(
      books.lastPositionOf(missionOfPortfolio(books, id) ?? '', at),
      lastWithLeads(books, everIn(books, id), at),
    ),
  answer: ({ books, pin, viewer, params: { id = '' }, query: { names } }) => {
    const at = portfolioAt(books, id, pin)
    if (!at || viewer.sees(at.opened.mission) === 'nothing') return undefined
    const { mission, title, purpose, ...origin } = at.opened
    const ever = new Set(at.stays.map(({ project }) => project))
    const measures = measuresOf(books, ever, pin, viewer)
    const current = measures.filter(one => one.in.includes(id))
    const held = heldBy(books, mission, pin, current)
    const nameOf = naming(books, pin, names)
    return {
      portfolio: id,
      mission,
      title,
      purpose,
      opened: shownOrigin(origin),
      closed: at.closed && shownOrigin(at.closed),
      projects: measures.map(one => ({ ...shownMeasure(one, pin, nameOf, viewer), current: current.includes(one) })),
      goals: held ? goalRows(held) : [],
      holes: held && holesOf(held, current),
      ...sums(current, current, mission),
      revision: at.revision,
      lateEntries: lateOf(books, measures, pin, [id]),
    }
  },
})

export const project = defineView({
  path: '/projects/{id}',
  summary:
    'A project or other measure: its stages, portfolios, contributions with their assessments, money, and outcome.',
  query,
  version: 1,
  about: (books, { id = '' }) => (books.facts(`project-${id}`).length === 0 ? undefined : 'missions'),
  touched: (books, { id = '' }, at) => Math.max(lastWithLeads(books, [id], at), lastBegun(books, at)),
  answer: ({ books, pin, viewer, params: { id = '' }, query: { names } }) => {
    if (!maySee(books, viewer, missionsOfProject(books, id, pin.position), pin)) return undefined
    const measures = measuresOf(books, [id], pin, viewer)
    const [measure] = measures
    if (!measure) return undefined
    const { at } = measure
    return {
      ...shownMeasure(measure, pin, naming(books, pin, names), viewer),
      missions: missionsOfProject(books, id, pin.position).filter(mission => viewer.sees(mission) !== 'nothing'),
      stages: at.stages.map(({ stage, on, ...origin }) => ({ stage, on, ...shownOrigin(origin) })),
      money: moneyOf(measures),
      revision: at.revision,
      lateEntries: lateOf(books, measures, pin),
    }
  },
})
