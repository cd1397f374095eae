import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import t from 'tap'
import { openAudit } from '../../src/audit/audit.ts'
import { wholeNote } from '../../src/audit/checkpoint-store.ts'
import { rootOfSize } from '../../src/audit/fork-guard.ts'
import { UnusableKey } from '../../src/audit/signing-key.ts'
import { openWitness } from '../../src/audit/witness.ts'
import { witnessServer } from '../../src/audit/witness-server.ts'
import { UnusableFile } from '../../src/log/sqlite/schema.ts'
import { openSqliteLog } from '../../src/log/sqlite.ts'
import { openCheckpoint } from '../../src/proof/checkpoint.ts'
import { signerKey, skeyOf, type VerifierKey } from '../../src/proof/note.ts'
import { appendFacts, newAppend } from '../contract/given.ts'
import type { Test } from '../contract/subject.ts'
import { temporary } from './given.ts'

const ORIGIN = 'varde.example/log'

function open(directory: string, options: Partial<Parameters<typeof openAudit>[0]> = {}) {
  const log = openSqliteLog({ directory })
  const audit = openAudit({ log, directory, makesKey: true, ...options })
  const close = async () => {
    audit.close()
    await log.close()
  }
  return { log, audit, close }
}

/** A log of that many facts, signed and closed. */
async function signedLog(t: Test, facts: number): Promise<string> {
  const directory = temporary(t)
  const log = openSqliteLog({ directory, origin: ORIGIN })
  await log.close()
  const begun = open(directory)
  await appendFacts(begun.log, 'a', facts)
  await begun.close()
  return directory
}

t.test('the first start makes a key that only its owner may read, and signs with it', async t => {
  const directory = temporary(t)
  const { log, audit, close } = open(directory)
  t.equal(statSync(join(directory, 'signer.secret')).mode & 0o777, 0o600)
  t.equal(audit.key?.name, log.origin)
  t.equal(await audit.current(), undefined, 'an empty log is not signed')
  await appendFacts(log, 'a', 3)
  const kept = await audit.current()
  const opened = openCheckpoint(wholeNote(kept!), { log: audit.key as VerifierKey })
  t.same([opened.size, Buffer.from(opened.root)], [3n, Buffer.from(rootOfSize(log, 3))])
  await close()
  const again = open(directory)
  t.equal(again.audit.key?.vkey, audit.key?.vkey, 'and the next start finds it')
  t.equal(again.audit.store.last()?.size, 3)
  await again.close()
})

t.test('a log is signed when it is closed', async t => {
  const directory = await signedLog(t, 5)
  const { audit, close } = open(directory)
  t.equal(audit.store.last()?.size, 5)
  t.equal(audit.unsigned, undefined)
  await close()
})

t.test('checkpoints that are not there where the log has been signed are said to be lost, and begun anew', async t => {
  for (const isEmpty of [false, true]) {
    const directory = await signedLog(t, 5)
    const file = join(directory, 'audit.db')
    rmSync(file)
    if (isEmpty) writeFileSync(file, '')
    const { log, audit, close } = open(directory)
    t.match(
      audit.lost,
      new RegExp(`audit\\.db, .* is ${isEmpty ? 'empty' : 'missing'}, although this log has been signed`),
    )
    t.equal(audit.unsigned, undefined)
    await appendFacts(log, 'b', 1)
    t.equal((await audit.current())?.size, 6)
    await close()
    const again = open(directory)
    t.equal(again.audit.lost, undefined)
    await again.close()
  }
})

t.test('a log that was never signed has lost no checkpoints', async t => {
  const directory = temporary(t)
  const log = openSqliteLog({ directory, origin: ORIGIN })
  await appendFacts(log, 'a', 3)
  await log.close()
  const { audit, close } = open(directory)
  t.equal(audit.lost, undefined)
  await close()
})

