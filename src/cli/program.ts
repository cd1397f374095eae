/** The command line: every command, from a file of its own that is loaded only where it is asked for, so that each starts fast. */
import { Command } from 'commander'
import { software } from '../engine/etag.ts'

const commandFiles: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./serve.ts')).serveCommand(),
  demo: async () => (await import('./demo.ts')).demoCommand(),
  import: async () => (await import('./import.ts')).importCommand(),
  assess: async () => (await import('./assess.ts')).assessCommand(),
  replay: async () => (await import('./replay.ts')).replayCommand(),
  rebuild: async () => (await import('./rebuild.ts')).rebuildCommand(),
  fsck: async () => (await import('./fsck.ts')).fsckCommand(),
  backup: async () => (await import('./backup.ts')).backupCommand(),
  restore: async () => (await import('./restore.ts')).restoreCommand(),
  migrate: async () => (await import('./migrate.ts')).migrateCommand(),
  keys: async () => (await import('./keys.ts')).keysCommand(),
  export: async () => (await import('./export.ts')).exportCommand(),
  verify: async () => (await import('./verify.ts')).verifyCommand(),
  audit: async () => (await import('./audit.ts')).auditCommand(),
  witness: async () => (await import('./witness.ts')).witnessCommand(),
  reference: async () => (await import('./reference.ts')).referenceCommand(),
}

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

/**
 * The command line, ready to parse arguments; throws `CommanderError` where they are wrong. With the words to be parsed it has
 * only the command they name, or all where they name none or one that describes the others.
 */
export async function program(words: readonly string[] = []): Promise<Command> {
  const varde = new Command('varde')
    .description(
      'Tracks missions: facts are recorded and never changed, so every view can be shown as it was known on any day.',
    )
    .version(software, '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show this help')
    .option('--json', 'print results as JSON, without progress bars or remarks')
    .configureHelp({ showGlobalOptions: true })
    .addHelpText('after', closing)
  const named = words.find(word => !word.startsWith('-')) ?? ''
  const only = named === 'reference' || !Object.hasOwn(commandFiles, named) ? undefined : commandFiles[named]
  const all = await Promise.all((only ? [only] : Object.values(commandFiles)).map(load => load()))
  for (const command of all) varde.addCommand(command)
  for (const command of [varde, ...all, ...all.flatMap(c => c.commands)])
    command
      .exitOverride()
      .copyInheritedSettings(varde)
      .configureOutput({ outputError: () => {} })
  return varde
}
