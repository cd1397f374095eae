import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import t from 'tap'
import { get } from './client.ts'

async function serving(t: Tap, answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

type Tap = typeof t

t.test('an answer is there when its last byte is, however long it is', async t => {
  const address = await serving(t as Tap, (request, answer) => {
    const body = 'a'.repeat(Number(request.url?.slice(1)))
    answer.writeHead(200, { 'content-length': body.length, ETag: '"e"' })
    answer.write(body.slice(0, body.length / 2))
    setTimeout(() => answer.end(body.slice(body.length / 2)), 30)
  })
  for (const length of [1, 70_000, 3_000_000]) {
    const { status, headers, took } = await get(address, `/${length}`)
    t.match({ status, headers }, { status: 200, headers: { 'content-length': String(length), etag: '"e"' } })
    t.ok(took >= 25)
  }
})

t.test('questions asked at the same time are each answered, and one that says nothing too', async t => {
  const address = await serving(t as Tap, (request, answer) => {
    answer.statusCode = Number(request.url?.slice(1))
    answer.setHeader('asked', `${request.headers['if-none-match']}`)
    answer.setHeader('content-length', 0)
    answer.end()
  })
  const answers = await Promise.all([200, 304, 429].map(n => get(address, `/${n}`, { 'if-none-match': `"${n}"` })))
  t.same(
    answers.map(({ status, headers }) => [status, headers.asked]),
    [
      [200, '"200"'],
      [304, '"304"'],
      [429, '"429"'],
    ],
  )
})

t.test('a connection that ends before the answer does is told', async t => {
  const address = await serving(t as Tap, (_, answer) => {
    answer.writeHead(200, { 'content-length': 10 })
    answer.write('half')
    setTimeout(() => answer.destroy(), 10)
  })
  await t.rejects(get(address, '/'), { message: 'the server ended the connection' })
})

t.test('an answer whose length is not said before is told as that', async t => {
  const address = await serving(t as Tap, (_, answer) => {
    answer.write('a part')
    answer.end('another')
  })
  await t.rejects(get(address, '/'), { message: 'the length of an answer is to be known before it comes' })
})
