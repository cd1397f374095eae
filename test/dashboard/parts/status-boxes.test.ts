import t from 'tap'
import { readerLanguages } from '../../../projections/words/languages.ts'
import { wordsOf } from '../../../src/dashboard/words.ts'
import { emptySite } from '../site.ts'

t.test('where there is nothing to answer for, no page says that all of it has somebody who answers for it', async t => {
  const { app, record } = await emptySite()
  const given = { title: 'M', challenge: 'C', vision: 'V', horizon: { from: '2025', to: '2035' } }
  await record('missions/m/declare', given)
  for (const language of readerLanguages)
    for (const path of ['/missions/m', '/missions/m/people']) {
      const { body } = await app.inject(`${path}?lang=${language}`)
      t.match(body, `<p>${wordsOf(language).mission.nothingToAnswerFor}</p>`, `${path} ${language}`)
      t.notMatch(body, wordsOf(language).mission.noGaps, `${path} ${language}`)
    }
})
