import t from 'tap'
import { begin, indicatorBody, installation } from '../http/installation.ts'

const reason = 'because r'
const project = { title: 'P', kind: 'project', lead: 'County', stage: 'idea' }
const actor = { name: 'Viken', sector: 'public', level: 'county' }
const claim = (mission: string) => ({ contribution: mission, to: { goal: 'g' }, mission, from: '2025', theory: 'T' })

/** Two missions, and the operative of each. */
async function two() {
  const it = await installation()
  for (const mission of ['m', 'n']) await begin(it, mission)
  const keys = { m: await it.keyFor('mia', 'operative', 'm'), n: await it.keyFor('nils', 'operative', 'n') }
  const evaluators = { m: await it.keyFor('eva', 'evaluator', 'm'), n: await it.keyFor('nora', 'evaluator', 'n') }
  return { ...it, keys, evaluators }
}

t.test('until a project or an actor is in a mission, it is its recorder’s, and theirs who work with them', async t => {
  const { get, post, keyFor, keys, close } = await two()
  const colleague = await keyFor('mons', 'operative', 'm')
  for (const [path, body, change] of [
    ['projects/p', project, ['change-stage', { stage: 'pilot', on: '2025', reason }]],
    ['actors/a', actor, ['rename', { name: 'Akershus', from: '2024' }]],
  ] as const) {
    const [name, changed] = change
    t.equal((await post(`${path}/register`, body, keys.m)).statusCode, 201)
    t.equal((await get(path, keys.m)).statusCode, 200)
    t.equal((await get(path, colleague)).statusCode, 200)
    t.equal((await get(path, keys.n)).statusCode, 404, 'others do not see it')
    t.match((await post(`${path}/${name}`, changed, keys.n)).json(), { code: 'unknown-thing' }, 'nor change it')
    t.equal((await post(`${path}/${name}`, changed, colleague)).statusCode, 201)
    const told = JSON.parse((await get('events?limit=1000', keys.n)).body).events
    t.notOk(told.some((event: { stream: string }) => event.stream === path.replace('s/', '-')))
  }
  await close()
})

