import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout } from 'node:timers/promises'
import t from 'tap'
import { finish } from '../../src/log/check-log.ts'
import type { Damage } from '../../src/log/damage.ts'
import type { Log } from '../../src/log/log.ts'
import { checkSmallLog, type ScrubOptions, scrubLog } from '../../src/log/scrub.ts'
import { openSqliteLog } from '../../src/log/sqlite.ts'
import { appendFacts } from '../contract/given.ts'
import type { Test } from '../contract/subject.ts'
import { openNode, startStore } from './store/given.ts'
import { temporary } from './temporary.ts'

/** A closed log of so many facts. */
async function written(t: Pick<Test, 'teardown'>, facts: number): Promise<string> {
  const directory = temporary(t)
  const log = openSqliteLog({ directory })
  await appendFacts(log, 'mission-x', facts, { mission: 'x' })
  await log.close()
  return directory
}

const [small, large] = [await written(t, 300), await written(t, 10_000)]

function opened(t: Test, of = small) {
  const directory = temporary(t)
  copyFileSync(join(of, 'varde.db'), join(directory, 'varde.db'))
  const log = openSqliteLog({ directory })
  t.teardown(() => log.close())
  return { log, directory }
}

function damage(directory: string, position: number): void {
  const db = new DatabaseSync(join(directory, 'varde.db'))
  db.exec('DROP TRIGGER IF EXISTS facts_never_change')
  db.exec(`UPDATE facts SET data = '{}' WHERE position = ${position}`)
  db.close()
}

/** Scrubs a log as long as the test runs; gives what is found, and what failed. */
function scrubbed(
  t: Test,
  log: Parameters<typeof scrubLog>[0],
  options: Pick<ScrubOptions, 'directory'> & Partial<ScrubOptions>,
) {
  const [found, failures]: [Damage[], Error[]] = [[], []]
  const stop = scrubLog(log, {
    onDamage: each => found.push(each),
    onFailure: each => failures.push(each),
    ...options,
  })
  t.teardown(stop)
  return { found, failures, stop }
}

async function until(met: () => boolean, looks = 5): Promise<void> {
  for (let waited = 0; !met() && waited < 60_000; waited += looks) await setTimeout(looks)
}

const priorityIn = (stat: string): number => Number(stat.split(') ')[1]?.split(' ')[16])

/** The priorities of the threads of this process that check a log. */
const threads = (): number[] =>
  readdirSync('/proc/self/task').flatMap(thread => {
    try {
      const stat = readFileSync(`/proc/self/task/${thread}/stat`, 'utf8')
      return stat.includes('(scrub)') ? [priorityIn(stat)] : []
    } catch {
      // It has ended meanwhile.
      return []
    }
  })
const whereThreadsAreSeen = { skip: process.platform !== 'linux' && 'Linux shows the threads of a process' }

t.test('F10 a small log is checked before anything is asked of it', async t => {
  const { log, directory } = opened(t)
  t.equal(checkSmallLog(log), undefined)
  damage(directory, 217)
  t.match(checkSmallLog(log), { position: 217 })
  t.match(log.damage(), { position: 217 })
})

t.test('a log of 10,000 facts is not waited for', async t => {
  const { log, directory } = opened(t, large)
  damage(directory, 217)
  t.equal(checkSmallLog(log), undefined)
  t.equal(log.damage(), undefined)
})

t.test('F10 a large log is checked by a thread, and the damage it finds is noted in the log and said once', async t => {
  const { log, directory } = opened(t, large)
  damage(directory, 9_217)
  const { found, failures } = scrubbed(t, log, { directory, every: 100 })
  await until(() => found.length > 0)
  t.match(found, [{ position: 9_217 }])
  t.match(log.damage(), { position: 9_217 })
  t.match(log.unavailable(), /damaged at position 9217/)
  await t.rejects(appendFacts(log, 'mission-x', 1, { mission: 'x' }), { name: 'LogUnavailable' })
  await setTimeout(300)
  t.same([found.length, failures], [1, []])
})

t.test('F10 a small log is checked by a thread too, again and again, while facts are recorded', async t => {
  const { log, directory } = opened(t)
  const { found, failures } = scrubbed(t, log, { directory, every: 20 })
  for (let n = 0; n < 20; n++) {
    await appendFacts(log, 'mission-x', 40, { mission: 'x' })
    await setTimeout(20)
  }
  t.same([found, failures, log.unavailable()], [[], [], undefined])
  damage(directory, 1_000)
  await until(() => found.length > 0)
  t.match(found, [{ position: 1_000 }])
})

t.test('F10 the log of a node that follows an event store is checked by a thread as well', async t => {
  const { log, directory } = await openNode(t, await startStore(t))
  await appendFacts(log, 'mission-x', 100, { mission: 'x' })
  damage(directory, 50)
  const { found } = scrubbed(t, log, { directory, every: 20 })
  await until(() => found.length > 0)
  t.match(found, [{ position: 50 }])
  t.match(log.damage(), { position: 50 })
})

