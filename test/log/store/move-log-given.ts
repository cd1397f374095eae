/** A log with a bit of everything, to be moved, and its full content for comparison. */

import type { Log } from '../../../src/log/log.ts'
import { openSqliteFile, type SqliteFile } from '../../../src/log/sqlite/file.ts'
import { openSqliteLog } from '../../../src/log/sqlite.ts'
import { openKurrentDb } from '../../../src/log/store/kurrentdb.ts'
import { moveIntoStore } from '../../../src/log/store/move-log.ts'
import type { EventStore } from '../../../src/log/store/store.ts'
import { allFacts, appendFacts, newAppend, newFact } from '../../contract/given.ts'
import type { Test } from '../../contract/subject.ts'
import type { EventStore as Fixture } from '../../fixtures/event-store.ts'
import { temporary } from '../temporary.ts'
import { leavesOf, PREFIX } from './given.ts'

export const KEYS = ['kari/1', 'kari/2', 'ola/1', 'ola/large']

/** Facts of two missions and of none, alone and together, at few moments and at many, with and without keys. */
export async function recordSampleLog(t: Test, large = 3): Promise<string> {
  const directory = temporary(t)
  let time = 1_700_000_000_000
  const log = openSqliteLog({ directory, origin: 'varde-moved', clock: () => time })
  await appendFacts(log, 'mission-x', 3, { mission: 'x' })
  const keyed = (key: string, stream: string, given: Parameters<typeof newAppend>[1]) =>
    log.append(newAppend(log, { stream, command: { key, digest: `of ${key}` }, ...given }))
  const known = [newFact({ knownFrom: 5 }), newFact({ meta: { reason: 'late' } }), newFact({ version: 2 })]
  await keyed('kari/1', 'mission-x', { expectedRevision: 2, mission: 'x', facts: known })
  await keyed('kari/2', 'mission-x', { expectedRevision: 5, mission: 'x' })
  // Without a key, right behind one that has one.
  await appendFacts(log, 'mission-x', 2, { mission: 'x' })
  await appendFacts(log, 'mission-x', 1, { mission: 'x', principal: 'ola' })
  time += 1_000
  await appendFacts(log, 'mission-x', 1, { mission: 'x', principal: 'ola' })
  await Promise.all([
    appendFacts(log, 'indicator-y', 3, { mission: 'y' }),
    appendFacts(log, 'actor-z', 2, { mission: null }),
  ])
  const facts = Array.from({ length: large }, (_, value) => newFact({ data: { value } }))
  await keyed('ola/large', 'indicator-large', { mission: 'x', principal: 'ola', facts })
  // The wall clock goes back, the log doesn’t.
  time -= 60_000
  await appendFacts(log, 'indicator-y', 1, { mission: 'y' })
  time += 90_000
  await keyed('ola/1', 'indicator-y', { expectedRevision: 3, mission: 'y', principal: 'ola' })
  await log.close()
  return directory
}

/** The full content of a log: facts with ids, positions and times, leaf hashes, and what its keys answer. */
export async function contentOf(log: Log): Promise<unknown[]> {
  const keys = KEYS.map(async key => {
    const remembered = log.recall(key)
    return [key, remembered?.digest, (await remembered?.appended)?.facts]
  })
  return [log.origin, allFacts(log), leavesOf(log), await Promise.all(keys)]
}

export async function contentIn(directory: string): Promise<unknown[]> {
  const log = openSqliteLog({ directory, readOnly: true })
  const known = await contentOf(log)
  await log.close()
  return known
}

/** The file of a directory, for as long as that takes. */
export async function withFile<A>(directory: string, use: (file: SqliteFile) => Promise<A>): Promise<A> {
  const file = openSqliteFile({ directory })
  try {
    return await use(file)
  } finally {
    file.close()
  }
}

/** A connection, for as long as that takes. */
export async function withPort<A>({ address }: Fixture, use: (port: EventStore) => Promise<A>): Promise<A> {
  const port = openKurrentDb(address)
  try {
    return await use(port)
  } finally {
    await port.close()
  }
}

export const moveInto = (port: EventStore, directory: string, prefix = PREFIX): Promise<number> =>
  withFile(directory, file => moveIntoStore(port, prefix, file, () => {}))
