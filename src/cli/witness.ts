/** `varde witness`: a small server that another organisation runs, which cosigns checkpoints of logs that only grow. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { hostname } from 'node:os'
import { Command } from 'commander'
import { openWitness } from '../audit/witness.ts'
import { witnessServer } from '../audit/witness-server.ts'
import { parseSkey, parseVkey, type SignerKey, signerKey, skeyOf, type VerifierKey } from '../proof/note.ts'
import { stopWhenTold } from '../stop-when-told.ts'
import { callersPath } from './paths.ts'
import { Stop } from './stop.ts'

const help = `
A witness keeps, for each log, the last checkpoint that it has cosigned, and cosigns another only where a proof shows that the log
has grown from it: a log whose operator rewrites it is not cosigned again. It sees sizes and hashes, and no fact.

The key is made when the file is missing. Its public half is printed: give it, with the address, to the operator of the log
(VARDE_WITNESSES), and to everybody who checks the log. What it has cosigned is kept beside the key, in FILE.db: keep both.

--log is the public key of a log (its address /api/v1/audit/key with Accept: text/plain), and can be given several times. After a
log was forked it signs under another name: add that key only when you know why.

Examples:
  varde witness --listen 127.0.0.1:8790 --key witness.key --name witness.example --log "varde.example/log+1a2b3c4d+AbCd…"`

interface WitnessOptions {
  readonly listen: string
  readonly key: string
  readonly log: readonly string[]
  readonly name?: string
}

const several = (value: string, before: readonly string[]): readonly string[] => [...before, value]

export const witnessCommand = (): Command =>
  new Command('witness')
    .description('run a witness, which cosigns the checkpoints of logs that only grow')
    .requiredOption('--listen <address>', 'host and port, such as 127.0.0.1:8790')
    .requiredOption('--key <file>', 'the witness’s key; made when it is missing')
    .option('--log <vkey>', 'the public key of a log; can be given several times', several, [])
    .option('--name <name>', 'the name of a key that is made, such as witness.example')
    .addHelpText('after', help)
    .action(async ({ listen, key: file, log, name }: WitnessOptions) => {
      if (log.length === 0) throw new Stop(2, 'name the log with --log and its public key')
      const path = callersPath(file)
      const key = keyIn(path, name ?? `witness.local/${hostname()}`)
      const witness = openWitness({ file: `${path}.db`, key, logs: log.map(logKey) })
      const server = witnessServer(witness, key.vkey, () => {})
      const address = await listening(server, listen)
      process.stdout.write(`witness ${key.vkey}\nlistening ${address}\n`)
      stopWhenTold(5_000, async () => {
        server.closeAllConnections()
        await new Promise(resolve => server.close(resolve))
        witness.close()
      })
    })

function logKey(text: string): VerifierKey {
  try {
    const key = parseVkey(text.trim())
    if (key.kind === 'plain') return key
  } catch (error) {
    throw new Stop(2, `--log: ${(error as Error).message}`)
  }
  throw new Stop(2, '--log: that is the key of a witness, not of a log')
}

function keyIn(path: string, name: string): SignerKey {
  try {
    if (existsSync(path)) {
      const key = parseSkey(readFileSync(path, 'utf8').trim())
      if (key.kind === 'cosignature') return key
      throw new Stop(2, `${path} holds the key of a log, not of a witness; name another file`)
    }
    const key = signerKey(name, 'cosignature')
    writeFileSync(path, `${skeyOf(key)}\n`, { mode: 0o600, flag: 'wx', flush: true })
    return key
  } catch (error) {
    if (error instanceof Stop) throw error
    throw new Stop(2, `${path}: ${(error as Error).message}`)
  }
}

async function listening(server: Server, listen: string): Promise<string> {
  const [, host, port] = /^(?:\[?([A-Za-z0-9.:-]*?)\]?:)?(\d{1,5})$/.exec(listen) ?? []
  if (port === undefined || Number(port) > 65_535) throw new Stop(2, '--listen is host:port, such as 127.0.0.1:8790')
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(Number(port), host || '127.0.0.1', resolve)
  })
  const { address, family, port: used } = server.address() as AddressInfo
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${used}`
}
