/**
 * Random damages to the files of a data directory: after each, what is answered is right, or refused and named. One seed gives
 * one damage, always the same.
 */
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isRefusal } from '../../src/commands/refusal.ts'
import { openBlocks } from '../../src/engine/blocks/blocks.ts'
import { rebuild } from '../../src/engine/blocks/rebuild.ts'
import { InvalidInput } from '../../src/engine/errors.ts'
import { factCacheOf } from '../../src/engine/fact-cache.ts'
import { DamagedLog } from '../../src/log/damage.ts'
import { AlreadyKept, type Append, type Log, LogUnavailable } from '../../src/log/log.ts'
import { checkSmallLog } from '../../src/log/scrub.ts'
import { UnusableFile } from '../../src/log/sqlite/schema.ts'
import { openSqliteLog } from '../../src/log/sqlite.ts'
import { furnished } from '../engine/room.ts'
import { randomFrom } from '../fixtures/random.ts'
import { definition } from '../projections/given.ts'
import { askerOf, question } from '../projections/told.ts'
import { FILES } from './sqlite/crashed.ts'

const NOW = Date.parse('2026-06-15T12:00:00Z')
/** What the append with a command key is, whenever it is sent. */
const REPEATED: Append = {
  stream: 'actor-a',
  expectedRevision: -1,
  mission: null,
  principal: 'kari',
  recordedAt: NOW,
  meta: { organisation: 'o', role: 'operative', correlationId: 'c' },
  facts: [
    {
      id: '0191a1b2-0000-7000-8000-00000000000a',
      type: 'actor-registered',
      version: 1,
      data: { n: 1 },
      knownFrom: null,
    },
  ],
  command: { key: 'kari once', digest: 'd' },
}

/** An installation whose process was killed: some facts in the file, some in the write-ahead log, blocks in views.db. */
export interface Installed {
  readonly directory: string
  /** The same files a while before, for those that are swapped. */
  readonly before: string
  readonly head: number
  /** Facts in order, as JSON. */
  readonly facts: readonly string[]
  /** Answers by question; all at a position. */
  readonly answers: ReadonlyMap<string, string>
}

/** How a damaged directory was met. */
export type Outcome = 'right' | 'named' | 'not started'

const copyFiles = (from: string, to: string): void => {
  mkdirSync(to, { recursive: true })
  for (const name of FILES) if (existsSync(join(from, name))) copyFileSync(join(from, name), join(to, name))
}

const years = (from: number, to: number) =>
  Array.from(
    { length: to - from },
    (_, n) => ['indicators/x/measure', { period: String(from + n), value: n / 7 }] as const,
  )

/** Installs in a directory. */
export async function install(root: string): Promise<Installed> {
  const live = join(root, 'live')
  const open = () => openSqliteLog({ directory: live, origin: 'varde.example/damages', clock: () => NOW })
  const declared = { title: 'M', challenge: 'C', vision: 'V', horizon: { from: '1950', to: '2035' } }
  const first = open()
  await furnished(
    [
      ['missions/m/declare', declared],
      ['missions/m/set-goal', { goal: 'g', statement: 'G', level: 1, kind: 'outcome' }],
      ['indicators/x/define', definition],
      ...years(1950, 1990),
    ],
    first,
  )
  await first.close()
  const log = open()
  await furnished([...years(1990, 2000), ['missions/n/declare', declared]], log)
  const before = join(root, 'before')
  copyFiles(live, before)
  await furnished([...years(2000, 2026)], log)
  await log.append(REPEATED)
  const blocks = openBlocks(live, log)
  rebuild(log, blocks, undefined, 16)
  blocks.close()
  const directory = join(root, 'killed')
  copyFiles(live, directory)
  const facts = [...log.read({})].map(fact => JSON.stringify(fact))
  const answers = new Map(questionsTo(log.head()).map(asked => [asked, bodyOf(log, asked)]))
  const installed = { directory, before, head: log.head(), facts, answers }
  await log.close()
  return installed
}

const questionsTo = (head: number): string[] =>
  [head, Math.floor(head * 0.6), 5].flatMap(position =>
    [
      '/missions',
      '/missions/m',
      '/missions/m/progress',
      '/missions/m/timeline',
      '/indicators/x/series',
      '/indicators/x/assessment',
    ].map(path => `${path}?position=${position}`),
  )

function bodyOf(log: Log, asked: string, directory?: string): string {
  const blocks = directory === undefined ? undefined : openBlocks(directory, log)
  try {
    const answer = question(askerOf(log, factCacheOf(log, blocks)).reader, asked)
    return isRefusal(answer) ? `refused: ${answer.refused}` : answer.body
  } finally {
    blocks?.close()
  }
}

type Damager = (bytes: Buffer, at: number, random: () => number) => Buffer

