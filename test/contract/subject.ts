/** The kind of log that the suite tests, and how a rule is run on it. */

import type t from 'tap'
import type { Log } from '../../src/log/log.ts'

/** One running test of tap's. */
export type Test = Parameters<Parameters<typeof t.test>[0]>[0]

export interface Subject {
  /** A new, empty log, that goes with the test. */
  open(t: Test, options?: { clock?: () => number }): Log | Promise<Log>
  /** The facts are in a store that other nodes write too: it says how much it takes at once. */
  readonly inEventStore?: true
  /** Closes a log and opens it again, to go with the test; absent where nothing outlives closing. */
  readonly reopen?: (t: Test, log: Log) => Promise<Log>
}

/** Runs a rule on a new log. */
export type Rule = (rule: string, body: (t: Test, log: Log) => Promise<void>) => void
