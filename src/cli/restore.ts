/** `varde restore`: copies a backup into an empty data directory and checks it; and says whether facts were lost with it. */
import { existsSync, renameSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Command } from 'commander'
import { checkpointsPath } from '../audit/audit.ts'
import { openCheckpointStore } from '../audit/checkpoint-store.ts'
import { forkFrom } from '../audit/fork-guard.ts'
import { identityOf, trustedKeys } from '../audit/identity.ts'
import { recordFork } from '../audit/record.ts'
import { readSigningKey } from '../audit/signing-key.ts'
import { type Config, readConfig } from '../config.ts'
import { damageText } from '../log/damage.ts'
import { markerPath } from '../log/head-marker.ts'
import { damageOf } from '../log/sqlite/file.ts'
import { checkedFacts, copyAccessLogBeside, copyCheckpointsBeside, copyInto, copyLog } from './copy-log.ts'
import { openForReading, openToWrite, requireLog } from './open-log.ts'
import { callersPath } from './paths.ts'
import { Stop } from './stop.ts'
import { type Terminal, terminalOf } from './terminal.ts'

const help = `
The log in DIR is checked, copied into the data directory (VARDE_DATA_DIR), which must be new or empty, and checked again; so are
the signed checkpoints and the log of denied attempts, where the backup has them. Facts recorded after the backup are not in it:
keep what is left of the old data directory. Put the key that signs (signer.secret) back yourself: it is in no backup.

A restored log takes facts, but is not signed until somebody says whether facts were lost. If none were recorded after the backup:

  varde restore --nothing-lost

Otherwise checkpoints that others hold are not continued by this log, which everybody who checks it must be able to see. It
then goes on under another name (<origin>/fork-1), and records why:

  varde restore --accept-fork --reason "the disk failed on 3 May; the backup is of 2 May"

The same goes for a log that does not continue what it has signed, which a server leaves read-only.

Examples:
  VARDE_DATA_DIR=/srv/varde varde restore /backup/varde-2025-03-01`

interface RestoreOptions {
  readonly acceptFork: boolean
  readonly nothingLost: boolean
  readonly reason?: string
}

export const restoreCommand = (): Command =>
  new Command('restore')
    .description('restore a backup into an empty data directory, and check it; or go on after facts were lost')
    .argument('[dir]', 'the directory with the backup')
    .option('--accept-fork', 'facts were lost: go on under another name', false)
    .option('--nothing-lost', 'nothing was recorded after the backup: go on under the same name', false)
    .option('--reason <text>', 'with --accept-fork: what happened')
    .addHelpText('after', help)
    .action(async (dir: string | undefined, options: RestoreOptions, command: Command) => {
      const terminal = terminalOf(command.optsWithGlobals())
      const config = readConfig()
      requireSense(dir, options)
      if (dir !== undefined) await restore(callersPath(dir), resolve(config.dataDir), terminal)
      if (options.acceptFork) await acceptFork(config, options.reason ?? '', terminal)
      if (options.nothingLost) await confirmNothingLost(config, terminal)
    })

function requireSense(dir: string | undefined, { acceptFork, nothingLost, reason }: RestoreOptions): void {
  if (dir === undefined && !acceptFork && !nothingLost) throw new Stop(2, 'name the directory with the backup')
  if (acceptFork && nothingLost) throw new Stop(2, '--accept-fork and --nothing-lost exclude each other')
  if (acceptFork && !reason) throw new Stop(2, 'say with --reason what happened')
}

async function restore(backup: string, directory: string, terminal: Terminal): Promise<void> {
  requireLog(backup, 'name a directory that `varde backup` has written')
  const source = openForReading({ dataDir: backup })
  try {
    const restored = await copyInto(directory, 'a restored log', async () => {
      checkedFacts(source, backup, terminal)
      const checkpoints = await copyCheckpointsBeside(backup, directory)
      // Before the log: where this is cut short, what is there is not signed either.
      markRestored(directory)
      const facts = await copyLog(source, directory, terminal)
      const accessLog = await copyAccessLogBeside(source, backup, directory, terminal)
      return { facts, origin: source.origin, checkpoints, accessLog }
    })
    await terminal.result(
      { directory, ...restored },
      `${restored.facts} facts are in ${directory}, all checked; say with --accept-fork or --nothing-lost whether any are lost`,
    )
  } finally {
    await source.close()
  }
}

function markRestored(directory: string): void {
  const store = openCheckpointStore(checkpointsPath(directory))
  store.markRestored(true)
  store.close()
}

/** Lets the log go on from the state it is in, whatever it had signed. */
async function acceptFork(config: Config, reason: string, terminal: Terminal): Promise<void> {
  const { dataDir, signingKey } = config
  requireLog(dataDir)
  forgetLostEnd(dataDir)
  const log = await openToWrite(config)
  const store = openCheckpointStore(checkpointsPath(dataDir))
  try {
    const damage = log.damage()
    if (damage) throw new Stop(1, damageText(damage))
    checkedFacts(log, dataDir, terminal)
    const key = readSigningKey(dataDir, signingKey, identityOf(log).origin)
    const origin = await recordFork(log, store, { reason, key })
    await terminal.result(
      { origin, facts: log.head() + 1 },
      `the log goes on under the name ${origin}, and says why; tell those who check it`,
    )
  } finally {
    store.close()
    await log.close()
  }
}

/** The head marker of a log that was longer is put aside: that it is shorter is what is being accepted. */
function forgetLostEnd(directory: string): void {
  if (!damageOf(directory)) return
  const marker = markerPath(directory)
  if (existsSync(marker)) renameSync(marker, join(directory, `varde.head.${Date.now()}`))
  const left = damageOf(directory)
  if (left) throw new Stop(1, damageText(left))
}

async function confirmNothingLost({ dataDir, signingKey }: Config, terminal: Terminal): Promise<void> {
  requireLog(dataDir)
  const log = openForReading({ dataDir })
  const store = openCheckpointStore(checkpointsPath(dataDir))
  try {
    const identity = identityOf(log)
    const key = readSigningKey(dataDir, signingKey, identity.origin)
    const last = store.last()
    if (last && !key) throw new Stop(2, 'put the key that signs back first (signer.secret, or VARDE_SIGNING_KEY)')
    const fork = last && forkFrom(log, last, trustedKeys(log, identity, key))
    if (fork) throw new Stop(1, damageText(fork))
    store.markRestored(false)
    await terminal.result({ origin: identity.origin }, `the log goes on under the name ${identity.origin}`)
  } finally {
    store.close()
    await log.close()
  }
}
