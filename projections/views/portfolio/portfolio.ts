/** A portfolio: its projects, their money and shares together, and its holes. */
import { z } from 'zod'
import type { PortfolioFact } from '../../../events/catalogue.ts'
import { day, id, text } from '../../../events/shapes.ts'
import { lateEntriesShape, originJson, originShape, revisionShape } from '../../base/answer-json.ts'
import type { FactReader } from '../../figures/fact-reader.ts'
import { actorNamesAt, namesInQuery } from '../../things/actor-names.ts'
import {
  interventionJson,
  interventionShape,
  interventionsOf,
  lastOfInterventions,
  lateOfInterventions,
} from '../../things/intervention.ts'
import { everIn, portfolioAt } from '../../things/portfolio.ts'
import { goalRowShape, goalRowsJson, holesJson, holesShape, missionWork } from '../../things/portfolio-holes.ts'
import { totalsFields, totalsJson } from '../../things/portfolio-sums.ts'
import { defineView } from '../view.ts'

const missionOf = (reader: FactReader, id: string): string | undefined =>
  reader
    .facts<PortfolioFact>(`portfolio-${id}`)
    .flatMap(f => (f.type === 'portfolio-opened' ? [f.data.mission] : []))[0]

export const portfolio = defineView({
  path: '/portfolios/{id}',
  summary: 'A portfolio: its projects from when until when, what they come to together, and its holes.',
  query: { on: day.optional(), names: namesInQuery },
  version: 1,
  about: (reader, { id = '' }) => (missionOf(reader, id) === undefined ? undefined : 'missions'),
  touched: (reader, { id = '' }, at) =>
    Math.max(
      reader.lastPositionOf(missionOf(reader, id) ?? '', at),
      lastOfInterventions(reader, everIn(reader, id), at),
    ),
  answer: z.strictObject({
    portfolio: id,
    mission: id,
    title: text,
    purpose: text,
    opened: originShape,
    closed: originShape.nullable(),
    projects: z
      .array(interventionShape.extend({ current: z.boolean().describe('In the portfolio on the day.') }))
      .describe('All that ever joined it.'),
    goals: z.array(goalRowShape).describe('The goals of the mission, by the projects in the portfolio on the day.'),
    holes: holesShape.optional().describe('Absent where nothing was known of the mission then.'),
    ...totalsFields,
    revision: revisionShape,
    lateEntries: lateEntriesShape,
  }),
  fold: ({ reader, pin, viewer, params: { id = '' }, query: { names } }) => {
    const at = portfolioAt(reader, id, pin)
    if (!at || viewer.sees(at.opened.mission) === 'nothing') return undefined
    const { mission, title, purpose, ...origin } = at.opened
    const everInIt = new Set(at.stays.map(({ project }) => project))
    const interventions = interventionsOf(reader, everInIt, pin, viewer)
    const current = interventions.filter(one => one.in.includes(id))
    const work = missionWork(reader, mission, pin, current)
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
      goals: work ? goalRowsJson(work) : [],
      holes: work && holesJson(work, current),
      ...totalsJson(current, current, mission),
      revision: at.revision,
      lateEntries: lateOfInterventions(reader, interventions, pin, [id]),
    }
  },
})
