/** What is wrong with an input, from a schema's complaints: which field, which rule, in words. */
import type { z } from 'zod'
import { MOST_FAULTS } from '../commands/refusal.ts'
import type { InvalidInput } from './errors.ts'

/** A path as an RFC 6901 pointer. */
export const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map(step => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

function faultsOfIssue(issue: z.core.$ZodIssue): InvalidInput['faults'] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.slice(0, MOST_FAULTS).map(key => ({
      pointer: pointerOf([...issue.path, key]),
      code: 'unknown-field',
      detail: `There is no field “${key}” here.`,
    }))
  const detail = issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message
  return [{ pointer: pointerOf(issue.path), code: issue.code.replaceAll('_', '-'), detail }]
}

/** A schema's complaints as faults; the first hundred of them. */
export const faultsOf = (error: z.ZodError): InvalidInput['faults'] =>
  error.issues.slice(0, MOST_FAULTS).flatMap(faultsOfIssue).slice(0, MOST_FAULTS)
