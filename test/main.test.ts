import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import t from 'tap'
import { openSqliteLog } from '../src/log/sqlite.ts'
import { appendFacts } from './contract/given.ts'

const directory = () => {
  const made = mkdtempSync(join(tmpdir(), 'varde-main-'))
  t.teardown(() => rmSync(made, { recursive: true, force: true }))
  return made
}

interface Started {
  readonly process: ChildProcess
  readonly address: string
  /** Everything on standard output up to and with the line `listening …`. */
  readonly lines: string[]
  readonly ended: Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>
}

function spawnServer(environment: Record<string, string>, program = ['src/cli/varde.mjs', 'serve']) {
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VARDE_')))
  const child = spawn(process.execPath, program, {
    cwd: join(import.meta.dirname, '..'),
    env: { ...clean, VARDE_PORT: '0', VARDE_LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  t.teardown(() => child.kill('SIGKILL'))
  return child
}

function run(environment: Record<string, string>, program?: string[]) {
  const child = spawnServer(environment, program)
  const ended = (async () => {
    const exit = new Promise<number | null>(resolve => child.on('exit', resolve))
    const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
    return { code: await exit, out, err }
  })()
  return { child, ended }
}

async function start(environment: Record<string, string>, program?: string[]): Promise<Started> {
  const { child, ended } = run(environment, program)
  let out = ''
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', data => {
      out += data
      const found = /^listening (\S+)$/m.exec(out)?.[1]
      if (found) resolve(found)
    })
    void ended.then(({ err }) => reject(new Error(err)))
  })
  return { process: child, address, lines: out.trim().split('\n'), ended }
}

const keyIn = (lines: string[]) => /varde_first_\S+/.exec(lines.join('\n'))?.[0] ?? ''
const ask = (address: string, path: string, key: string, init: RequestInit = {}) =>
  fetch(`${address}/api/v1/${path}`, {
    ...init,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
  })

t.test('CONF01 the first start shows one key, the second none; both open with it', async t => {
  const dir = directory()
  const one = await start({ VARDE_DATA_DIR: dir })
  t.match(one.address, /^http:\/\/127\.0\.0\.1:\d+$/)
  t.equal(one.lines.filter(line => line.startsWith('listening ')).length, 1)
  const key = keyIn(one.lines)
  t.equal((await ask(one.address, 'missions', key)).status, 200)
  one.process.kill('SIGTERM')
  const { code, err } = await one.ended
  t.equal(code, 0)
  t.notMatch(err, key, 'the key is not in the log of the service')
  t.notOk(readdirSync(dir).some(name => /key/.test(name)))
  const two = await start({ VARDE_DATA_DIR: dir })
  t.same(two.lines, [`listening ${two.address}`])
  t.equal((await ask(two.address, 'missions', key)).status, 200)
  two.process.kill('SIGINT')
  t.equal((await two.ended).code, 0)
})

t.test('a first key that was chosen opens, and is not shown', async t => {
  const chosen = 'chosen-by-somebody-who-knows-it-already'
  const one = await start({ VARDE_DATA_DIR: directory(), VARDE_FIRST_KEY: chosen })
  t.same(one.lines, [`listening ${one.address}`])
  t.equal((await ask(one.address, 'missions', chosen)).status, 200)
  one.process.kill('SIGTERM')
  t.equal((await one.ended).code, 0)
})

t.test(
  'a first key that is chosen for a log that has one is not used, and the record of the service says so',
  async t => {
    const dir = directory()
    const one = await start({ VARDE_DATA_DIR: dir, VARDE_LOG_LEVEL: 'info' })
    one.process.kill('SIGTERM')
    t.notMatch((await one.ended).err, /VARDE_FIRST_KEY/)
    const chosen = 'chosen-by-somebody-who-comes-too-late'
    const two = await start({ VARDE_DATA_DIR: dir, VARDE_FIRST_KEY: chosen, VARDE_LOG_LEVEL: 'info' })
    t.equal((await ask(two.address, 'missions', chosen)).status, 401)
    two.process.kill('SIGTERM')
    t.match((await two.ended).err, /VARDE_FIRST_KEY is not used: this log has its first key already/)
  },
)

t.test('CONF02 what cannot be followed stops the start with one clear line', async t => {
  for (const [environment, says] of [
    [{ VARDE_TYPO: '1' }, /^varde: VARDE_TYPO is not known/],
    [{ VARDE_HOST: '0.0.0.0' }, /VARDE_BEHIND_PROXY/],
    [{ VARDE_SIGNING_KEY: 'x' }, /the signing key cannot be read/],
  ] as const) {
    const { code, err, out } = await run({ VARDE_DATA_DIR: directory(), ...environment }).ended
    t.equal(code, 2)
    t.match(err, says)
    t.notMatch(err, /\n\s+at /, 'no stack')
    t.equal(out, '')
  }
})

