import t from 'tap'
import { UnreadableFact } from '../../events/catalogue.ts'
import { missionConcluded } from '../../events/mission.ts'
import { evolve, initialState } from '../../src/commands/states.ts'

t.test('a fact of another kind of stream is never skipped silently', async t => {
  const fact = { ...missionConcluded({ decidedBy: 'p' }), revision: 0, recordedAt: 0, knownFrom: 0, meta: {} as never }
  t.throws(() => evolve('indicator', initialState('indicator'), fact), UnreadableFact)
  t.throws(() => evolve('mission', initialState('mission'), { ...fact, type: 'constructor' }), UnreadableFact)
})
