/** The origin of a log: the name it has in its leaves and checkpoints, chosen before its first fact. */

import { randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { UnusableFile } from './schema.ts'

/** The origin of the log in a file; a new log is given the one that is wanted, or one of its own. */
export function originOf(db: DatabaseSync, file: string, readOnly: boolean, wanted: string | undefined): string {
  const existing = db.prepare(`SELECT value FROM about WHERE name = 'origin'`).get()?.value as string | undefined
  if (existing !== undefined && wanted !== undefined && existing !== wanted)
    throw new UnusableFile(
      `${file} was created under the origin ${existing}, not ${wanted}; the origin of a log never changes`,
    )
  if (existing !== undefined) return existing
  if (readOnly) throw new UnusableFile(`${file} is not finished; start the server once on it`)
  const origin = wanted ?? freshOrigin()
  // In signed notes the name has a line of its own, and stands beside a key, separated by spaces and +.
  if (!/^[^\s+]+$/.test(origin))
    throw new RangeError(`origin: ${JSON.stringify(origin)} is empty or has white space or + in it`)
  db.prepare(`INSERT INTO about (name, value) VALUES ('origin', ?)`).run(origin)
  return origin
}

const UNNAMED = 'varde.local/'

/** A name for a log that was given none: random, under a host that is nobody's. */
export const freshOrigin = (): string => `${UNNAMED}${randomBytes(8).toString('hex')}`

/** Whether a log was begun without a name of its own. */
export const isUnnamed = (origin: string): boolean => origin.startsWith(UNNAMED)
