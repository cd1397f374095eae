/** The query of a question to a view: the view's own fields and the pin's, read from text. */
import type { z } from 'zod'
import { message } from '../../events/refusals.ts'
import { type AnyView, pinQuery } from '../../projections/views/view.ts'
import type { Fault } from '../commands/refusal.ts'
import type { Log } from '../log/log.ts'
import { InvalidInput } from './errors.ts'
import { faultsOf } from './faults.ts'
import { knownBy, type PinAsked, recordedBy } from './pins.ts'

const wholeQueries = new WeakMap<AnyView, z.ZodObject>()

/** A view's own query with the pin's; made once, for it is compiled when first used. */
function wholeQuery(view: AnyView): z.ZodObject {
  const known = wholeQueries.get(view)
  if (known) return known
  const whole = view.query.extend(pinQuery)
  wholeQueries.set(view, whole)
  return whole
}

/** Reads the query of a view. Throws `InvalidInput`. */
export function parseQuery(view: AnyView, raw: Readonly<Record<string, string>>): PinAsked {
  const parsed = wholeQuery(view).safeParse(raw)
  if (parsed.success) return parsed.data as PinAsked
  const faults = faultsOf(parsed.error).map(f => ({ ...f, pointer: f.pointer.slice(1) }))
  throw unfitQuery(faults)
}

/** A query that does not fit, told by the first of its faults. */
export function unfitQuery(faults: readonly Fault[]): InvalidInput {
  const [first] = faults
  const field = first?.pointer ?? 'query'
  const detail = first ? message('unfit', { field, first: first.detail }) : message('unfit/whole', { field })
  return new InvalidInput(detail, faults, true)
}

/** A view that compares takes more pins than one. A position beyond what is seen is answered like one that is not reached. */
export function refuseFuturePins(view: AnyView, query: PinAsked, log: Log, head: number): void {
  if (/^\d+$/.test(query.position ?? '')) recordedBy(Number(query.position), head)
  for (const [parameter, given] of Object.entries(view.pins?.(query) ?? {}))
    if (typeof given === 'string') knownBy(given, log.now(), parameter)
    else if (given !== undefined) recordedBy(given, head, parameter)
}
