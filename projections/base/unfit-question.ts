/** A fault in a question that only its parameters together show; `parameter` names one of them. */
export class UnfitQuestion extends Error {
  override name = 'UnfitQuestion'
  readonly parameter: string
  constructor(parameter: string, detail: string) {
    super(detail)
    this.parameter = parameter
  }
}
