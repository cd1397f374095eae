/** The map of a mission's work: all that its portfolios hold and all that claims to contribute to it, with holes and double counting. */
import { z } from 'zod'
import { actorShape } from '../../../events/actor.ts'
import type { MissionFact } from '../../../events/catalogue.ts'
import { projectKinds } from '../../../events/project.ts'
import { day, id, text } from '../../../events/shapes.ts'
import { lateEntriesShape } from '../../base/answer-json.ts'
import { actorNamesAt, namesInQuery } from '../../things/actor-names.ts'
import { fundingHorizonJson, fundingHorizonShape } from '../../things/funding-horizon.ts'
import {
  type Intervention,
  interventionJson,
  interventionShape,
  interventionsOf,
  isIn,
  lastOfInterventions,
  lateOfInterventions,
  projectsOf,
} from '../../things/intervention.ts'
import { lateAmong, membersOf } from '../../things/members.ts'
import { foldMission } from '../../things/mission.ts'
import { portfolioAt } from '../../things/portfolio.ts'
import { goalRowShape, goalRowsJson, holesJson, holesShape } from '../../things/portfolio-holes.ts'
import { totalsFields, totalsJson } from '../../things/portfolio-sums.ts'
import { defineView, ofMission } from '../view.ts'

/** Which projects are asked for. */
interface Filter {
  readonly kind?: string | undefined
  readonly sector?: string | undefined
  readonly level?: string | undefined
  readonly country?: string | undefined
}

function isAskedFor({ at, lead }: Intervention, { kind, sector, level, country }: Filter): boolean {
  const { registered } = lead ?? {}
  return (
    (kind === undefined || at.registered.kind === kind) &&
    (sector === undefined || registered?.sector === sector) &&
    (level === undefined || registered?.level === level) &&
    (country === undefined || registered?.country === country)
  )
}

export const missionPortfolio = defineView({
  path: '/missions/{id}/portfolio',
  summary:
    'The map of the mission’s projects and other measures: goals, stages, sectors, levels and money, with holes and double counting.',
  query: {
    on: day.optional(),
    names: namesInQuery,
    kind: z.enum(projectKinds).optional().describe('Projects of this kind alone.'),
    sector: actorShape.sector.optional().describe('Projects whose lead is of this sector alone.'),
    level: actorShape.level.optional().describe('Projects whose lead is of this level alone.'),
    country: actorShape.country.describe('Projects whose lead is of this country alone.'),
  },
  version: 2,
  // A project may be in portfolios of other missions too; which of those are shown depends on what the viewer sees.
  about: (reader, params) => ofMission.about(reader, params) && 'missions',
  touched: (reader, { id = '' }, at) =>
    Math.max(reader.lastPositionOf(id, at), lastOfInterventions(reader, projectsOf(reader, id), at)),
  answer: z.strictObject({
    mission: id,
    title: text.optional(),
    portfolios: z.array(
      z.strictObject({
        portfolio: id,
        title: text,
        purpose: text,
        closed: z.boolean(),
        projects: z.array(id).describe('Those in it on the day.'),
      }),
    ),
    projects: z.array(
      interventionShape.extend({ current: z.boolean().describe('In a portfolio of the mission on the day.') }),
    ),
    goals: z.array(goalRowShape),
    holes: holesShape,
    countries: z.array(z.string()).describe('Of the leads of all projects, whichever are asked for.'),
    fundingHorizon: fundingHorizonShape.describe('Of the projects in a portfolio on the day.'),
    ...totalsFields,
    lateEntries: lateEntriesShape,
  }),
  fold: ({ reader, pin, viewer, params: { id = '' }, query }) => {
    if (viewer.sees(id) === 'nothing') return undefined
    const mission = foldMission(reader.facts<MissionFact>(`mission-${id}`), pin)
    if (!mission) return undefined
    const isOfIt = (one: { readonly mission: string }): boolean => one.mission === id
    const everyOne = interventionsOf(reader, projectsOf(reader, id), pin, viewer).filter(
      ({ stays, at }) => stays.some(isOfIt) || at.contributions.some(isOfIt),
    )
    const interventions = everyOne.filter(one => isAskedFor(one, query))
    const current = interventions.filter(one => isIn(one, id, pin.on))
    const members = membersOf(reader, id, pin)
    const work = { mission: id, goals: mission.goals, members, interventions }
    const nameOf = actorNamesAt(reader, pin, query.names)
    const portfolios = reader.ofMission(id, 'portfolio').flatMap(one => portfolioAt(reader, one, pin) ?? [])
    const portfolioIds = portfolios.map(({ portfolio }) => portfolio)
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
      goals: goalRowsJson(work),
      holes: holesJson(work, current),
      countries: [...new Set(everyOne.flatMap(({ lead }) => lead?.registered.country ?? []))].sort(),
      fundingHorizon: fundingHorizonJson(current, mission.horizon),
      // What is claimed of a change in all is not less because some projects are not asked for.
      ...totalsJson(everyOne, current, id),
      lateEntries:
        lateAmong(members, pin, mission.lateEntries) + lateOfInterventions(reader, interventions, pin, portfolioIds),
    }
  },
})
