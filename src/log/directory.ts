/** Making directories, and saying plainly why one cannot be made. */

import { mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { UnusableFile } from './sqlite/schema.ts'

/**
 * Makes a directory that its owner alone can read, and those above it; one that is there stays as it is. Made step by step:
 * `mkdir` with `recursive` tries for ever where a file system has what is above and takes nothing new, as `/proc`. Throws
 * `UnusableFile`.
 */
export function makeDirectory(path: string): void {
  const whole = resolve(path)
  if (isDirectory(whole)) return
  makeDirectory(dirname(whole))
  try {
    mkdirSync(whole, { mode: 0o700 })
  } catch (error) {
    // Another process may have made it meanwhile.
    if (isDirectory(whole)) return
    throw new UnusableFile(`the directory ${whole} cannot be made: ${(error as Error).message}`)
  }
}

/** Whether a directory is there; a file in its place is an error. */
function isDirectory(path: string): boolean {
  let found: ReturnType<typeof statSync>
  try {
    found = statSync(path, { throwIfNoEntry: false })
  } catch (error) {
    throw new UnusableFile(`the directory ${path} cannot be made: ${(error as Error).message}`)
  }
  if (found && !found.isDirectory()) throw new UnusableFile(`${path} is not a directory`)
  return found !== undefined
}
