import t from 'tap'
import { definition, newMission, why } from '../../given.ts'
import { askerOf, type Body, samples } from '../../told.ts'

const age = { '0-5': '0–5', '6-12': '6–12', '13-17': '13–17', '18+': '18 and over' }
const county = { '03': 'Oslo', '11': 'Rogaland', '39': 'Vestfold' }
const early = { knownFrom: '2015' }

/** Three goals, g over h, and w alone; x speaks for h by age and county, y for g by county and may not. */
async function covered(population: object = { text: 'Children', ageFrom: 0, ageTo: 29 }) {
  const { tell, log } = await newMission({ population })
  const goal = { statement: 'S', level: 2, kind: 'outcome', ...early }
  await tell('missions/m/set-goal', { ...goal, goal: 'h', parent: 'g' })
  await tell('missions/m/set-goal', { ...goal, goal: 'w', kind: 'way-of-working' })
  await tell('indicators/x/define', { ...definition, goals: ['h'], dimensions: { age, county }, ...early })
  await tell('indicators/y/define', { ...definition, goals: ['w'], kind: 'input', dimensions: { county }, ...early })
  const x = (cell: object, more: object = { value: 1 }) =>
    tell('indicators/x/measure', { period: '2020', cell, ...more, knownFrom: '2021' })
  await x({ age: '6-12', county: '03' })
  await x({ age: '18+', county: '39' }, { value: { low: 1, high: 2 } })
  await x({ age: '0-5', county: '11' }, { obsStatus: 'Q' })
  await x({ age: '13-17', county: '11' }, { obsStatus: 'L' })
  await tell('indicators/y/measure', { period: '2020', cell: { county: '11' }, obsStatus: 'M', knownFrom: '2021' })
  await tell('indicators/y/measure', { period: '2023', cell: { county: '03' }, value: 1, obsStatus: 'F' })
  return { tell, ...askerOf(log) }
}

const goalIn = ({ goals }: Body, goal: string): Body => goals.find((g: Body) => g.goal === goal)
const told = (row: Body, dimension: string): Body =>
  Object.fromEntries(
    row.dimensions
      .find((d: Body) => d.dimension === dimension)
      .cells.map((c: Body) => [c.code, [c.told, c.hole, c.indicators.join()]]),
  )

t.test(
  'a group without a figure is a hole; missing, suppressed and not applicable are three different things',
  async t => {
    const { ask } = await covered()
    const body = ask('/missions/m/coverage')
    t.strictSame(told(goalIn(body, 'h'), 'age'), {
      '0-5': ['suppressed', true, ''],
      '6-12': ['figure', false, 'x'],
      '13-17': ['missing', true, ''],
      '18+': ['figure', false, 'x'],
    })
    t.strictSame(told(goalIn(body, 'h'), 'county'), {
      '11': ['suppressed', true, ''],
      '39': ['figure', false, 'x'],
      '03': ['figure', false, 'x'],
    })
    t.strictSame(
      told(goalIn(body, 'w'), 'county'),
      { '11': ['not-applicable', false, ''], '39': ['nothing', true, ''], '03': ['nothing', true, ''] },
      'a forecast tells of nobody, and what does not apply is no hole',
    )
    const county = goalIn(body, 'h').dimensions.find((d: Body) => d.dimension === 'county')
    t.strictSame([county.covered, county.of], [2, 3])
  },
)

t.test('a goal is covered by the indicators of the goals below it, too', async t => {
  const { ask } = await covered()
  const body = ask('/missions/m/coverage')
  t.strictSame(goalIn(body, 'g').indicators, ['x'])
  t.strictSame(told(goalIn(body, 'g'), 'age'), told(goalIn(body, 'h'), 'age'))
})

t.test('a goal without indicators, or with none that may speak for it, has a hole', async t => {
  const { ask, tell } = await covered()
  const holes = (goal: string) =>
    goalIn(ask('/missions/m/coverage'), goal)
      .holes.map((h: Body) => h.hole)
      .filter((hole: string) => hole !== 'no-figure')
  t.strictSame(holes('h'), [])
  t.strictSame(holes('w'), ['no-indicator-may-speak'], 'input speaks for nothing')
  await tell('missions/m/set-goal', { goal: 'z', statement: 'Z', level: 1, kind: 'outcome' })
  t.strictSame(holes('z'), ['no-indicator'])
  await tell('indicators/x/retire', why)
  t.strictSame(holes('h'), ['no-indicator'], 'a retired indicator covers nobody')
  await tell('missions/m/retire-goal', { goal: 'z', decidedBy: 'partnership', ...why })
  t.equal(goalIn(ask('/missions/m/coverage'), 'z'), undefined, 'a retired goal asks for nothing')
})

t.test('ages of the population that no figure covers are named', async t => {
  const { ask } = await covered()
  const body = ask('/missions/m/coverage')
  const leftOut = [
    { from: 0, to: 5 },
    { from: 13, to: 17 },
  ]
  t.strictSame(body.agesLeftOut, leftOut, 'by the whole mission')
  t.strictSame(goalIn(body, 'h').agesLeftOut, leftOut)
  t.strictSame(goalIn(body, 'w').agesLeftOut, [{ from: 0, to: 29 }], 'no figure by age at all')
  t.strictSame(
    goalIn(body, 'h').holes.filter((h: Body) => h.ages),
    leftOut.map(ages => ({ hole: 'no-figure', ages })),
  )
})

t.test('without ages of the population none are left out, and one end may be open', async t => {
  const { ask } = await covered({ text: 'All' })
  t.equal(ask('/missions/m/coverage').agesLeftOut, null)
  t.equal(goalIn(ask('/missions/m/coverage'), 'h').agesLeftOut, null)
  const old = await covered({ text: 'From ten', ageFrom: 10 })
  t.strictSame(old.ask('/missions/m/coverage').agesLeftOut, [{ from: 13, to: 17 }])
  const young = await covered({ text: 'To seven', ageTo: 7 })
  t.strictSame(young.ask('/missions/m/coverage').agesLeftOut, [{ from: 0, to: 5 }])
})

t.test('coverage is as it was known at the pin', async t => {
  const { ask } = await covered()
  const then = ask('/missions/m/coverage?asOf=2020')
  t.strictSame(told(goalIn(then, 'h'), 'age')['6-12'], ['nothing', true, ''])
  t.strictSame(then.agesLeftOut, [{ from: 0, to: 29 }])
  t.equal(then.lateEntries, 6)
})

t.test('a judgement counts as a figure of its group', async t => {
  const { ask, tell } = await covered()
  const scale = [{ code: 'good', label: 'Good' }]
  await tell('indicators/j/define', { ...definition, goals: ['h'], dimensions: { age }, scale })
  const judgement = { code: 'good', rationale: 'R', by: 'Panel' }
  await tell('indicators/j/measure', { period: '2020', cell: { age: '0-5' }, judgement })
  t.strictSame(told(goalIn(ask('/missions/m/coverage'), 'h'), 'age')['0-5'], ['figure', false, 'j'])
})

t.test('the EU cities mission has a goal whose only figures may not speak for it', async t => {
  const { ask } = askerOf((await samples()).log)
  const { goals } = ask('/missions/eu-cities/coverage')
  t.ok(goals.some((g: Body) => g.holes.some((h: Body) => h.hole !== 'no-figure')))
  const { agesLeftOut } = ask('/missions/inkludering/coverage')
  t.strictSame(agesLeftOut, [{ from: 0, to: 29 }], 'no sample figure is broken down by age')
})
