import t from 'tap'
import type { Viewer } from '../../projections/base/viewer.ts'
import { wordsOf } from '../../src/dashboard/words.ts'
import { everything, fullSite } from './site.ts'

const site = await fullSite()
const en = wordsOf('en')
const get = (url: string) => site.app.inject(url)
const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const boxOf = (html: string, id: string): string =>
  new RegExp(`<section class="box" aria-labelledby="${id}">.*?</section>`, 's').exec(html)?.[0] ?? ''

t.test('an actor says first what it answers for, where it takes part, what it leads and what it decided', async t => {
  const { statusCode, body } = await get('/actors/ks?lang=en')
  t.equal(statusCode, 200)
  t.match(boxOf(body, 'answers-for'), 'href="/missions/inkludering?lang=en#goal-forsok-i-drift"')
  t.match(textOf(boxOf(body, 'takes-part')), /Seriously ill child/)
  t.match(boxOf(body, 'leads'), 'href="/projects/ks-frakobling?lang=en"')
  const decided = textOf(boxOf(body, 'decided'))
  t.match(decided, /decided as a member of/)
})

t.test(
  'it answers for things in missions that it never joined, and projects that it leads stand by themselves',
  async t => {
    const { body } = await get('/actors/bufdir?lang=en')
    const answers = boxOf(body, 'answers-for')
    t.match(answers, 'href="/decisions/neet-som-malestokk?lang=en"')
    t.match(textOf(answers), en.mission.barrier)
    const lead = await get('/actors/forskningsradet?lang=en')
    t.notMatch(boxOf(lead.body, 'answers-for'), '/projects/')
    t.match(boxOf(lead.body, 'leads'), '/projects/utlysning-inkludering-2025')
  },
)

t.test('a body’s decision counts for those who were its members on that day alone', async t => {
  const { body } = await get('/actors/ks?lang=en')
  t.match(boxOf(body, 'decided'), 'href="/decisions/tre-hovedmal?lang=en"', 'while it was a member of the group')
  const own = await fullSite()
  await own.record('decisions/later/take', {
    mission: 'inkludering',
    body: 'operativ-gruppe',
    question: 'Later?',
    alternatives: ['Yes'],
    chosen: 'Yes',
    rationale: 'It is later.',
    decidedOn: '2025-12-01',
  })
  t.notMatch(boxOf((await own.app.inject('/actors/ks?lang=en')).body, 'decided'), 'decisions/later')
  t.match(boxOf((await own.app.inject('/actors/udir?lang=en')).body, 'decided'), 'decisions/later')
})

t.test('an actor that advised says so', async t => {
  t.match(textOf(boxOf((await get('/actors/ssb?lang=en')).body, 'decided')), en.actorPage.hasAdvised)
})

t.test('names over time and what an actor became stand with links', async t => {
  const { body } = await get('/actors/vestfold-og-telemark?lang=en')
  t.match(body, 'href="/actors/vestfold?lang=en"')
  t.match(body, 'href="/actors/telemark?lang=en"')
  t.match(textOf(body), en.actorPage.split)
})

t.test('every link within the page leads to a line of it', async t => {
  const { body } = await get('/actors/ks?lang=en')
  const links = [...body.matchAll(/href="#(fact-\d+)"/g)].map(([, id]) => id)
  t.ok(links.length > 2)
  for (const id of links) t.match(body, `id="${id}"`)
})

t.test('a reader sees of an actor only what is of the missions they see', async t => {
  const only = (mission: string): Viewer => ({ ...everything, sees: id => (id === mission ? 'all' : 'nothing') })
  const narrow = await fullSite({ viewerOf: () => only('alvorlig-sykt-barn') })
  const { statusCode, body } = await narrow.app.inject('/actors/ks?lang=en')
  t.equal(statusCode, 200)
  t.notMatch(body, 'inkludering')
  t.equal((await narrow.app.inject('/actors/ntnu?lang=en')).statusCode, 404)
  const people = await narrow.app.inject('/missions/alvorlig-sykt-barn/people?lang=en')
  t.match(people.body, 'href="/actors/helsedirektoratet?lang=en"')
})

t.test('pages that name an actor lead to its page', async t => {
  for (const path of [
    '/missions/inkludering/people',
    '/missions/inkludering/portfolio',
    '/missions/inkludering/timeline',
    '/missions/inkludering',
    '/decisions/neet-som-malestokk',
    '/search?q=bufdir',
  ])
    t.match(
      (await get(`${path}${path.includes('?') ? '&' : '?'}lang=en`)).body,
      /href="\/actors\/[a-z-]+\?lang=en"/,
      path,
    )
})

t.test('the people of a mission stand under their bodies, with their terms', async t => {
  const text = textOf((await get('/missions/inkludering/people?lang=en')).body)
  t.match(text, /KS from May 2023 until 30 June 2025/)
  t.match(text, en.actorPage.others)
})