t.test('F12 a log shorter than what it signed is read-only, and never signed again', async t => {
  const directory = await signedLog(t, 3)
  copyFileSync(join(directory, 'varde.db'), join(directory, 'old.db'))
  const later = open(directory)
  await appendFacts(later.log, 'a', 4)
  await later.close()
  copyFileSync(join(directory, 'old.db'), join(directory, 'varde.db'))
  for (const end of ['-wal', '-shm']) rmSync(join(directory, `varde.db${end}`), { force: true })
  rmSync(join(directory, 'varde.head'))
  const { log, audit, close } = open(directory)
  t.match(log.damage(), { position: 3, what: /7 facts had been signed/ })
  await t.rejects(log.append(newAppend(log, { stream: 'b' })), { name: 'LogUnavailable' })
  t.match(audit.unsigned, /accept-fork/)
  t.equal((await audit.current())?.size, 7, 'what was signed is still told')
  t.equal([...log.read({})].length, 3, 'and what is there is still read')
  await close()
})

t.test('another log with the same number of facts is read-only, and never signed', async t => {
  const directory = await signedLog(t, 4)
  const other = temporary(t)
  const log = openSqliteLog({ directory: other, origin: ORIGIN })
  await appendFacts(log, 'a', 6)
  await log.close()
  for (const name of ['audit.db', 'signer.secret']) copyFileSync(join(directory, name), join(other, name))
  chmodSync(join(other, 'signer.secret'), 0o600)
  const { log: forked, audit, close } = open(other)
  t.match(forked.damage()?.what, /its first 4 facts are not those that were signed/)
  t.equal(audit.store.last()?.size, 4)
  await close()
  t.equal(open(other).audit.store.last()?.size, 4, 'nothing was signed when it was closed')
})

t.test('without its key a log that has signed goes on unsigned, and makes no other key', async t => {
  const directory = await signedLog(t, 2)
  const key = readFileSync(join(directory, 'signer.secret'), 'utf8')
  rmSync(join(directory, 'signer.secret'))
  const { log, audit, close } = open(directory)
  t.match(audit.unsigned, /put signer.secret back/)
  t.equal(audit.key, undefined)
  await appendFacts(log, 'a', 1)
  t.equal((await audit.current())?.size, 2)
  await close()
  const given = open(directory, { signingKey: key.trim() })
  t.equal(given.audit.unsigned, undefined)
  t.equal((await given.audit.current())?.size, 3)
  await given.close()
  writeFileSync(join(directory, 'other.key'), `${skeyOf(signerKey(ORIGIN))}\n`, { mode: 0o600 })
  const wrong = open(directory, { signingKey: join(directory, 'other.key') })
  t.match(wrong.audit.unsigned, /a key that is not here/)
  await wrong.close()
})

t.test('CONF02 a key that others may read, or that is none, stops the start', async t => {
  const directory = temporary(t)
  const log = openSqliteLog({ directory })
  const path = join(directory, 'given.key')
  writeFileSync(path, skeyOf(signerKey('any.example')), { mode: 0o644 })
  const start = (signingKey: string) => () => openAudit({ log, directory, signingKey, makesKey: true })
  t.throws(start(path), { name: 'UnusableKey', message: /chmod 600/ })
  chmodSync(path, 0o600)
  writeFileSync(path, 'PRIVATE+KEY+secret')
  const error = t.throws(start(path), UnusableKey) as unknown as Error
  t.notMatch(error.message, /secret/)
  t.throws(start('PRIVATE+KEY+a+00000000+AA=='), UnusableKey)
  t.throws(start(join(directory, 'nowhere')), UnusableKey)
  await log.close()
})

t.test('a node that makes no key follows and does not sign', async t => {
  const directory = temporary(t)
  const { log, audit, close } = open(directory, { makesKey: false })
  await appendFacts(log, 'a', 1)
  t.match(audit.unsigned, /another one signs/)
  t.equal(await audit.current(), undefined)
  await close()
})

