import { join } from 'node:path'
import t from 'tap'
import { install, meetDamage, type Outcome } from './damages.ts'
import { temporary } from './temporary.ts'

/** The long run is `npm run test:damages`. */
const RUNS = 60

t.test('F10 F11 after random damage what is answered is right, or refused and named', async t => {
  const root = temporary(t)
  const installed = await install(root)
  const outcomes = new Map<Outcome, number>()
  for (let seed = 1; seed <= RUNS; seed++) {
    const outcome = await meetDamage(installed, join(root, 'damaged'), seed)
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
  }
  for (const outcome of ['right', 'named'] as const)
    t.ok((outcomes.get(outcome) ?? 0) > 0, `${outcome}: ${outcomes.get(outcome)} of ${RUNS}`)
})
