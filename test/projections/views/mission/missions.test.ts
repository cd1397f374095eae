import t from 'tap'
import { SAMPLES } from '../../../../src/samples/catalogue.ts'
import { decided, definition } from '../../given.ts'
import { measured, scene } from '../../scene.ts'
import { askerOf, type Body, samples, viewerWho } from '../../told.ts'

const { log } = await samples('2026-11-01')
const { ask } = askerOf(log)

t.test('the list shows each mission with what it wants and how far it has come', async t => {
  const { missions, lateEntries } = ask('/missions')
  t.same(
    missions.map((m: Body) => m.mission),
    Object.keys(SAMPLES),
  )
  t.match(missions[1], { title: { nb: /Demens/ }, phase: 'candidate', concluded: false, goals: 2, indicators: 3 })
  t.equal(lateEntries, 0)
})

t.test('a mission that was not known then is not in the list', async t => {
  const then = ask('/missions?asOf=2019')
  t.notOk(then.missions.some((m: Body) => m.mission === 'uk-clean-power'))
  t.ok(then.missions.some((m: Body) => m.mission === 'demens'))
  const facts = [...log.read({})].filter(
    f =>
      f.mission !== null &&
      /^(mission|indicator)-/.test(f.stream) &&
      f.knownFrom <= Date.parse('2019-12-31T23:59:59.999Z'),
  )
  const shown = facts.filter(f => then.missions.some((m: Body) => m.mission === f.mission))
  t.equal(then.lateEntries, shown.length)
})

t.test(
  'an outsider’s list tells of each mission what a question about it alone would, before and after an embargo',
  async t => {
    const it = await scene({ signOff: true }, ...measured({ 2020: 8.765 }))
    const outsider = viewerWho('approved')
    const [row, seen] = [
      (): Body => it.ask('/missions', outsider),
      (): string => JSON.stringify(it.ask('/missions', outsider)),
    ]
    const before = row()
    await it.tell('missions/m/revise', { title: 'Prepared', ...decided })
    await it.tell('releases/secret/publish', { mission: 'm', title: 'Secret', position: 3, embargoUntil: '2024-07-01' })
    await it.tell('missions/m/revise', { title: 'Told later', ...decided })
    await it.tell('missions/m/set-goal', { goal: 'later', statement: 'L', level: 1, kind: 'outcome' })
    await it.tell('indicators/later/define', { ...definition, goals: ['later'] })
    await it.tell('missions/m/assess-criterion', { criterion: 'bold', assessment: 'A', score: 4, by: 'E' })
    await it.tell('missions/m/conclude', decided)
    const held = row()
    t.match(held.missions, [{ title: 'M', goals: 1, indicators: 1, concluded: false, criteria: {} }])
    t.notMatch(seen(), /Prepared|Told later/)
    t.ok(held.pin.position <= before.pin.position, 'nor when something happened last')
    t.equal(held.lateEntries, 0)
    const alone = it.ask('/missions/m', outsider)
    t.same([held.missions[0].title, held.missions[0].goals], [alone.title, alone.goals.length])
    const tags = [outsider, viewerWho('all')].map(viewer => it.answered('/missions?position=2', viewer).etag)
    t.not(tags[0], tags[1])
    t.match(it.ask('/missions').missions, [{ title: 'Told later', goals: 2, concluded: true, criteria: { bold: 4 } }])
    it.clock.now = Date.parse('2024-07-01T00:00:00Z')
    t.match(row().missions, [{ title: 'Told later', goals: 2, indicators: 2, concluded: true }])
    t.not(it.answered('/missions?position=2', outsider).etag, tags[0], 'the end of an embargo is part of the tag')
  },
)

t.test('what waits for approval, or happens in a hidden mission, moves nothing in the list', async t => {
  const it = await scene({ signOff: true }, ...measured({ 2020: 8.765 }))
  const sees = viewerWho(mission => (mission === 'm' ? 'approved' : 'nothing'))
  const before = it.answered('/missions', sees)
  await it.submit('measure', { period: '2021', value: 7.654 })
  await it.tell('missions/hidden/declare', {
    title: 'H',
    challenge: 'C',
    vision: 'V',
    horizon: { from: '2015', to: '2035' },
  })
  t.same(it.answered('/missions', sees), before, 'the tag, the pin and the body are the same')
  t.equal(it.ask('/missions').missions.length, 2)
})
