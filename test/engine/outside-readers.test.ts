import t from 'tap'
import { definition, newMission, why } from '../projections/given.ts'
import { askerOf, viewerWho } from '../projections/told.ts'

const early = { knownFrom: '2014' }
const project = { title: 'P', kind: 'project', lead: 'Somebody', stage: 'idea', ...early }
const actor = { sector: 'public', level: 'county', ...early }

/** A mission with a portfolio, a project in it and an actor, seen from outside under public read. */
async function shared() {
  const it = await newMission()
  const { tell } = it
  await tell('portfolios/a/open', { mission: 'm', title: 'A', purpose: 'P', ...early })
  for (const id of ['p', 'q']) await tell(`projects/${id}/register`, project)
  await tell('portfolios/a/add-project', { project: 'p', from: '2018', ...early })
  await tell('actors/x/register', { name: 'x', ...actor })
  await tell('missions/m/add-actor', { actor: 'x', from: '2018', roles: ['partner'], ...early })
  // The fact at the position of a first embargoed release is held back too.
  await tell('actors/y/register', { name: 'y', ...actor })
  return { ...it, ...askerOf(it.log) }
}

/** What stands in several missions: a view of each. */
const ADDRESSES = ['/missions/m/portfolio', '/portfolios/a', '/projects/p', '/actors/x']

t.test(
  'what a mission records while a release of it is under embargo reaches no outsider by what it shares',
  async t => {
    const { tell, answered, ask, refused, clock, log } = await shared()
    const outsider = viewerWho('approved')
    await tell('releases/secret/publish', {
      mission: 'm',
      title: 'Secret',
      position: log.head(),
      embargoUntil: '2024-07-01',
    })
    const before = ADDRESSES.map(address => answered(address, outsider))
    await tell('portfolios/a/add-project', { project: 'q', from: '2019' })
    await tell('portfolios/a/remove-project', { project: 'p', until: '2020', ...why })
    await tell('portfolios/b/open', { mission: 'm', title: 'B', purpose: 'P' })
    await tell('portfolios/b/add-project', { project: 'p', from: '2019' })
    await tell('missions/m/add-actor', { actor: 'y', from: '2018', roles: ['partner'] })
    await tell('missions/m/remove-actor', { actor: 'x', until: '2020', ...why })
    await tell('projects/p/claim-contribution', {
      contribution: 'c',
      to: { goal: 'g' },
      mission: 'm',
      from: '2018',
      theory: 'It helps',
    })
    t.same(
      ADDRESSES.map(address => answered(address, outsider)),
      before,
      'the same answers, with the same tags',
    )
    t.equal(refused('/portfolios/b', outsider), 'unknown-thing')
    t.match(ask('/projects/p'), { in: ['b'] }, 'those with a role see it')
    t.equal(ask('/portfolios/a').projects.length, 2)
    clock.now = Date.parse('2024-07-01T00:00:00Z')
    t.equal(ask('/portfolios/b', outsider).portfolio, 'b')
    t.same(ask('/projects/p', outsider).in, ['b'])
    t.equal(ask('/portfolios/a', outsider).projects.length, 2)
    for (const [at, address] of ADDRESSES.entries())
      t.not(answered(address, outsider).etag, before[at]?.etag, 'the end of an embargo is part of the tag')
  },
)

t.test('an embargo of one mission holds back nothing of another', async t => {
  const { tell, ask, log } = await shared()
  const outsider = viewerWho('approved')
  await tell('missions/n/declare', {
    title: 'N',
    challenge: 'C',
    vision: 'V',
    horizon: { from: '2015', to: '2035' },
    ...early,
  })
  await tell('releases/secret/publish', { mission: 'm', title: 'S', position: log.head(), embargoUntil: '2024-07-01' })
  await tell('portfolios/c/open', { mission: 'n', title: 'C', purpose: 'P', ...early })
  await tell('portfolios/c/add-project', { project: 'p', from: '2019', ...early })
  t.match(ask('/projects/p', outsider), { in: ['a', 'c'], missions: ['m', 'n'] })
})

t.test('what waits for approval moves no position of what outsiders see of several missions', async t => {
  const { tell, ask } = await shared()
  const outsider = viewerWho('approved')
  await tell('indicators/s/define', { ...definition, signOff: true })
  const before = ask('/missions/m/portfolio', outsider).pin
  await tell('indicators/s/measure', { period: '2020', value: 3 })
  t.same(ask('/missions/m/portfolio', outsider).pin, before)
  t.not(ask('/missions/m/portfolio').pin.position, before.position, 'for those with a role it does')
})
