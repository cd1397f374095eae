import t from 'tap'
import { decided, definition, newMission, why } from '../../given.ts'
import { askerOf, type Body, samples } from '../../told.ts'

const only = ({ indicators }: Body): Body => indicators[0]

/** An indicator that falls from 20 in 2015; positions from 2 on. */
async function falling(more: object = {}) {
  const teller = await newMission()
  const x = (command: string, body: object, knownFrom?: string) =>
    teller.tell(`indicators/x/${command}`, { ...body, ...(knownFrom && { knownFrom }) })
  await x('define', { ...definition, ...more }, '2015')
  await x('set-baseline', { period: '2015', value: 20 }, '2016')
  return { x, teller, ...askerOf(teller.log) }
}
const moveAfter = async (target: object, revised: object, more: object = {}): Promise<Body> => {
  const { x, ask } = await falling(more)
  await x('set-target', target, '2016')
  await x('revise-target', { ...revised, ...decided }, '2020')
  return only(ask('/missions/m/goalposts')).targets[0]
}

t.test('a target revised is weakened or strengthened as its direction is', async t => {
  const at = (value: unknown, period = '2030') => ({ period, value })
  t.equal((await moveAfter(at(10), at(8))).move, 'strengthened', 'lower, where down is wanted')
  t.equal((await moveAfter(at(10), at(12))).move, 'weakened')
  t.equal((await moveAfter(at(10), at(10, '2035'))).move, 'weakened', 'the same, later')
  t.equal((await moveAfter(at(10), at(8, '2035'))).move, 'mixed', 'more, but later')
  const band = (low: number, high: number) => at({ low, high })
  t.equal((await moveAfter(band(8, 12), band(9, 11), { direction: 'hold' })).move, 'strengthened', 'narrower')
  t.equal((await moveAfter(band(8, 12), band(7, 12), { direction: 'hold' })).move, 'weakened', 'wider')
  const stays = await moveAfter(at(10), { period: '2030', changePercent: -50 })
  t.equal(stays.move, 'same', 'half of 20 is 10')
  t.strictSame(stays.current.resolved, { t: 2031, period: '2030', value: 10, relativeTo: 20, comparable: true })
})

t.test('a target is shown original against current, with every line, who decided it and why', async t => {
  const { x, ask } = await falling()
  await x('set-target', { period: '2030', value: 10, decidedBy: 'Founders' }, '2016')
  await x('revise-target', { period: '2030', value: 12, ...decided }, '2020')
  await x('revise-target', { period: '2030', value: 11, ...decided }, '2022')
  const { original, current, move, lines, cell } = only(ask('/missions/m/goalposts')).targets[0]
  t.match(original, { value: 10, decidedBy: 'Founders', position: 4, version: 1 })
  t.match(current, {
    value: 11,
    decidedBy: 'Partnership',
    reason: 'because R',
    principal: 'kari',
    position: 6,
    version: 3,
  })
  t.equal(move, 'weakened', 'from the first to the last')
  t.strictSame(
    lines.map((l: Body) => l.move),
    [undefined, 'weakened', 'strengthened'],
    'and from one to the next',
  )
  t.strictSame(cell, {})
  t.strictSame(only(ask('/missions/m/goalposts?asOf=2020')).targets[0].current.value, 12, 'as known then')
  t.strictSame(ask('/missions/m/goalposts?asOf=2019').indicators, [])
})

t.test('a milestone that was lowered is a goalpost that moved', async t => {
  const way = (value: number) => ({ period: '2030', value: 10, path: [{ period: '2025', value }] })
  const { move, current } = await moveAfter(way(14), way(16))
  t.equal(move, 'weakened')
  t.strictSame(current.resolved.milestones, [{ t: 2026, value: 16 }])
})

t.test('across an unbridged redefinition targets and baselines are not comparable', async t => {
  const { x, ask } = await falling()
  await x('set-target', { period: '2030', value: 10 }, '2016')
  await x('redefine', { definition: 'D2', breakAt: '2018', comparable: false, ...why }, '2018')
  await x('revise-target', { period: '2030', value: 9, ...decided }, '2019')
  await x('reestimate-baseline', { period: '2018', value: 15, ...why }, '2019')
  const { targets, baselines, definitions } = only(ask('/missions/m/goalposts'))
  t.equal(targets[0].move, 'not-comparable')
  t.strictSame([targets[0].original.resolved.comparable, targets[0].current.resolved.comparable], [false, true])
  t.strictSame([baselines[0].change, baselines[0].changePercent], [null, null])
  t.match(definitions[1], { version: 2, breakAt: '2018', bridge: null, principal: 'kari', reason: 'because R' })
})

