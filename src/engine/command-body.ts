/** The one place where a command's body is read: it fits the schema, and its texts may be recorded. */
import type { AnyCommand } from '../commands/catalogue.ts'
import type { Fault } from '../commands/refusal.ts'
import { InvalidInput } from './errors.ts'
import { faultsOf } from './faults.ts'
import { faultsInTexts } from './texts.ts'

/** The body as the command's rule takes it, or what is wrong with it. */
export function readCommandBody(
  { body: schema }: AnyCommand,
  body: unknown,
): { readonly body: object } | { readonly faults: readonly Fault[] } {
  const parsed = schema.safeParse(body)
  if (!parsed.success) return { faults: faultsOf(parsed.error) }
  const faults = faultsInTexts(schema, parsed.data)
  return faults.length > 0 ? { faults } : { body: parsed.data as object }
}

/** Faults of a body as the error that is thrown; it is told by the first of them. */
export function unfitBody(faults: readonly Fault[]): InvalidInput {
  const [first] = faults
  return new InvalidInput(`${first?.pointer || 'The body'}: ${first?.detail ?? 'does not fit'}`, faults)
}
