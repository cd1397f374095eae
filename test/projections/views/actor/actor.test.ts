import { randomUUID } from 'node:crypto'
import t from 'tap'
import { actorMerged } from '../../../../events/actor.ts'
import { newMission, why } from '../../given.ts'
import { askerOf, type Body, viewerWho } from '../../told.ts'

const county = (name: string, more: object = {}) => ({
  name,
  sector: 'public',
  level: 'county',
  knownFrom: '2014',
  ...more,
})
const stranger = viewerWho('nothing')

async function counties() {
  const teller = await newMission()
  const { tell } = teller
  for (const [id, name] of Object.entries({ troms: 'Troms', finnmark: 'Finnmark', both: 'Troms og Finnmark' }))
    await tell(`actors/${id}/register`, county(name))
  await tell('missions/m/add-actor', {
    actor: 'troms',
    from: '2018',
    roles: ['owner'],
    commitment: 'Two posts',
    knownFrom: '2018',
  })
  return { ...teller, ...askerOf(teller.log) }
}

t.test('rule 9: an actor that leaves keeps its past', async t => {
  const { tell, ask } = await counties()
  await tell('missions/m/remove-actor', { actor: 'troms', until: '2020', ...why })
  const [membership] = ask('/missions/m').actors
  t.match(membership, {
    actor: 'troms',
    name: 'Troms',
    from: '2018',
    until: '2020',
    roles: ['owner'],
    commitment: 'Two posts',
    current: false,
    left: { reason: 'because R' },
  })
  t.match(ask('/actors/troms').missions, [{ mission: 'm', from: '2018', until: '2020', roles: ['owner'] }])
  t.match(ask('/actors/troms?on=2020-12-31').missions, [{ current: true }], 'its last day is part of it')
  t.match(ask('/actors/troms?on=2017-12-31').missions, [{ current: false }])
  t.match(ask('/missions/m?asOf=2019').actors, [{ until: null, left: null, current: true }])
})

t.test('an actor that comes back has two memberships', async t => {
  const { tell, ask } = await counties()
  await tell('missions/m/remove-actor', { actor: 'troms', until: '2020', ...why })
  await tell('missions/m/add-actor', { actor: 'troms', from: '2023' })
  t.match(ask('/missions/m').actors, [
    { until: '2020', current: false },
    { from: '2023', until: null, current: true },
  ])
})

t.test('rule 9: merged and split actors keep their names of then; names=now shows their successors', async t => {
  const { tell, ask } = await counties()
  await tell('actors/troms/merge', { into: 'both', from: '2020', knownFrom: '2020', ...why })
  await tell('actors/finnmark/merge', { into: 'both', from: '2020', knownFrom: '2020', ...why })
  for (const [id, name] of Object.entries({ 'troms-2024': 'Troms fylke', 'finnmark-2024': 'Finnmark fylke' }))
    await tell(`actors/${id}/register`, county(name))
  await tell('actors/both/split', { into: ['troms-2024', 'finnmark-2024'], from: '2024', knownFrom: '2024', ...why })
  t.match(ask('/missions/m?asOf=2019').actors[0], { actor: 'troms', name: 'Troms', successors: undefined })
  t.match(ask('/missions/m').actors[0], { name: 'Troms' }, 'then is what is told unasked')
  for (const address of ['/missions/m?names=now', '/missions/m?asOf=2019&names=now'])
    t.match(ask(address).actors[0], {
      actor: 'troms',
      name: 'Troms fylke, Finnmark fylke',
      successors: [
        { actor: 'troms-2024', name: 'Troms fylke' },
        { actor: 'finnmark-2024', name: 'Finnmark fylke' },
      ],
    })
  const both = ask('/actors/both')
  t.match(both.lineage, {
    from: [
      { how: 'merged', actor: 'troms', name: 'Troms', from: '2020', reason: 'because R' },
      { how: 'merged', actor: 'finnmark' },
    ],
    into: { how: 'split', from: '2024', into: [{ actor: 'troms-2024' }, { actor: 'finnmark-2024' }] },
  })
  t.match(ask('/actors/both?asOf=2021').lineage, { from: [{}, {}], into: null })
  t.match(ask('/actors/troms-2024').lineage, { from: [{ how: 'split', actor: 'both' }], into: null })
})

