/** What every log promises: one suite, run for each. */

import t from 'tap'
import { logAmounts } from './log-amounts.ts'
import { logAppending } from './log-appending.ts'
import { logReading } from './log-reading.ts'
import { logRefusing } from './log-refusing.ts'
import { logReopening } from './log-reopening.ts'
import { logSealing } from './log-sealing.ts'
import { logTree } from './log-tree.ts'
import type { Rule, Subject } from './subject.ts'

/** Runs the suite on that kind of log. */
export function logContract(name: string, subject: Subject): void {
  const test: Rule = (rule, body) => {
    t.test(`${name}: ${rule}`, async t => body(t, await subject.open(t)))
  }
  logAppending(test, subject)
  logRefusing(test)
  logReading(test, subject)
  logSealing(test)
  logTree(test)
  logAmounts(test, subject)
  if (subject.reopen) logReopening(test, subject.reopen)
}
