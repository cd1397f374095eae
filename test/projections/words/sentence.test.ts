import t from 'tap'
import { type AnyFact, type FactName, factNames } from '../../../events/catalogue.ts'
import type { Recorded } from '../../../events/fact.ts'
import { languages, readerLanguages } from '../../../projections/words/languages.ts'
import { type Part, textOf } from '../../../projections/words/part.ts'
import { sentencesIn } from '../../../projections/words/sentence.ts'
import { sentenceFields } from '../../../projections/words/sentence-fields.ts'
import type { ThingNames } from '../../../projections/words/speaker.ts'
import { thingNamesAt } from '../../../projections/words/thing-names.ts'
import { measured, neet, scene } from '../scene.ts'
import { askerOf, type Body, samples } from '../told.ts'

const MISSIONS = ['inkludering', 'demens', 'eu-cities', 'uk-clean-power']

const ENGLISH = /\b(the|of|and|was|were|by|for the|target|goal|mission|percent|not|this)\b/

/** The pin of all figures up to a position. */
const pinAt = (position: number) =>
  ({ asOfMs: Number.POSITIVE_INFINITY, asOf: null, position, on: '2024-06-01', figures: 'all' }) as const

const noNames: ThingNames = {
  title: () => undefined,
  indicator: () => undefined,
  contribution: () => undefined,
  claimant: () => undefined,
  formerName: () => undefined,
}

/** The sentences about a fact of an indicator, one a language. */
function sentences(type: FactName, data: object, names: Partial<ThingNames> = {}, meta: object = {}) {
  const fact = { type, data, stream: `indicator-x`, position: 9, meta: { organisation: 'SSB', ...meta } }
  return readerLanguages.map(lang =>
    textOf(sentencesIn(lang, { ...noNames, ...names })(fact as unknown as Recorded<AnyFact>)),
  )
}
const neets: Partial<ThingNames> = {
  indicator: () => ({
    title: { nb: 'Unge utenfor', nn: 'Unge utanfor', sv: 'Unga utanför', da: 'Unge uden for', en: 'Youth outside' },
    unit: 'percent',
    decimals: 1,
    dimensions: { sex: { F: { nb: 'kvinner', en: 'women' } } },
  }),
}

t.test('an actor with a new name is named by the one it had before, too', async t => {
  const data = { name: 'Statnett Sør', from: '2024' }
  t.same(sentences('actor-renamed', data, { formerName: () => 'Statnett' }), [
    'Statnett heter Statnett Sør fra 2024.',
    'Statnett heiter Statnett Sør frå 2024.',
    'Statnett heter Statnett Sør från 2024.',
    'Statnett hedder Statnett Sør fra 2024.',
    'Statnett is called Statnett Sør from 2024.',
  ])
  t.equal(sentences('actor-renamed', data)[0], 'En aktør heter Statnett Sør fra 2024.', 'where none is known')
  const { tell, log, factReader } = await scene({})
  await tell('actors/grid/register', { name: 'Grid', sector: 'public', level: 'state', knownFrom: '2014' })
  for (const name of ['Grid AS', 'Grid Group']) await tell('actors/grid/rename', { name, from: '2020' })
  const facts = factReader.facts('actor-grid').slice(1) as readonly Recorded<AnyFact>[]
  const names = thingNamesAt(factReader, 'm', pinAt(log.head()))
  t.same(
    facts.map(fact => textOf(sentencesIn('en', names)(fact))),
    ['Grid is called Grid AS from 2020.', 'Grid AS is called Grid Group from 2020.'],
  )
})

t.test('every kind of fact has its fields and a clause in every language', async t => {
  t.same(Object.keys(sentenceFields).sort(), [...factNames].sort())
  for (const language of readerLanguages)
    t.same(Object.keys(languages[language].clauses).sort(), [...factNames].sort(), language)
})

t.test('a measurement says who, how much, of what, when and how sure', async t => {
  const data = { period: '2020-Q4', value: 11.2, obsStatus: 'P', cell: { sex: 'F' } }
  t.same(sentences('indicator-measured', data, neets), [
    'SSB registrerte 11,2 prosent for «Unge utenfor» i 4. kvartal 2020 (kvinner, foreløpig).',
    'SSB registrerte 11,2 prosent for «Unge utanfor» i 4. kvartal 2020 (kvinner, førebels).',
    'SSB registrerade 11,2 procent för ”Unga utanför” under kvartal 4 2020 (kvinner, preliminär).',
    'SSB registrerede 11,2 procent for »Unge uden for« i 4. kvartal 2020 (kvinner, foreløbigt).',
    'SSB recorded 11.2 per cent for “Youth outside” in the fourth quarter of 2020 (women, provisional).',
  ])
  t.equal(
    sentences('indicator-measured', { period: '2018/2020', obsStatus: 'Q' }, neets)[0],
    'SSB meldte at tallet for «Unge utenfor» ikke finnes for 2018–2020 (skjult av hensyn til personvernet).',
  )
})

