/** What can be asked of Varde on the command line? One file a command; here they are put together, and their errors said. */
import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { BadConfig } from '../config.ts'
import { LogLocked, LogUnavailable } from '../log/log.ts'
import { UnusableFile } from '../log/sqlite-schema.ts'
import { assessCommand } from './assess.ts'
import { backupCommand } from './backup.ts'
import { demoCommand } from './demo.ts'
import { Refused } from './door.ts'
import { importCommand } from './import.ts'
import { keysCommand } from './keys.ts'
import { rebuildCommand } from './rebuild.ts'
import { replayCommand } from './replay.ts'
import { restoreCommand } from './restore.ts'
import { serveCommand } from './serve.ts'
import { Stop } from './stop.ts'

const version = (): string =>
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version as string

const closing = `
Exit status: 0 done; 1 what was checked is wrong, or a rule refused; 2 it was not asked rightly, or can't be done here.
Environment: VARDE_DATA_DIR (./data) is the data directory. A command that writes opens it itself, as principal “cli” of
organisation “local”, in the role that may do what it does; where a server holds it, it goes through the server:
VARDE_URL and VARDE_KEY say where it listens and with which key.`

function program(): Command {
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

/** Runs a command line; answers with the exit status. */
async function run(words: readonly string[]): Promise<number> {
  try {
    await program().parseAsync(words, { from: 'user' })
    return Number(process.exitCode ?? 0)
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0
    const { exitCode, message } = ending(error)
    process.stderr.write(`varde: ${message}\n`)
    return exitCode
  }
}

/** An error in one sentence, and whose fault it is. */
function ending(error: unknown): { exitCode: number; message: string } {
  if (error instanceof Stop) return error
  if (error instanceof Refused) return { exitCode: 1, message: error.message }
  const { message, code } = error as NodeJS.ErrnoException
  if (error instanceof CommanderError) return { exitCode: 2, message: usage(error) }
  const surroundings = [BadConfig, LogLocked, LogUnavailable, UnusableFile].some(kind => error instanceof kind)
  if (surroundings || typeof code === 'string') return { exitCode: 2, message }
  return { exitCode: 2, message: `something unforeseen went wrong: ${(error as Error).name}: ${message}` }
}

function usage({ message, code }: CommanderError): string {
  const words = message
    .replace(/^error: /, '')
    .replaceAll('\n', ' ')
    .replace(/\.$/, '')
  return code === 'commander.help' ? 'name a command; `varde --help` lists them' : `${words}; see \`varde --help\``
}

// Whoever reads our output may have enough of it: `varde replay … | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2))
process.exitCode = await run(process.argv.slice(2))
