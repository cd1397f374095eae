/** The indicators of a mission, assessed. */
import { cellKey } from '../../events/shapes.ts'
import { type Pin, pinKey } from '../base/pin.ts'
import type { Work } from '../base/work.ts'
import { type Assessment, assessmentJson, type Choice } from '../figures/assessment.ts'
import { caseMaker } from '../figures/case.ts'
import { readingComparable } from '../figures/comparable-points.ts'
import type { IndicatorHistory } from '../figures/indicator.ts'
import type { Member } from './members.ts'

export interface AssessedMember extends Member {
  readonly assessment: Assessment
}

/** What was made last of a history. */
interface Latest {
  /** Its pin and what was chosen: below a position a history never changes, so that they say everything of the assessment. */
  readonly asked: string
  readonly assessment: Assessment
  /** Which target and cell. */
  readonly chosen: string
  readonly caseAt: ReturnType<typeof caseMaker>
}

/** Several views of a mission ask for the same assessments one after the other, and the next question is often about another day. */
const latest = new WeakMap<IndicatorHistory, Latest>()

/** Assesses each indicator at a pin; it may be interrupted. */
export function* assessedMembers(members: readonly Member[], pin: Pin, choice: Choice): Work<AssessedMember[]> {
  const assessed: AssessedMember[] = []
  const chosen = `${choice.target}|${cellKey(choice.cell)}`
  const asked = `${pinKey(pin)}|${choice.method}|${chosen}`
  for (const member of members) {
    const { id, history, at } = member
    const before = latest.get(history)
    if (before?.asked === asked) {
      assessed.push({ ...member, assessment: before.assessment })
      continue
    }
    const read = yield* readingComparable(history, at, pin, choice.cell)
    const caseAt = before?.chosen === chosen ? before.caseAt : caseMaker(history, choice)
    const assessment = assessmentJson(id, history, at, pin, choice, caseAt(at, pin, read))
    latest.set(history, { asked, assessment, chosen, caseAt })
    assessed.push({ ...member, assessment })
    yield
  }
  return assessed
}
