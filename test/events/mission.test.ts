import t from 'tap'
import { goalSet, missionDeclared } from '../../events/mission.ts'

const body = { title: 'A', challenge: 'B', vision: 'C', horizon: { from: '2025', to: '2035' } }

/** Where the schema complains. */
const complaints = (more: object): string[] =>
  (missionDeclared.schema.safeParse({ ...body, ...more }).error?.issues ?? []).map(issue => issue.path.join('/'))

t.test('the end of a horizon comes after its start, in whatever periods they are written', async t => {
  t.same(complaints({ horizon: { from: '2035', to: '2025' } }), ['horizon/to'])
  t.same(complaints({ horizon: { from: '2025-07', to: '2025-01' } }), ['horizon/to'])
  t.same(complaints({ horizon: { from: '2025', to: '2025' } }), [])
  t.same(complaints({ horizon: { from: '2025-08', to: '2035' } }), [])
})

t.test('a horizon that cannot be read is named as such', async t => {
  t.same(complaints({ horizon: { from: 'soon', to: '2035' } }), ['horizon/from'])
  t.same(complaints({ horizon: { from: '2025', to: 'later' } }), ['horizon/to'])
  t.same(complaints({ horizon: { from: 2025, to: '2035' } }), ['horizon/from'])
})

t.test('a population is from one age to one not below it', async t => {
  const population = { text: 'Children and youth' }
  t.same(complaints({ population: { ...population, ageFrom: 0, ageTo: 29 } }), [])
  t.same(complaints({ population: { ...population, ageTo: 29 } }), [])
  t.same(complaints({ population: { ...population, ageFrom: 30 } }), [])
  t.same(complaints({ population: { ...population, ageFrom: 30, ageTo: 29 } }), ['population/ageTo'])
  t.same(complaints({ population: { ...population, ageFrom: -1 } }), ['population/ageFrom'])
})

t.test('a goal is proposed or adopted, of one of three kinds, on a level from 1', async t => {
  const goal = { goal: 'g', statement: 'S', level: 1, kind: 'outcome', status: 'proposed' }
  const fits = (more: object) => goalSet.schema.safeParse({ ...goal, ...more }).success
  for (const kind of ['outcome', 'precondition', 'way-of-working']) t.ok(fits({ kind }), kind)
  for (const bad of [{ kind: 'output' }, { level: 0 }, { level: 1.5 }, { status: 'retired' }]) t.notOk(fits(bad))
})
