import t from 'tap'
import { begin, FIRST, installation, missionBody } from './installation.ts'

const figure = { period: '2024', value: 9.5 }

t.test('a command answers with where its facts are', async t => {
  const it = await installation()
  await begin(it, 'm')
  const answer = await it.post('indicators/m-i/measure', figure)
  t.equal(answer.statusCode, 201)
  t.equal(answer.headers['content-type'], 'application/json; charset=utf-8')
  t.equal(answer.headers.etag, '"1"')
  t.equal(answer.headers['cache-control'], 'no-store')
  const { events, position } = answer.json()
  t.same(Object.keys(events[0]), ['id', 'type', 'stream', 'revision', 'position'])
  t.match(events[0], { type: 'indicator-measured', stream: 'indicator-m-i', revision: 1, position })
  t.match(events[0].id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  t.equal(position, it.log.head())
  await it.close()
})

t.test('the same figure again is the same command: 200 with the original facts', async t => {
  const it = await installation()
  await begin(it, 'm')
  const one = await it.post('indicators/m-i/measure', figure)
  const two = await it.post('indicators/m-i/measure', figure)
  t.equal(two.statusCode, 200)
  t.same(two.json().events, one.json().events)
  const other = await it.post('indicators/m-i/measure', { ...figure, value: 5.9 })
  t.equal(other.statusCode, 409)
  t.match(other.json(), { code: 'already-measured', detail: /9\.5.*5\.9.*correct/, errors: [{ pointer: '/value' }] })
  await it.close()
})

t.test('a key is answered the same, whatever has happened since', async t => {
  const it = await installation()
  await begin(it, 'm')
  const send = (body: object, key = 'k1') => it.post('indicators/m-i/measure', body, FIRST, { 'idempotency-key': key })
  const one = await send(figure)
  t.equal(one.headers['idempotency-replayed'], undefined)
  await it.post('indicators/m-i/correct', { ...figure, value: 5.9, reason: 'typo', cause: 'typing-error' })
  const two = await send(figure)
  t.equal(two.statusCode, 201)
  t.equal(two.headers['idempotency-replayed'], 'true')
  t.equal(two.body, one.body)
  t.equal(two.headers.etag, one.headers.etag)
  t.equal((await send(figure, '"k1"')).body, one.body, 'quotes say the same key')
  t.match((await send({ ...figure, value: 6 })).json(), { status: 422, code: 'key-reused' })
  t.match((await it.post('indicators/other/measure', figure, FIRST, { 'idempotency-key': 'k1' })).json(), {
    code: 'key-reused',
  })
  t.equal((await send({ value: 9.5, period: '2024' })).body, one.body, 'the order of members says nothing')
  const anna = await it.keyFor('anna', 'operative', 'm')
  t.match(
    await it.post('indicators/m-i/measure', { ...figure, period: '2025', knownFrom: '2026' }, anna, {
      'idempotency-key': 'k1',
    }),
    { statusCode: 201, headers: { 'idempotency-replayed': undefined } },
    'another’s keys are another’s',
  )
  await it.close()
})

t.test('fifty at once with one key record one fact', async t => {
  const it = await installation()
  await begin(it, 'm')
  const head = it.log.head()
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => it.post('indicators/m-i/measure', figure, FIRST, { 'idempotency-key': 'k' })),
  )
  t.same([...new Set(answers.map(({ statusCode }) => statusCode))], [201])
  t.equal(new Set(answers.map(({ body }) => body)).size, 1)
  t.equal(answers.filter(({ headers }) => headers['idempotency-replayed'] === undefined).length, 1)
  t.equal(it.log.head(), head + 1)
  await it.close()
})

t.test('of 200 with the same If-Match one succeeds', async t => {
  const it = await installation()
  await begin(it, 'm')
  const head = it.log.head()
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, n) =>
      it.post('indicators/m-i/measure', { period: String(1800 + n), value: n }, FIRST, { 'if-match': '"0"' }),
    ),
  )
  t.equal(answers.filter(({ statusCode }) => statusCode === 201).length, 1)
  t.equal(answers.filter(({ statusCode }) => statusCode === 412).length, 199)
  t.equal(it.log.head(), head + 1)
  t.match(answers.find(({ statusCode }) => statusCode === 412)?.json(), { code: 'stale', detail: /revision/ })
  await it.close()
})

