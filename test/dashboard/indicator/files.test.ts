/** The files of an indicator: exactly what its page shows, for whoever may see that page. */
import { parse } from 'csv-parse/sync'
import t from 'tap'
import { readerLanguages } from '../../../projections/words/languages.ts'
import { wordsOf } from '../../../src/dashboard/words.ts'
import { NoFonts } from '../../../src/engine/errors.ts'
import { problemBody, problemOf } from '../../../src/http/problem.ts'
import { begin } from '../../http/installation.ts'
import { browserOf, withPages } from '../forms/signed-in.ts'
import { fullSite } from '../site.ts'

const { app, record } = await fullSite()
const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers })
const rowsOf = (body: string): Record<string, string>[] => parse(body, { bom: true, columns: true })

t.test('a file says what it is of, what was chosen, as of when, from where and under which licence', async t => {
  const { headers, body } = await get('/indicators/fine-dust.csv?lang=en&asOf=2022&target=original')
  t.match(headers['content-type'], 'text/csv; charset=utf-8')
  for (const row of rowsOf(body))
    t.match(row, {
      indicator: 'fine-dust',
      title: 'Fine dust',
      unit: 'µg/m³',
      as_of: '2022',
      assessed_on: '2022-12-31',
      target: 'original',
      method: 'varde-1@1',
      source: 'Measured here',
      licence: 'CC0',
    })
  t.ok(rowsOf(body).every(row => /^\d+$/.test(row.position ?? '')))
  const svg = await get('/indicators/fine-dust.svg?lang=en&asOf=2022&target=original')
  const words = wordsOf('en')
  for (const said of [
    words.asOf.note('31 December 2022'),
    words.figures.firstTarget,
    'Source: Measured here. Licence: CC0.',
    'Example',
  ])
    t.match(svg.body, said)
  const { note, source, extension } = (await get('/indicators/fine-dust.jsonstat?lang=en&asOf=2022')).json()
  t.equal(source, 'Measured here')
  t.match(note[0], '31 December 2022')
  t.match(extension, { as_of: '2022', licence: 'CC0', target: 'current', language: 'en' })
})

t.test('a file holds what is known at its pin, and of the part that was chosen', async t => {
  const then = rowsOf((await get('/indicators/neet-15-29.csv?lang=en&asOf=2022')).body)
  t.notOk(then.some(({ value }) => value === '9.5'))
  const women = rowsOf((await get('/indicators/neet-15-29.csv?lang=en&cell=sex:F')).body)
  t.ok(women.length > 0 && women.every(({ cell }) => cell === 'sex:F'))
  const svg = await get('/indicators/neet-15-29.svg?lang=en&cell=sex:F')
  t.ok([200, 404].includes(svg.statusCode))
})

