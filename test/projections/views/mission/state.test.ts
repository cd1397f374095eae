import t from 'tap'
import { readerLanguages } from '../../../../projections/words/languages.ts'
import { neet, scene } from '../../scene.ts'
import { askerOf, samples } from '../../told.ts'

t.test('a mission that only has a goal says in five sentences that little is known', async t => {
  const { ask } = await scene({})
  t.same(ask('/missions/m/state?on=2024-06-01').inWords, [
    'Samfunnsoppdraget «M» vil dette fra 2015 til 2035: «V».',
    'Målet «G» har ikke fått noe tall. Derfor kan ingen si om vi er i rute.',
    'Siden 1. juni 2023 er verken mål, måltall eller tall endret.',
    'Ingen svarer for ett mål og én indikator, blant dem «G».',
    'Dette er usikkert: én indikator kan ikke vurderes.',
  ])
})

t.test('what moved since one year before the day, who answers and what is disputed are said', async t => {
  const { ask, submit } = await scene({ accountable: 'NAV', dimensions: { sex: { F: 'Women' } } }, ...neet)
  await submit('revise-target', { period: '2035', value: 7, decidedBy: 'Regjeringen', reason: 'because R' })
  await submit('dispute', { dispute: 'd', period: '2022', claimant: 'KS', reason: 'because R' })
  const [, stands, moved, answers, uncertain] = ask('/missions/m/state?lang=en').inWords
  t.match(stands, /: 1 (on|ahead of|behind) the path/)
  t.equal(
    moved,
    'Since 1 June 2023, one target has changed and 3 new figures have become known, most recently for “T”.',
  )
  await submit('revise-target', { period: '2035', value: 8, decidedBy: 'Regjeringen', reason: 'because R' })
  t.match(ask('/missions/m/state?lang=en').inWords[2], /, one target has changed /, 'however often it did')
  await submit('set-target', { period: '2035', value: 9, cell: { sex: 'F' } })
  await submit('revise-target', { period: '2035', value: 8, cell: { sex: 'F' }, decidedBy: 'R', reason: 'because R' })
  t.match(ask('/missions/m/state?lang=en').inWords[2], /, 2 targets have changed /, 'that of a group is another one')
  t.equal(answers, 'Somebody answers for some of this (NAV), but nobody answers for one goal: “G”.')
  t.match(uncertain, /^This is uncertain: one figure is disputed.*; KS: “T”, 2022\.$/)
  t.match(ask('/missions/m/state?lang=en&on=2026-06-01').inWords[2], 'Since 1 June 2025, neither')
})

t.test('the state of every sample is five sentences in every language', async t => {
  const { log } = await samples()
  const { ask } = askerOf(log)
  for (const mission of ['inkludering', 'demens', 'eu-cities', 'uk-clean-power'])
    for (const lang of readerLanguages) {
      const { inWords } = ask(`/missions/${mission}/state?lang=${lang}`)
      t.equal(inWords.length, 5)
      for (const sentence of inWords) {
        t.match(sentence, /^[A-ZÅÄÖÆØ\d].*[^.]\.$/)
        t.notMatch(sentence, /undefined|NaN|[{}]|\s{2}/)
        t.ok(sentence.length <= 400, sentence)
      }
    }
})

t.test(
  'what nobody answers for is counted in one way: in the sentence, of the mission, and in the list of missions',
  async t => {
    const { tell, ask } = await scene({})
    await tell('missions/m/raise-barrier', { barrier: 'b', kind: 'law', text: 'T' })
    const given = { mission: 'm', body: 'B', question: 'Q', alternatives: ['A'], chosen: 'A', rationale: 'R' }
    for (const decision of ['d', 'e']) await tell(`decisions/${decision}/take`, { ...given, decidedOn: '2024-05-01' })
    t.equal(
      ask('/missions/m/state?lang=en').inWords[3],
      'Nobody answers for one goal, one indicator, one barrier and 2 decisions, among them “G”.',
    )
    const { gaps } = ask('/missions/m').accountability
    t.equal(gaps.length, 5)
    t.same(ask('/missions').missions[0].accountability.gaps, gaps)
  },
)

t.test('where only a decision has nobody, the sentence names it', async t => {
  const { tell, ask } = await scene({ accountable: 'NAV' })
  await tell('missions/m/revise-goal', { goal: 'g', accountable: 'NAV', decidedBy: 'B', reason: 'because R' })
  t.equal(
    ask('/missions/m/state?lang=en').inWords[3],
    'Every goal, indicator, barrier and decision has somebody who answers for it: NAV.',
  )
  const given = { mission: 'm', body: 'B', question: 'Q', alternatives: ['A'], chosen: 'A', rationale: 'R' }
  await tell('decisions/d/take', { ...given, decidedOn: '2024-05-01' })
  t.equal(
    ask('/missions/m/state?lang=en').inWords[3],
    'Somebody answers for some of this (NAV), but nobody answers for one decision: “Q”.',
  )
})
