import { existsSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import t from 'tap'
import { begin, FIRST, installation } from './installation.ts'

const measure = 'indicators/m-i/measure'

t.test('a body is JSON in UTF-8, said as such and as it is', async t => {
  const it = await installation()
  await begin(it, 'm')
  let year = 1900
  const send = async (headers: Record<string, string>, payload?: string | Buffer) =>
    (
      await it.call({
        method: 'POST',
        url: `/api/v1/${measure}`,
        headers,
        payload: payload ?? JSON.stringify({ period: String(year++), value: 1 }),
      })
    ).statusCode
  for (const type of [
    'application/json',
    'application/json; charset=utf-8',
    'application/json;charset="UTF-8"',
    'APPLICATION/JSON',
  ])
    t.equal(await send({ 'content-type': type }), 201, type)
  for (const type of [
    'text/plain',
    'application/x+json',
    'application/json;charset=latin1',
    'application/json; x=y',
    'application/json\t;x',
    'application/jsonp',
    'application/json, application/json',
    'multipart/form-data',
    'application/x-www-form-urlencoded',
    'application/',
    ';',
  ])
    t.equal(await send({ 'content-type': type }), 415, type)
  const json = { 'content-type': 'application/json' }
  t.equal(await send(json, ''), 400, 'empty')
  t.equal(await send(json, ' \n '), 400, 'white space')
  for (const encoding of ['gzip', 'br', 'deflate', 'x-gzip', 'gzip, identity'])
    t.equal(await send({ ...json, 'content-encoding': encoding }, gzipSync('{}')), 415, encoding)
  t.equal(await send(json, gzipSync('{}')), 400, 'compressed without saying so')
  t.equal((await it.call({ method: 'POST', url: `/api/v1/${measure}` })).statusCode, 400, 'no body at all')
  t.equal(
    (await it.call({ method: 'GET', url: '/api/v1/missions', payload: '{}' })).statusCode,
    400,
    'a question has none',
  )
  await it.close()
})

t.test('what is written twice, or reaches for prototypes, is 400; nothing is recorded', async t => {
  const it = await installation()
  await begin(it, 'm')
  const head = it.log.head()
  for (const body of [
    '{"period":"2024","value":5,"value":500}',
    '{"period":"2024","value":5,"v\\u0061lue":500}',
    '{"period":"2024","value":5,"cell":{"sex":"F","sex":"M"}}',
    '{"period":"2024","value":5,"__proto__":{"x":1}}',
    '{"period":"2024","value":5,"cell":{"constructor":{"prototype":{}}}}',
    '{"period":"2024","value":1e400}',
    '{"period":"2024","value":5,"note":"\\ud800"}',
    '{"period":"2024","value":5,"note":"a\\u0000b"}',
    '\ufeff{"period":"2024","value":5}',
    `${'['.repeat(100_000)}`,
    '[',
    'null x',
  ]) {
    const answer = await it.post(measure, body)
    t.equal(answer.statusCode, 400, body.slice(0, 60))
    t.match(answer.json(), { code: 'unreadable', errors: [{ code: /\w/, detail: /\w/ }] })
  }
  t.equal((await it.post(measure, Buffer.from('{"period":"2024","value":5}', 'utf16le'))).statusCode, 400)
  t.equal((await it.post(measure, Buffer.from([0x22, 0xff, 0x22]))).statusCode, 400)
  t.equal(it.log.head(), head)
  t.equal(({} as { x?: number }).x, undefined)
  await it.close()
})

t.test('a value of another type or form is 422, with a pointer to it; nothing is made to fit', async t => {
  const it = await installation()
  await begin(it, 'm')
  const head = it.log.head()
  const wrong: [string, unknown][] = [
    ...['9.5', [5], true, null, {}, 'NaN', 'Infinity', ',5', '1 000', 100000000000000000001n].map(
      v => ['value', v] as [string, unknown],
    ),
    ...[2024, null, true, '2024-13', '2026-02-30', '24', '2024-W60', '', '2024-1', 'x'.repeat(50)].map(
      v => ['period', v] as [string, unknown],
    ),
    ['obsStatus', 'X'],
    ['cell', 'sex'],
    ['cell', ['F']],
    ['note', 7],
    ['standardError', -1],
    ['knownFrom', '2026-02-30'],
    ['knownFrom', 'yesterday'],
    ['evidence', [{}]],
    ['extra', 1],
    ['toString', 1],
  ]
  for (const [field, value] of wrong) {
    const text = JSON.stringify({ period: '2024', value: 1, [field]: typeof value === 'bigint' ? '§' : value }).replace(
      '"§"',
      String(value),
    )
    const answer = await it.post(measure, text)
    t.equal(answer.statusCode, 422, text)
    t.ok(
      answer.json().errors.some(({ pointer }: { pointer: string }) => pointer.startsWith(`/${field}`)),
      `${text} → ${JSON.stringify(answer.json().errors)}`,
    )
  }
  for (const body of ['null', '[]', '"x"', '5', 'true']) t.equal((await it.post(measure, body)).statusCode, 422, body)
  t.equal(it.log.head(), head)
  await it.close()
})

t.test('a body as large as is taken is taken, one byte more is 413', async t => {
  const it = await installation()
  await begin(it, 'm')
  const sized = (bytes: number, body: object) => {
    const text = JSON.stringify(body)
    return text + ' '.repeat(bytes - text.length)
  }
  const figure = { period: '2024', value: 1 }
  t.equal((await it.post(measure, sized(256 * 1024, figure))).statusCode, 201)
  t.match((await it.post(measure, sized(256 * 1024 + 1, figure))).json(), { status: 413, code: 'too-large' })
  const many = { measurements: [{ period: '2025', value: 1 }] }
  t.equal((await it.post('indicators/m-i/measure-many', sized(8 * 1024 * 1024, many))).statusCode, 201)
  t.equal((await it.post('indicators/m-i/measure-many', sized(8 * 1024 * 1024 + 1, many))).statusCode, 413)
  const keys = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`k${i}`, 1]))
  t.equal((await it.post(measure, JSON.stringify(keys))).statusCode, 422)
  t.equal((await it.post(measure, `${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}`)).statusCode, 400)
  t.equal((await it.post(measure, `${'['.repeat(100_000)}${']'.repeat(100_000)}`)).statusCode, 400)
  await it.close()
})

