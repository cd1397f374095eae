/** Data directories as a killed process leaves them, to be damaged. */
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openSqliteLog } from '../../../src/log/sqlite.ts'
import { appendFacts } from '../../contract/given.ts'
import type { Test } from '../../contract/subject.ts'
import { temporary } from '../temporary.ts'

export const FILES = ['varde.db', 'varde.db-wal', 'varde.head', 'views.db'] as const

/** Copies the files of a data directory into a new one, as they are at this moment: what is left when its process is killed. */
export function copyOf(t: Pick<Test, 'teardown'>, directory: string): string {
  const copy = temporary(t)
  for (const name of FILES) if (existsSync(join(directory, name))) copyFileSync(join(directory, name), join(copy, name))
  return copy
}

/** A directory whose process was killed after that many facts were acknowledged, all of them in its write-ahead log. */
export async function killedAfter(t: Test, facts: number): Promise<string> {
  const directory = temporary(t)
  const log = openSqliteLog({ directory })
  for (let n = 0; n < facts; n++) await appendFacts(log, `indicator-${n % 7}`, 1)
  const copy = copyOf(t, directory)
  await log.close()
  return copy
}

/** Changes the bytes of a file. */
export function change(file: string, to: (bytes: Buffer) => Buffer): void {
  writeFileSync(file, to(readFileSync(file)))
}

/** Flips one bit at that place; a negative one counts from the end. */
export const flipped =
  (at: number) =>
  (bytes: Buffer): Buffer => {
    const place = at < 0 ? bytes.length + at : at
    bytes[place] = (bytes[place] as number) ^ 0x10
    return bytes
  }
