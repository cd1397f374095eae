import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import t from 'tap'
import { finish } from '../../../src/log/check-log.ts'
import { DamagedLog } from '../../../src/log/damage.ts'
import type { Log } from '../../../src/log/log.ts'
import { openSqliteLog } from '../../../src/log/sqlite.ts'
import { allFacts, appendFacts, newAppend } from '../../contract/given.ts'
import type { Test } from '../../contract/subject.ts'
import { temporary } from '../temporary.ts'

/** A log of two missions with six facts, changed by hand and opened again. */
async function changed(t: Test, sql: string): Promise<Log> {
  const directory = temporary(t)
  const log = openSqliteLog({ directory })
  await appendFacts(log, 'mission-x', 2, { mission: 'x' })
  await appendFacts(log, 'mission-y', 2, { mission: 'y' })
  await log.append(newAppend(log, { stream: 'actor-a', mission: null, command: { key: 'k', digest: 'd' } }))
  await appendFacts(log, 'mission-x', 1, { mission: 'x', principal: 'ola' })
  await log.close()
  const db = new DatabaseSync(join(directory, 'varde.db'))
  db.exec(`DROP TRIGGER facts_never_change; DROP TRIGGER facts_never_go; ${sql}`)
  db.close()
  const again = openSqliteLog({ directory })
  t.teardown(() => again.close())
  return again
}

const refused = { name: 'DamagedLog' }

const changes: [string, string, number][] = [
  ['a digit of the data', `UPDATE facts SET data = replace(data, '9.5', '1.5') WHERE position = 3`, 3],
  ['the version of the schema', 'UPDATE facts SET version = 2 WHERE position = 3', 3],
  ['the metadata', `UPDATE facts SET meta = replace(meta, 'ssb', 'ssc') WHERE position = 3`, 3],
  ['the id', 'UPDATE facts SET id = zeroblob(16) WHERE position = 3', 3],
  ['when it was recorded', 'UPDATE facts SET recorded_at = recorded_at + 1 WHERE position = 3', 3],
  ['from when it was known', 'UPDATE facts SET known_from = 0 WHERE position = 3', 3],
  ['its type', `INSERT INTO types VALUES (9, 'other'); UPDATE facts SET tid = 9 WHERE position = 3`, 3],
  ['a type that is missing', 'UPDATE facts SET tid = 77 WHERE position = 3', 3],
  ['who recorded it', `UPDATE principals SET name = 'per' WHERE name = 'ola'`, 5],
  ['its salt', 'UPDATE facts SET salt = zeroblob(16) WHERE position = 3', 3],
  [
    'the end of its id, which stands at the beginning of its salt',
    `UPDATE facts SET id = substr(id, 1, 15), salt = CAST(substr(id, 16) || salt AS BLOB) WHERE position = 3`,
    3,
  ],
  ['its leaf hash', 'UPDATE facts SET leaf_hash = zeroblob(32) WHERE position = 3', 3],
  ['the length of its leaf hash', `UPDATE facts SET leaf_hash = substr(leaf_hash, 1, 31) WHERE position = 3`, 3],
  ['the length of its salt', `UPDATE facts SET salt = x'00' WHERE position = 3`, 3],
  ['the leaf before it', 'UPDATE facts SET prev_leaf = zeroblob(32) WHERE position = 3', 3],
  ['its number in its mission', 'UPDATE facts SET mission_seq = 4 WHERE position = 3', 3],
  ['a fact that is missing', 'DELETE FROM facts WHERE position = 3', 3],
]

for (const [what, sql, position] of changes)
  t.test(`F10 where it was changed, it is not read: ${what}`, async t => {
    const log = await changed(t, sql)
    t.throws(() => allFacts(log), refused)
    t.match(log.damage(), { position })
    t.match(log.unavailable(), new RegExp(`the log is damaged at position ${position}`))
    await t.rejects(appendFacts(log, 'mission-z', 1, { mission: 'z' }), { name: 'LogUnavailable' })
    const beside = await changed(t, sql)
    t.match(finish(beside.check()).damage, { position }, 'and the check finds it')
    t.match(beside.damage(), { position })
  })

