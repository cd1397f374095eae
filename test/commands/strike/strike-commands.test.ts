import t from 'tap'
import { lives } from '../../../events/catalogue.ts'
import { commandNamed } from '../../../src/commands/catalogue.ts'
import { type Thing, things } from '../../../src/commands/command.ts'
import type { MissionState } from '../../../src/commands/mission/mission-state.ts'
import { strikable } from '../../../src/commands/strike/strike-commands.ts'
import { given } from '../given.ts'
import { actor, decisionBody, goalBody, indicator, loop, measured, mission, portfolio, project } from '../scenes.ts'

const reason = 'because it was wrong'
const strike = (position: number) => ({ position, reason })

t.test('every kind that can be struck is a kind of its thing, recorded by the command that is named', async t => {
  for (const [thing, kinds] of Object.entries(strikable))
    for (const [kind, { by }] of Object.entries(kinds)) {
      const names: readonly string[] = lives[things[thing as Thing]].map(({ factName }) => factName)
      t.ok(names.includes(kind), `${kind} of ${thing}`)
      t.ok(commandNamed(thing, by), `${thing}/${by}`)
    }
})

t.test(
  'rule 14b: what was recorded in error is struck, and the rules go on as if it had not been recorded',
  async t => {
    const { ledger } = given(mission)
      .when('missions/m/strike', strike(1))
      .records({ type: 'fact-struck', data: { position: 1, kind: 'goal-set' }, meta: { reason } })
    t.notOk(ledger.stateOf<MissionState>('mission-m').goals.has('g'))
    given([...mission, ['missions/m/strike', strike(1)]])
      .when('missions/m/set-goal', { ...goalBody, statement: 'The right one' })
      .records({ type: 'goal-set' })
  },
)

t.test('a reason is asked for', async () => {
  given(mission).when('missions/m/strike', { position: 1 }).isInvalid('/reason')
})

t.test('what has been struck is not struck again', async () => {
  given([...mission, ['missions/m/strike', strike(1)]])
    .when('missions/m/strike', strike(1))
    .isRefused('already-struck', '/position')
})

t.test('a fact of another thing, or none, is not found', async () => {
  given([...mission, project])
    .when('missions/m/strike', strike(2))
    .isRefused('unknown-position', '/position', /events\?stream=mission-m/)
  given(mission).when('missions/m/strike', strike(9)).isRefused('unknown-position', '/position')
})

t.test('figures, definitions, baselines and targets are corrected, withdrawn or revised instead', async () => {
  const past = [...indicator(), measured('2024', 1), ['indicators/i/set-target', { period: '2035', value: 1 }]] as const
  for (const position of [3, 4])
    given(past)
      .when('indicators/i/strike', strike(position))
      .isRefused('not-strikable', '/position', /withdraw/)
})

t.test('what later facts rest on is struck after them', async () => {
  given([...mission, ['missions/m/adopt-goal', { goal: 'g', decidedBy: 'p' }]])
    .when('missions/m/strike', strike(1))
    .isRefused('fact-in-use', '/position', /position 2 \(goal-adopted\)/)
  given([...mission, ['missions/m/adopt-goal', { goal: 'g', decidedBy: 'p' }], ['missions/m/strike', strike(2)]])
    .when('missions/m/strike', strike(1))
    .records({ type: 'fact-struck' })
  given([...mission, ['missions/m/set-goal', { ...goalBody, goal: 'h', level: 2, parent: 'g' }]])
    .when('missions/m/strike', strike(1))
    .isRefused('fact-in-use', '/position', /position 2 \(goal-set\)/)
  given(indicator())
    .when('missions/m/strike', strike(1))
    .isRefused('fact-in-use', '/position', /indicator “i”/)
})

t.test('a thing whose first fact is struck counts no more, and its id stays taken', async () => {
  given([project, ['projects/p/strike', strike(0)]])
    .when('projects/p/change-stage', { stage: 'pilot', on: '2025', reason })
    .isRefused('unknown-thing')
  given([project, ['projects/p/strike', strike(0)]])
    .when('projects/p/register', { title: 'P', kind: 'project', lead: 'L', stage: 'idea' })
    .isRefused('already-exists', '', /was struck/)
  given([...portfolio, ['portfolios/f/strike', strike(3)]])
    .when('portfolios/f/close', { reason })
    .isRefused('unknown-thing')
})

t.test('a project in a portfolio, an actor in a mission and a mission with things are not struck', async () => {
  const joined = [...portfolio, ['portfolios/f/add-project', { project: 'p', from: '2025' }]] as const
  given(joined)
    .when('projects/p/strike', strike(2))
    .isRefused('fact-in-use', '/position', /portfolio “f”/)
  const member = [...mission, actor('a'), ['missions/m/add-actor', { actor: 'a', from: '2025' }]] as const
  given(member)
    .when('actors/a/strike', strike(2))
    .isRefused('fact-in-use', '/position', /mission “m”/)
  given([...mission, ['missions/m/strike', strike(1)], ['decisions/d/take', decisionBody]])
    .when('missions/m/strike', strike(0))
    .isRefused('fact-in-use', '/position')
})

