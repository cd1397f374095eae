import t from 'tap'
import { actorJoinedMission, actorLeftMission } from '../../../events/membership.ts'
import { given } from '../given.ts'
import { actor, mission, missionBody } from '../scenes.ts'

const reason = 'because r'
const m = (command: string) => `missions/m/${command}`

t.test('an actor is added and removed with dates, and may be added again', async () => {
  const before = given([...mission, actor('a'), [m('form-body'), { body: 'p', kind: 'partnership', name: 'P' }]])
  const joining = { actor: 'a', from: '2025', roles: ['funder'], bodies: ['p'] }
  before.when(m('add-actor'), { ...joining, actor: 'x' }).isRefused('unknown-actor', '/actor', /Register it first/)
  before.when(m('add-actor'), { ...joining, bodies: ['p', 'x'] }).isRefused('unknown-body', '/bodies/1')
  before.when(m('remove-actor'), { actor: 'a', until: '2026', reason }).isRefused('not-a-member', '/actor')
  before.when(m('add-actor'), joining).records(actorJoinedMission(joining))
  before.when(m('add-actor'), joining).isRefused('already-exists', '/actor')
  before.when(m('remove-actor'), { actor: 'a', until: '2024', reason }).isRefused('ends-before-it-begins', '/until')
  before
    .when(m('remove-actor'), { actor: 'a', until: '2025-06', reason })
    .records(actorLeftMission({ actor: 'a', until: '2025-06' }))
  before.when(m('add-actor'), { actor: 'a', from: '2025-05' }).isRefused('ends-before-it-begins', '/from', /June 2025/)
  before.when(m('add-actor'), { actor: 'a', from: '2026' }).records({})
})

t.test('an actor is not added before it was known', async () => {
  given([[m('declare'), { ...missionBody, knownFrom: '2020' }], actor('a')])
    .when(m('add-actor'), { actor: 'a', from: '2020', knownFrom: '2021' })
    .isRefused('known-before-its-subject', '/knownFrom', /actor “a”/)
})

t.test('a concluded mission keeps its members', async () => {
  const before = given([
    ...mission,
    actor('a'),
    actor('b'),
    [m('add-actor'), { actor: 'a', from: '2025' }],
    [m('conclude'), { decidedBy: 'p', reason }],
  ])
  before.when(m('add-actor'), { actor: 'b', from: '2025' }).isRefused('mission-concluded')
  before.when(m('remove-actor'), { actor: 'a', until: '2026', reason }).isRefused('mission-concluded')
})
