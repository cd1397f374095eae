import t from 'tap'
import type { Viewer } from '../../projections/base/viewer.ts'
import { isRefusal } from '../../src/commands/refusal.ts'
import { InvalidInput } from '../../src/engine/errors.ts'
import { factCacheOf } from '../../src/engine/fact-cache.ts'
import { askerOf, insider, newTeller, question, samples, viewerWho } from '../projections/told.ts'

const teller = await samples('2026-11-01')
const { log } = teller
const asker = askerOf(log)
const { ask, answered, refused } = asker
const NEET = '/indicators/neet-15-29'
const ofNeet = [...log.read({ stream: 'indicator-neet-15-29' })].map(f => f.position)
/** A position by which the first figures of NEET were recorded. */
const EARLY = ofNeet[8]
const outsider = viewerWho('approved', 'anybody')
const stranger = viewerWho('nothing', 'stranger')

/** What is wrong with a question that can't be read. */
function fault(address: string, viewer?: Viewer): InvalidInput {
  try {
    question(asker.reader, address, viewer)
  } catch (error) {
    if (error instanceof InvalidInput) return error
    throw error
  }
  throw new Error(`${address} is read`)
}

t.test('asOf is a year, a month, a day, a range or an instant, and means its last millisecond', async t => {
  for (const [text, on] of [
    ['2021', '2021-12-31'],
    ['2021-11', '2021-11-30'],
    ['2021-12-31', '2021-12-31'],
    ['2020/2021', '2021-12-31'],
    ['2021-12-31T23:59:59.999Z', '2021-12-31'],
    ['2022-01-01T00:30:00%2B02:00', '2021-12-31'],
  ] as const) {
    const { pin, points } = ask(`${NEET}/series?asOf=${text}`)
    t.equal(pin.on, on, text)
    t.equal(pin.asOf, decodeURIComponent(text))
    const isFinal = text !== '2021-11' && !text.startsWith('2022')
    t.equal(points[0].value, isFinal ? 10.5 : 10.7, 'known to the millisecond')
  }
})

t.test('a position is a number or an instant, which means the last position recorded by then', async t => {
  const later = newTeller('2024-06-01')
  const mission = { title: 'M', challenge: 'C', vision: 'V', horizon: { from: '2020', to: '2030' } }
  await later.tell('missions/a/declare', mission)
  later.clock.now += 86_400_000
  await later.tell('missions/b/declare', mission)
  const { ask } = askerOf(later.log)
  const listed = (position: string) => {
    const { missions, pin } = ask(`/missions?position=${position}`)
    return [missions.map((m: { mission: string }) => m.mission).join(), pin.position, pin.on]
  }
  t.same(listed('0'), ['a', 0, '2024-06-01'])
  t.same(listed('1'), ['a,b', 1, '2024-06-02'])
  t.same(listed('2024-06-01T23:59:59Z'), ['a', 0, '2024-06-01'])
  t.same(listed('2024-06-02T12:00:00Z'), ['a,b', 1, '2024-06-02'], 'the very millisecond is inside')
  t.same(listed('2024-05-31T00:00:00Z'), ['', -1, '2024-05-31'], 'before the first fact there is nothing')
})

t.test('without a position it is the last that touched the answer', async t => {
  const touched = Math.max(...ofNeet)
  t.equal(ask(`${NEET}/series`).pin.position, touched)
  t.ok(touched < log.head())
  t.equal(ask('/missions').pin.position, log.head())
})

t.test('the day of assessment is the day of asOf, else of the position, else today', async t => {
  const on = (query: string) => ask(`${NEET}/assessment?${query}`).pin.on
  teller.clock.now += 40 * 86_400_000
  t.equal(on(''), '2026-12-11')
  t.equal(on(`position=${EARLY}`), '2026-11-01')
  t.equal(on(`position=${EARLY}&asOf=2024-05-06`), '2024-05-06')
  t.equal(on('asOf=2026'), '2026-12-11', 'one still running means now')
  t.equal(on('asOf=2024&on=2023-01-31'), '2023-01-31')
})

