/** Runs the command line as a process of its own, and makes data directories for it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Test } from 'tap'
import { localClient } from '../../src/cli/local-client.ts'
import type { Log } from '../../src/log/log.ts'
import { openSqliteLog } from '../../src/log/sqlite.ts'

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

interface Given {
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  readonly input?: string
}

/** The file that starts the command line. */
export const entry = join(import.meta.dirname, '../../src/cli/varde.mjs')
const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VARDE_')))

/** A process under way, and all it has said so far. */
export interface Running {
  readonly child: ChildProcess
  readonly said: { out: string; err: string }
}

/** Starts `varde …`. */
export function start(words: readonly string[], { env = {}, cwd = tmpdir() }: Given = {}): Running {
  const child = spawn(process.execPath, [entry, ...words], { cwd, env: { ...inherited, ...env }, stdio: 'pipe' })
  const said = { out: '', err: '' }
  child.stdout?.on('data', text => {
    said.out += text
  })
  child.stderr?.on('data', text => {
    said.err += text
  })
  // A command that never reads its input closes it.
  child.stdin?.on('error', () => {})
  return { child, said }
}

const ended = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null

/** Runs `varde …` to its end. */
export function varde(words: readonly string[], given: Given = {}): Promise<Ended> {
  const { child, said } = start(words, given)
  child.stdin?.end(given.input ?? '')
  return new Promise(resolve => child.on('close', code => resolve({ code, ...said })))
}

/** The rest of the first line that begins so in a process's output. */
export function lineOf({ child, said }: Running, beginning: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const lines = said.out.split('\n').slice(0, -1)
      const line = lines.find(each => each.startsWith(beginning))
      if (line !== undefined) resolve(line.slice(beginning.length))
    }
    look()
    child.stdout?.on('data', look)
    child.on('close', code => reject(new Error(`ended with ${code}, never said “${beginning}”: ${said.err}`)))
  })
}

/** Ends a process by a signal, and answers with its exit code. */
export function stop({ child }: Running, signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
  return new Promise(resolve => {
    if (ended(child)) return resolve(child.exitCode)
    child.on('close', resolve)
    child.kill(signal)
  })
}

/** A directory that goes with the test. */
export function directory(t: Test): string {
  const made = mkdtempSync(join(tmpdir(), 'varde-cli-'))
  t.teardown(() => rmSync(made, { recursive: true, force: true }))
  return made
}

const knownFrom = '2020'
const indicator = {
  knownFrom,
  mission: 'm',
  goals: ['g'],
  title: 'Outside work and education',
  definition: 'Share of 15–29',
  unit: '%',
  direction: 'decrease',
  kind: 'outcome',
  source: { name: 'SSB' },
  limits: { min: 0, max: 100 },
  dimensions: { sex: { M: 'men', F: 'women' } },
}

/** Data directory `data` in a directory of the test's, with a mission, a goal and indicators `neet` and `other`. */
export async function installation(
  t: Test,
): Promise<{ cwd: string; dataDir: string; env: { VARDE_DATA_DIR: string } }> {
  const cwd = directory(t)
  const dataDir = join(cwd, 'data')
  const { submit, close } = localClient(openSqliteLog({ directory: dataDir }))
  const horizon = { from: '2020', to: '2035' }
  await submit('missions/m/declare', { title: 'M', challenge: 'c', vision: 'v', horizon, knownFrom })
  const goal = { goal: 'g', statement: 's', level: 1, kind: 'outcome', status: 'adopted', decidedBy: 'x', knownFrom }
  await submit('missions/m/set-goal', goal)
  await submit('indicators/neet/define', indicator)
  await submit('indicators/other/define', indicator)
  await close()
  return { cwd, dataDir, env: { VARDE_DATA_DIR: dataDir } }
}

/** Reads a log beside its writer. */
export async function looking<A>(dataDir: string, look: (log: Log) => A): Promise<A> {
  const log = openSqliteLog({ directory: dataDir, readOnly: true })
  try {
    return look(log)
  } finally {
    await log.close()
  }
}

/** What is recorded of an indicator's figures, in order: `2024=9.2`. */
export const figuresOf = (dataDir: string, indicator: string): Promise<string[]> =>
  looking(dataDir, log =>
    [...log.readStream(`indicator-${indicator}`)]
      .filter(fact => fact.type === 'indicator-measured')
      .map(fact => JSON.parse(fact.data))
      .map(data => `${data.period}${data.cell ? `/${Object.values(data.cell)}` : ''}=${data.value ?? data.obsStatus}`),
  )

/** Changes the file of a log directly. */
export function tamper(file: string, sql: string): void {
  const db = new DatabaseSync(file)
  db.exec(`DROP TRIGGER IF EXISTS facts_never_change; DROP TRIGGER IF EXISTS facts_never_go; ${sql}`)
  db.close()
}
