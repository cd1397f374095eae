import t from 'tap'
import { mandatesFirst } from '../../src/samples/mandates-first.ts'

const step = (path: string, decision?: string) => ({ path, body: decision === undefined ? {} : { decision } })

t.test('a decision, with the advice before it, comes before what was done on its mandate', async t => {
  const steps = [
    step('missions/m/declare'),
    step('missions/m/revise', 'd'),
    step('missions/m/set-goal'),
    step('decisions/d/give-advice'),
    step('decisions/d/take'),
    step('decisions/d/review'),
    step('missions/m/conclude', 'd'),
  ]
  t.same(
    mandatesFirst(steps).map(({ path }) => path.slice(path.indexOf('/') + 1)),
    ['m/declare', 'd/give-advice', 'd/take', 'm/revise', 'm/set-goal', 'd/review', 'm/conclude'],
  )
  t.same(mandatesFirst(steps.slice(0, 1)), steps.slice(0, 1))
})
