/** The indicators of a mission, assessed. */
import type { Pin } from '../base/pin.ts'
import type { Work } from '../base/work.ts'
import { type Assessment, assess, type Choice } from '../figures/assessment.ts'
import { readingComparable } from '../figures/comparable-points.ts'
import type { Member } from './members.ts'

export interface AssessedMember extends Member {
  readonly assessment: Assessment
}

/** Assesses each indicator at a pin; it may be interrupted. */
export function* assessedMembers(members: readonly Member[], pin: Pin, choice: Choice): Work<AssessedMember[]> {
  const assessed: AssessedMember[] = []
  for (const member of members) {
    const { id, history, at } = member
    const read = yield* readingComparable(history, at, pin, choice.cell)
    assessed.push({ ...member, assessment: assess(id, history, at, pin, choice, read) })
    yield
  }
  return assessed
}
