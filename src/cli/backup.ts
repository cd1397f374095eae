/** `varde backup`: copies the log while it is in use, and checks the copy. */
import { Command } from 'commander'
import { readConfig } from '../config.ts'
import { copyAccessLogBeside, copyCheckpointsBeside, copyInto, copyLog } from './copy-log.ts'
import { openForReading } from './open-log.ts'
import { callersPath } from './paths.ts'
import { terminalOf } from './terminal.ts'

const help = `
The copy (varde.db) is the complete log at one moment; a server may go on writing meanwhile. The copy is then read from
beginning to end: positions must have no gaps, and every leaf hash is computed again. The log of denied attempts
(access-log.db) and the signed checkpoints (audit.db) are copied too. views.db is not, since it is built from the log; nor is
the key that signs (signer.secret): keep a copy of it in another place.

Examples:
  varde backup /backup/varde-2025-03-01
  VARDE_DATA_DIR=/srv/varde varde backup /backup/now --json`

export const backupCommand = (): Command =>
  new Command('backup')
    .description('copy the log while it is in use, and check the copy')
    .argument('<dir>', 'a new or empty directory')
    .addHelpText('after', help)
    .action(async (dir: string, _options: unknown, command: Command) => {
      const terminal = terminalOf(command.optsWithGlobals())
      const config = readConfig()
      const log = openForReading(config)
      try {
        const directory = callersPath(dir)
        const copied = await copyInto(directory, 'a backup', async () => {
          const checkpoints = await copyCheckpointsBeside(config.dataDir, directory)
          const facts = await copyLog(log, directory, terminal)
          const accessLog = await copyAccessLogBeside(log, config.dataDir, directory, terminal)
          return { facts, origin: log.origin, checkpoints, accessLog }
        })
        await terminal.result({ directory, ...copied }, `${copied.facts} facts are in ${directory}, all checked`)
      } finally {
        await log.close()
      }
    })
