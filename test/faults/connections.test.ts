import { readdirSync } from 'node:fs'
import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import t from 'tap'
import { temporary } from '../log/temporary.ts'
import { begin, day, headers, killServer, post, type Server, startServer } from './server.ts'

const lines = (path: string, more: readonly string[] = []) =>
  [`GET /api/v1/${path} HTTP/1.1`, 'Host: x', `Authorization: ${headers.authorization}`, ...more, '', ''].join('\r\n')

/** Waits for something that comes sooner or later. */
async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await holds()); tries++) {
    if (tries > 1200) throw new Error(`waited in vain: ${what}`)
    await wait(50)
  }
}

const descriptors = ({ child }: Server): number => readdirSync(`/proc/${child.pid}/fd`).length
const isLinux = process.platform === 'linux'

/** Sends a request and treats its connection badly; resolves when the connection is closed. */
const spoil = ({ address }: Server, request: string, how: 'half' | 'early' | 'late'): Promise<void> =>
  new Promise(resolve => {
    const { hostname, port } = new URL(address)
    const socket = connect(Number(port), hostname, () => {
      if (how === 'half') socket.end(request)
      else socket.write(request, () => how === 'early' && socket.destroy())
    })
    socket.on('data', () => how === 'late' && socket.destroy())
    socket.on('error', () => {})
    socket.on('close', () => resolve())
  })

t.test(
  'F17 connections half closed, closed too early or in the middle leave nothing open',
  { skip: !isLinux },
  async t => {
    const server = await startServer(temporary(t))
    t.teardown(() => server.child.kill('SIGKILL'))
    await begin(server.address, 1)
    const live = lines('events', ['Accept: text/event-stream'])
    const round = async () => {
      await Promise.all([
        spoil(server, lines('missions', ['Connection: close']), 'half'),
        spoil(server, lines('missions/m/progress'), 'early'),
        spoil(server, lines('events?limit=1000'), 'late'),
        spoil(server, live, 'late'),
      ])
    }
    for (let n = 0; n < 5; n++) await round()
    await wait(200)
    const before = descriptors(server)
    for (let n = 0; n < 150; n++) await round()
    await until('descriptors as before', () => descriptors(server) <= before)
    const metrics = await (await fetch(`${server.address}/metrics`)).text()
    t.match(metrics, /varde_live_listeners 0/)
    t.equal((await post(server.address, 'indicators/i0/measure', { period: day(0), value: 1 })).status, 201)
    await killServer(server, 'SIGTERM')
  },
)

t.test('F25 with few file descriptors and little memory it refuses, and recovers', { skip: !isLinux }, async t => {
  const server = await startServer(temporary(t), 'ulimit -n 128', ['--max-old-space-size=128'])
  t.teardown(() => server.child.kill('SIGKILL'))
  await begin(server.address, 1)
  const { hostname, port } = new URL(server.address)
  const sockets = Array.from({ length: 400 }, () => connect(Number(port), hostname).on('error', () => {}))
  for (const socket of sockets) socket.write(lines('missions'))
  await until('it closes what it cannot serve', () => sockets.filter(socket => socket.closed).length > 100)
  t.equal(server.child.exitCode, null, 'it lives on')
  for (const socket of sockets) socket.destroy()
  await until('it answers again', async () => {
    const answer = await fetch(`${server.address}/healthz/ready`).catch(() => undefined)
    return answer?.ok === true
  })
  const metrics = await (await fetch(`${server.address}/metrics`)).text()
  t.match(metrics, /varde_connections_dropped_total [1-9]/, 'it closed what it could not serve')
  const measurements = Array.from({ length: 10_000 }, (_, n) => ({ period: day(n), value: n }))
  t.equal((await post(server.address, 'indicators/i0/measure-many', { measurements })).status, 201)
  const asked = await Promise.all(
    Array.from({ length: 20 }, () =>
      fetch(`${server.address}/api/v1/events?limit=1000`, { headers }).then(async answer => {
        await answer.arrayBuffer()
        return answer.status
      }),
    ),
  )
  t.ok(
    asked.every(status => [200, 429, 503].includes(status)),
    `${asked}`,
  )
  t.equal((await post(server.address, 'indicators/i0/measure', { period: day(20_000), value: 1 })).status, 201)
  await killServer(server, 'SIGTERM')
})
