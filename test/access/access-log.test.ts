import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import t from 'tap'
import { type Attempted, accessLogFlaw, copyAccessLog, openAccessLog } from '../../src/access/access-log.ts'

const [MINUTE, DAY] = [60_000, 86_400_000]
/** The beginning of a minute not long ago. */
const NOW = Math.floor(Date.now() / MINUTE) * MINUTE - DAY

/** The attempt number n of somebody who is known. */
const attempt = (n: number, own: Partial<Attempted> = {}): Attempted => ({
  at: NOW + n,
  code: 'not-your-role',
  method: 'POST',
  path: `/p/${n}`,
  address: '127.0.0.1',
  principal: 'per',
  key: 'k0',
  ...own,
})
/** One of a stranger. */
const stranger = (n: number, own: Partial<Attempted> = {}): Attempted =>
  attempt(n, { code: 'unauthenticated', principal: undefined, key: undefined, ...own })

function fileOf(t: { teardown(work: () => void): void }): string {
  const directory = mkdtempSync(join(tmpdir(), 'varde-attempts-'))
  t.teardown(() => rmSync(directory, { recursive: true }))
  return join(directory, 'access-log.db')
}
const all = new Set(['*'])

t.test('attempts are read newest first, page by page', async t => {
  const log = openAccessLog({ file: ':memory:' })
  for (let n = 1; n <= 5; n++) log.add(attempt(n))
  const page = log.read({ missions: all, limit: 2 })
  t.same(
    page.map(({ path }) => path),
    ['/p/5', '/p/4'],
  )
  t.same(
    log.read({ missions: all, limit: 9, before: page[1]?.entry }).map(({ path }) => path),
    ['/p/3', '/p/2', '/p/1'],
  )
  log.close()
})

t.test('who audits a mission reads what was tried there', async t => {
  const log = openAccessLog({ file: ':memory:' })
  log.add(attempt(1, { mission: 'a', principal: 'anna', key: 'k1' }))
  log.add(attempt(2, { mission: 'b' }))
  log.add(attempt(3))
  t.match(log.read({ missions: new Set(['a', 'c']), limit: 9 }), [
    { path: '/p/1', principal: 'anna', key: 'k1', mission: 'a' },
  ])
  t.same(log.read({ missions: new Set(), limit: 9 }), [])
  log.close()
})

t.test('attempts of strangers are counted by address and minute', async t => {
  const log = openAccessLog({ file: ':memory:' })
  for (let n = 0; n < 50; n++) log.add(stranger(n))
  log.flush()
  for (let n = 50; n < 70; n++) log.add(stranger(n, { address: n < 60 ? '127.0.0.1' : '192.0.2.1' }))
  log.add(stranger(MINUTE))
  log.add(stranger(MINUTE + 1, { code: 'unknown-thing', mission: 'b' }))
  t.match(
    log
      .read({ missions: all, limit: 9 })
      .map(({ address, code, count, at, path }) => [address, code, count, at - NOW, path]),
    [
      ['127.0.0.1', 'unknown-thing', 1, MINUTE + 1, `/p/${MINUTE + 1}`],
      ['127.0.0.1', 'unauthenticated', 1, MINUTE, `/p/${MINUTE}`],
      ['192.0.2.1', 'unauthenticated', 10, 60, '/p/60'],
      ['127.0.0.1', 'unauthenticated', 60, 0, '/p/0'],
    ],
  )
  t.match(log.read({ missions: new Set(['b']), limit: 9 }), [{ code: 'unknown-thing', count: 1 }])
  log.close()
})

t.test(
  'no number of strangers, from however many addresses, pushes out what others tried, nor fills the file',
  async t => {
    const log = openAccessLog({ file: ':memory:' })
    log.add(attempt(0, { principal: 'anna' }))
    for (let n = 0; n < 20_000; n++) log.add(stranger(n % MINUTE, { address: `10.0.${n >> 8}.${n & 255}` }))
    for (let n = 1; n <= 1500; n++) log.add(attempt(n))
    const read = log.read({ missions: all, limit: 50_000 })
    t.equal(read.filter(({ principal }) => principal !== null).length, 1501, 'each of the others is there')
    const counted = read.filter(({ principal }) => principal === null)
    t.equal(counted.length, 101)
    t.equal(
      counted.reduce((sum, { count }) => sum + count, 0),
      20_000,
    )
    t.match(counted.find(({ address }) => address === '')?.count, 19_900, 'those beyond are counted together')
    log.close()
  },
)

