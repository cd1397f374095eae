/** `varde keys rotate`: a new key signs the log from now on, and the log says so, signed by both keys. */
import { Command } from 'commander'
import { checkpointsPath } from '../audit/audit.ts'
import { openCheckpointStore } from '../audit/checkpoint-store.ts'
import { identityOf } from '../audit/identity.ts'
import { recordRotation } from '../audit/record.ts'
import { keyInUse, prepareNextKey, useNextKey } from '../audit/signing-key.ts'
import { type Config, readConfig } from '../config.ts'
import type { Log } from '../log/log.ts'
import { parseCheckpoint } from '../proof/checkpoint.ts'
import { parseNote, parseVkey, type SignerKey, type VerifierKey, verifierKey } from '../proof/note.ts'
import { openToWrite, requireLog } from './open-log.ts'
import { Stop } from './stop.ts'
import { terminalOf } from './terminal.ts'

interface RotateOptions {
  readonly lost: boolean
  readonly former?: string | undefined
  readonly reason?: string
}

export const rotateCommand = (): Command =>
  new Command('rotate')
    .description('replace the key that signs the log; the server must be stopped')
    .option('--lost', 'the former key is lost, and cannot sign that it is replaced', false)
    .option('--former <vkey>', 'with --lost: the public key that is lost, where the log does not name it')
    .option('--reason <text>', 'why it is replaced; with --lost, how it was lost')
    .action(async (options: RotateOptions, command: Command) => {
      const config = readConfig()
      const terminal = terminalOf(command.optsWithGlobals())
      requireLog(config.dataDir)
      if (options.lost && !options.reason) throw new Stop(2, 'say with --reason how the key was lost')
      const log = await openToWrite(config)
      try {
        const { from, to } = await rotate(log, config, options)
        await terminal.result(
          { origin: to.name, from: from.vkey, key: to.vkey },
          `${to.vkey} signs the log from now on; tell those who check it. It replaces ${from.vkey}${config.signingKey === undefined ? '' : '. Unset VARDE_SIGNING_KEY: the new key is in the data directory'}`,
        )
      } finally {
        await log.close()
      }
    })

async function rotate(log: Log, config: Config, { lost, former, reason }: RotateOptions) {
  const identity = identityOf(log)
  const { origin } = identity
  const own = keyInUse(config.dataDir, config.signingKey, identity)
  if (own && lost) throw new Stop(2, 'the signing key is here, so it is not lost; leave out --lost')
  const from: SignerKey | VerifierKey = own ?? absentKey(log, config.dataDir, origin, { lost, former })
  const to = prepareNextKey(config.dataDir, origin)
  await recordRotation(log, from, to, reason)
  useNextKey(config.dataDir)
  return { from, to }
}

/** The public key that is not here: the one that the log names, or that was given. Throws `Stop` where nobody has said that it is lost. */
function absentKey(
  log: Log,
  directory: string,
  origin: string,
  { lost, former }: Pick<RotateOptions, 'lost' | 'former'>,
): VerifierKey {
  const known = identityOf(log).publicKeys.at(-1)
  const note = newestNote(directory)
  if (known === undefined && former === undefined && note === undefined)
    throw new Stop(2, 'the log has never been signed: start the server, which makes its key')
  if (!lost)
    throw new Stop(2, 'there is no signing key here to replace; if it is lost, say so with --lost and --reason')
  if (known !== undefined) return verifierKey(origin, Buffer.from(known, 'hex'))
  if (former !== undefined) return keyGiven(former)
  const { text, signatures } = parseNote(note as string)
  const signer = signatures[0]
  throw new Stop(
    2,
    `name the public key that is lost with --former; it signed ${parseCheckpoint(text).size} facts as ${signer?.name}+${signer?.keyId}`,
  )
}

/** The newest checkpoint that was ever signed: after a fork all that went before may be put aside. */
function newestNote(directory: string): string | undefined {
  const store = openCheckpointStore(checkpointsPath(directory))
  try {
    return store.newestNote()
  } finally {
    store.close()
  }
}

function keyGiven(text: string): VerifierKey {
  try {
    return parseVkey(text)
  } catch (error) {
    throw new Stop(2, (error as Error).message)
  }
}
