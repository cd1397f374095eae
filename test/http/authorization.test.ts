import t from 'tap'
import { begin, FIRST, type Installation, installation } from './installation.ts'

const figure = { period: '2024', value: 1 }
/** What a body says, but for the address and the trace of the request itself. */
const said = (answer: { json(): Record<string, unknown> }) => ({ ...answer.json(), instance: '', traceId: '' })

async function two(options = {}): Promise<Installation & { ofA: string; ofB: string }> {
  const it = await installation(options)
  await begin(it, 'a')
  await begin(it, 'b')
  return { ...it, ofA: await it.keyFor('anna', 'operative', 'a'), ofB: await it.keyFor('bo', 'operative', 'b') }
}

t.test('AUTHZ02 to outsiders a thing that is there looks as one that is not', async t => {
  const it = await two()
  const head = it.log.head()
  const pairs: [string, string][] = [
    ['indicators/b-i/measure', 'indicators/no-i/measure'],
    ['missions/b/set-goal', 'missions/no/set-goal'],
  ]
  for (const [there, not] of pairs) {
    const body = there.startsWith('missions') ? { goal: 'x', statement: 's', level: 1, kind: 'outcome' } : figure
    const [one, other] = [await it.post(there, body, it.ofA), await it.post(not, body, it.ofA)]
    t.equal(one.statusCode, 404, there)
    t.same(
      JSON.stringify(said(one)).replaceAll('“b-i”', '“?”').replaceAll('“b”', '“?”'),
      JSON.stringify(said(other)).replaceAll('“no-i”', '“?”').replaceAll('“no”', '“?”'),
    )
    const matched = await it.post(there, body, it.ofA, { 'if-match': '"99"' })
    t.equal(matched.statusCode, 404, 'a stale If-Match tells nothing')
    t.equal((await it.post(there, body, it.ofA, { 'if-match': '*' })).statusCode, 404)
  }
  for (const path of [
    'missions/b',
    'missions/b/progress',
    'indicators/b-i',
    'indicators/b-i/series',
    'missions/b/timeline',
  ]) {
    const answer = await it.get(path, it.ofA)
    t.equal(answer.statusCode, 404, path)
    t.equal(answer.headers.etag, undefined)
    t.same(said(answer), said(await it.get(path.replace(/\bb(-i)?\b/, 'no$1'), it.ofA)))
    t.equal((await it.get(path, it.ofB)).statusCode, 200)
  }
  t.equal(it.log.head(), head)
  await it.close()
})

t.test('a list holds what one may see', async t => {
  const it = await two()
  const ids = async (key: string) => JSON.stringify((await it.get('missions', key)).json())
  t.match(await ids(it.ofA), /"a"/)
  t.notMatch(await ids(it.ofA), /"b"/)
  t.match(await ids(FIRST), /"a".*"b"/s)
  await it.close()
})

t.test('an indicator is not defined into, nor moved by, another mission', async t => {
  const it = await two()
  const body = {
    mission: 'b',
    goals: ['g'],
    title: 'x',
    definition: 'x',
    unit: '%',
    direction: 'increase',
    kind: 'outcome',
    source: { name: 's' },
  }
  t.equal((await it.post('indicators/new/define', body, it.ofA)).statusCode, 404)
  t.equal((await it.post('indicators/a-i/define', body, it.ofA)).statusCode, 404)
  t.equal((await it.post('indicators/new/define', { ...body, mission: 'a' }, it.ofA)).statusCode, 201)
  await it.close()
})

