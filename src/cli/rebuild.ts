/** `varde rebuild`: builds views.db again from the log, beside the old one, and replaces that when the new one is complete. */
import { Command } from 'commander'
import { readConfig } from '../config.ts'
import { type Blocks, discardBlocks, openBlocks, takePlace } from '../engine/blocks/blocks.ts'
import { type Rebuilt, rebuildInThreads } from '../engine/blocks/rebuild.ts'
import { lockDirectory } from '../log/lock.ts'
import { type Log, LogLocked } from '../log/log.ts'
import { openSqliteLog } from '../log/sqlite.ts'
import { requireLog } from './open-log.ts'
import { Stop } from './stop.ts'
import { type Terminal, terminalOf } from './terminal.ts'

const help = `
views.db holds nothing that is not in the log, and a server keeps it up to date. Rebuilding it is never necessary, since
anything missing is read from the log; it makes answers faster after a large import, or when the file is damaged.

Example:
  varde rebuild`

export const rebuildCommand = (): Command =>
  new Command('rebuild')
    .description('build views.db again from the log')
    .addHelpText('after', help)
    .action(async (_options: unknown, command: Command) => {
      await rebuildViews(readConfig().dataDir, terminalOf(command.optsWithGlobals()))
    })

const NEXT = 'views.next.db'

async function rebuildViews(directory: string, terminal: Terminal): Promise<void> {
  requireLog(directory)
  const log = openExclusively(directory)
  const begun = performance.now()
  try {
    const { facts, streams } = await writeBlocks(directory, log, terminal)
    takePlace(directory, NEXT)
    const seconds = (performance.now() - begun) / 1000
    const factsPerSecond = Math.round(facts / seconds)
    await terminal.result(
      { facts, streams, seconds, factsPerSecond },
      `${facts} facts of ${streams} indicators are in views.db; ${seconds.toFixed(1)} s, ${factsPerSecond} facts/s`,
    )
  } finally {
    await log.close()
  }
}

/** Writes all blocks to the file that will replace views.db. Throws `Stop` where it can't; then nothing is left of it. */
async function writeBlocks(directory: string, log: Log, terminal: Terminal): Promise<Rebuilt> {
  const bar = terminal.bar('rebuilding', 'facts', log.head() + 1)
  let blocks: Blocks | undefined
  try {
    discardBlocks(directory, NEXT)
    blocks = openBlocks(directory, log, NEXT)
    const written = await rebuildInThreads(directory, log, blocks, bar.to)
    blocks.close()
    return written
  } catch (error) {
    blocks?.close()
    discardBlocks(directory, NEXT)
    const { message } = error as Error
    throw new Stop(1, `views.db could not be rebuilt: ${message}; the log and views.db are unchanged`, { cause: error })
  } finally {
    bar.end()
  }
}

/** Opens the log for reading, with its directory locked: no server may write meanwhile. Throws `Stop` where one does. */
function openExclusively(directory: string): Log {
  try {
    const unlock = lockDirectory(directory)
    const log = openSqliteLog({ directory, readOnly: true })
    return { ...log, close: () => log.close().finally(unlock) }
  } catch (error) {
    if (!(error instanceof LogLocked)) throw error
    throw new Stop(2, `${error.message}; stop it to rebuild, although it keeps views.db up to date by itself`)
  }
}
