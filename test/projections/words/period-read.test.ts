import t from 'tap'
import { period } from '../../../projections/words/format.ts'
import { languages, readerLanguages } from '../../../projections/words/languages.ts'
import { periodRead } from '../../../projections/words/period-read.ts'

t.test('a period is read as its pages write it, in every language', async t => {
  const codes = ['2024', '2024-H2', '2024-Q4', '2024-05', '2024-12', '2024-W07', '2024-05-17', '2018/2020']
  for (const language of readerLanguages) {
    const { table, sentence } = languages[language].formats
    for (const code of codes.filter(each => each.length !== '2024-05-17'.length))
      for (const notation of [table, sentence]) {
        const written = period(languages[language], notation, code)
        t.equal(periodRead(languages[language], written), code, `${language} ${written}`)
        t.equal(
          periodRead(languages[language], ` ${written.toUpperCase()} `),
          code,
          'capitals and spaces do not matter',
        )
      }
    for (const code of codes) t.equal(periodRead(languages[language], code), code, `${language} ${code}`)
  }
})

t.test('a day is read as fields hold it, and what is no period is left as it is', async t => {
  const cases = [
    ['17.5.2024', '2024-05-17'],
    ['4 kvartal 2024', '2024-Q4'],
    ['2018-2020', '2018/2020'],
    ['4. kvartal', '4. kvartal'],
    ['soon', 'soon'],
    ['kvartal 5 2024', 'kvartal 5 2024'],
    ['', ''],
  ] as const
  for (const [text, read] of cases) t.equal(periodRead(languages.nb, text), read, text)
})
