/** A process survives its client's errors on a lost connection. Each test runs in a process of its own. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import t from 'tap'

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
