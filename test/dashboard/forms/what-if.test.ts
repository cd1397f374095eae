/** What-if on pages: both answers now and as they would be, marked, recorded nowhere and kept nowhere. */
import t, { type Test } from 'tap'
import { readerLanguages } from '../../../projections/words/languages.ts'
import { wordsOf } from '../../../src/dashboard/words.ts'
import { begin, type Installation } from '../../http/installation.ts'
import { browserOf, withPages } from './signed-in.ts'

const PATH = '/indicators/m-i/what-if'
const en = wordsOf('en').figures

async function furnished(t: Test): Promise<Installation> {
  const site = await withPages({ publicRead: true })
  t.teardown(site.close)
  await begin(site, 'm')
  for (const [name, body] of [
    ['set-baseline', { period: '2020', value: 20 }],
    ['set-target', { period: '2030', value: 10 }],
    ['measure', { period: '2024', value: 16 }],
  ] as const)
    await site.post(`indicators/m-i/${name}`, body)
  return site
}

async function as(site: Installation, role: 'operative' | 'evaluator', mission = 'm') {
  const browser = browserOf(site)
  await browser.signIn(await site.keyFor(role, role, mission))
  return browser
}

t.test('a supposed figure is told as supposed, before beside after; nothing is recorded or kept', async t => {
  const site = await furnished(t)
  const browser = await as(site, 'evaluator')
  const form = await browser.get(PATH)
  t.match(form.body, en.whatIfLead)
  t.notMatch(form.body, en.hypothetical)
  const head = site.log.head()
  const answer = await browser.send(PATH, { ...browser.hidden(form.body), period: '2025', value: '19.5' })
  t.equal(answer.statusCode, 200)
  t.match(answer.body, en.hypothetical)
  t.match(answer.body, /16% \(2024\)[\s\S]*19\.5% \(2025\)/)
  t.match(answer.body, /40%[\s\S]*5%/, 'how much is covered')
  t.equal(answer.headers['cache-control'], 'no-store')
  t.equal(answer.headers.etag, undefined)
  t.equal(site.log.head(), head, 'nothing is recorded')
  t.notMatch((await browser.get('/indicators/m-i')).body, '19.5')
  const again = await browser.get(`${PATH}?period=2025&value=19.5`)
  t.equal(again.statusCode, 200)
  t.notMatch(again.body, /19\.5|class="hypothetical"/, 'no address holds what was supposed')
})

t.test('what the rules refuse is said beside its field, in every language', async t => {
  const site = await furnished(t)
  const browser = await as(site, 'operative')
  for (const language of readerLanguages) {
    const url = `${PATH}?lang=${language}`
    const hidden = browser.hidden((await browser.get(url)).body)
    const refused = await browser.send(url, { ...hidden, period: 'soon', value: '1' })
    t.equal(refused.statusCode, 422)
    t.match(refused.body, 'href="#field-period"')
    t.match(refused.body, wordsOf(language).forms.notSupposed)
    t.notMatch(refused.body, wordsOf(language).forms.faults, 'nothing would have been recorded')
    t.notMatch(refused.body, 'class="hypothetical"')
    const asked = await browser.send(url, { ...hidden, period: '2025', value: '12' })
    t.match(asked.body, wordsOf(language).figures.hypothetical)
  }
})

t.test('who has no role supposes nothing, nor does another site', async t => {
  const site = await furnished(t)
  await begin(site, 'other')
  const stranger = browserOf(site)
  t.equal((await stranger.get(PATH)).statusCode, 401)
  t.equal((await stranger.send(PATH, { period: '2025', value: '1' })).statusCode, 401)
  const outsider = await as(site, 'evaluator', 'other')
  const form = await outsider.get(PATH)
  t.equal(form.statusCode, 403)
  t.match(form.body, wordsOf('en').forms.noRole)
  t.notMatch(form.body, 'name="period"')
  t.notMatch((await outsider.get('/indicators/m-i?lang=en')).body, PATH)
  const denied = await outsider.send(PATH, { period: '2025', value: '12' })
  t.equal(denied.statusCode, 403)
  t.notMatch(denied.body, 'class="hypothetical"')
  const browser = await as(site, 'operative')
  const hidden = browser.hidden((await browser.get(PATH)).body)
  const fields = { ...hidden, period: '2025', value: '12' }
  t.equal((await browser.send(PATH, fields, { 'sec-fetch-site': 'cross-site' })).statusCode, 403)
  t.equal((await browser.send(PATH, { ...fields, token: 'x' })).statusCode, 403)
  t.match((await browser.get('/indicators/m-i?lang=en')).body, `href="${PATH}?lang=en"`)
  t.notMatch((await stranger.get('/indicators/m-i?lang=en')).body, PATH)
})
