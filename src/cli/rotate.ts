/** `varde keys rotate`: a new key signs the log from now on, and the log says so, signed by both keys. */
import { Command } from 'commander'
import { checkpointsPath } from '../audit/audit.ts'
import { openCheckpointStore } from '../audit/checkpoint-store.ts'
import { identityOf } from '../audit/identity.ts'
import { recordRotation } from '../audit/record.ts'
import { prepareNextKey, readSigningKey, useNextKey } from '../audit/signing-key.ts'
import { type Config, readConfig } from '../config.ts'
import type { Log } from '../log/log.ts'
import { parseCheckpoint } from '../proof/checkpoint.ts'
import { parseNote, parseVkey, type SignerKey, type VerifierKey, verifierKey } from '../proof/note.ts'
import { openToWrite, requireLog } from './open-log.ts'
import { Stop } from './stop.ts'
import { terminalOf } from './terminal.ts'

interface RotateOptions {
  readonly lost: boolean
  readonly former?: string
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
  const { origin } = identityOf(log)
  const own = readSigningKey(config.dataDir, config.signingKey, origin)
  if (!own && !lost)
    throw new Stop(2, 'there is no signing key to replace; if it is lost, say so with --lost and --reason')
  if (own && lost) throw new Stop(2, 'the signing key is here, so it is not lost; leave out --lost')
  const from: SignerKey | VerifierKey = own ?? lostKey(log, config.dataDir, origin, former)
  const to = prepareNextKey(config.dataDir, origin)
  await recordRotation(log, from, to, reason)
  useNextKey(config.dataDir)
  return { from, to }
}

/** The public key that is lost: the one that the log names, or that was given. */
function lostKey(log: Log, directory: string, origin: string, former: string | undefined): VerifierKey {
  const known = identityOf(log).publicKeys.at(-1)
  if (known !== undefined) return verifierKey(origin, Buffer.from(known, 'hex'))
  if (former !== undefined) return keyGiven(former)
  const store = openCheckpointStore(checkpointsPath(directory))
  const last = store.last()
  store.close()
  const signer = last && parseNote(last.note).signatures[0]
  const size = last && parseCheckpoint(parseNote(last.note).text).size
  throw new Stop(
    2,
    signer
      ? `name the public key that is lost with --former; it signed ${size} facts as ${signer.name}+${signer.keyId}`
      : 'the log has never been signed: start the server, which makes its key',
  )
}

function keyGiven(text: string): VerifierKey {
  try {
    return parseVkey(text)
  } catch (error) {
    throw new Stop(2, (error as Error).message)
  }
}
