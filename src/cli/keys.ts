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
