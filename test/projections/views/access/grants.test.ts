import t from 'tap'
import { newMission } from '../../given.ts'
import { askerOf } from '../../told.ts'

t.test('keys and grants are shown with who gave them and who took them away', async t => {
  const { tell, tellAs, log } = await newMission()
  const { ask } = askerOf(log)
  await tell('projects/x/register', { title: 'X', kind: 'project', lead: 'L', stage: 'idea' })
  for (const principal of ['kari', 'ola']) await tell('access/issue-key', { principal, organisation: 'ssb', name: 'K' })
  await tellAs('first', 'access/give-grant', { principal: 'kari', role: 'admin', mission: '*' })
  await tell('access/give-grant', { principal: 'ola', role: 'operative', mission: 'm', scope: { projects: ['x'] } })
  await tell('access/withdraw-grant', { grant: 'g2', reason: 'left' })
  await tell('access/revoke-key', { key: 'k2', reason: 'lost' })
  const { keys, grants, revision, lateEntries } = ask('/access/grants')
  t.match(keys, [
    { key: 'k1', principal: 'kari', issued: { principal: 'kari' }, revoked: null },
    { key: 'k2', principal: 'ola', revoked: { reason: 'lost' } },
  ])
  t.match(grants, [
    { grant: 'g1', role: 'admin', withdrawn: null },
    { grant: 'g2', role: 'operative', scope: { projects: ['x'] }, withdrawn: { reason: 'left' } },
  ])
  t.equal(revision, 5)
  t.equal(lateEntries, 0)
  const then = ask('/access/grants?position=6')
  t.match(then, {
    keys: [{ revoked: null }, { revoked: null }],
    grants: [{ withdrawn: null }, { withdrawn: null }],
    revision: 3,
  })
  t.same(ask('/access/grants?asOf=2023').grants, [])
})

t.test('a grant recorded later than it is said to have been known is counted', async t => {
  const { tell, log } = await newMission()
  await tell('access/give-grant', { principal: 'ola', role: 'operative', mission: 'm', knownFrom: '2023' })
  t.equal(askerOf(log).ask('/access/grants?asOf=2023').lateEntries, 1)
})
