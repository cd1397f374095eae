/** A learning loop as answers show it: what was expected, what was seen then and what is known now, side by side. */
import { z } from 'zod'
import type { LearningLoopFact } from '../../events/catalogue.ts'
import { acknowledgementShape } from '../../events/decision.ts'
import { closingShape, insightShape, loopShape } from '../../events/learning-loop.ts'
import { dayOf } from '../../events/period.ts'
import { id, text } from '../../events/shapes.ts'
import { lineShape, originJson, originShape, revisionShape } from '../base/answer-json.ts'
import { daysOverdue, overdueDaysShape } from '../base/overdue.ts'
import type { Pin } from '../base/pin.ts'
import type { Shaped } from '../base/shaped.ts'
import { evidencePinJson, evidencePinOf, evidencePinShape, type ResolvedEvidencePin } from '../change/evidence-pin.ts'
import { expectedChangeOf, expectedChangeShape } from '../change/expected-change.ts'
import { type RestedFigure, restedFigureShape, restedFigures } from '../change/rested-figures.ts'
import { type NamedIndicator, namedOnce, thenAndNow, thenAndNowShape } from '../change/then-and-now.ts'
import type { FactReader } from '../figures/fact-reader.ts'
import { lateEntriesOf } from '../figures/indicator.ts'
import { answeredUpTo } from './answered-up-to.ts'
import { foldLearningLoop, type LearningLoopAt } from './learning-loop.ts'

/** A mission's learning loops inside a pin, in the order they were opened. */
export const loopsOf = (reader: FactReader, mission: string, pin: Pin): LearningLoopAt[] =>
  reader
    .ofMission(mission, 'learning-loop')
    .flatMap(id => foldLearningLoop(id, reader.facts<LearningLoopFact>(`learning-loop-${id}`), pin) ?? [])

/** Evidence as noted, with the pin it was seen at and the figures it rests on. */
interface EvidenceAt {
  readonly noted: LearningLoopAt['evidence'][number]
  readonly seen: ResolvedEvidencePin
  readonly rested: readonly RestedFigure[]
}

const evidenceOf = (reader: FactReader, { evidence, acknowledgements }: LearningLoopAt, pin: Pin): EvidenceAt[] => {
  const upTo = answeredUpTo({ acknowledgements: acknowledgements.map(({ data }) => data) })
  return evidence.map(noted => {
    const seen = evidencePinOf(noted.data, noted.recordedAt, pin)
    return { noted, seen, rested: restedFigures(reader, noted.data.restsOn ?? [], seen.pin, pin, upTo) }
  })
}

const evidenceShape = lineShape({
  text,
  seen: evidencePinShape,
  flagged: z.boolean().describe('A figure it rests on is no longer what was seen.'),
  restsOn: z.array(restedFigureShape),
})

const evidenceJson = (
  reader: FactReader,
  mission: string,
  { noted, seen, rested }: EvidenceAt,
): Shaped<typeof evidenceShape> => {
  const { data, ...origin } = noted
  return {
    text: data.text,
    ...originJson(origin),
    seen: evidencePinJson(reader, mission, seen),
    flagged: rested.some(key => key.flagged),
    restsOn: rested,
  }
}

/** The indicators it names: it is about them, expects something of one, or its evidence rests on them. */
function namedIndicators({ opened, evidence }: LearningLoopAt): NamedIndicator[] {
  const { indicators = [], expects } = opened.data
  const about = [...indicators, ...(expects.indicator === undefined ? [] : [expects.indicator])]
  return namedOnce([...about.map(indicator => ({ indicator })), ...evidence.flatMap(e => e.data.restsOn ?? [])])
}

const sideBySideShape = z.strictObject({
  expectation: z.strictObject({
    expected: loopShape.expects,
    since: z.string().describe('The day the loop was opened.'),
    seen: expectedChangeShape.nullable().describe('As it was when the last evidence was noted.'),
    now: expectedChangeShape,
  }),
  figures: z.array(restedFigureShape.extend({ evidence: z.int().describe('Index of the evidence it is of.') })),
  indicators: z.array(thenAndNowShape),
})

