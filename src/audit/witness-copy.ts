/** The witness copy of a small installation: the newest checkpoint in a directory of its own, which another disk or machine keeps. */

import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { UnusableFile } from '../log/sqlite/schema.ts'

/** The copy's path: the log's name, with what cannot stand in a file's name replaced. */
const copyPath = (directory: string, origin: string): string =>
  join(directory, `${origin.replace(/[^A-Za-z0-9._-]/g, '_')}.checkpoint`)

/**
 * Requires that the directory is there. It is never made: where the disk it is meant for is not mounted, the copies would lie
 * unnoticed on the disk that they are to outlive. Throws `UnusableFile`.
 */
export function requireWitnessDirectory(directory: string): void {
  if (statSync(directory, { throwIfNoEntry: false })?.isDirectory()) return
  throw new UnusableFile(
    `VARDE_WITNESS_DIR: there is no directory ${directory}; mount the disk that it is on, or make the directory there`,
  )
}

/** Whether two directories that are there lie on one disk, as far as the system tells: what takes the one may take the other. */
export const areOnOneDisk = (one: string, other: string): boolean => statSync(one).dev === statSync(other).dev

/** Writes a checkpoint over the copy of the one before. */
export function writeWitnessCopy(directory: string, origin: string, note: string): void {
  const path = copyPath(directory, origin)
  writeFileSync(`${path}.partial`, note, { flush: true })
  renameSync(`${path}.partial`, path)
}

/** The checkpoint that was copied last; undefined where there is none. */
export function readWitnessCopy(directory: string, origin: string): string | undefined {
  const path = copyPath(directory, origin)
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}
