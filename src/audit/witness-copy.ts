/** The witness copy of a small installation: the newest checkpoint in a directory of its own, which another disk or machine keeps. */

import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The copy's path: the log's name, with what cannot stand in a file's name replaced. */
const copyPath = (directory: string, origin: string): string =>
  join(directory, `${origin.replace(/[^A-Za-z0-9._-]/g, '_')}.checkpoint`)

/** Writes a checkpoint over the copy of the one before. */
export function writeWitnessCopy(directory: string, origin: string, note: string): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const path = copyPath(directory, origin)
  writeFileSync(`${path}.partial`, note, { flush: true })
  renameSync(`${path}.partial`, path)
}

/** The checkpoint that was copied last; undefined where there is none. */
export function readWitnessCopy(directory: string, origin: string): string | undefined {
  const path = copyPath(directory, origin)
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}