t.test('If-Match is optional; stale, weak and foreign tags are 412, what is no tag 400', async t => {
  const it = await installation()
  await begin(it, 'm')
  let year = 1900
  const send = async (tag: string, path = 'indicators/m-i/measure') =>
    (await it.post(path, { period: String(year++), value: 1 }, FIRST, { 'if-match': tag })).statusCode
  t.equal(await send('"0"'), 201)
  t.equal(await send('"0"'), 412)
  t.equal(await send('"7"'), 412)
  t.equal(await send('W/"1"'), 412)
  t.equal(await send('"x"'), 412)
  t.equal(await send('*'), 201)
  t.equal(await send('"1", "2"'), 400)
  t.equal(await send('1'), 400)
  const none = await it.post('indicators/none/define', {}, FIRST, { 'if-match': '*' })
  t.equal(none.statusCode, 422, 'a body that does not fit is that first')
  t.equal((await it.post('missions/new/declare', missionBody, FIRST, { 'if-match': '*' })).statusCode, 412)
  t.equal((await it.post('missions/new/declare', missionBody, FIRST, { 'if-match': '"0"' })).statusCode, 412)
  await it.close()
})

t.test(
  'If-None-Match of a command: * where the thing must not be there, a tag where it must have moved on',
  async t => {
    const it = await installation()
    const send = (id: string, tag: string) =>
      it.post(`missions/${id}/declare`, missionBody, FIRST, { 'if-none-match': tag, 'idempotency-key': id })
    t.equal((await send('new', '*')).statusCode, 201)
    t.equal((await send('new', '*')).headers['idempotency-replayed'], 'true', 'sent twice is done once')
    await begin(it, 'm')
    let year = 1900
    const measure = (tag: string) =>
      it.post('indicators/m-i/measure', { period: String(year++), value: 1 }, FIRST, { 'if-none-match': tag })
    const refused = await measure('*')
    t.match(refused.json(), { status: 412, code: 'stale', detail: /is at revision 0/ })
    t.equal((await measure('"0"')).statusCode, 412)
    t.equal((await measure('"7" , W/"0"')).statusCode, 412)
    t.equal((await measure('"7"')).statusCode, 201)
    await it.close()
  },
)

t.test('a key issued is shown once', async t => {
  const it = await installation()
  const issue = () =>
    it.post('access/issue-key', { principal: 'p', organisation: 'o', name: 'n' }, FIRST, { 'idempotency-key': 'i' })
  const one = await issue()
  t.equal(one.statusCode, 201)
  const { key, keyId, events, position } = one.json()
  t.match(key, new RegExp(`^varde_${keyId}_`))
  t.match(events, [{ type: 'key-issued', stream: 'access' }])
  t.equal(position, it.log.head())
  const two = await issue()
  t.match(two.json(), { events, key: undefined }, 'asked again it is not there any more')
  t.notMatch([...it.log.read({})].map(({ data, meta }) => data + meta).join(), key, 'the log does not hold it')
  t.equal((await it.get('missions', key)).statusCode, 200, 'it opens')
  await it.close()
})

t.test('who, in which role and in which trace stands beside the fact, not in the body', async t => {
  const it = await installation()
  await begin(it, 'm')
  const anna = await it.keyFor('anna', 'operative', 'm')
  const trace = '0af7651916cd43dd8448eb211c80319c'
  await it.post('indicators/m-i/measure', figure, anna, { traceparent: `00-${trace}-b7ad6b7169203331-01` })
  const [fact] = (await it.get('events?order=desc&limit=1')).json().events
  t.match(fact, { principal: 'anna', organisation: 'Org', role: 'operative', correlationId: trace, mission: 'm' })
  for (const claim of ['principal', 'role', 'recordedAt', 'recordedBy', 'mission', 'position', 'actor']) {
    const answer = await it.post('indicators/m-i/measure', { period: '2025', value: 1, [claim]: 'x' }, anna)
    t.equal(answer.statusCode, 422, claim)
    t.match(answer.json().errors, [{ pointer: `/${claim}`, code: 'unknown-field' }])
  }
  await it.close()
})