t.test('who is on record is told to have decided; of others it is told who states so; a mandate is named', async t => {
  const data = { goal: 'g', decidedBy: 'ks' }
  const known: Partial<ThingNames> = {
    title: (thing, id) =>
      new Map([
        ['body ks', 'KS'],
        ['goal g', 'Half'],
        ['decision d', 'Shall we halve it?'],
      ]).get(`${thing} ${id}`),
  }
  t.equal(sentences('goal-adopted', data, known)[4], 'KS adopted the goal “Half”.')
  t.match(sentences('goal-adopted', { ...data, decidedBy: 'Parliament' }, known), [
    /^Oppgitt av SSB, som registrerte det: Parliament /,
    /^Opplyst av SSB, som registrerte det: Parliament /,
    /^Uppgivet av SSB, som registrerade det: Parliament /,
    /^Oplyst af SSB, som registrerede det: Parliament /,
    /^Stated by SSB, who recorded it: Parliament /,
  ])
  t.match(sentences('goal-adopted', data, known, { decision: 'd' })[4], 'on the decision about “Shall we halve it?”')
})

t.test('a relative target says how much lower or higher, per cent of a per cent being points', async t => {
  const data = { period: '2035', changePercent: -50, decidedBy: 'Regjeringen' }
  t.equal(
    sentences('target-revised', data, neets)[0],
    'Oppgitt av SSB, som registrerte det: Regjeringen endret måltallet for «Unge utenfor» til 50 prosent lavere enn utgangsverdien innen 2035.',
  )
  t.match(sentences('target-set', { period: '2035', changePoints: 2.5 }, neets)[4], 'at 2.5 percentage points above')
  t.match(sentences('target-set', { period: '2035', low: 1, high: 2 }, neets)[0], 'til mellom 1,0 og 2,0 prosent innen')
})

t.test(
  'a thing without a known name is called by its id; a text is shown in the nearest language there is',
  async t => {
    t.equal(
      sentences('goal-adopted', { goal: 'g-1', decidedBy: 'KS' })[0],
      'Oppgitt av SSB, som registrerte det: KS vedtok målet «g-1».',
    )
    t.equal(
      sentences(
        'goal-adopted',
        { goal: 'g-1', decidedBy: 'KS' },
        { title: thing => (thing === 'goal' ? { fi: 'Tavoite' } : undefined) },
      )[0],
      'Oppgitt av SSB, som registrerte det: KS vedtok målet «Tavoite».',
    )
  },
)

t.test('a superseding decision is called “a new one” where both have the same question', async t => {
  const asked: Partial<ThingNames> = { title: thing => (thing === 'decision' ? 'Hvor mye?' : undefined) }
  t.equal(
    sentences('decision-superseded', { by: 'd2' }, asked)[0],
    'Beslutningen om «Hvor mye?» ble erstattet av en ny.',
  )
  t.match(sentences('decision-superseded', { by: 'd2' })[0], 'erstattet av beslutningen om «d2»')
})

t.test('a reason is given where there is room for it, to the end of its first sentence', async t => {
  const meta = { reason: 'Meld. St. 28 ga målet «nytt» tall. Resten står et annet sted.' }
  t.equal(
    sentences('goal-retired', { goal: 'g' }, {}, meta)[0],
    'SSB avsluttet målet «g»; begrunnelse: «Meld. St. 28 ga målet ‘nytt’ tall».',
  )
  const straight = { reason: '"Half" of ("all") was meant.' }
  t.match(sentences('goal-retired', { goal: 'g' }, {}, straight)[4], '“‘Half’ of (‘all’) was meant”')
  const long = { reason: `${'Ord '.repeat(200)}slutt.` }
  for (const sentence of sentences('goal-retired', { goal: 'g' }, {}, long)) t.ok(sentence.length <= 300, sentence)
})

t.test('a name is never altered', async t => {
  const name =
    'Regjeringen (Meld. St. 28 (2024–2025)), Kunnskapsdepartementet m.fl., v/ avdelingen for barn og unge i utdanning!'
  for (const sentence of sentences('goal-adopted', { goal: 'g', decidedBy: name })) t.match(sentence, name)
})

t.test('a reason is lost in no language, however long the sentence', async t => {
  const title =
    'Andelen unge mellom 15 og 29 år som verken er i arbeid, utdanning eller opplæring, etter fylke og kjønn'
  const names: Partial<ThingNames> = { indicator: () => ({ title, unit: 'percent', decimals: 1 }) }
  const data = { period: '2020', value: 9, cause: 'source-revised', decidedBy: `${title} ${title}` }
  for (const type of ['measurement-corrected', 'target-revised'] as const)
    for (const sentence of sentences(type, data, names, { reason: 'Kilden hadde regnet feil i to fylker.' }))
      t.match(sentence, 'Kilden hadde regnet feil i to fylker', sentence)
})

