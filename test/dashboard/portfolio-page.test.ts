import t from 'tap'
import { readerLanguages } from '../../projections/words/languages.ts'
import { wordsOf } from '../../src/dashboard/words.ts'
import { emptySite, fullSite } from './site.ts'

const site = await fullSite()
const en = wordsOf('en')
const get = (url: string) => site.app.inject(url)
const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const rowOf = (html: string, name: string): string =>
  textOf(/<tr[^>]*>(?:(?!<\/tr>).)*<\/tr>/g[Symbol.matchAll](html).find(([row]) => row.includes(name))?.[0] ?? '')

t.test('goals stand against stages: a cell names its projects and their money, and what is empty says so', async t => {
  const { statusCode, body } = await get('/missions/inkludering/portfolio?lang=en')
  t.equal(statusCode, 200)
  const filled = rowOf(body, 'Reduce exclusion among children')
  t.match(filled, /Collaborative projects.*NOK 117m announced/)
  t.match(filled, en.portfolio.none1)
  t.match(rowOf(body, 'experience a good quality of life'), en.portfolio.empty)
})

t.test('a goal follows the one it lies under', async t => {
  const { body } = await get('/missions/inkludering/portfolio?lang=en')
  const at = (text: string): number => body.indexOf(text)
  t.ok(at('experience a good quality of life') < at('persistent low income'))
  t.ok(at('persistent low income') < at('services and offers of high quality'))
})

t.test('shares of a change above the whole are marked', async t => {
  const { body } = await get('/missions/inkludering/portfolio?lang=en')
  const claims = body.slice(body.indexOf('id="claims"'))
  t.match(rowOf(claims, 'Ways of working for inclusion'), `130% ${en.portfolio.over} ${en.portfolio.countedTwice}`)
  t.notMatch(rowOf(claims, 'met by services'), en.portfolio.over)
})

t.test('some of the projects can be chosen by a plain form, which keeps the choice in the address', async t => {
  const { body } = await get('/missions/inkludering/portfolio?lang=en&kind=research')
  const list = body.slice(body.indexOf('id="projects"'))
  t.match(list, 'BarnUnge21')
  t.notMatch(list, 'Frakoblingsprosessen')
  t.match(body, '<option value="research" selected>Research</option>')
  t.match(body, 'href="/missions/inkludering/portfolio?lang=en">Show all')
  t.match(body, 'lang=sv&amp;kind=research', 'in another language too')
  t.match((await get('/missions/inkludering/portfolio?lang=en&country=SE')).body, en.portfolio.noneFitting)
})

t.test('the money is held against the years of the mission, and how much of it is early is said', async t => {
  const { body } = await get('/missions/decoupling-2030/portfolio?lang=en')
  t.match(textOf(body), en.portfolio.horizon)
  t.match(body, 'class="span ')
  const demens = textOf((await get('/missions/demens/portfolio?lang=en')).body)
  t.match(demens, en.portfolio.early('0%', 'NOK 0', 'NOK 12m paid'))
})

t.test('a mission without projects says so', async t => {
  const own = await emptySite()
  const horizon = { from: '2025', to: '2030' }
  await own.record('missions/new/declare', { title: 'New', challenge: 'C', vision: 'V', horizon })
  t.match((await own.app.inject('/missions/new/portfolio?lang=en')).body, en.portfolio.none)
})

t.test('a choice that there is none of, and an unknown parameter, are refused', async t => {
  for (const query of ['kind=castle', 'country=norge', 'stage=pilot', 'kind=project&kind=research'])
    t.equal((await get(`/missions/inkludering/portfolio?${query}`)).statusCode, 400, query)
})

t.test('it is there whole in every language', async t => {
  for (const language of readerLanguages)
    for (const mission of ['inkludering', 'net-zero-industry', 'climate']) {
      const { statusCode, body } = await get(`/missions/${mission}/portfolio?lang=${language}`)
      t.equal(statusCode, 200)
      t.notMatch(body, /undefined|\[object|NaN|[\uE000\uE001]/, `${mission} ${language}`)
    }
})
