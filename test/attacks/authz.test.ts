/**
 * Attacks on roles, missions and separation of duties, but for those that stand beside what they are about (AUTHZ01, 04–08, 10,
 * 13 and 15: in test/access and test/http).
 */
import type { AddressInfo } from 'node:net'
import t from 'tap'
import { type Role, roles } from '../../events/access.ts'
import { views } from '../../projections/views/catalogue.ts'
import { addressOf, commands } from '../../src/commands/catalogue.ts'
import { examples, pathOf } from '../commands/examples.ts'
import { begin, type Installation, installation } from '../http/installation.ts'

const figure = { period: '2024', value: 1 }

/** Missions `a` and `b`, and the operative of each. */
async function two(options = {}) {
  const it = await installation(options)
  for (const mission of ['a', 'b']) await begin(it, mission)
  const keys = { a: await it.keyFor('anna', 'operative', 'a'), b: await it.keyFor('bo', 'operative', 'b') }
  return { ...it, keys }
}

/** What an answer says, but for its address and trace, with the names of what was asked taken out. */
function wording({ statusCode, json }: Awaited<ReturnType<Installation['get']>>, ...names: string[]): string {
  const text = JSON.stringify({ ...json(), instance: '', traceId: '' })
  return `${statusCode} ${names.reduce((all, name) => all.replaceAll(`“${name}”`, '“?”'), text)}`
}

t.test('AUTHZ01 HEAD is allowed where GET is, and OPTIONS says the same to everybody', async t => {
  const it = await two()
  const keys = await Promise.all(
    (roles as readonly Role[]).map(async role => [role, await it.keyFor(`an-${role}`, role, 'a')] as const),
  )
  const urls = views.map(({ path }) =>
    `/api/v1${path}`.replace('{id}', path.startsWith('/indicators') ? 'a-i' : path.startsWith('/missions') ? 'a' : 'x'),
  )
  for (const url of [...urls, '/api/v1/events', '/api/v1/audit/access-log', '/api/v1/me']) {
    const options = await it.call({ method: 'OPTIONS', url }, null)
    t.match(options, { statusCode: 204, headers: { allow: 'GET, HEAD, OPTIONS' }, body: '' })
    for (const [role, key] of [...keys, ['nobody', null] as const]) {
      const [get, head] = [await it.get(url, key), await it.call({ method: 'HEAD', url }, key)]
      t.same([head.statusCode, head.body, head.headers.etag], [get.statusCode, '', get.headers.etag], `${role} ${url}`)
      t.equal((await it.call({ method: 'OPTIONS', url }, key)).statusCode, 204)
    }
  }
  await it.close()
})

// Rule: outsiders get 404 (3, errors). What an answer takes in time is not measured here.
t.test('AUTHZ02 another mission’s id in path, body or query is as good as one that does not exist', async t => {
  const it = await two()
  await it.post('decisions/b-d/take', { ...examples['decisions/take'].body, mission: 'b', decidedOn: '2026-01-01' })
  const head = it.log.head()
  const definition = { ...examples['indicators/define'].body, goals: ['g'] }
  const asks: Readonly<Record<string, (name: string) => ReturnType<Installation['get']>>> = {
    'a view': name => it.get(`missions/${name}/progress`, it.keys.a),
    'a view, with its tag': name => it.get(`missions/${name}`, it.keys.a, { 'if-none-match': '*' }),
    'a command': name => it.post(`missions/${name}/begin-phase`, { phase: 'design', from: '2025' }, it.keys.a),
    'a mission in a body': name => it.post('indicators/x/define', { ...definition, mission: name }, it.keys.a),
    'a mission in the query': name => it.get(`events?mission=${name}`, it.keys.a),
    'a stream in the query': name => it.get(`events?stream=mission-${name}`, it.keys.a),
    'a what-if': name => it.post(`missions/${name}/what-if`, { commands: [] }, it.keys.a),
    'a what-if about it': name =>
      it.post(
        'missions/a/what-if',
        { commands: [{ path: `missions/${name}/begin-phase`, body: { phase: 'design', from: '2025' } }] },
        it.keys.a,
      ),
    'a portfolio in it': name => it.post('portfolios/f/open', { mission: name, title: 'T', purpose: 'P' }, it.keys.a),
    'a mandate of it': name =>
      it.post('missions/a/begin-phase', { phase: 'design', from: '2025', decision: `${name}-d` }, it.keys.a),
  }
  for (const [what, ask] of Object.entries(asks)) {
    const [hidden, none] = [await ask('b'), await ask('none')]
    t.equal(wording(hidden, 'b', 'b-d'), wording(none, 'none', 'none-d'), what)
    t.not(hidden.statusCode, 403, what)
    if (hidden.statusCode >= 400) t.equal(hidden.headers.etag, undefined, what)
  }
  t.equal(it.log.head(), head)
  await it.close()
})