t.test('the event loop is not held by the check of a large log', async t => {
  const { log, directory } = opened(t, large)
  const before = performance.now()
  t.equal(finish(log.check()).damage, undefined)
  const here = performance.now() - before
  damage(directory, 9_999)
  const { found } = scrubbed(t, log, { directory, every: 100 })
  const busy = performance.eventLoopUtilization()
  await until(() => found.length > 0, 200)
  const { active } = performance.eventLoopUtilization(busy)
  t.ok(active < here / 2, `${active} ms of the event loop, and ${here} ms where it is checked on it`)
})

t.test('a pass over a large log is spread over a sixth of the time until the next', async t => {
  const { log, directory } = opened(t, large)
  damage(directory, 1_999)
  const begun = performance.now()
  const { found } = scrubbed(t, log, { directory, every: 36_000 })
  await until(() => found.length > 0)
  const taken = performance.now() - begun
  t.ok(taken > 1_150, `a fifth of six seconds, ${taken} ms`)
})

t.test('a pass takes a tenth of a processor at most', async t => {
  const { log, directory } = opened(t, large)
  const before = performance.now()
  finish(log.check())
  const atOnce = performance.now() - before
  damage(directory, 4_999)
  const begun = performance.now()
  const { found } = scrubbed(t, log, { directory, every: 100 })
  await until(() => found.length > 0)
  const taken = performance.now() - begun
  t.ok(taken > 3 * atOnce, `half of it takes ${taken} ms, and ${atOnce} ms where all is checked at once`)
})

t.test('a small log is checked by the thread when the next pass is due, not twice at once', async t => {
  const { log, directory } = opened(t)
  damage(directory, 10)
  const begun = performance.now()
  const { found } = scrubbed(t, log, { directory, every: 900 })
  await until(() => found.length > 0)
  t.ok(performance.now() - begun > 890)
})

t.test(
  'the thread lets others go first, ends with its pass, and another begins the next',
  whereThreadsAreSeen,
  async t => {
    const { log, directory } = opened(t)
    const { found, failures } = scrubbed(t, log, { directory, every: 1_000 })
    const own = Number(readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ')[16])
    const low = Math.min(19, Math.max(10, own))
    for (const _pass of ['one', 'other']) {
      await until(() => threads()[0] === low)
      t.same(threads(), [low])
      await until(() => threads().length === 0)
      t.same(threads(), [])
    }
    t.same([found, failures], [[], []])
  },
)

t.test('a scrub that is stopped has let go of the file, says nothing more, and begins no other pass', async t => {
  const { log, directory } = opened(t, large)
  await appendFacts(log, 'mission-x', 10, { mission: 'x' })
  const wal = join(directory, 'varde.db-wal')
  t.ok(existsSync(wal))
  damage(directory, 9_999)
  const { found, failures, stop } = scrubbed(t, log, { directory, every: 600 })
  await setTimeout(500)
  await stop()
  await log.close()
  t.notOk(existsSync(wal), 'the log was closed last, which empties its write-ahead log')
  await setTimeout(500)
  if (!whereThreadsAreSeen.skip) t.same(threads(), [])
  t.same([found, failures], [[], []])
})

t.test('a pass that fails by itself is no damage: it is told, and the next one is made', async t => {
  const { log, directory } = opened(t)
  await log.close()
  damage(directory, 250)
  const holder = new DatabaseSync(join(directory, 'varde.db'))
  holder.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; COMMIT')
  let noted: Damage | undefined
  const noteDamage: Log['noteDamage'] = each => {
    noted = each
  }
  const followed = { origin: log.origin, head: () => 299, noteDamage }
  const { found, failures } = scrubbed(t, followed, { directory, every: 20 })
  await until(() => failures.length > 1)
  t.match(failures, [{ message: /database is locked/ }, { message: /database is locked/ }])
  t.same([found, noted], [[], undefined])
  holder.close()
  await until(() => found.length > 0)
  t.match(found, [{ position: 250 }])
  t.match(noted, { position: 250 })
})

t.test('a thread that cannot be begun is told, and is tried again', async t => {
  const { log, directory } = opened(t)
  damage(directory, 250)
  let begun = 0
  const failing = {
    ...log,
    // What cannot be sent to a thread.
    get origin() {
      begun += 1
      return begun === 1 ? ((() => '') as unknown as string) : log.origin
    },
  }
  const { found, failures } = scrubbed(t, failing, { directory, every: 20 })
  await until(() => found.length > 0)
  t.match(failures, [{ name: 'DataCloneError' }])
  t.match(found, [{ position: 250 }])
})

t.test('a scrub keeps no process alive', async t => {
  const { log, directory } = opened(t, large)
  await log.close()
  const file = (name: string): string => JSON.stringify(new URL(`../../src/log/${name}.ts`, import.meta.url))
  const program = `
    import { scrubLog } from ${file('scrub')}
    import { openSqliteLog } from ${file('sqlite')}
    const directory = ${JSON.stringify(directory)}
    const said = console.log
    scrubLog(openSqliteLog({ directory }), { directory, onDamage: said, onFailure: said })
    setTimeout(() => {}, 1000)`
  const begun = performance.now()
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
    timeout: 60_000,
  })
  t.same([status, stdout, stderr], [0, '', ''], `after ${performance.now() - begun} ms`)
})
