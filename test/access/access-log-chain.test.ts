import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import t from 'tap'
import { accessLogFlaw, copyAccessLog, openAccessLog } from '../../src/access/access-log.ts'

const [MINUTE, DAY] = [60_000, 86_400_000]
const NOW = Math.floor(Date.now() / MINUTE) * MINUTE - DAY
const attempt = (n: number, own: object = {}) => ({
  at: NOW + n,
  code: 'not-your-role',
  method: 'POST',
  path: `/p/${n}`,
  address: '127.0.0.1',
  principal: 'per',
  key: 'k0',
  ...own,
})
const stranger = (n: number, own: object = {}) => attempt(n, { principal: undefined, key: undefined, ...own })

function fileOf(t: { teardown(work: () => void): void }): string {
  const directory = mkdtempSync(join(tmpdir(), 'varde-chain-'))
  t.teardown(() => rmSync(directory, { recursive: true }))
  return join(directory, 'access-log.db')
}

/** A file with nine rows, some of strangers, and where its chain was anchored after five and at the end. */
function written(t: { teardown(work: () => void): void }) {
  const file = fileOf(t)
  const log = openAccessLog({ file })
  for (let n = 0; n < 4; n++) log.add(attempt(n))
  for (let n = 0; n < 10; n++) log.add(stranger(n))
  const anchors = [log.anchor()]
  for (let n = 10; n < 20; n++) log.add(stranger(n))
  for (let n = 20; n < 23; n++) log.add(attempt(n))
  anchors.push(log.anchor())
  log.close()
  return { file, anchors }
}
const change = (file: string, sql: string): void => {
  const db = new DatabaseSync(file)
  db.exec(sql)
  db.close()
}

t.test('the chain goes on over restarts, copies and what still counts, and the anchors agree with it', async t => {
  const { file, anchors } = written(t)
  t.same(
    anchors.map(({ rows }) => rows),
    [5, 9],
  )
  t.equal(accessLogFlaw(file, anchors), undefined)
  const again = openAccessLog({ file })
  again.add(attempt(30))
  const [node, third] = [anchors[0]?.node, again.anchor()]
  again.close()
  t.match(third, { node, rows: 10, head: /^[0-9a-f]{64}$/ })
  t.equal(accessLogFlaw(file, [...anchors, third]), undefined)
  t.equal(accessLogFlaw(file, [...anchors, { node: 'another', rows: 99, head: 'f' }]), undefined, 'of another node')
  await copyAccessLog(file, `${file}.copy`)
  t.equal(accessLogFlaw(`${file}.copy`, [...anchors, third]), undefined)
})

t.test('a row that is changed, cut, put in or moved is named', async t => {
  const damages: readonly (readonly [string, RegExp])[] = [
    [`UPDATE attempts SET path = '/other' WHERE seq = 3`, /^row 3 was changed/],
    [`UPDATE attempts SET principal = NULL WHERE seq = 2`, /^row 2 was changed/],
    [`UPDATE attempts SET at = at + 1 WHERE seq = 8`, /^row 8 was changed/],
    [`UPDATE attempts SET count = 1 WHERE seq = 5`, /^row 5 was changed/],
    [`UPDATE attempts SET mission = 'm' WHERE seq = 1`, /^row 1 was changed/],
    [`DELETE FROM attempts WHERE seq = 4`, /^row 4 is missing/],
    [`DELETE FROM attempts WHERE seq > 7`, /^the rows from 8 to 9 are missing/],
    [`UPDATE attempts SET seq = seq + 100 WHERE seq > 3`, /^row 4 is missing/],
    [`UPDATE attempts SET hash = zeroblob(32) WHERE seq = 6`, /^row 6 was changed/],
    [`DELETE FROM chain`, /no beginning/],
    [`UPDATE chain SET head = zeroblob(32)`, /^row 9 is not the last/],
    [`UPDATE chain SET before = zeroblob(31)`, /^the rows up to 0|^row 1 was changed/],
    [`INSERT INTO forgotten VALUES (10, zeroblob(32))`, /^row 10 is not the last/],
  ]
  for (const [sql, named] of damages) {
    const { file } = written(t)
    change(file, sql)
    t.match(accessLogFlaw(file), named, sql)
  }
})

t.test('a chain that was made anew over fewer or other rows contradicts what the log has anchored', async t => {
  const { file, anchors } = written(t)
  change(
    file,
    `DELETE FROM attempts WHERE seq > 7; UPDATE chain SET rows = 7, head = (SELECT hash FROM attempts WHERE seq = 7)`,
  )
  t.equal(accessLogFlaw(file), undefined, 'by itself it is whole')
  t.match(accessLogFlaw(file, anchors), /^the rows from 8 to 9 are missing/)
  const other = written(t)
  t.match(
    accessLogFlaw(
      other.file,
      other.anchors.map(one => ({ ...one, head: one.head.replace(/^./, 'g') })),
    ),
    /^the rows up to 5 are not those/,
  )
})

t.test('what is forgotten by its age leaves the chain whole', async t => {
  const file = fileOf(t)
  const days = (n: number) => ({ at: Date.now() - n * DAY })
  const log = openAccessLog({ file })
  for (const n of [800, 740, 20, 40, 10]) log.add(attempt(n, days(n)))
  for (const n of [45, 35]) log.add(stranger(n, days(n)))
  log.flush()
  const anchor = log.anchor()
  log.add(attempt(1))
  log.close()
  const left = new DatabaseSync(file)
  t.equal(left.prepare('SELECT count(*) AS n FROM attempts').get()?.n, 4, 'two years and a month')
  left.close()
  t.equal(accessLogFlaw(file, [anchor]), undefined)
  change(file, `UPDATE forgotten SET content = zeroblob(32)`)
  t.match(accessLogFlaw(file, [anchor]), /^(row|the rows)/)
})

t.test('a file of before the chain gets one, of all its rows', async t => {
  const file = fileOf(t)
  change(
    file,
    `CREATE TABLE attempts (entry INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, code TEXT NOT NULL,
    method TEXT NOT NULL, path TEXT NOT NULL, address TEXT NOT NULL, principal TEXT, key TEXT, mission TEXT) STRICT;
    INSERT INTO attempts VALUES (1, ${NOW}, 'not-your-role', 'POST', '/p', '::1', 'anna', 'k1', 'm')`,
  )
  const log = openAccessLog({ file })
  t.equal(log.anchor().rows, 1)
  log.close()
  t.equal(accessLogFlaw(file), undefined)
  change(file, `UPDATE attempts SET path = '/q'`)
  t.match(accessLogFlaw(file), /^row 1 was changed/)
})
