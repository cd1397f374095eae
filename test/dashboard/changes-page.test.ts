import t from 'tap'
import { readerLanguages } from '../../projections/words/languages.ts'
import { wordsOf } from '../../src/dashboard/words.ts'
import { QuestionTooLarge } from '../../src/engine/errors.ts'
import { emptySite, fullSite } from './site.ts'

const { app } = await fullSite()
const { monthsBefore } = await import('../../src/dashboard/changes/spans.tsx')
const en = wordsOf('en')
const at = '/missions/proving-ground/changes'
const get = (query: string, path = at) => app.inject(`${path}?${query}`)

t.test('each indicator has a picture of what moved it, from the first number to the last', async t => {
  const { statusCode, body } = await get('lang=en&from=2021-03-31&to=2023-12-31')
  t.equal(statusCode, 200)
  t.match(body, en.changes.between('31 March 2021', '31 December 2023'))
  t.match(
    body,
    'aria-label="Latest figure: At the start 10.1 µg/m³, new figures +0.5, corrections +0.3, At the end 10.9 µg/m³"',
  )
  t.match(body, 'corrections −3.3, changed target +13.0, At the end 59.7%"', 'and one of how far it has come')
  t.match(body, /href="\/indicators\/fine-dust\?lang=en&amp;fact=(\d+)#fact-\1"/, 'with the facts behind it')
})

t.test('answers that are others come first, what they were beside what they are', async t => {
  const { body } = await get('lang=en&from=2020-12-31&to=2024-12-31')
  const flips = body.slice(body.indexOf('id="flips"'), body.indexOf('id="moved"'))
  t.match(flips, 'Fine dust')
  t.match(flips, new RegExp(`${en.path['on-path']}.*${en.path.ahead}`))
})

t.test(
  'wordings, targets, decisions and barriers follow in sentences, and what did not change is one line',
  async t => {
    const { body } = await get('lang=en&from=2021-03-31&to=2023-12-31')
    t.match(body, en.changes.topics.target)
    t.match(body, 'The old target was out of reach')
    t.match(body, en.changes.noneOf('wordings, decisions and advice, barriers'))
  },
)

t.test('where nothing says since when, it is what became known in the last year', async t => {
  const { body } = await get('lang=en&asOf=2024-06-30')
  t.match(body, en.changes.between('30 June 2023', '30 June 2024'))
  t.match(body, /from=2023-06-30"[^>]* aria-current="true"/)
})

t.test('a span in which nothing became known says so', async t => {
  const { body } = await get('lang=en&from=2025-12-01&to=2025-12-02')
  t.match(body, en.changes.nothing)
})

t.test('a link to the same page in another language or on another day keeps what is compared', async t => {
  const { body } = await get('lang=en&from=2021-03-31&to=2023-12-31')
  t.match(body, 'lang=sv&amp;from=2021-03-31&amp;to=2023-12-31')
  t.match(body, '<input type="hidden" name="from" value="2021-03-31"/>')
})

t.test('a parameter that is unknown, or that the view cannot read, is refused', async t => {
  for (const query of ['since=2020', 'from=2020&toPosition=5', 'method=guess', 'before=3']) {
    const { statusCode, body } = await get(`lang=en&${query}`)
    t.equal(statusCode, 400, query)
    t.match(body, en.error.badAddress, query)
  }
})

t.test(
  'a day to compare with that cannot be read or lies in the future is told as beside a date field, in every language',
  async t => {
    for (const language of readerLanguages) {
      const { asOf, error } = wordsOf(language)
      for (const [query, text, given] of [
        ['from=soon', asOf.unreadable, 'soon'],
        ['from=31.12.2099', asOf.future, '31.12.2099'],
        ['to=1.1.2099', asOf.future, '1.1.2099'],
      ] as const) {
        const { statusCode, body } = await get(`lang=${language}&${query}`)
        t.equal(statusCode, 400, query)
        t.match(body, error.badDate)
        t.match(body, text)
        t.match(body, `<code>${given}</code>`)
      }
      const { body } = await get(`lang=${language}&from=2020&toPosition=-1`)
      t.match(body, error.badAddress)
      if (language !== 'en') t.notMatch(body, /<code>[^<]*must be/, language)
    }
  },
)

t.test('a question that is too large is answered by a page that says to choose a shorter span', async t => {
  const site = await emptySite({
    viewerOf: () => {
      throw new QuestionTooLarge('Ask for a shorter span.')
    },
  })
  const { statusCode, body } = await site.app.inject(`${at}?lang=en`)
  t.equal(statusCode, 422)
  t.match(body, en.error.tooLongText)
})

t.test('it is there whole in every language', async t => {
  for (const mission of ['proving-ground', 'inkludering', 'climate'])
    for (const language of readerLanguages) {
      const { body, statusCode } = await get(`lang=${language}&from=2022`, `/missions/${mission}/changes`)
      t.equal(statusCode, 200)
      t.notMatch(body, /undefined|\[object|NaN|[\uE000\uE001]/, `${mission} ${language}`)
    }
})

t.test('the same day some months earlier, or the last day of a shorter month', async t => {
  t.equal(monthsBefore('2026-11-28', 3), '2026-08-28')
  t.equal(monthsBefore('2026-02-10', 12), '2025-02-10')
  t.equal(monthsBefore('2026-05-31', 3), '2026-02-28')
  t.equal(monthsBefore('2026-01-31', 2), '2025-11-30')
})

t.test('the last visit is offered by the browser alone, and only where the page is as of today', async t => {
  const { body, headers } = await get('lang=en')
  t.match(body, /<li hidden data-since-visit[^>]*><a href="[^"]*lang=en">Since my last visit/)
  t.match(body, /<last-visit hidden data-mission="proving-ground" data-position="\d+"/)
  t.equal(headers['set-cookie'], undefined)
  for (const pin of ['asOf=2024-06-30', 'position=1000'])
    t.notMatch((await get(`lang=en&${pin}`)).body, /last-visit|since-visit/)
})

t.test('changes since a visit earlier today can be asked for', async t => {
  const today = new Date().toISOString().slice(0, 10)
  const { statusCode, body } = await get(`lang=en&from=${today}&fromPosition=1000`)
  t.equal(statusCode, 200)
  t.match(body, en.changes.asThen)
})
