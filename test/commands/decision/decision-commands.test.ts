import t from 'tap'
import {
  adviceAnswered,
  adviceGiven,
  decisionConfirmed,
  decisionReviewed,
  decisionSuperseded,
} from '../../../events/decision.ts'
import { commandAt } from '../../../src/commands/catalogue.ts'
import { type Before, given } from '../given.ts'
import { adviceBody, decisionBody, indicator, mission, missionBody } from '../scenes.ts'

const reason = 'because r'
const d = (command: string) => `decisions/d/${command}`
const take: Before = [d('take'), decisionBody]
const answer = { outcome: 'partly', why: 'Money' }
const taken = (id: string): Before => [`decisions/${id}/take`, decisionBody]
const concluded: Before = ['missions/m/conclude', { decidedBy: 'p', reason }]

t.test('advice can be answered, whether it was given before or after the decision', async () => {
  const advised = given(mission)
    .when(d('answer-advice'), answer)
    .isRefused('unknown-thing')
    .when(d('give-advice'), adviceBody)
    .records(adviceGiven(adviceBody))
  advised.when(d('answer-advice'), answer).records(adviceAnswered({ outcome: 'partly', why: 'Money' }))
  advised
    .when(d('answer-advice'), answer)
    .isRefused('no-advice', '', /unanswered advice/)
    .when(...(take as [string, object]))
    .records({ type: 'decision-taken' })
    .when(d('give-advice'), adviceBody)
    .records({ type: 'advice-given' })
    .when(d('answer-advice'), answer)
    .records({ type: 'advice-answered' })
})

t.test('a decision is taken once, in one mission, on a day that is not in the future', async () => {
  const advised = given([...mission, ['missions/n/declare', missionBody], [d('give-advice'), adviceBody]])
  advised.when(d('take'), { ...decisionBody, mission: 'n' }).isRefused('other-mission', '/mission', /“m”/)
  advised
    .when(d('take'), { ...decisionBody, decidedOn: '2026-06-16' })
    .isRefused('not-yet', '/decidedOn', /16 June 2026/)
  advised.when(d('take'), { ...decisionBody, decidedOn: '2026-06' }).isInvalid('/decidedOn')
  advised.when(d('take'), { ...decisionBody, alternatives: [] }).isInvalid('/alternatives')
  advised.when(d('take'), decisionBody).records({ data: decisionBody })
  advised.when(d('take'), decisionBody).isRefused('already-taken', '', /supersede this one/)
  advised.when(d('give-advice'), { ...adviceBody, mission: 'n' }).isRefused('other-mission')
  given()
    .when(d('take'), decisionBody)
    .isRefused('unknown-mission', '/mission', /Declare it first/)
})

t.test('affected things and expectations are recorded as stated', async () => {
  const more = {
    affects: [{ thing: 'goal', id: 'g' }],
    expects: [],
    reviewOn: '2027-06-15',
    dissent: { nb: 'Nei', en: 'No' },
    caseReference: '26/1',
    accountable: 'County',
  }
  given(mission)
    .when(d('take'), { ...decisionBody, ...more })
    .records({ data: more })
    .when('decisions/e/take', { ...decisionBody, expects: [{ indicator: 'x', by: '2030', change: -1 }] })
    .isRefused('unknown-indicator', '/expects/0/indicator')
})

t.test('only a decision that was taken is reviewed or superseded, or supersedes another', async () => {
  const advised = given([...mission, [d('give-advice'), adviceBody], taken('e')])
  advised.when(d('review'), { finding: 'F', by: 'b' }).isRefused('not-taken', '', /Take it first/)
  advised.when(d('supersede'), { by: 'e', reason }).isRefused('not-taken', '')
  advised.when('decisions/e/supersede', { by: 'd', reason }).isRefused('not-taken', '/by')
  advised.when('decisions/e/supersede', { by: 'x', reason }).isRefused('unknown-decision', '/by')
  advised.when('decisions/e/review', { finding: 'F', by: 'b' }).records(decisionReviewed({ finding: 'F', by: 'b' }))
})

