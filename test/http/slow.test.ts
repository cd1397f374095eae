import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import t from 'tap'
import { installation } from './installation.ts'

const it = await installation({
  parts: { config: { writeRate: 1e6, times: { head: 300, request: 600, silence: 2000, check: 50, beat: 1000 } } },
})
it.app.get('/long', async () => {
  await setTimeout(5000)
  return 'at last'
})
it.app.get('/endless', (_request, reply) => void reply.hijack().raw.writeHead(200).write('for ever'))
await it.app.listen({ port: 0, host: '127.0.0.1' })
const { port } = it.app.server.address() as AddressInfo
t.teardown(() => it.close())

/** Sends a first part, then one byte now and again, until the other side closes; what it said. */
const drip = (first: string, byte: string): Promise<string> =>
  new Promise(resolve => {
    let [text, timer] = ['', undefined as NodeJS.Timeout | undefined]
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(first)
      timer = setInterval(() => socket.write(byte), 50)
    })
    socket.on('data', data => {
      text += data
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      clearInterval(timer)
      resolve(text)
    })
  })

t.test('who sends a head, or a body, drop by drop is let go; others are served meanwhile', async t => {
  const heads = Array.from({ length: 50 }, () => drip('GET /healthz/live HTTP/1.1\r\nHost: x\r\nX-A: ', 'a'))
  const bodies = Array.from({ length: 50 }, () =>
    drip(
      'POST /healthz/live HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9000\r\n\r\n{',
      ' ',
    ),
  )
  const served = await fetch(`http://127.0.0.1:${port}/healthz/live`)
  t.equal(served.status, 200)
  for (const text of await Promise.all(heads)) t.match(text, /^HTTP\/1\.1 408 [\s\S]*"code":"too-slow"/)
  for (const text of await Promise.all(bodies)) t.notMatch(text, /^HTTP\/1\.1 2/)
})

t.test('a connection on which nothing moves is closed', async t => {
  const socket = connect(port, '127.0.0.1').resume()
  await new Promise(resolve => socket.on('close', resolve).on('error', () => {}))
  t.ok(socket.closed)
})

t.test('who waits for an answer that takes longer than a client may be silent is answered', async t => {
  const answer = await fetch(`http://127.0.0.1:${port}/long`)
  t.equal(await answer.text(), 'at last')
})

t.test('a connection on which an answer has begun, and nothing moves, is closed', async t => {
  const answer = await fetch(`http://127.0.0.1:${port}/endless`)
  await t.rejects(answer.text())
})

t.test('a server that is told to stop waits neither for who has asked nothing nor for half of a head', async t => {
  const other = await installation()
  await other.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = other.app.server.address() as AddressInfo
  const sockets = ['', 'GET / HTTP/1.1\r\nHost: x\r\n'].map(sent => {
    const socket = connect(port, '127.0.0.1')
      .resume()
      .on('error', () => {})
    socket.write(sent)
    return socket
  })
  await Promise.all(sockets.map(socket => new Promise(resolve => socket.once('connect', resolve))))
  await setTimeout(100)
  const begun = performance.now()
  await other.close()
  t.ok(performance.now() - begun < 5000, 'before the head of a request must have come')
})
