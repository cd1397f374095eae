import t from 'tap'
import { begin, FIRST, installation } from './installation.ts'

const it = await installation({ publicRead: true })
await begin(it, 'm')
await begin(it, 'other')
t.teardown(() => it.close())
const asks = (body: object, key: string | null = FIRST, mission = 'm', query = '') =>
  it.post(`missions/${mission}/what-if${query}`, body, key)
const measured = { commands: [{ path: 'indicators/m-i/measure', body: { period: '2024', value: 7 } }] }

t.test('it answers as if, and records nothing', async t => {
  const head = it.log.head()
  const answer = await asks(measured)
  t.equal(answer.statusCode, 200)
  t.match(answer.json(), { hypothetical: true, mission: 'm' })
  t.match(answer.body, /"value":7/)
  t.equal(answer.headers['cache-control'], 'no-store')
  t.equal(it.log.head(), head)
  t.notMatch((await it.get('missions/m/progress')).body, /"value":7/)
})

t.test('what a rule refuses is refused there, with the place in the question', async t => {
  const refused = await asks({ commands: [{ path: 'indicators/none/measure', body: { period: '2024', value: 7 } }] })
  t.match(refused.json(), { code: 'unknown-thing', errors: [{ pointer: /^\/commands\/0/ }] })
  t.match((await asks({ commands: [{ path: 'access/issue-key', body: {} }] })).json(), { status: 422 })
  t.match((await asks({ commands: [{ path: 'indicators/m-i/measure', body: { period: '2024' } }] })).json(), {
    status: 422,
    errors: [{ pointer: /^\/commands\/0\/body/ }],
  })
  t.match((await asks({})).json(), { status: 422 })
  t.match((await asks(measured, FIRST, 'm', '?x=1')).json(), { status: 400 })
})

t.test('it takes a role in the mission, for a refusal shows what stands', async t => {
  const anna = await it.keyFor('anna', 'evaluator', 'm')
  t.equal((await asks(measured, anna)).statusCode, 200)
  t.match((await asks(measured, anna, 'other')).json(), { status: 403, code: 'not-your-role' })
  t.equal((await asks(measured, null)).statusCode, 401)
  const closed = await installation()
  await begin(closed, 'm')
  const bo = await closed.keyFor('bo')
  const [there, not] = [
    await closed.post('missions/m/what-if', measured, bo),
    await closed.post('missions/n/what-if', measured, bo),
  ]
  t.equal(there.statusCode, 404)
  t.same(
    { ...there.json(), instance: '', traceId: '', detail: '' },
    { ...not.json(), instance: '', traceId: '', detail: '' },
  )
  await closed.close()
})

t.test('what is hidden from who asks is answered as what is not there', async t => {
  const closed = await installation()
  for (const mission of ['m', 'hidden']) await begin(closed, mission)
  const project = { title: 'P', kind: 'project', lead: 'County', stage: 'idea' }
  await closed.post('portfolios/f/open', { mission: 'hidden', title: 'T', purpose: 'P' })
  await closed.post('portfolios/own/open', { mission: 'm', title: 'T', purpose: 'P' })
  await closed.post('projects/p/register', project)
  await closed.post('portfolios/f/add-project', { project: 'p', from: '2025' })
  const eva = await closed.keyFor('eva', 'evaluator', 'm')
  const tried = async (path: string, body: object) =>
    (await closed.post('missions/m/what-if', { commands: [{ path, body }] }, eva)).json()
  const figure = { period: '2024', value: 1 }
  const stage = { stage: 'pilot', on: '2025', reason: 'because' }
  for (const [there, not, body] of [
    ['indicators/hidden-i/measure', 'indicators/none/measure', figure],
    ['indicators/hidden-i/retire', 'indicators/none/retire', { reason: 'because' }],
    ['missions/hidden/begin-phase', 'missions/none/begin-phase', { phase: 'design', from: '2024' }],
    ['portfolios/f/add-project', 'portfolios/none/add-project', { project: 'p', from: '2025' }],
    ['projects/p/change-stage', 'projects/none/change-stage', stage],
  ] as const) {
    const hidden = await tried(there, body)
    t.match(hidden, { status: 404, code: 'unknown-thing' }, there)
    const [, id = ''] = there.split('/')
    const said = JSON.stringify({ ...hidden, traceId: '' }).replaceAll(`“${id}”`, '“none”')
    t.strictSame(JSON.parse(said), { ...(await tried(not, body)), traceId: '' }, `${there} as ${not}`)
  }
  const named = (project: string) => tried('portfolios/own/add-project', { project, from: '2025' })
  t.match(await named('p'), { code: 'unknown-project' })
  t.match(await named('none'), { code: 'unknown-project' })
  for (const mission of ['hidden', 'none'])
    t.match(await tried('decisions/d/give-advice', { mission, body: 'B', question: 'Q', advice: 'A' }), { status: 422 })
  await closed.close()
})
