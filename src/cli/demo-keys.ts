/** The demo's keys. The log has only their hashes, so the keys stay in a file beside it, for every start to show them. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { roles } from '../../events/access.ts'
import { freshKey, keyIdOf, makeKey } from '../access/keys.ts'
import type { FreshKey } from '../engine/command-request.ts'
import { Stop } from './stop.ts'

/** A key for each role. */
export type DemoKeys = Readonly<Record<string, FreshKey>>

const NAME = 'demo.json'
const shape = z.object({ loaded: z.boolean(), keys: z.record(z.string(), z.string()) })

/**
 * The keys of a demo, and whether all its samples are loaded. In a directory with an empty log the keys are made and
 * written before anything is recorded, so that an interrupted start loses none. Throws `Stop` where the log is not a demo's,
 * since the demo lets everybody read.
 */
export function demoKeysIn(directory: string, empty: boolean): { readonly keys: DemoKeys; readonly loaded: boolean } {
  const file = join(directory, NAME)
  if (existsSync(file)) {
    const read = shape.safeParse(readJson(file))
    if (!read.success) throw new Stop(2, `${file} can't be read; remove ${directory} to start the demo from scratch`)
    return { keys: keysOf(read.data.keys), loaded: read.data.loaded && !empty }
  }
  if (!empty) throw new Stop(2, `${directory} holds a log that is not the demo's; name another VARDE_DATA_DIR`)
  const keys = Object.fromEntries(roles.map(role => [role, makeKey()]))
  writeDemoFile(file, keys, false)
  return { keys, loaded: false }
}

/** Records that all samples are loaded. */
export const markLoaded = (directory: string, keys: DemoKeys): void => writeDemoFile(join(directory, NAME), keys, true)

const keysOf = (secrets: Readonly<Record<string, string>>): DemoKeys =>
  Object.fromEntries(Object.entries(secrets).map(([role, secret]) => [role, freshKey(keyIdOf(secret) ?? role, secret)]))

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** Writes the file, which only its owner may read; the old file stays until the new one is complete. */
function writeDemoFile(file: string, keys: DemoKeys, loaded: boolean): void {
  const secrets = Object.fromEntries(Object.entries(keys).map(([role, { secret }]) => [role, secret]))
  writeFileSync(`${file}.partial`, `${JSON.stringify({ loaded, keys: secrets }, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${file}.partial`, file)
}
