import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { openSqliteLog } from '../../src/log/sqlite.ts'
import { startEventStore } from '../fixtures/event-store.ts'
import { installation, lineOf, start, varde } from './varde.ts'

const store = await startEventStore()
t.teardown(() => store.stop())

let prefixes = 0
const freshPrefix = (): string => {
  prefixes += 1
  return `m${prefixes}.`
}

/** Everything that must stay the same: facts with their positions and times, and every leaf hash. */
async function kept(directory: string): Promise<object> {
  const log = openSqliteLog({ directory, readOnly: true })
  const leaves = [...log.readSealed(0, log.head())].map(({ leafHash }) => Buffer.from(leafHash).toString('hex'))
  const found = { origin: log.origin, facts: [...log.read({})], leaves }
  await log.close()
  return found
}

const day = (n: number): string => new Date(Date.UTC(1990, 0, 1) + n * 86_400_000).toISOString().slice(0, 10)
const figures = (n: number): string =>
  `period;value\n${Array.from({ length: n }, (_, i) => `${day(i)};${i % 10},5`).join('\n')}\n`

t.test('a log that moves into the store and out again is the same log', async t => {
  const { dataDir, env: own } = await installation(t)
  const env = { ...own, VARDE_STREAM_PREFIX: freshPrefix() }
  const atStore = { ...env, VARDE_LOG: store.address }
  const before = await kept(dataDir)

  const into = await varde(['migrate', '--to', store.address, '--json'], { env })
  t.match(into, { code: 0, err: '' })
  t.match(JSON.parse(into.out), { facts: 4, moved: 4, prefix: env.VARDE_STREAM_PREFIX })
  t.strictSame(await kept(dataDir), before)
  const twice = await varde(['migrate', '--to', store.address], { env })
  t.match(twice, { code: 0, out: /4 facts are in 127\.0\.0\.1:\d+ under m1\., 0 of them new there, all verified/ })

  const alone = await varde(['serve'], { env: { ...env, VARDE_PORT: '0' } })
  t.match(alone, { code: 2, err: /follows an event store.*set VARDE_LOG.*migrate --to sqlite/ })
  const issued = await varde(
    ['keys', 'issue', '--principal', 'kari', '--organisation', 'o', '--name', 'n', '--role', 'operative'],
    { env: atStore },
  )
  t.equal(issued.code, 0, issued.err)

  const out = await varde(['migrate', '--to', 'sqlite', '--json'], { env: atStore })
  t.match(out, { code: 0, err: '' })
  t.match(JSON.parse(out.out), { facts: 6, directory: dataDir })
  const again = await varde(['migrate', '--to', 'sqlite'], { env: atStore })
  t.match(again, { code: 2, err: /does not follow an event store/ })
  const written = await varde(['keys', 'revoke', 'k0', '--reason', 'because'], { env })
  t.match(written, { code: 1, err: /no key/i }, 'it is written here again')
})

t.test('the log is written either in the store or in the directory it has moved to, never in both', async t => {
  const { dataDir, env: own } = await installation(t)
  const env = { ...own, VARDE_STREAM_PREFIX: freshPrefix() }
  await varde(['migrate', '--to', store.address], { env })
  const other = { ...env, VARDE_DATA_DIR: join(dataDir, '../other'), VARDE_LOG: store.address }
  const issue = ['keys', 'issue', '--principal', 'kari', '--organisation', 'o', '--name', 'n']
  t.equal((await varde(issue, { env: other })).code, 0)
  t.equal((await varde(['migrate', '--to', 'sqlite'], { env: { ...env, VARDE_LOG: store.address } })).code, 0)
  t.match(await varde(issue, { env: other }), { code: 2, err: /nothing can be recorded now: the log has moved out/ })
  t.equal((await varde(issue, { env })).code, 0, 'it goes on where it went')
  t.match(
    await varde(['migrate', '--to', store.address], { env }),
    { code: 2, err: /has moved out .*choose another VARDE_STREAM_PREFIX/ },
    'it moves in again under another prefix only',
  )
  t.equal(
    (await varde(['migrate', '--to', store.address], { env: { ...env, VARDE_STREAM_PREFIX: freshPrefix() } })).code,
    0,
  )
  const lost = await varde(['migrate', '--to', 'sqlite', '--store-lost'], { env: other })
  t.match(lost, { code: 0, out: /is the log from now on; unset VARDE_LOG/ })
})

