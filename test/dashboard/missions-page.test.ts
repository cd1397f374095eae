import t from 'tap'
import { readerLanguages } from '../../projections/words/languages.ts'
import { wordsOf } from '../../src/dashboard/words.ts'
import { fullSite } from './site.ts'

const { app } = await fullSite()
const pageAt = async (query: string): Promise<string> => (await app.inject(`/?lang=en${query}`)).body
const cardsOf = (body: string): string[] => body.split('<li class="card mission">').slice(1)
const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
const missionsOf = (body: string): string[] =>
  cardsOf(body).map(card => /<h2><a href="\/missions\/([^"?]+)/.exec(card)?.[1] ?? '')

t.test('before its first year a mission says when it begins, in every language', async t => {
  for (const language of readerLanguages) {
    const { tabs } = wordsOf(language)
    const { body } = await app.inject(`/missions/inkludering?asOf=2022&lang=${language}`)
    t.match(body, tabs.begins('2025'))
    t.notMatch(body, tabs.yearsGone(language === 'en' ? '0.0' : '0,0', '10'))
  }
})

t.test('a page whose name is a question has no colon after it', async t => {
  const { body } = await app.inject('/indicators/neet-15-29/hindsight?lang=en')
  t.match(body, /<title[^>]*>Were estimates right\? \S/)
})

t.test('missions are listed by what changed last, by the oldest key figure, or by name', async t => {
  const moved = cardsOf(await pageAt('')).map(card =>
    Date.parse(/Latest change ([^:]+):/.exec(textOf(card))?.[1] ?? ''),
  )
  t.ok(moved.length > 5)
  t.same(
    moved,
    moved.toSorted((a, b) => b - a),
  )
  const named = cardsOf(await pageAt('&sort=name')).map(card => textOf(/<h2>.*?<\/h2>/s.exec(card)?.[0] ?? ''))
  t.same(named, named.toSorted(new Intl.Collator('en').compare))
  const years = cardsOf(await pageAt('&sort=stale')).flatMap(card => {
    const year = /<span class="age[^"]*">[^<]*?(\d{4})/.exec(card)?.[1]
    return year === undefined ? [] : [Number(year)]
  })
  t.same(years, years.toSorted())
  t.same(missionsOf(await pageAt('&sort=stale')).toSorted(), missionsOf(await pageAt('')).toSorted(), 'all of them')
})

t.test('the order stays in the address, and one that is unknown is refused', async t => {
  t.match(await pageAt('&sort=stale'), '<a href="/?lang=en&amp;sort=stale" aria-current="true">oldest figures</a>')
  t.equal((await app.inject('/?sort=best')).statusCode, 400)
})

t.test(
  'a mission shows its years, its key indicator with both answers, its last change and what is missing',
  async t => {
    const { goal } = wordsOf('en')
    const card = textOf(cardsOf(await pageAt('')).find(each => each.includes('/missions/inkludering')) ?? '')
    t.match(card, /\d of 10 years have passed 2025 2035/)
    t.match(
      card,
      /Key indicator: Young people .* 6\.4% 2023 · .* old Against the agreed path: .* If the trend continues:/,
    )
    t.match(card, /Nobody answers for \d+ goals, \d+ indicators and one decision\./)
    t.match(card, goal.noneAssessed(10), 'what cannot be assessed is one line')
    t.notMatch(card, /\d+ not assessed/)
  },
)

t.test('verdicts are counted of the indicators that count', async t => {
  const card = textOf(cardsOf(await pageAt('')).find(each => each.includes('/missions/climate')) ?? '')
  t.match(card, /9 indicators count: Against the agreed path 1 achieved/)
})
