import t from 'tap'
import { goalAdopted, goalRetired, goalRevised, goalSet } from '../../../events/mission.ts'
import { given } from '../given.ts'
import { definitionBody, goalBody, indicator, mission } from '../scenes.ts'

const reason = 'because r'
const set = 'missions/m/set-goal'
const adopt = ['missions/m/adopt-goal', { goal: 'g', decidedBy: 'p' }] as const
const retire = ['missions/m/retire-goal', { goal: 'g', decidedBy: 'partnership', reason }] as const

t.test('a goal is proposed unless it is said to be adopted, and then by whom', async () => {
  const goal = { goal: 'h', statement: 'S', level: 1, kind: 'outcome' } as const
  const before = given(mission)
  before.when(set, goal).records(goalSet({ ...goal, status: 'proposed' }))
  before.when(set, { ...goal, goal: 'k', status: 'adopted' }).isInvalid('/decidedBy', /who decided/)
  before.when(set, { ...goal, goal: 'k', status: 'adopted', decidedBy: 'p' }).records({ data: { status: 'adopted' } })
})

t.test('adopting a goal names who decided, and happens once', async () => {
  const before = given(mission)
  before.when(adopt[0], { goal: 'g' }).isInvalid('/decidedBy')
  before.when(adopt[0], { goal: 'x', decidedBy: 'p' }).isRefused('unknown-goal', '/goal')
  before.when(...adopt).records(goalAdopted({ goal: 'g', decidedBy: 'p' }))
  before.when(...adopt).isRefused('already-adopted', '/goal')
  const adopted = { ...goalBody, goal: 'h', status: 'adopted', decidedBy: 'p' }
  given([...mission, [set, adopted]])
    .when(adopt[0], { goal: 'h', decidedBy: 'p' })
    .isRefused('already-adopted')
})

t.test('a goal is never overwritten: a revision names who decided and why', async () => {
  const change = { goal: 'g', statement: 'A third fewer', decidedBy: 'p' }
  const revise = 'missions/m/revise-goal'
  const before = given(mission)
  before.when(set, goalBody).isRefused('already-exists', '/goal', /revise-goal/)
  before.when(revise, change).isInvalid('/reason')
  before.when(revise, { goal: 'g', statement: 'S', reason }).isInvalid('/decidedBy')
  before.when(revise, { goal: 'g', decidedBy: 'p', reason }).isRefused('same-as-before')
  before.when(revise, { ...change, goal: 'x', reason }).isRefused('unknown-goal', '/goal')
  before.when(revise, { ...change, reason }).records(goalRevised(change))
})

t.test('a goal is on a lower level than its parent', async () => {
  const child = { ...goalBody, goal: 'h', parent: 'g' }
  const before = given(mission)
  before.when(set, { ...child, level: 1 }).isRefused('goal-level', '/level', /level 2/)
  before.when(set, { ...child, level: 2, parent: 'x' }).isRefused('unknown-goal', '/parent')
  before.when(set, { ...child, level: 2, parent: 'h' }).isRefused('unknown-goal', '/parent')
  before.when(set, { ...child, level: 2 }).records({ data: { parent: 'g', level: 2 } })
  before.when(set, { ...child, goal: 'k', level: 4 }).records({ data: { level: 4 } })
})

t.test('a retired goal has no active indicators and no goals below it', async () => {
  const before = given([...indicator(), [set, { ...goalBody, goal: 'h', parent: 'g', level: 2 }]])
  before.when(...retire).isRefused('goal-in-use', '/goal', /goal h, indicator i/)
  before
    .when(retire[0], { goal: 'h', decidedBy: 'partnership', reason })
    .records(goalRetired({ goal: 'h', decidedBy: 'partnership' }))
  before.when(...retire).isRefused('goal-in-use', '/goal', /indicator i/)
  before.when('indicators/i/retire', { reason }).records({})
  before.when(...retire).records(goalRetired({ goal: 'g', decidedBy: 'partnership' }))
})

t.test('a goal can be retired when its indicator is assigned to another goal', async () => {
  given([...indicator(), [set, { ...goalBody, goal: 'h' }], ['indicators/i/assign-goals', { goals: ['h'], reason }]])
    .when(...retire)
    .records({})
})

t.test('a retired goal takes no goals, indicators or changes', async () => {
  const before = given([...mission, retire])
  before.when(...adopt).isRefused('goal-retired', '/goal')
  before.when(...retire).isRefused('goal-retired', '/goal')
  before.when(set, { ...goalBody, goal: 'h', parent: 'g', level: 2 }).isRefused('goal-retired', '/parent')
  before.when(set, goalBody).isRefused('already-exists', '/goal')
  before.when('indicators/i/define', definitionBody).isRefused('goal-retired', '/goals/0')
})

t.test('a revision of a goal says something else than what stands', async () => {
  const before = given(mission)
  const revised = (body: object) =>
    before.when('missions/m/revise-goal', { goal: 'g', ...body, decidedBy: 'p', reason })
  const { statement, kind } = goalBody
  revised({ statement, kind }).isRefused('same-as-before', '', /stands already/)
  revised({ statement: 'Another', kind }).records({})
  revised({ statement: 'Another' }).isRefused('same-as-before')
  revised({ accountable: 'Somebody' }).records({})
})