t.test('a bridge converts: a target that only changed its unit has not moved', async t => {
  const { x, ask } = await falling()
  await x('set-target', { period: '2030', value: 10 }, '2016')
  const bridge = { factor: 10, offset: 5, note: 'N' }
  await x('redefine', { definition: 'D2', breakAt: '2018', comparable: false, bridge, unit: 'persons', ...why }, '2018')
  await x('revise-target', { period: '2030', value: 105, ...decided }, '2019')
  await x('reestimate-baseline', { period: '2018', value: 225, ...why }, '2019')
  const { targets, baselines, unit } = only(ask('/missions/m/goalposts'))
  t.equal(targets[0].move, 'same')
  t.equal(targets[0].original.resolved.value, 105, 'ten, in the unit of the day')
  t.equal(unit, 'persons')
  t.strictSame([baselines[0].change, baselines[0].changePercent], [20, (100 * 20) / 205])
  const before = only(ask('/missions/m/goalposts?on=2017-12-31'))
  t.strictSame([before.unit, before.targets[0].current.resolved.value], ['percent', 10], 'in the unit of that day')
})

t.test('a bridge that turns the direction round turns the moves round', async t => {
  const { x, ask } = await falling()
  await x('set-target', { period: '2030', value: 10 }, '2016')
  const bridge = { factor: -1, offset: 100, note: 'those who are not' }
  await x(
    'redefine',
    { definition: 'D2', breakAt: '2018', comparable: false, bridge, direction: 'increase', ...why },
    '2018',
  )
  await x('revise-target', { period: '2030', value: 92, ...decided }, '2019')
  t.equal(only(ask('/missions/m/goalposts')).targets[0].move, 'strengthened', 'from 90 to 92 of 100')
})

t.test('a baseline moved is shown by how much, of its size where it is below zero', async t => {
  const { x, ask } = await falling()
  await x('reestimate-baseline', { period: '2015', value: -5, ...why }, '2017')
  await x('reestimate-baseline', { period: '2015', value: -4, decidedBy: 'P', ...why }, '2018')
  const { baselines } = only(ask('/missions/m/goalposts'))
  t.match(baselines[0], {
    change: -24,
    changePercent: -120,
    original: { value: 20 },
    current: { value: -4, decidedBy: 'P' },
  })
  t.equal(baselines[0].lines.length, 3)
  const cold = await newMission()
  await cold.tell('indicators/x/define', definition)
  await cold.tell('indicators/x/set-baseline', { period: '2015', value: -5 })
  await cold.tell('indicators/x/reestimate-baseline', { period: '2015', value: -4, ...why })
  t.match(
    only(askerOf(cold.log).ask('/missions/m/goalposts')).baselines[0],
    { change: 1, changePercent: 20 },
    'upwards',
  )
})

/** The moves of x between figures known before and after. */
async function moved() {
  const given = await falling()
  const { x } = given
  await x('set-target', { period: '2030', value: 10 }, '2016')
  await x('measure', { period: '2019', value: 16 }, '2020')
  await x('reestimate-baseline', { period: '2015', value: 24, ...why }, '2021')
  await x('measure', { period: '2020', value: 15 }, '2022')
  await x('revise-target', { period: '2030', value: 14, ...decided }, '2023')
  return given
}

t.test(
  'what the moves made are the target, baseline and definition parts of the changes since before the first',
  async t => {
    const { ask } = await moved()
    const { made, progress } = only(ask('/missions/m/goalposts'))
    const changes = only(ask('/missions/m/changes?from=2020'))
    const parts = changes.parts.filter((p: Body) => ['target', 'baseline', 'definition'].includes(p.cause))
    t.strictSame(made.parts, parts)
    t.strictSame([made.before, made.after], [changes.from, changes.to])
    const near = (a: number, b: number) => Math.abs(a - b) < 1e-12
    const did = Object.fromEntries(made.parts.map((p: Body) => [p.cause, p.did.covered]))
    t.ok(near(did.baseline, 8 / 14 - 4 / 10), 'when the baseline moved, 16 was the latest')
    t.ok(near(did.target, 9 / 10 - 9 / 14), 'when the target moved, 15 was')
    t.ok(near(progress.againstOriginal.covered, 5 / 10))
    t.ok(near(progress.againstCurrent.covered, 9 / 10))
  },
)

t.test('what moved is told without what that made of the progress where it is asked so', async t => {
  const { ask } = askerOf((await samples()).log)
  let made = 0
  for (const mission of ask('/missions').missions.map((one: Body) => one.mission)) {
    const { indicators, ...whole } = ask(`/missions/${mission}/goalposts`)
    const without = ({ made: parts, ...rest }: Body): Body => {
      made += parts ? 1 : 0
      return rest
    }
    t.same(ask(`/missions/${mission}/goalposts?made=false`), {
      ...whole,
      indicators: indicators.map((one: Body) => ({ ...without(one), cells: one.cells.map(without) })),
    })
  }
  t.ok(made > 1, `${made} with parts`)
})

