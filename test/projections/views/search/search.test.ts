import t from 'tap'
import { decided, definition, newMission } from '../../given.ts'
import { askerOf, type Body, samples, viewerWho } from '../../told.ts'

const { log } = await samples('2026-11-01')
const { ask } = askerOf(log)

const found = (asked: Body): string[] => asked.found.map(({ thing, id }: Body) => `${thing} ${id}`)

t.test('a thing is found by all the words, in any order and spelling of capitals and accents', async t => {
  t.ok(found(ask('/search?q=NEET')).includes('indicator neet-15-29'))
  const { total } = ask('/search?q=upper%20secondary')
  t.ok(total > 0)
  t.equal(ask('/search?q=Secondary%20ÚPPER').total, total)
  t.equal(ask('/search?q=upper%20zebra').total, 0)
  for (const thing of ['mission', 'indicator', 'decision', 'project', 'actor'])
    t.ok(
      ['in', 'er', 'an'].some(q => ask(`/search?q=${q}`).found.some((one: Body) => one.thing === thing)),
      `there are findings of the kind ${thing}`,
    )
})

t.test('what has the words in its title comes first; at most a hundred are listed, and all are counted', async t => {
  const { found: listed, total } = ask('/search?q=er')
  t.ok(total >= listed.length && listed.length <= 100)
  const firstOther = listed.findIndex((one: Body) => !one.inTitle)
  t.ok(firstOther === -1 || listed.slice(firstOther).every((one: Body) => !one.inTitle))
})

t.test('what was not known then is not found', async t => {
  const { tell, log, clock } = await newMission()
  await tell('missions/m/revise', { title: 'Otters in the river', ...decided })
  clock.now += 86_400_000
  await tell('missions/m/revise', { title: 'Beavers in the river', ...decided })
  const { ask } = askerOf(log)
  t.same(found(ask('/search?q=otters')), [])
  t.same(found(ask('/search?q=beavers')), ['mission m'])
  t.same(found(ask('/search?q=otters&asOf=2024-06-01')), ['mission m'], 'by the title of the day')
})

t.test('nobody finds what they may not see, and nothing hidden moves the pin', async t => {
  const { tell, log } = await newMission()
  await tell('indicators/x/define', { ...definition, title: 'Otters' })
  const hidden = { title: 'Otters hidden', challenge: 'C', vision: 'V', horizon: { from: '2015', to: '2035' } }
  const { answered, ask } = askerOf(log)
  const reader = viewerWho(mission => (mission === 'm' ? 'all' : 'nothing'))
  const before = answered('/search?q=otters', reader)
  await tell('missions/hidden/declare', hidden)
  await tell('portfolios/h/open', { mission: 'hidden', title: 'Otters', purpose: 'P' })
  await tell('projects/p/register', { title: 'Otters P', kind: 'project', lead: 'L', stage: 'idea' })
  await tell('portfolios/h/add-project', { project: 'p', from: '2024' })
  await tell('actors/o/register', { name: 'Otters', sector: 'public', level: 'county' })
  await tell('missions/hidden/add-actor', { actor: 'o', from: '2024' })
  t.same(answered('/search?q=otters', reader), before)
  t.same(found(ask('/search?q=otters')), ['mission hidden', 'indicator x', 'project p', 'actor o'])
  t.match(ask('/search?q=otters').found[2], { missions: ['hidden'] })
})

t.test('under an embargo outsiders find nothing that its mission recorded meanwhile', async t => {
  const { tell, log, clock } = await newMission()
  await tell('projects/p/register', { title: 'Otters P', kind: 'project', lead: 'L', stage: 'idea' })
  await tell('portfolios/a/open', { mission: 'm', title: 'A', purpose: 'P' })
  await tell('projects/none/register', { title: 'None', kind: 'project', lead: 'L', stage: 'idea' })
  await tell('releases/secret/publish', { mission: 'm', title: 'S', position: log.head(), embargoUntil: '2024-07-01' })
  await tell('portfolios/a/add-project', { project: 'p', from: '2024' })
  await tell('indicators/x/define', { ...definition, title: 'Otters' })
  const { ask } = askerOf(log)
  const outsider = viewerWho('approved')
  t.same(found(ask('/search?q=otters', outsider)), [])
  t.same(found(ask('/search?q=otters')), ['indicator x', 'project p'])
  clock.now = Date.parse('2024-07-01T00:00:00Z')
  t.same(found(ask('/search?q=otters', outsider)), ['indicator x', 'project p'])
})

t.test('a search has words: two letters at least', async t => {
  const { refused } = askerOf(log)
  for (const query of ['', '?q=', '?q=a', '?q=%20%20a%20', `?q=${'x'.repeat(201)}`])
    t.throws(() => refused(`/search${query}`), /q/)
})
