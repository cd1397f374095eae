/** Opens the log a command works on: the data directory's own, or, where a server has it open, through that server. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { type Log, LogLocked } from '../log/log.ts'
import { openLog } from '../log/open.ts'
import { openSqliteLog } from '../log/sqlite.ts'
import { localClient } from './local-client.ts'
import { indicatorsIn, type LogClient, type LogSource } from './log-client.ts'
import { remoteSource, serverClient } from './server-client.ts'
import type { ServerAddress } from './server-requests.ts'
import { Stop } from './stop.ts'

type LogAddress = Pick<Config, 'dataDir' | 'url' | 'key' | 'store'>

/** Milliseconds to wait for an event store. */
const PATIENCE = 5_000

/** Opens the log of the data directory for reading, also while another process writes it. Throws `Stop` where there is none. */
export function openForReading({ dataDir }: Pick<Config, 'dataDir'>): Log {
  requireLog(dataDir)
  return openSqliteLog({ directory: dataDir, readOnly: true })
}

/** Whether a directory holds a log. */
export const hasLog = (directory: string): boolean => existsSync(join(directory, 'varde.db'))

/** Throws `Stop` where a directory holds no log. */
export function requireLog(
  directory: string,
  instead = 'set VARDE_DATA_DIR to the data directory of the installation',
): void {
  if (!hasLog(directory)) throw new Stop(2, `there is no log in ${directory}; ${instead}`)
}

/** The server that the environment names, if it gives both its address and a key. */
export const serverOf = ({ url, key }: LogAddress): ServerAddress | undefined =>
  url === undefined || key === undefined ? undefined : { url, key }

const sourceBesideWriter = (where: LogAddress): LogSource => {
  const log = openForReading(where)
  return { indicators: async () => indicatorsIn(log), look: async () => log, close: log.close }
}

/** Opens the log for reading: that of the data directory, or else the server's. Throws `Stop` where there is neither. */
export function openSource(where: LogAddress): LogSource {
  const server = serverOf(where)
  if (hasLog(where.dataDir) || !server) return sourceBesideWriter(where)
  return remoteSource(server)
}

/** The client of a log of this process, under the key of the environment where there is one. */
async function keyed(log: Log, { key }: LogAddress): Promise<LogClient> {
  try {
    return localClient(log, { key })
  } catch (error) {
    await log.close()
    throw error
  }
}

/**
 * Opens a client that can write, in this process or through a server; `writesMuch` where it is going to record much. Throws
 * `Stop` where neither is possible.
 */
export async function openClient(where: LogAddress, writesMuch = false): Promise<LogClient> {
  const server = serverOf(where)
  if (!hasLog(where.dataDir) && (server || !where.store)) {
    if (server) return serverClient(server, remoteSource(server))
    throw new Stop(
      2,
      `there is no log in ${where.dataDir}; set VARDE_DATA_DIR to the data directory, or VARDE_URL and VARDE_KEY to go through a server`,
    )
  }
  try {
    return await keyed(await openToWrite(where, writesMuch), where)
  } catch (error) {
    if (!(error instanceof LogLocked)) throw error
    if (server) return serverClient(server, sourceBesideWriter(where))
    const unset = [where.url === undefined && 'VARDE_URL', where.key === undefined && 'VARDE_KEY'].filter(Boolean)
    throw new Stop(2, `${error.message}; to write through that server set ${unset.join(' and ')}`)
  }
}

/** Opens the log for writing in this process. Throws `Stop` where its event store takes no facts now. */
export async function openToWrite(
  { dataDir, store }: Pick<Config, 'dataDir' | 'store'>,
  writesMuch = false,
): Promise<Log> {
  const log = await openLog({ directory: dataDir, store, patience: PATIENCE, writesMuch })
  const following = log.store?.status()
  if (!following || following.state === 'following') return log
  await log.close()
  throw new Stop(2, `nothing can be recorded now: ${following.why ?? following.state}`)
}
