/** A question whose parameters, each well-formed, do not fit together; `parameter` names one of them. */
export class UnfitQuestion extends Error {
  override name = 'UnfitQuestion'
  readonly parameter: string
  constructor(parameter: string, detail: string) {
    super(detail)
    this.parameter = parameter
  }
}
