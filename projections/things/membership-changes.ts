/** Indicators that are counted no more, for other goals than before, or no longer first of all: each move with the verdict the indicator then had. */
import { z } from 'zod'
import type { IndicatorFact } from '../../events/catalogue.ts'
import type { Recorded } from '../../events/fact.ts'
import { dayOf } from '../../events/period.ts'
import type { Cell } from '../../events/shapes.ts'
import { originFields, originJson } from '../base/answer-json.ts'
import { originOf } from '../base/origin.ts'
import { inside, type Pin } from '../base/pin.ts'
import type { Shaped } from '../base/shaped.ts'
import { assess } from '../figures/assessment.ts'
import { assessmentShape, methodResultShape, pathVerdictShape, trendVerdictShape } from '../figures/assessment-shape.ts'
import { foldIndicator } from '../figures/indicator.ts'
import type { Member } from './members.ts'

/** What an assessment says in short. */
export const verdictsShape = z.strictObject({
  covered: z.number().nullable(),
  share: z.number().nullable(),
  path: pathVerdictShape,
  trend: trendVerdictShape,
  age: assessmentShape.shape.age,
  method: methodResultShape.optional().describe('The answer of a named method.'),
})

/** The shape of a move. */
export const membershipChangeShape = z.strictObject({
  indicator: z.string(),
  move: z.enum(['retired', 'reassigned', 'no-longer-key']),
  before: z.array(z.string()).optional().describe('The goals it counted for.'),
  goals: z.array(z.string()).optional(),
  verdicts: verdictsShape.describe('The progress against today’s target as it was known then.'),
  ...originFields,
})
export type MembershipChange = Shaped<typeof membershipChangeShape>

/** A cell's progress against one of its targets. */
export function verdictsAt(
  { id, history, at }: Pick<Member, 'id' | 'history' | 'at'>,
  pin: Pin,
  choice: { readonly target: 'current' | 'original'; readonly method: string; readonly cell: Cell },
): Shaped<typeof verdictsShape> {
  const judged = assess(id, history, at, pin, choice)
  const { covered, path, trend, age } = judged
  const own = choice.method === 'varde-1' ? {} : { method: judged.method }
  return { covered, share: path.share, path: path.verdict, trend: trend.verdict, age, ...own }
}

const isEqual = (a: readonly string[], b: readonly string[]): boolean => a.toSorted().join() === b.toSorted().join()

/** Whether a fact may change what an indicator counts for. */
export const isMembership = (fact: Recorded<IndicatorFact>): boolean =>
  fact.type === 'indicator-assigned' || fact.type === 'indicator-retired' || fact.type === 'key-indicator-changed'

/** Indicators that are counted no more, for other goals than before, or ceased to be key indicators. */
export function membershipChanges(member: Member, pin: Pin, method: string): MembershipChange[] {
  const { id, history } = member
  let counted: readonly string[] = []
  return history.facts.flatMap((fact): MembershipChange[] => {
    if (!inside(fact, pin)) return []
    const origin = originJson(originOf(fact))
    const own = () => ({ verdicts: verdictsBy(fact, member, pin, method), ...origin })
    if (fact.type === 'key-indicator-changed')
      return fact.data.key ? [] : [{ indicator: id, move: 'no-longer-key' as const, ...own() }]
    if (fact.type === 'indicator-retired') return [{ indicator: id, move: 'retired' as const, ...own() }]
    if (fact.type !== 'indicator-defined' && fact.type !== 'indicator-assigned') return []
    const before = counted
    counted = fact.data.goals
    if (fact.type === 'indicator-defined' || isEqual(before, counted)) return []
    return [{ indicator: id, move: 'reassigned' as const, before, goals: counted, ...own() }]
  })
}

/** The progress of an indicator by the day from which a fact was known, of what was recorded until then. */
function verdictsBy(fact: Recorded<IndicatorFact>, { id, history, at }: Member, pin: Pin, method: string) {
  const then = { ...pin, asOfMs: fact.knownFrom, position: fact.position, on: dayOf(fact.knownFrom) }
  const known = { id, history, at: foldIndicator(history, then) ?? at }
  return verdictsAt(known, then, { target: 'current', method, cell: {} })
}
