import t from 'tap'
import { entriesOf, noEntries, note } from '../../../projections/base/mission-entries.ts'
import { asksSignOff } from '../../../projections/figures/approved-figures.ts'
import { why } from '../given.ts'
import { measured, scene } from '../scene.ts'
import { viewerWho } from '../told.ts'

const outsider = viewerWho('approved')

t.test('whether sign-off is asked for is said by the last word recorded, whenever that was known', async t => {
  const { factReader, submit } = await scene({})
  const facts = () => factReader.indicator('x').facts
  t.notOk(asksSignOff(facts(), 2))
  await submit('redefine', { definition: 'D', breakAt: '2020', comparable: true, signOff: true, ...why })
  await submit('redefine', { definition: 'D2', breakAt: '2021', comparable: true, ...why })
  t.notOk(asksSignOff(facts(), 2), 'not at a position before it')
  t.ok(asksSignOff(facts(), 3))
  t.ok(asksSignOff(facts(), 4), 'what a redefinition does not say stays')
  await submit('redefine', { definition: 'D3', breakAt: '2022', comparable: true, signOff: false, ...why })
  t.notOk(asksSignOff(facts(), 5))
})

t.test('an indicator that asks for no sign-off is seen whole', async t => {
  const { ask } = await scene({}, ...measured({ 2020: 9 }))
  t.match(ask('/indicators/x/series', outsider).points, [{ value: 9 }])
  t.equal(ask('/missions/m/timeline', outsider).count, 4)
})

t.test('of one that does, definitions and lines are seen, figures and disputes are not', async t => {
  const { ask, submit } = await scene({ signOff: true }, ...measured({ 2020: 9 }))
  await submit('set-target', { period: '2030', value: 5 })
  await submit('dispute', { dispute: 'd', period: '2020', claimant: 'Per', ...why })
  const seen = ask('/indicators/x', outsider)
  t.match(seen, { title: 'T', targets: [{ value: 5 }], disputes: [] })
  t.same(
    ask('/missions/m/timeline', outsider).entries.map((e: { type: string }) => e.type),
    ['mission-declared', 'goal-set', 'indicator-defined', 'target-set'],
  )
  t.equal(ask('/missions/m/timeline').count, 6)
  t.same(ask('/indicators/x/series?includeHistory=true', outsider).points, [])
})

t.test('entries are let through by type and stream', async t => {
  const all = noEntries()
  for (const [position, stream] of ['a', 'b', 'a'].entries())
    note(all, { position, knownFrom: 1, recordedAt: 2, type: 'indicator-measured', stream, decision: null })
  t.same(entriesOf(all, (_type, stream) => stream === 'a').position, [0, 2])
})
