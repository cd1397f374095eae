import t from 'tap'
import type { Viewer } from '../../projections/base/viewer.ts'
import { wordsOf } from '../../src/dashboard/words.ts'
import { everything, fullSite } from './site.ts'

const site = await fullSite()
const en = wordsOf('en')
const get = (url: string) => site.app.inject(url)
const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const inShort = (html: string): string => /<section class="overview".*?<\/section>/s.exec(html)?.[0] ?? ''

t.test(
  'a project says first what it is for, who does it, with what money, at which stage, and what came of it',
  async t => {
    const { statusCode, body } = await get('/projects/ks-frakobling?lang=en')
    t.equal(statusCode, 200)
    const answer = inShort(body)
    t.match(textOf(answer), /What it is for .*Ways of working for inclusion.* Who does it .*KS/)
    t.match(answer, 'href="/missions/inkludering?lang=en#goal-bedre-arbeidsmater"')
    t.match(answer, 'href="/actors/ks?lang=en"')
    t.match(textOf(answer), `${en.projectPage.money} ${en.portfolio.noMoney}`)
    t.match(textOf(answer), `${en.projectPage.judged}: weak`)
  },
)

t.test('every clause of the answer leads to the fact that it rests on', async t => {
  for (const project of ['ks-frakobling', 'utlysning-inkludering-2025', 'ks-offentlig-sektor']) {
    const { body } = await get(`/projects/${project}?lang=en`)
    const links = [...inShort(body).matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
    t.ok(links.length > 0, project)
    for (const id of links) t.match(body, `id="${id}"`, `${project}: ${id}`)
  }
})

t.test('money stands with who gives it, and on whose mandate', async t => {
  const { body } = await get('/projects/utlysning-inkludering-2025?lang=en')
  t.match(textOf(inShort(body)), /NOK 117m announced/)
  t.match(body, 'href="/decisions/nullvisjon?lang=en"')
  t.match(body, 'href="/actors/forskningsradet?lang=en"')
})

t.test('what is expected of an indicator stands in its unit', async t => {
  const { body } = await get('/projects/utlysning-inkludering-2025?lang=en')
  t.match(textOf(body), /8\.0% Q4 2030/)
})

t.test('how a project ended is its outcome', async t => {
  const own = await fullSite()
  await own.record('projects/ks-frakobling/end', {
    on: '2026-06-30',
    outcome: { en: 'Six municipalities work in the new way.' },
    lessons: { en: 'Begin with one school.' },
  })
  const { body } = await own.app.inject('/projects/ks-frakobling?lang=en')
  t.match(textOf(inShort(body)), /What came of it Ended 30 June 2026 ?: Six municipalities work in the new way\./)
  t.match(body, 'Begin with one school.')
})

t.test('a project is shown as it was known on a day, and not before it was registered', async t => {
  const then = await get('/projects/ks-offentlig-sektor?lang=en&asOf=2023-01-01')
  t.match(textOf(inShort(then.body)), /Which stage Idea/)
  t.match(then.body, 'asOf=2023-05-31', 'the next day on which something became known')
  const before = await get('/projects/ks-offentlig-sektor?lang=en&asOf=2020')
  t.equal(before.statusCode, 404)
  t.match(before.body, en.error.notThenText('31 December 2020'))
})

t.test('a reader sees of a project only what is of the missions they see', async t => {
  const only = (mission: string): Viewer => ({ ...everything, sees: id => (id === mission ? 'all' : 'nothing') })
  const narrow = await fullSite({ viewerOf: () => only('alvorlig-sykt-barn') })
  const shared = await narrow.app.inject('/projects/stimulab-alvorlig-sykt-barn?lang=en')
  t.equal(shared.statusCode, 200)
  t.notMatch(shared.body, 'inkludering')
  t.equal((await narrow.app.inject('/projects/ks-frakobling?lang=en')).statusCode, 404)
  t.equal((await narrow.app.inject('/projects/none?lang=en')).statusCode, 404)
})

t.test('pages that name a project lead to its page', async t => {
  for (const [path, project] of [
    ['/missions/inkludering/portfolio?lang=en', 'ks-frakobling'],
    ['/missions/inkludering/timeline?lang=en&asOf=2025-03', 'utlysning-inkludering-2025'],
    ['/search?lang=en&q=disconnection', 'ks-frakobling'],
  ] as const)
    t.match((await get(path)).body, new RegExp(`href="/projects/${project}\\?lang=en`), path)
})
