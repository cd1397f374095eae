/** `/missions/{id}/changes`: what moved each number between two pins, and by which cause. */
import { z } from 'zod'
import type { MissionFact } from '../../../events/catalogue.ts'
import type { Recorded } from '../../../events/fact.ts'
import { cell, day, knowledge, period, text } from '../../../events/shapes.ts'
import { instant } from '../../base/answer-json.ts'
import { inside, isLate, type Pin } from '../../base/pin.ts'
import type { Shaped } from '../../base/shaped.ts'
import { eachOf, type Work } from '../../base/work.ts'
import {
  attributedNumbers,
  eachNumber,
  type IndicatorNumbers,
  indicatorNumbersShape,
  type Numbers,
  numbersShape,
} from '../../change/attributed-numbers.ts'
import { type Attribution, attribution } from '../../change/attribution.ts'
import { type ComparedPins, comparedPins } from '../../change/compared-pins.ts'
import { countBetween, knownAt } from '../../change/facts-between.ts'
import { byCause, differenceOf, partShape } from '../../change/parts-by-cause.ts'
import { causes, type Step } from '../../change/steps.ts'
import { waterfallShape, waterfallsOf } from '../../change/waterfall.ts'
import { choiceInQuery } from '../../figures/assessment.ts'
import { ASSESSMENT, factsOf } from '../../figures/reading-cost.ts'
import { decimalsRecordedShape, recordedDecimals } from '../../figures/recorded-decimals.ts'
import { lateAmong, type Member, membersOf } from '../../things/members.ts'
import { foldMission } from '../../things/mission.ts'
import { readerLanguages } from '../../words/languages.ts'
import { defineView, ofMission, wholeNumber } from '../view.ts'
import { otherChanges, otherChangesFields } from './other-changes.ts'

const query = {
  from: knowledge.optional().describe('What was known then; left out with fromPosition: nothing yet.'),
  to: knowledge.optional().describe('What was known then; left out with toPosition: what is known at the pin.'),
  fromPosition: wholeNumber.optional().describe('What was recorded up to this position.'),
  toPosition: wholeNumber.optional().describe('What was recorded up to this position.'),
  on: day.optional().describe('The day both sides are assessed for; left out: the day of the later side.'),
  target: choiceInQuery.target,
  method: choiceInQuery.method,
  lang: z.enum(readerLanguages).default('nb').describe('The language of the sentences.'),
  toMethod: choiceInQuery.method
    .removeDefault()
    .optional()
    .describe('The method of the `to` side; left out: the same.'),
}
type Query = z.infer<z.ZodObject<typeof query>>

const verdictChange = z
  .strictObject({
    from: z.union([z.string(), z.number()]).nullable(),
    to: z.union([z.string(), z.number()]).nullable(),
  })
  .nullable()

const comparedPinShape = z.strictObject({
  asOf: z.string().nullable(),
  position: z.int(),
  on: z.string(),
  lateEntries: z.int(),
})
type ComparedPinJson = Shaped<typeof comparedPinShape>

const stepShape = z.strictObject({
  cause: z.enum(causes),
  type: z.string().optional().describe('Kind of the fact; absent for a change of method.'),
  position: z.int().optional(),
  knownFrom: z.string().optional(),
  period: period.optional(),
  cell: cell.optional(),
  did: numbersShape,
})

const indicatorChangeShape = z.strictObject({
  indicator: z.string(),
  title: text.optional(),
  unit: text.optional(),
  decimals: z.int().nullable(),
  decimalsRecorded: decimalsRecordedShape,
  from: indicatorNumbersShape,
  to: indicatorNumbersShape,
  difference: numbersShape,
  became: z
    .array(
      z.strictObject({
        number: z.enum(attributedNumbers),
        became: z.enum(['assessed', 'unassessed']),
        facts: z.array(z.int()).describe('Positions.'),
      }),
    )
    .describe('Numbers that are null on one side only.'),
  flipped: z.strictObject({ path: verdictChange, trend: verdictChange, status: verdictChange }),
  parts: z.array(partShape).describe('By cause; they add up to the difference exactly.'),
  waterfalls: z.array(waterfallShape).describe('One for each number that some cause moved.'),
  facts: z.array(stepShape),
})
type IndicatorChange = Shaped<typeof indicatorChangeShape>

const answer = z.strictObject({
  mission: z.string(),
  from: comparedPinShape,
  to: comparedPinShape,
  on: z.string(),
  indicators: z.array(indicatorChangeShape),
  missionFacts: z.array(z.strictObject({ position: z.int(), type: z.string(), knownFrom: z.string() })),
  unchanged: z.int().describe('How many indicators nothing happened to.'),
  ...otherChangesFields,
  lateEntries: z.int(),
})

