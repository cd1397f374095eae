/** The indicators of a mission, assessed. */
import { cellKey } from '../../events/shapes.ts'
import { type Pin, pinKey } from '../base/pin.ts'
import type { Work } from '../base/work.ts'
import { type Assessment, assess, type Choice } from '../figures/assessment.ts'
import { readingComparable } from '../figures/comparable-points.ts'
import type { IndicatorHistory } from '../figures/indicator.ts'
import type { Member } from './members.ts'

export interface AssessedMember extends Member {
  readonly assessment: Assessment
}

/**
 * The assessment made last of each history: several views of a mission ask for the same one after the other. Below a
 * position a history never changes, so that its pin and what was chosen say everything of it.
 */
const latest = new WeakMap<IndicatorHistory, { readonly asked: string; readonly assessment: Assessment }>()

const askedOf = (id: string, pin: string, { target, method, cell }: Choice): string =>
  [id, pin, target, method, cellKey(cell)].join('|')

/** Assesses each indicator at a pin; it may be interrupted. */
export function* assessedMembers(members: readonly Member[], pin: Pin, choice: Choice): Work<AssessedMember[]> {
  const assessed: AssessedMember[] = []
  const atPin = pinKey(pin)
  for (const member of members) {
    const { id, history, at } = member
    const asked = askedOf(id, atPin, choice)
    const before = latest.get(history)
    if (before?.asked === asked) {
      assessed.push({ ...member, assessment: before.assessment })
      continue
    }
    const read = yield* readingComparable(history, at, pin, choice.cell)
    const assessment = assess(id, history, at, pin, choice, read)
    latest.set(history, { asked, assessment })
    assessed.push({ ...member, assessment })
    yield
  }
  return assessed
}
