/** The command line: every command, from a file of its own. */
import { Command } from 'commander'
import { software } from '../engine/etag.ts'
import { assessCommand } from './assess.ts'
import { auditCommand } from './audit.ts'
import { backupCommand } from './backup.ts'
import { demoCommand } from './demo.ts'
import { exportCommand } from './export.ts'
import { fsckCommand } from './fsck.ts'
import { importCommand } from './import.ts'
import { keysCommand } from './keys.ts'
import { migrateCommand } from './migrate.ts'
import { rebuildCommand } from './rebuild.ts'
import { referenceCommand } from './reference.ts'
import { replayCommand } from './replay.ts'
import { restoreCommand } from './restore.ts'
import { serveCommand } from './serve.ts'
import { verifyCommand } from './verify.ts'
import { witnessCommand } from './witness.ts'

const closing = `
Exit status:
  0  done
  1  what was checked is wrong, or a rule refused the command
  2  the command line is wrong, or the command can't run in this environment

Environment:
  VARDE_DATA_DIR        the data directory, by default ./data
  VARDE_LOG             sqlite, or the address of an event store that the data directory follows
  VARDE_URL             address of a server that has the data directory open
  VARDE_KEY             the key to record under

A command that writes opens the data directory itself: with VARDE_KEY it records as the holder of that key, under their
grants, and without one as principal “cli” in the role “operator”, which no grant gives and every trail shows. While a
server has the directory open, it writes through that server (VARDE_URL, VARDE_KEY).`

/** The command line, ready to parse arguments; throws `CommanderError` where they are wrong. */
export function program(): Command {
  const varde = new Command('varde')
    .description(
      'Tracks missions: facts are recorded and never changed, so every view can be shown as it was known on any day.',
    )
    .version(software, '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show this help')
    .option('--json', 'print results as JSON, without progress bars or remarks')
    .configureHelp({ showGlobalOptions: true })
    .addHelpText('after', closing)
  const all = [
    serveCommand(),
    demoCommand(),
    importCommand(),
    assessCommand(),
    replayCommand(),
    rebuildCommand(),
    fsckCommand(),
    backupCommand(),
    restoreCommand(),
    migrateCommand(),
    keysCommand(),
    exportCommand(),
    verifyCommand(),
    auditCommand(),
    witnessCommand(),
    referenceCommand(),
  ]
  for (const command of all) varde.addCommand(command)
  for (const command of [varde, ...all, ...all.flatMap(c => c.commands)])
    command
      .exitOverride()
      .copyInheritedSettings(varde)
      .configureOutput({ outputError: () => {} })
  return varde
}
