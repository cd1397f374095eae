/** What does a method say of one case, one line in and one line out? */
import { caseLine } from './case-line.ts'
import type { Method } from './method.ts'

/** What is wrong with a line, field by field. */
export interface LineError {
  readonly line: number
  readonly error: {
    /** `unreadable`: not JSON. `invalid`: JSON that is no case. */
    readonly code: 'unreadable' | 'invalid'
    readonly detail: string
    readonly errors: readonly { readonly pointer: string; readonly code: string; readonly detail: string }[]
  }
}

/** The result under the case's own id; the method as `name@version`, then whatever it answers. */
export interface AssessedLine {
  readonly id: string
  readonly method: string
  readonly reasons: readonly string[]
  readonly [output: string]: unknown
}

/** Assesses one line of `varde assess`. Never throws: a bad line is answered with its number and what is wrong with it. */
export function assessLine(text: string, line: number, method: Method): AssessedLine | LineError {
  const json = readJson(text)
  if (!json) return { line, error: { code: 'unreadable', detail: 'the line is not JSON', errors: [] } }
  const parsed = caseLine.safeParse(json.value)
  if (!parsed.success) {
    const errors = parsed.error.issues.map(({ path, code, message }) => ({
      pointer: pointerTo(path),
      code,
      detail: message,
    }))
    const detail = errors.map(e => `${e.pointer || 'the line'}: ${e.detail}`).join('; ')
    return { line, error: { code: 'invalid', detail, errors } }
  }
  const { name, version, ...answer } = method.assess(parsed.data.case)
  return { id: parsed.data.id, method: `${name}@${version}`, ...answer }
}

/** Whether a line could not be assessed. */
export const isLineError = (result: AssessedLine | LineError): result is LineError => 'error' in result

function readJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

/** JSON Pointer (RFC 6901). */
const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map(key => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
