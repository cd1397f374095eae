import { hash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import t from 'tap'
import { message } from '../../events/refusals.ts'
import type { Viewer } from '../../projections/base/viewer.ts'
import { readerLanguages } from '../../projections/words/languages.ts'
import { Denied } from '../../src/access/denied.ts'
import { wordsOf } from '../../src/dashboard/words.ts'
import { emptySite, fullSite } from './site.ts'

const { app } = await fullSite()
const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers })
const nb = wordsOf('nb')
const en = wordsOf('en')

t.test('every page answers in every language, as HTML that shared caches do not keep', async t => {
  for (const path of [
    '/',
    '/missions/demens',
    '/missions/inkludering/timeline',
    '/indicators/fine-dust',
    '/projects/stimulab',
    '/actors/ks',
  ])
    for (const language of readerLanguages) {
      const { statusCode, headers, body } = await get(`${path}?lang=${language}`)
      t.equal(statusCode, 200, `${path} ${language}`)
      t.match(headers['content-type'], 'text/html')
      t.equal(headers['cache-control'], 'private, no-cache')
      t.match(body, `<!DOCTYPE html><html lang="${language}">`)
      t.notMatch(body, /undefined|\[object Object\]|NaN/, `${path} ${language} has no hole in it`)
    }
})

t.test(
  'a page has a strong tag: it is not sent again to who holds it, and changes with language, session and bytes',
  async t => {
    const tagOf = async (headers: Record<string, string> = {}, url = '/?lang=en') =>
      String((await get(url, headers)).headers.etag)
    const etag = await tagOf()
    t.match(etag, /^"[\w-]+"$/)
    const held = await get('/?lang=en', { 'if-none-match': etag })
    t.same([held.statusCode, held.body], [304, ''])
    const tags = [
      etag,
      await tagOf({}, '/?lang=sv'),
      await tagOf({ authorization: 'Bearer one' }),
      await tagOf({ authorization: 'Bearer two' }),
      await tagOf({ cookie: 'session=one' }),
      await tagOf({}, '/missions/demens?lang=en'),
    ]
    t.equal(new Set(tags).size, tags.length)
  },
)

