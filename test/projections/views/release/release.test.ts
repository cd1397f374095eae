import t from 'tap'
import { newMission, why } from '../../given.ts'
import { measured, scene } from '../../scene.ts'
import { askerOf, type Body, insider, viewerWho } from '../../told.ts'

const outsider = viewerWho('approved')

t.test('a release names a position, and its views answer as they were', async t => {
  const { tell, log } = await newMission()
  const { ask } = askerOf(log)
  await tell('releases/r/publish', { mission: 'm', title: 'R', reason: 'Spring' })
  await tell('missions/m/revise', { title: 'M2', decidedBy: 'P', reason: 'because R' })
  const release = ask('/releases/r', outsider)
  t.match(release, {
    release: 'r',
    mission: 'm',
    title: 'R',
    position: 1,
    revision: 0,
    published: { reason: 'Spring' },
  })
  for (const view of release.views) {
    const { title, pin } = ask(view.replace('/api/v1', ''), outsider)
    t.equal(title, 'M')
    t.equal(pin.position, 1)
  }
})

t.test('a release is there from when it was published', async t => {
  const { tell, log } = await newMission()
  const { ask, refused } = askerOf(log)
  await tell('releases/r/publish', { mission: 'm', title: 'R', knownFrom: '2023' })
  t.equal(refused('/releases/r?position=1'), 'unknown-thing')
  t.equal(refused('/releases/r?asOf=2022'), 'unknown-thing')
  t.equal(ask('/releases/r?asOf=2023').lateEntries, 1, 'recorded later than it is said to have been known')
  t.equal(ask('/releases/r').lateEntries, 0)
})

t.test('under embargo a release is for those with a role, to the very millisecond', async t => {
  const { tell, log, clock } = await newMission()
  const { ask, refused } = askerOf(log)
  await tell('releases/r/publish', { mission: 'm', title: 'R', embargoUntil: '2024-06-02T08:00:00Z' })
  await tell('releases/s/publish', { mission: 'm', title: 'S', embargoUntil: '2024-06-03' })
  t.match(ask('/releases/r', insider), { embargoUntil: '2024-06-02T08:00:00.000Z' })
  clock.now = Date.parse('2024-06-02T07:59:59.999Z')
  t.equal(refused('/releases/r', outsider), 'unknown-thing')
  for (const pin of ['position=2', 'asOf=2024', 'position=2&asOf=2024'])
    t.equal(refused(`/releases/r?${pin}`, outsider), 'unknown-thing', `${pin} is no way round it`)
  clock.now += 1
  t.match(ask('/releases/r', outsider), { title: 'R' })
  t.equal(refused('/releases/s', outsider), 'unknown-thing')
  clock.now = Date.parse('2024-06-03T00:00:00Z')
  t.match(ask('/releases/s', outsider), { title: 'S' }, 'until a day ends as the day begins')
})

t.test('rule 13: a figure that is known otherwise now is flagged, until an erratum names it', async t => {
  const given = await scene({}, ...measured({ 2021: 10, 2022: 9.5, 2023: 9 }))
  const { ask, submit, tell, log } = given
  await tell('releases/r/publish', { mission: 'm', title: 'R' })
  const release = (query = ''): Body => ask(`/releases/r${query}`)
  t.match(release(), { flagged: [], errata: [] })
  await submit('correct', { period: '2022', value: 9.7, cause: 'method', ...why })
  const corrected = log.head()
  await submit('withdraw', { period: '2023', ...why })
  const withdrawn = log.head()
  await submit('measure', { period: '2024', value: 8.5, obsStatus: 'F' })
  t.match(release().flagged, [
    { indicator: 'x', period: '2022', cell: {}, was: { value: 9.5 }, now: { value: 9.7 }, position: corrected },
    { indicator: 'x', period: '2023', was: { value: 9 }, now: { state: 'withdrawn' }, position: withdrawn },
  ])
  t.equal(release().flagged.length, 2, 'a figure that is new is not wrong in it')
  await tell('releases/r/add-erratum', { text: 'It was 9.7.', figures: [{ indicator: 'x', period: '2022' }] })
  t.match(release(), {
    flagged: [{ period: '2023' }],
    errata: [{ text: 'It was 9.7.', figures: [{ indicator: 'x', period: '2022' }] }],
    revision: 1,
  })
  await submit('correct', { period: '2022', value: 9.8, cause: 'typing-error', ...why })
  t.same(
    release().flagged.map(({ period }: Body) => period),
    ['2022', '2023'],
    'a later correction raises the flag anew',
  )
  t.match(
    release(`?position=${corrected}`),
    { flagged: [{ period: '2022', now: { value: 9.7 } }], errata: [] },
    'law 2',
  )
  await submit('correct', { period: '2022', value: 9.5, cause: 'typing-error', ...why })
  t.same(
    release().flagged.map(({ period }: Body) => period),
    ['2023'],
    'what came back to what it was differs in nothing',
  )
})

t.test('reactions tell which corrections touched a release, and the errata that answered', async t => {
  const given = await scene({}, ...measured({ 2021: 10, 2022: 9.5 }))
  const { ask, submit, tell } = given
  await tell('releases/r/publish', { mission: 'm', title: 'R' })
  await submit('correct', { period: '2022', value: 9.7, cause: 'method', ...why })
  const reactions = (): Body => ask('/missions/m/reactions')
  t.match(reactions(), {
    rows: [{ period: '2022', reactions: [{ thing: 'release', id: 'r', acknowledged: null }] }],
    unanswered: [{ accountable: null, waiting: 1 }],
  })
  await tell('releases/r/add-erratum', { text: 'It was 9.7.', figures: [{ indicator: 'x', period: '2022' }] })
  t.match(reactions(), { rows: [{ reactions: [{ acknowledged: { why: 'It was 9.7.' } }] }], unanswered: [] })
})
