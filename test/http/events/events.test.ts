import t from 'tap'
import { begin, FIRST, installation } from '../installation.ts'

interface Fact {
  readonly position: number
  readonly type: string
  readonly stream: string
  readonly mission: string | null
  readonly data: Record<string, unknown>
}

const it = await installation()
await begin(it, 'a')
await begin(it, 'b')
for (let year = 2000; year < 2020; year++)
  await it.post('indicators/a-i/measure', { period: String(year), value: year, knownFrom: String(year + 1) })
t.teardown(() => it.close())

const events = async (query: string, key: string | null = FIRST): Promise<Fact[]> =>
  (await it.get(`events?${query}`, key)).json().events
const every = await events('limit=1000')

t.test('a fact is shown whole', async t => {
  const [fact] = await events('type=indicator-measured&limit=1')
  t.same(Object.keys(fact ?? {}), [
    'id',
    'type',
    'version',
    'stream',
    'revision',
    'position',
    'mission',
    'recordedAt',
    'knownFrom',
    'knownFromGiven',
    'correlationId',
    'key',
    'organisation',
    'principal',
    'role',
    'data',
  ])
  t.match(fact, {
    type: 'indicator-measured',
    version: 1,
    stream: 'indicator-a-i',
    revision: 1,
    mission: 'a',
    knownFrom: '2001-12-31T23:59:59.999Z',
    knownFromGiven: '2001',
    principal: 'first',
    organisation: 'installation',
    role: 'operative',
    key: 'first',
    data: { period: '2000', value: 2000 },
  })
})

t.test('pages follow one another without gap or repeat, in both orders', async t => {
  for (const order of ['asc', 'desc']) {
    const seen: Fact[] = []
    let url = `/api/v1/events?order=${order}&limit=7`
    for (let pages = 0; pages < 50; pages++) {
      const answer = await it.get(url)
      seen.push(...answer.json().events)
      const next = /^<([^>]+)>; rel="next"$/.exec(String(answer.headers.link ?? ''))?.[1]
      t.equal(next === undefined, answer.json().next === undefined)
      if (next === undefined) break
      url = next
    }
    t.same(seen, order === 'asc' ? every : every.toReversed())
  }
})

t.test('filters are joined by and', async t => {
  const is = async (query: string, wanted: (fact: Fact) => boolean) =>
    t.same(await events(`limit=1000&${query}`), every.filter(wanted), query)
  await is('stream=indicator-a-i', fact => fact.stream === 'indicator-a-i')
  await is('mission=b', fact => fact.mission === 'b')
  const late = (fact: Fact) => {
    const { recordedAt, knownFrom } = fact as unknown as { recordedAt: string; knownFrom: string }
    return Date.parse(recordedAt) - Date.parse(knownFrom)
  }
  await is('lateBy=P30D', fact => late(fact) >= 30 * 86_400_000)
  await is('lateBy=P10Y', fact => late(fact) >= 10 * 365.2425 * 86_400_000)
  t.match((await it.get('/api/v1/events?lateBy=soon')).json(), { status: 400, errors: [{ pointer: 'lateBy' }] })
  await is('type=goal-set', fact => fact.type === 'goal-set')
  await is(
    'type=goal-set,mission-declared&mission=a',
    fact => fact.mission === 'a' && /^(goal-set|mission-declared)$/.test(fact.type),
  )
  await is('principal=installation', fact => fact.stream === 'access')
  await is('after=10', fact => fact.position > 10)
  await is('position=10', fact => fact.position <= 10)
  await is('asOf=2010', fact => fact.type === 'indicator-measured' && Number(fact.data.period) < 2010)
  await is('from=2000&to=2999', () => true)
  await is('to=2000', () => false)
  await is('mission=nowhere', () => false)
})

t.test('from and to are days or instants of recording', async t => {
  const last = (every.at(-1) as Fact & { recordedAt: string }).recordedAt
  t.ok((await events(`limit=1000&from=${last}`)).length >= 1)
  t.equal((await events(`limit=1000&to=${last.slice(0, 10)}`)).length, every.length)
  t.equal(
    (await events(`limit=1000&from=${last}&to=${last}`)).every(
      fact => (fact as Fact & { recordedAt: string }).recordedAt === last,
    ),
    true,
  )
})

