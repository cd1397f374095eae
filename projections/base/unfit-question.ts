/** The error of a question that does not fit together. */
import type { Message } from '../../events/refusals.ts'

/** A question whose parameters, each well-formed, do not fit together; `parameter` names one of them, and `detail` is put into words where it is answered. */
export class UnfitQuestion extends Error {
  override name = 'UnfitQuestion'
  readonly parameter: string
  readonly detail: Message
  constructor(parameter: string, detail: Message) {
    super(detail.message)
    this.parameter = parameter
    this.detail = detail
  }
}
