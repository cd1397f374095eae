import t from 'tap'
import { actorMerged, actorRegistered, actorRenamed, actorSplit } from '../../../events/actor.ts'
import { type Before, given } from '../given.ts'
import { actor, actorBody } from '../scenes.ts'

const reason = 'because r'
const a = (command: string) => `actors/a/${command}`
const merged = (one: string, into: string, from: string): Before => [`actors/${one}/merge`, { into, from, reason }]
const all = ['a', 'b', 'c'].map(actor)

t.test('an actor is registered once, with sector and level', async () => {
  given()
    .when('actors/a/register', actorBody)
    .records(actorRegistered({ name: 'Viken', sector: 'public', level: 'county' }))
    .when('actors/a/register', actorBody)
    .isRefused('already-exists')
    .when('actors/b/register', { ...actorBody, country: 'Norway' })
    .isInvalid('/country')
})

t.test('renaming needs a different name', async () => {
  given([actor('a')])
    .when(a('rename'), { name: 'County a', from: '2024' })
    .isRefused('same-as-before', '/name')
    .when(a('rename'), { name: 'Akershus', from: '2024' })
    .records(actorRenamed({ name: 'Akershus', from: '2024' }))
    .when(a('rename'), { name: 'County a', from: '2023' })
    .isRefused('ends-before-it-begins', '/from')
    .when(a('rename'), { name: 'County a', from: '2025' })
    .records({})
})

t.test('an actor merges into one that exists, and takes no more changes', async () => {
  const before = given(all)
  before.when(a('merge'), { into: 'x', from: '2024', reason }).isRefused('unknown-actor', '/into')
  before.when(a('merge'), { into: 'a', from: '2024', reason }).isRefused('same-as-before', '/into')
  before.when(a('merge'), { into: 'b', from: '2024', reason }).records(actorMerged({ into: 'b', from: '2024' }))
  before.when(a('merge'), { into: 'c', from: '2025', reason }).isRefused('actor-ended', '', /: b\.$/)
  before.when(a('split'), { into: ['b', 'c'], from: '2025', reason }).isRefused('actor-ended')
  before.when(a('rename'), { name: 'N', from: '2025' }).isRefused('actor-ended')
})

t.test('an actor is not merged or split before it got its name', async () => {
  const before = given([...all, [a('rename'), { name: 'Akershus', from: '2024' }]])
  before.when(a('merge'), { into: 'b', from: '2023', reason }).isRefused('ends-before-it-begins', '/from')
  before.when(a('split'), { into: ['b', 'c'], from: '2023', reason }).isRefused('ends-before-it-begins', '/from')
})

t.test('an actor splits into several others, each named once', async () => {
  const before = given(all)
  const split = (...into: string[]) => before.when(a('split'), { into, from: '2024', reason })
  split('b').isInvalid('/into')
  split('b', 'b').isInvalid('/into', /once/)
  split('b', 'x').isRefused('unknown-actor', '/into/1')
  split('b', 'a').isRefused('same-as-before', '/into/1')
  split('b', 'c').records(actorSplit({ into: ['b', 'c'], from: '2024' }))
})

t.test('an actor does not become itself through other actors', async () => {
  const before = given([
    ...all,
    actor('d'),
    merged('a', 'b', '2020'),
    ['actors/b/split', { into: ['c', 'd'], from: '2024', reason }],
  ])
  before.when('actors/c/merge', { into: 'a', from: '2019', reason }).isRefused('same-as-before', '/into')
  before.when('actors/c/merge', { into: 'b', from: '2023', reason }).isRefused('same-as-before', '/into')
})

t.test(
  'an actor is not merged into one that had itself ended by that date; an earlier merger may be recorded later',
  async () => {
    const before = given([...all, merged('b', 'c', '2024')])
    before.when(a('merge'), { into: 'b', from: '2024', reason }).isRefused('actor-ended', '/into', /“b”/)
    before.when(a('merge'), { into: 'b', from: '2020', reason }).records({})
  },
)

t.test('an actor is not merged into one that was not known by then', async () => {
  given([['actors/a/register', { ...actorBody, knownFrom: '2020' }], actor('b')])
    .when(a('merge'), { into: 'b', from: '2021', reason, knownFrom: '2022' })
    .isRefused('known-before-its-subject', '/knownFrom', /actor “b”/)
})
