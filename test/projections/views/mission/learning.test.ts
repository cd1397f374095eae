import t from 'tap'
import { DAY_MS } from '../../../../events/calendar.ts'
import { why } from '../../given.ts'
import { measured, neet, type Scene, scene } from '../../scene.ts'
import { type Body, viewerWho } from '../../told.ts'

const opened = {
  mission: 'm',
  question: 'Do mentors keep them in school?',
  hypothesis: 'A mentor halves the dropout.',
  expects: { indicator: 'x', change: -2, by: '2025', text: 'Two points fewer' },
  reviewOn: '2024-07-01',
}
const open = ({ tell }: Scene, more: object = {}, id = 'l') => tell(`learning-loops/${id}/open`, { ...opened, ...more })
const x = (period: string) => ({ indicator: 'x', period })
const correction = { period: '2022', value: 9, cause: 'source-revised', ...why }

t.test(
  'a loop tells question, hypothesis, what is expected, comparison, insight, conclusion and its consequence',
  async t => {
    const told = await scene({}, ...neet)
    const { tell, ask } = told
    await tell('projects/p/register', { title: 'P', kind: 'experiment', lead: 'L', stage: 'idea' })
    await open(told, { indicators: ['x'], projects: ['p'], comparison: 'The county without mentors' })
    await tell('learning-loops/l/note-evidence', { text: 'Fewer already.', restsOn: [x('2022')] })
    await tell('learning-loops/l/record-insight', { text: 'Trust comes first.', by: 'Kari' })
    t.match(ask('/learning-loops/l'), {
      learningLoop: 'l',
      mission: 'm',
      status: 'open',
      question: opened.question,
      hypothesis: opened.hypothesis,
      expects: opened.expects,
      comparison: 'The county without mentors',
      indicators: ['x'],
      projects: ['p'],
      reviewOn: '2024-07-01',
      opened: { principal: 'kari' },
      evidence: [{ text: 'Fewer already.', flagged: false, restsOn: [{ seen: { value: 9.5 }, now: { value: 9.5 } }] }],
      insights: [{ text: 'Trust comes first.', by: 'Kari' }],
      conclusion: null,
      conclusions: [],
      flagged: false,
      mayBeReopened: false,
      revision: 2,
    })
    await tell('decisions/d/give-advice', { mission: 'm', body: 'Youth', question: 'Q', advice: 'A' })
    await tell('learning-loops/l/close', {
      conclusion: 'It helps.',
      consequence: { decision: 'd', text: 'All counties' },
    })
    const concluded = { conclusion: 'It helps.', consequence: { decision: 'd', text: 'All counties' }, reopened: null }
    t.match(ask('/learning-loops/l'), { status: 'closed', conclusion: concluded, conclusions: [concluded] })
    t.same(ask('/missions/m/learning').learningLoops, [without(ask('/learning-loops/l'))])
    t.equal(told.refused('/learning-loops/k'), 'unknown-thing')
    t.equal(told.refused('/learning-loops/l', viewerWho('nothing')), 'unknown-thing')
    t.equal(told.refused('/learning-loops/l?asOf=2023'), 'unknown-thing')
  },
)

const without = ({ pin: _, lateEntries: _l, ...body }: Body) => body

t.test(
  'loops whose review is overdue are listed, the longest first; closed ones are not, until they are reopened',
  async t => {
    const told = await scene({})
    await open(told)
    await open(told, { reviewOn: '2024-06-20' }, 'k')
    const overdue = (query: string) =>
      told.ask(`/missions/m/learning${query}`).overdue.map((l: Body) => [l.learningLoop, l.overdueDays])
    t.same(overdue('?on=2024-06-20'), [])
    t.same(overdue('?on=2024-07-04'), [
      ['k', 14],
      ['l', 3],
    ])
    t.equal(told.ask('/learning-loops/l?on=2024-07-04').overdueDays, 3)
    await told.tell('learning-loops/k/close', { conclusion: 'C', consequence: { text: 'T' } })
    t.same(overdue('?on=2024-07-04'), [['l', 3]])
    await told.tell('learning-loops/k/reopen', why)
    t.same(overdue('?on=2024-07-04'), [
      ['k', 14],
      ['l', 3],
    ])
  },
)

