/** A process survives its client's errors on a lost connection. Each test runs in a process of its own. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { startEventStore } from '../../fixtures/event-store.ts'

const BREAKER = fileURLToPath(new URL('./appends-breaker.ts', import.meta.url))

function run(way: 'late' | 'full', how: 'mended' | 'bare') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BREAKER, way, how], {
    encoding: 'utf8',
    timeout: 30_000,
  })
  return { status, stdout: stdout.trim(), stderr }
}

const ways = {
  late: ['the answer to an append that was given up', /TypeError: undefined is not iterable/],
  full: ['a connection lost while its buffer is full', /UNAVAILABLE|Unhandled|rejected/i],
} as const

for (const way of ['late', 'full'] as const) {
  const [what, end] = ways[way]
  t.test(`${what} does not end the process, and appends go on`, async t => {
    t.same(run(way, 'mended'), { status: 0, stdout: 'alive', stderr: '' })
  })

  t.test(`${what} ends a process whose client is not corrected: the correction is still needed`, async t => {
    const { status, stdout, stderr } = run(way, 'bare')
    t.not(status, 0)
    t.not(stdout, 'alive')
    t.match(stderr, end)
  })
}

/** Opens one store after the other, and does nothing to end. */
const SEVERAL = `
  const { openKurrentDb } = await import(process.argv[1])
  for (let i = 0; i < 3; i += 1) {
    const store = openKurrentDb(process.argv[2])
    await store.append('several', i - 1, [{ id: crypto.randomUUID(), type: 'note', data: '{}', metadata: '{}' }], 5000)
    await store.read('several', 0, () => true)
    await store.close()
  }
`

t.test('a process that opened several stores, and closed them, ends', async t => {
  const fixture = await startEventStore()
  t.teardown(() => fixture.stop())
  const module = new URL('../../../src/log/store/kurrentdb.ts', import.meta.url).href
  const child = spawn(process.execPath, ['--input-type=module', '-e', SEVERAL, module, fixture.address], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const giveUp = setTimeout(() => child.kill('SIGKILL'), 60_000)
  const [code] = await once(child, 'exit')
  clearTimeout(giveUp)
  t.equal(code, 0)
  t.equal(fixture.events().filter(({ stream }) => stream === 'several').length, 3)
})
