/** Runs a command line; an error is printed as one line. */
import { CommanderError } from 'commander'
import { program } from './program.ts'
import { exitFor } from './stop.ts'

/** What came of printing, where that failed. */
let unprinted: NodeJS.ErrnoException | undefined
// What waits to be printed is told of it, too.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  unprinted ??= error
  process.exitCode = isClosedEarly(error) ? 0 : 2
  endUntoldServer()
})

/** Whether the reader of our output has closed it before its end: `varde replay … | head`. */
const isClosedEarly = (error: unknown): boolean => error === unprinted && unprinted?.code === 'EPIPE'

/** A server whose first key or address could not be told is of no use: it closes, and its record says why. Nobody need read on. */
function endUntoldServer(): void {
  if (unprinted && !isClosedEarly(unprinted) && process.listenerCount('SIGTERM') > 0) throw unprinted
}

/** Runs a command line; answers with the exit status. */
async function run(words: readonly string[]): Promise<number> {
  try {
    await (await program(words)).parseAsync(words, { from: 'user' })
    return Number(process.exitCode ?? 0)
  } catch (error) {
    if (isClosedEarly(error) || (error instanceof CommanderError && error.exitCode === 0)) return 0
    const { exitCode, message } = exitFor(error)
    process.stderr.write(`varde: ${message}\n`)
    return exitCode
  }
}

/** Settles once the command has ended, or its server listens. */
export const ended: Promise<void> = run(process.argv.slice(2)).then(code => {
  if (!unprinted) process.exitCode = code
  endUntoldServer()
})
