import t from 'tap'
import {
  insightRecorded,
  learningLoopClosed,
  learningLoopOpened,
  learningLoopReopened,
} from '../../../events/learning-loop.ts'
import { type Before, given } from '../given.ts'
import { decisionBody, indicator, loop, loopBody, mission, missionBody, project } from '../scenes.ts'

const reason = 'because r'
const open = 'learning-loops/l/open'
const l = (command: string) => `learning-loops/l/${command}`
const closing = { conclusion: 'C', consequence: { text: 'Go on' } }

t.test('a loop is opened in a mission, on indicators and projects that exist', async () => {
  const before = given([...indicator(), project])
  before.when(open, { ...loopBody, mission: 'x' }).isRefused('unknown-mission', '/mission')
  before.when(open, { ...loopBody, indicators: ['i', 'x'] }).isRefused('unknown-indicator', '/indicators/1')
  before.when(open, { ...loopBody, projects: ['p', 'x'] }).isRefused('unknown-project', '/projects/1')
  before
    .when(open, { ...loopBody, expects: { text: 'T', indicator: 'x' } })
    .isRefused('unknown-indicator', '/expects/indicator')
  const body = { ...loopBody, indicators: ['i'], projects: ['p'], expects: { text: 'T', indicator: 'i', change: -1 } }
  before.when(open, body).records(learningLoopOpened(body))
  before.when(open, body).isRefused('already-exists')
})

t.test('a closed loop takes nothing more until it is reopened with a reason', async () => {
  const before = given(loop)
  before.when(l('reopen'), { reason }).isRefused('loop-open')
  before.when(l('record-insight'), { text: 'T', by: 'b' }).records(insightRecorded({ text: 'T', by: 'b' }))
  before.when(l('close'), closing).records(learningLoopClosed(closing))
  before.when(l('close'), closing).isRefused('loop-closed', '', /Reopen it first/)
  before.when(l('note-evidence'), { text: 'T' }).isRefused('loop-closed')
  before.when(l('record-insight'), { text: 'T', by: 'b' }).isRefused('loop-closed')
  before.when(l('reopen'), {}).isInvalid('/reason')
  before.when(l('reopen'), { reason }).records(learningLoopReopened({}))
  before.when(l('note-evidence'), { text: 'T' }).records({ type: 'evidence-noted' })
})

t.test('the consequence names a decision that exists', async () => {
  const consequence = (decision: string) => ({ ...closing, consequence: { decision, text: 'T' } })
  const before = given([...loop, ['decisions/d/take', decisionBody]])
  before.when(l('close'), consequence('x')).isRefused('unknown-decision', '/consequence/decision')
  before.when(l('close'), consequence('d')).records({ data: consequence('d') })
})

t.test('a learning loop can be opened in a concluded mission', async () => {
  const concluded: Before = ['missions/m/conclude', { decidedBy: 'p', reason }]
  const before = given([...mission, concluded])
  before.when(open, loopBody).records({})
  before.when(l('note-evidence'), { text: 'T' }).records({})
  before.when(l('close'), closing).records({})
})

t.test('changed figures behind evidence are answered for, in a closed loop too', async () => {
  const acknowledged = { outcome: 'changes', why: 'The conclusion is weaker.', by: 'Panel' }
  given([...mission, ['learning-loops/l/open', loopBody]])
    .when('learning-loops/l/acknowledge', acknowledged)
    .records({ type: 'evidence-acknowledged', data: { ...acknowledged, upTo: 2 } })
    .when('learning-loops/l/acknowledge', { ...acknowledged, upTo: 99 })
    .isRefused('unknown-position', '/upTo')
})

t.test(
  'a loop whose review is past when it is opened is recorded with a warning; brought along as history, without',
  async () => {
    const opened = (more: object, past: readonly Before[] = mission) => given(past).when(open, { ...loopBody, ...more })
    opened({ reviewOn: '2026-06-14' }).warns('date-passed')
    opened({ reviewOn: '2026-06-15' }).warns()
    const history: readonly Before[] = [['missions/m/declare', { ...missionBody, knownFrom: '2024' }]]
    opened({ reviewOn: '2024-06-01', knownFrom: '2024' }, history).warns()
  },
)
