/** What ends a command: a message for whoever typed it, and an exit status. */
import { CommanderError } from 'commander'
import { UnusableKey } from '../audit/signing-key.ts'
import { BadConfig } from '../config.ts'
import { DamagedLog } from '../log/damage.ts'
import { LogLocked, LogUnavailable } from '../log/log.ts'
import { UnusableFile } from '../log/sqlite/schema.ts'
import { OtherStore, StoreAway, UnreadableEvent, UnusableStore } from '../log/store/store.ts'
import { Refused } from './log-client.ts'

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

/** What whoever started a command, or the server, is told about the error that ended it, in one line, and the exit status. */
export function exitFor(error: unknown): { exitCode: ExitCode; message: string } {
  if (error instanceof Stop) return error
  if (error instanceof Refused) return { exitCode: 1, message: error.message }
  const { message, code } = error as NodeJS.ErrnoException
  if (error instanceof CommanderError) return { exitCode: 2, message: usage(error) }
  if (error instanceof OtherStore || error instanceof DamagedLog) return { exitCode: 1, message }
  if (code === 'EADDRINUSE')
    return { exitCode: 2, message: `${message}. Stop what listens there, or set another VARDE_PORT.` }
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
