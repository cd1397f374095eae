import t from 'tap'
import { methods as all } from '../../../../projections/progress/methods.ts'
import { reasons } from '../../../../projections/progress/reasons.ts'
import { readerLanguages as languages } from '../../../../projections/words/languages.ts'
import { askerOf, type Body, newTeller, viewerWho } from '../../told.ts'

const told = (viewer = viewerWho('all')): Body => askerOf(newTeller().log).ask('/methods', viewer)

t.test('every method is named with its version and explained in five languages, each in its own words', async t => {
  const { methods } = told()
  t.strictSame(
    methods.map((m: Body) => m.name),
    ['varde-1', 'opensdg-2.4', 'destatis-weather', 'escap', 'unsd-2023', 'linear-path'],
  )
  for (const { name, version, explain } of methods) {
    t.match(version, /^\d/, name)
    t.strictSame(Object.keys(explain).sort(), [...languages].sort(), name)
    for (const language of languages) {
      const text = explain[language]
      t.ok(text.length > 60 && /[.!]$/.test(text), `${name} in ${language} is a sentence`)
    }
    t.equal(new Set(Object.values(explain)).size, languages.length, `${name} has no text twice`)
  }
})

t.test('the list is that of the methods there are', async t => {
  t.strictSame(
    told().methods.map((m: Body) => [m.name, m.version]),
    all.map(m => [m.name, m.version]),
  )
})

t.test('every reason a method may give has its meaning', async t => {
  t.strictSame(told().reasons, reasons)
  for (const [reason, meaning] of Object.entries(reasons)) t.ok(meaning.length > 15, reason)
})

t.test('everybody may read it, in an empty log too', async t => {
  t.strictSame(told(viewerWho('nothing')).methods, told().methods)
  t.match(told().pin, { asOf: null, position: -1, on: '2024-06-01' })
})