t.test(
  'CONF07 no script stands in a page, of styles only the one that its policy names, and it loads nothing from other origins',
  async t => {
    const { headers, body } = await get('/indicators/fine-dust')
    const [style, ...others] = [...body.matchAll(/<style>(.*?)<\/style>/gs)].map(([, rules = '']) => rules)
    t.same(others, [])
    const source = `'sha256-${hash('sha256', style ?? '', 'base64')}'`
    t.match(headers['content-security-policy'], `default-src 'none'; style-src ${source}; script-src 'self'`)
    t.match(headers['content-security-policy'], "script-src 'self'; connect-src 'self'")
    t.notMatch(body, /<script(?![^>]*\ssrc="[^"]+"><\/script>)|<style(?!>)|\sstyle=|\son[a-z]+=/)
    const loaded = [...body.matchAll(/<(?:link|img|script)[^>]+(?:href|src)="([^"]+)"/g)].map(m => m[1])
    t.equal(loaded.length, 2)
    for (const address of loaded) t.match(address, /^\/assets\/varde-[0-9a-f]{12}\.(svg|js)$/)
    for (const address of loaded) {
      const asset = await get(address as string)
      t.equal(asset.statusCode, 200)
      t.match(asset.headers['cache-control'], 'immutable')
    }
  },
)

t.test('without a language in the address the browser’s is taken, else Bokmål', async t => {
  t.match((await get('/', { 'accept-language': 'sv' })).body, '<html lang="sv">')
  t.match((await get('/', { 'accept-language': 'fr' })).body, '<html lang="nb">')
})

t.test(
  'a mission shows its goals, the indicators that may not speak for them, and what nobody is accountable for',
  async t => {
    const { body } = await get('/missions/inkludering?lang=nb')
    t.match(body, 'Redusere utenforskap blant barn og unge betydelig innen 2035')
    t.match(body, 'Eliminere utenforskap', 'an earlier wording stays visible')
    t.match(body, 'Dagsavisen', 'with who said it')
    t.match(body, nb.goal.directionOnly)
    t.match(body, nb.goal.beside)
    t.match(body, nb.goal.whyNot('ressursbruk', 'arbeidsmåten er tatt i bruk'))
    t.match(body, nb.mission.nobody)
    t.match(body.replace(/<[^>]+>/g, ''), 'Bestemt av: Operativ gruppe', 'a body is named by its name')
    t.notMatch(body, 'operativ-gruppe', 'and not by its id')
    t.match(body, 'eksempel')
  },
)

t.test('an indicator shows every vintage, the superseded ones struck through', async t => {
  const { body } = await get('/indicators/neet-15-29?lang=en')
  t.match(body, /<s class="number"><span class="unseen">Earlier value: <\/span>10\.7%<\/s>/)
  t.match(body, /<strong class="number">10\.5%<\/strong>/)
  t.match(body, '44%', 'and the distance covered')
  t.notMatch(body, '158%', 'not the target divided by the value')
  t.match(body, 'Women', 'and its cells by name')
})

t.test('a superseded target stays visible in numbers, with who decided the new one and why', async t => {
  const { body } = await get('/indicators/demens-personer?lang=nb')
  t.match(body, /<s class="number">39\s000 personer<\/s>/)
  t.match(body, /<strong class="number">50\s559 personer<\/strong>/)
  t.match(body, 'Partnerskapet (eksempel)')
})

t.test('a page as of a day shows what was known then, and says that it does', async t => {
  const { body } = await get('/indicators/neet-15-29?lang=en&asOf=2022')
  t.match(body, en.asOf.note('31 December 2022'))
  t.match(body, en.asOf.recordedLater(7))
  t.match(body, '11.0%')
  t.notMatch(body, '9.5%', 'what became known later is not there')
  t.match(
    body,
    'href="/indicators/neet-15-29?lang=en&amp;asOf=2023-08-29"',
    'the next day on which something became known',
  )
  t.match(body, 'href="/indicators/neet-15-29?lang=en&amp;asOf=2022-03-25"', 'and the one before')
})

t.test('“earlier” leads through the days on which something became known, and ends', async t => {
  for (const path of [
    '/',
    '/missions/demens',
    '/missions/inkludering',
    '/indicators/completed-upper-secondary',
    '/projects/ks-frakobling',
    '/actors/ks',
  ]) {
    const days: string[] = []
    let at: string | undefined = path
    while (at !== undefined && days.length < 200) {
      const { body, statusCode } = await get(at)
      t.equal(statusCode, 200, `${at} can be shown`)
      const previous: string | undefined = /href="([^"]+)" rel="prev"/.exec(body)?.[1]?.replaceAll('&amp;', '&')
      const day = previous && /asOf=([\d-]+)/.exec(previous)?.[1]
      if (day !== undefined) days.push(day)
      at = previous
    }
    t.ok(days.length > 2 && days.length < 200, `${path}: ${days.length} days`)
    t.strictSame(days, [...new Set(days)].sort().reverse(), 'each earlier than the one before')
  }
})

t.test('the permanent link of a page shows the same when more is recorded', async t => {
  const site = await fullSite()
  const { body } = await site.app.inject('/indicators/fine-dust?lang=en')
  const link = /href="([^"]+position=\d+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const before = await site.app.inject(link)
  await site.record('indicators/fine-dust/measure', { period: '2025', value: 3.3 })
  const after = await site.app.inject(link)
  t.match((await site.app.inject('/indicators/fine-dust?lang=en')).body, '3.3')
  const answer = (html: string): string => html.replace(/Given [^.]+\./, '')
  t.equal(answer(after.body), answer(before.body))
})