t.test('a batch is all or nothing, and the refusal names the index', async t => {
  const it = await installation()
  await begin(it, 'm')
  const head = it.log.head()
  const measurements = Array.from(
    { length: 1000 },
    (_, n) => ({ period: `${1000 + n}`, value: n }) as { period: string; value: unknown },
  )
  const bad = measurements.with(777, { period: '1777', value: 'x' })
  const refused = await it.post('indicators/m-i/measure-many', { measurements: bad })
  t.equal(refused.statusCode, 422)
  t.match(refused.json().errors[0].pointer, /^\/measurements\/777\/value/)
  t.equal(it.log.head(), head)
  const taken = await it.post('indicators/m-i/measure-many', { measurements })
  t.equal(taken.statusCode, 201)
  t.equal(taken.json().events.length, 1000)
  t.equal(it.log.head(), head + 1000)
  await it.close()
})

t.test('an id is 1–63 of a–z, 0–9 and -; what could be a path is not even read', async t => {
  const it = await installation()
  const send = async (id: string) =>
    (await it.post(`missions/${encodeURIComponent(id)}/declare`, missionBody)).statusCode
  for (const id of ['$all', '$ce-x', 'a-b$$', 'Æ', 'M', 'a_b', '-a', 'a'.repeat(64)]) t.equal(await send(id), 422, id)
  for (const id of ['../x', 'a/b', 'a\\b', 'a\u0000b', 'a b', 'a\nb']) t.equal(await send(id), 400, JSON.stringify(id))
  t.match(await send('a'.repeat(300)), 404)
  t.equal(await send('a'.repeat(63)), 201)
  await it.close()
})

t.test('writes beyond the rate are 429 with Retry-After, per principal', async t => {
  const it = await installation({ writeRate: 4 })
  const anna = await it.keyFor('anna')
  const statuses: number[] = []
  for (let n = 0; n < 30; n++) statuses.push((await it.post('missions/m/declare', {})).statusCode)
  t.ok(statuses.includes(422) && statuses.includes(429))
  const refused = await it.post('missions/m/declare', {})
  t.match(refused, { statusCode: 429, headers: { 'retry-after': /^\d+$/ } })
  t.match(refused.json(), { code: 'too-many-requests' })
  t.not((await it.post('missions/m/declare', {}, anna)).statusCode, 429, 'another principal writes on')
  t.equal((await it.get('missions')).statusCode, 200, 'and everybody reads on')
  await it.close()
})

t.test(
  'the rows of a list count as writes, dry runs and what-ifs too; a large one is let in and paid for afterwards',
  async t => {
    for (const [path, rows, field] of [
      [
        'indicators/m-i/measure-many',
        Array.from({ length: 5000 }, (_, n) => ({ period: String(1000 + n), value: n })),
        'measurements',
      ],
      [
        'indicators/m-i/measure-many?dryRun=true',
        Array.from({ length: 5000 }, (_, n) => ({ period: String(1000 + n), value: n })),
        'measurements',
      ],
      ['indicators/m-i/correct-many?dryRun=true', Array.from({ length: 5000 }, () => ({})), 'corrections'],
      [
        'missions/m/what-if',
        Array.from({ length: 1000 }, () => ({ path: 'indicators/m-i/measure', body: {} })),
        'commands',
      ],
    ] as const) {
      const it = await installation({ writeRate: 100 })
      await begin(it, 'm')
      const first = await it.post(path, { [field]: rows })
      t.not(first.statusCode, 429, path)
      const next = await it.post('missions/n/declare', missionBody)
      t.equal(next.statusCode, 429, path)
      t.ok(Number(next.headers['retry-after']) >= 8, `${path} is paid for in ${next.headers['retry-after']} s`)
      await it.close()
    }
  },
)
