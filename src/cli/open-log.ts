/** Who holds the log? Nobody: the data directory is opened. A server: what is written goes through it. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { type Log, LogLocked } from '../log/log.ts'
import { openLog } from '../log/open.ts'
import { openSqliteLog } from '../log/sqlite.ts'
import { localClient } from './local-client.ts'
import { indicatorsIn, type LogClient, type LogSource } from './log-client.ts'
import type { Server } from './server.ts'
import { remoteSource, serverClient } from './server-client.ts'
import { Stop } from './stop.ts'

type Where = Pick<Config, 'dataDir' | 'url' | 'key' | 'store'>

/** Milliseconds to wait for an event store. */
const PATIENCE = 5_000

/** Opens the log of the data directory for reading, beside whoever writes it. Throws `Stop` where there is none. */
export function openForReading({ dataDir }: Pick<Config, 'dataDir'>): Log {
  requireLog(dataDir)
  return openSqliteLog({ directory: dataDir, readOnly: true })
}

/** Whether a directory holds a log. */
export const hasLog = (directory: string): boolean => existsSync(join(directory, 'varde.db'))

/** Throws `Stop` where a directory holds no log. */
export function requireLog(directory: string): void {
  if (!hasLog(directory))
    throw new Stop(2, `there is no log in ${directory}; set VARDE_DATA_DIR to the data directory of the installation`)
}

/** The server that the environment names, if it names one whole. */
export const serverOf = ({ url, key }: Where): Server | undefined =>
  url === undefined || key === undefined ? undefined : { url, key }

const beside = (where: Where): LogSource => {
  const log = openForReading(where)
  return { indicators: async () => indicatorsIn(log), look: async () => log, close: log.close }
}

/** Opens a sight of the log: that of the data directory, or else the server's. Throws `Stop` where there is neither. */
export function openSource(where: Where): LogSource {
  const server = serverOf(where)
  if (hasLog(where.dataDir) || !server) return beside(where)
  return remoteSource(server)
}

/** Opens the way to write. Throws `Stop` where there is none. */
export async function openClient(where: Where): Promise<LogClient> {
  const server = serverOf(where)
  if (!hasLog(where.dataDir) && (server || !where.store)) {
    if (server) return serverClient(server, remoteSource(server))
    throw new Stop(
      2,
      `there is no log in ${where.dataDir}; set VARDE_DATA_DIR to the data directory, or VARDE_URL and VARDE_KEY to go through a server`,
    )
  }
  try {
    return localClient(await openToWrite(where))
  } catch (error) {
    if (!(error instanceof LogLocked)) throw error
    if (server) return serverClient(server, beside(where))
    const unset = [where.url === undefined && 'VARDE_URL', where.key === undefined && 'VARDE_KEY'].filter(Boolean)
    throw new Stop(2, `${error.message}; to write through that server set ${unset.join(' and ')}`)
  }
}

/** Opens the log where this process may write it. Throws `Stop` where the event store that keeps it takes no facts now. */
export async function openToWrite({ dataDir, store }: Pick<Config, 'dataDir' | 'store'>): Promise<Log> {
  const log = await openLog({ directory: dataDir, store, patience: PATIENCE })
  const following = log.store?.following()
  if (!following || following.state === 'following') return log
  await log.close()
  throw new Stop(2, `nothing can be recorded now: ${following.why ?? following.state}`)
}
