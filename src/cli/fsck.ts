/** `varde fsck`: checks everything in the data directory, as a server does in the background. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { accessLogFlaw } from '../access/access-log.ts'
import { anchorsIn } from '../audit/access-log-anchor.ts'
import { checkpointsPath, lostCheckpoints } from '../audit/audit.ts'
import { checkpointFlaw } from '../audit/check-checkpoints.ts'
import { readCheckpointStore } from '../audit/checkpoint-store.ts'
import { identityOf, trustedKeys } from '../audit/identity.ts'
import { readSigningKey } from '../audit/signing-key.ts'
import { readConfig } from '../config.ts'
import { damagedBlocks } from '../engine/blocks/blocks.ts'
import { finish } from '../log/check-log.ts'
import { type Log, LogLocked } from '../log/log.ts'
import { damageOf } from '../log/sqlite/file.ts'
import { UnusableFile } from '../log/sqlite/schema.ts'
import { openForReading } from './open-log.ts'
import { Stop } from './stop.ts'
import { type Terminal, terminalOf } from './terminal.ts'

const help = `
Reads varde.db from its first fact: positions, revisions and mission sequences must have no gaps, every leaf hash is computed
again, every index must lead to every fact, and the Merkle tree must be that of the leaves. Compares its end with the head marker (varde.head) and the write-ahead log
(varde.db-wal), unless a server has the directory open. Then the signed checkpoints (audit.db), the blocks of views.db and the
access log are checked.

Nothing is changed. Exit status: 0 everything is whole, 1 something is damaged, 2 it could not be checked.

A damaged views.db or access log costs no fact: the server begins it anew by itself. For a damaged log, restore a backup into
an empty directory (\`varde restore\`).

Examples:
  varde fsck
  VARDE_DATA_DIR=/srv/varde varde fsck --json`

export const fsckCommand = (): Command =>
  new Command('fsck')
    .description('check the log, its end, its tree and checkpoints, views.db and the access log')
    .addHelpText('after', help)
    .action(async (_options: unknown, command: Command) => {
      await check(readConfig().dataDir, terminalOf(command.optsWithGlobals()))
    })

/** Something that is damaged. */
interface Flaw {
  readonly file: 'varde.db' | 'audit.db' | 'views.db' | 'access-log.db'
  readonly position?: number
  readonly what: string
}

/** What was found in a data directory. */
interface Findings {
  /** Facts that are in order, counted from the first. */
  readonly facts: number
  readonly origin: string | null
  /** Whether the end of the log was compared with its head marker and write-ahead log. */
  readonly endChecked: boolean
  readonly flaws: readonly Flaw[]
}

async function check(directory: string, terminal: Terminal): Promise<void> {
  if (!existsSync(directory))
    throw new Stop(
      2,
      `there is no directory ${directory}; set VARDE_DATA_DIR to the data directory of the installation`,
    )
  const findings = await findingsIn(directory, terminal)
  const whole = findings.flaws.length === 0
  await terminal.result({ directory, whole, ...findings }, textOf(directory, findings))
  if (!whole) process.exitCode = 1
}

async function findingsIn(directory: string, terminal: Terminal): Promise<Findings> {
  const end = endOf(directory)
  const flaws: Flaw[] = end.flaw ? [end.flaw] : []
  const log = await openIfReadable(directory, flaws)
  if (!log) return { facts: 0, origin: null, endChecked: end.checked, flaws }
  try {
    const bar = terminal.bar('checking', 'facts', log.head() + 1)
    const { facts, damage } = finish(log.check(), bar.to)
    bar.end()
    if (damage) flaws.unshift({ file: 'varde.db', ...damage })
    else {
      flaws.push(...flawsOfCheckpoints(directory, log))
      for (const what of damagedBlocks(directory, log)) flaws.push({ file: 'views.db', what })
    }
    const denied = accessLogFlaw(join(directory, 'access-log.db'), damage ? [] : anchorsIn(log))
    if (denied !== undefined) flaws.push({ file: 'access-log.db', what: denied })
    return { facts, origin: log.origin, endChecked: end.checked, flaws }
  } finally {
    await log.close()
  }
}

/** What is wrong with the signed checkpoints, or with the log by what they say of it. Throws `UnusableKey`. */
function flawsOfCheckpoints(directory: string, log: Log): Flaw[] {
  const file = checkpointsPath(directory)
  const lost = lostCheckpoints(directory, log, readConfig().signingKey)
  if (lost !== undefined) return [{ file: 'audit.db', what: lost }]
  if (!existsSync(file)) return []
  const identity = identityOf(log)
  const key = readSigningKey(directory, readConfig().signingKey, identity.origin)
  try {
    const store = readCheckpointStore(file)
    try {
      const flaw = checkpointFlaw(log, store, trustedKeys(log, identity, key))
      return flaw ? [{ file: flaw.of === 'log' ? 'varde.db' : 'audit.db', what: flaw.what }] : []
    } finally {
      store.close()
    }
  } catch (error) {
    return [{ file: 'audit.db', what: (error as Error).message }]
  }
}

/** Whether the log has lost its end; not to be told while a server writes it. */
function endOf(directory: string): { readonly checked: boolean; readonly flaw?: Flaw } {
  try {
    const damage = damageOf(directory)
    return { checked: true, ...(damage && { flaw: { file: 'varde.db', ...damage } }) }
  } catch (error) {
    if (error instanceof LogLocked) return { checked: false }
    if (!(error instanceof UnusableFile)) throw error
    return { checked: true, flaw: { file: 'varde.db', what: error.message } }
  }
}

/** The log; undefined where it can't be opened at all, which is among the flaws then. */
async function openIfReadable(
  directory: string,
  flaws: Flaw[],
): Promise<ReturnType<typeof openForReading> | undefined> {
  try {
    return openForReading({ dataDir: directory })
  } catch (error) {
    if (error instanceof Stop && flaws.length === 0) throw error
    if (!(error instanceof UnusableFile || error instanceof Stop)) throw error
    if (flaws.length === 0) flaws.push({ file: 'varde.db', what: error.message })
    return undefined
  }
}

function textOf(directory: string, { facts, endChecked, flaws }: Findings): string {
  const unchecked = endChecked
    ? ''
    : '; its end was not compared with varde.head, because a server has it open, or it can’t be locked'
  if (flaws.length === 0) return `${facts} facts are in ${directory}, all as they were recorded${unchecked}`
  return flaws
    .map(
      ({ file, position, what }) =>
        `${file} is damaged${position === undefined ? '' : ` at position ${position}`}: ${what}`,
    )
    .join('\n')
}
