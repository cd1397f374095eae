/** How did the mission go, step by step? Its progress as it was known at the end of each month, quarter or year. */

import { DateTime } from 'luxon'
import { z } from 'zod'
import { DAY_MS } from '../../../events/calendar.ts'
import type { MissionFact } from '../../../events/catalogue.ts'
import { directions } from '../../../events/indicator.ts'
import { dayOf, parseKnowledge, parsePeriod } from '../../../events/period.ts'
import { message } from '../../../events/refusals.ts'
import { knowledge, text } from '../../../events/shapes.ts'
import type { Pin } from '../../base/pin.ts'
import type { Shaped } from '../../base/shaped.ts'
import { UnfitQuestion } from '../../base/unfit-question.ts'
import { choiceInQuery } from '../../figures/assessment.ts'
import type { FactReader } from '../../figures/fact-reader.ts'
import { ASSESSMENT, factsOfMission } from '../../figures/reading-cost.ts'
import { lateAmong, membersOf } from '../../things/members.ts'
import { foldMission } from '../../things/mission.ts'
import { defineView, ofMission } from '../view.ts'
import { goalAtStepShape, indicatorAtStepShape, type ReplayStep, replay } from './mission-replay.ts'

export const strides = ['month', 'quarter', 'year'] as const
export type Every = (typeof strides)[number]

/** Steps a question may ask for: a hundred years of months. */
const MOST_STEPS = 1200

export interface StepsQuery {
  /** Knowledge dates; left out: from when the first of the mission's facts was known, to the pin. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly every: Every
}

const dayText = (day: number): string => dayOf(day * DAY_MS)
const dayNumber = (ms: number): number => Math.floor(ms / DAY_MS)

/** The last days of months, quarters or years from `first` on (days since 1970), in order, without end. */
function* endsFrom(first: number, every: Every): Generator<number, never, void> {
  const from = DateTime.fromMillis(first * DAY_MS, { zone: 'utc' })
  for (let n = 0; ; n++)
    yield dayNumber(
      from
        .plus({ [every]: n })
        .endOf(every)
        .toMillis(),
    )
}

/** From when the first of a mission's facts and figures inside a pin was known, milliseconds. */
function firstKnown(reader: FactReader, mission: string, pin: Pin): number {
  const { knownFrom, position } = reader.entries(mission)
  let first = Math.min(pin.asOfMs, parseKnowledge(pin.on).lastMs)
  for (let i = 0; i < position.length && (position[i] as number) <= pin.position; i++)
    first = Math.min(first, knownFrom[i] as number)
  return first
}

/**
 * The pins to replay a mission at: ends of months, quarters or years between two days, and the later day itself. All lie
 * within the question's pin. Throws `UnfitQuestion` where there is no day between, or too many steps.
 */
export function stepsOf(reader: FactReader, mission: string, pin: Pin, { from, to, every }: StepsQuery): Pin[] {
  const upTo = parsePeriod(pin.on).lastDay
  const last = to === undefined ? upTo : Math.min(upTo, dayNumber(parseKnowledge(to).lastMs))
  const first = dayNumber(from === undefined ? firstKnown(reader, mission, pin) : parseKnowledge(from).firstMs)
  if (first > last)
    throw new UnfitQuestion('from', message('unfit/no-day', { from: dayText(first), to: dayText(last) }))
  return daysBetween(first, last, every).map(day => ({
    ...pin,
    asOf: dayText(day),
    asOfMs: Math.min(pin.asOfMs, (day + 1) * DAY_MS - 1),
    on: dayText(day),
  }))
}

/** What was asked last: a question's cost is told by the same days as its answer. */
let latest: { readonly asked: string; readonly days: readonly number[] } | undefined

/** The ends of months, quarters or years before the last day, and that day. Throws `UnfitQuestion` where there are too many. */
function daysBetween(first: number, last: number, every: Every): readonly number[] {
  const asked = `${first}|${last}|${every}`
  if (latest?.asked === asked) return latest.days
  const days: number[] = []
  for (const end of endsFrom(first, every)) {
    if (end >= last) break
    if (days.length >= MOST_STEPS) throw new UnfitQuestion('every', message('unfit/steps', { most: MOST_STEPS }))
    days.push(end)
  }
  days.push(last)
  latest = { asked, days }
  return days
}

const stepShape = z.strictObject({
  asOf: z.string().nullable(),
  on: z.string(),
  known: z.boolean().describe('False where nothing was known of the mission; then it has no goals either.'),
  lateEntries: z.int().describe('Facts inside the pin that were recorded after its day.'),
  indicators: z.array(indicatorAtStepShape).describe('Those that were defined by then.'),
  goals: z.array(goalAtStepShape).describe('Each goal before those below it.'),
})

const stepJson = ({ pin, ...step }: ReplayStep): Shaped<typeof stepShape> => ({ asOf: pin.asOf, on: pin.on, ...step })

const replayShape = z.strictObject({
  mission: z.string(),
  title: text.optional(),
  every: z.enum(strides),
  target: choiceInQuery.target,
  method: choiceInQuery.method,
  goals: z
    .array(
      z.strictObject({
        goal: z.string(),
        statement: text,
        parent: z.string().nullable(),
        status: z.enum(['proposed', 'adopted', 'retired']),
      }),
    )
    .describe('The goals that the steps speak of, as known at the pin.'),
  indicators: z.array(
    z.strictObject({
      indicator: z.string(),
      title: text,
      unit: text,
      direction: z.enum(directions),
      decimals: z.int().nullable(),
      goals: z.array(z.string()),
    }),
  ),
  steps: z.array(stepShape),
  lateEntries: z.int(),
})

export const missionReplay = defineView({
  path: '/missions/{id}/replay',
  summary:
    'The mission as it was known at the end of each month, quarter or year: every indicator’s latest figure, both verdicts and projection, and the roll-up of each goal.',
  query: {
    from: knowledge.optional(),
    to: knowledge.optional(),
    every: z.enum(strides).default('month'),
    ...choiceInQuery,
  },
  pins: ({ from, to }) => ({ from, to }),
  version: 2,
  ...ofMission,
  answer: replayShape,
  cost: {
    of: ({ reader, pin, params: { id = '' }, query }) =>
      // Of a mission that is not known yet there is nothing to replay, whatever the days.
      foldMission(reader.facts<MissionFact>(`mission-${id}`), pin) === undefined
        ? 0
        : factsOfMission(reader, id, pin) +
          ASSESSMENT * reader.ofMission(id, 'indicator').length * stepsOf(reader, id, pin, query).length,
    instead: 'Ask for a shorter span, or for longer steps (`every`).',
  },
  fold: function* ({ reader, pin, params: { id = '' }, query }) {
    const mission = foldMission(reader.facts<MissionFact>(`mission-${id}`), pin)
    if (!mission) return undefined
    const members = membersOf(reader, id, pin)
    yield
    const steps = yield* replay(reader, id, stepsOf(reader, id, pin, query), query)
    return {
      mission: id,
      title: mission.title,
      every: query.every,
      target: query.target,
      method: query.method,
      goals: mission.goals.map(({ goal, statement, parent, status }) => ({ goal, statement, parent, status })),
      indicators: members.map(({ id: indicator, at: { goals }, definition }) => {
        const { title, unit, direction, decimals = null } = definition
        return { indicator, title, unit, direction, decimals, goals }
      }),
      steps: steps.map(stepJson),
      lateEntries: lateAmong(members, pin, mission.lateEntries),
    }
  },
})