t.test('a picture stands alone: its own style without variables, ids of its own, and it loads nothing', async t => {
  for (const language of readerLanguages) {
    const { headers, body } = await get(`/indicators/fine-dust.svg?lang=${language}`)
    t.match(headers['content-type'], 'image/svg+xml')
    t.match(headers['content-security-policy'], /^default-src 'none'; style-src 'sha256-[\w+/]+=*';/)
    t.match(body, /^<\?xml version="1.0" encoding="UTF-8"\?>\n<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/)
    t.notMatch(body, /var\(|href|<script|url\(|undefined|NaN/)
    const ids = [...body.matchAll(/\sid="([^"]+)"/g)].map(match => match[1])
    t.ok(ids.length > 0 && ids.every(id => id?.startsWith('fine-dust-')))
    t.equal(new Set(ids).size, ids.length)
  }
})

t.test('a page links to its files in its language, pinned to what it shows', async t => {
  const { body } = await get('/indicators/fine-dust?lang=en&target=original')
  const links = [...body.matchAll(/<a href="(\/indicators\/fine-dust\.\w+\?[^"]+)" download/g)].map(match =>
    String(match[1]).replaceAll('&amp;', '&'),
  )
  t.same(
    links.map(link => /\.(\w+)\?/.exec(link)?.[1]),
    ['csv', 'jsonstat', 'svg', 'png'],
  )
  const before = await Promise.all(links.map(link => get(link)))
  await record('indicators/fine-dust/measure', { period: '2025', value: 3.3 })
  for (const [i, link] of links.entries()) {
    t.match(link, /lang=en.*asOf=[\d-]+&position=\d+.*target=original/)
    const after = await get(link)
    t.equal(after.statusCode, 200, link)
    t.same(after.rawPayload, before[i]?.rawPayload, 'and it stays what it was when more is recorded')
  }
  t.match((await get('/indicators/fine-dust.csv')).body, ',3.3,')
})

t.test('a file has a strong tag and is not sent again to who holds it', async t => {
  for (const extension of ['csv', 'jsonstat', 'json', 'svg', 'png']) {
    const url = `/indicators/noise.${extension}?lang=en`
    const { headers } = await get(url)
    t.match(headers.etag, /^"[\w-]+"$/)
    t.equal(headers['cache-control'], 'private, no-cache')
    t.match(headers.vary, /authorization/)
    t.equal((await get(url, { 'if-none-match': String(headers.etag) })).statusCode, 304)
    t.not((await get(url, { authorization: 'Bearer x' })).headers.etag, headers.etag)
  }
})

t.test('a file is for whoever may read its page, and refuses what the API refuses', async t => {
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
  const stranger = browserOf(site)
  for (const extension of ['csv', 'jsonstat', 'svg', 'png']) {
    const file = `/indicators/m-i.${extension}`
    const [open, own] = [await stranger.get(file), await site.call({ method: 'GET', url: file })]
    t.equal(open.statusCode, 200)
    if (extension === 'png') t.notSame(own.rawPayload, open.rawPayload)
    t.notMatch(open.body, '16.25', 'a figure that is not approved is in no file for a stranger')
    if (extension !== 'png')
      t.match(own.body, extension === 'svg' ? /16[.,]25/ : '16.25', 'but in that of whoever has a role')
    for (const [query, code] of [
      ['?asof=2022', 'unreadable'],
      ['?asOf=2999', 'unreadable'],
      ['?position=999999', 'unreadable'],
      ['?cell=sex:X', 'unreadable'],
      ['?method=none', 'unreadable'],
    ]) {
      const answer = await stranger.get(file + query)
      t.same([answer.statusCode, answer.json().code], [400, code], file + query)
      t.match(answer.headers['content-type'], 'application/problem+json')
    }
    const absent = await stranger.get(`/indicators/none.${extension}`)
    t.same([absent.statusCode, absent.json().code], [404, 'unknown-thing'])
  }
})

t.test('where nothing is open, a file is closed like its page; what another mission hides is not there', async t => {
  const site = await withPages()
  t.teardown(site.close)
  await begin(site, 'm')
  await begin(site, 'other')
  const key = await site.keyFor('reader', 'evaluator', 'other')
  for (const extension of ['csv', 'jsonstat', 'svg', 'png']) {
    const file = `/indicators/m-i.${extension}`
    t.equal((await browserOf(site).get(file)).statusCode, 401)
    t.equal((await site.get(file, key)).statusCode, 404)
    t.equal((await site.get(file, key)).json().code, 'unknown-thing')
  }
})

t.test('a picture is there as PNG too: the same chart, twice its size, with its texts in it', async t => {
  const svg = (await get('/indicators/fine-dust.svg?lang=en')).body
  const { statusCode, headers, rawPayload } = await get('/indicators/fine-dust.png?lang=en')
  t.equal(statusCode, 200)
  t.equal(headers['content-type'], 'image/png')
  t.match(headers['content-disposition'], /^inline; filename="fine-dust-[\d-]+\.png"$/)
  t.equal(rawPayload.subarray(1, 4).toString(), 'PNG')
  const [, width, height] = /<svg [^>]*width="(\d+)" height="(\d+)"/.exec(svg) ?? []
  t.same([rawPayload.readUInt32BE(16), rawPayload.readUInt32BE(20)], [Number(width) * 2, Number(height) * 2])
  const other = await get('/indicators/fine-dust.png?lang=nb')
  t.notSame(other.rawPayload, rawPayload, 'in another language it says something else')
})

t.test('an indicator without a path has its picture too: no part of it is drawn without a shape', async t => {
  const svg = (await get('/indicators/neet-15-29-persons.svg?lang=en')).body
  t.notMatch(svg, /<path[^>]* d(?:=""|>| )/)
  t.equal((await get('/indicators/neet-15-29-persons.png?lang=en')).statusCode, 200)
})

t.test('pictures are offered where there is enough to draw one', async t => {
  const offered = async (id: string) =>
    [...(await get(`/indicators/${id}?lang=en`)).body.matchAll(/ download="[^"]*\.(\w+)"/g)].map(
      ([, extension]) => extension,
    )
  t.same(await offered('labour-force'), ['csv', 'jsonstat'])
  t.same(await offered('neet-15-29'), ['csv', 'jsonstat', 'svg', 'png'])
})

t.test('where the machine has no fonts, a PNG is refused with what to install, and the SVG is there', async t => {
  const bare = await fullSite({ fonts: () => undefined })
  const answer = await bare.app.inject('/indicators/fine-dust.png')
  t.not(answer.statusCode, 200)
  t.equal(answer.headers.etag, undefined)
  t.equal((await bare.app.inject('/indicators/fine-dust.svg')).statusCode, 200)
  const { status, code, detail } = JSON.parse(problemBody(problemOf(new NoFonts()), {}, 'en'))
  t.match({ status, code, detail }, { status: 503, code: 'no-fonts', detail: 'apt-get install' })
})

t.test('the API’s description names every file, and no page', async t => {
  const it = await withPages()
  const { paths } = (await it.get('/openapi.json', null)).json()
  const files = ['csv', 'jsonstat', 'json', 'svg', 'png'].map(extension => `/indicators/{id}.${extension}`)
  t.same(
    Object.keys(paths).filter(path => !path.startsWith('/api/') && !/^\/(healthz|metrics)/.test(path)),
    files,
  )
  await it.close()
})
