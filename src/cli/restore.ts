/** `varde restore`: copies a backup into an empty data directory, and checks it before and after. */
import { resolve } from 'node:path'
import { Command } from 'commander'
import { readConfig } from '../config.ts'
import { lockDirectory } from '../log/lock.ts'
import { checkedFacts, copyAccessLogBeside, copyLog, requireEmpty } from './copy-log.ts'
import { openForReading } from './open-log.ts'
import { callersPath } from './paths.ts'
import { terminalOf } from './terminal.ts'

const help = `
The log in DIR is checked, copied into the data directory (VARDE_DATA_DIR), which must be new or empty, and checked again; so is
the log of denied attempts, where the backup has it. Facts recorded after the backup are not in it: keep what is left of the old data directory.

Example:
  VARDE_DATA_DIR=/srv/varde varde restore /backup/varde-2025-03-01`

export const restoreCommand = (): Command =>
  new Command('restore')
    .description('restore a backup into an empty data directory, and check it')
    .argument('<dir>', 'the directory with the backup')
    .addHelpText('after', help)
    .action(async (dir: string, _options: unknown, command: Command) => {
      const terminal = terminalOf(command.optsWithGlobals())
      const directory = resolve(readConfig().dataDir)
      const backup = callersPath(dir)
      const source = openForReading({ dataDir: backup })
      try {
        requireEmpty(directory, 'a restored log')
        checkedFacts(source, backup, terminal)
        const unlock = lockDirectory(directory)
        const facts = await copyLog(source, directory, terminal).finally(unlock)
        const accessLog = await copyAccessLogBeside(backup, directory, terminal)
        await terminal.result(
          { directory, facts, origin: source.origin, accessLog },
          `${facts} facts are in ${directory}, all checked`,
        )
      } finally {
        await source.close()
      }
    })
