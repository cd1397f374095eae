import t from 'tap'
import { takeDecision, why } from '../given.ts'
import { measured, type Scene, scene } from '../scene.ts'

const numbered = ({ ask }: Scene, query = ''): string[] =>
  ask(`/indicators/x/assessment${query}`).figure.decisions.map(({ decision }: { decision: string }) => decision)

t.test(
  'a decision stands on the axis where it affects the indicator, rests on it, expects something of it, or was the mandate of a change',
  async t => {
    const given = await scene({}, ...measured({ 2020: 5, 2021: 6 }))
    await takeDecision(given, {}, 'elsewhere')
    await takeDecision(given, { affects: [{ thing: 'indicator', id: 'x' }], decidedOn: '2024-05-01' }, 'affects')
    await takeDecision(given, { restsOn: [{ indicator: 'x', period: '2021' }], decidedOn: '2024-02-01' }, 'rests')
    await takeDecision(
      given,
      { expects: [{ indicator: 'x', by: '2026', change: 1 }], decidedOn: '2024-03-01' },
      'expects',
    )
    await takeDecision(given, { decidedOn: '2024-04-01' }, 'mandate')
    t.same(numbered(given), ['rests', 'expects', 'affects'], 'by the day on which they were taken')
    await given.submit('redefine', { definition: 'D2', breakAt: '2022', comparable: true, decision: 'mandate', ...why })
    t.same(numbered(given), ['rests', 'expects', 'mandate', 'affects'])
    t.same(numbered(given, '?asOf=2023'), [], 'none that was not known then')
  },
)

t.test('an answer that was kept is made anew when a decision is taken', async t => {
  const given = await scene({}, ...measured({ 2020: 5 }))
  t.same(numbered(given), [])
  await takeDecision(given, { affects: [{ thing: 'indicator', id: 'x' }] }, 'late')
  t.same(numbered(given), ['late'])
})