t.test('AUTHZ02 Last-Event-ID and a cursor of another mission show nothing of it', async t => {
  const it = await two()
  await it.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = it.app.server.address() as AddressInfo
  const stop = new AbortController()
  const live = await fetch(`http://127.0.0.1:${port}/api/v1/events`, {
    signal: stop.signal,
    headers: { accept: 'text/event-stream', authorization: `Bearer ${it.keys.a}`, 'last-event-id': '0' },
  })
  await it.post('indicators/b-i/measure', figure, it.keys.b)
  await it.post('indicators/a-i/measure', figure, it.keys.a)
  let text = ''
  for await (const chunk of live.body ?? []) {
    text += Buffer.from(chunk).toString()
    if (text.includes('indicator-measured')) break
  }
  stop.abort()
  t.match(text, /"mission":"a"/)
  t.notMatch(text, /"mission":"b"|mission-b|b-i/)
  const { events } = (await it.get('events?after=0&limit=1000', it.keys.a)).json()
  t.same([...new Set(events.map(({ mission }: { mission: string }) => mission))], ['a'])
  await it.close()
})

// Rule: a strict body is refused, never trimmed (2, parse at the doors).
t.test('AUTHZ03 no body says who, in which role, when or where: such a field is refused', async t => {
  const it = await two()
  const head = it.log.head()
  for (const field of ['missionId', 'role', 'actorId', 'recordedBy', 'recordedAt', 'position', 'key', 'door'])
    for (const command of commands) {
      const address = addressOf(command)
      const example = examples[address].body
      if (Object.hasOwn(example, field) || address === 'access/give-grant') continue
      const parsed = command.body.safeParse({ ...example, [field]: 'x' })
      t.notOk(parsed.success, `${pathOf(address)} takes ${field}`)
    }
  for (const field of ['missionId', 'mission', 'recordedBy', 'recordedAt', 'principal', 'role']) {
    const answer = await it.post('indicators/a-i/measure', { ...figure, [field]: 'b' }, it.keys.a)
    t.match(answer.json(), { status: 422, errors: [{ pointer: `/${field}` }] })
  }
  t.equal(it.log.head(), head)
  await it.close()
})

// Rule: times of a grant are days in UTC, both included (5, access; src/access/grants.ts).
t.test('AUTHZ08 a grant holds from the first millisecond of its first day to the last of its last, in UTC', async t => {
  const clock = { at: Date.parse('2026-04-01T12:00:00Z') }
  const it = await installation({ clock: () => clock.at })
  await begin(it, 'a')
  const key = await it.keyFor('may', 'operative', 'a', { from: '2026-05-01', until: '2026-05-31' })
  const statusAt = async (instant: string, period: string) => {
    clock.at = Date.parse(instant)
    const read = (await it.get('missions/a', key)).statusCode
    const written = (await it.post('indicators/a-i/measure', { period, value: 1 }, key)).statusCode
    return [read, written]
  }
  t.same(await statusAt('2026-04-30T22:00:00.000Z', '2019'), [404, 404], 'midnight in Oslo')
  t.same(await statusAt('2026-04-30T23:59:59.999Z', '2020'), [404, 404])
  t.same(await statusAt('2026-05-01T00:00:00.000Z', '2021'), [200, 201])
  t.same(await statusAt('2026-05-31T22:00:00.000Z', '2022'), [200, 201], 'midnight in Oslo')
  t.same(await statusAt('2026-05-31T23:59:59.999Z', '2023'), [200, 201])
  t.same(await statusAt('2026-06-01T00:00:00.000Z', '2024'), [404, 404])
  await it.close()
})

