/** Sessions: whoever signs in reads and records as their key does, and nobody else in their name. */
import t from 'tap'
import { readerLanguages } from '../../../projections/words/languages.ts'
import { SESSION } from '../../../src/dashboard/forms/sessions.ts'
import { wordsOf } from '../../../src/dashboard/words.ts'
import { begin } from '../../http/installation.ts'
import { browserOf, withPages } from './signed-in.ts'

const signedIn = 'Signed in as'

t.test('whoever signs in with a good key reads what it may read, until they sign out', async t => {
  const site = await withPages()
  t.teardown(site.close)
  await begin(site, 'm')
  const key = await site.keyFor('reader', 'evaluator', 'm')
  const browser = browserOf(site)
  const closed = await browser.get('/missions/m')
  t.equal(closed.statusCode, 401)
  t.match(closed.body, 'href="/sign-in?next=%2Fmissions%2Fm"')
  t.match((await browser.get('/sign-in?next=/missions/m')).body, 'name="next" value="/missions/m"')
  const answer = await browser.signIn(key, '/missions/m')
  t.equal(answer.statusCode, 303)
  t.equal(answer.headers.location, '/missions/m')
  const page = await browser.get('/missions/m')
  t.equal(page.statusCode, 200)
  t.match(page.body, `${signedIn} reader`)
  const [, token = ''] =
    /action="\/sign-out"[^>]*><input type="hidden" name="token" value="([^"]+)"/.exec(page.body) ?? []
  const before = browser.cookie()
  t.equal((await browser.send('/sign-out', { token })).statusCode, 303)
  t.equal(browser.cookie(), '')
  t.equal((await browserOf(site, before).get('/missions/m')).statusCode, 401, 'the old cookie opens nothing')
})

t.test('a key that is not known signs nobody in, and says so beside the field', async t => {
  const site = await withPages()
  t.teardown(site.close)
  for (const key of ['', 'zq9-unknown', `varde_${'x'.repeat(40)}`, 'a\u0000b']) {
    const browser = browserOf(site)
    const answer = await browser.signIn(key)
    t.equal(answer.statusCode, 401, key)
    t.match(answer.body, 'aria-invalid="true"')
    t.notMatch(answer.body, 'zq9-unknown')
    t.equal(browser.cookie(), '')
  }
})

t.test('the cookie is out of reach of scripts and other sites; behind TLS it is bound to the host', async t => {
  for (const behindProxy of [false, true]) {
    const site = await withPages({ parts: { config: { writeRate: 1e6, behindProxy } } })
    t.teardown(site.close)
    const key = await site.keyFor('a', 'operative')
    const { headers } = await browserOf(site).signIn(key)
    const cookie = String(headers['set-cookie'])
    t.match(cookie, /HttpOnly/)
    t.match(cookie, /SameSite=Strict/)
    t.match(cookie, /Path=\//)
    t.match(cookie, `Max-Age=${SESSION / 1000}`)
    t.equal(/; Secure/.test(cookie), behindProxy)
    t.equal(cookie.startsWith('__Host-varde='), behindProxy)
    t.notMatch(cookie, key)
  }
})

t.test(
  'an id that somebody brings is never signed in: each sign-in makes a new one, and ends the one before',
  async t => {
    const site = await withPages()
    t.teardown(site.close)
    const [one, two] = [await site.keyFor('one', 'operative'), await site.keyFor('two', 'operative')]
    const browser = browserOf(site, 'varde=chosen-by-an-attacker')
    await browser.signIn(one)
    const first = browser.cookie()
    t.not(first, 'varde=chosen-by-an-attacker')
    t.equal((await browserOf(site, 'varde=chosen-by-an-attacker').get('/')).statusCode, 401)
    await browser.signIn(two)
    t.not(browser.cookie(), first)
    t.equal((await browserOf(site, first).get('/')).statusCode, 401)
    t.match((await browser.get('/')).body, `${signedIn} two`)
  },
)

t.test('two browsers are two sessions: signing out of one leaves the other', async t => {
  const site = await withPages()
  t.teardown(site.close)
  const key = await site.keyFor('somebody', 'operative')
  const [one, two] = [browserOf(site), browserOf(site)]
  await one.signIn(key)
  await two.signIn(key)
  t.not(one.cookie(), two.cookie())
  const [, token = ''] = /name="token" value="([^"]+)"/.exec((await one.get('/')).body) ?? []
  t.equal((await two.send('/sign-out', { token })).statusCode, 403, 'a form of one is none of the other')
  await one.send('/sign-out', { token })
  t.equal((await one.get('/')).statusCode, 401)
  t.equal((await two.get('/')).statusCode, 200)
})