t.test('texts come back as they were sent, byte for byte', async t => {
  const it = await installation()
  await begin(it, 'm')
  const texts = [
    'e\u0301 é',
    '\u202eabc\u202c',
    'a\u200bb',
    'раураl',
    '🧭'.repeat(1000),
    '=cmd|x',
    '<script>alert(1)</script>',
    '"\\/\b',
    'a\u2028b',
  ]
  const kept: string[] = []
  for (const [n, note] of texts.entries()) {
    const answer = await it.post(measure, { period: String(1900 + n), value: 1, note })
    if (answer.statusCode === 201) kept.push(note)
    else t.equal(answer.statusCode, 422, `text ${n}`)
  }
  t.ok(kept.length >= 8)
  const { events } = (await it.get('events?stream=indicator-m-i&type=indicator-measured&limit=1000')).json()
  t.same(
    events.map(({ data }: { data: { note: string } }) => data.note),
    kept,
  )
  await it.close()
})

const naughty = new URL('../../../shared/vectors/badinput/blns.json', import.meta.url)
t.test('naughty strings', { skip: !existsSync(naughty) && 'the vectors are not here' }, async t => {
  const it = await installation()
  await begin(it, 'm')
  const { strings } = JSON.parse(readFileSync(naughty, 'utf8')) as { strings: string[] }
  t.ok(strings.length > 400)
  let n = 0
  for (const text of strings) {
    const answer = await it.post(measure, { period: String(1000 + n++), value: 1, note: text })
    if (answer.statusCode === 201) {
      const [fact] = (await it.get('events?order=desc&limit=1')).json().events
      t.equal(fact.data.note, text, `string ${n}`)
    } else t.equal(answer.statusCode, 422, `string ${n}`)
  }
  await it.close()
})