t.test('what is whole beside a damaged fact is read', async t => {
  const log = await changed(t, `UPDATE facts SET data = '{}' WHERE position = 3`)
  t.equal([...log.readStream('mission-x')].length, 3)
  t.equal([...log.read({ mission: 'x' })].length, 3)
  t.equal([...log.read({ from: 0, to: 2 })].length, 3)
  for (const read of [
    () => [...log.readStream('mission-y')],
    () => [...log.read({ mission: 'y' })],
    () => [...log.read({ from: 3, to: 3 })],
    () => [...log.read({ stream: 'mission-y', order: 'desc' })],
    () => [...log.read({ principal: 'kari' })],
  ])
    t.throws(read, DamagedLog)
})

t.test('a fact that is missing in the middle of a stream or a mission is missed', async t => {
  const gone = 'DELETE FROM facts WHERE position = 1'
  for (const read of [
    (log: Log) => [...log.readStream('mission-x')],
    (log: Log) => [...log.read({ stream: 'mission-x' })],
    (log: Log) => [...log.read({ mission: 'x' })],
    (log: Log) => [...log.read({ mission: 'x', order: 'desc' })],
    (log: Log) => [...log.read({ from: 1, to: 1 })],
    (log: Log) => [...log.read({ order: 'desc', limit: 5 })],
    (log: Log) => [...log.read({ from: 0, limit: 2 })],
  ]) {
    const log = await changed(t, gone)
    t.throws(() => read(log), refused)
  }
})

/** Takes a fact out of an index: the index is read from where another stands that was made without the fact. */
function forgetIn(db: DatabaseSync, index: string, columns: string, position: number): void {
  db.exec(`CREATE INDEX lost ON facts (${columns}) WHERE position <> ${position}; PRAGMA writable_schema = ON`)
  const root = `(SELECT rootpage FROM sqlite_schema WHERE name = 'lost')`
  db.prepare(`UPDATE sqlite_schema SET rootpage = ${root} WHERE name = ?`).run(index)
  db.exec(`DELETE FROM sqlite_schema WHERE name = 'lost'`)
}

t.test('F10 the first damage is told, whether a fact is another or an index does not lead to it', async t => {
  for (const [tampered, first] of [
    [0, 0],
    [1, 1],
    [2, 1],
  ] as const) {
    const directory = temporary(t)
    const log = openSqliteLog({ directory })
    await appendFacts(log, 'mission-x', 3, { mission: 'x' })
    await log.close()
    const db = new DatabaseSync(join(directory, 'varde.db'), { defensive: false })
    forgetIn(db, 'facts_of_stream', 'sid, revision', 1)
    db.exec(`DROP TRIGGER facts_never_change; UPDATE facts SET data = data || ' ' WHERE position = ${tampered}`)
    db.close()
    const again = openSqliteLog({ directory })
    const what = tampered > 1 ? /the index facts_of_stream does not lead/ : /leaf hash differs/
    t.match(finish(again.check()).damage, { position: first, what })
    await again.close()
  }
})

t.test('F10 an index that no longer leads to a fact is found by the check', async t => {
  const directory = temporary(t)
  const log = openSqliteLog({ directory })
  await appendFacts(log, 'mission-x', 1, { mission: 'x' })
  await appendFacts(log, 'mission-x', 1, { mission: 'x', command: { key: 'k', digest: 'd' } })
  await appendFacts(log, 'mission-x', 1, { mission: 'x' })
  await log.close()
  for (const [index, columns, name = index] of [
    ['facts_of_stream', 'sid, revision'],
    ['facts_of_mission', 'mid'],
    ['facts_of_command', 'command'],
    ['sqlite_autoindex_facts_1', 'id', 'of ids'],
  ] as const) {
    const db = new DatabaseSync(join(directory, 'varde.db'), { defensive: false })
    forgetIn(db, index, columns, 1)
    db.close()
    const again = openSqliteLog({ directory })
    t.match(finish(again.check()).damage, { position: 1, what: new RegExp(`the index ${name} does not lead`) })
    await again.close()
    const repair = new DatabaseSync(join(directory, 'varde.db'))
    repair.exec('REINDEX')
    repair.close()
  }
  const whole = openSqliteLog({ directory })
  t.equal(finish(whole.check()).damage, undefined)
  await whole.close()
})
