import t from 'tap'
import { barrierAnswered, barrierEscalated, barrierRaised } from '../../../events/barrier.ts'
import { type Before, given } from '../given.ts'
import { barrierBody, mission } from '../scenes.ts'

const reason = 'because r'
const m = (command: string) => `missions/m/${command}`
const answer = { barrier: 'b', outcome: 'accepted', text: 'We live with it' } as const
const raised: readonly Before[] = [...mission, [m('raise-barrier'), barrierBody]]
const concluded: Before = [m('conclude'), { decidedBy: 'p', reason }]

t.test('a barrier is raised once, on active goals', async () => {
  const before = given(mission)
  before.when(m('raise-barrier'), { ...barrierBody, goals: ['g', 'x'] }).isRefused('unknown-goal', '/goals/1')
  before
    .when(m('raise-barrier'), { ...barrierBody, goals: ['g'] })
    .records(barrierRaised({ barrier: 'b', kind: 'law', text: barrierBody.text, goals: ['g'] }))
    .when(m('raise-barrier'), barrierBody)
    .isRefused('already-exists', '/barrier')
  given([...mission, [m('retire-goal'), { goal: 'g', decidedBy: 'partnership', reason }]])
    .when(m('raise-barrier'), { ...barrierBody, goals: ['g'] })
    .isRefused('goal-retired', '/goals/0')
})

t.test('a barrier is escalated until it is answered, and answered once', async () => {
  const before = given(raised)
  const escalation = { barrier: 'b', to: 'Ministry', reason }
  before.when(m('escalate-barrier'), { ...escalation, barrier: 'x' }).isRefused('unknown-barrier', '/barrier')
  before.when(m('escalate-barrier'), escalation).records(barrierEscalated({ barrier: 'b', to: 'Ministry' }))
  before.when(m('escalate-barrier'), { ...escalation, to: 'Parliament' }).records({})
  before.when(m('answer-barrier'), answer).records(barrierAnswered(answer))
  before.when(m('answer-barrier'), answer).isRefused('already-answered', '/barrier')
  before.when(m('escalate-barrier'), escalation).isRefused('already-answered', '/barrier')
})

t.test('a concluded mission raises and escalates no barrier, but answers those raised', async () => {
  const before = given([...raised, concluded])
  before.when(m('raise-barrier'), { ...barrierBody, barrier: 'c' }).isRefused('mission-concluded')
  before.when(m('escalate-barrier'), { barrier: 'b', to: 'T', reason }).isRefused('mission-concluded')
  before.when(m('answer-barrier'), answer).records({})
})

t.test('a barrier that was due before it was known is raised with a warning', async () => {
  const raise = (more: object) => given(mission).when(m('raise-barrier'), { ...barrierBody, ...more })
  raise({ due: '2026-06-14' }).warns('date-passed')
  raise({ due: '2026-06-15' }).warns()
})
