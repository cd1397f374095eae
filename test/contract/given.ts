/** Appends for the tests of logs. */

import { randomUUID } from 'node:crypto'
import type { Append, Appended, Log, NewFact, StoredFact } from '../../src/log/log.ts'

/** A fact to be appended. */
export const newFact = (given: Partial<NewFact> = {}): NewFact => ({
  id: randomUUID(),
  type: 'indicator-measured',
  version: 1,
  data: { period: '2024', value: 9.5 },
  knownFrom: null,
  ...given,
})

/** Milliseconds for appends that must come to be kept, however busy the machine is. */
export const PATIENT = 120_000

/** An append of one fact to an empty stream of a mission, unless said otherwise. */
export const newAppend = (log: Log, given: Partial<Append> = {}): Append => ({
  stream: 'indicator-neet',
  expectedRevision: -1,
  mission: 'inkludering',
  principal: 'kari',
  recordedAt: log.now(),
  meta: { organisation: 'ssb', role: 'operative' },
  facts: [newFact()],
  patience: PATIENT,
  ...given,
})

/** Appends that many facts, each by a command of its own, and waits for them. */
export async function appendFacts(
  log: Log,
  stream: string,
  count: number,
  given: Partial<Append> = {},
): Promise<Appended[]> {
  const from = log.revisionOf(stream)
  const appends = Array.from({ length: count }, (_, i) =>
    newAppend(log, { stream, expectedRevision: from + i, ...given }),
  )
  return Promise.all(appends.map(append => log.append(append)))
}

export const allFacts = (log: Log): StoredFact[] => [...log.read({})]

export const positions = (facts: Iterable<StoredFact>): number[] => [...facts].map(({ position }) => position)