t.test('a settled dispute says whose claim it was', async t => {
  const names: Partial<ThingNames> = {
    ...neets,
    claimant: (indicator, dispute) => (indicator === 'x' && dispute === 'd' ? 'Havneforeningen' : undefined),
  }
  for (const sentence of sentences('dispute-resolved', { dispute: 'd', outcome: 'upheld' }, names))
    t.match(sentence, 'Havneforeningen')
  t.equal(
    sentences('dispute-resolved', { dispute: 'e', outcome: 'upheld' }, names)[0],
    'SSB avgjorde uenigheten om «Unge utenfor»: tallet står.',
  )
})

t.test('the sentence about a decision has its question, its choice, its day and its reasons', async t => {
  const data = {
    mission: 'm',
    body: 'Partnerskapet',
    question: 'Skal forsøket utvides?',
    alternatives: ['Ja', 'Nei'],
    chosen: { nb: 'Utvid til fem kommuner', en: 'Extend to five municipalities' },
    rationale: 'Tallene for 2023 tyder på virkning.',
    decidedOn: '2024-05-17',
    seenPosition: 4,
    seenAsOf: '2024-05-17',
    reconstructed: false,
  }
  const [nb, , , , en] = sentences('decision-taken', data)
  t.equal(
    nb,
    'Partnerskapet besluttet den 17. mai 2024 «Utvid til fem kommuner» på spørsmålet «Skal forsøket utvides?», fordi «Tallene for 2023 tyder på virkning».',
  )
  t.match(en, /^Partnerskapet decided on 17 May 2024 “Extend to five municipalities” on the question/)
})

t.test('every sentence of every fact of the samples is one plain sentence', async t => {
  const { log } = await samples()
  const { ask } = askerOf(log)
  const kinds = new Set<string>()
  for (const mission of MISSIONS)
    for (const lang of readerLanguages)
      for (const { sentence, type, parts } of ask(`/missions/${mission}/timeline?limit=1000&lang=${lang}`)
        .entries as Body[]) {
        kinds.add(type)
        const own = parts.map(({ kind, text, language }: Part) => (kind === 'text' && !language ? text : '…')).join('')
        const faults = [
          textOf(parts) !== sentence && 'other parts',
          !/[^.]\.$/.test(sentence) && 'no full stop',
          /undefined|NaN|\[object|[{}]|\s{2}| ,|: ?\.$/.test(sentence) && 'a hole',
          sentence.length > 450 && 'too long',
          /[.!?] [A-ZÆØÅÄÖ]/.test(own) && 'more than one sentence',
          lang === 'nb' && ENGLISH.test(own) && 'English',
        ].filter(Boolean)
        if (faults.length > 0) t.fail(`${lang} ${type}: ${faults.join(', ')}: ${sentence}`)
      }
  t.ok(kinds.size >= 18, 'the samples hold many kinds of fact')
})

t.test('the timeline is in the language asked for, or else in Bokmål', async t => {
  const { ask, refused } = await scene({}, ...neet.slice(0, 2), ...measured({ 2020: 11 }))
  const last = (query: string): string => ask(`/missions/m/timeline${query}`).entries.at(-1).sentence
  t.equal(last(''), 'ssb registrerte 11,0 prosent for «T» i 2020.', 'with the decimals that others were recorded with')
  t.equal(last('?lang=en'), 'ssb recorded 11.0 per cent for “T” in 2020.')
  t.throws(() => refused('/missions/m/timeline?lang=fr'))
})

t.test('a name is what it was at the pin', async t => {
  const { ask, submit, log } = await scene({ title: 'Før' })
  const position = log.head()
  await submit('redefine', { title: 'Nå', definition: 'D2', breakAt: '2024', comparable: true, reason: 'because R' })
  await submit('measure', { period: '2023', value: 1 })
  t.match(ask(`/missions/m/timeline?position=${position}`).entries.at(-1).sentence, '«Før»')
  t.match(ask('/missions/m/timeline').entries.at(-1).sentence, '«Nå»')
})

t.test('names of another mission’s things are not shown', async t => {
  const { tell, factReader, submit, log } = await scene({ title: 'Tittel' })
  await tell('missions/n/declare', {
    title: 'Naboen',
    challenge: 'C',
    vision: 'V',
    horizon: { from: '2015', to: '2035' },
    knownFrom: '2014',
  })
  await submit('measure', { period: '2023', value: 1 })
  const pin = pinAt(log.head())
  const [own, other] = [thingNamesAt(factReader, 'm', pin), thingNamesAt(factReader, 'n', pin)]
  t.match(own.indicator('x', 0), { title: 'Tittel' })
  t.equal(other.indicator('x', 0), undefined)
  t.equal(own.title('mission', 'm'), 'M')
  t.equal(own.title('mission', 'n'), undefined)
  t.equal(own.title('goal', 'g'), 'G')
  t.equal(other.title('goal', 'g'), undefined)
})
