/**
 * Rule 13b in answers: who decided is an actor or a body of the mission on record. Any other name is what whoever recorded
 * the fact states, and is marked so.
 */
import { isOnRecord, type ThingNames } from './speaker.ts'

/** The answer with `stated` beside each `decidedBy` that is not on record, however deep; the parts without one stay what they are. */
export function markStated<Answer>(answer: Answer, names: Pick<ThingNames, 'title'>): Answer {
  const marked = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map(marked)
    const fields = Object.entries(value).map(([field, own]) => [field, marked(own)] as const)
    const { decidedBy } = value as { readonly decidedBy?: unknown }
    const isStated = typeof decidedBy === 'string' && !isOnRecord(names, decidedBy)
    return Object.fromEntries(isStated ? [...fields, ['stated', true]] : fields)
  }
  return marked(answer) as Answer
}
