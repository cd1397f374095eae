import t from 'tap'
import { acceptedLanguage, localised } from '../../src/dashboard/language.ts'

t.test('the browser’s first language that pages have is taken', async t => {
  t.equal(acceptedLanguage('sv-SE,sv;q=0.9,en;q=0.8'), 'sv')
  t.equal(acceptedLanguage('de,fr;q=0.9,da;q=0.4,en;q=0.5'), 'en')
  t.equal(acceptedLanguage('no'), 'nb', 'Norwegian without a form is Bokmål')
  t.equal(acceptedLanguage('nn;q=0.8, nb;q=0.2'), 'nn')
  t.equal(acceptedLanguage('nb ; q=0.3 , da ; q=0.7'), 'da', 'there may be space around “;” and “,”')
  t.equal(acceptedLanguage('en;q=0, da'), 'da', 'a weight of nought is a refusal')
})

t.test('a browser without a language that pages have gets Bokmål', async t => {
  for (const header of [undefined, '', '*', 'fr', ';;;,q=1', 'en;q=abc'])
    t.equal(acceptedLanguage(header), 'nb', String(header))
})

t.test('a text in the page’s language carries no mark of its language', async t => {
  t.strictSame(localised({ nb: 'hei', en: 'hello' }, 'en'), { text: 'hello' })
})

t.test('a text that lacks the page’s language falls back to the nearest and names it', async t => {
  t.strictSame(localised({ en: 'hello', nb: 'hei' }, 'nn'), { text: 'hei', language: 'nb' })
  t.strictSame(localised({ fi: 'moi', sv: 'hej' }, 'da'), { text: 'hej', language: 'sv' })
  t.strictSame(localised({ se: 'bures' }, 'en'), { text: 'bures', language: 'se' })
})

t.test('a plain string has no known language, and an absent text is empty', async t => {
  t.strictSame(localised('hello', 'nb'), { text: 'hello' })
  t.strictSame(localised(undefined, 'nb'), { text: '' })
})