t.test('AUTHZ04 insiders without the role are told so, and the attempt is in the access log', async t => {
  const it = await two()
  const judge = await it.keyFor('eva', 'evaluator', 'a')
  const answer = await it.post('indicators/a-i/measure', figure, judge)
  t.match(answer.json(), { status: 403, code: 'not-your-role', detail: /measure/ })
  t.equal(
    (await it.post('missions/a/assess-criterion', { criterion: 'bold', assessment: 'x', by: 'eva' }, judge)).statusCode,
    201,
  )
  const own = await it.post('missions/a/assess-criterion', { criterion: 'bold', assessment: 'x', by: 'anna' }, it.ofA)
  t.match(own.json(), { status: 403, code: 'not-your-role' }, 'who does it does not judge it')
  const aud = await it.keyFor('ada', 'auditor', 'a')
  const { attempts } = (await it.get('audit/access-log', aud)).json()
  t.match(attempts, [
    { code: 'not-your-role', principal: 'anna', mission: 'a', path: '/api/v1/missions/a/assess-criterion' },
    { code: 'not-your-role', principal: 'eva', mission: 'a', path: '/api/v1/indicators/a-i/measure' },
  ])
  await it.close()
})

t.test('the access log is asked for one mission, a span of time, and what is older than an entry', async t => {
  const it = await two()
  for (const mission of ['a', 'b', 'a'])
    await it.get(`missions/${mission}/exceptions`, it[mission === 'a' ? 'ofB' : 'ofA'])
  const ofBoth = await it.keyFor('ada', 'auditor')
  const ofA = await it.keyFor('abe', 'auditor', 'a')
  const asked = async (query: string, key = ofBoth) => (await it.get(`audit/access-log${query}`, key)).json()
  const missions = async (query: string) =>
    (await asked(query)).attempts.map(({ mission }: { mission: string }) => mission)
  t.same(await missions(''), ['a', 'b', 'a'])
  t.same(await missions('?mission=a'), ['a', 'a'])
  const { next } = await asked('?limit=1')
  t.same(await missions(`?after=${next}`), ['b', 'a'], 'newest first')
  t.same(await missions(`?from=${new Date().getUTCFullYear()}`), ['a', 'b', 'a'])
  t.same(await missions('?to=2020'), [])
  t.match(await asked('?from=soon'), { code: 'unreadable' })
  t.match(await asked('?before=2'), { code: 'unreadable' })
  t.equal((await asked('?mission=a', ofA)).attempts.length, 2)
  t.match(await asked('?mission=b', ofA), { code: 'unknown-thing' }, 'of a mission that one does not see')
  await it.close()
})

t.test('a question about a hidden mission is a denied attempt too', async t => {
  const it = await two()
  await it.get('missions/b/progress', it.ofA)
  await it.get('missions/none/progress', it.ofA)
  const ofB = await it.keyFor('ada', 'auditor', 'b')
  t.match((await it.get('audit/access-log', ofB)).json(), {
    attempts: [{ code: 'unknown-thing', principal: 'anna', mission: 'b' }],
  })
  const ofA = await it.keyFor('abe', 'auditor', 'a')
  t.same((await it.get('audit/access-log', ofA)).json().attempts, [], 'and is read by those who audit that mission')
  await it.close()
})

t.test('AUTHZ05 an auditor writes nothing, by any method', async t => {
  const it = await two()
  const aud = await it.keyFor('ada', 'auditor')
  const head = it.log.head()
  t.equal((await it.post('indicators/a-i/measure', figure, aud)).statusCode, 403)
  for (const method of ['PUT', 'PATCH', 'DELETE'] as const) {
    const answer = await it.call(
      { method, url: '/api/v1/indicators/a-i', payload: '{}', headers: { 'content-type': 'application/json' } },
      aud,
    )
    t.equal(answer.statusCode, 405, method)
  }
  const overridden = await it.call(
    { method: 'GET', url: '/api/v1/missions/a', headers: { 'x-http-method-override': 'DELETE' } },
    aud,
  )
  t.equal(overridden.statusCode, 200, 'X-HTTP-Method-Override says nothing')
  t.equal(it.log.head(), head)
  await it.close()
})

