import t from 'tap'
import {
  observationAnswered,
  observationClosed,
  observationFollowedUp,
  observationMade,
} from '../../../events/observation.ts'
import { type Before, given } from '../given.ts'
import {
  actor,
  barrierBody,
  decisionBody,
  indicator,
  loopBody,
  measured,
  mission,
  missionBody,
  observation,
  observationBody,
  portfolioBody,
  project,
} from '../scenes.ts'

const reason = 'because r'
const make = 'observations/o/make'
const answer = 'observations/o/answer'
const followUp = 'observations/o/follow-up'
const close = 'observations/o/close'
const on = (...about: readonly object[]) => ({ ...observationBody, about })

t.test('an observation is made on facts of a mission that exists, concluded or not', async () => {
  const before = given([...indicator(), measured('2024', 9), ['missions/n/declare', missionBody]])
  before.when(make, { ...observationBody, mission: 'x' }).isRefused('unknown-mission', '/mission')
  before
    .when(make, on({ position: 1 }, { position: 99 }))
    .isRefused('unknown-position', '/about/1/position', /mission=m/)
  before.when(make, on({ position: 4 })).isRefused('unknown-position', '/about/0/position')
  before.when(make, on()).isInvalid('/about')
  before.when(make, on({ position: 1, thing: 'goal', id: 'g' })).isInvalid('/about/0')
  before.when(make, on({ position: 3 })).records(observationMade(on({ position: 3 }) as typeof observationBody))
  const concluded: Before = ['missions/m/conclude', { decidedBy: 'p', reason }]
  given([...mission, concluded])
    .when(make, observationBody)
    .records({ type: 'observation-made' })
  given(observation).when(make, observationBody).isRefused('already-exists')
})

t.test(
  'the facts of projects and actors in the mission, and the grants that reach it, are observed by position',
  async () => {
    const past: readonly Before[] = [
      ...mission,
      project,
      ['portfolios/f/open', portfolioBody],
      ['portfolios/f/add-project', { project: 'p', from: '2025' }],
      actor('a'),
      ['missions/m/add-actor', { actor: 'a', from: '2025' }],
      ['missions/n/declare', missionBody],
      ['access/give-grant', { grant: 'g', principal: 'ola', role: 'operative', mission: 'm' }],
      ['access/give-grant', { grant: 'h', principal: 'per', role: 'operative', mission: 'n' }],
      ['access/give-grant', { grant: 'all', principal: 'liv', role: 'admin', mission: '*' }],
      ['projects/q/register', { title: 'Q', kind: 'project', lead: 'L', stage: 'idea' }],
    ]
    for (const position of [2, 5, 8, 10])
      given(past)
        .when(make, on({ position }))
        .records({ data: { about: [{ position }] } })
    for (const position of [9, 11]) given(past).when(make, on({ position })).isRefused('unknown-position')
  },
)

t.test('things are observed that are part of the mission, and no others', async () => {
  const past: readonly Before[] = [
    ...indicator(),
    project,
    actor('a'),
    ['portfolios/f/open', portfolioBody],
    ['missions/m/raise-barrier', barrierBody],
    ['missions/m/form-body', { body: 's', kind: 'secretariat', name: 'S' }],
    ['decisions/d/take', decisionBody],
    ['learning-loops/l/open', loopBody],
    ['releases/r/publish', { mission: 'm', title: 'R' }],
  ]
  const things = {
    mission: 'm',
    goal: 'g',
    body: 's',
    barrier: 'b',
    indicator: 'i',
    portfolio: 'f',
    project: 'p',
    decision: 'd',
    'learning-loop': 'l',
    actor: 'a',
    release: 'r',
  }
  for (const [thing, id] of Object.entries(things)) {
    given(past)
      .when(make, on({ thing, id }))
      .records({ data: { about: [{ thing, id }] } })
    given(past)
      .when(make, on({ thing, id: 'x' }))
      .isRefused('unknown-subject', '/about/0/id')
  }
  given(past)
    .when(make, on({ thing: 'key', id: 'k' }))
    .isInvalid('/about/0')
})

t.test('an observation is answered, followed up and closed, and closed it takes nothing more', async () => {
  const answered = { text: 'The partnership did', by: 'secretariat' }
  const found = { text: 'It is said now', on: '2026-06-15' }
  const before = given(observation)
  before.when(answer, answered).records(observationAnswered(answered))
  before.when(answer, { ...answered, text: 'On 3 May' }).records({ type: 'observation-answered' })
  before.when(followUp, found).records(observationFollowedUp(found))
  before.when(followUp, { ...found, on: '2026-06-16' }).isRefused('not-yet', '/on')
  before.when(followUp, { ...found, on: '2026-06-14' }).isRefused('ends-before-it-begins', '/on', /15 June 2026/)
  before.when(close, {}).isInvalid('/reason')
  before.when(close, { reason }).records({ ...observationClosed({}), meta: { reason } })
  before.when(answer, answered).isRefused('observation-closed', '', /Make a new one/)
  before.when(followUp, found).isRefused('observation-closed')
  before.when(close, { reason }).isRefused('observation-closed')
})

t.test('what is recorded of an observation in error is struck', async () => {
  const strike = (position: number) => ({ position, reason })
  given([...observation, ['observations/o/close', { reason }], ['observations/o/strike', strike(3)]])
    .when(answer, { text: 'T', by: 'B' })
    .records({ type: 'observation-answered' })
  given([...observation, ['observations/o/answer', { text: 'T', by: 'B' }]])
    .when('observations/o/strike', strike(2))
    .isRefused('fact-in-use', '/position')
})

t.test('an observation that asks for an answer before it is made is recorded with a warning', async () => {
  const made = (respondBy: string) => given(mission).when('observations/o/make', { ...observationBody, respondBy })
  made('2026-06-14').warns('date-passed')
  made('2026-06-15').warns()
})
