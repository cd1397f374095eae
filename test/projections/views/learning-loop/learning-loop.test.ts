import t from 'tap'
import { DAY_MS } from '../../../../events/calendar.ts'
import { openedLoop, openLoop, why } from '../../given.ts'
import { measured, neet, scene } from '../../scene.ts'
import { type Body, viewerWho } from '../../told.ts'

const x = (period: string) => ({ indicator: 'x', period })
const correction = { period: '2022', value: 9, cause: 'source-revised', ...why }

t.test(
  'a learning loop shows question, hypothesis, expectation, comparison, insight, conclusion and consequence',
  async t => {
    const given = await scene({}, ...neet)
    const { tell, ask } = given
    await tell('projects/p/register', { title: 'P', kind: 'experiment', lead: 'L', stage: 'idea' })
    await openLoop(given, { indicators: ['x'], projects: ['p'], comparison: 'The county without mentors' })
    await tell('learning-loops/l/note-evidence', { text: 'Fewer already.', restsOn: [x('2022')] })
    await tell('learning-loops/l/record-insight', { text: 'Trust comes first.', by: 'Kari' })
    t.match(ask('/learning-loops/l'), {
      learningLoop: 'l',
      mission: 'm',
      status: 'open',
      question: openedLoop.question,
      hypothesis: openedLoop.hypothesis,
      expects: openedLoop.expects,
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
    t.equal(given.refused('/learning-loops/k'), 'unknown-thing')
    t.equal(given.refused('/learning-loops/l', viewerWho('nothing')), 'unknown-thing')
    t.equal(given.refused('/learning-loops/l?asOf=2023'), 'unknown-thing')
  },
)

const without = ({ pin: _, lateEntries: _l, ...body }: Body) => body

t.test(
  'rule 13: evidence is pinned as known then; when it is corrected the loop is flagged, and once closed may be reopened',
  async t => {
    const given = await scene({}, ...neet)
    const { tell, ask } = given
    await openLoop(given)
    await tell('learning-loops/l/note-evidence', { text: 'E', restsOn: [x('2022'), x('2020')] })
    const head = given.log.head()
    given.clock.now += DAY_MS
    const { position } = (await given.submit('correct', correction)) as { position: number }
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

t.test('what was expected, what was seen then and what is known now are shown side by side', async t => {
  const given = await scene({}, ...neet)
  const { tell, ask } = given
  await openLoop(given)
  t.match(ask('/learning-loops/l').sideBySide, {
    expectation: { expected: openedLoop.expects, since: '2024-06-01', seen: null, now: { state: 'nothing-since' } },
    figures: [],
    indicators: [{ indicator: 'x', seen: null, address: null, now: { latest: { value: 9.5 } } }],
  })
  given.clock.now += 400 * DAY_MS
  await given.submit('measure', { period: '2024', value: 9 })
  await tell('learning-loops/l/note-evidence', { text: 'E', restsOn: [x('2024'), x('2022')] })
  given.clock.now += 400 * DAY_MS
  await given.submit('measure', { period: '2025', value: 7 })
  await given.submit('correct', { ...correction, period: '2024', value: 8.5 })
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

t.test('an expectation in words alone is shown and not computed with', async t => {
  const given = await scene({}, ...neet)
  await openLoop(given, { expects: { text: 'They stay' } })
  await given.tell('learning-loops/l/note-evidence', { text: 'They do' })
  const { expectation, indicators } = given.ask('/learning-loops/l').sideBySide
  t.match(expectation, {
    expected: { text: 'They stay' },
    seen: { state: 'in-words' },
    now: { state: 'in-words', actual: null },
  })
  t.same(indicators, [])
})

t.test('figures that were not signed off are not shown to a reader without a role', async t => {
  const given = await scene({ signOff: true }, ['measure', { period: '2022', value: 9.4321 }])
  await openLoop(given)
  await given.tell('learning-loops/l/note-evidence', { text: 'E', restsOn: [x('2022')] })
  await given.submit('correct', { ...correction, value: 8.7654 })
  const [all, approved] = [undefined, viewerWho('approved')].map(
    v => given.answered('/missions/m/learning', v).body,
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

t.test('facts shown that were recorded after the day asked are counted', async t => {
  const given = await scene({}, ...measured({ 2020: 11 }, { knownFrom: '2021' }))
  await openLoop(given, { knownFrom: '2022' })
  await given.tell('learning-loops/l/record-insight', { text: 'I', by: 'Kari', knownFrom: '2023' })
  // The loop, the definition and the figure; of the mission its declaration and its goal.
  t.equal(given.ask('/learning-loops/l?asOf=2022').lateEntries, 3)
  t.equal(given.ask('/learning-loops/l?asOf=2023').lateEntries, 4)
  t.equal(given.ask('/missions/m/learning?asOf=2023').lateEntries, 6)
})
