/** How does a command end that can't go on? With one sentence, and a number that says whose fault it is. */

/** 1: the thing checked is wrong, or a rule refused. 2: the command was not given rightly, or its surroundings don't allow it. */
export type ExitCode = 1 | 2

/** Ends a command; its message is a whole sentence for the one who typed it. */
export class Stop extends Error {
  override name = 'Stop'
  readonly exitCode: ExitCode
  constructor(exitCode: ExitCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.exitCode = exitCode
  }
}
