/** What can be asked of Varde on the command line? One file a command; here they are put together. */
import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { assessCommand } from './assess.ts'
import { backupCommand } from './backup.ts'
import { demoCommand } from './demo.ts'
import { importCommand } from './import.ts'
import { keysCommand } from './keys.ts'
import { migrateCommand } from './migrate.ts'
import { rebuildCommand } from './rebuild.ts'
import { replayCommand } from './replay.ts'
import { restoreCommand } from './restore.ts'
import { serveCommand } from './serve.ts'

const version = (): string =>
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version as string

const closing = `
Exit status: 0 done; 1 what was checked is wrong, or a rule refused; 2 it was not asked rightly, or can't be done here.
Environment: VARDE_DATA_DIR (./data) is the data directory; where VARDE_LOG names an event store, it follows that. A command that writes opens it itself, as principal “cli” of
organisation “local”, in the role that may do what it does; where a server holds it, it goes through the server:
VARDE_URL and VARDE_KEY say where it listens and with which key.`

/** The command line, ready to be parsed; what is not asked rightly throws `CommanderError`. */
export function program(): Command {
  const varde = new Command('varde')
    .description(
      'Tracks missions: facts are recorded, never changed, and every view can be asked as it was known on any day.',
    )
    .version(version(), '-V, --version', 'say which version this is')
    .helpOption('-h, --help', 'say how it is used')
    .option('--json', 'answer in JSON, for programs: no bars, no remarks')
    .configureHelp({ showGlobalOptions: true })
    .addHelpText('after', closing)
  const all = [
    serveCommand(),
    demoCommand(),
    importCommand(),
    assessCommand(),
    replayCommand(),
    rebuildCommand(),
    backupCommand(),
    restoreCommand(),
    migrateCommand(),
    keysCommand(),
  ]
  for (const command of all) varde.addCommand(command)
  for (const command of [varde, ...all, ...all.flatMap(c => c.commands)])
    command
      .exitOverride()
      .copyInheritedSettings(varde)
      .configureOutput({ outputError: () => {} })
  return varde
}
