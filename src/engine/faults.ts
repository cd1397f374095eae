/** What is wrong with an input, from a schema's complaints: which field, which rule, in words. */
import type { z } from 'zod'
import { type Detail, message } from '../../events/refusals.ts'
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
      detail: message('unknown-field', { field: key }),
    }))
  return [{ pointer: pointerOf(issue.path), code: issue.code.replaceAll('_', '-'), detail: brokenRule(issue) }]
}

/** What a schema complains of: what sentences are made of, and its own text, which is said in its place where it is one of the fixed ones. */
function brokenRule(issue: z.core.$ZodIssue): Detail {
  const { message: written } = issue
  switch (issue.code) {
    case 'invalid_type':
      if (written.endsWith('received undefined')) return message('no-value', {})
      return message('wrong-value', { written, rule: 'type', expected: issue.expected })
    case 'invalid_value':
      return message('wrong-value', { written, rule: 'choice', choices: issue.values.map(String) })
    case 'too_small':
      return message('wrong-value', { written, rule: limitOf(issue.origin)[0], expected: Number(issue.minimum) })
    case 'too_big':
      return message('wrong-value', { written, rule: limitOf(issue.origin)[1], expected: Number(issue.maximum) })
    case 'invalid_key':
      return message('wrong-value', { written: issue.issues[0]?.message ?? written, rule: 'form' })
    case 'invalid_format':
      return message('wrong-value', { written, rule: 'form', expected: issue.format })
    default:
      return message('wrong-value', { written, rule: 'form' })
  }
}

/** What falls short of a limit and what goes beyond it, by what is counted. */
function limitOf(origin: string): readonly ['short', 'long'] | readonly ['few', 'many'] | readonly ['low', 'high'] {
  if (origin === 'string') return ['short', 'long']
  return origin === 'array' || origin === 'set' ? ['few', 'many'] : ['low', 'high']
}

/** A schema's complaints as faults; the first hundred of them. */
export const faultsOf = (error: z.ZodError): InvalidInput['faults'] =>
  error.issues.slice(0, MOST_FAULTS).flatMap(faultsOfIssue).slice(0, MOST_FAULTS)