t.test('a decision is superseded once, by another, and never by itself through others', async () => {
  const before = given([...mission, taken('d'), taken('e'), taken('f')])
  before.when(d('supersede'), { by: 'd', reason }).isRefused('same-as-before', '/by')
  before.when(d('supersede'), { by: 'e', reason }).records(decisionSuperseded({ by: 'e' }))
  before.when(d('supersede'), { by: 'f', reason }).isRefused('already-superseded', '', /“e”/)
  before.when('decisions/e/supersede', { by: 'd', reason }).isRefused('same-as-before', '/by')
  before.when('decisions/e/supersede', { by: 'f', reason }).records({})
  before.when('decisions/f/supersede', { by: 'd', reason }).isRefused('same-as-before', '/by')
})

t.test('in a concluded mission no decision is taken, but advice is answered and decisions are reviewed', async () => {
  const before = given([...mission, taken('e'), [d('give-advice'), adviceBody], concluded])
  before.when(d('take'), decisionBody).isRefused('mission-concluded')
  before.when(d('give-advice'), adviceBody).isRefused('mission-concluded')
  before.when(d('answer-advice'), answer).records({})
  before.when('decisions/e/review', { finding: 'F', by: 'b' }).records({})
})

t.test('a decision is not known before its mission', async () => {
  given(mission)
    .when(d('take'), { ...decisionBody, knownFrom: '2025' })
    .isRefused('known-before-its-subject', '/knownFrom', /mission “m”/)
})

t.test('what is chosen is one of the alternatives, word for word', async () => {
  given(mission)
    .when(d('take'), { ...decisionBody, chosen: 'Wait' })
    .isInvalid('/chosen', /one of the alternatives/)
  const texts = [{ nb: 'Ja', en: 'Yes' }, { nb: 'Nei' }]
  given(mission)
    .when(d('take'), { ...decisionBody, alternatives: texts, chosen: { nb: 'Ja' } })
    .isInvalid('/chosen')
    .when(d('take'), { ...decisionBody, alternatives: texts, chosen: { en: 'Yes', nb: 'Ja' } })
    .records({})
})

t.test('a decision is superseded by one of its mission, of the same day or later', async () => {
  const earlier: Before = ['decisions/e/take', { ...decisionBody, decidedOn: '2024-01-01' }]
  const other: readonly Before[] = [
    ['missions/n/declare', missionBody],
    ['decisions/f/take', { ...decisionBody, mission: 'n' }],
  ]
  const before = given([...mission, take, earlier, ...other])
  before.when(d('supersede'), { by: 'e', reason }).isRefused('decided-earlier', '/by', /1 January 2024.*15 June 2026/)
  before.when(d('supersede'), { by: 'f', reason }).isRefused('unknown-decision', '/by', /in this mission/)
  before.when('decisions/e/supersede', { by: 'd', reason }).records({})
})

t.test('what the makers saw was recorded by the end of their day, in the time zone of the mission', async () => {
  const dayBefore = { ...decisionBody, decidedOn: '2026-06-14', knownFrom: '2026-06-15' }
  const yesterday = () => given(mission).later('2026-06-15T23:30:00Z', [['decisions/x/take', decisionBody]])
  given(mission)
    .when(d('take'), { ...decisionBody, seenPosition: 1 })
    .records({ data: { seenPosition: 1, assumed: false } })
  given(mission)
    .when(d('take'), { ...dayBefore, seenPosition: 1 })
    .records({ data: { seenPosition: 1, reconstructed: true, assumed: false } })
  given(mission)
    .when(d('take'), dayBefore)
    .records({ data: { seenPosition: 1, reconstructed: true, assumed: true } })
  given(mission)
    .when(d('take'), decisionBody)
    .records({ data: { seenPosition: 1, reconstructed: false, assumed: true } })
  given(mission)
    .later('2026-06-16T08:00:00Z', [['decisions/x/take', decisionBody]])
    .when(d('take'), { ...decisionBody, seenPosition: 2 })
    .isRefused('seen-after-decision', '/seenPosition', /ended at position 1/)
  yesterday()
    .when(d('take'), { ...decisionBody, seenPosition: 2 })
    .records({})
  given([['missions/m/declare', { ...missionBody, timeZone: 'Europe/Oslo' }]])
    .later('2026-06-15T22:30:00Z', [['decisions/x/take', decisionBody]])
    .when(d('take'), { ...decisionBody, seenPosition: 1 })
    .isRefused('seen-after-decision', '/seenPosition')
})