t.test('a log without a name of its own is told the one it has for good', async t => {
  const dir = directory()
  const one = await start({ VARDE_DATA_DIR: dir })
  one.process.kill('SIGTERM')
  t.match((await one.ended).err, /"varde\.local\/[0-9a-f]{16}".*this log has this name for good; set VARDE_ORIGIN/)
  const named = await start({ VARDE_DATA_DIR: directory(), VARDE_ORIGIN: 'varde.example/log' })
  named.process.kill('SIGTERM')
  t.notMatch((await named.ended).err, /VARDE_ORIGIN/)
})

t.test(
  'F10 a damaged log is named at the start and in health, read where it is whole, and records nothing',
  async t => {
    const dir = directory()
    const key = 'chosen-by-somebody-who-knows-it-already'
    const one = await start({ VARDE_DATA_DIR: dir, VARDE_FIRST_KEY: key })
    for (const mission of ['a', 'b']) {
      const body = { title: mission, challenge: 'c', vision: 'v', horizon: { from: '2024', to: '2035' } }
      const init = { method: 'POST', body: JSON.stringify(body) }
      t.equal((await ask(one.address, `missions/${mission}/declare`, key, init)).status, 201)
    }
    one.process.kill('SIGKILL')
    await one.ended
    const db = new DatabaseSync(join(dir, 'varde.db'))
    const sid = `(SELECT sid FROM streams WHERE name = 'mission-b')`
    db.exec(`DROP TRIGGER facts_never_change; UPDATE facts SET version = 2 WHERE sid = ${sid}`)
    const { position } = db.prepare('SELECT max(position) AS position FROM facts').get() as { position: number }
    db.close()
    const two = await start({ VARDE_DATA_DIR: dir })
    t.match(two.lines.join('\n'), new RegExp(`the log is damaged at position ${position}: .*; nothing is recorded`))
    const ready = await fetch(`${two.address}/healthz/ready`)
    t.equal(ready.status, 503)
    t.match(await ready.json(), { detail: new RegExp(`damaged at position ${position};`) })
    t.equal((await fetch(`${two.address}/healthz/live`)).status, 200)
    t.equal((await ask(two.address, 'missions/a', key)).status, 200)
    t.match(await (await ask(two.address, 'missions/b', key)).json(), { status: 503, code: 'damaged' })
    t.match(await (await ask(two.address, 'events', key)).json(), { status: 503, code: 'damaged' })
    const revised = { method: 'POST', body: JSON.stringify({ title: 'A', decidedBy: 'P', reason: 'because' }) }
    t.match(await (await ask(two.address, 'missions/a/revise', key, revised)).json(), { code: 'log-unavailable' })
    two.process.kill('SIGTERM')
    t.equal((await two.ended).code, 0)
  },
)

t.test(
  'F10 a large log that is damaged is named when the server listens already, and nothing more is recorded',
  async t => {
    const dir = directory()
    const key = 'chosen-by-somebody-who-knows-it-already'
    const one = await start({ VARDE_DATA_DIR: dir, VARDE_FIRST_KEY: key })
    one.process.kill('SIGTERM')
    await one.ended
    const log = openSqliteLog({ directory: dir })
    await appendFacts(log, 'mission-large', 10_000, { mission: 'large' })
    await log.close()
    const db = new DatabaseSync(join(dir, 'varde.db'))
    db.exec(`DROP TRIGGER facts_never_change; UPDATE facts SET data = '{}' WHERE position = 20`)
    db.close()
    const two = await start({ VARDE_DATA_DIR: dir })
    t.equal(two.lines[0], `listening ${two.address}`)
    const ready = () => fetch(`${two.address}/healthz/ready`)
    for (let tries = 0; (await ready()).status === 200 && tries < 1_000; tries++) await wait(20)
    t.match(await (await ready()).json(), { detail: /damaged at position 20;/ })
    two.process.kill('SIGTERM')
    const { code, out, err } = await two.ended
    t.equal(code, 0)
    t.match(out, /the log is damaged at position 20: .*; nothing is recorded/)
    t.match(err, /the log is damaged; nothing more is recorded/)
  },
)

t.test('F11 a log that is gone beside its siblings stops the start, and no first key is made', async t => {
  const dir = directory()
  const one = await start({ VARDE_DATA_DIR: dir })
  one.process.kill('SIGTERM')
  await one.ended
  rmSync(join(dir, 'varde.db'))
  const { code, out, err } = await run({ VARDE_DATA_DIR: dir }).ended
  t.same([code, out], [2, ''])
  t.match(err, /varde\.db, which holds the facts, is missing, although .*views\.db/)
})