const damagers: Readonly<Record<string, Damager>> = {
  flip(bytes, at, random) {
    bytes[at] = (bytes[at] as number) ^ (1 << Math.floor(random() * 8))
    return bytes
  },
  cut: (bytes, at) => bytes.subarray(0, at),
  zeros: (bytes, at, random) => bytes.fill(0, at, Math.min(bytes.length, at + 1 + Math.floor(random() * 4096))),
  noise(bytes, at, random) {
    for (let n = at; n < Math.min(bytes.length, at + 64); n++) bytes[n] = Math.floor(random() * 256)
    return bytes
  },
  /** Two pages change places. */
  pages(bytes, at, random) {
    const [one, other] = [at, Math.floor(random() * bytes.length)].map(place => place - (place % 4096)) as [
      number,
      number,
    ]
    const page = Buffer.from(bytes.subarray(one, one + 4096))
    bytes.copy(bytes, one, other, other + page.length)
    page.copy(bytes, other)
    return bytes
  },
}

/** Damages one file of a directory; says how. */
function damage({ directory, before }: Installed, into: string, seed: number): string {
  const random = randomFrom(seed * 0x9e3779b9)
  const one = <A>(of: readonly A[]): A => of[Math.floor(random() * of.length)] as A
  copyFiles(directory, into)
  const name = one(FILES)
  const file = join(into, name)
  const how = one(['flip', 'flip', 'flip', 'flip', 'noise', 'zeros', 'cut', 'pages', 'swapped', 'gone'])
  if (how === 'gone') rmSync(file)
  else if (how === 'swapped') {
    if (existsSync(join(before, name))) copyFileSync(join(before, name), file)
  } else {
    const bytes = readFileSync(file)
    const at = Math.floor(random() * bytes.length)
    writeFileSync(file, (damagers[how] as Damager)(bytes, at, random))
    return `${how} ${name} at ${at}`
  }
  return `${how} ${name}`
}

/** Damages a copy of the installation, and asks everything. Throws where an answer is wrong, or something is refused without a name. */
export async function meetDamage(installed: Installed, into: string, seed: number): Promise<Outcome> {
  rmSync(into, { recursive: true, force: true })
  const what = damage(installed, into, seed)
  try {
    return await ask(installed, into)
  } catch (error) {
    throw new Error(`seed ${seed}, ${what}: ${(error as Error).message}`, { cause: error })
  }
}

async function ask(installed: Installed, directory: string): Promise<Outcome> {
  let log: Log
  try {
    log = openSqliteLog({ directory, clock: () => NOW })
  } catch (error) {
    if (error instanceof UnusableFile && error.message.length > 20) return 'not started'
    throw error
  }
  try {
    checkSmallLog(log)
    requireFacts(log, installed)
    for (const [asked, right] of installed.answers) requireAnswer(log, directory, asked, right)
    await requireOnce(log)
    await requireGoingOn(log)
    return log.damage() ? 'named' : 'right'
  } finally {
    await log.close()
  }
}

/** An error that says what is damaged; anything else is none. */
const isNamed = (log: Log, error: unknown): boolean =>
  log.damage() !== undefined && (error instanceof DamagedLog || error instanceof LogUnavailable)

function requireFacts(log: Log, { facts }: Installed): void {
  const read: string[] = []
  try {
    for (const fact of log.read({})) read.push(JSON.stringify(fact))
  } catch (error) {
    if (!isNamed(log, error)) throw error
  }
  const differs = read.findIndex((fact, i) => fact !== facts[i])
  if (differs >= 0) throw new Error(`the fact ${differs} is read wrongly`)
  if (read.length !== facts.length && !log.damage()) throw new Error(`${facts.length - read.length} facts are missing`)
}

function requireAnswer(log: Log, directory: string, asked: string, right: string): void {
  try {
    const given = bodyOf(log, asked, directory)
    if (given !== right) throw new Error(`${asked} is answered wrongly:\n${given}\n${right}`)
  } catch (error) {
    // A log that has lost its end, and says so, has no such position.
    const beyond = error instanceof InvalidInput && log.damage() !== undefined
    if (!beyond && !isNamed(log, error)) throw error
  }
}

/** A command that is sent again is recorded once. */
async function requireOnce(log: Log): Promise<void> {
  try {
    const remembered = log.recall('kari once')
    if (remembered?.digest === 'd') return
    await log.append({ ...REPEATED, expectedRevision: log.revisionOf('actor-a') })
  } catch (error) {
    if (error instanceof AlreadyKept || isNamed(log, error)) return
    throw error
  }
  throw new Error('a command is recorded twice')
}

/** What is whole goes on; what is not, records nothing. */
async function requireGoingOn(log: Log): Promise<void> {
  const more: Append = {
    ...REPEATED,
    ...{ stream: 'actor-new', expectedRevision: -1 },
    facts: REPEATED.facts.map(fact => ({ ...fact, id: '0191a1b2-0000-7000-8000-00000000000b' })),
    command: { key: 'kari again', digest: 'd' },
  }
  const head = log.head()
  try {
    await log.append(more)
  } catch (error) {
    if (!isNamed(log, error) || log.head() !== head) throw error
    return
  }
  if (log.damage()) throw new Error('something is recorded in a damaged log')
  const { done, value } = lastOf(log.check())
  if (!done || value) throw new Error(`after another fact the log is damaged: ${value?.what}`)
}

function lastOf(check: ReturnType<Log['check']>) {
  let step = check.next()
  while (!step.done) step = check.next()
  return step
}