t.test('a pin in the future is refused, never ignored', async t => {
  for (const [address, parameter] of [
    [`${NEET}?asOf=2027`, 'asOf'],
    [`${NEET}?asOf=2999-01-01T00:00:00Z`, 'asOf'],
    [`${NEET}?position=${log.head() + 1}`, 'position'],
    [`${NEET}?position=999999999999999`, 'position'],
    [`${NEET}?position=2999-01-01T00:00:00Z`, 'position'],
    ['/missions/demens/changes?from=2020&to=2999', 'to'],
    ['/missions/demens/changes?from=2999', 'from'],
    [`/missions/demens/changes?fromPosition=${log.head() + 1}`, 'fromPosition'],
    [`/missions/demens/changes?toPosition=${log.head() + 1}`, 'toPosition'],
  ] as const) {
    const { unreadable, faults, message } = fault(address)
    t.ok(unreadable, address)
    t.match(faults, [{ pointer: parameter }], address)
    t.match(message, /future/, address)
  }
  t.ok(ask(`${NEET}?position=${log.head()}`))
})

t.test('what a view does not take is refused by name, and so is what can’t be read', async t => {
  for (const [query, pointer] of [
    ['asof=2021', 'asof'],
    ['limit=3', 'limit'],
    ['asOf=2021-13', 'asOf'],
    ['asOf=', 'asOf'],
    ['position=-1', 'position'],
    ['position=1.5', 'position'],
    ['position=2024-02-30T00:00:00Z', 'position'],
    ['position=2024-02-01T00:00:00', 'position'],
    ['names=former', 'names'],
  ] as const) {
    const { unreadable, faults } = fault(`${NEET}?${query}`)
    t.ok(unreadable, query)
    t.match(faults, [{ pointer }], query)
  }
  for (const query of ['on=2024', 'on=2024-02-30', 'method=guess', 'target=new', 'cell=sex', 'status=any'])
    t.ok(fault(`${NEET}/assessment?${query}`).unreadable, query)
  for (const query of ['limit=0', 'limit=1001', 'limit=', 'limit=1e2', 'limit= 5', 'before=-1', 'measurements=yes'])
    t.ok(fault(`/missions/demens/timeline?${query}`).unreadable, query)
  t.match(fault(`${NEET}?a=1&b=2`).faults, [{ pointer: 'a' }, { pointer: 'b' }], 'every one of them')
})

t.test('the same question has the same etag, another answer another', async t => {
  const etag = (address: string, viewer?: Viewer) => answered(address, viewer).etag
  const head = ask(`${NEET}/series`).pin.position
  const day = ask(`${NEET}/series`).pin.on
  t.equal(etag(`${NEET}/series`), etag(`${NEET}/series`))
  t.match(etag(`${NEET}/series`), /^"[\w-]{20,}"$/)
  t.equal(etag(`${NEET}/series`), askerOf(log).answered(`${NEET}/series`).etag, 'of another reader too')
  t.equal(
    etag(`${NEET}/assessment`),
    etag(`${NEET}/assessment?target=current&method=varde-1`),
    'what goes without saying',
  )
  t.equal(
    etag(`${NEET}/series?position=${head}&asOf=2024`),
    etag(`${NEET}/series?asOf=2024`),
    'the position that is meant anyway',
  )
  const all = [
    `${NEET}/series`,
    `${NEET}/series?asOf=2021`,
    `${NEET}/series?asOf=2021-12-31`,
    `${NEET}/series?position=${head - 1}`,
    `${NEET}/series?includeHistory=true`,
    `${NEET}/series?cell=sex:F`,
    `${NEET}/assessment`,
    `${NEET}/assessment?on=2020-01-01`,
    `${NEET}/assessment?target=original`,
    `${NEET}/assessment?method=escap`,
    '/indicators/demens-personer/series',
  ].map(address => etag(address))
  t.equal(new Set(all).size, all.length)
  teller.clock.now += 86_400_000
  t.not(etag(`${NEET}/series`), all[0], `another day than ${day}`)
})