t.test('a name counts from its day; a position cuts what names are known now', async t => {
  const { tell, ask, log } = await counties()
  const before = log.head()
  await tell('actors/troms/rename', { name: 'Romsa', from: '2022', knownFrom: '2022' })
  const name = (query: string) => ask(`/missions/m?${query}`).actors[0].name
  t.equal(name(''), 'Romsa')
  t.equal(name('asOf=2021'), 'Troms')
  t.equal(name('asOf=2021&names=now'), 'Romsa')
  t.equal(name(`position=${before}&names=now`), 'Troms')
  t.equal(ask('/actors/troms?on=2021-12-31').name, 'Troms')
  t.equal(ask('/actors/troms?on=2022-01-01').name, 'Romsa')
  t.same(
    ask('/actors/troms').names.map((n: Body) => [n.name, n.from]),
    [
      ['Troms', null],
      ['Romsa', '2022'],
    ],
  )
  t.equal(ask('/missions/m?asOf=2023').lateEntries, 5, 'mission, goal, joining, and two facts of the actor')
})

t.test('law 2: a later merger is no late entry of an answer at an earlier position', async t => {
  const { log, tell } = await newMission()
  // Asked anew, for an answer at a position is kept.
  const ask = (at: string) => askerOf(log).ask(at)
  await tell('actors/y/register', { name: 'Y', sector: 'public', level: 'county', knownFrom: '2016' })
  await tell('actors/x/register', { name: 'X', sector: 'public', level: 'county', knownFrom: '2019' })
  const at = `/actors/y?asOf=2020&position=${log.head()}`
  const before = ask(at)
  await tell('actors/x/merge', { into: 'y', from: '2019', knownFrom: '2020', ...why })
  t.strictSame(ask(at), before)
})

t.test('actors merged in a circle, which the rules refuse, do not loop for ever', async t => {
  const { tell, ask, log } = await counties()
  await tell('actors/troms/split', { into: ['both', 'finnmark'], from: '2020', ...why })
  await log.append({
    stream: 'actor-both',
    mission: null,
    expectedRevision: 0,
    principal: 'kari',
    recordedAt: log.now(),
    meta: { principal: 'kari', organisation: 'ssb', role: 'operative', correlationId: 'c' },
    facts: [{ id: randomUUID(), ...actorMerged({ into: 'troms', from: '2022' }), knownFrom: null }],
  })
  t.match(ask('/missions/m?names=now').actors[0], { name: 'Finnmark', successors: [{ actor: 'finnmark' }] })
  t.match(ask('/actors/both?names=now'), { name: 'Finnmark' })
})

t.test('an actor shows the projects it leads, with the stage of the day', async t => {
  const { tell, ask } = await counties()
  const project = { title: 'P', kind: 'project', lead: 'troms', stage: 'idea', knownFrom: '2019' }
  await tell('projects/p/register', project)
  await tell('projects/p/change-stage', { stage: 'pilot', on: '2021', knownFrom: '2021', ...why })
  t.match(ask('/actors/troms').projects, [{ project: 'p', title: 'P', stage: 'pilot', running: true }])
  t.match(ask('/actors/troms?on=2020-06-01').projects, [{ stage: 'idea' }])
  t.same(ask('/actors/finnmark').projects, [])
  t.same(ask('/actors/troms?asOf=2018').projects, [])
})

t.test('an actor is seen by whoever sees a mission it is in; in none, by who works with its recorder', async t => {
  const { ask, refused } = await counties()
  const reader = viewerWho('approved')
  t.equal(refused('/actors/troms', stranger), 'unknown-thing')
  t.equal(refused('/actors/nobody'), 'unknown-thing')
  t.equal(refused('/actors/troms?asOf=2013'), 'unknown-thing')
  t.equal(ask('/actors/troms', reader).actor, 'troms')
  t.equal(ask('/actors/finnmark').actor, 'finnmark')
  t.equal(
    refused('/actors/finnmark', { ...viewerWho('all'), worksWith: { has: () => false, key: '' } }),
    'unknown-thing',
  )
  t.equal(refused('/actors/finnmark', reader), 'unknown-thing')
  t.equal(refused('/actors/finnmark', stranger), 'unknown-thing')
})

t.test('an actor shows nothing of missions the reader does not see', async t => {
  const { tell, ask } = await counties()
  const mission = { title: 'N', challenge: 'C', vision: 'V', horizon: { from: '2015', to: '2035' } }
  await tell('missions/n/declare', mission)
  await tell('missions/n/add-actor', { actor: 'troms', from: '2020' })
  const seesM = viewerWho(mission => (mission === 'm' ? 'all' : 'nothing'))
  const missions = (viewer?: typeof seesM) => ask('/actors/troms', viewer).missions.map((m: Body) => m.mission)
  t.same(missions(), ['m', 'n'])
  t.same(missions(seesM), ['m'])
})
