/** The error that ends a command, with a message and an exit status. */

/** 1: what was checked is wrong, or a rule refused the command. 2: the command line is wrong, or the environment does not allow it. */
export type ExitCode = 1 | 2

/** Ends a command; the message is for whoever typed it. */
export class Stop extends Error {
  override name = 'Stop'
  readonly exitCode: ExitCode
  constructor(exitCode: ExitCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.exitCode = exitCode
  }
}
