import t from 'tap'
import { begin, FIRST, installation } from './installation.ts'

const AT = Date.parse('2026-05-15T12:00:00Z')

t.test('one’s roles with their missions, scopes and times, and the end of one’s key', async t => {
  const it = await installation({ clock: () => AT })
  await begin(it, 'm')
  const key = await it.keyFor('sam', 'operative', 'm', { grant: 'now', scope: { indicators: ['m-i'] } })
  const give = (more: object) => it.post('access/give-grant', { principal: 'sam', mission: 'm', ...more })
  await give({ grant: 'later', role: 'participation', from: '2027' })
  await give({ grant: 'over', role: 'participation', from: '2024', until: '2025' })
  await give({ grant: 'gone', role: 'partnership' })
  await it.post('access/withdraw-grant', { grant: 'gone' })
  await it.keyFor('another', 'auditor', 'm')
  const { statusCode, headers, body } = await it.get('me', key)
  t.equal(statusCode, 200)
  t.equal(headers['cache-control'], 'no-store')
  t.same(JSON.parse(body), {
    principal: 'sam',
    organisation: 'Org',
    key: { key: key.split('_')[1], name: 'sam', expires: null, validUntil: null },
    roles: [
      { grant: 'now', role: 'operative', mission: 'm', scope: { indicators: ['m-i'] }, inForce: true },
      { grant: 'later', role: 'participation', mission: 'm', from: '2027', inForce: false },
    ],
  })
  t.match((await it.get('me')).json(), {
    principal: 'first',
    roles: [{ role: 'admin', mission: '*', setup: true, inForce: true }, {}, {}, { role: 'evaluator' }],
  })
  await it.close()
})

t.test('it needs a key, where anybody may read too, and takes no parameter', async t => {
  const it = await installation({ publicRead: true })
  t.equal((await it.get('me', null)).statusCode, 401)
  t.equal((await it.get('me', 'wrong')).statusCode, 401)
  t.match((await it.get('me?asOf=2024')).json(), { status: 400, errors: [{ pointer: 'asOf' }] })
  await it.close()
})

t.test('a key renews itself before it ends, and not after', async t => {
  const clock = { at: AT }
  const it = await installation({ clock: () => clock.at })
  const body = { principal: 'sam', organisation: 'Org', name: 'Sam', expires: '2026-05-31' }
  const { key } = (await it.post('access/issue-key', body)).json()
  const other = await it.post('access/issue-key', { ...body, principal: 'per' }, key)
  t.match(other.json(), { status: 403, code: 'not-your-role' }, 'for nobody else')
  t.equal((await it.post('access/issue-key', { ...body, expires: '2027' }, key)).statusCode, 409, 'not for longer')
  const renewed = await it.post('access/issue-key', { ...body, expires: '2026-06-01' }, key)
  t.equal(renewed.statusCode, 201)
  const [fact] = (await it.get('events?order=desc&limit=1')).json().events
  t.match(fact, { type: 'key-issued', principal: 'sam', role: 'holder' })
  clock.at = Date.parse('2026-06-01T00:00:00Z')
  t.equal((await it.post('access/issue-key', { ...body, expires: '2026-06-05' }, key)).statusCode, 401)
  t.match((await it.get('me', renewed.json().key)).json(), {
    principal: 'sam',
    key: { expires: '2026-06-01', validUntil: '2026-06-01T23:59:59.999Z' },
  })
  await it.close()
})

t.test('AUTHZ06 nobody gives a grant to themselves over HTTP, the first key included', async t => {
  const it = await installation()
  const own = { principal: 'first', role: 'admin', mission: '*' }
  t.match((await it.post('access/give-grant', own, FIRST)).json(), { status: 409, code: 'own-grant' })
  await it.close()
})