t.test('one sees the facts of one’s missions; those of access take admin or auditor', async t => {
  const missionsSeen = async (key: string | null) =>
    [...new Set((await events('limit=1000', key)).map(fact => fact.mission ?? fact.stream))].sort()
  t.same(await missionsSeen(await it.keyFor('anna', 'operative', 'a')), ['a'])
  t.same(await missionsSeen(await it.keyFor('ada', 'auditor')), ['a', 'access', 'b'])
  t.same(await missionsSeen(await it.keyFor('adam', 'admin')), ['access'])
  t.same(await missionsSeen(await it.keyFor('nobody')), [])
  const anna = await it.keyFor('anne', 'operative', 'a')
  t.same(await events('mission=b', anna), [])
  t.same(await events('stream=access', anna), [])
  t.same(await events('stream=mission-b&after=0', anna), [])
})

t.test(
  'AUTHZ09 a page that is held is sent again when it says something else, and never to another reader',
  async t => {
    const one = await it.get('events?order=desc&limit=1')
    t.match(one.headers, { 'cache-control': 'private, no-cache', vary: 'Authorization, Accept' })
    const held = { 'if-none-match': String(one.headers.etag) }
    t.equal((await it.get('events?order=desc&limit=1', FIRST, held)).statusCode, 304)
    const outsider = await it.keyFor('outsider')
    const tagFor = async (key: string) => (await it.get('events?order=desc&limit=1&mission=a', key)).headers.etag
    t.not(await tagFor(outsider), await tagFor(FIRST))
    await it.post('indicators/a-i/measure', { period: '2021', value: 1 })
    t.equal((await it.get('events?order=desc&limit=1', FIRST, held)).statusCode, 200)
  },
)

t.test('who may see approved figures only sees none of an indicator that asks for sign-off', async t => {
  const open = await installation({ publicRead: true })
  await begin(open, 'm')
  await open.post('indicators/s/define', {
    mission: 'm',
    goals: ['g'],
    title: 'x',
    definition: 'x',
    unit: '%',
    direction: 'increase',
    kind: 'outcome',
    source: { name: 's' },
    signOff: true,
  })
  for (const id of ['m-i', 's']) {
    await open.post(`indicators/${id}/measure`, { period: '2024', value: 1 })
    await open.post(`indicators/${id}/correct`, {
      period: '2024',
      value: 2,
      reason: 'because r',
      cause: 'typing-error',
    })
  }
  const seen = async (key: string | null) =>
    (await open.get('events?limit=1000', key)).json().events.map(({ stream, type }: Fact) => `${stream} ${type}`)
  const anybody = await seen(null)
  t.ok(anybody.includes('indicator-s indicator-defined'))
  t.ok(anybody.includes('indicator-m-i indicator-measured'))
  t.notOk(anybody.includes('indicator-s indicator-measured'))
  t.notOk(anybody.includes('indicator-s measurement-corrected'))
  t.notOk(anybody.some((line: string) => line.startsWith('access')))
  t.ok((await seen(FIRST)).includes('indicator-s indicator-measured'))
  await open.close()
})

t.test('a page looks at so many facts at most, and says where to go on', async t => {
  const large = await installation()
  await begin(large, 'm')
  const years = (from: number) =>
    Array.from({ length: 9000 }, (_, n) => ({
      period: new Date(Date.UTC(from, 0, n)).toISOString().slice(0, 10),
      value: n,
    }))
  for (const [n, from] of [1800, 1850, 1900].entries()) {
    await large.post(`indicators/i${n}/define`, {
      mission: 'm',
      goals: ['g'],
      title: 'x',
      definition: 'x',
      unit: '%',
      direction: 'increase',
      kind: 'outcome',
      source: { name: 's' },
    })
    const answer = await large.post(`indicators/i${n}/measure-many`, { measurements: years(from) })
    t.equal(answer.statusCode, 201)
  }
  await begin(large, 'z')
  const zoe = await large.keyFor('zoe', 'operative', 'z')
  const one = (await large.get('events?limit=5', zoe)).json()
  t.same(one.events, [])
  t.ok(one.next > 19_000)
  const two = (await large.get(`events?limit=5&after=${one.next}`, zoe)).json()
  t.same(
    two.events.map(({ mission }: Fact) => mission),
    ['z', 'z', 'z'],
  )
  await large.close()
})
