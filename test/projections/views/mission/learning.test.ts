import t from 'tap'
import { openLoop, why } from '../../given.ts'
import { scene } from '../../scene.ts'
import type { Body } from '../../told.ts'

t.test(
  'loops whose review is overdue are listed, the longest first; closed ones are not, until they are reopened',
  async t => {
    const given = await scene({})
    await openLoop(given)
    await openLoop(given, { reviewOn: '2024-06-20' }, 'k')
    const overdue = (query: string) =>
      given.ask(`/missions/m/learning${query}`).overdue.map((l: Body) => [l.learningLoop, l.overdueDays])
    t.same(overdue('?on=2024-06-20'), [])
    t.same(overdue('?on=2024-07-04'), [
      ['k', 14],
      ['l', 3],
    ])
    t.equal(given.ask('/learning-loops/l?on=2024-07-04').overdueDays, 3)
    await given.tell('learning-loops/k/close', { conclusion: 'C', consequence: { text: 'T' } })
    t.same(overdue('?on=2024-07-04'), [['l', 3]])
    await given.tell('learning-loops/k/reopen', why)
    t.same(overdue('?on=2024-07-04'), [
      ['k', 14],
      ['l', 3],
    ])
  },
)