t.test('attempts go by their age: strangers’ after a month, others’ after two years', async t => {
  const log = openAccessLog({ file: ':memory:' })
  const days = (n: number) => ({ at: Date.now() - n * DAY })
  for (const n of [1, 29, 31, 729, 731]) {
    log.add(attempt(n, days(n)))
    log.add(stranger(n, days(n)))
  }
  t.same(
    log
      .read({ missions: all, limit: 100 })
      .map(({ principal, path }) => [principal, path])
      .sort(),
    [
      [null, '/p/1'],
      [null, '/p/29'],
      ['per', '/p/1'],
      ['per', '/p/29'],
      ['per', '/p/31'],
      ['per', '/p/729'],
    ],
  )
  log.close()
})

t.test('a damaged file is named, put aside and begun anew; it does not stop the start', async t => {
  for (const damage of ['pages', 'header'] as const) {
    const file = fileOf(t)
    const first = openAccessLog({ file })
    first.add(attempt(1))
    first.close()
    const bytes = readFileSync(file)
    writeFileSync(file, damage === 'pages' ? bytes.fill(7, 4096) : bytes.fill(7, 0, 100))
    t.ok(accessLogFlaw(file))
    const said: string[][] = []
    const log = openAccessLog({ file, onDamaged: (what, aside) => said.push([what, aside]) })
    t.equal(said.length, 1)
    t.match(said[0]?.[1], /access-log\.damaged-\d+\.db$/)
    t.ok(existsSync(said[0]?.[1] as string), 'it may be evidence')
    log.add(attempt(2))
    t.match(log.read({ missions: all, limit: 9 }), [{ path: '/p/2' }])
    log.close()
    t.equal(accessLogFlaw(file), undefined)
  }
})

t.test('a file of Varde 0.1 is read on', async t => {
  const file = fileOf(t)
  const db = new DatabaseSync(file)
  db.exec(`CREATE TABLE attempts (entry INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, code TEXT NOT NULL,
    method TEXT NOT NULL, path TEXT NOT NULL, address TEXT NOT NULL, principal TEXT, key TEXT, mission TEXT) STRICT;
    INSERT INTO attempts VALUES (1, ${NOW}, 'not-your-role', 'POST', '/p', '::1', 'anna', 'k1', 'm')`)
  db.close()
  const log = openAccessLog({ file })
  log.add(stranger(1))
  t.match(log.read({ missions: all, limit: 9 }), [{ count: 1 }, { principal: 'anna', count: 1 }])
  log.close()
})

t.test('it is copied while it is in use', async t => {
  const file = fileOf(t)
  t.equal(await copyAccessLog(file, `${file}.copy`), false)
  const log = openAccessLog({ file })
  log.add(attempt(1))
  log.flush()
  t.equal(await copyAccessLog(file, `${file}.copy`), true)
  log.close()
  const copy = openAccessLog({ file: `${file}.copy` })
  t.match(copy.read({ missions: all, limit: 9 }), [{ path: '/p/1' }])
  copy.close()
  t.notOk(readdirSync(join(file, '..')).some(name => name.includes('damaged')))
})

t.test('it outlives the process', async t => {
  const file = fileOf(t)
  const log = openAccessLog({ file })
  log.add(attempt(1))
  log.close()
  const again = openAccessLog({ file })
  t.equal(again.read({ missions: all, limit: 9 }).length, 1)
  again.close()
})

t.test('what cannot be written is said, and the next is written', async t => {
  const errors: Error[] = []
  const log = openAccessLog({ file: ':memory:', onError: error => errors.push(error) })
  log.add(attempt(1, { code: undefined as unknown as string }))
  log.flush()
  t.equal(errors.length, 1)
  log.add(attempt(2))
  t.equal(log.read({ missions: all, limit: 9 }).length, 1)
  log.close()
})
