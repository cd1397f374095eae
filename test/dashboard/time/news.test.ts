/** What pages are told of what is recorded while they are open: as whoever is signed in may see it, and within bounds. */
import type { AddressInfo } from 'node:net'
import t, { type Test } from 'tap'
import { MOST_OF_ONE } from '../../../src/http/events/live.ts'
import { begin } from '../../http/installation.ts'
import { browserOf, withPages } from '../forms/signed-in.ts'

async function listening(t: Test, options: Parameters<typeof withPages>[0] = {}) {
  const site = await withPages(options)
  await site.app.listen({ port: 0, host: '127.0.0.1' })
  t.teardown(() => site.close())
  await begin(site, 'm')
  const { port } = site.app.server.address() as AddressInfo
  const open: AbortController[] = []
  t.teardown(() => {
    for (const each of open) each.abort()
  })
  /** Listens as a page does, with the cookie of a browser. */
  async function listen(query: string, cookie = '') {
    const stop = new AbortController()
    open.push(stop)
    const answer = await fetch(`http://127.0.0.1:${port}/news?${query}`, {
      signal: stop.signal,
      headers: { accept: 'text/event-stream', ...(cookie !== '' && { cookie }) },
    })
    const heard: string[] = []
    const reading = async () => {
      for await (const chunk of answer.body ?? [])
        heard.push(
          ...Buffer.from(chunk)
            .toString()
            .matchAll(/^event: (\S+)$/gm)
            .map(([, name = '']) => name),
        )
    }
    if (answer.ok) reading().catch(() => undefined)
    else await answer.body?.cancel()
    return { status: answer.status, heard }
  }
  return { site, listen }
}

async function until(holds: () => boolean): Promise<void> {
  for (const end = performance.now() + 60_000; !holds(); await new Promise(resolve => setTimeout(resolve, 5)))
    if (performance.now() > end) throw new Error('waited in vain')
}

t.test('a page hears of its mission what whoever is signed in may see, by the cookie of the session', async t => {
  const { site, listen } = await listening(t)
  await begin(site, 'n')
  const browser = browserOf(site)
  await browser.signIn(await site.keyFor('kari', 'operative', 'm'))
  const [own, other] = [await listen('mission=m', browser.cookie()), await listen('mission=n', browser.cookie())]
  t.equal((await listen('mission=m')).status, 401, 'who is not signed in hears nothing of what is closed')
  await site.post('indicators/m-i/measure', { period: '2024', value: 5 })
  await site.post('indicators/n-i/measure', { period: '2024', value: 5 })
  await site.post('indicators/m-i/measure', { period: '2025', value: 6 })
  await until(() => own.heard.length === 2)
  t.strictSame(own.heard, ['indicator-measured', 'indicator-measured'])
  t.strictSame(other.heard, [], 'and nothing of a mission that they do not see')
})

t.test('a page of an indicator hears of the indicator alone', async t => {
  const { site, listen } = await listening(t, { publicRead: true })
  const page = await listen('stream=indicator-m-i')
  await site.post('missions/m/form-body', { body: 'board', kind: 'partnership', name: 'The board' })
  await site.post('indicators/m-i/measure', { period: '2024', value: 5 })
  await until(() => page.heard.length === 1)
  t.strictSame(page.heard, ['indicator-measured'])
})

t.test('pages take half of the connections of one address; the others are left to programs', async t => {
  const { site, listen } = await listening(t, { publicRead: true })
  const pages = await Promise.all(Array.from({ length: MOST_OF_ONE / 2 }, () => listen('mission=m')))
  t.ok(pages.every(({ status }) => status === 200))
  t.equal((await listen('mission=m')).status, 429)
  const { port } = site.app.server.address() as AddressInfo
  const stop = new AbortController()
  const program = await fetch(`http://127.0.0.1:${port}/api/v1/events`, {
    signal: stop.signal,
    headers: { accept: 'text/event-stream' },
  })
  t.equal(program.status, 200)
  stop.abort()
})

t.test('a page of today says where its news come from, and a pinned one has none', async t => {
  const { site } = await listening(t, { publicRead: true })
  await site.post('indicators/m-i/measure', { period: '2024', value: 5 })
  const { body } = await site.get('/indicators/m-i?lang=en', null)
  t.match(body, '<live-news data-address="/news?stream=indicator-m-i" data-after="')
  t.match((await site.get('/missions/m?lang=en', null)).body, 'data-address="/news?mission=m"')
  t.notMatch((await site.get(`/indicators/m-i?position=${site.log.head()}`, null)).body, '<live-news')
})

t.test('the facts of a figure are given to whoever may see its page, as they see it', async t => {
  const { site } = await listening(t)
  await begin(site, 'n')
  await site.post('indicators/m-i/measure', { period: '2024', value: 5 })
  const address = '/indicators/m-i/history.json'
  t.equal((await site.get(address, null)).statusCode, 401)
  const browser = browserOf(site)
  await browser.signIn(await site.keyFor('ola', 'operative', 'n'))
  t.equal((await browser.get(address)).statusCode, 404, 'of a mission that one does not see there is nothing')
  await browser.signIn(await site.keyFor('kari', 'operative', 'm'))
  const { body, headers } = await browser.get(address)
  t.strictSame(JSON.parse(body).rows.value, [5])
  t.match(headers.vary, 'cookie')
  t.match(headers['cache-control'], 'private')
  t.equal((await browser.get(`${address}?asof=2024`)).statusCode, 400)
})