t.test(
  'rule 13: evidence is pinned as known then; when it is corrected the loop is flagged, and once closed may be reopened',
  async t => {
    const told = await scene({}, ...neet)
    const { tell, ask } = told
    await open(told)
    await tell('learning-loops/l/note-evidence', { text: 'E', restsOn: [x('2022'), x('2020')] })
    const head = told.log.head()
    told.clock.now += DAY_MS
    const { position } = (await told.submit('correct', correction)) as { position: number }
    t.match(ask('/learning-loops/l'), { flagged: true, mayBeReopened: false }, 'an open one need not be reopened')
    const [evidence] = ask('/learning-loops/l').evidence
    t.match(evidence, {
      flagged: true,
      seen: { seenAsOf: '2024-06-01', seenPosition: head - 1, reconstructed: false },
      restsOn: [
        { flagged: true, seen: { value: 9.5 }, now: { value: 9 }, movedBy: [{ position, cause: 'source-revised' }] },
        { flagged: false, movedBy: [] },
      ],
    })
    await tell('learning-loops/l/note-evidence', { text: 'Again', restsOn: [x('2022')] })
    t.match(ask('/learning-loops/l').evidence, [{ flagged: true }, { flagged: false }], 'what is noted now has seen it')
    await tell('learning-loops/l/close', { conclusion: 'C', consequence: { text: 'T' } })
    t.match(ask('/missions/m/learning'), { flagged: ['l'], mayBeReopened: ['l'] })
    await tell('learning-loops/l/reopen', { reason: 'The figure was wrong.' })
    const again = ask('/learning-loops/l')
    t.match(again, { status: 'open', mayBeReopened: false, conclusion: null })
    t.match(again.conclusions, [{ conclusion: 'C', reopened: { reason: 'The figure was wrong.' } }])
    await tell('learning-loops/l/close', { conclusion: 'C2', consequence: { text: 'T' } })
    const closed = ask('/learning-loops/l')
    t.equal(closed.conclusions.length, 2)
    t.match(closed.conclusion, { conclusion: 'C2', reopened: null })
    t.match(
      ask(`/learning-loops/l?position=${head}`),
      { flagged: false, conclusions: [] },
      'as it was, nothing had moved',
    )
  },
)

t.test('what was expected, what was seen then and what is known now stand side by side', async t => {
  const told = await scene({}, ...neet)
  const { tell, ask } = told
  await open(told)
  t.match(ask('/learning-loops/l').sideBySide, {
    expectation: { expected: opened.expects, since: '2024-06-01', seen: null, now: { state: 'nothing-since' } },
    figures: [],
    indicators: [{ indicator: 'x', seen: null, address: null, now: { latest: { value: 9.5 } } }],
  })
  told.clock.now += 400 * DAY_MS
  await told.submit('measure', { period: '2024', value: 9 })
  await tell('learning-loops/l/note-evidence', { text: 'E', restsOn: [x('2024'), x('2022')] })
  told.clock.now += 400 * DAY_MS
  await told.submit('measure', { period: '2025', value: 7 })
  await told.submit('correct', { ...correction, period: '2024', value: 8.5 })
  const { expectation, figures, indicators } = ask('/learning-loops/l').sideBySide
  t.match(expectation, {
    expected: { change: -2, by: '2025' },
    seen: {
      state: 'under-way',
      start: { period: '2022', value: 9.5 },
      end: { period: '2024', value: 9 },
      actual: -0.5,
      share: 0.25,
    },
    now: { state: 'reached', end: { period: '2025', value: 7 }, actual: -2.5, difference: -0.5, due: true },
  })
  t.match(figures, [
    { evidence: 0, indicator: 'x', period: '2024', flagged: true, seen: { value: 9 }, now: { value: 8.5 } },
    { evidence: 0, period: '2022', flagged: false, seen: { value: 9.5 }, now: { value: 9.5 } },
  ])
  const [{ address, ...standing }] = indicators
  t.match(standing, { seen: { on: '2025-07-06', latest: { value: 9 } }, now: { latest: { value: 7 } } })
  t.match(ask(address.slice('/api/v1'.length)), { latest: standing.seen.latest, path: { verdict: standing.seen.path } })
})

t.test('what is expected in words alone is told and not computed with', async t => {
  const told = await scene({}, ...neet)
  await open(told, { expects: { text: 'They stay' } })
  await told.tell('learning-loops/l/note-evidence', { text: 'They do' })
  const { expectation, indicators } = told.ask('/learning-loops/l').sideBySide
  t.match(expectation, {
    expected: { text: 'They stay' },
    seen: { state: 'in-words' },
    now: { state: 'in-words', actual: null },
  })
  t.same(indicators, [])
})

t.test('figures that were not signed off stay unseen without a role', async t => {
  const told = await scene({ signOff: true }, ['measure', { period: '2022', value: 9.4321 }])
  await open(told)
  await told.tell('learning-loops/l/note-evidence', { text: 'E', restsOn: [x('2022')] })
  await told.submit('correct', { ...correction, value: 8.7654 })
  const [all, approved] = [undefined, viewerWho('approved')].map(
    v => told.answered('/missions/m/learning', v).body,
  ) as [string, string]
  t.match(all, /9\.4321.*8\.7654/)
  t.notMatch(approved, /9\.4321|8\.7654/)
  t.match(JSON.parse(approved), {
    flagged: [],
    learningLoops: [
      {
        evidence: [{ restsOn: [{ seen: { state: 'not-shown' }, now: { state: 'not-shown' } }] }],
        sideBySide: { expectation: { now: { state: 'not-shown' } } },
      },
    ],
  })
})

t.test('facts that are told and were recorded later than the day asked are counted', async t => {
  const told = await scene({}, ...measured({ 2020: 11 }, { knownFrom: '2021' }))
  await open(told, { knownFrom: '2022' })
  await told.tell('learning-loops/l/record-insight', { text: 'I', by: 'Kari', knownFrom: '2023' })
  // The loop, the definition and the figure; of the mission its declaration and its goal.
  t.equal(told.ask('/learning-loops/l?asOf=2022').lateEntries, 3)
  t.equal(told.ask('/learning-loops/l?asOf=2023').lateEntries, 4)
  t.equal(told.ask('/missions/m/learning?asOf=2023').lateEntries, 6)
})