t.test('a decision and a learning loop are struck', async () => {
  given([...mission, ['decisions/d/take', decisionBody]])
    .when('decisions/d/strike', strike(2))
    .records({ stream: 'decision-d', type: 'fact-struck' })
  given(loop).when('learning-loops/l/strike', strike(2)).records({ stream: 'learning-loop-l', type: 'fact-struck' })
})

t.test('a dispute and a retirement of an indicator are struck', async () => {
  given([...indicator(), ['indicators/i/retire', { reason }], ['indicators/i/strike', strike(3)]])
    .when('indicators/i/measure', { period: '2024', value: 1 })
    .records({ type: 'indicator-measured' })
})

t.test('an erratum is struck, a release is mended by one', async () => {
  const published = [...mission, ['releases/r/publish', { mission: 'm', title: 'R' }]] as const
  given(published).when('releases/r/strike', strike(2)).isRefused('not-strikable', '/position')
  given([...published, ['releases/r/add-erratum', { text: 'T' }]])
    .when('releases/r/strike', strike(3))
    .records({ stream: 'release-r', type: 'fact-struck' })
})

t.test('rule 14: nothing comes back under a goal that is retired or struck', async () => {
  const other = ['missions/m/set-goal', { ...goalBody, goal: 'h' }] as const
  const retireGoal = ['missions/m/retire-goal', { goal: 'g', decidedBy: 'p', reason }] as const
  const assigned = [...indicator(), other, ['indicators/i/assign-goals', { goals: ['h'], reason }]] as const
  given([...assigned, retireGoal])
    .when('indicators/i/strike', strike(4))
    .isRefused('fact-in-use', '/position', /goal “g”/)
  given([...assigned, ['missions/m/strike', strike(1)]])
    .when('indicators/i/strike', strike(4))
    .isRefused('fact-in-use', '/position', /goal “g”/)
  given([...assigned, retireGoal, ['missions/m/strike', strike(5)]])
    .when('indicators/i/strike', strike(4))
    .records({ type: 'fact-struck' })
  given([...assigned, ['indicators/i/assign-goals', { goals: ['g', 'h'], reason }]])
    .when('indicators/i/strike', strike(4))
    .records({ type: 'fact-struck' })
  given([...indicator(), ['indicators/i/retire', { reason }], retireGoal])
    .when('indicators/i/strike', strike(3))
    .isRefused('fact-in-use', '/position', /goal “g”/)
  const child = ['missions/m/set-goal', { ...goalBody, goal: 'h', level: 2, parent: 'g' }] as const
  const childRetired = ['missions/m/retire-goal', { goal: 'h', decidedBy: 'p', reason }] as const
  given([...mission, child, childRetired, retireGoal])
    .when('missions/m/strike', strike(3))
    .isRefused('fact-in-use', '/position', /goal “g”/)
  given([...mission, child, childRetired])
    .when('missions/m/strike', strike(3))
    .records({ type: 'fact-struck' })
})

t.test('who has come back has left before: the leaving is struck after the return', async () => {
  const why = { reason }
  const member = [
    ...[...mission, actor('a'), ['missions/m/add-actor', { actor: 'a', from: '2025' }]],
    ['missions/m/remove-actor', { actor: 'a', until: '2026', ...why }],
  ] as const
  given(member).when('missions/m/strike', strike(4)).records({ type: 'fact-struck' })
  given([...member, ['missions/m/add-actor', { actor: 'a', from: '2026' }]])
    .when('missions/m/strike', strike(4))
    .isRefused('fact-in-use', '/position', /position 5 \(actor-joined-mission\)/)
  const joined = [
    ...[...portfolio, ['portfolios/f/add-project', { project: 'p', from: '2025' }]],
    ['portfolios/f/remove-project', { project: 'p', until: '2026', ...why }],
    ['portfolios/f/add-project', { project: 'p', from: '2026' }],
  ] as const
  given(joined).when('portfolios/f/strike', strike(5)).isRefused('fact-in-use', '/position')
  const form = ['missions/m/form-body', { body: 'b', kind: 'secretariat', name: 'B' }] as const
  given([...mission, form, ['missions/m/dissolve-body', { body: 'b', ...why }], form])
    .when('missions/m/strike', strike(3))
    .isRefused('fact-in-use', '/position')
})

t.test('a decision that supersedes another is struck after that', async () => {
  const superseded = [
    ...[...mission, ['decisions/d/take', decisionBody], ['decisions/e/take', decisionBody]],
    ['decisions/d/supersede', { by: 'e', reason }],
  ] as const
  given(superseded)
    .when('decisions/e/strike', strike(3))
    .isRefused('fact-in-use', '/position', /decision “d”/)
  given([...superseded, ['decisions/d/strike', strike(4)]])
    .when('decisions/e/strike', strike(3))
    .records({ type: 'fact-struck' })
})
