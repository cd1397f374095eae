import t from 'tap'
import { newMission } from '../../given.ts'
import { askerOf, insider, viewerWho } from '../../told.ts'

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
