/** `varde backup`: a copy of the log to take away, made while a server goes on, and checked. */
import { Command } from 'commander'
import { readConfig } from '../config.ts'
import { copyLog, requireEmpty } from './copy-log.ts'
import { openForReading } from './open-log.ts'
import { callersPath } from './paths.ts'
import { terminalOf } from './terminal.ts'

const help = `
The copy is one moment of the log (varde.db), whole; a server may go on meanwhile. It is read again from beginning to end:
positions without gaps, every leaf hash made anew. views.db is not copied, for it is made from the log.

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
      const log = openForReading(readConfig())
      try {
        const directory = callersPath(dir)
        requireEmpty(directory, 'a backup')
        const facts = await copyLog(log, directory, terminal)
        await terminal.result(
          { directory, facts, origin: log.origin },
          `${facts} facts are in ${directory}, all checked`,
        )
      } finally {
        await log.close()
      }
    })