t.test(
  'AUTHZ02 a project or an actor in a mission is changed by those who may write there, and unknown to others',
  async t => {
    const { get, post, keys, close } = await two()
    const open = (mission: string) => ({ mission, title: 'T', purpose: 'P' })
    for (const mission of ['m', 'n'] as const)
      t.equal((await post(`portfolios/${mission}/open`, open(mission), keys[mission])).statusCode, 201)
    await post('projects/p/register', project, keys.m)
    await post('actors/a/register', actor, keys.m)
    await post('portfolios/m/add-project', { project: 'p', from: '2025' }, keys.m)
    await post('missions/m/add-actor', { actor: 'a', from: '2025' }, keys.m)
    await post('actors/b/register', actor, keys.n)
    const head = JSON.parse((await get('events?limit=1')).body).events[0].position
    for (const [path, body, code] of [
      ['projects/p/end', { on: '2025', outcome: 'O', lessons: 'L' }, 'unknown-thing'],
      ['projects/p/claim-contribution', claim('n'), 'unknown-thing'],
      ['portfolios/n/add-project', { project: 'p', from: '2025' }, 'unknown-project'],
      ['missions/n/add-actor', { actor: 'a', from: '2025' }, 'unknown-actor'],
      ['actors/a/merge', { into: 'b', from: '2025', reason }, 'unknown-thing'],
      ['actors/b/merge', { into: 'a', from: '2025', reason }, 'unknown-actor'],
      ['actors/b/split', { into: ['a', 'b'], from: '2025', reason }, 'unknown-actor'],
      ['projects/p/end', { nonsense: 1 }, 'unknown-thing'],
      ['actors/a/merge', { nonsense: 1 }, 'unknown-thing'],
      ['projects/p/assess-contribution', { nonsense: 1 }, 'unknown-thing'],
    ] as const) {
      const refused = (await post(path, body, keys.n)).json()
      t.match(refused, { code }, path)
      const absent = path.replace(/\/[pa]\//, '/none/')
      const named = JSON.parse(JSON.stringify(body).replace(/"([pa])"/g, '"none"'))
      const not = (await post(absent, named, keys.n)).json()
      const asIfNone = JSON.stringify(refused).replaceAll(/“[pa]”/g, '“none”')
      t.equal(not.code, code)
      t.equal(not.detail, JSON.parse(asIfNone).detail, `${path} says the same as of one that is not there`)
      t.same(not.errors, JSON.parse(asIfNone).errors, path)
    }
    t.equal(JSON.parse((await get('events?limit=1')).body).events[0].position, head, 'nothing is recorded')
    t.equal((await post('projects/p/change-stage', { stage: 'pilot', on: '2025', reason }, keys.m)).statusCode, 201)
    await close()
  },
)

t.test(
  'an id that is taken is taken for everybody; what is hidden is changed by nobody else, where anybody may read too',
  async t => {
    const it = await installation({ publicRead: true })
    for (const mission of ['m', 'n']) await begin(it, mission)
    const keys = { m: await it.keyFor('mia', 'operative', 'm'), n: await it.keyFor('nils', 'operative', 'n') }
    const evaluator = await it.keyFor('eva', 'evaluator', 'n')
    t.equal((await it.post('projects/p/register', project, keys.m)).statusCode, 201)
    t.match((await it.post('projects/p/register', project, keys.n)).json(), { code: 'already-exists' })
    const change = { stage: 'pilot', on: '2025', reason }
    for (const key of [keys.n, evaluator]) {
      const [hidden, none] = [
        (await it.post('projects/p/change-stage', change, key)).json(),
        (await it.post('projects/none/change-stage', change, key)).json(),
      ]
      t.equal(hidden.code, 'unknown-thing')
      t.same([none.code, none.detail], [hidden.code, hidden.detail.replace('“p”', '“none”')])
    }
    await it.close()
  },
)

t.test('what is hidden is at no revision: If-Match tells as much of it as of what is not there', async t => {
  const { post, keys, close } = await two()
  await post('projects/p/register', project, keys.m)
  await post('projects/p/change-stage', { stage: 'pilot', on: '2025', reason }, keys.m)
  for (const match of ['"1"', '"0"', '*'])
    for (const [name, body] of [
      ['claim-contribution', claim('n')],
      ['end', { on: '2025', outcome: 'O', lessons: 'L' }],
    ] as const) {
      const sent = (id: string) => post(`projects/${id}/${name}`, body, keys.n, { 'if-match': match })
      const [hidden, none] = [(await sent('p')).json(), (await sent('none')).json()]
      t.same([hidden.status, hidden.detail.replace('“p”', '“none”')], [none.status, none.detail], `${name} ${match}`)
    }
  await close()
})

t.test('where anybody may read, what of a mission is for those with a role alone is unknown to others', async t => {
  const it = await installation({ publicRead: true })
  await begin(it, 'm')
  const stranger = await it.keyFor('sam')
  const auditor = await it.keyFor('olav', 'auditor', 'm')
  await it.post('releases/own/publish', { mission: 'm', title: 'Own', audience: 'mission' })
  const about = [{ thing: 'mission', id: 'm' }]
  await it.post('observations/seen/make', { mission: 'm', about, text: 'T', grade: 'remark' }, auditor)
  await it.post('releases/held/publish', { mission: 'm', title: 'Held', embargoUntil: '2999-01-01' })
  await it.post('indicators/later/define', { ...indicatorBody, mission: 'm', goals: ['g'] })
  const erratum = { text: 'A word is missing' }
  for (const [path, body] of [
    ['releases/own/add-erratum', erratum],
    ['releases/held/add-erratum', erratum],
    ['observations/seen/answer', { text: 'T', by: 'B' }],
    ['indicators/later/measure', { period: '2020', value: 3 }],
  ] as const)
    t.match((await it.post(path, body, stranger)).json(), { code: 'unknown-thing' }, path)
  t.match((await it.post('indicators/m-i/measure', { period: '2020', value: 3 }, stranger)).json(), {
    code: 'not-your-role',
  })
  await it.close()
})

t.test(
  'where anybody may read, a release under embargo hides from others what came into its mission since',
  async t => {
    const it = await installation({ publicRead: true })
    for (const mission of ['m', 'n']) await begin(it, mission)
    const own = await it.keyFor('mia', 'operative', 'm')
    const other = await it.keyFor('nils', 'operative', 'n')
    for (const id of ['p', 'q']) await it.post(`projects/${id}/register`, project, own)
    await it.post('portfolios/f/open', { mission: 'm', title: 'T', purpose: 'P' })
    await it.post('portfolios/f/add-project', { project: 'p', from: '2025' })
    await it.post('releases/open/publish', { mission: 'm', title: 'Open' })
    await it.post('releases/held/publish', { mission: 'm', title: 'Held', embargoUntil: '2999-01-01' })
    const told = async () => (await it.get('events?limit=1000', null)).json().events.length
    const before = await told()
    const sum = await it.post('portfolios/f/add-project', { project: 'q', from: '2025' })
    const claimed = await it.post('projects/p/claim-contribution', claim('m'))
    t.equal(await told(), before, 'neither a page of facts tells it')
    for (const position of [sum.json().position, claimed.json().position])
      t.equal((await it.get(`audit/proofs/inclusion?position=${position}`, null)).statusCode, 404, 'nor a proof')
    t.same((await it.get('projects/p', null)).json().contributions, [], 'nor a view')
    await it.post('portfolios/g/open', { mission: 'n', title: 'T', purpose: 'P' })
    t.match(
      (await it.post('portfolios/g/add-project', { project: 'q', from: '2025' }, other)).json(),
      { code: 'unknown-project' },
      'nor a refusal',
    )
    t.equal((await it.get('projects/p')).json().contributions.length, 1, 'who has a role sees it')
    await it.close()
  },
)

t.test('a project in two missions is changed by the operatives of either', async t => {
  const { post, keys, close } = await two()
  await post('projects/p/register', project)
  for (const mission of ['m', 'n']) {
    await post(`portfolios/${mission}/open`, { mission, title: 'T', purpose: 'P' })
    t.equal((await post(`portfolios/${mission}/add-project`, { project: 'p', from: '2025' })).statusCode, 201)
  }
  for (const [key, stage] of [
    [keys.m, 'pilot'],
    [keys.n, 'scaling'],
  ])
    t.equal((await post('projects/p/change-stage', { stage, on: '2025', reason }, key)).statusCode, 201)
  await close()
})

t.test('a role that writes nowhere writes of no project and no actor', async t => {
  const { post, keyFor, close } = await two()
  const [evaluator, stranger] = [await keyFor('else', 'evaluator', 'm'), await keyFor('sam')]
  for (const [path, body] of [
    ['projects/p/register', project],
    ['actors/a/register', actor],
  ] as const) {
    t.match((await post(path, body, evaluator)).json(), { code: 'not-your-role' }, path)
    t.match((await post(path, body, stranger)).json(), { code: 'unknown-thing' }, path)
  }
  await close()
})

t.test(
  'AUTHZ02 a contribution takes a grant for the mission it is claimed to, and so does judging it; to others it is not there',
  async t => {
    const { post, keys, evaluators, close, log } = await two()
    await post('projects/p/register', project)
    const before = log.head()
    t.match((await post('projects/p/claim-contribution', claim('n'), keys.m)).json(), { code: 'unknown-thing' })
    t.equal(log.head(), before)
    t.equal((await post('projects/p/claim-contribution', claim('n'), keys.n)).statusCode, 201)
    t.match(
      (await post('projects/p/claim-contribution', claim('m'), keys.m)).json(),
      { code: 'unknown-thing' },
      'hidden',
    )
    t.equal((await post('projects/p/claim-contribution', claim('m'))).statusCode, 201)
    const verdict = { contribution: 'n', verdict: 'weak', by: 'panel', reason }
    const absent = async (command: string, body: object, key: string) => {
      const [hidden, none] = [
        (await post(`projects/p/${command}`, body, key)).json(),
        (await post(`projects/p/${command}`, { ...body, contribution: 'none' }, key)).json(),
      ]
      t.same(JSON.parse(JSON.stringify(hidden).replaceAll('“n”', '“none”')), { ...none, traceId: hidden.traceId })
      return hidden.code
    }
    t.equal(await absent('assess-contribution', verdict, evaluators.m), 'unknown-contribution')
    t.equal(await absent('assess-contribution', verdict, keys.m), 'not-your-role')
    t.equal(await absent('assess-contribution', { ...verdict, more: 1 }, evaluators.m), 'invalid')
    t.match(
      (await post('projects/p/assess-contribution', verdict, keys.n)).json(),
      { code: 'not-your-role' },
      'who claims does not grade',
    )
    t.equal(await absent('withdraw-contribution', { contribution: 'n', reason }, keys.m), 'unknown-contribution')
    t.equal((await post('projects/p/assess-contribution', verdict, evaluators.n)).statusCode, 201)
    t.equal((await post('projects/p/withdraw-contribution', { contribution: 'n', reason }, keys.n)).statusCode, 201)
    await close()
  },
)

t.test('a portfolio, a decision and a learning loop take a grant for their mission', async t => {
  const { post, keyFor, keys, close } = await two()
  const open = { mission: 'm', title: 'T', purpose: 'P' }
  t.match((await post('portfolios/f/open', open, keys.n)).json(), { code: 'unknown-thing' })
  t.equal((await post('portfolios/f/open', open, keys.m)).statusCode, 201)
  t.match((await post('portfolios/f/close', { reason }, keys.n)).json(), { code: 'unknown-thing' })
  const advice = { mission: 'm', body: 'Youth', question: 'Q', advice: 'A' }
  const youth = { m: await keyFor('yara', 'participation', 'm'), n: await keyFor('yngve', 'participation', 'n') }
  t.equal((await post('decisions/d/give-advice', advice, youth.m)).statusCode, 201)
  t.match((await post('decisions/d/give-advice', { ...advice, mission: 'n' }, youth.n)).json(), {
    code: 'unknown-thing',
  })
  await close()
})

t.test('a name for every mission is no mission to look into', async t => {
  const { access, keys, close } = await two()
  const viewer = access.viewerOf(access.identify(`Bearer ${keys.m}`))
  t.same([viewer.sees('m'), viewer.sees('n'), viewer.sees('?')], ['all', 'nothing', 'nothing'])
  await close()
})

t.test('a mandate for what is in no mission is a decision that its sender sees', async t => {
  const { post, keyFor, keys, close } = await two()
  const board = await keyFor('nina', 'partnership', 'n')
  const decision = {
    mission: 'n',
    body: 'B',
    question: 'Q',
    alternatives: ['yes', 'no'],
    chosen: 'yes',
    rationale: 'R',
    decidedOn: '2025-01-01',
  }
  t.equal((await post('decisions/n-d/take', decision, board)).statusCode, 201)
  const register = (id: string, mandate: string, key: string) =>
    post(`projects/${id}/register`, { ...project, decision: mandate }, key)
  t.equal((await register('p', 'n-d', keys.n)).statusCode, 201)
  const [hidden, absent] = [await register('q', 'n-d', keys.m), await register('q', 'none', keys.m)]
  t.match(hidden.json(), { code: 'unknown-decision' })
  t.equal(hidden.json().detail, absent.json().detail.replaceAll('none', 'n-d'), 'as if it were not there')
  await close()
})
