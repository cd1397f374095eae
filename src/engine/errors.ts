/** What can go wrong between a request and the log, beside a rule's refusal. */
import type { Fault } from '../commands/refusal.ts'

/** What was sent can't be read (`unreadable`) or does not fit the schema; each fault names the field and the rule. */
export class InvalidInput extends Error {
  override name = 'InvalidInput'
  readonly unreadable: boolean
  readonly faults: readonly Fault[]
  constructor(detail: string, faults: readonly Fault[] = [], unreadable = false) {
    super(detail)
    this.faults = faults
    this.unreadable = unreadable
  }
}

/** A question would take more work than one may; the message says which to ask instead. */
export class QuestionTooLarge extends Error {
  override name = 'QuestionTooLarge'
}

/** The Idempotency-Key was used for another body. */
export class KeyReused extends Error {
  override name = 'KeyReused'
}

/** The thing is at another revision than If-Match names. */
export class Stale extends Error {
  override name = 'Stale'
}