t.test('a date that cannot be read or lies in the future is explained beside its field', async t => {
  const bad = await get('/missions/demens?lang=en&asOf=yesterday')
  t.equal(bad.statusCode, 400)
  t.match(bad.body, en.asOf.unreadable)
  t.match(bad.body, /aria-invalid="true" aria-describedby="as-of-fault"/)
  t.match((await get('/?lang=en&asOf=2999-01-01')).body, en.asOf.future)
})

t.test('any other fault in an address is named', async t => {
  for (const query of ['asof=2020', 'asOf=2020&asOf=2021', 'position=-1', 'position=999999']) {
    const { statusCode, body } = await get(`/missions/demens?lang=en&${query}`)
    t.equal(statusCode, 400, query)
    t.match(body, en.error.badAddress)
  }
})

t.test('an unknown address gets a page with a link to all missions', async t => {
  for (const path of [
    '/missions/none',
    '/indicators/none',
    '/missions',
    '/indicators/a/b',
    '/projects',
    '/projects/none',
    '/actors/none',
    '/missions/none?asOf=2020',
  ]) {
    const { statusCode, body } = await get(path, { 'accept-language': 'en' })
    t.equal(statusCode, 404, path)
    t.match(body, en.error.lost)
    t.match(body, en.error.home)
  }
})

t.test('a thing not known on a day gets a page that names the day it became known', async t => {
  const { statusCode, body } = await get('/missions/demens?lang=en&asOf=2010')
  t.equal(statusCode, 404)
  t.match(body, en.error.notThenText('31 December 2010'))
  t.match(body, 'asOf=2018-12-31')
})

t.test('CONF07 recorded texts are escaped, never markup', async t => {
  const site = await emptySite()
  const evil = '<script>alert(1)</script>"\'>&amp;'
  await site.record('missions/evil/declare', {
    title: evil,
    challenge: evil,
    vision: evil,
    horizon: { from: '2025', to: '2030' },
    reason: evil,
  })
  for (const path of [
    '/',
    '/missions/evil',
    `/missions/evil?${encodeURIComponent(evil)}=1`,
    `/?asOf=${encodeURIComponent(evil)}`,
  ]) {
    const { body } = await site.app.inject(path)
    t.notMatch(body, '<script>', path)
    t.match(body, '&lt;script>', path)
  }
})

t.test('the page of an empty log says what to do first', async t => {
  const site = await emptySite()
  const { statusCode, body } = await site.app.inject('/?lang=en')
  t.equal(statusCode, 200)
  t.match(body, en.list.emptyTitle)
  t.match(body, 'varde -- demo')
  t.match(body, 'VARDE_PUBLIC_READ=1')
})

t.test('a reader sees no more than the API shows', async t => {
  const nobody: Viewer = { principal: 'stranger', sees: () => 'nothing', seesAccess: false }
  const site = await fullSite({ viewerOf: () => nobody })
  t.match((await site.app.inject('/?lang=en')).body, en.list.emptyTitle)
  for (const path of [
    '/missions/demens',
    '/missions/demens/timeline',
    '/indicators/neet-15-29',
    '/projects/ks-frakobling',
    '/actors/ks',
    '/missions/demens?asOf=2010',
  ])
    t.match((await site.app.inject(`${path}${path.includes('?') ? '&' : '?'}lang=en`)).body, en.error.lost, path)
})

