/** Words that a native would not write, or not write here, and the words to write instead. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { languages, readerLanguages } from '../../../projections/words/languages.ts'
import { verdictOf } from '../../../projections/words/verdicts.ts'

const folder = join(import.meta.dirname, '../../../projections/words')

const unwanted: Readonly<Record<string, readonly (readonly [RegExp, instead: string])[]>> = {
  nb: [
    [/etter planen/, 'i rute, sammenlignet med planen (it means “according to”)'],
    [/(?<!samfunns)(?<!Samfunns)\b[Oo]ppdrag(et|ene|ets)?\b/, 'samfunnsoppdrag'],
    [/utfall/, 'effekt, resultat'],
    [/illustrasjon|laget for eksempelet/, 'eksempel, eksempeltall'],
    [/(foran|på|etter) veien\b/, 'ligger foran, i rute, ligger etter'],
    [/kunngj/, 'besluttet'],
    [/\bhinder/, 'hindring'],
    [/amount\} på /, 'for'],
    [/ikke noe måltall er/, 'måltall mangler'],
    [/hindringet|\bløften\b/, 'hindringen, løftet'],
    [/Siden \$\{s\.since\} ble/, 'siden … er … blitt'],
    [/steget \$\{s\.stage|fasen \$\{terms\.stage/, 'stadiet (one word for one thing)'],
    [/har svart for/, 'har tatt stilling til'],
  ],
  nn: [
    [/etter planen/, 'i rute'],
    [/\b[Oo]ppdrag(et|a)?\b/, 'samfunnsoppdrag'],
    [/utfall/, 'effekt, resultat'],
    [/eit døme\b/, 'eit eksempel (one word for one thing)'],
    [/illustrasjon|laga for dømet/, 'eksempel, eksempeltal'],
    [/(framfor|på|etter) vegen\b/, 'ligg framom, i rute, ligg etter'],
    [/kunngj/, 'vedtok, vedteke'],
    [/tal(et)?[^']* omstridd\b|disputed: 'omstridd'/, 'omstridt'],
    [/amount\} på /, 'for'],
    [/\bsvarer\b|har svart\b/, 'svarar, har svara (one inflection)'],
    [/\bordlyding/i, 'ordlyd (one word for one thing)'],
    [/\battende\b/, 'tilbake'],
    [/Sidan \$\{s\.since\} vart/, 'sidan … er … blitt'],
    [/steget \$\{s\.stage|fasen \$\{terms\.stage/, 'stadiet (one word for one thing)'],
  ],
  sv: [
    [/utlyst/, 'beslutad'],
    [/utfall/, 'effekt, resultat'],
    [/illustration|gjort för exemplet/, 'exempel, exempelsiffra'],
    [/(före|på|efter) vägen\b/, 'ligger före, i fas, ligger efter'],
    [/medverkansgrupp/, 'delaktighetsgrupp'],
    [/age\} gammalt/, 'gammal (siffra)'],
    [/sådana tempon/, 'ett sådant tempo'],
    [/baslinje/, 'utgångsvärde (one word for one thing)'],
    [/Sedan \$\{s\.since\} blev/, 'sedan … har … blivit'],
    [/\bsvarat för det\b/, 'tagit ställning till'],
  ],
  da: [
    [/efter planen/, 'følger planen'],
    [/udfald/, 'effekt, resultat'],
    [/illustration|lavet til eksemplet/, 'eksempel, eksempeltal'],
    [/(foran|på|efter) vejen\b/, 'foran, følger planen, bagud'],
    [/medvirkningsgruppe/, 'inddragelsesgruppe'],
    [/sådanne tempi/, 'et sådant tempo'],
    [/udgangsværdi/, 'baseline (one word for one thing)'],
    [/Siden \$\{s\.since\} blev/, 'siden … er … blevet'],
    [/\bsvaret for det\b/, 'taget stilling til'],
  ],
  en: [[/made for the example|illustrative[^:]/, 'example, example figure']],
}

t.test('no language uses a word that the glossary rejects', async t => {
  t.same(Object.keys(unwanted), [...readerLanguages])
  const found: string[] = []
  for (const language of readerLanguages)
    for (const file of globSync(`${language}/*.ts`, { cwd: folder })) {
      const source = readFileSync(join(folder, file), 'utf8').replace(/^\/\*\*.*\*\/$|^import .*$/gm, '')
      for (const line of source.split('\n'))
        for (const [word, instead] of unwanted[language] ?? [])
          if (word.test(line.replace(/^\s*[a-zA-Z]+: (\(|s =>)?/, '')))
            found.push(`${file} should say ${instead}: ${line.trim()}`)
    }
  t.strictSame(found, [])
})

t.test('the terms are those of the glossary', async t => {
  const { nb, nn, sv, da, en } = languages
  t.match(nb.terms.path, { ahead: 'ligger foran', 'on-path': 'i rute', behind: 'ligger etter' })
  t.match(nb.terms.trend, {
    reaches: 'tempoet holder',
    'slightly-short': 'litt for lavt',
    'moving-away': 'går feil vei',
  })
  t.match(nn.terms.path, { ahead: 'ligg framom', 'on-path': 'i rute', behind: 'ligg etter' })
  t.match(nn.terms.trend, { reaches: 'tempoet held', 'slightly-short': 'litt for lågt', 'moving-away': 'går feil veg' })
  t.match(sv.terms.path, { ahead: 'ligger före', 'on-path': 'i fas', behind: 'ligger efter' })
  t.match(sv.terms.trend, { reaches: 'tempot räcker', 'slightly-short': 'lite för lågt', 'moving-away': 'åt fel håll' })
  t.match(da.terms.path, { ahead: 'foran', 'on-path': 'følger planen', behind: 'bagud' })
  t.match(da.terms.trend, {
    reaches: 'tempoet rækker',
    'slightly-short': 'lidt for lavt',
    'moving-away': 'forkert vej',
  })
  t.same(
    [nb, nn, sv, da, en].map(({ terms }) => terms.goalKind.outcome),
    ['effekt', 'effekt', 'effekt', 'effekt', 'outcome'],
  )
  t.same(
    [nb, nn, sv, da].map(({ terms }) => terms.illustrative),
    ['eksempeltall', 'eksempeltal', 'exempelsiffra', 'eksempeltal'],
  )
  t.same(
    [nb, nn, sv, da].map(({ terms }) => terms.phase.declared),
    ['besluttet', 'vedteke', 'beslutad', 'besluttet'],
  )
})

t.test('how many of those that count can be assessed is said of one and of several', async t => {
  for (const language of readerLanguages) {
    const { noneCan, tooFew, movedSince } = languages[language].state
    t.notMatch(noneCan({ of: 1 }), /\b1\b/, language)
    t.match(noneCan({ of: 10 }), /\b10\b/, language)
    t.match(tooFew({ can: 2, of: 12 }), /\b2\b.*\b12\b/, language)
    const since = { since: '2025', what: 'X', last: 'Y' }
    t.not(movedSince({ ...since, count: 1 }), movedSince({ ...since, count: 2 }), 'of one there is no latest')
  }
})

t.test('pace and chance are one sentence', async t => {
  t.equal(
    languages.nb.terms.outlook.holds.unlikely,
    'Tempoet holder hvis det varer, men slike tempoer pleier å avta: det er lite sannsynlig at målet nås.',
  )
  for (const language of readerLanguages)
    for (const sentences of Object.values(languages[language].terms.outlook))
      t.equal(new Set(Object.values(sentences)).size, 3, language)
})

t.test('of one and of several the verdict agrees in number', async t => {
  const { terms } = languages.sv
  t.equal(verdictOf(terms, 'path', 'not-assessed', 1), 'inte bedömd')
  t.equal(verdictOf(terms, 'path', 'not-assessed', 2), 'inte bedömda')
  t.equal(verdictOf(languages.en.terms, 'trend', 'reaches', 2), 'reach the target')
  t.equal(verdictOf(languages.nn.terms, 'trend', 'reaches', 2), 'tempoet held')
})

t.test('a term that pages and sentences share is one term', async t => {
  for (const language of readerLanguages) {
    const { terms, reasons } = languages[language]
    t.match(reasons.suppressed, terms.status.Q, language)
  }
})