t.test('checkpoints that cannot be read stop the start', async t => {
  const directory = temporary(t)
  const log = openSqliteLog({ directory })
  writeFileSync(join(directory, 'audit.db'), 'not a database '.repeat(100))
  t.throws(() => openAudit({ log, directory, makesKey: true }), UnusableFile)
  await log.close()
})

t.test(
  'the newest checkpoint is copied to the witness directory, and a log that does not continue it is read-only',
  async t => {
    const directory = temporary(t)
    const witnessDirectory = temporary(t)
    const one = open(directory, { witnessDirectory })
    await appendFacts(one.log, 'a', 3)
    const kept = await one.audit.current()
    await one.close()
    const [name] = readdirSync(witnessDirectory)
    t.equal(readFileSync(join(witnessDirectory, name as string), 'utf8'), wholeNote(kept!))
    const two = open(directory, { witnessDirectory })
    t.equal(two.audit.unsigned, undefined)
    await two.close()
    // The log and all that was signed beside it are put back to another state; the copy is not.
    for (const file of ['varde.db', 'varde.head', 'audit.db']) rmSync(join(directory, file), { force: true })
    const log = openSqliteLog({ directory, origin: one.log.origin })
    await appendFacts(log, 'a', 4)
    await log.close()
    const three = open(directory, { witnessDirectory })
    t.match(three.log.damage()?.what, /its first 3 facts are not those that were signed/)
    await three.close()
  },
)

t.test('a witness directory that is not there is no place for copies: it is never made', async t => {
  const directory = temporary(t)
  const parent = temporary(t)
  const witnessDirectory = join(parent, 'disk', 'witness')
  const log = openSqliteLog({ directory, origin: ORIGIN })
  t.teardown(() => log.close())
  const errors: Error[] = []
  const openWith = (witnessDirectory: string) =>
    openAudit({ log, directory, makesKey: true, witnessDirectory, onError: error => errors.push(error) })
  t.throws(() => openWith(witnessDirectory), { message: /VARDE_WITNESS_DIR.*disk\/witness.*mount/ })
  t.same(readdirSync(parent), [])
  writeFileSync(join(parent, 'file'), '')
  t.throws(() => openWith(join(parent, 'file')), { message: /VARDE_WITNESS_DIR/ })
  mkdirSync(witnessDirectory, { recursive: true })
  const audit = openWith(witnessDirectory)
  rmSync(join(parent, 'disk'), { recursive: true })
  await appendFacts(log, 'a', 1)
  t.ok(await audit.current(), 'signed all the same')
  t.match(errors, [{ code: 'ENOENT' }], 'and the record of the service says that no copy was made')
  audit.close()
  t.notOk(existsSync(join(parent, 'disk')))
})

t.test('a witness cosigns what is signed, also what was signed before a stop', async t => {
  const directory = temporary(t)
  const witnessKey = signerKey('witness.example', 'cosignature')
  const begun = open(directory)
  await appendFacts(begun.log, 'a', 2)
  await begun.close()
  const witness = openWitness({ file: ':memory:', key: witnessKey, logs: [begun.audit.key as VerifierKey] })
  const server = witnessServer(witness, witnessKey.vkey, () => {})
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = `http://127.0.0.1:${(server.address() as { port: number }).port}`
  const { log, audit, close } = open(directory, { witnesses: [{ key: witnessKey, url }] })
  while (!audit.store.covering(2, 1)) await wait(5)
  await appendFacts(log, 'a', 1)
  await audit.current()
  while (!audit.store.covering(3, 1)) await wait(5)
  t.match(audit.witnesses(), [{ name: 'witness.example', size: 3, trouble: undefined }])
  const policy = { log: audit.key as VerifierKey, witnesses: [witnessKey], quorum: 1 }
  t.equal(openCheckpoint(wholeNote((await audit.current())!), policy).cosigned.length, 1)
  await close()
})
