import t from 'tap'
import { readerLanguages } from '../../projections/words/languages.ts'
import { wordsOf } from '../../src/dashboard/words.ts'
import { emptySite, fullSite } from './site.ts'

const site = await fullSite()
const en = wordsOf('en')
const get = (url: string) => site.app.inject(url)
const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

t.test('the board says which questions may be reopened, are overdue, open and closed', async t => {
  const { statusCode, body } = await get('/missions/inkludering/learning?lang=en')
  t.equal(statusCode, 200)
  const board = textOf(body.slice(body.indexOf('id="board"'), body.indexOf('id="loops"')))
  t.match(board, `${en.learning.mayBeReopened} 1 Can we steer by the first figure? (Example)`)
  t.match(board, `${en.learning.overdue} 1`)
  t.match(board, `${en.learning.open} 0 ${en.learning.closed} 0`)
})

t.test('a question that may be reopened says because of which figure', async t => {
  const text = textOf((await get('/missions/inkludering/learning?lang=en')).body)
  t.match(
    text,
    /A figure that the evidence rests on has changed: Young people 15–29 .* \( ?Q4 2020 ?\) was 11\.2% then and is 11\.0% now/,
  )
})

t.test('a closed question shows what was concluded, and leads to the decision it became', async t => {
  const { body } = await get('/missions/inkludering/learning?lang=en')
  t.match(body, 'href="/decisions/vent-pa-endelige-tall?lang=en"')
  t.match(textOf(body), `${en.learning.conclusion} The hypothesis held`)
})

t.test('a decision leads back to the question it follows from', async t => {
  const { body } = await get('/decisions/vent-pa-endelige-tall?lang=en')
  t.match(body, 'href="/missions/inkludering/learning?lang=en#loop-forste-tall"')
  t.match((await get('/missions/inkludering/learning?lang=en')).body, 'id="loop-forste-tall"')
})

t.test('a mission without learning loops says so', async t => {
  const own = await emptySite()
  const horizon = { from: '2025', to: '2030' }
  await own.record('missions/new/declare', { title: 'New', challenge: 'C', vision: 'V', horizon })
  t.match((await own.app.inject('/missions/new/learning?lang=en')).body, en.learning.none)
})

t.test('an unknown parameter is refused, and a mission that was not known then leads to when it was', async t => {
  t.equal((await get('/missions/inkludering/learning?kind=project')).statusCode, 400)
  const { statusCode, body } = await get('/missions/demens/learning?lang=en&asOf=2010')
  t.equal(statusCode, 404)
  t.match(body, 'asOf=2018-12-31')
})

t.test('it is there whole in every language', async t => {
  for (const language of readerLanguages)
    for (const mission of ['inkludering', 'demens', 'climate']) {
      const { statusCode, body } = await get(`/missions/${mission}/learning?lang=${language}`)
      t.equal(statusCode, 200)
      t.notMatch(body, /undefined|\[object|NaN|[\uE000\uE001]/, `${mission} ${language}`)
    }
})
