/** `varde export --bundle`: writes what an auditor takes home, as one file. */
import { closeSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { Command } from 'commander'
import { type Audit, checkpointsPath, openAudit } from '../audit/audit.ts'
import { bundleTar, cosignedBefore } from '../audit/bundle.ts'
import { type CheckpointStore, type KeptCheckpoint, readCheckpointStore } from '../audit/checkpoint-store.ts'
import { enclosedFiles } from '../audit/enclosed.ts'
import { identityOf } from '../audit/identity.ts'
import { publishedFigures } from '../audit/recompute.ts'
import { readSigningKey } from '../audit/signing-key.ts'
import { type Config, readConfig } from '../config.ts'
import { factCacheOf } from '../engine/fact-cache.ts'
import { type Log, LogLocked } from '../log/log.ts'
import type { SignerKey } from '../proof/note.ts'
import { openForReading, openToWrite, requireLog } from './open-log.ts'
import { callersPath, requirePlace } from './paths.ts'
import { Stop } from './stop.ts'
import { type Terminal, terminalOf } from './terminal.ts'

const help = `
A bundle (tar) holds the facts of a mission, or of the whole log, with their leaves and salts, the signed checkpoint that they lead
to with its cosignatures, the grants and keys behind them, and two programs that check all that offline. VERIFY.md in it says how.
It is made from the data directory, also while a server writes.

Examples:
  varde export --bundle --mission inkludering
  varde export --bundle --output log.tar`

interface Options {
  readonly bundle?: boolean
  readonly mission?: string
  readonly output?: string
}

export const exportCommand = (): Command =>
  new Command('export')
    .description('write a bundle, which an auditor checks offline')
    .option('--bundle', 'a bundle')
    .option('--mission <id>', 'of one mission; by default of the whole log')
    .option('--output <file>', 'where to; by default <mission>-<facts>.tar')
    .addHelpText('after', help)
    .action(async ({ bundle, mission, output }: Options, command: Command) => {
      if (!bundle) throw new Stop(2, 'say --bundle')
      const terminal = terminalOf(command.optsWithGlobals())
      const signed = await openSigned(readConfig(), terminal)
      try {
        const { log, key, checkpoint, store } = signed
        if (mission !== undefined && log.lastPositionOf(mission) < 0)
          throw new Stop(2, `there is no mission ${mission}`)
        const path = callersPath(output ?? `${mission ?? 'log'}-${checkpoint.size}.tar`)
        const enclosed = { ...publishedFigures(factCacheOf(log), mission, checkpoint.size), ...enclosedFiles() }
        const older = cosignedBefore(store, checkpoint.size)
        const bytes = writeParts(path, bundleTar({ log, key, checkpoint, older, mission, sees: () => true, enclosed }))
        await terminal.result(
          { file: path, bytes, size: checkpoint.size, key: key.vkey, mission: mission ?? null },
          `${path}: check it with varde verify, and the key ${key.vkey}`,
        )
      } finally {
        await signed.close()
      }
    })

interface Signed {
  readonly log: Log
  readonly key: SignerKey
  readonly checkpoint: KeptCheckpoint
  readonly store: CheckpointStore
  readonly close: () => Promise<void>
}

/** The log with a checkpoint of it: a new one, or where a server has the log open, the last one that it has signed. */
async function openSigned(config: Config, terminal: Terminal): Promise<Signed> {
  requireLog(config.dataDir)
  try {
    const log = await openToWrite(config)
    const audit = openAudit({ log, directory: config.dataDir, signingKey: config.signingKey, makesKey: !config.store })
    if (audit.lost !== undefined) terminal.remark(audit.lost)
    return await signedBy(log, audit)
  } catch (error) {
    if (error instanceof LogLocked) return besideServer(config)
    throw error
  }
}

async function signedBy(log: Log, audit: Audit): Promise<Signed> {
  const close = async () => {
    audit.close()
    await log.close()
  }
  const checkpoint = await audit.current()
  if (audit.signer && checkpoint) return { log, key: audit.signer, checkpoint, store: audit.store, close }
  await close()
  throw new Stop(2, `nothing is signed here: ${audit.unsigned ?? 'the log has no fact'}`)
}

function besideServer({ dataDir, signingKey }: Config): Signed {
  const log = openForReading({ dataDir })
  const key = readSigningKey(dataDir, signingKey, identityOf(log).origin)
  const store = readCheckpointStore(checkpointsPath(dataDir))
  const checkpoint = store.last()
  const close = async () => {
    store.close()
    await log.close()
  }
  if (key && checkpoint) return { log, key, checkpoint, store, close }
  void close()
  throw new Stop(2, 'nothing has been signed yet; try again in a moment')
}

/** Writes a file whole, or not at all; answers with its bytes. */
function writeParts(path: string, parts: Iterable<Buffer>): number {
  requirePlace(path)
  const partial = `${path}.partial`
  const fd = openSync(partial, 'wx', 0o600)
  let bytes = 0
  try {
    for (const part of parts) {
      // Unlike writeSync it goes on until all is written, or fails.
      writeFileSync(fd, part)
      bytes += part.length
    }
    closeSync(fd)
    renameSync(partial, path)
    return bytes
  } catch (error) {
    rmSync(partial, { force: true })
    throw error
  }
}
