/** What can go wrong between a request and the log, beside a rule's refusal. */
import type { Detail } from '../../events/refusals.ts'
import type { Fault } from '../commands/refusal.ts'
import { inWords } from './in-words.ts'

/** An error that says what is wrong and the way out, to whoever asked; its `message` is that in English. */
abstract class Worded extends Error {
  readonly detail: Detail
  constructor(detail: Detail) {
    super(inWords(detail))
    this.detail = detail
  }
}

/** What was sent can't be read (`unreadable`) or does not fit the schema; each fault names the field and the rule. */
export class InvalidInput extends Worded {
  override name = 'InvalidInput'
  readonly unreadable: boolean
  readonly faults: readonly Fault[]
  constructor(detail: Detail, faults: readonly Fault[] = [], unreadable = false) {
    super(detail)
    this.faults = faults
    this.unreadable = unreadable
  }
}

/** A question would take more work than one may; the message says which to ask instead. */
export class QuestionTooLarge extends Worded {
  override name = 'QuestionTooLarge'
}

/** The Idempotency-Key was used for another body. */
export class KeyReused extends Worded {
  override name = 'KeyReused'
}

/** The thing is at another revision than If-Match names. */
export class Stale extends Worded {
  override name = 'Stale'
}

/** A picture cannot be drawn: this machine has no font to write its texts with. */
export class NoFonts extends Error {
  override name = 'NoFonts'
}
