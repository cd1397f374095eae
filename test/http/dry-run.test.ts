import t from 'tap'
import { begin, FIRST, installation } from './installation.ts'

const rows = {
  measurements: [
    { period: '2023', value: 9 },
    { period: '2024', value: 9.5, cell: { sex: 'M' } },
  ],
}

t.test('a dry run says what would be recorded, refuses by index, and records nothing', async t => {
  const it = await installation()
  await begin(it, 'm')
  const head = it.log.head()
  const whole = await it.post('indicators/m-i/measure-many?dryRun=true', rows)
  t.equal(whole.statusCode, 200)
  t.strictSame(whole.json(), { dryRun: true, would: 2, warnings: [], refusals: [] })
  const bad = { measurements: [...rows.measurements, { period: '2024', value: 1, cell: { sex: 'X' } }] }
  t.match((await it.post('indicators/m-i/measure-many?dryRun=true', bad)).json(), {
    would: 2,
    refusals: [{ index: 2, code: 'unknown-cell', pointer: '/measurements/2/cell/sex' }],
  })
  t.equal(it.log.head(), head)
  t.equal((await it.post('indicators/m-i/measure-many?dryRun=false', rows)).statusCode, 201)
  const corrections = [
    { period: '2023', value: 8, cause: 'method' },
    { period: '2022', value: 8, cause: 'method' },
  ]
  t.match((await it.post('indicators/m-i/correct-many?dryRun=true', { corrections, reason: 'Why' })).json(), {
    would: 1,
    refusals: [{ index: 1, code: 'not-measured', pointer: '/corrections/1/period' }],
  })
  await it.close()
})

t.test('the grants of the caller are judged row by row', async t => {
  const it = await installation()
  await begin(it, 'm')
  const men = await it.keyFor('ola', 'operative', 'm', { scope: { cells: { sex: ['M'] } } })
  const outcome = await it.post('indicators/m-i/measure-many?dryRun=true', rows, men)
  t.match(outcome.json(), {
    would: 1,
    refusals: [{ index: 0, code: 'outside-your-scope', pointer: '/measurements/0' }],
  })
  const auditor = await it.keyFor('per', 'auditor', 'm')
  t.equal((await it.post('indicators/m-i/measure-many?dryRun=true', rows, auditor)).statusCode, 403)
  const unreadable = { measurements: [{ period: 'soon', value: 1 }] }
  const denied = await it.post('indicators/m-i/measure-many?dryRun=true', unreadable, auditor)
  t.equal(denied.statusCode, 403, 'also where no row can be read')
  t.equal((await it.post('indicators/m-i/measure-many?dryRun=true', rows, null)).statusCode, 401)
  await it.close()
})

t.test('a dry run keeps to the headers that the run keeps to', async t => {
  const it = await installation()
  await begin(it, 'm')
  const { revision } = (await it.get('indicators/m-i')).json()
  const tried = (headers: Record<string, string>, query = '?dryRun=true') =>
    it.post(`indicators/m-i/measure-many${query}`, rows, FIRST, headers)
  for (const headers of [
    { 'if-match': `"${revision - 1}"` },
    { 'if-match': `W/"${revision}"` },
    { 'if-none-match': '*' },
    { 'if-none-match': `"${revision}"` },
  ] as Record<string, string>[]) {
    const [run, dry] = [await tried(headers, ''), await tried(headers)]
    t.match(dry, { statusCode: 412 }, JSON.stringify(headers))
    const { code, detail } = run.json()
    t.match(dry.json(), { code, detail })
  }
  t.equal((await tried({ 'idempotency-key': 'a b' })).statusCode, 400)
  t.equal((await tried({ 'if-match': '3' })).statusCode, 400)
  const fits = { 'if-match': `"${revision}"`, 'idempotency-key': 'a' }
  t.match((await tried(fits)).json(), { would: 2 })
  t.equal((await tried(fits, '')).statusCode, 201, 'and a key that a dry run named is not used up')
  await it.close()
})

t.test('a command without a list takes no dry run, and no command any other query', async t => {
  const it = await installation()
  await begin(it, 'm')
  for (const [path, body] of [
    ['indicators/m-i/measure?dryRun=true', rows.measurements[0]],
    ['indicators/m-i/measure-many?dryRun=yes', rows],
    ['indicators/m-i/measure-many?x=1', rows],
  ] as const) {
    const answer = await it.post(path, body)
    t.equal(answer.statusCode, 400, path)
    t.equal(answer.json().code, 'unreadable')
  }
  await it.close()
})
