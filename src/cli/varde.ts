/** Runs a command line; an error is printed as one line. */
import { CommanderError } from 'commander'
import { UnusableKey } from '../audit/signing-key.ts'
import { BadConfig } from '../config.ts'
import { DamagedLog } from '../log/damage.ts'
import { LogLocked, LogUnavailable } from '../log/log.ts'
import { UnusableFile } from '../log/sqlite/schema.ts'
import { OtherStore, StoreAway, UnreadableEvent, UnusableStore } from '../log/store/store.ts'
import { Refused } from './log-client.ts'
import { program } from './program.ts'
import { Stop } from './stop.ts'

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

/** The message and exit status for an error. */
function exitFor(error: unknown): { exitCode: number; message: string } {
  if (error instanceof Stop) return error
  if (error instanceof Refused) return { exitCode: 1, message: error.message }
  const { message, code } = error as NodeJS.ErrnoException
  if (error instanceof CommanderError) return { exitCode: 2, message: usage(error) }
  if (error instanceof OtherStore || error instanceof DamagedLog) return { exitCode: 1, message }
  const environmental = [
    BadConfig,
    LogLocked,
    LogUnavailable,
    UnusableFile,
    UnusableKey,
    UnusableStore,
    StoreAway,
    UnreadableEvent,
  ].some(kind => error instanceof kind)
  if (environmental || typeof code === 'string') return { exitCode: 2, message: message.replaceAll('\n', '; ') }
  return { exitCode: 2, message: `unexpected error: ${(error as Error).name}: ${message}` }
}

function usage({ message, code }: CommanderError): string {
  const words = message
    .replace(/^error: /, '')
    .replaceAll('\n', ' ')
    .replace(/\.$/, '')
  return code === 'commander.help' ? 'give a command; `varde --help` lists them' : `${words}; see \`varde --help\``
}

/** Settles once the command has ended, or its server listens. */
export const ended: Promise<void> = run(process.argv.slice(2)).then(code => {
  if (!unprinted) process.exitCode = code
  endUntoldServer()
})
