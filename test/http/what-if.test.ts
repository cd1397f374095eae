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