t.test('DOS05 no body whatever makes a 5xx, and what is refused records nothing', async () => {
  const it = await installation()
  await begin(it, 'm')
  const word = fc.constantFrom(
    'period',
    'value',
    'cell',
    'knownFrom',
    'reason',
    'goals',
    'mission',
    'constructor',
    '__proto__',
    'hasOwnProperty',
    '',
  )
  const figure = fc.record(
    { period: fc.oneof(fc.string(), fc.constant('2024')), value: fc.oneof(fc.double(), fc.jsonValue()) },
    { requiredKeys: [] },
  )
  const body = fc.oneof(
    fc.dictionary(fc.oneof(word, fc.string()), fc.jsonValue()).map(v => JSON.stringify(v)),
    figure.map(v => JSON.stringify(v)),
    fc.json(),
    fc.string(),
    fc.uint8Array({ maxLength: 60 }).map(bytes => Buffer.from(bytes)),
  )
  const paths = fc.constantFrom(
    measure,
    'indicators/m-i/correct',
    'indicators/m-i/redefine',
    'missions/m/set-goal',
    'indicators/m-i/set-target',
    'access/give-grant',
    'indicators/m-i/measure-many',
    'releases/r/publish',
  )
  await fc.assert(
    fc.asyncProperty(paths, body, async (path, payload) => {
      const head = it.log.head()
      const answer = await it.post(path, payload, FIRST)
      if (answer.statusCode >= 500) throw new Error(`${path} ${String(payload)}: ${answer.body}`)
      if (answer.statusCode >= 400 && it.log.head() !== head) throw new Error(`${path} was refused but recorded`)
      if (answer.statusCode >= 400 && !String(answer.headers['content-type']).startsWith('application/problem+json'))
        throw new Error(`${path}: ${answer.headers['content-type']}`)
    }),
    { numRuns: 600 },
  )
  await it.close()
})

t.test('no text for people holds a valid national identity number', async t => {
  const it = await installation()
  await begin(it, 'm')
  const number = '13097248022'
  const head = it.log.head()
  const answers = [
    await it.post(measure, { period: '2023', value: 1, note: `asked ${number}` }),
    await it.post('indicators/m-i/measure-many', { measurements: [{ period: '2023', value: 1, note: number }] }),
    await it.post('missions/m/revise', {
      decidedBy: 'P',
      reason: 'New words',
      vision: { nb: `Hun har 130972 48022.` },
    }),
    await it.post('access/issue-key', { principal: 'kari', organisation: 'O', name: number }),
    await it.post('missions/m/what-if', {
      commands: [{ path: measure, body: { period: '2023', value: 1, note: number } }],
    }),
  ]
  const pointers = ['/note', '/measurements/0/note', '/vision/nb', '/name', '/commands/0/body/note']
  for (const [at, answer] of answers.entries()) {
    const pointer = pointers[at]
    t.match(answer.json(), { status: 422, code: 'personal-number', errors: [{ pointer, code: 'personal-number' }] })
    t.notMatch(answer.body, /13097248022|130972 48022/, 'the number is not in the answer')
  }
  const many = {
    measurements: [
      { period: '2023', value: 1 },
      { period: '2022', value: 1, note: number },
    ],
  }
  t.match((await it.post('indicators/m-i/measure-many?dryRun=true', many)).json(), {
    would: 1,
    refusals: [{ index: 1, pointer: '/measurements/1/note', code: 'personal-number' }],
  })
  t.equal(it.log.head(), head, 'nothing is recorded')
  const evidence = [{ title: 'Register', url: `https://a.no/${number}`, sha256: number.padEnd(64, '0') }]
  t.equal(
    (await it.post(measure, { period: '2023', value: 1, evidence })).statusCode,
    201,
    'addresses and hashes aside',
  )
  await it.close()
})