t.test('what a move made does not hang on when the figures were recorded', async t => {
  const { x, ask } = await falling()
  await x('set-target', { period: '2030', value: 10 }, '2016')
  await x('revise-target', { period: '2030', value: 14, ...decided }, '2023')
  await x('measure', { period: '2019', value: 16 }, '2020')
  const { made } = only(ask('/missions/m/goalposts'))
  t.equal(made.before.numbers.covered, 0.4, 'known before the move, though recorded after it')
  t.ok(made.parts[0].did.covered > 0.2)
})

t.test('facts known at once count as before the move if they were recorded before it', async t => {
  const { x, ask } = await falling()
  await x('set-target', { period: '2030', value: 10 })
  await x('measure', { period: '2019', value: 16 })
  await x('revise-target', { period: '2030', value: 14, ...decided })
  t.equal(only(ask('/missions/m/goalposts')).made.before.numbers.covered, 0.4)
})

t.test('a move of one cell is told for that cell, and leaves the total alone', async t => {
  const { x, ask } = await falling({ dimensions: { sex: { F: 'Women', M: 'Men' } } })
  const cell = { sex: 'F' }
  await x('set-baseline', { period: '2015', value: 10, cell }, '2016')
  await x('set-target', { period: '2030', value: 5, cell }, '2016')
  await x('measure', { period: '2019', value: 8, cell }, '2020')
  await x('revise-target', { period: '2030', value: 6, cell, ...decided }, '2022')
  const { targets, cells, made } = only(ask('/missions/m/goalposts'))
  t.strictSame([targets[0].cell, targets[0].move], [cell, 'weakened'])
  t.equal(made, null, 'nothing moved for the total')
  t.strictSame(cells.length, 1)
  t.strictSame(cells[0].cell, cell)
  t.ok(Math.abs(cells[0].made.parts[0].did.covered - (2 / 4 - 2 / 5)) < 1e-12)
  t.strictSame(cells[0].progress.againstOriginal.covered, 2 / 5)
})

t.test('a goal has moved when its statement or kind has, not when another answers for it', async t => {
  const { teller, ask } = await falling()
  const revise = (body: object) => teller.tell('missions/m/revise-goal', { goal: 'g', ...decided, ...body })
  await revise({ accountable: 'Kari' })
  t.strictSame(ask('/missions/m/goalposts').goals, [])
  await revise({ kind: 'precondition' })
  await teller.tell('missions/m/adopt-goal', { goal: 'g', decidedBy: 'Storting' })
  const [goal] = ask('/missions/m/goalposts').goals
  t.match(goal, { goal: 'g', kindMoved: true, adopted: { decidedBy: 'Storting', principal: 'kari' }, retired: null })
  t.strictSame(
    goal.wordings.map((w: Body) => [w.kind, w.decidedBy]),
    [
      ['outcome', undefined],
      ['precondition', 'Partnership'],
    ],
  )
})

t.test('a retired goal is a goalpost that was taken away, by whom and why', async t => {
  const { teller, ask } = await falling()
  await teller.tell('missions/m/set-goal', { goal: 'z', statement: 'Z', level: 1, kind: 'outcome' })
  await teller.tell('missions/m/retire-goal', { goal: 'z', decidedBy: 'partnership', ...why })
  t.match(ask('/missions/m/goalposts').goals, [
    { goal: 'z', status: 'retired', retired: { decidedBy: 'partnership', principal: 'kari', reason: 'because R' } },
  ])
})

t.test('the wordings of the mission are there when they moved', async t => {
  const { teller, ask } = await falling()
  t.strictSame(ask('/missions/m/goalposts').wordings, [])
  await teller.tell('missions/m/revise', { title: 'M', vision: 'V2', ...decided })
  const { wordings } = ask('/missions/m/goalposts')
  t.strictSame(
    wordings.map((w: Body) => [w.decidedBy, Object.keys(w.changed)]),
    [
      [undefined, ['challenge', 'horizon', 'title', 'vision']],
      ['Partnership', ['vision']],
    ],
  )
})

t.test('an indicator that is retired or counts for other goals has moved', async t => {
  const { x, teller, ask } = await falling()
  await teller.tell('missions/m/set-goal', { goal: 'h', statement: 'H', level: 1, kind: 'outcome' })
  await x('assign-goals', { goals: ['g'], ...why })
  t.strictSame(ask('/missions/m/goalposts').membership, [], 'for the same goals as before')
  await x('assign-goals', { goals: ['h'], ...why })
  await x('retire', why)
  t.match(ask('/missions/m/goalposts').membership, [
    { indicator: 'x', move: 'reassigned', before: ['g'], goals: ['h'], principal: 'kari', reason: 'because R' },
    { indicator: 'x', move: 'retired', principal: 'kari' },
  ])
})

