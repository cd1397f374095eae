import t from 'tap'
import { SAMPLES } from '../../../../src/samples/catalogue.ts'
import { askerOf, type Body, samples } from '../../told.ts'

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
