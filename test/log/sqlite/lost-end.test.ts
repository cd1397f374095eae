import { existsSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import t from 'tap'
import { readMarker } from '../../../src/log/head-marker.ts'
import { damageOf } from '../../../src/log/sqlite/file.ts'
import { openSqliteLog } from '../../../src/log/sqlite.ts'
import { allFacts, appendFacts, newFact } from '../../contract/given.ts'
import { requireLeaves } from '../../contract/log-sealing.ts'
import type { Test } from '../../contract/subject.ts'
import { temporary } from '../temporary.ts'
import { change, copyOf, flipped, killedAfter } from './crashed.ts'

/** The directory’s log is damaged: it says so, is read as far as it goes, records nothing, and its files stay as they are. */
async function requireDamage(t: Test, directory: string, wanted: { position?: number; what: RegExp }): Promise<void> {
  const wal = join(directory, 'varde.db-wal')
  const before = existsSync(wal) ? readFileSync(wal) : undefined
  t.match(damageOf(directory), wanted)
  const log = openSqliteLog({ directory })
  t.match(log.damage(), wanted)
  t.match(log.unavailable(), wanted.what)
  const head = log.head()
  t.equal(allFacts(log).length, head + 1, 'what is left is read')
  await t.rejects(appendFacts(log, 'indicator-new', 1), { name: 'LogUnavailable', message: wanted.what })
  t.equal(log.head(), head)
  await log.close()
  if (before) t.ok(before.equals(readFileSync(wal)), 'what is left of the write-ahead log is kept')
}

async function requireWhole(t: Test, directory: string, facts: number): Promise<void> {
  t.equal(damageOf(directory), undefined)
  const log = openSqliteLog({ directory })
  t.same([log.damage(), log.unavailable(), log.head()], [undefined, undefined, facts - 1])
  requireLeaves(t, log)
  await appendFacts(log, 'indicator-new', 1)
  await log.close()
}

t.test('F01 what a killed process has acknowledged is there, and the log goes on', async t => {
  await requireWhole(t, await killedAfter(t, 20), 20)
})

t.test('F10 one bit that is changed anywhere in the write-ahead log is damage, never a shorter log', async t => {
  for (const part of [0.02, 0.3, 0.5, 0.9, 0.999]) {
    const directory = await killedAfter(t, 40)
    const wal = join(directory, 'varde.db-wal')
    change(wal, flipped(Math.floor(statSync(wal).size * part)))
    await requireDamage(t, directory, { what: /it ends at position -?\d+, but facts up to position 39 were recorded/ })
  }
})

t.test('F10 it is damage without a head marker too: commits are left behind the end', async t => {
  const directory = await killedAfter(t, 40)
  change(join(directory, 'varde.db-wal'), bytes => flipped(Math.floor(bytes.length / 2))(bytes))
  rmSync(join(directory, 'varde.head'))
  await requireDamage(t, directory, { what: /varde\.db-wal is damaged, and \d+ commits in it are lost/ })
})

t.test('F10 a write-ahead log whose header is changed is damage', async t => {
  const directory = await killedAfter(t, 10)
  change(join(directory, 'varde.db-wal'), flipped(18))
  rmSync(join(directory, 'varde.head'))
  await requireDamage(t, directory, { position: 0, what: /does not begin as a write-ahead log/ })
})

t.test('F09 F11 a write-ahead log that is cut or deleted is damage', async t => {
  const cut = await later(t)
  truncateSync(join(cut, 'varde.db-wal'), Math.floor(statSync(join(cut, 'varde.db-wal')).size / 2))
  await requireDamage(t, cut, { what: /facts up to position 49 were recorded/ })
  const gone = await later(t)
  rmSync(join(gone, 'varde.db-wal'))
  await requireDamage(t, gone, { position: 10, what: /it ends at position 9, but facts up to position 49/ })
})

/** Ten facts that are in `varde.db`, and forty more in the write-ahead log. */
async function later(t: Test): Promise<string> {
  const directory = temporary(t)
  const first = openSqliteLog({ directory })
  await appendFacts(first, 'indicator-a', 10)
  await first.close()
  const log = openSqliteLog({ directory })
  for (let n = 0; n < 40; n++) await appendFacts(log, 'indicator-b', 1)
  const copy = copyOf(t, directory)
  await log.close()
  return copy
}

t.test('F11 a log that is missing or empty beside its siblings is refused by name', async t => {
  for (const sibling of ['views.db', 'varde.head', 'access-log.db', 'varde.db-wal'])
    for (const empty of [false, true]) {
      const directory = temporary(t)
      writeFileSync(join(directory, sibling), 'x')
      if (empty) writeFileSync(join(directory, 'varde.db'), '')
      t.throws(() => openSqliteLog({ directory }), {
        name: 'UnusableFile',
        message: new RegExp(
          `varde\\.db, which holds the facts, is ${empty ? 'empty' : 'missing'}, although ${sibling}`,
        ),
      })
      t.equal(existsSync(join(directory, 'varde.db')), empty, 'and none is begun')
    }
})

t.test('F11 yesterday’s log beside today’s head marker is damage', async t => {
  const directory = temporary(t)
  const log = openSqliteLog({ directory })
  await appendFacts(log, 'indicator-a', 3)
  const yesterday = copyOf(t, directory)
  await appendFacts(log, 'indicator-a', 4)
  const today = readFileSync(join(directory, 'varde.head'))
  await log.close()
  writeFileSync(join(yesterday, 'varde.head'), today)
  await requireDamage(t, yesterday, { position: 3, what: /ends at position 2, but facts up to position 6/ })
})

t.test('another log of the same length beside the head marker is damage', async t => {
  const [one, other] = [await killedAfter(t, 5), await killedAfter(t, 5)]
  writeFileSync(join(one, 'varde.head'), readFileSync(join(other, 'varde.head')))
  await requireDamage(t, one, { position: 4, what: /not the one that was recorded/ })
})

t.test('a head marker with one damaged line is read by the other; one without a whole line is damage', async t => {
  const directory = await killedAfter(t, 6)
  const marker = join(directory, 'varde.head')
  const whole = readFileSync(marker)
  const marked = readMarker(directory)
  t.match(marked, { position: 5 })
  for (const at of [3, 40, 80, 515, 560, 600]) {
    writeFileSync(marker, flipped(at)(Buffer.from(whole)))
    const read = readMarker(directory)
    t.ok(typeof read === 'object' && read.position >= 4, `byte ${at}`)
  }
  writeFileSync(marker, flipped(5)(flipped(517)(Buffer.from(whole))))
  await requireDamage(t, directory, { what: /varde\.head, cannot be read.*`varde fsck`/ })
  rmSync(marker)
  await requireWhole(t, directory, 6)
})

t.test('F03 a commit that a power cut has cut short is no damage: nobody was told of it', async t => {
  const directory = temporary(t)
  const log = openSqliteLog({ directory })
  await appendFacts(log, 'indicator-a', 5)
  const marker = readFileSync(join(directory, 'varde.head'))
  const size = statSync(join(directory, 'varde.db-wal')).size
  const large = Array.from({ length: 40 }, () => newFact({ data: { text: 'x'.repeat(2000) } }))
  await log.append({
    ...{
      stream: 'indicator-b',
      expectedRevision: -1,
      mission: 'm',
      principal: 'kari',
      recordedAt: log.now(),
      meta: {},
    },
    facts: large,
  })
  for (const damage of ['cut', 'torn'] as const) {
    const copy = copyOf(t, directory)
    writeFileSync(join(copy, 'varde.head'), marker)
    const wal = join(copy, 'varde.db-wal')
    if (damage === 'cut') truncateSync(wal, size + 10_000)
    else change(wal, flipped(size + 5_000))
    await requireWhole(t, copy, 5)
  }
  await log.close()
})

t.test('the head marker names the end after each commit', async t => {
  const directory = temporary(t)
  const log = openSqliteLog({ directory })
  t.match(readMarker(directory), { position: -1, leaf: '' })
  for (let n = 0; n < 3; n++) {
    await appendFacts(log, 'indicator-a', 2)
    const [sealed] = log.readSealed(log.head(), log.head())
    const leaf = Buffer.from(sealed?.leafHash ?? []).toString('hex')
    t.same(readMarker(directory), { position: log.head(), leaf })
  }
  await log.close()
})

t.test(
  'after a second of quiet no fact is lost with the write-ahead log: all are in the file, and it is begun again',
  async t => {
    const directory = temporary(t)
    const log = openSqliteLog({ directory })
    for (let n = 0; n < 5; n++) await appendFacts(log, 'indicator-a', 1)
    const wal = join(directory, 'varde.db-wal')
    const salt = () => readFileSync(wal).toString('hex', 16, 24)
    const before = salt()
    for (let waited = 0; salt() === before && waited < 30_000; waited += 100) await setTimeout(100)
    t.not(salt(), before, 'commits from before no longer count')
    const lost = copyOf(t, directory)
    rmSync(join(lost, 'varde.db-wal'))
    await requireWhole(t, lost, 5)
    const { size } = statSync(wal)
    for (const place of [20, 100, 5_000, Math.floor(size / 2), -5_000, -500]) {
      const damaged = copyOf(t, directory)
      change(join(damaged, 'varde.db-wal'), flipped(place))
      await requireWhole(t, damaged, 5)
    }
    await log.close()
  },
)