/** Numbers with their sign turned where the question goes back in time. */
const signed = (did: Numbers, swapped: boolean): Numbers =>
  swapped ? eachNumber(name => (did[name] === null ? null : 0 - did[name])) : did

/** The numbers that are null on one side only, with the facts that made them, or made them null. */
function becameJson(from: IndicatorNumbers, to: IndicatorNumbers, steps: readonly Step[]): IndicatorChange['became'] {
  return attributedNumbers
    .filter(name => (from.numbers[name] === null) !== (to.numbers[name] === null))
    .map(name => ({
      number: name,
      became: from.numbers[name] === null ? 'assessed' : 'unassessed',
      facts: steps.flatMap(({ fact, turned }) => (fact && turned.includes(name) ? [fact.position] : [])),
    }))
}

/** A step in the answer; one object each, as there are many. */
function stepJson({ cause, fact, did: by }: Step, swapped: boolean): IndicatorChange['facts'][number] {
  const did = signed(by, swapped)
  if (!fact) return { cause, did }
  const { type, position, period, cell, knownFrom } = fact
  if (period === undefined) return { cause, type, position, knownFrom: instant(knownFrom), did }
  return { cause, type, position, period, cell, knownFrom: instant(knownFrom), did }
}

const changeOf = (from: string | number | null, to: string | number | null) => (from === to ? null : { from, to })

/** An attribution in the answer, turned round where the question goes back in time. */
function* attributionJson(attributed: Attribution, swapped: boolean) {
  const { before, after, steps } = attributed
  const [from, to] = swapped ? [after, before] : [before, after]
  const made = yield* byCause(attributed)
  const parts = swapped ? made.map(part => ({ ...part, did: signed(part.did, swapped) })) : made
  return {
    from,
    to,
    difference: signed(differenceOf(attributed), swapped),
    became: becameJson(from, to, steps),
    flipped: {
      path: changeOf(from.path, to.path),
      trend: changeOf(from.trend, to.trend),
      status: changeOf(from.status, to.status),
    },
    parts,
    waterfalls: waterfallsOf(from.numbers, to.numbers, parts),
    facts: yield* eachOf(steps, step => stepJson(step, swapped)),
  }
}

function* memberChanges(
  members: readonly Member[],
  query: Query,
  { earlier, later, swapped }: ComparedPins,
): Work<IndicatorChange[]> {
  const { target, method, toMethod = method } = query
  const [before, after] = swapped ? [toMethod, method] : [method, toMethod]
  const span = { knew: knownAt(earlier), later, choice: { target, method: before, cell: undefined }, toMethod: after }
  const changes: IndicatorChange[] = []
  for (const { id, history, at } of members) {
    const attributed = yield* attribution(history, span)
    if (!attributed) continue
    const { title, unit, decimals = null } = at.versions.at(-1)?.definition ?? {}
    changes.push({
      indicator: id,
      title,
      unit,
      decimals,
      ...(decimals === null && { decimalsRecorded: recordedDecimals(history, later) }),
      ...(yield* attributionJson(attributed, swapped)),
    })
  }
  return changes
}

/** How many facts inside a pin were recorded after its day. */
const lateAt = (facts: readonly Recorded<MissionFact>[], members: readonly Member[], side: Pin): number =>
  lateAmong(members, side, facts.filter(f => isLate(f, side) && inside(f, side)).length)

const comparedPinJson = (side: Pin, lateEntries: number): ComparedPinJson => ({
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
  version: 4,
  ...ofMission,
  answer,
  cost: {
    of: ({ reader, pin, params: { id = '' }, query }) => {
      const { earlier, later } = comparedPins(reader, pin, query)
      const histories = reader.ofMission(id, 'indicator').map(reader.indicator)
      return histories.reduce(
        (sum, history) => sum + factsOf(history, later) + ASSESSMENT * countBetween(history, earlier, later),
        0,
      )
    },
    instead: 'Ask for a shorter span: a later `from`, or an earlier `to`.',
  },
  fold: function* (asked) {
    const {
      reader,
      pin,
      params: { id = '' },
      query,
    } = asked
    const facts = reader.facts<MissionFact>(`mission-${id}`)
    if (!foldMission(facts, pin)) return undefined
    const sides = comparedPins(reader, pin, query)
    const { earlier, later, swapped } = sides
    const members = membersOf(reader, id, later)
    const indicators = yield* memberChanges(members, query, sides)
    const [was, is] = [earlier, later].map(side => comparedPinJson(side, lateAt(facts, members, side))) as [
      ComparedPinJson,
      ComparedPinJson,
    ]
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
      ...(yield* otherChanges(asked, query.lang, sides)),
      lateEntries: Math.max(was.lateEntries, is.lateEntries),
    }
  },
})