/**
 * What was expected, what was seen when the last evidence was noted, and what is known now: of the change expected, of
 * every figure the evidence rests on (as it was seen when that evidence was noted), and of every indicator named.
 */
function sideBySideJson(
  reader: FactReader,
  at: LearningLoopAt,
  evidence: readonly EvidenceAt[],
  pin: Pin,
): Shaped<typeof sideBySideShape> {
  const { expects } = at.opened.data
  const since = dayOf(at.opened.knownFrom)
  const last = evidence.at(-1)?.seen
  return {
    expectation: {
      expected: expects,
      since,
      seen: last ? expectedChangeOf(reader, last.pin, expects, since) : null,
      now: expectedChangeOf(reader, pin, expects, since),
    },
    figures: evidence.flatMap(({ rested }, index) => rested.map(key => ({ evidence: index, ...key }))),
    indicators: thenAndNow(reader, namedIndicators(at), last, pin),
  }
}

const conclusionShape = lineShape({ ...closingShape, reopened: originShape.nullable() })

const conclusionJson = ({
  data,
  reopened,
  ...origin
}: LearningLoopAt['conclusions'][number]): Shaped<typeof conclusionShape> => ({
  ...data,
  ...originJson(origin),
  reopened: reopened && originJson(reopened),
})

/** For how many days its review has been due; null: it is not, or the loop is closed. */
export const loopOverdue = ({ opened, closed }: LearningLoopAt, { on }: Pin): number | null =>
  closed ? null : daysOverdue(opened.data.reviewOn, on)

export const learningLoopShape = z.strictObject({
  learningLoop: id,
  ...loopShape,
  status: z.enum(['open', 'closed']),
  comparison: text.nullable(),
  indicators: z.array(id),
  projects: z.array(id),
  overdueDays: overdueDaysShape,
  opened: originShape,
  evidence: z.array(evidenceShape),
  insights: z.array(lineShape(insightShape)),
  conclusion: conclusionShape.nullable().describe('The last one; null while the loop is open.'),
  conclusions: z.array(conclusionShape),
  flagged: z
    .boolean()
    .describe('A figure that evidence rests on is no longer what was seen, and nobody has answered for that.'),
  acknowledgements: z.array(lineShape(acknowledgementShape)),
  mayBeReopened: z.boolean().describe('It is closed, and flagged.'),
  sideBySide: sideBySideShape,
  revision: revisionShape,
})

/** A learning loop with everything that belongs to it. */
export function learningLoopJson(reader: FactReader, at: LearningLoopAt, pin: Pin): Shaped<typeof learningLoopShape> {
  const { data, ...origin } = at.opened
  const { mission, question, hypothesis, expects, comparison, indicators = [], projects = [], reviewOn } = data
  const evidence = evidenceOf(reader, at, pin)
  const flagged = evidence.some(({ rested }) => rested.some(key => key.flagged))
  const conclusions = at.conclusions.map(conclusionJson)
  return {
    learningLoop: at.loop,
    mission,
    status: at.closed ? 'closed' : 'open',
    question,
    hypothesis,
    expects,
    comparison: comparison ?? null,
    indicators,
    projects,
    reviewOn,
    overdueDays: loopOverdue(at, pin),
    opened: originJson(origin),
    evidence: evidence.map(one => evidenceJson(reader, mission, one)),
    insights: at.insights.map(({ data, ...origin }) => ({ ...data, ...originJson(origin) })),
    conclusion: at.closed ? (conclusions.at(-1) ?? null) : null,
    conclusions,
    flagged,
    acknowledgements: at.acknowledgements.map(({ data, ...origin }) => ({ ...data, ...originJson(origin) })),
    mayBeReopened: at.closed && flagged,
    sideBySide: sideBySideJson(reader, at, evidence, pin),
    revision: at.revision,
  }
}

/** Facts shown with some loops that were recorded after the pin's day, each counted once. */
export function lateInLoops(reader: FactReader, loops: readonly LearningLoopAt[], pin: Pin): number {
  const indicators = new Set(loops.flatMap(namedIndicators).map(({ indicator }) => indicator))
  const late = [...indicators].map(id => lateEntriesOf(reader.indicator(id), pin))
  return [...loops.map(l => l.lateEntries), ...late].reduce((sum, n) => sum + n, 0)
}