t.test('a session ends with its key, and after twelve hours', async t => {
  let now = Date.parse('2026-11-28T10:00:00Z')
  const site = await withPages({ clock: () => now })
  t.teardown(site.close)
  const key = await site.keyFor('somebody', 'operative')
  const browser = browserOf(site)
  await browser.signIn(key)
  now += SESSION
  t.equal((await browser.get('/')).statusCode, 200)
  now += 1
  t.equal((await browser.get('/')).statusCode, 401)
  t.equal(browser.cookie(), '', 'the browser forgets the cookie')
  await browser.signIn(key)
  const { key: keyId } = (await site.get('me', key)).json().key
  t.equal((await site.post('access/revoke-key', { key: keyId, reason: 'It was lost.' })).statusCode, 201)
  t.equal((await browser.get('/')).statusCode, 401)
})

t.test('signing in leads to a page of this installation, whatever address was asked for', async t => {
  const site = await withPages()
  t.teardown(site.close)
  const key = await site.keyFor('somebody', 'operative')
  for (const next of [
    '//evil.example',
    'https://evil.example/',
    '/\\evil.example',
    'javascript:alert(1)',
    '/a\r\nx: y',
    '',
  ])
    t.equal((await browserOf(site).signIn(key, next)).headers.location, '/', next)
  t.equal((await browserOf(site).signIn(key, '/missions/m?lang=nb')).headers.location, '/missions/m?lang=nb')
})

t.test(
  'a form that is sent when its session has ended is not lost: signing in leads back to it as it was filled in',
  async t => {
    let now = Date.parse('2026-11-28T10:00:00Z')
    const site = await withPages({ clock: () => now })
    t.teardown(site.close)
    await begin(site, 'm')
    const key = await site.keyFor('somebody', 'operative', 'm')
    const url = '/indicators/m-i/measure?lang=en'
    for (const language of readerLanguages) {
      const browser = browserOf(site, '', language)
      await browser.signIn(key)
      const hidden = browser.hidden((await browser.get(url)).body)
      now += SESSION + 1
      const head = site.log.head()
      const fields = { period: '2025', value: '12.5', note: 'A long note' }
      const ended = await browser.send(`/indicators/m-i/measure?lang=${language}`, {
        ...hidden,
        ...fields,
        step: 'record',
      })
      t.equal(ended.statusCode, 401)
      t.match(ended.body, wordsOf(language).forms.signInAgain)
      const foreign = { 'sec-fetch-site': 'cross-site' }
      t.notMatch((await browser.send(url, { ...hidden, ...fields }, foreign)).body, 'A long note', 'of no other site')
      const wrong = await browser.send('/sign-in', { ...browser.hidden(ended.body), key: 'no such key' })
      t.equal(wrong.statusCode, 401)
      const kept = { ...browser.hidden(wrong.body), key }
      const signedIn = await browser.send('/sign-in', kept)
      t.equal(signedIn.statusCode, 307, 'the browser sends the same fields on')
      const form = await browser.send(String(signedIn.headers.location), kept)
      for (const text of ['value="2025"', 'value="12.5"', 'A long note']) t.match(form.body, text)
      t.notMatch(form.body, key)
      t.notMatch(form.body, 'name="next"')
      t.equal(site.log.head(), head, 'nothing is recorded')
      const look = await browser.send(url, { ...browser.hidden(form.body), ...fields, step: 'look' })
      t.equal(look.statusCode, 200)
    }
  },
)

t.test('the cookie is none of the API: there a script brings its key', async t => {
  const site = await withPages()
  t.teardown(site.close)
  await begin(site, 'm')
  const browser = browserOf(site)
  await browser.signIn(await site.keyFor('somebody', 'operative', 'm'))
  t.equal((await browser.get('/api/v1/missions/m')).statusCode, 401)
  const sent = await browser.send('/api/v1/indicators/m-i/measure', { period: '2025', value: '1' })
  t.equal(sent.statusCode >= 400, true)
})

t.test('no cache gives the page of one reader to another', async t => {
  const site = await withPages({ publicRead: true })
  t.teardown(site.close)
  await begin(site, 'm')
  const browser = browserOf(site)
  const before = await browser.get('/missions/m')
  await browser.signIn(await site.keyFor('somebody', 'operative', 'm'))
  const after = await browser.get('/missions/m')
  for (const { headers } of [before, after]) {
    t.match(headers.vary, /cookie/)
    t.match(headers['cache-control'], /private|no-store/)
  }
  t.not(before.headers.etag, after.headers.etag)
  t.equal((await browser.get('/sign-in')).headers['cache-control'], 'no-store')
})
