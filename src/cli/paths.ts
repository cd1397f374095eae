/** Paths as whoever typed the command means them. */
import { type Stats, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { callersDirectory } from '../config.ts'
import { Stop } from './stop.ts'

/** The absolute path of one given on the command line: relative to where the command was typed, also through `npm run`. */
export const callersPath = (path: string): string => resolve(callersDirectory(), path)

/** Throws `Stop`, which names the file as it was given, where there is no file of that path. */
export function requireFile(file: string): Stats {
  const stats = statSync(callersPath(file), { throwIfNoEntry: false })
  if (!stats) throw new Stop(2, `there is no file ${file}`)
  if (stats.isDirectory()) throw new Stop(2, `${file} is a folder; name a file in it`)
  return stats
}

/** Throws `Stop` where no file can be written at that path: it is a folder, or lies in none. */
export function requirePlace(path: string): void {
  const isFolder = (of: string): boolean => statSync(of, { throwIfNoEntry: false })?.isDirectory() ?? false
  if (isFolder(path)) throw new Stop(2, `${path} is a folder; name a file in it`)
  if (!isFolder(dirname(path))) throw new Stop(2, `there is no folder ${dirname(path)}`)
}