t.test('errors from outside the pages are pages too', async t => {
  const fails = (error: Error) =>
    emptySite({
      viewerOf: () => {
        throw error
      },
      problemOf: () => ({ status: 429, headers: { 'retry-after': '1' } }),
    })
  const closed = await fails(new Denied('unauthenticated', message('bad-key', {})))
  const without = await closed.app.inject('/?lang=en')
  t.equal(without.statusCode, 401)
  t.match(without.body, en.error.closed, 'without a key: what to do')
  t.match(without.headers['www-authenticate'], 'Bearer')
  const denied = await closed.app.inject({ url: '/?lang=en', headers: { authorization: 'Bearer wrong' } })
  t.equal(denied.statusCode, 401)
  t.match(denied.body, en.error.denied, 'with one that does not stand: that')
  const busy = await (await fails(new Error('too many'))).app.inject('/?lang=en')
  t.equal(busy.statusCode, 429)
  t.equal(busy.headers['retry-after'], '1')
  t.match(busy.body, en.error.busy)
})

t.test('the page of an unexpected error tells nothing about its cause', async t => {
  const site = await emptySite({
    viewerOf: () => {
      throw new Error('secret inside')
    },
  })
  const { statusCode, body } = await site.app.inject('/?lang=en')
  t.equal(statusCode, 500)
  t.match(body, en.error.broken)
  t.notMatch(body, 'secret')
})

t.test('a text that people wrote keeps its direction of writing to itself', async t => {
  const { body } = await get('/missions/demens?lang=nb')
  t.match(body, /<h1[^>]*><bdi>[^<]+<\/bdi>/)
})

t.test('a mission whose history was brought along in one day says so, in every language', async t => {
  for (const [language, told] of [
    ['nb', 'registrert samme dag'],
    ['nn', 'registrert same dagen'],
    ['sv', 'registrerades samma dag'],
    ['da', 'registreret samme dag'],
    ['en', 'recorded on one day'],
  ] as const)
    t.match((await get(`/missions/demens?lang=${language}`)).body, told, language)
})

t.test('what the questions of a page cost is told before work begins, and may be refused', async t => {
  const told: number[] = []
  const refusing = new Error('too many')
  const site = await fullSite({
    waitingFor: () => ({
      onWork: readings => {
        told.push(readings)
        throw refusing
      },
    }),
    problemOf: error => ({ status: error === refusing ? 429 : 500, headers: {} }),
  })
  const { statusCode, body } = await site.app.inject('/missions/inkludering?lang=en')
  t.equal(statusCode, 429)
  t.match(body, en.error.busy)
  t.ok((told[0] ?? 0) > 0)
})

t.test('the work for a page ends when whoever asked has gone', async t => {
  const gone = AbortSignal.abort(new Error('gone'))
  const site = await fullSite({ waitingFor: () => ({ signal: gone }), problemOf: () => ({ status: 400, headers: {} }) })
  t.equal((await site.app.inject('/missions/inkludering/changes')).statusCode, 400)
})

t.test('a page is compressed for browsers that take that, but not for whoever may be signed in', async t => {
  const url = '/indicators/fine-dust?lang=en'
  const plain = await get(url)
  const compressed = await app.inject({ url, headers: { 'accept-encoding': 'gzip, deflate, br' } })
  t.equal(compressed.headers['content-encoding'], 'gzip')
  t.match(compressed.headers.vary, 'accept-encoding')
  t.equal(gunzipSync(compressed.rawPayload).toString(), plain.body)
  t.ok(compressed.rawPayload.length < plain.body.length / 2)
  t.equal(compressed.headers.etag, `W/${plain.headers.etag}`)
  const held = { 'accept-encoding': 'gzip', 'if-none-match': String(compressed.headers.etag) }
  t.equal((await get(url, held)).statusCode, 304)
  const refusing = ['gzip;q=0, br', 'gzip ; q=0', 'gzip;\tq=0.0', 'not-gzip', 'br'].map(text => ({
    'accept-encoding': text,
  }))
  for (const headers of [{ 'accept-encoding': 'gzip', cookie: 'varde=x' }, ...refusing])
    t.equal((await get(url, headers)).headers['content-encoding'], undefined, JSON.stringify(headers))
  for (const tags of [`"x" , ${compressed.headers.etag}`, '*'])
    t.equal((await get(url, { 'if-none-match': tags })).statusCode, 304, tags)
})