t.test('an indicator that ceases to be a key indicator is told with the verdict it then had', async t => {
  const { x, ask } = await falling()
  await x('set-key', { key: true, ...why }, '2016')
  t.strictSame(ask('/missions/m/goalposts').membership, [], 'being chosen moves nothing')
  await x('set-target', { period: '2030', value: 10 }, '2016')
  await x('measure', { period: '2021', value: 19, knownFrom: '2022-01' })
  await x('set-key', { key: false, ...why }, '2022-06')
  await x('measure', { period: '2022', value: 10, knownFrom: '2023-01' })
  t.match(ask('/missions/m/goalposts').membership, [{ move: 'no-longer-key', verdicts: { path: 'behind' } }])
  const keys = (query = '') => ask(`/missions/m/progress${query}`).goals[0].indicators.map(({ key }: Body) => key)
  t.same([keys('?asOf=2020'), keys(), ask('/indicators/x').key], [[true], [false], false])
})

t.test('an indicator that leaves its goals does so with the verdict it then had', async t => {
  const { x, teller, ask } = await falling()
  await teller.tell('missions/m/set-goal', { goal: 'h', statement: 'H', level: 1, kind: 'outcome', knownFrom: '2015' })
  await x('set-target', { period: '2030', value: 10 }, '2016')
  await x('measure', { period: '2021', value: 19, knownFrom: '2022-01' })
  await x('assign-goals', { goals: ['h'], ...why }, '2022-06')
  await x('measure', { period: '2022', value: 10, knownFrom: '2023-01' })
  await x('retire', why, '2023-06')
  const { membership } = ask('/missions/m/goalposts')
  t.match(
    membership.map(({ move, verdicts }: Body) => [move, verdicts.path, verdicts.covered]),
    [
      ['reassigned', 'behind', 0.1],
      ['retired', 'met', 1],
    ],
  )
})

t.test('progress by a named method is told with its own status', async t => {
  const { ask } = await moved()
  const { progress } = only(ask('/missions/m/goalposts?method=unsd-2023'))
  t.match(progress.againstCurrent.method, { name: 'unsd-2023' })
  t.ok('status' in progress.againstOriginal.method)
})

t.test('clean power was weakened from 100 to at least 95, then redefined, and it is said by whom', async t => {
  const { ask } = askerOf((await samples()).log)
  const { targets, definitions } = only(ask('/missions/uk-clean-power/goalposts'))
  t.equal(targets[0].move, 'weakened')
  t.match(targets[0].original, { value: 100, decidedBy: 'Labour Party (manifesto 2024)' })
  t.match(targets[0].current, { value: 95, decidedBy: 'UK Government (Plan for Change)' })
  t.match(targets[0].current.reason, /The mission hasn't changed/)
  t.strictSame(
    definitions.map((d: Body) => [d.version, d.principal]),
    [
      [1, 'kari'],
      [2, 'kari'],
    ],
  )
})

t.test('the baseline of dementia moved by 30 per cent, and nothing has been measured since it', async t => {
  const { ask } = askerOf((await samples()).log)
  const then = only(ask('/missions/demens/goalposts?asOf=2020'))
  t.match(then.baselines[0], { original: { value: 78_000 }, current: { value: 101_118 }, change: 23_118 })
  t.equal(Math.round(then.baselines[0].changePercent), 30)
  for (const side of [then.made.before, then.made.after])
    t.match(side, { numbers: { latest: 101_118, covered: null }, path: 'not-assessed' })
  t.match(
    then.made.parts,
    [{ cause: 'baseline', did: { latest: 0, covered: null } }],
    'what is not assessed did not change',
  )
  const now = only(ask('/missions/demens/goalposts'))
  t.strictSame(
    now.targets[0].lines.map((l: Body) => l.resolved.value),
    [39_000, 50_559],
    'half of one, half of the other',
  )
  t.equal(now.targets[0].move, 'weakened')
})

t.test('the goal of the inclusion mission was worded four times, and it is said who decided each', async t => {
  const { ask } = askerOf((await samples()).log)
  const [goal] = ask('/missions/inkludering/goalposts').goals
  t.strictSame(
    goal.wordings.map((w: Body) => [w.decidedBy, w.knownFrom.slice(0, 10)]),
    [
      ['Regjeringen', '2022-10-31'],
      ['Regjeringen', '2025-03-01'],
      ['Regjeringen, gjengitt av Dagsavisen', '2025-05-05'],
      ['Regjeringen (Meld. St. 28 (2024–2025))', '2025-06-30'],
    ],
  )
  t.equal(ask('/missions/inkludering/goalposts?asOf=2025-03').goals[0].wordings.length, 2, 'as known then')
})
