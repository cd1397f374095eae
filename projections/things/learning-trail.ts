/** What did we expect, what did we see then, and what do we know now? One learning loop, side by side. */
import type { LearningLoopFact } from '../../events/catalogue.ts'
import { dayOf } from '../../events/period.ts'
import { daysOverdue } from '../base/overdue.ts'
import type { Pin } from '../base/pin.ts'
import { type SeenAt, seenAt, shownSeen } from '../change/evidence-pin.ts'
import { outcomeOf } from '../change/expected-change.ts'
import { type Rested, restedOn } from '../change/rested-figures.ts'
import { namedOnce, thenAndNow } from '../change/then-and-now.ts'
import { shownOrigin } from '../figures/answer-json.ts'
import { foldIndicator } from '../figures/indicator.ts'
import type { Books } from '../views/view.ts'
import { foldLearningLoop, type LearningLoopAt } from './learning-loop.ts'

/** A mission's learning loops inside a pin, in the order they were opened. */
export const loopsOf = (books: Books, mission: string, pin: Pin): LearningLoopAt[] =>
  books
    .ofMission(mission, 'learning-loop')
    .flatMap(id => foldLearningLoop(id, books.facts<LearningLoopFact>(`learning-loop-${id}`), pin) ?? [])

interface EvidenceAt {
  readonly noted: LearningLoopAt['evidence'][number]
  readonly seen: SeenAt
  readonly rested: readonly Rested[]
}

const evidenceOf = (books: Books, { evidence }: LearningLoopAt, pin: Pin): EvidenceAt[] =>
  evidence.map(noted => {
    const seen = seenAt(noted.data, noted.recordedAt, pin)
    return { noted, seen, rested: restedOn(books, noted.data.restsOn ?? [], seen.pin, pin) }
  })

const shownEvidence = (books: Books, mission: string, { noted, seen, rested }: EvidenceAt) => {
  const { data, ...origin } = noted
  return {
    text: data.text,
    ...shownOrigin(origin),
    seen: shownSeen(books, mission, seen),
    flagged: rested.some(key => key.flagged),
    restsOn: rested,
  }
}

/** The indicators it names: it is about them, expects something of one, or its evidence rests on them. */
function named({ opened, evidence }: LearningLoopAt) {
  const { indicators = [], expects } = opened.data
  const about = [...indicators, ...(expects.indicator === undefined ? [] : [expects.indicator])]
  return namedOnce([...about.map(indicator => ({ indicator })), ...evidence.flatMap(e => e.data.restsOn ?? [])])
}

/**
 * What was expected, what was seen when the last evidence was noted, and what is known now: of the change expected, of
 * every figure the evidence rests on (as it was seen when that evidence was noted), and of every indicator named.
 */
function sideBySide(books: Books, at: LearningLoopAt, evidence: readonly EvidenceAt[], pin: Pin) {
  const { expects } = at.opened.data
  const since = dayOf(at.opened.knownFrom)
  const last = evidence.at(-1)?.seen
  return {
    expectation: {
      expected: expects,
      since,
      seen: last ? outcomeOf(books, last.pin, expects, since) : null,
      now: outcomeOf(books, pin, expects, since),
    },
    figures: evidence.flatMap(({ rested }, index) => rested.map(key => ({ evidence: index, ...key }))),
    indicators: thenAndNow(books, named(at), last, pin),
  }
}

const shownConclusion = ({ data, reopened, ...origin }: LearningLoopAt['conclusions'][number]) => ({
  ...data,
  ...shownOrigin(origin),
  reopened: reopened && shownOrigin(reopened),
})

/** For how many days its review has been due; null where it is not, and of a loop that is closed. */
export const loopOverdue = ({ opened, closed }: LearningLoopAt, { on }: Pin): number | null =>
  closed ? null : daysOverdue(opened.data.reviewOn, on)

/** A loop with all it led to. `flagged`: evidence is not what it was; then a conclusion drawn from it may be reopened. */
export function shownLoop(books: Books, at: LearningLoopAt, pin: Pin) {
  const { data, ...origin } = at.opened
  const { mission, question, hypothesis, expects, comparison, indicators = [], projects = [], reviewOn } = data
  const evidence = evidenceOf(books, at, pin)
  const flagged = evidence.some(({ rested }) => rested.some(key => key.flagged))
  const conclusions = at.conclusions.map(shownConclusion)
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
    opened: shownOrigin(origin),
    evidence: evidence.map(one => shownEvidence(books, mission, one)),
    insights: at.insights.map(({ data, ...origin }) => ({ ...data, ...shownOrigin(origin) })),
    conclusion: at.closed ? (conclusions.at(-1) ?? null) : null,
    conclusions,
    flagged,
    mayBeReopened: at.closed && flagged,
    sideBySide: sideBySide(books, at, evidence, pin),
    revision: at.revision,
  }
}

/** Facts shown with some loops that were recorded after the pin's day, each counted once. */
export function lateInLoops(books: Books, loops: readonly LearningLoopAt[], pin: Pin): number {
  const indicators = new Set(loops.flatMap(named).map(({ indicator }) => indicator))
  const late = [...indicators].map(id => foldIndicator(books.indicator(id), pin)?.lateEntries ?? 0)
  return [...loops.map(l => l.lateEntries), ...late].reduce((sum, n) => sum + n, 0)
}
