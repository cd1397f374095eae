/** A thousand random damages to `varde.db`, its write-ahead log, its head marker and `views.db`: `npm run test:damages`. */
import { join } from 'node:path'
import t from 'tap'
import { install, meetDamage, type Outcome } from '../log/damages.ts'
import { temporary } from '../log/temporary.ts'

const RUNS = 1_000

t.test('F10 F11 after each of a thousand damages what is answered is right, or refused and named', async t => {
  const root = temporary(t)
  const installed = await install(root)
  const outcomes: Record<Outcome, number> = { right: 0, named: 0, 'not started': 0 }
  const wrong: string[] = []
  for (let seed = 1_000; seed < 1_000 + RUNS; seed++)
    await meetDamage(installed, join(root, 'damaged'), seed).then(
      outcome => {
        outcomes[outcome] += 1
      },
      (error: Error) => wrong.push(error.message),
    )
  t.same(wrong, [])
  t.comment(outcomes)
  t.equal(outcomes.right + outcomes.named + outcomes['not started'], RUNS)
})
