/** The indicators of a mission, assessed. */
import { parsePeriod } from '../../../events/period.ts'
import { cellKey } from '../../../events/shapes.ts'
import { type Pin, pinKey } from '../../base/pin.ts'
import type { Work } from '../../base/work.ts'
import { type Choice, undatedAssessment } from '../../figures/assessment.ts'
import type { UndatedAssessment } from '../../figures/assessment-shape.ts'
import { caseMaker, type MadeCase } from '../../figures/case.ts'
import { comparableReader } from '../../figures/comparable-points.ts'
import type { IndicatorAt, IndicatorHistory } from '../../figures/indicator.ts'
import { type Days, isAmong } from '../../progress/days.ts'
import type { Member } from '../members.ts'

export interface AssessedMember extends Member {
  /** The same object as long as nothing else is known of the indicator, and no day makes another of it. */
  readonly assessment: UndatedAssessment
  /** On which other days it is, as long as nothing else is known; undefined: on none that is known. */
  readonly alikeOn: Days | undefined
  /** Makes something of the member once, as long as the assessment is the same: what is made is to be the same on every such day. */
  readonly once: Once
}

/** Calls a function with what it is given; asked for the same function again, answers what it made then. */
export type Once = <Of extends readonly unknown[], Made>(make: (...of: Of) => Made, ...of: Of) => Made

/** Of the function asked for last. */
export function once(): Once {
  let last: { readonly make: unknown; readonly made: unknown } | undefined
  return (make, ...of) => {
    if (last?.make !== make) last = { make, made: make(...of) }
    return last.made as ReturnType<typeof make>
  }
}

/** What reads an indicator's points and makes cases of them, for a target and cell. */
interface Reader {
  /** Which target and cell. */
  readonly chosen: string
  readonly pointsAt: ReturnType<typeof comparableReader>
  readonly caseAt: ReturnType<typeof caseMaker>
}

/** What was assessed last of a history. */
interface Latest {
  /** Its pin and what was chosen: below a position a history never changes, so that they say everything of the assessment. */
  readonly asked: string
  readonly method: string
  readonly at: IndicatorAt
  readonly made: MadeCase
  readonly assessment: UndatedAssessment
  readonly alikeOn: Days | undefined
  readonly once: Once
  readonly reader: Reader
}

/**
 * Several views of a mission ask for the same assessments one after the other; after a new figure all but one indicator are as
 * they were; and the next question is often about another day, on which nothing else was known of most.
 */
const latest = new WeakMap<IndicatorHistory, Latest>()

/** Assesses each indicator at a pin; it may be interrupted. */
export function* assessedMembers(members: readonly Member[], pin: Pin, choice: Choice): Work<AssessedMember[]> {
  const assessed: AssessedMember[] = []
  const chosen = `${choice.target}|${cellKey(choice.cell)}`
  const asked = `${pinKey(pin)}|${choice.method}|${chosen}`
  for (const member of members) {
    const before = latest.get(member.history)
    if (before?.asked === asked) {
      assessed.push(assessedBy(before, member))
      continue
    }
    const now = yield* assessAfter(before, member, pin, { choice, chosen, asked })
    latest.set(member.history, now)
    assessed.push(assessedBy(now, member))
    yield
  }
  return assessed
}

const assessedBy = (
  { assessment, alikeOn, once }: Latest,
  { id, history, at, definition }: Member,
): AssessedMember => ({
  id,
  history,
  at,
  definition,
  assessment,
  alikeOn,
  once,
})

interface Asked {
  readonly choice: Choice
  readonly chosen: string
  readonly asked: string
}

function* assessAfter(
  before: Latest | undefined,
  { id, history, at }: Member,
  pin: Pin,
  { choice, chosen, asked }: Asked,
): Work<Latest> {
  const { method, cell } = choice
  const reader =
    before?.reader.chosen === chosen
      ? before.reader
      : { chosen, pointsAt: comparableReader(history, cell), caseAt: caseMaker(history, choice) }
  const read = yield* reader.pointsAt(at, pin)
  const isKnownAlike =
    before?.reader === reader && before.method === method && before.at === at && before.made.recorded === read
  if (isKnownAlike && isAlikeAt(pin, before)) return { ...before, asked }
  const made = reader.caseAt(at, pin, read)
  const { assessment, alikeOn } = undatedAssessment(id, history, at, pin, choice, made)
  return { asked, method, at, made, assessment, alikeOn, once: once(), reader }
}

/** Whether an assessment is the same at another pin at which the same is known: where the day may change more, it is to be made anew. */
function isAlikeAt(pin: Pin, { made, alikeOn }: Latest): boolean {
  const on = parsePeriod(pin.on).reference
  return on === made.case.on || (alikeOn !== undefined && isAmong(on, alikeOn))
}
