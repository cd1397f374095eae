import t from 'tap'
import { lifeOf } from '../../../../events/catalogue.ts'
import { timelineKinds } from '../../../../projections/views/mission/timeline.ts'
import { newMission } from '../../given.ts'
import { measured, neet, scene } from '../../scene.ts'
import { askerOf, type Body, insider, samples } from '../../told.ts'

const positions = ({ entries }: Body): number[] => entries.map((e: Body) => e.position)

t.test('facts are ordered by when they were known, and those known at once by position', async t => {
  const { ask } = await scene(
    {},
    ...neet.slice(0, 2),
    ...measured({ 2020: 11 }, { knownFrom: '2022' }),
    ...measured({ 2019: 10 }, { knownFrom: '2021' }),
  )
  const { entries, count, lateEntries } = ask('/missions/m/timeline')
  t.equal(count, 7)
  t.equal(lateEntries, 0)
  t.same(positions({ entries }), [0, 1, 2, 3, 4, 6, 5])
  t.match(entries.at(-1), {
    type: 'indicator-measured',
    stream: 'indicator-x',
    knownFrom: '2022-12-31T23:59:59.999Z',
    knownFromGiven: '2022',
    recordedAt: '2024-06-01T12:00:00.000Z',
    principal: 'kari',
    data: { period: '2020', value: 11 },
  })
  t.same(positions(ask('/missions/m/timeline?asOf=2021')), [0, 1, 2, 3, 4, 6])
  t.equal(ask('/missions/m/timeline?asOf=2021').lateEntries, 6)
  t.same(positions(ask('/missions/m/timeline?position=3')), [0, 1, 2, 3])
})

t.test('what is recorded later and was known earlier stands in its place when the timeline is asked again', async t => {
  const { ask, submit } = await scene({}, ...neet.slice(0, 2), ...measured({ 2020: 11 }, { knownFrom: '2022' }))
  t.same(positions(ask('/missions/m/timeline')), [0, 1, 2, 3, 4, 5])
  await submit('measure', { period: '2019', value: 10, knownFrom: '2021' })
  t.same(positions(ask('/missions/m/timeline')), [0, 1, 2, 3, 4, 6, 5])
  t.same(positions(ask('/missions/m/timeline?position=5')), [0, 1, 2, 3, 4, 5])
})

t.test('measurements can be left out', async t => {
  const { ask } = await scene({}, ...neet)
  t.same(positions(ask('/missions/m/timeline?measurements=false')), [0, 1, 2, 3, 4])
})

t.test('a timeline is read backwards page by page, from the newest', async t => {
  const { ask } = await scene({}, ...neet)
  const all = positions(ask('/missions/m/timeline'))
  const read: number[] = []
  let query = '?limit=3'
  for (;;) {
    const page = ask(`/missions/m/timeline${query}`)
    read.unshift(...positions(page))
    t.ok(page.entries.length <= 3)
    if (page.earlier === undefined) break
    query = `?limit=3&before=${page.earlier}`
  }
  t.same(read, all)
  t.same(positions(ask('/missions/m/timeline?before=0')), [])
  for (const fact of all)
    t.ok(positions(ask(`/missions/m/timeline?limit=3&fact=${fact}`)).includes(fact), 'the part that holds a fact')
  t.same(positions(ask('/missions/m/timeline?fact=999999')), all, 'of no such fact: the latest')
  t.same(positions(ask('/missions/m/timeline?before=999999')), all)
})

t.test('a timeline shows what was recorded in its own mission alone', async t => {
  const { log } = await samples()
  const { ask } = askerOf(log)
  for (const mission of ['inkludering', 'demens', 'eu-cities', 'uk-clean-power']) {
    const { count } = ask(`/missions/${mission}/timeline?limit=1`)
    t.equal(count, [...log.read({ mission })].length, mission)
  }
  const own = await newMission()
  const asker = askerOf(own.log)
  t.equal(asker.ask('/missions/m/timeline').count, 2)
  await own.tell('missions/m/form-body', { body: 'b', kind: 'partnership', name: 'B' })
  t.equal(asker.ask('/missions/m/timeline').count, 3)
})

t.test('facts of one kind of thing, or those that name an actor, can be asked for alone', async t => {
  const { log } = await samples()
  const { ask } = askerOf(log)
  const of = (query: string): Body[] => ask(`/missions/inkludering/timeline?limit=1000&${query}`).entries
  const decisions = of('kind=decision')
  t.ok(decisions.length > 0)
  t.ok(decisions.every(({ stream }: Body) => stream.startsWith('decision-')))
  const named = of('actor=bufdir')
  t.ok(named.length > 0)
  t.ok(named.every(({ data }: Body) => JSON.stringify(data).includes('"bufdir"')))
  t.equal(of('').filter(({ data }: Body) => JSON.stringify(data).includes('"bufdir"')).length, named.length)
  t.same(
    of('actor=bufdir&kind=decision'),
    named.filter(({ stream }: Body) => stream.startsWith('decision-')),
  )
})

t.test('each kind of thing that can be asked for is one that facts of a mission are of', async t => {
  const { log, tell } = await samples()
  await tell('observations/o/make', {
    mission: 'inkludering',
    about: [{ thing: 'mission', id: 'inkludering' }],
    text: 'No minutes are kept.',
    grade: 'remark',
  })
  const of = [...new Set([...log.read({ mission: 'inkludering' })].map(({ stream }) => lifeOf(stream)))]
  t.strictSame([...timelineKinds].sort(), of.sort())
})

t.test('to find who is named costs more than to list, and less without the measurements', async t => {
  const { log } = await samples()
  const { reader } = askerOf(log)
  const costOf = async (query: object): Promise<number> => {
    let cost = 0
    const onWork = (readings: number): void => {
      cost = readings
    }
    await reader.answer('/missions/{id}/timeline', { id: 'inkludering' }, query, insider, { onWork })
    return cost
  }
  const [listed, named] = [await costOf({}), await costOf({ actor: 'bufdir' })]
  const without = await costOf({ actor: 'bufdir', measurements: 'false' })
  t.ok(listed > 0)
  t.equal(named, 100 * listed)
  t.ok(without > 0 && without < named, `${without} of ${named}`)
})
