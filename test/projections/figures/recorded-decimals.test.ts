import t from 'tap'
import { scene } from '../scene.ts'

t.test('where the definition states no decimals, the most that were recorded by then count', async t => {
  const { ask, submit } = await scene({})
  const decimals = (query = ''): unknown => ask(`/indicators/x${query}`).decimalsRecorded
  t.equal(decimals(), 0)
  await submit('measure', { period: '2019', value: 11, knownFrom: '2020-01-01' })
  await submit('measure', { period: '2020', value: -11.25, knownFrom: '2021-01-01' })
  t.equal(decimals(), 2)
  t.equal(decimals('?asOf=2020-06-01'), 0)
  await submit('measure', { period: '2021', value: 100 / 7 })
  t.equal(decimals(), 6, 'a number that nobody rounded is rounded')
})

t.test('an interval and a baseline count too, and stated decimals need none', async t => {
  const { ask, submit } = await scene({})
  await submit('set-baseline', { period: '2015', value: 0.125 })
  t.equal(ask('/indicators/x').decimalsRecorded, 3)
  await submit('measure', { period: '2019', low: 1.5, high: 2.0625 })
  t.equal(ask('/indicators/x').decimalsRecorded, 4)
  const stated = await scene({ decimals: 1 })
  t.notOk('decimalsRecorded' in stated.ask('/indicators/x'))
})
