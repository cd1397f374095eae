import t from 'tap'
import { isRefusal } from '../../../src/commands/refusal.ts'
import { why } from '../given.ts'
import { measured, type Scene, scene } from '../scene.ts'
import { insider, question, viewerWho } from '../told.ts'

const outsider = viewerWho('approved')
const ADDRESSES = [
  '/missions/m',
  '/missions/m/progress',
  '/missions/m/timeline',
  '/missions/m/goalposts',
  '/missions/m/changes?fromPosition=0',
  '/indicators/x',
  '/indicators/x/series',
  '/indicators/x/assessment',
]

const texts = ({ reader }: Scene): string[] =>
  ADDRESSES.map(address => {
    const answer = question(reader, address, outsider)
    return isRefusal(answer) ? answer.refused : `${answer.etag} ${answer.body}`
  })
const holds = (all: readonly string[], secret: string): boolean => all.some(text => text.includes(secret))

t.test('without an open release, outsiders see no figure while one is under embargo, nor anything of it', async t => {
  const it = await scene({}, ...measured({ 2020: 8.765 }))
  await it.tell('releases/secret-r/publish', { mission: 'm', title: 'Secret title', embargoUntil: '2024-07-01' })
  await it.submit('measure', { period: '2021', value: 7.654 })
  for (const secret of ['8.765', '7.654', 'secret-r', 'Secret title', '2024-07-01'])
    t.notOk(holds(texts(it), secret), secret)
  t.match(it.ask('/missions/m', outsider).title, it.ask('/missions/m').title)
  t.equal(it.refused('/releases/secret-r', outsider), 'unknown-thing')
  it.clock.now = Date.parse('2024-07-01T00:00:00Z')
  for (const shown of ['8.765', '7.654', 'secret-r']) t.ok(holds(texts(it), shown), shown)
  t.match(it.ask('/releases/secret-r', outsider), { title: 'Secret title', audience: 'public' })
})

t.test('with an open release outsiders see the mission at its position, and no position beyond it', async t => {
  const it = await scene({}, ...measured({ 2020: 8.765 }))
  await it.tell('releases/open/publish', { mission: 'm', title: 'Open' })
  const { position } = it.ask('/releases/open', outsider)
  await it.submit('correct', { period: '2020', value: 7.654, cause: 'method', ...why })
  t.ok(holds(texts(it), '7.654'), 'nothing is held back yet')
  await it.tell('releases/held/publish', { mission: 'm', title: 'Held', embargoUntil: '2024-07-01' })
  const seen = texts(it)
  t.ok(holds(seen, '8.765'))
  for (const secret of ['7.654', 'Held']) t.notOk(holds(seen, secret), secret)
  t.equal(it.ask('/indicators/x/series', outsider).pin.position, position)
  t.throws(() => question(it.reader, `/indicators/x/series?position=${position + 1}`, outsider), {
    message: new RegExp(`ends at position ${position}`),
  })
  t.throws(() => question(it.reader, `/missions/m/changes?fromPosition=0&toPosition=${position + 1}`, outsider))
  t.match(it.ask('/releases/open', outsider), { title: 'Open' }, 'the open release is there')
  t.match(it.ask('/indicators/x/series').points, [{ value: 7.654 }], 'who has a role sees all')
})

t.test('a release for the mission alone holds nothing back and is not told to outsiders', async t => {
  const it = await scene({}, ...measured({ 2020: 8.765 }))
  const own = { mission: 'm', title: 'Internal paper', audience: 'mission', embargoUntil: '2024-07-01' }
  await it.tell('releases/own/publish', own)
  const seen = texts(it)
  t.ok(holds(seen, '8.765'))
  t.notOk(holds(seen, 'Internal paper'))
  t.equal(it.refused('/releases/own', outsider), 'unknown-thing')
  t.match(it.ask('/releases/own'), { title: 'Internal paper', audience: 'mission' })
})

t.test(
  'while one release is under embargo, an earlier one tells outsiders nothing that was recorded since',
  async t => {
    const it = await scene({}, ...measured({ 2020: 8.765 }))
    await it.tell('releases/open/publish', { mission: 'm', title: 'Open' })
    await it.submit('correct', { period: '2020', value: 7.654, cause: 'method', ...why })
    const flagged = (viewer = insider) => it.ask('/releases/open', viewer).flagged.length
    const address = `/releases/open?position=${it.log.head()}`
    const before = question(it.reader, address, outsider)
    t.equal(flagged(outsider), 1, 'nothing is held back yet')
    await it.tell('releases/held/publish', { mission: 'm', title: 'Held', embargoUntil: '2024-07-01' })
    t.equal(flagged(outsider), 0)
    t.equal(flagged(), 1, 'who has a role sees it')
    const after = question(it.reader, address, outsider)
    if (isRefusal(before) || isRefusal(after)) return t.fail('both are answered')
    t.not(after.etag, before.etag, 'another answer has another tag')
    const seen = it.ask('/releases/open', outsider).pin
    await it.submit('measure', { period: '2021', value: 6 })
    t.same(it.ask('/releases/open', outsider).pin, seen, 'nor when something is recorded')
    await it.tell('releases/open/add-erratum', { text: 'A word is missing on page 3' })
    t.equal(it.ask('/releases/open', outsider).errata.length, 1, 'what is published of the release itself is seen')
    it.clock.now = Date.parse('2024-07-01T00:00:00Z')
    t.equal(flagged(outsider), 1)
  },
)
