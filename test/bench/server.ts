/** Servers to measure: each a process of its own, on a free port, in a directory of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { get } from './client.ts'
import { median } from './statistics.ts'

const root = join(import.meta.dirname, '../..')
export const KEY = 'bench-key-bench-key-bench-key-bench-key'

export interface Server {
  readonly address: string
  readonly directory: string
  /** Milliseconds from the start of the process until it was ready. */
  readonly readyAfter: number
  /** Peak resident memory so far, MiB. */
  readonly peak: () => number
  /** Resident memory now, MiB. */
  readonly resident: () => number
  readonly stop: (keep?: boolean) => Promise<void>
}

export const temporary = (): string => mkdtempSync(join(tmpdir(), 'varde-bench-'))

const memory = (child: ChildProcess, field: string): number => {
  const line = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))
  return Number(line?.[1] ?? 0) / 1024
}

async function started(child: ChildProcess, directory: string): Promise<Server> {
  const begun = performance.now()
  let said = ''
  const address = await new Promise<string>((resolve, reject) => {
    child.once('exit', code => reject(new Error(`the server ended with ${code}: ${said}`)))
    child.stdout?.on('data', chunk => {
      said += chunk
      const found = /^listening (\S+)/m.exec(said)?.[1]
      if (found) resolve(found)
    })
  })
  const readyAfter = performance.now() - begun
  const stop = async (keep = false): Promise<void> => {
    child.removeAllListeners('exit')
    const ended = new Promise(resolve => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
    if (!keep) rmSync(directory, { recursive: true, force: true })
  }
  return {
    address,
    directory,
    readyAfter,
    peak: () => memory(child, 'VmHWM'),
    resident: () => memory(child, 'VmRSS'),
    stop,
  }
}

/** Varde itself, everything on. */
export function varde(directory = temporary(), environment: Record<string, string> = {}): Promise<Server> {
  const env = {
    ...process.env,
    VARDE_DATA_DIR: directory,
    VARDE_PORT: '0',
    VARDE_FIRST_KEY: KEY,
    VARDE_WRITE_RATE: '1000000',
    VARDE_LOG_LEVEL: 'error',
    ...environment,
  }
  const child = spawn(process.execPath, [join(root, 'src/cli/varde.mjs'), 'serve'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return started(child, directory)
}

/** A command of Varde over a data directory, to its end: what it says, and its peak resident memory, MiB. Throws where it fails. */
export async function run(directory: string, words: readonly string[]): Promise<{ said: string; peak: number }> {
  const env = { ...process.env, VARDE_DATA_DIR: directory }
  const child = spawn(process.execPath, [join(root, 'src/cli/varde.mjs'), ...words], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let [said, peak] = ['', 0]
  child.stdout?.on('data', chunk => {
    said += chunk
  })
  const watch = setInterval(() => {
    peak = Math.max(peak, memory(child, 'VmHWM'))
  }, 100)
  const code = await new Promise(resolve => child.once('exit', resolve))
  clearInterval(watch)
  if (code !== 0) throw new Error(`varde ${words.join(' ')} ended with ${code}`)
  return { said, peak }
}

/** The bare limit. */
export function bare(directory = temporary()): Promise<Server> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'bare-http.ts'), directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return started(child, directory)
}

/** Sends a command, again as soon as it is told to come back later; fails loudly where it is refused. */
export async function command({ address }: Server, path: string, body: object): Promise<void> {
  const send = () =>
    fetch(`${address}/api/v1/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  let answer = await send()
  while (answer.status === 503) {
    await answer.arrayBuffer()
    await setTimeout(1000 * Number(answer.headers.get('retry-after') ?? 1))
    answer = await send()
  }
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
}

/** The longest that the event loop was held since it was asked before, milliseconds. */
export async function heldFor({ address }: Server): Promise<number> {
  const text = await (await fetch(`${address}/metrics`)).text()
  return 1000 * Number(/^nodejs_eventloop_lag_max_seconds (\S+)/m.exec(text)?.[1] ?? Number.NaN)
}

/** Milliseconds (median) of an answer with nothing in it, one after the other. */
export async function emptyAnswer(server: Server): Promise<number> {
  const took: number[] = []
  for (let n = 0; n < 100; n++) took.push((await get(server.address, '/healthz/live')).took)
  return median(took)
}

/** A mission `m` with a goal and so many indicators `i0` … */
export async function mission(server: Server, indicators: number): Promise<void> {
  const knownFrom = '2014'
  await command(server, 'missions/m/declare', {
    title: 'M',
    challenge: 'C',
    vision: 'V',
    horizon: { from: '2015', to: '2035' },
    knownFrom,
  })
  await command(server, 'missions/m/set-goal', { goal: 'g', statement: 'S', level: 1, kind: 'outcome', knownFrom })
  for (let i = 0; i < indicators; i++)
    await command(server, `indicators/i${i}/define`, {
      mission: 'm',
      goals: ['g'],
      title: `I ${i}`,
      definition: 'D',
      unit: 'percent',
      direction: 'decrease',
      kind: 'outcome',
      decimals: 1,
      source: { name: 'Bench' },
      knownFrom,
    })
}
