/** The observations of a mission’s auditors, each with its answers, what was found later, and the days between. */
import { z } from 'zod'
import type { MissionFact } from '../../../events/catalogue.ts'
import { followUpShape, observationAnswerShape, observationShape } from '../../../events/observation.ts'
import { dayOf } from '../../../events/period.ts'
import { day, id } from '../../../events/shapes.ts'
import {
  lateEntriesShape,
  lineJson,
  lineShape,
  originJson,
  originShape,
  revisionShape,
} from '../../base/answer-json.ts'
import { daysFrom } from '../../base/days.ts'
import type { Origin } from '../../base/origin.ts'
import { daysOverdue, overdueDaysShape } from '../../base/overdue.ts'
import type { Pin } from '../../base/pin.ts'
import type { Shaped } from '../../base/shaped.ts'
import { foldMission } from '../../things/mission.ts'
import { type ObservationAt, observationsOf } from '../../things/observation.ts'
import { defineView, ofMission } from '../view.ts'

const { mission: _of, ...madeShape } = observationShape
const daysShape = z.int().nullable()

const observationRow = lineShape({
  observation: id,
  ...madeShape,
  status: z.enum(['waiting', 'answered', 'followed-up', 'closed']).describe('The last that happened to it.'),
  answers: z.array(lineShape(observationAnswerShape)),
  followUps: z.array(lineShape(followUpShape)),
  closed: originShape.nullable(),
  days: z
    .strictObject({
      toAnswer: daysShape.describe('From the observation to the first answer; null: there is none.'),
      toFollowUp: daysShape.describe('From the observation to the first follow-up; null: there is none.'),
      toClosing: daysShape.describe('From the observation to its closing; null: it is open.'),
      open: z.int().describe('From the observation to its closing, or to the day asked for.'),
    })
    .describe('Whole days.'),
  overdueDays: overdueDaysShape.describe('Days since an answer was due; null: none is due, or it has been given.'),
  revision: revisionShape,
})

function rowJson({ observation, made, ...at }: ObservationAt, { on }: Pin): Shaped<typeof observationRow> {
  const { answers, followUps, closed, revision } = at
  const { mission: _m, ...own } = made
  const daysUntil = (end: string): number => Math.max(0, daysFrom(dayOf(made.knownFrom), end))
  const daysTo = (later: Origin | null | undefined): number | null => (later ? daysUntil(dayOf(later.knownFrom)) : null)
  const isAnswered = answers.length > 0 || closed !== null
  return {
    observation,
    ...lineJson(own),
    status: closed ? 'closed' : followUps.length > 0 ? 'followed-up' : answers.length > 0 ? 'answered' : 'waiting',
    answers: answers.map(lineJson),
    followUps: followUps.map(lineJson),
    closed: closed && originJson(closed),
    days: {
      toAnswer: daysTo(answers[0]),
      toFollowUp: daysTo(followUps[0]),
      toClosing: daysTo(closed),
      open: closed ? daysUntil(dayOf(closed.knownFrom)) : daysUntil(on),
    },
    overdueDays: isAnswered ? null : daysOverdue(made.respondBy, on),
    revision,
  }
}

export const observations = defineView({
  path: '/missions/{id}/observations',
  summary:
    'The observations of the mission’s auditors: what was observed, who answered, what was found when it was followed up, and the days between. For those with a role in the mission.',
  query: { on: day.optional() },
  version: 1,
  ...ofMission,
  about: (reader, params) => {
    const about = ofMission.about(reader, params)
    return typeof about === 'object' ? { ...about, insidersOnly: true } : about
  },
  answer: z.strictObject({
    mission: id,
    observations: z.array(observationRow).describe('In the order in which they were made.'),
    waiting: z.int().describe('Observations without an answer that are not closed.'),
    lateEntries: lateEntriesShape,
  }),
  fold: ({ reader, pin, params: { id = '' } }) => {
    if (!foldMission(reader.facts<MissionFact>(`mission-${id}`), pin)) return undefined
    const all = observationsOf(reader, id, pin)
    const rows = all.map(at => rowJson(at, pin))
    return {
      mission: id,
      observations: rows,
      waiting: rows.filter(({ status, answers }) => status !== 'closed' && answers.length === 0).length,
      lateEntries: all.reduce((sum, { lateEntries }) => sum + lateEntries, 0),
    }
  },
})
