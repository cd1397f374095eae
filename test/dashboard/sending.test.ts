import { gunzipSync } from 'node:zlib'
import fastify from 'fastify'
import t from 'tap'
import { sendMade, sendText } from '../../src/dashboard/sending.ts'

const text = 'æøå '.repeat(200_000)
const app = fastify()
app.get('/text', (_request, reply) => sendText(reply, text))
app.get('/bytes', (_request, reply) =>
  sendMade(reply, { type: 'text/plain', body: Buffer.from(text), madeFrom: 'the same' }),
)
app.get('/broken', (_request, reply) =>
  sendMade(reply, {
    type: 'image/png',
    body: () => Promise.reject(new Error('no pen')),
    headers: { 'content-disposition': 'inline' },
  }),
)
t.teardown(() => app.close())

t.test('what is large is compressed to the same text as what is not', async t => {
  for (const url of ['/text', '/bytes']) {
    const { headers, rawPayload } = await app.inject({ url, headers: { 'accept-encoding': 'gzip' } })
    t.equal(headers['content-encoding'], 'gzip')
    t.ok(rawPayload.length < text.length / 10)
    t.equal(gunzipSync(rawPayload).toString() === text, true, url)
    t.equal((await app.inject({ url })).body === text, true, `${url}, not compressed`)
  }
})

t.test('bytes have the tag of what they are made from, and are not sent to whoever holds them', async t => {
  const { headers } = await app.inject({ url: '/bytes' })
  const again = await app.inject({ url: '/bytes', headers: { 'if-none-match': String(headers.etag) } })
  t.same([again.statusCode, again.body], [304, ''])
})

t.test('what cannot be made is an error, with none of the headers of what was to be sent', async t => {
  const { statusCode, headers } = await app.inject({ url: '/broken' })
  t.equal(statusCode, 500)
  for (const name of ['etag', 'content-disposition', 'content-encoding']) t.equal(headers[name], undefined, name)
})
