import t from 'tap'
import { readerLanguages } from '../../../projections/words/languages.ts'
import { wordsOf } from '../../../src/dashboard/words.ts'
import { emptySite, fullSite } from '../site.ts'

const site = await fullSite()
const cardsOf = async (mission: string, language: string): Promise<string> => {
  const { body } = await site.app.inject(`/missions/${mission}?lang=${language}`)
  const from = body.indexOf('id="key-indicators"')
  return body.slice(from, body.indexOf('</section>', from))
}

for (const language of readerLanguages)
  t.test(
    `answers against a target that nobody adopted are said to be left out of the first sentence, in ${language}`,
    async t => {
      const { overview, illustrative } = wordsOf(language)
      const note = `<p class="small">${overview.exampleTargets}</p>`
      t.match(overview.exampleTargets, illustrative, 'in the word of the badge')
      t.ok((await cardsOf('inkludering', language)).includes(note))
      t.notOk((await cardsOf('climate', language)).includes(note), 'not where every target is adopted')
    },
  )

t.test('a key indicator that cannot be assessed says why', async t => {
  const cards = (await cardsOf('inkludering', 'en')).split('<li class="card">')
  const card = cards.find(one => one.includes('/indicators/ungdata-lonely')) ?? ''
  t.match(card, `not assessed</span> <span class="small">${wordsOf('en').reasons['no-target']}</span>`)
})

t.test(
  'where there is only an indicator without a figure, one line says so in words for one, and no list is empty',
  async t => {
    const { app, record } = await emptySite()
    const goal = { goal: 'g', statement: 'G', level: 1, kind: 'outcome' }
    const indicator = {
      mission: 'm',
      goals: ['g'],
      title: 'I',
      unit: 'percent',
      definition: 'D',
      direction: 'decrease',
    }
    await record('missions/m/declare', {
      title: 'M',
      challenge: 'C',
      vision: 'V',
      horizon: { from: '2025', to: '2035' },
    })
    await record('missions/m/set-goal', goal)
    await record('indicators/i/define', { ...indicator, kind: 'outcome', source: { name: 'S' } })
    for (const language of readerLanguages) {
      const { body } = await app.inject(`/missions/m?lang=${language}`)
      const cards = body.slice(body.indexOf('id="key-indicators"'))
      const one = wordsOf(language).overview.notAssessed(1, 1, '')
      t.match(cards, one.split(':')[0])
      t.notMatch(one, '1', language)
      t.notMatch(body, '<ul class="key-indicators">')
    }
  },
)

t.test('the age beside a figure is its own, where the answer is about an earlier one too', async t => {
  const cards = (await cardsOf('climate', 'en')).split('<li class="card">')
  const badgeOf = (indicator: string): string =>
    /<p class="value">.*?<\/p>/s.exec(cards.find(one => one.includes(`/indicators/${indicator}?`)) ?? '')?.[0] ?? ''
  const [then, now] = [badgeOf('de-ghg-2020'), badgeOf('de-ghg-2030')]
  t.match(now, '2023')
  t.equal(then, now, 'the same figure has the same age, whatever target it is held against')
  const { body } = await site.app.inject('/indicators/de-ghg-2020?lang=en')
  const age = /2023 · (.*? old)/.exec(now)?.[1] ?? 'none'
  t.ok(body.replaceAll(/<[^>]*>/g, '').includes(`(2023).The figure is ${age}.`), age)
})