// A cursor is a position, which is no secret (3, /events): it is not bound to anybody, and shows its user what is theirs.
t.test('AUTHZ09 a cursor, a tag or an Idempotency-Key of another principal gives nothing of theirs', async t => {
  const it = await two()
  const page = await it.get('events?limit=3', it.keys.a)
  const { next } = page.json()
  const others = (await it.get(`events?limit=1000&after=${next}`, it.keys.b)).json().events
  t.ok(others.length > 0)
  t.ok(others.every(({ mission }: { mission: string }) => mission === 'b'))
  for (const path of ['missions', 'events?limit=3']) {
    const tag = String((await it.get(path, it.keys.a)).headers.etag)
    t.equal((await it.get(path, it.keys.b, { 'if-none-match': tag })).statusCode, 200, path)
  }
  const key = { 'idempotency-key': 'one' }
  t.equal((await it.post('indicators/a-i/measure', figure, it.keys.a, key)).statusCode, 201)
  const again = await it.post('indicators/a-i/measure', figure, it.keys.b, key)
  t.equal(again.statusCode, 404, 'it is remembered for its own principal alone')
  t.equal(again.headers['idempotency-replayed'], undefined)
  await it.close()
})

t.test(
  'AUTHZ10 a bundle is of one mission that is audited, or of all by who audits all; no other filter is taken',
  async t => {
    const it = await two()
    const [ofA, ofAll] = [await it.keyFor('ada', 'auditor', 'a'), await it.keyFor('alf', 'auditor')]
    const status = async (query: string, key: string) => (await it.get(`audit/bundle${query}`, key)).statusCode
    for (const query of [
      '?mission=*',
      '?mission=',
      '?mission=a&mission=b',
      '?mission[]=a',
      '?size=1',
      '?mission=a&to=99',
    ])
      t.equal(await status(query, ofAll), 400, query)
    t.same([await status('?mission=a', ofA), await status('?mission=b', ofA), await status('', ofA)], [200, 404, 403])
    t.same([await status('?mission=a', it.keys.a), await status('', it.keys.a)], [403, 403])
    t.equal(await status('', ofAll), 200)
    for (const query of ['?position=-1', '?position=1e3', '?position=']) {
      const proof = await it.get(`audit/proofs/inclusion${query}`, ofAll)
      t.equal(proof.statusCode, 400, query)
    }
    t.equal((await it.get('audit/proofs/inclusion?position=99999', ofAll)).statusCode, 404, 'beyond the log')
    t.equal((await it.get('audit/proofs/consistency?from=1&to=99999', ofAll)).statusCode, 400)
    await it.close()
  },
)

// Rule: a role shows all of its mission, back to its beginning, while it is in force (13e; src/access/grants.ts).
t.test('AUTHZ11 a member reads positions before membership, by every door; after it ends, none', async t => {
  const it = await two()
  await it.post('indicators/a-i/measure', figure)
  const before = it.log.head()
  const key = await it.keyFor('late', 'operative', 'a', { grant: 'lates' })
  const doors = [
    `missions/a?position=${before}`,
    `indicators/a-i/series?position=${before}`,
    `missions/a/timeline?position=${before}`,
    `audit/proofs/inclusion?position=${before}`,
  ]
  const facts = async () => (await it.get(`events?position=${before}&limit=1000`, key)).json().events.length
  for (const path of doors) t.equal((await it.get(path, key)).statusCode, 200, path)
  t.ok((await facts()) > 3)
  await it.post('access/withdraw-grant', { grant: 'lates', reason: 'left' })
  for (const path of doors) t.equal((await it.get(path, key)).statusCode, 404, path)
  t.equal(await facts(), 0)
  await it.close()
})

// Rule 14: a concluded mission still takes measurements, corrections and reviews; its goals and indicators stay as they are.
t.test('AUTHZ14 a concluded mission takes figures, late ones too, and no change of what is measured', async t => {
  const it = await two()
  t.equal((await it.post('missions/a/conclude', { decidedBy: 'P', reason: 'It is reached' })).statusCode, 201)
  t.equal((await it.post('indicators/a-i/measure', { period: '2020', value: 1 }, it.keys.a)).statusCode, 201)
  const goal = { goal: 'x', statement: 'S', level: 1, kind: 'outcome' }
  t.match((await it.post('missions/a/set-goal', goal, it.keys.a)).json(), { status: 409, code: 'mission-concluded' })
  await it.close()
})