t.test('a reader of standard error who takes nothing does not stop the server', async t => {
  const child = spawnServer({ VARDE_DATA_DIR: directory(), VARDE_LOG_LEVEL: 'trace' })
  let out = ''
  const address = await new Promise<string>(resolve =>
    child.stdout.on('data', data => {
      out += data
      const found = /^listening (\S+)$/m.exec(out)?.[1]
      if (found) resolve(found)
    }),
  )
  // Each refusal is a line of some hundred bytes, and a pipe takes 65,536.
  for (let n = 0; n < 900; n++) {
    const answer = await fetch(`${address}/api/v1/missions`)
    if (answer.status !== 401) t.fail(`answer ${answer.status}`)
    await answer.arrayBuffer()
  }
  t.equal((await fetch(`${address}/healthz/ready`)).status, 200)
  child.kill('SIGTERM')
  const code = await new Promise(resolve => child.on('exit', resolve))
  t.equal(code, 0, 'and it stops when it is told to')
})

t.test('F24 a second process on the same directory is refused and told by whom', async t => {
  const dir = directory()
  const one = await start({ VARDE_DATA_DIR: dir })
  const { code, err } = await run({ VARDE_DATA_DIR: dir }).ended
  t.equal(code, 2)
  t.match(err, new RegExp(`in use by process ${one.process.pid}`))
  one.process.kill('SIGTERM')
  await one.ended
})

t.test('a taken port is said, and the directory is free again', async t => {
  const one = await start({ VARDE_DATA_DIR: directory() })
  const dir = directory()
  const { code, err } = await run({ VARDE_DATA_DIR: dir, VARDE_PORT: new URL(one.address).port }).ended
  t.equal(code, 2)
  t.match(err, /EADDRINUSE.*set another VARDE_PORT/)
  const two = await start({ VARDE_DATA_DIR: dir })
  for (const { process, ended } of [one, two]) {
    process.kill('SIGTERM')
    t.equal((await ended).code, 0)
  }
})

t.test('main.ts run by itself is the same server, and says in the same words why it does not start', async t => {
  const dir = directory()
  const one = await start({ VARDE_DATA_DIR: dir }, ['src/main.ts'])
  t.equal((await ask(one.address, 'missions', keyIn(one.lines))).status, 200)
  const [alone, byCommand] = await Promise.all([
    run({ VARDE_DATA_DIR: dir }, ['src/main.ts']).ended,
    run({ VARDE_DATA_DIR: dir }).ended,
  ])
  t.strictSame(alone, byCommand)
  one.process.kill('SIGTERM')
  t.equal((await one.ended).code, 0)
})

t.test('F23 told to stop under load it answers what is under way, loses nothing and exits 0', async t => {
  const dir = directory()
  const key = 'k'.repeat(40)
  const one = await start({ VARDE_DATA_DIR: dir, VARDE_FIRST_KEY: key, VARDE_WRITE_RATE: '1000000' })
  const live = fetch(`${one.address}/api/v1/events`, {
    headers: { accept: 'text/event-stream', authorization: `Bearer ${key}` },
  }).then(r => r.text())
  const acknowledged: number[] = []
  let stopping = false
  const clients = Array.from({ length: 8 }, async (_, client) => {
    for (let n = 0; !stopping; n++) {
      try {
        const answer = await ask(one.address, `missions/m-${client}-${n}/declare`, key, {
          method: 'POST',
          body: JSON.stringify({ title: 't', challenge: 'c', vision: 'v', horizon: { from: '2024', to: '2035' } }),
        })
        if (answer.status === 201) acknowledged.push(((await answer.json()) as { position: number }).position)
      } catch {
        return
      }
    }
  })
  while (acknowledged.length < 200) await new Promise(resolve => setTimeout(resolve, 10))
  one.process.kill('SIGTERM')
  const { code } = await one.ended
  stopping = true
  await Promise.all(clients)
  t.equal(code, 0)
  t.match(await live, /^retry: /, 'listeners are let go')
  const log = openSqliteLog({ directory: dir })
  const kept = new Set([...log.read({})].map(({ position }) => position))
  t.ok(
    acknowledged.every(position => kept.has(position)),
    `${acknowledged.length} acknowledged`,
  )
  await log.close()
})

t.test('CONF03 killed while the first key is made, the last key that was shown opens', async t => {
  const dir = directory()
  const shown: string[] = []
  for (const delay of [150, 250, 350]) {
    const { child, ended } = run({ VARDE_DATA_DIR: dir })
    setTimeout(() => child.kill('SIGKILL'), delay)
    const { out } = await ended
    shown.push(keyIn([out]))
  }
  const one = await start({ VARDE_DATA_DIR: dir })
  const key = [...shown, keyIn(one.lines)].findLast(text => text !== '') ?? ''
  t.equal((await ask(one.address, 'missions', key)).status, 200)
  one.process.kill('SIGTERM')
  await one.ended
  const log = openSqliteLog({ directory: dir })
  t.equal(log.revisionOf('access'), 4, 'one key and its grants, no more')
  await log.close()
})
