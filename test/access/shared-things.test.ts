import t from 'tap'
import { begin, installation } from '../http/installation.ts'

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
