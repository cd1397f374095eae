/** Clients of a log, for commands of the command line: one in this process, or one through a server. */
import type { Detail } from '../../events/refusals.ts'
import type { Fault } from '../commands/refusal.ts'
import { inWords } from '../engine/in-words.ts'
import type { Log } from '../log/log.ts'

/** The outcome of a command. */
export interface CommandOutcome {
  /** The number of its facts; they are new if `recorded` and not `replayed`. */
  readonly facts: number
  readonly recorded: boolean
  readonly replayed: boolean
  /** The key that was issued: its id and its secret text. */
  readonly issued?: { readonly key: string; readonly secret: string }
}

/** A log to read from. */
export interface LogSource {
  /** Ids of all indicators that can be seen. */
  readonly indicators: () => Promise<readonly string[]>
  /** A log with all facts of those indicators; of other streams it may lack some. */
  readonly look: (indicators: readonly string[]) => Promise<Log>
  readonly close: () => Promise<void>
}

/** A log to read from and to send commands to. */
export interface LogClient extends LogSource {
  /**
   * Figures that may be under way when another command is sent: many where they are decided while others are stored, and nobody
   * else writes between them; 0 where each command waits for the one before.
   */
  readonly ahead: number
  /** Sends a command, such as `indicators/x/measure`; `key` is its idempotency key. Throws `Refused`. */
  readonly submit: (path: string, body: object, key?: string) => Promise<CommandOutcome>
  /** The rows of a list that would be refused, by index; absent where whoever writes may do all, and the rules are at hand. */
  readonly tryOut?: (path: string, body: object) => Promise<readonly (Fault & { readonly index: number })[]>
}

/** The command was refused by a rule, its schema or the rights of the principal; nothing of it was recorded. */
export class Refused extends Error {
  override name = 'Refused'
  readonly code: string
  readonly faults: readonly Fault[]
  constructor(code: string, detail: Detail, faults: readonly Fault[]) {
    super(inWords(detail))
    this.code = code
    this.faults = faults
  }
}

/** Ids of the indicators of a log, in the order in which they were defined. */
export const indicatorsIn = (log: Log): readonly string[] =>
  [...log.read({ types: ['indicator-defined'] })].map(fact => fact.stream.slice('indicator-'.length))