t.test('AUTHZ06 an admin by that alone reads no content, and sees access', async t => {
  const it = await two()
  const admin = await it.keyFor('adam', 'admin')
  t.equal((await it.get('missions/a', admin)).statusCode, 404)
  t.equal((await it.get('missions/a/progress', admin)).statusCode, 404)
  t.match((await it.post('indicators/a-i/measure', figure, admin)).json(), { code: 'not-your-role' })
  t.equal((await it.get('access/grants', admin)).statusCode, 200)
  t.equal((await it.get('access/grants', it.ofA)).statusCode, 404)
  t.equal((await it.get('audit/access-log', admin)).statusCode, 403, 'the access log is the auditors’')
  const types = (await it.get('events?limit=1000', admin)).json().events.map(({ stream }: { stream: string }) => stream)
  t.same([...new Set(types)], ['access'])
  await it.close()
})

t.test('AUTHZ08 a grant withdrawn, or whose time is over, ends with the next request', async t => {
  const clock = { at: Date.parse('2026-05-31T23:59:59.999Z') }
  const it = await installation({ clock: () => clock.at })
  await begin(it, 'a')
  const may = await it.keyFor('may', 'operative', 'a', { from: '2026-05-01', until: '2026-05-31' })
  const ann = await it.keyFor('ann', 'operative', 'a', { grant: 'anns' })
  t.equal((await it.post('indicators/a-i/measure', figure, may)).statusCode, 201)
  clock.at += 1
  t.equal((await it.post('indicators/a-i/measure', { ...figure, period: '2023' }, may)).statusCode, 404)
  t.equal((await it.get('missions/a', may)).statusCode, 404)
  t.equal((await it.get('missions/a', ann)).statusCode, 200)
  await it.post('access/withdraw-grant', { grant: 'anns', reason: 'left' })
  t.equal((await it.get('missions/a', ann)).statusCode, 404)
  await it.close()
})

t.test(
  'the partnership assesses candidates, evaluators whatever there is; each strikes what it may assess',
  async t => {
    const it = await installation()
    const [board, judge] = [await it.keyFor('bo', 'partnership'), await it.keyFor('eva', 'evaluator')]
    const candidate = { title: 'T', challenge: 'C', vision: 'V', horizon: { from: '2025', to: '2035' } }
    t.equal((await it.post('missions/a/propose', candidate, board)).statusCode, 201)
    const assess = (by: string, key: string) =>
      it.post('missions/a/assess-criterion', { criterion: 'bold', assessment: 'Bold', score: 3, by }, key)
    const strike = (position: number, key: string) =>
      it.post('missions/a/strike', { position, reason: 'the wrong one' }, key)
    for (const key of [board, judge]) t.equal((await assess('panel', key)).statusCode, 201)
    const { position } = (await assess('board', board)).json()
    t.equal((await strike(position, board)).statusCode, 201)
    const { position: judged } = (await assess('eva', judge)).json()
    t.equal((await it.post('missions/a/declare', candidate, board)).statusCode, 201)
    t.match((await assess('board', board)).json(), { code: 'not-your-role' })
    t.match((await strike(judged, board)).json(), { code: 'not-your-role' })
    t.equal((await assess('eva', judge)).statusCode, 201)
    await it.close()
  },
)

t.test('within a scope only', async t => {
  const it = await installation()
  await begin(it, 'a', 'i')
  await it.post('indicators/j/define', {
    mission: 'a',
    goals: ['g'],
    title: 'x',
    definition: 'x',
    unit: '%',
    direction: 'increase',
    kind: 'outcome',
    source: { name: 's' },
  })
  const key = await it.keyFor('sam', 'operative', 'a', { scope: { indicators: ['i'], cells: { sex: ['F'] } } })
  t.equal((await it.post('indicators/i/measure', { ...figure, cell: { sex: 'F' } }, key)).statusCode, 201)
  for (const [path, body] of [
    ['indicators/i/measure', { ...figure, cell: { sex: 'M' } }],
    ['indicators/i/measure', figure],
    ['indicators/j/measure', figure],
    ['missions/a/set-goal', { goal: 'x', statement: 's', level: 1, kind: 'outcome' }],
  ] as const)
    t.match(
      (await it.post(path, body, key)).json(),
      { status: 403, code: 'outside-your-scope', detail: 'It reaches only: indicators i, cells with sex F.' },
      path,
    )
  t.equal((await it.get('missions/a', key)).statusCode, 200, 'who may write a part reads the whole')
  await it.close()
})

