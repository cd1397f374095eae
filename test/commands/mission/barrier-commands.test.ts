import t from 'tap'
import {
  actorJoinedMission,
  actorLeftMission,
  barrierAnswered,
  barrierEscalated,
  barrierRaised,
} from '../../../events/barrier.ts'
import { type Before, given } from '../given.ts'
import { actor, barrierBody, mission, missionBody } from '../scenes.ts'

const reason = 'r'
const m = (command: string) => `missions/m/${command}`
const answer = { barrier: 'b', outcome: 'accepted', text: 'We live with it' } as const
const raised: readonly Before[] = [...mission, [m('raise-barrier'), barrierBody]]
const concluded: Before = [m('conclude'), { decidedBy: 'p', reason }]

t.test('a barrier is raised once, on goals that stand', async () => {
  const before = given(...mission)
  before.when(m('raise-barrier'), { ...barrierBody, goals: ['g', 'x'] }).isRefused('unknown-goal', '/goals/1')
  before
    .when(m('raise-barrier'), { ...barrierBody, goals: ['g'] })
    .records(barrierRaised({ barrier: 'b', kind: 'law', text: barrierBody.text, goals: ['g'] }))
    .when(m('raise-barrier'), barrierBody)
    .isRefused('already-exists', '/barrier')
  given(...mission, [m('retire-goal'), { goal: 'g', reason }])
    .when(m('raise-barrier'), { ...barrierBody, goals: ['g'] })
    .isRefused('goal-retired', '/goals/0')
})

t.test('a barrier is escalated until it is answered, and answered once', async () => {
  const before = given(...raised)
  const escalation = { barrier: 'b', to: 'Ministry', reason }
  before.when(m('escalate-barrier'), { ...escalation, barrier: 'x' }).isRefused('unknown-barrier', '/barrier')
  before.when(m('escalate-barrier'), escalation).records(barrierEscalated({ barrier: 'b', to: 'Ministry' }))
  before.when(m('escalate-barrier'), { ...escalation, to: 'Parliament' }).records({})
  before.when(m('answer-barrier'), answer).records(barrierAnswered(answer))
  before.when(m('answer-barrier'), answer).isRefused('already-answered', '/barrier')
  before.when(m('escalate-barrier'), escalation).isRefused('already-answered', '/barrier')
})

t.test('an actor joins and leaves at dates, and may come back', async () => {
  const before = given(...mission, actor('a'), [m('form-body'), { body: 'p', kind: 'partnership', name: 'P' }])
  const joining = { actor: 'a', from: '2025', roles: ['funder'], bodies: ['p'] }
  before.when(m('add-actor'), { ...joining, actor: 'x' }).isRefused('unknown-actor', '/actor', /register it first/)
  before.when(m('add-actor'), { ...joining, bodies: ['p', 'x'] }).isRefused('unknown-body', '/bodies/1')
  before.when(m('remove-actor'), { actor: 'a', until: '2026', reason }).isRefused('not-a-member', '/actor')
  before.when(m('add-actor'), joining).records(actorJoinedMission(joining))
  before.when(m('add-actor'), joining).isRefused('already-exists', '/actor')
  before.when(m('remove-actor'), { actor: 'a', until: '2024', reason }).isRefused('ends-before-it-begins', '/until')
  before
    .when(m('remove-actor'), { actor: 'a', until: '2025-06', reason })
    .records(actorLeftMission({ actor: 'a', until: '2025-06' }))
  before.when(m('add-actor'), { actor: 'a', from: '2026' }).records({})
})

t.test('an actor does not join before it was known', async () => {
  given([m('declare'), { ...missionBody, knownFrom: '2020' }], actor('a'))
    .when(m('add-actor'), { actor: 'a', from: '2020', knownFrom: '2021' })
    .isRefused('known-before-its-subject', '/knownFrom', /actor “a”/)
})

t.test(
  'a concluded mission raises and escalates nothing and keeps its members, but answers what was raised',
  async () => {
    const before = given(...raised, actor('a'), [m('add-actor'), { actor: 'a', from: '2025' }], concluded)
    before.when(m('raise-barrier'), { ...barrierBody, barrier: 'c' }).isRefused('mission-concluded')
    before.when(m('escalate-barrier'), { barrier: 'b', to: 'T', reason }).isRefused('mission-concluded')
    before.when(m('remove-actor'), { actor: 'a', until: '2026', reason }).isRefused('mission-concluded')
    before.when(m('answer-barrier'), answer).records({})
  },
)
