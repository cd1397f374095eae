/** `varde keys`: issues, lists and revokes keys, and replaces the one that signs the log. A key is shown once, when it is issued. */
import { randomUUID } from 'node:crypto'
import { Command, Option } from 'commander'
import { roles } from '../../events/access.ts'
import type { AnswerAt } from '../../projections/views/catalogue.ts'
import { isRefusal } from '../commands/refusal.ts'
import { type Config, readConfig } from '../config.ts'
import { viewReaderOf } from '../engine/ask.ts'
import { factCacheOf } from '../engine/fact-cache.ts'
import type { CommandOutcome, LogClient } from './log-client.ts'
import { hasLog, openClient, openForReading, serverOf } from './open-log.ts'
import { rotateCommand } from './rotate.ts'
import { request } from './server-requests.ts'
import { terminalOf } from './terminal.ts'

const help = `
Examples:
  varde keys issue --principal kari --organisation "Bufdir" --name "Kari's laptop" --role operative --mission inkludering
  varde keys revoke k0a1b2c3d4e5 --reason "the laptop was lost"
  varde keys list --json
  varde keys rotate                     (a new key that signs the log; stop the server first)
  varde keys rotate --lost --reason "the disk with it failed"`

export const keysCommand = (): Command =>
  new Command('keys')
    .description('issue, list and revoke keys; replace the key that signs the log')
    .addHelpText('after', help)
    .addCommand(issue())
    .addCommand(revoke())
    .addCommand(list())
    .addCommand(rotateCommand())

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
    .description('issue a key, which is shown this once')
    .requiredOption('--principal <id>', 'whose key it is')
    .requiredOption('--organisation <name>', 'the organisation they act for')
    .requiredOption('--name <name>', 'a name for the key')
    .option('--expires <date>', 'the last day on which it is valid')
    .addOption(new Option('--role <role>', 'also give the principal this role').choices(roles))
    .option('--mission <id>', 'the mission the role is for; * for all missions', '*')
    .action(async (options: IssueOptions, command: Command) => {
      const { principal, organisation, name, expires, role, mission } = options
      const terminal = terminalOf(command.optsWithGlobals())
      await withClient(async client => {
        const wanted = { principal, organisation, name, ...(expires && { expires }) }
        const outcome =
          role === undefined
            ? await client.submit('access/issue-key', wanted)
            : await issueWithRole(client, wanted, { principal, role, mission })
        const { key, secret } = outcome.issued as { key: string; secret: string }
        terminal.remark(`key ${key} of ${principal}; keep it safe, it is shown this once:`)
        await terminal.result({ keyId: key, key: secret, principal }, secret)
      })
    })

/** Issues a key after the role it is for, so that no useless key is shown; where the key is refused, the role is taken back. */
async function issueWithRole(client: LogClient, key: object, grant: object): Promise<CommandOutcome> {
  const id = `g-${randomUUID()}`
  await client.submit('access/give-grant', { grant: id, ...grant })
  try {
    return await client.submit('access/issue-key', key)
  } catch (refused) {
    await client.submit('access/withdraw-grant', { grant: id, reason: 'the key it was given for was refused' })
    throw refused
  }
}

const revoke = (): Command =>
  new Command('revoke')
    .description('revoke a key, with immediate effect')
    .argument('<key>', 'the id of the key')
    .requiredOption('--reason <text>', 'why it is revoked')
    .action(async (key: string, { reason }: { reason: string }, command: Command) => {
      const terminal = terminalOf(command.optsWithGlobals())
      await withClient(async client => {
        await client.submit('access/revoke-key', { key, reason })
        await terminal.result({ keyId: key, revoked: true }, `key ${key} is revoked`)
      })
    })

async function withClient(work: (client: LogClient) => Promise<void>): Promise<void> {
  const client = await openClient(readConfig())
  try {
    await work(client)
  } finally {
    await client.close()
  }
}

/** What `/access/grants` answers of keys and grants. */
type KeysAndGrants = Pick<AnswerAt<'/access/grants'>, 'keys' | 'grants'>

const list = (): Command =>
  new Command('list')
    .description('list the keys and the roles of their principals')
    .action(async (_options: unknown, command: Command) => {
      const terminal = terminalOf(command.optsWithGlobals())
      const listed = await keysAndGrants(readConfig())
      await terminal.result(listed, keysText(listed))
    })

async function keysAndGrants(config: Config): Promise<KeysAndGrants> {
  const server = serverOf(config)
  if (server && !hasLog(config.dataDir)) return (await request(server, 'access/grants', {}, true)).body as KeysAndGrants
  const log = openForReading(config)
  try {
    const viewer = { principal: 'cli', sees: () => 'all' as const, seesAccess: true }
    const answer = viewReaderOf(log, factCacheOf(log)).ask('/access/grants', {}, {}, viewer)
    return isRefusal(answer) ? { keys: [], grants: [] } : answer.answer
  } finally {
    await log.close()
  }
}

function keysText({ keys, grants }: KeysAndGrants): string {
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