t.test('who holds the etag gets nothing folded', async t => {
  let folds = 0
  const factReader = factCacheOf(log)
  const indicator = (id: string) => {
    folds += 1
    return factReader.indicator(id)
  }
  const { answered } = askerOf(log, { ...factReader, indicator })
  const { etag, body } = answered(`${NEET}/assessment?asOf=2024`)
  const before = folds
  const held = answered(`${NEET}/assessment?asOf=2024`, insider, etag)
  t.same(held, { etag, body: '' })
  t.equal(folds - before, 1, 'it is only looked up what touched it last')
  t.equal(answered(`${NEET}/assessment?asOf=2024`).body, body)
  t.equal(folds - before, 2, 'an answer given before is not folded again')
  t.not(answered(`${NEET}/assessment?asOf=2023`, insider, etag).body, '', 'another answer is')
})

t.test('an answer follows what is recorded', async t => {
  const own = newTeller()
  const { ask, answered } = askerOf(own.log)
  await own.tell('missions/m/declare', {
    title: 'A',
    challenge: 'C',
    vision: 'V',
    horizon: { from: '2020', to: '2030' },
  })
  const before = answered('/missions/m')
  await own.tell('missions/m/revise', { title: 'B', decidedBy: 'P', reason: 'because R' })
  t.equal(ask('/missions/m').title, 'B')
  t.not(answered('/missions/m').etag, before.etag)
  t.equal(ask('/missions/m?position=0').title, 'A')
})

t.test('what is not there, hidden, or not known at the pin is refused alike', async t => {
  t.equal(refused('/missions/nowhere'), 'unknown-thing')
  t.equal(refused('/indicators/nowhere/series'), 'unknown-thing')
  t.equal(refused(NEET, stranger), 'unknown-thing')
  t.equal(refused('/missions/inkludering/progress', stranger), 'unknown-thing')
  t.equal(refused('/releases/nowhere'), 'unknown-thing')
  t.same(
    question(asker.reader, NEET, stranger),
    question(asker.reader, '/indicators/nowhere', stranger),
    'hidden looks like not there',
  )
  t.same(
    question(asker.reader, `${NEET}?asOf=1990`),
    question(asker.reader, '/indicators/nowhere?asOf=1990'),
    'not known then looks like not there',
  )
  for (const view of ['', '/progress', '/timeline', '/goalposts', '/changes', '/coverage'])
    t.equal(refused(`/missions/demens${view}?asOf=2017`), 'unknown-thing', view)
  for (const view of ['', '/series', '/assessment']) {
    t.equal(refused(`${NEET}${view}?asOf=2019`), 'unknown-thing', view)
    t.equal(refused(`${NEET}${view}?position=0`), 'unknown-thing', view)
  }
})

t.test('of all missions one sees those that are not hidden, at once when that changes', async t => {
  const seen = new Set(['demens'])
  const viewer = viewerWho(mission => (seen.has(mission) ? 'all' : 'nothing'))
  const listed = () => ask('/missions', viewer).missions.map((m: { mission: string }) => m.mission)
  t.same(listed(), ['demens'])
  seen.add('eu-cities')
  t.same(listed(), ['demens', 'eu-cities'])
  seen.delete('demens')
  t.same(listed(), ['eu-cities'], 'no answer given before is shown')
  t.same(ask('/missions', stranger).missions, [])
})

t.test('keys and grants are for those who see access', async t => {
  const own = newTeller()
  const { ask, refused } = askerOf(own.log)
  t.same(ask('/access/grants').keys, [])
  await own.tell('access/issue-key', { principal: 'kari', organisation: 'ssb', name: 'K' })
  t.match(ask('/access/grants').keys, [{ principal: 'kari' }])
  t.notMatch(JSON.stringify(ask('/access/grants')), 'a'.repeat(64), 'not even the hash of a key')
  t.equal(refused('/access/grants', outsider), 'unknown-thing')
})

t.test('an auditor is not given the answer of who sees all of access, whatever the mission is called', async t => {
  const own = newTeller()
  const { ask } = askerOf(own.log)
  await own.tell('access/issue-key', { principal: 'kari', organisation: 'ssb', name: 'K' })
  t.equal(ask('/access/grants').keys.length, 1)
  const auditor = { ...outsider, audits: new Set(['access']) }
  t.same(ask('/access/grants', auditor).keys, [], 'nobody holds a key who has a grant in that mission')
})

t.test('a refusal says nothing else', async t => {
  const refusal = question(asker.reader, '/missions/nowhere')
  t.ok(isRefusal(refusal))
  t.same(Object.keys(refusal).sort(), ['detail', 'faults', 'refused'])
})
