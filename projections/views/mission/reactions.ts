/** Which corrections touched decisions, learning loops and releases, and who answered for them when? */
import { z } from 'zod'
import type { MissionFact } from '../../../events/catalogue.ts'
import { acknowledgementShape } from '../../../events/decision.ts'
import { dayOf, parsePeriod } from '../../../events/period.ts'
import { cell, day, id, name, period, text } from '../../../events/shapes.ts'
import { lateEntriesShape, lineShape, originJson } from '../../base/answer-json.ts'
import { daysFrom } from '../../base/days.ts'
import type { Origin } from '../../base/origin.ts'
import type { Pin } from '../../base/pin.ts'
import type { Shaped } from '../../base/shaped.ts'
import { type FigureRevision, figureRevisionShape } from '../../change/figure-revisions.ts'
import type { FactReader } from '../../figures/fact-reader.ts'
import { decisionContext, lateInDecisions } from '../../things/decision-json.ts'
import { lateInLoops, loopsOf } from '../../things/learning-loop-json.ts'
import { lastWithProjects } from '../../things/mandate.ts'
import { foldMission } from '../../things/mission.ts'
import { type Resting, restingThings } from '../../things/resting-things.ts'
import { defineView, ofMission } from '../view.ts'

const reactionShape = z.strictObject({
  thing: z.enum(['decision', 'learning-loop', 'release']),
  id,
  accountable: name.nullable().describe('Who answers for it; null: nobody is named.'),
  acknowledged: lineShape(acknowledgementShape)
    .nullable()
    .describe('The first answer given after the change, of a release an erratum; null: it waits.'),
  days: z.int().describe('Days from the change to the answer, or to the day asked for.'),
})

const rowShape = z.strictObject({
  indicator: id,
  title: text.nullable(),
  period,
  cell,
  change: figureRevisionShape,
  reactions: z.array(reactionShape).describe('What rested on the figure, and the answer of each.'),
})

type Row = Shaped<typeof rowShape>

/** The first answer given by somebody who had read the change. */
function answerTo(change: FigureRevision, { acknowledgements }: Resting) {
  return acknowledgements.find(({ upTo, position }) => upTo >= change.position && position > change.position) ?? null
}

function reactionJson(change: FigureRevision, resting: Resting, on: string): Row['reactions'][number] {
  const answer = answerTo(change, resting)
  const until = answer ? dayOf(answer.recordedAt) : on
  return {
    thing: resting.thing,
    id: resting.id,
    accountable: resting.accountable,
    acknowledged: answer && acknowledgedJson(answer),
    days: Math.max(0, daysFrom(change.recordedAt.slice(0, 10), until)),
  }
}

const acknowledgedJson = ({ outcome, why, by, upTo, ...origin }: Resting['acknowledgements'][number]) => ({
  outcome,
  why,
  by,
  upTo,
  ...originJson(origin as Origin),
})

/** One row a change, in recording order, with everything that rested on the figure it changed. */
function rowsOf(reader: FactReader, mission: string, pin: Pin): Row[] {
  const rows = new Map<string, Row>()
  for (const resting of restingThings(reader, mission, pin))
    for (const { indicator, title, period, cell, movedBy } of resting.figures)
      for (const change of movedBy) {
        const key = `${change.position} ${parsePeriod(period).key}`
        const row = rows.get(key) ?? { indicator, title, period, cell, change, reactions: [] }
        rows.set(key, { ...row, reactions: [...row.reactions, reactionJson(change, resting, pin.on)] })
      }
  return [...rows.values()].sort((a, b) => a.change.position - b.change.position)
}

const waitingShape = z.strictObject({
  accountable: name.nullable(),
  waiting: z.int().describe('Changes that wait for an answer.'),
  longestDays: z.int(),
})

/** What waits, by who answers for it; the longest wait first. */
function waitingFor(rows: readonly Row[]): Shaped<typeof waitingShape>[] {
  const open = rows.flatMap(({ reactions }) => reactions.filter(({ acknowledged }) => acknowledged === null))
  const byName = Map.groupBy(open, ({ accountable }) => accountable)
  return [...byName]
    .map(([accountable, own]) => ({
      accountable,
      waiting: own.length,
      longestDays: own.reduce((longest, { days }) => Math.max(longest, days), 0),
    }))
    .sort((a, b) => b.longestDays - a.longestDays)
}

export const reactions = defineView({
  path: '/missions/{id}/reactions',
  summary:
    'Every change of a figure that a decision, a learning loop or a release rests on, who answered for it when, and how long the others have waited.',
  query: { on: day.optional() },
  version: 2,
  ...ofMission,
  touched: (reader, { id = '' }, at) => lastWithProjects(reader, id, at),
  answer: z.strictObject({
    mission: id,
    rows: z.array(rowShape).describe('In the order in which the changes were recorded.'),
    unanswered: z.array(waitingShape).describe('By who answers for it; the longest wait first.'),
    lateEntries: lateEntriesShape,
  }),
  fold: ({ reader, pin, params: { id = '' } }) => {
    const mission = foldMission(reader.facts<MissionFact>(`mission-${id}`), pin)
    if (!mission) return undefined
    const context = decisionContext(reader, id, pin)
    const rows = rowsOf(reader, id, pin)
    return {
      mission: id,
      rows,
      unanswered: waitingFor(rows),
      lateEntries: lateInDecisions(context, context.decisions) + lateInLoops(reader, loopsOf(reader, id, pin), pin),
    }
  },
})
