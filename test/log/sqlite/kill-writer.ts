/**
 * Appends without end to a log, eight commands at a time, and says of each, once it is answered, what it was:
 * `stream revision position id`, one a line, written at once.
 */

import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { openSqliteLog } from '../../../src/log/sqlite.ts'
import { newAppend, newFact } from '../../contract/given.ts'

const log = openSqliteLog({ directory: process.argv[2] as string })

async function write(stream: string): Promise<never> {
  while (true) {
    const facts = Array.from({ length: 1 + Math.floor(Math.random() * 4) }, () => newFact())
    const command = { key: randomUUID(), digest: 'd' }
    const append = newAppend(log, { stream, expectedRevision: log.revisionOf(stream), facts, command })
    const appended = await log.append(append)
    const lines = appended.facts.map(
      ({ stream, revision, position, id }) => `${stream} ${revision} ${position} ${id}\n`,
    )
    writeSync(1, lines.join(''))
  }
}

await Promise.all(Array.from({ length: 8 }, (_, i) => write(`indicator-${i}`)))
