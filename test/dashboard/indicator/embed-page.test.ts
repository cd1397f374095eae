/** The embed of an indicator: the chart alone, for anybody, pinned, and in a frame on any site. */
import t from 'tap'
import { readerLanguages } from '../../../projections/words/languages.ts'
import { wordsOf } from '../../../src/dashboard/words.ts'
import { begin } from '../../http/installation.ts'
import { browserOf, withPages } from '../forms/signed-in.ts'
import { fullSite } from '../site.ts'

const { app, record } = await fullSite()
const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers })
const frames = (headers: Record<string, unknown>) =>
  /frame-ancestors ([^;]+)/.exec(String(headers['content-security-policy']))?.[1]

t.test('the embed is the chart alone in every language, and no other page may be framed', async t => {
  for (const language of readerLanguages) {
    const { statusCode, headers, body } = await get(`/indicators/fine-dust?embed&lang=${language}`)
    t.equal(statusCode, 200)
    t.equal(frames(headers), '*')
    t.match(body, `<!DOCTYPE html><html lang="${language}">`)
    t.equal([...body.matchAll(/<svg class="chart/g)].length, 2, 'for wide and narrow frames')
    t.notMatch(body, /<form|<table|<nav|<script|undefined|NaN/)
  }
  for (const path of ['/indicators/fine-dust', '/indicators/fine-dust.svg', '/indicators/none?embed', '/', '/?embed'])
    t.equal(frames((await get(path)).headers), "'none'", path)
})

t.test('an embed at a pin says when there is a newer chart, and leads to it', async t => {
  const { body: page } = await get('/indicators/noise?lang=en')
  const code = /<iframe src="http:\/\/[^/]+([^"]+)"/.exec(
    page.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&'),
  )?.[1]
  t.match(code, /^\/indicators\/noise\?lang=en&asOf=[\d-]+&position=\d+&embed$/)
  const words = wordsOf('en').figures
  const before = await get(code ?? '')
  t.notMatch(before.body, words.newer)
  await record('indicators/noise/measure', { period: '2021', value: 27 })
  const after = await get(code ?? '')
  t.match(after.body, words.newer)
  t.match(after.body, '<a href="/indicators/noise?lang=en&amp;embed">')
  const marks = (html: string) => [...html.matchAll(/<circle .*?<\/circle>/g)].map(match => match[0])
  t.same(marks(after.body), marks(before.body), 'its own chart stays')
  t.notMatch((await get('/indicators/noise?embed&lang=en')).body, words.newer, 'of today there is none')
})

t.test('an embed takes what the page takes, and its links lead to that', async t => {
  const { body } = await get('/indicators/neet-15-29?embed&lang=en&cell=sex:F')
  t.match(body, 'Women')
  t.match(
    body,
    /href="\/indicators\/neet-15-29\?lang=en&amp;asOf=[\d-]+&amp;position=\d+&amp;cell=sex%3AF" target="_top"/,
  )
  t.equal((await get('/indicators/noise?embed&asof=2022')).statusCode, 400)
  t.equal((await get('/indicators/noise?embed&asOf=2999')).statusCode, 400)
})

t.test('an embed shows what anybody may see, whoever asks, and neither reads nor sets a cookie', async t => {
  const site = await withPages({ publicRead: true })
  t.teardown(site.close)
  await begin(site, 'm')
  for (const [name, body] of [
    ['set-sign-off', { required: true, reason: 'looked over first' }],
    ['set-baseline', { period: '2020', value: 20 }],
    ['set-target', { period: '2030', value: 10 }],
    ['measure', { period: '2024', value: 16.25 }],
  ] as const)
    t.equal((await site.post(`indicators/m-i/${name}`, body)).statusCode, 201, name)
  const browser = browserOf(site)
  await browser.signIn(await site.keyFor('operative', 'operative', 'm'))
  t.match((await browser.get('/indicators/m-i')).body, '16.25', 'the page shows it to whoever has a role')
  const own = await browser.get('/indicators/m-i?embed')
  t.notMatch(own.body, '16.25')
  const other = await browserOf(site).get('/indicators/m-i?embed')
  t.equal(own.body, other.body)
  t.equal(own.headers.etag, other.headers.etag)
  t.equal(own.headers.vary, 'accept-encoding, accept-language')
  const stale = await browserOf(site, 'varde=gone').get('/indicators/m-i?embed')
  t.equal(stale.headers['set-cookie'], undefined)
})

t.test('where nothing is open to everybody there is no embed, whoever asks', async t => {
  const site = await withPages()
  t.teardown(site.close)
  await begin(site, 'm')
  t.equal((await site.call({ method: 'GET', url: '/indicators/m-i?embed' })).statusCode, 401)
})