t.test('a move stopped halfway is completed by the same command', async t => {
  const { cwd, dataDir, env: own } = await installation(t)
  const env = { ...own, VARDE_STREAM_PREFIX: freshPrefix() }
  writeFileSync(join(cwd, 'figures.csv'), figures(3000))
  t.equal((await varde(['import', 'figures.csv', '--indicator', 'neet'], { cwd, env })).code, 0)
  const before = await kept(dataDir)
  store.fault('append-slow', Infinity)
  const first = start(['migrate', '--to', store.address], { env })
  const had = store.events().length
  while (store.events().length < had + 200) await new Promise(resolve => setTimeout(resolve, 10))
  first.child.kill('SIGKILL')
  await new Promise(resolve => first.child.on('close', resolve))
  store.heal()
  const node = await varde(['keys', 'issue', '--principal', 'a', '--organisation', 'o', '--name', 'n'], {
    env: { ...env, VARDE_LOG: store.address, VARDE_DATA_DIR: join(dataDir, '../early') },
  })
  t.match(node, { code: 2, err: /is being moved into this event store/ }, 'nobody writes meanwhile')
  const { code, out } = await varde(['migrate', '--to', store.address, '--json'], { env })
  t.equal(code, 0)
  const { facts, moved } = JSON.parse(out)
  t.equal(facts, 3004)
  t.ok(moved > 0 && moved < 3004, `${moved} were left`)
  t.strictSame(await kept(dataDir), before)
})

t.test('a store restored from an older backup is completed from the node with most facts', async t => {
  const { dataDir, env: own } = await installation(t)
  const env = { ...own, VARDE_STREAM_PREFIX: freshPrefix() }
  const atStore = { ...env, VARDE_LOG: store.address }
  await varde(['migrate', '--to', store.address], { env })
  const issue = ['keys', 'issue', '--principal', 'kari', '--organisation', 'o', '--name', 'n']
  for (let i = 0; i < 3; i++) t.equal((await varde(issue, { env: atStore })).code, 0)
  const before = await kept(dataDir)
  store.loseTail(2)
  t.match(await varde(issue, { env: atStore }), { code: 2, err: /older than this log/ })
  const whole = await varde(['migrate', '--to', store.address, '--json'], { env })
  t.match(JSON.parse(whole.out), { facts: 7, moved: 2 })
  t.strictSame(await kept(dataDir), before)
  t.equal((await varde(issue, { env: atStore })).code, 0)
})

t.test('what cannot be moved is refused in one line, and nothing is changed', async t => {
  const { dataDir, env: own } = await installation(t)
  const env = { ...own, VARDE_STREAM_PREFIX: freshPrefix() }
  const { err: none } = await varde(['migrate'], { env })
  t.match(none, /required option '--to <where>' not specified/)
  for (const [words, says] of [
    [['--to', 'postgres://x'], /--to must be sqlite, or the address/],
    [['--to', store.address, '--store-lost'], /--store-lost can only be used with --to sqlite/],
    [['--to', 'sqlite'], /set VARDE_LOG to the event store/],
    [['--to', 'esdb://user:secret@127.0.0.1:9?tls=false'], /the event store does not answer/],
  ] as const) {
    const { code, err } = await varde(['migrate', ...words], { env })
    t.equal(code, 2)
    t.match(err, says)
    t.notMatch(err, /secret|\n.*\n/)
  }
  const another = await installation(t)
  await varde(['migrate', '--to', store.address], { env })
  const taken = await varde(['migrate', '--to', store.address], {
    env: { ...another.env, VARDE_STREAM_PREFIX: env.VARDE_STREAM_PREFIX },
  })
  t.match(taken, { code: 2, err: /holds the log varde\.local\/[0-9a-f]+, not varde\.local\/[0-9a-f]+; choose another/ })
  const server = start(['serve'], { env: { ...env, VARDE_LOG: store.address, VARDE_PORT: '0' } })
  await lineOf(server, 'listening ')
  t.match(await varde(['migrate', '--to', store.address], { env }), { code: 2, err: /is in use by process/ })
  server.child.kill('SIGTERM')
  await new Promise(resolve => server.child.on('close', resolve))
  const copied = join(dataDir, '../copied')
  mkdirSync(copied)
  copyFileSync(join(dataDir, 'varde.db'), join(copied, 'varde.db'))
  const elsewhere = await varde(['serve'], {
    env: { ...env, VARDE_DATA_DIR: copied, VARDE_LOG: store.address, VARDE_STREAM_PREFIX: 'elsewhere.' },
  })
  t.match(elsewhere, { code: 2, err: /follows the prefix m\d+\. of an event store, not elsewhere\./ })
})

t.end()
