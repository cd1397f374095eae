import t from 'tap'
import { measured, neet, scene } from '../scene.ts'
import { askerOf } from '../told.ts'

const questions = [
  '/missions/m/state?lang=en',
  '/missions/m/progress',
  '/missions/m/progress?asOf=2024-01',
  '/missions/m/progress?on=2023-06-01',
  '/missions/m/progress?target=original',
  '/missions/m/progress?method=unsd-2023',
  '/missions/m/progress?position=7',
  '/missions/m/state?lang=en&asOf=2024-01',
]

t.test(
  'an indicator assessed before is assessed anew for every other pin and choice, and after every fact',
  async t => {
    const { ask, submit, log } = await scene({}, ...neet.slice(0, 4), ...measured({ 2022: 9.5 }, { knownFrom: '2023' }))
    const answered = () => questions.map(question => ask(question))
    const before = answered()
    t.same(before, answered(), 'the second time as the first')
    t.same(
      before,
      questions.map(question => askerOf(log).ask(question)),
      'as by a reader that has assessed nothing yet',
    )
    await submit('revise-target', { period: '2035', value: 7, decidedBy: 'Government', reason: 'because R' })
    await submit('measure', { period: '2023', value: 9, knownFrom: '2024-02' })
    const after = answered()
    t.same(
      after,
      questions.map(question => askerOf(log).ask(question)),
      'and so after more facts',
    )
    t.notSame(after[1], before[1])
    t.notSame(after[4].goals, after[1].goals)
  },
)
