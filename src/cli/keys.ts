/** `varde keys`: who may come in? Keys are issued, listed and revoked; a key's text is shown once. */
import { Command, Option } from 'commander'
import { roles } from '../../events/access.ts'
import { isRefusal } from '../commands/refusal.ts'
import { type Config, readConfig } from '../config.ts'
import { viewReaderOf } from '../engine/ask.ts'
import { factCacheOf } from '../engine/fact-cache.ts'
import type { LogClient } from './log-client.ts'
import { hasLog, openClient, openForReading, serverOf } from './open-log.ts'
import { ask } from './server.ts'
import { terminalOf } from './terminal.ts'

const help = `
Examples:
  varde keys issue --principal kari --organisation "Bufdir" --name "Kari's laptop" --role operative --mission inkludering
  varde keys revoke k0a1b2c3d4e5 --reason "the laptop was lost"
  varde keys list --json`

export const keysCommand = (): Command =>
  new Command('keys')
    .description('issue, list and revoke keys')
    .addHelpText('after', help)
    .addCommand(issue())
    .addCommand(revoke())
    .addCommand(list())

interface IssueOptions {
  readonly principal: string
  readonly organisation: string
  readonly name: string
  readonly expires?: string
  readonly role?: string
  readonly mission: string
}

const issue = (): Command =>
  new Command('issue')
    .description('issue a key; it is shown this once')
    .requiredOption('--principal <id>', 'whose key it is')
    .requiredOption('--organisation <name>', 'for whom they act')
    .requiredOption('--name <name>', 'what the key is called')
    .option('--expires <date>', 'the last day on which it opens anything')
    .addOption(new Option('--role <role>', 'give the principal this role besides').choices(roles))
    .option('--mission <id>', 'the mission the role is in; * is all of them', '*')
    .action(async (options: IssueOptions, command: Command) => {
      const { principal, organisation, name, expires, role, mission } = options
      const terminal = terminalOf(command.optsWithGlobals())
      await through(async door => {
        // The role first: where it is refused, no key has been shown that opens nothing.
        if (role !== undefined) await door.submit('access/give-grant', { principal, role, mission })
        const told = await door.submit('access/issue-key', {
          principal,
          organisation,
          name,
          ...(expires && { expires }),
        })
        const { key, secret } = told.issued as { key: string; secret: string }
        terminal.remark(`key ${key} of ${principal}; keep it, for it is shown this once:`)
        await terminal.result({ keyId: key, key: secret, principal }, secret)
      })
    })

const revoke = (): Command =>
  new Command('revoke')
    .description('revoke a key, at once')
    .argument('<key>', 'id of the key')
    .requiredOption('--reason <text>', 'why')
    .action(async (key: string, { reason }: { reason: string }, command: Command) => {
      const terminal = terminalOf(command.optsWithGlobals())
      await through(async door => {
        await door.submit('access/revoke-key', { key, reason })
        await terminal.result({ keyId: key, revoked: true }, `key ${key} opens nothing any more`)
      })
    })

async function through(work: (door: LogClient) => Promise<void>): Promise<void> {
  const door = await openClient(readConfig())
  try {
    await work(door)
  } finally {
    await door.close()
  }
}

interface Listed {
  readonly keys: readonly {
    readonly key: string
    readonly principal: string
    readonly organisation: string
    readonly name: string
    readonly expires?: string
    readonly revoked: object | null
  }[]
  readonly grants: readonly {
    readonly principal: string
    readonly role: string
    readonly mission: string
    readonly withdrawn: object | null
  }[]
}

const list = (): Command =>
  new Command('list')
    .description('list the keys, and what their principals may')
    .action(async (_options: unknown, command: Command) => {
      const terminal = terminalOf(command.optsWithGlobals())
      const listed = await keysAndGrants(readConfig())
      await terminal.result(listed, keysText(listed))
    })

async function keysAndGrants(config: Config): Promise<Listed> {
  const server = serverOf(config)
  if (server && !hasLog(config.dataDir)) return (await ask(server, 'access/grants', {}, true)).body as Listed
  const log = openForReading(config)
  try {
    const viewer = { principal: 'cli', sees: () => 'all' as const, seesAccess: true }
    const answer = viewReaderOf(log, factCacheOf(log)).ask('/access/grants', {}, {}, viewer)
    return isRefusal(answer) ? { keys: [], grants: [] } : (answer.answer as object as Listed)
  } finally {
    await log.close()
  }
}

function keysText({ keys, grants }: Listed): string {
  if (keys.length === 0) return 'no key has been issued'
  const rolesOf = (principal: string): string =>
    grants
      .filter(g => g.principal === principal && g.withdrawn === null)
      .map(g => `${g.role} of ${g.mission}`)
      .join(', ')
  return keys
    .map(({ key, principal, organisation, name, expires, revoked }) => {
      const until = revoked ? ', revoked' : expires ? `, until ${expires}` : ''
      return `${key}  ${principal} (${organisation}), “${name}”${until}: ${rolesOf(principal) || 'no role'}`
    })
    .join('\n')
}
