/** What moved each number between two pins, and by which cause? */

import type { z } from 'zod'
import type { MissionFact } from '../../../events/catalogue.ts'
import type { Recorded } from '../../../events/fact.ts'
import { day, knowledge } from '../../../events/shapes.ts'
import { instant } from '../../base/answer-json.ts'
import { inside, isLate, type Pin } from '../../base/pin.ts'
import {
  type Attribution,
  attribute,
  byCause,
  followed,
  type IndicatorNumbers,
  type Numbers,
  type Step,
} from '../../change/attribution.ts'
import { type ComparedPins, comparedPins } from '../../change/compared-pins.ts'
import { type EnteringFact, knownAt } from '../../change/facts-between.ts'
import { choiceInQuery } from '../../figures/assessment.ts'
import { type Member, membersOf } from '../../things/members.ts'
import { foldMission } from '../../things/mission.ts'
import { defineView, ofMission, untyped, wholeNumber } from '../view.ts'

const query = {
  from: knowledge.optional().describe('What was known then; left out with fromPosition: nothing yet.'),
  to: knowledge.optional().describe('What was known then; left out with toPosition: what is known at the pin.'),
  fromPosition: wholeNumber.optional().describe('What was recorded up to this position.'),
  toPosition: wholeNumber.optional().describe('What was recorded up to this position.'),
  on: day.optional().describe('The day both sides are assessed for; left out: the day of the later side.'),
  target: choiceInQuery.target,
  method: choiceInQuery.method,
  toMethod: choiceInQuery.method
    .removeDefault()
    .optional()
    .describe('The method of the `to` side; left out: the same.'),
}
type Query = z.infer<z.ZodObject<typeof query>>

const numbers = (make: (name: (typeof followed)[number]) => number | null): Numbers =>
  Object.fromEntries(followed.map(name => [name, make(name)])) as never

const signed = (did: Numbers, swapped: boolean): Numbers =>
  swapped ? numbers(name => (did[name] === null ? null : 0 - did[name])) : did

/** What the two sides differ by; null where one of them has no number. */
const difference = (from: Numbers, to: Numbers): Numbers =>
  numbers(name => (from[name] === null || to[name] === null ? null : to[name] - from[name]))

/** The numbers that are null on one side only, with the facts that made them or made them null on the way. */
function became(from: IndicatorNumbers, to: IndicatorNumbers, steps: readonly Step[]) {
  return followed
    .filter(name => (from.numbers[name] === null) !== (to.numbers[name] === null))
    .map(name => ({
      number: name,
      became: from.numbers[name] === null ? 'assessed' : 'unassessed',
      facts: steps.flatMap(({ fact, turned }) => (fact && turned.includes(name) ? [fact.position] : [])),
    }))
}

const shownFact = ({ key: _, knownFrom, ...fact }: EnteringFact) => ({ ...fact, knownFrom: instant(knownFrom) })

const shownStep = ({ cause, fact, did }: Step, swapped: boolean) => ({
  cause,
  ...(fact && shownFact(fact)),
  did: signed(did, swapped),
})

const flipped = (from: string | number | null, to: string | number | null) => (from === to ? null : { from, to })

/** A walk as the answer shows it, turned round where the question goes back in time. */
function shownWalk({ before, after, steps }: Attribution, swapped: boolean) {
  const [from, to] = swapped ? [after, before] : [before, after]
  return {
    from,
    to,
    difference: difference(from.numbers, to.numbers),
    became: became(from, to, steps),
    flipped: {
      path: flipped(from.path, to.path),
      trend: flipped(from.trend, to.trend),
      status: flipped(from.status, to.status),
    },
    parts: byCause(steps).map(part => ({ ...part, did: signed(part.did, swapped) })),
    facts: steps.map(step => shownStep(step, swapped)),
  }
}

function memberChanges(members: readonly Member[], query: Query, { earlier, later, swapped }: ComparedPins): object[] {
  const { target, method, toMethod = method } = query
  const [before, after] = swapped ? [toMethod, method] : [method, toMethod]
  const way = { knew: knownAt(earlier), later, choice: { target, method: before, cell: undefined }, toMethod: after }
  return members.flatMap(({ id, history, at }) => {
    const walked = attribute(id, history, way)
    if (!walked) return []
    const { title, unit, decimals = null } = at.versions.at(-1)?.definition ?? {}
    return [{ indicator: id, title, unit, decimals, ...shownWalk(walked, swapped) }]
  })
}

/** How many facts of a side were recorded later than it speaks of. */
function lateAt(facts: readonly Recorded<MissionFact>[], members: readonly Member[], side: Pin): number {
  const late = (facts: readonly Recorded[]): number => facts.filter(f => inside(f, side) && isLate(f, side)).length
  if (side.asOfMs === Number.POSITIVE_INFINITY) return 0
  return members.reduce((sum, { history }) => sum + late(history.facts) + history.series.late(side), late(facts))
}

type Side = ReturnType<typeof shownSide>
const shownSide = (side: Pin, lateEntries: number) => ({
  asOf: side.asOf,
  position: side.position,
  on: side.on,
  lateEntries,
})

export const changes = defineView({
  path: '/missions/{id}/changes',
  summary:
    'What moved each number between two pins, split into causes that add up exactly, with the facts behind each part.',
  query,
  pins: ({ from, to, fromPosition, toPosition }) => ({ from, to, fromPosition, toPosition }),
  version: 1,
  ...ofMission,
  answer: untyped,
  fold: ({ reader, pin, params: { id = '' }, query }) => {
    const facts = reader.facts<MissionFact>(`mission-${id}`)
    if (!foldMission(facts, pin)) return undefined
    const sides = comparedPins(reader, pin, query)
    const { earlier, later, swapped } = sides
    const members = membersOf(reader, id, later)
    const indicators = memberChanges(members, query, sides)
    const [was, is] = [earlier, later].map(side => shownSide(side, lateAt(facts, members, side))) as [Side, Side]
    return {
      mission: id,
      from: swapped ? is : was,
      to: swapped ? was : is,
      on: later.on,
      indicators,
      missionFacts: facts
        .filter(f => inside(f, later) && !inside(f, earlier))
        .map(f => ({ position: f.position, type: f.type, knownFrom: instant(f.knownFrom) })),
      unchanged: members.length - indicators.length,
      lateEntries: Math.max(was.lateEntries, is.lateEntries),
    }
  },
})
