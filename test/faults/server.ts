/** A server in a process of its own, which faults happen to, and what is asked of it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'

const KEY = 'faults-key-faults-key-faults-key-faults'
const root = join(import.meta.dirname, '../..')

export interface Server {
  readonly address: string
  readonly child: ChildProcess
}

/** Starts a server on a directory; `shell` runs before it in the same process: `ulimit -n 100`. */
export async function startServer(
  directory: string,
  shell = 'true',
  nodeOptions: readonly string[] = [],
): Promise<Server> {
  const env = {
    ...process.env,
    VARDE_DATA_DIR: directory,
    VARDE_PORT: '0',
    VARDE_FIRST_KEY: KEY,
    VARDE_WRITE_RATE: '1000000',
    VARDE_LOG_LEVEL: 'fatal',
  }
  const program = [process.execPath, ...nodeOptions, join(root, 'src/cli/varde.mjs'), 'serve']
  const child = spawn('sh', ['-c', `${shell}; exec "$0" "$@"`, ...program], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  const address = await new Promise<string>((resolve, reject) => {
    child.once('exit', code => reject(new Error(`the server ended with ${code}: ${said}`)))
    child.stdout.on('data', chunk => {
      said += chunk
      const found = /^listening (\S+)/m.exec(said)?.[1]
      if (found) resolve(found)
    })
  })
  return { address, child }
}

export async function killServer({ child }: Server, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
  const ended = new Promise(resolve => child.once('exit', resolve))
  child.kill(signal)
  await ended
}

export const headers = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' }

export const post = (address: string, path: string, body: object, key?: string): Promise<Response> =>
  fetch(`${address}/api/v1/${path}`, {
    method: 'POST',
    headers: { ...headers, ...(key && { 'idempotency-key': key }) },
    body: JSON.stringify(body),
  })

export async function ask(address: string, path: string): Promise<string> {
  const answer = await fetch(`${address}/api/v1/${path}`, { headers })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.text()
}

export interface StoredFact {
  readonly id: string
  readonly position: number
  readonly stream: string
  readonly revision: number
}

/** Every fact of the log, page by page. */
export async function everyFact(address: string): Promise<StoredFact[]> {
  const facts: StoredFact[] = []
  for (let after = ''; ; ) {
    const page = JSON.parse(await ask(address, `events?limit=1000${after}`)) as { events: StoredFact[]; next?: number }
    facts.push(...page.events)
    if (page.next === undefined) return facts
    after = `&after=${page.next}`
  }
}

/** A mission with that many indicators: `i0`, `i1` … */
export async function begin(address: string, indicators: number): Promise<void> {
  const texts = { title: 'T', challenge: 'C', vision: 'V' }
  await post(address, 'missions/m/declare', { ...texts, horizon: { from: '2025', to: '2035' } })
  await post(address, 'missions/m/set-goal', { goal: 'g', statement: 'S', level: 1, kind: 'outcome' })
  for (let i = 0; i < indicators; i++)
    await post(address, `indicators/i${i}/define`, {
      mission: 'm',
      goals: ['g'],
      title: 'I',
      definition: 'D',
      unit: 'u',
      direction: 'increase',
      kind: 'outcome',
      source: { name: 'S' },
    })
}

export const day = (n: number): string => new Date(Date.UTC(1950, 0, 1) + n * 86_400_000).toISOString().slice(0, 10)
