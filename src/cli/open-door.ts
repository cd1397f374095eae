/** Who holds the log? Nobody: the data directory is opened. A server: what is written goes through it. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { type Log, LogLocked } from '../log/log.ts'
import { openSqliteLog } from '../log/sqlite.ts'
import type { Door } from './door.ts'
import { localDoor } from './local-door.ts'
import { serverDoor } from './server-door.ts'
import { Stop } from './stop.ts'

/** Opens the log of the data directory for reading, beside whoever writes it. Throws `Stop` where there is none. */
export function openForReading({ dataDir }: Pick<Config, 'dataDir'>): Log {
  requireLog(dataDir)
  return openSqliteLog({ directory: dataDir, readOnly: true })
}

/** Throws `Stop` where a directory holds no log. */
export function requireLog(directory: string): void {
  if (!existsSync(join(directory, 'varde.db')))
    throw new Stop(2, `there is no log in ${directory}; set VARDE_DATA_DIR to the data directory of the installation`)
}

/** Opens the way to write. Throws `Stop` where there is none. */
export function openDoor(config: Config): Door {
  requireLog(config.dataDir)
  try {
    return localDoor(openSqliteLog({ directory: config.dataDir }))
  } catch (error) {
    if (!(error instanceof LogLocked)) throw error
    const unset = [config.url === undefined && 'VARDE_URL', config.key === undefined && 'VARDE_KEY'].filter(Boolean)
    if (config.url === undefined || config.key === undefined)
      throw new Stop(2, `${error.message}; to write through that server set ${unset.join(' and ')}`)
    return serverDoor(config.url, config.key, openForReading(config))
  }
}