t.test('AUTHZ13 two admins cannot leave nobody who can give grants', async t => {
  const it = await installation()
  const [one, two] = [
    await it.keyFor('one', 'admin', '*', { grant: 'one' }),
    await it.keyFor('two', 'admin', '*', { grant: 'two' }),
  ]
  await it.post('access/withdraw-grant', { grant: 'first-admin', reason: 'handed over' })
  const withdraw = (grant: string, key: string) => it.post('access/withdraw-grant', { grant, reason: 'because r' }, key)
  const answers = await Promise.all([withdraw('two', one), withdraw('one', two)])
  t.same(answers.map(({ statusCode }) => statusCode).sort(), [201, 403])
  await it.close()
})

t.test('with public reading anybody reads, nobody writes, and a wrong key is still wrong', async t => {
  const it = await two({ publicRead: true })
  t.equal((await it.get('missions/a', null)).statusCode, 200)
  t.equal((await it.get('missions', null)).statusCode, 200)
  t.equal((await it.get('missions/a', 'wrong-key')).statusCode, 401)
  t.equal((await it.post('indicators/a-i/measure', figure, null)).statusCode, 401)
  t.match((await it.post('indicators/b-i/measure', figure, it.ofA)).json(), { status: 403, code: 'not-your-role' })
  t.equal((await it.get('access/grants', null)).statusCode, 404)
  t.equal((await it.get('audit/access-log', null)).statusCode, 401)
  await it.close()
})

t.test(
  'an auditor of a mission reads its grants, those for all missions and the keys of who holds them, and no other',
  async t => {
    const it = await two()
    const auditors = { a: await it.keyFor('ada', 'auditor', 'a'), b: await it.keyFor('bea', 'auditor', 'b') }
    const shown = async (key: string) => {
      const { grants, keys } = (await it.get('access/grants', key)).json()
      const of = (all: { principal: string }[]) => [...new Set(all.map(({ principal }) => principal))].sort()
      return { grants: of(grants), keys: of(keys) }
    }
    t.same(await shown(auditors.a), { grants: ['ada', 'anna', 'first'], keys: ['ada', 'anna', 'first'] })
    t.same(await shown(auditors.b), { grants: ['bea', 'bo', 'first'], keys: ['bea', 'bo', 'first'] })
    const tags = [await it.get('access/grants', auditors.a), await it.get('access/grants', auditors.b)]
    t.not(tags[0]?.headers.etag, tags[1]?.headers.etag, 'another tag for what is another answer')
    t.equal((await it.get('access/grants', it.ofA)).statusCode, 404, 'nobody else in the mission does')
    await it.close()
  },
)

t.test('what is for auditors is refused to those who see the mission, and is not there for others', async t => {
  const house = await installation()
  t.teardown(house.close)
  await begin(house, 'm')
  await begin(house, 'n')
  const keys = {
    admin: undefined,
    operative: await house.keyFor('kari', 'operative', 'm'),
    auditor: await house.keyFor('eva', 'auditor', 'm'),
    elsewhere: await house.keyFor('ola', 'operative', 'n'),
  }
  for (const [who, status, code] of [
    ['admin', 403, 'not-your-role'],
    ['operative', 403, 'not-your-role'],
    ['auditor', 200, undefined],
    ['elsewhere', 404, 'unknown-thing'],
  ] as const) {
    const answer = await house.get('missions/m/exceptions', keys[who])
    t.equal(answer.statusCode, status, who)
    t.equal(answer.json().code, code, who)
  }
  t.equal((await house.get('missions/none/exceptions', keys.admin)).statusCode, 404, 'nor what is not there')
})
