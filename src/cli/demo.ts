/** `varde demo`: a server with sample missions, in a data directory of its own. */
import { Command } from 'commander'
import { rolesFor } from '../access/matrix.ts'
import { type Config, readConfig } from '../config.ts'
import { type Handle, loadSamples } from '../samples/load.ts'
import { type DemoKeys, demoKeysIn, markLoaded } from './demo-keys.ts'
import { localClient } from './local-client.ts'
import { openToWrite } from './open-log.ts'
import { type Terminal, terminalOf } from './terminal.ts'

const help = `
The data directory is ./data/demo, or VARDE_DATA_DIR if that is set; the samples are loaded when it is empty. Anybody may
read (VARDE_PUBLIC_READ); writing takes a key, and there is one for each role. The keys are in demo.json in that directory,
which only you can read, so that every start can show them.

Examples:
  varde demo
  VARDE_PORT=0 varde demo --json`

export const demoCommand = (): Command =>
  new Command('demo')
    .description('start a server with sample missions')
    .addHelpText('after', help)
    .action(async (_options: unknown, command: Command) => {
      const terminal = terminalOf(command.optsWithGlobals())
      const given = readConfig()
      const dataDir = given.dataDir === './data' ? './data/demo' : given.dataDir
      // Log lines would bury what the demo prints; warnings stay.
      const logLevel = given.logLevel === 'info' ? 'warn' : given.logLevel
      const config: Config = { ...given, dataDir, logLevel, publicRead: true }
      const keys = await prepareDemo(config, terminal)
      const { serve } = await import('../main.ts')
      const { address } = await serve(config)
      const secrets = Object.fromEntries(Object.entries(keys).map(([role, { secret }]) => [role, secret]))
      await terminal.result({ address, directory: dataDir, keys: secrets }, welcome(address, dataDir, secrets))
    })

/** Issues the keys and loads the samples, unless that is done. Throws `Stop` where the directory has another log. */
async function prepareDemo(config: Config, terminal: Terminal): Promise<DemoKeys> {
  const { dataDir: directory } = config
  const log = await openToWrite(config)
  try {
    const { keys, loaded } = demoKeysIn(directory, log.head() < 0)
    if (loaded) return keys
    for (const [role, secret] of Object.entries(keys)) await issue(role, secret)
    const byRole = new Map(Object.entries(keys).map(([role, { secret }]) => [role, localClient(log, { key: secret })]))
    const bar = terminal.bar('loading the sample missions', 'commands', 0)
    // Each step has its own idempotency key: what an interrupted start has recorded is not recorded again.
    const submit: Handle = async (path, body, key) => byRole.get(roleFor(path, body))?.submit(path, body, key)
    await loadSamples(submit, { empty: true, onStep: bar.to })
    bar.end()
    markLoaded(directory, keys)
    return keys
  } finally {
    await log.close()
  }

  async function issue(role: string, { key, sha256, secret }: DemoKeys[string]): Promise<void> {
    const principal = `demo-${role}`
    const client = localClient(log, { newKey: () => ({ key, sha256, secret }) })
    const body = { principal, organisation: 'Demo', name: `The demo’s key as ${role}` }
    await client.submit('access/issue-key', body, `demo-key-${role}`)
    await client.submit('access/give-grant', { grant: principal, principal, role, mission: '*' }, `demo-grant-${role}`)
  }
}

/** The role whose key records a step: the first that may. */
function roleFor(path: string, body: object): string {
  const [thing = '', , name = ''] = path.split('/')
  return rolesFor(thing, name, body)[0] ?? 'operative'
}

const addresses = [
  ['/', 'the missions'],
  ['/missions/inkludering', 'a mission: its goals, and both verdicts for each indicator'],
  ['/missions/inkludering?asOf=2022', '… as it was known at the end of 2022'],
  ['/indicators/neet-15-29', 'an indicator: its figures, the agreed path, the trend'],
  ['/docs', 'the API: documentation, with requests to try'],
  ['/api/v1/indicators/neet-15-29/series?includeHistory=true', 'every figure as first published, and as it is now'],
  ['/api/v1/missions/demens/goalposts', 'targets and baselines that were changed'],
  ['/api/v1/events', 'everything that has been recorded'],
] as const

function welcome(address: string, directory: string, keys: Readonly<Record<string, string>>): string {
  const width = Math.max(...addresses.map(([path]) => path.length))
  return [
    '',
    'To look at:',
    ...addresses.map(([path, what]) => `  ${address}${path.padEnd(width)}  ${what}`),
    '',
    `To write, sign in at ${address}/sign-in, or send the header “Authorization: Bearer <key>”, with one of`,
    `these keys (they are also in ${directory}/demo.json):`,
    ...Object.entries(keys).map(([role, key]) => `  ${role.padEnd(13)}  ${key}`),
    '',
    'Ctrl-C stops it.',
  ].join('\n')
}
