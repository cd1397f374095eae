import t from 'tap'
import { readerLanguages } from '../../projections/words/languages.ts'
import { wordsOf } from '../../src/dashboard/words.ts'
import { emptySite, fullSite } from './site.ts'

const site = await fullSite()
const en = wordsOf('en')
const get = (url: string) => site.app.inject(url)
const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

t.test('the decisions of a mission begin with what waits for somebody, and each leads to its own page', async t => {
  const { statusCode, body } = await get('/missions/inkludering/decisions?lang=en')
  t.equal(statusCode, 200)
  const text = textOf(body)
  t.match(text, `${en.decisions.unanswered} 1 What does`)
  t.match(text, `${en.decisions.moved} 1 Which figure is to be followed? (Example) since 31 December 2024`)
  t.match(text, en.decisions.unreviewed)
  t.match(body, 'href="/decisions/neet-som-malestokk?lang=en"')
  t.ok(body.indexOf('id="waits"') < body.indexOf('id="decisions"'))
})

t.test('a decision shows what was chosen among what, why, and who did not agree', async t => {
  const text = textOf((await get('/decisions/neet-som-malestokk?lang=en')).body)
  t.match(text, /NEET by registers chosen NEET by the labour force survey No figure before the goals are set/)
  t.match(text, 'The share rose from 9.5 to 9.7 per cent in a year')
  t.match(text, 'One member wanted to wait for final figures')
})

t.test(
  'what they saw stands beside what is known now; what moved is marked, and since when nobody has answered',
  async t => {
    const { body } = await get('/decisions/neet-som-malestokk?lang=en')
    const table = body.slice(body.indexOf('id="then-now"'), body.indexOf('</table>'))
    const rows = [...table.matchAll(/<tr(?: class="(moved)")?><th scope="row">.*?<\/tr>/g)].map(
      ([row, moved]) => [moved, textOf(row)] as const,
    )
    t.equal(rows.length, 2)
    t.equal(rows[0]?.[0], undefined)
    t.match(rows[0]?.[1], en.decisions.same)
    t.equal(rows[1]?.[0], 'moved')
    t.match(rows[1]?.[1], /9\.7%.*9\.5%/)
    t.match(rows[1]?.[1], en.decisions.waitsSince('31 December 2024'))
  },
)

t.test('the mission as they saw it can be opened', async t => {
  const { body } = await get('/decisions/neet-som-malestokk?lang=en')
  const link = /href="(\/missions\/inkludering\?[^"]*position[^"]*)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? ''
  t.match(link, /lang=en&asOf=2023-11-15&position=\d+/)
  t.match(textOf(body), en.decisions.openAsSeen('15 November 2023'))
  const then = await get(link)
  t.equal(then.statusCode, 200)
  t.match(textOf(then.body), en.asOf.note('15 November 2023'))
})

t.test('advice stands beside its answer, or beside how long it waits', async t => {
  const answered = textOf((await get('/decisions/neet-som-malestokk?lang=en')).body)
  t.match(answered, /wait until it is final.*Statistics Norway|wait until it is final/)
  t.match(answered, `${en.overview.outcome.partly} : The register figure is followed`)
  const { body } = await get('/missions/inkludering/decisions?lang=en')
  const [, advised] = /href="(\/decisions\/[^"]+)"[^>]*><bdi[^>]*>What does/.exec(body) ?? []
  const waiting = textOf((await get(String(advised).replaceAll('&amp;', '&'))).body)
  t.match(waiting, en.overview.waits)
  t.match(waiting, en.decisions.advisedOnly)
})

t.test('figures that somebody has answered for are no longer marked', async t => {
  const own = await fullSite()
  const answer = { outcome: 'stands', why: 'Two tenths change nothing.', by: 'Ministry', reason: 'Asked by the board.' }
  await own.record('decisions/neet-som-malestokk/acknowledge', answer)
  const { body } = await own.app.inject('/decisions/neet-som-malestokk?lang=en')
  t.notMatch(body, 'class="moved"')
  t.match(textOf(body), en.decisions.acknowledged)
  t.match(textOf(body), `${en.decisions.acknowledgement.stands} : Two tenths change nothing.`)
})

t.test('a mission without decisions says so', async t => {
  const own = await emptySite()
  const horizon = { from: '2025', to: '2030' }
  await own.record('missions/new/declare', { title: 'New', challenge: 'C', vision: 'V', horizon })
  t.match((await own.app.inject('/missions/new/decisions?lang=en')).body, en.decisions.none)
})

t.test('a decision that was not known on a day leads to the day it became known', async t => {
  const { statusCode, body } = await get('/decisions/neet-som-malestokk?lang=en&asOf=2023-06-30')
  t.equal(statusCode, 404)
  t.match(body, 'asOf=2023-11-01')
  t.match((await get('/decisions/none?lang=en')).body, en.error.lost)
  t.equal((await get('/decisions/neet-som-malestokk?before=3')).statusCode, 400, 'an unknown parameter is refused')
})

t.test('both pages are there whole in every language', async t => {
  for (const language of readerLanguages)
    for (const path of [
      '/missions/demens/decisions',
      '/missions/inkludering/decisions',
      '/decisions/neet-som-malestokk',
    ]) {
      const { statusCode, body } = await get(`${path}?lang=${language}`)
      t.equal(statusCode, 200)
      t.notMatch(body, /undefined|\[object|NaN|[\uE000\uE001]/, `${path} ${language}`)
    }
})
