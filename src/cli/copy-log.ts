/** Copying a log into an empty directory, and checking the copy. Used by backup and restore. */
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { accessLogFlaw, copyAccessLog } from '../access/access-log.ts'
import { anchorsIn } from '../audit/access-log-anchor.ts'
import { checkpointsPath } from '../audit/audit.ts'
import { copyCheckpoints } from '../audit/checkpoint-store.ts'
import { finish } from '../log/check-log.ts'
import { damageText } from '../log/damage.ts'
import { makeDirectory } from '../log/directory.ts'
import { lockDirectory } from '../log/lock.ts'
import type { Log } from '../log/log.ts'
import { openSqliteLog } from '../log/sqlite.ts'
import { Stop } from './stop.ts'
import type { Terminal } from './terminal.ts'

/**
 * Makes a copy in a directory, which is created unless it is there and empty, and locked meanwhile. Throws `Stop` where it is not
 * empty; where the copy fails, the directory is left empty, so that it can be tried again.
 */
export async function copyInto<A>(directory: string, what: string, copy: () => Promise<A>): Promise<A> {
  makeDirectory(directory)
  requireEmpty(directory, what)
  const unlock = lockDirectory(directory)
  try {
    // Whoever had it locked has copied into it since.
    requireEmpty(directory, what)
    return await copy().catch(error => {
      for (const name of readdirSync(directory).filter(isNotOfLock)) rmSync(join(directory, name), { force: true })
      throw error
    })
  } finally {
    unlock()
    rmSync(join(directory, LOCK), { force: true })
  }
}

const LOCK = 'varde.lock'
const isNotOfLock = (name: string): boolean => name !== LOCK && name !== 'varde.pid'

function requireEmpty(directory: string, what: string): void {
  if (readdirSync(directory).some(isNotOfLock))
    throw new Stop(2, `${directory} is not empty; ${what} goes into a new or empty directory`)
}

/** Copies a log into an empty directory and checks the copy; answers with its number of facts. */
export async function copyLog(log: Log, directory: string, terminal: Terminal): Promise<number> {
  const file = join(directory, 'varde.db')
  terminal.remark(`copying ${log.head() + 1} facts to ${directory}`)
  await log.backup(file)
  const copy = openSqliteLog({ directory, readOnly: true })
  try {
    return checkedFacts(copy, directory, terminal)
  } finally {
    await copy.close()
    for (const end of ['-wal', '-shm']) rmSync(file + end, { force: true })
  }
}

const ACCESS_LOG = 'access-log.db'

/** Copies the access log that stands beside a log, if there is one; what is wrong with one is named, and it is left behind. */
export async function copyAccessLogBeside(log: Log, from: string, to: string, terminal: Terminal): Promise<boolean> {
  const [source, target] = [join(from, ACCESS_LOG), join(to, ACCESS_LOG)]
  try {
    const flaw = accessLogFlaw(source, anchorsIn(log))
    if (flaw !== undefined) throw new Error(flaw)
    return await copyAccessLog(source, target)
  } catch (error) {
    rmSync(target, { force: true })
    terminal.remark(`the access log ${source} is damaged and was not copied: ${(error as Error).message}`)
    return false
  }
}

/** Copies the signed checkpoints that stand beside a log, if there are any. Before the log itself: so none is of facts that the copy lacks. */
export const copyCheckpointsBeside = (from: string, to: string): Promise<boolean> =>
  copyCheckpoints(checkpointsPath(from), checkpointsPath(to))

/** The number of facts in a log, after all are checked. Throws `Stop` naming the first that is wrong. */
export function checkedFacts(log: Log, directory: string, terminal: Terminal): number {
  const bar = terminal.bar('checking', 'facts', log.head() + 1)
  const { facts, damage } = finish(log.check(), bar.to)
  bar.to(facts)
  bar.end()
  if (damage) throw new Stop(1, `${directory}: ${damageText(damage)}`)
  return facts
}
