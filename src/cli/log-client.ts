/** Which way does a command's wish take to the log, and how is it told what became of it? */
import type { Fault } from '../commands/refusal.ts'
import type { Log } from '../log/log.ts'

/** What became of a wish. */
export interface CommandOutcome {
  /** How many facts it is; they are new where `recorded` and not `replayed`. */
  readonly facts: number
  readonly recorded: boolean
  readonly replayed: boolean
  /** A key that was issued: its id and its text. */
  readonly issued?: { readonly key: string; readonly secret: string }
}

/** What can be seen of the log without writing. */
export interface LogSource {
  /** Ids of all indicators that can be seen. */
  readonly indicators: () => Promise<readonly string[]>
  /** A log that has all facts of those indicators; of other streams as many as are at hand. */
  readonly look: (indicators: readonly string[]) => Promise<Log>
  readonly close: () => Promise<void>
}

export interface LogClient extends LogSource {
  /** Handles `indicators/x/measure` and the like. Throws `Refused` where the answer is no. */
  readonly submit: (path: string, body: object, key?: string) => Promise<CommandOutcome>
  /** The rows of a list that would be refused, by index; absent where whoever writes may do all, and the rules are at hand. */
  readonly tryOut?: (path: string, body: object) => Promise<readonly (Fault & { readonly index: number })[]>
}

/** A rule, a schema or the access said no; nothing of the wish was recorded. */
export class Refused extends Error {
  override name = 'Refused'
  readonly code: string
  readonly faults: readonly Fault[]
  constructor(code: string, detail: string, faults: readonly Fault[]) {
    super(detail)
    this.code = code
    this.faults = faults
  }
}

/** Ids of the indicators of a log, in the order in which they were defined. */
export const indicatorsIn = (log: Log): readonly string[] =>
  [...log.read({ types: ['indicator-defined'] })].map(fact => fact.stream.slice('indicator-'.length))