t.test('a day ends by the time zone of the declaration, not by that of the proposal', async () => {
  given([
    ['missions/m/propose', { ...missionBody, timeZone: 'Europe/Oslo' }],
    ['missions/m/declare', missionBody],
  ])
    .later('2026-06-15T22:30:00Z', [['decisions/x/take', decisionBody]])
    .when(d('take'), { ...decisionBody, seenPosition: 2 })
    .records({})
})

t.test('evaluators may give advice too', async t => {
  t.same(commandAt('decisions/give-advice').roles, ['participation', 'evaluator'])
})

t.test('minutes name their document, and are confirmed once', async () => {
  const minutes = { ...decisionBody, minutes: true }
  given(mission)
    .when(d('take'), minutes)
    .isInvalid('/evidence', /the document that they are/)
  given([...mission, [d('take'), { ...minutes, evidence: [{ title: 'Minutes' }] }]])
    .when(d('confirm'), { by: 'partnership' })
    .records(decisionConfirmed({ by: 'partnership' }))
    .when(d('confirm'), { by: 'partnership' })
    .isRefused('same-as-before')
  given([...mission, take])
    .when(d('confirm'), { by: 'partnership' })
    .isRefused('same-as-before', '', /not recorded as minutes/)
  given([...mission, [d('give-advice'), adviceBody]])
    .when(d('confirm'), { by: 'p' })
    .isRefused('not-taken')
})

t.test('an answer to advice is received once by those who advised', async () => {
  const received = { verdict: 'unclear', text: 'Which part?' }
  given([...mission, [d('give-advice'), adviceBody]])
    .when(d('receive-answer'), received)
    .isRefused('no-answer', '', /answer-advice first/)
    .when(d('answer-advice'), answer)
    .records({})
    .when(d('receive-answer'), { ...received, verdict: 'fine' })
    .isInvalid('/verdict')
    .when(d('receive-answer'), received)
    .records({ type: 'answer-received', data: received })
    .when(d('receive-answer'), received)
    .isRefused('no-answer')
})

t.test('changed figures are answered for up to a position that was read; left out, the last there is', async () => {
  const acknowledged = { outcome: 'stands', why: 'A small change.', by: 'Ministry' }
  const before = () => given([...mission, take])
  before()
    .when(d('acknowledge'), acknowledged)
    .records({ type: 'evidence-acknowledged', data: { ...acknowledged, upTo: 2 } })
  before()
    .when(d('acknowledge'), { ...acknowledged, upTo: 1 })
    .records({ data: { upTo: 1 } })
  before()
    .when(d('acknowledge'), { ...acknowledged, upTo: 3 })
    .isRefused('unknown-position', '/upTo', /position of the log is 2/)
  before()
    .when(d('acknowledge'), { ...acknowledged, outcome: 'maybe' })
    .isInvalid('/outcome')
  before().when(d('acknowledge'), { outcome: 'stands', by: 'Ministry' }).isInvalid('/why')
  given([...mission, [d('give-advice'), adviceBody]])
    .when(d('acknowledge'), acknowledged)
    .isRefused('not-taken')
})

t.test('a decision is reviewed and expected to show no earlier than it is taken', async () => {
  const before = given(indicator())
  const taken = (more: object) => before.when(d('take'), { ...decisionBody, decidedOn: '2026-06-01', ...more })
  const expected = (by: string) => ({ expects: [{ indicator: 'i', by, change: 'fewer' }] })
  taken({ reviewOn: '2026-05-31' }).isRefused('ends-before-it-begins', '/reviewOn', /before 1 June 2026/)
  taken(expected('2025')).isRefused('ends-before-it-begins', '/expects/0/by')
  taken({ ...expected('2026'), reviewOn: '2026-06-14' }).warns('date-passed')
})

t.test('advice that asked for an answer before it was known is recorded with a warning', async () => {
  const advised = (more: object) => given(mission).when(d('give-advice'), { ...adviceBody, ...more })
  advised({ respondBy: '2026-06-14' }).warns('date-passed')
  advised({ respondBy: '2026-06-15' }).warns()
})
