import t from 'tap'
import { commentaryWritten } from '../../../events/commentary.ts'
import { given } from '../given.ts'
import { mission, project } from '../scenes.ts'

const comment = 'missions/m/comment'
const said = { text: 'The counties began later than planned', kind: 'explanation' } as const
const reason = 'because r'

t.test('an explanation, a risk or a next step is written about a mission, a goal of it or a project', async () => {
  const before = given([...mission, project])
  before.when(comment, said).records(commentaryWritten(said))
  for (const about of [{ goal: 'g' }, { project: 'p' }])
    before.when(comment, { ...said, kind: 'risk', about }).records(commentaryWritten({ ...said, kind: 'risk', about }))
  before
    .when(comment, { ...said, kind: 'next-step', period: '2026-Q2' })
    .records(commentaryWritten({ ...said, kind: 'next-step', period: '2026-Q2' }))
})

t.test('what it is about must be there, and is one thing', async () => {
  const before = given([...mission, project])
  before.when(comment, { ...said, about: { goal: 'x' } }).isRefused('unknown-goal', '/about/goal')
  before.when(comment, { ...said, about: { project: 'x' } }).isRefused('unknown-project', '/about/project')
  before.when(comment, { ...said, about: {} }).isInvalid('/about')
  before.when(comment, { ...said, about: { goal: 'g', project: 'p' } }).isInvalid('/about')
  before.when(comment, { ...said, kind: 'praise' }).isInvalid('/kind')
  const retired = given([...mission, ['missions/m/retire-goal', { goal: 'g', decidedBy: 'p', reason }]])
  retired.when(comment, { ...said, about: { goal: 'g' } }).isRefused('goal-retired', '/about/goal')
})

t.test('a concluded mission is commented no more', async () => {
  given([...mission, ['missions/m/conclude', { decidedBy: 'p', reason }]])
    .when(comment, said)
    .isRefused('mission-concluded')
})

t.test('what was written in error is struck', async () => {
  const before = given([...mission, [comment, said]])
  before.when('missions/m/strike', { position: 2, reason }).records({})
})
