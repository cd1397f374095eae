import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import type { AuditFact } from '../../events/catalogue.ts'
import { parse } from '../../events/catalogue.ts'
import { checkpointsPath, openAudit } from '../../src/audit/audit.ts'
import { checkpointFlaw } from '../../src/audit/check-checkpoints.ts'
import { openCheckpointStore } from '../../src/audit/checkpoint-store.ts'
import { identityOf } from '../../src/audit/identity.ts'
import { recordFork, recordRotation } from '../../src/audit/record.ts'
import { isRotationSigned } from '../../src/audit/rotation.ts'
import { prepareNextKey, readSigningKey, useNextKey } from '../../src/audit/signing-key.ts'
import type { Log } from '../../src/log/log.ts'
import { openSqliteLog } from '../../src/log/sqlite.ts'
import { openCheckpoint } from '../../src/proof/checkpoint.ts'
import { type SignerKey, signerKey, type VerifierKey, verifierKey } from '../../src/proof/note.ts'
import { appendFacts } from '../contract/given.ts'
import { temporary } from './given.ts'

const ORIGIN = 'varde.example/log'

function open(directory: string) {
  const log = openSqliteLog({ directory, origin: ORIGIN })
  const audit = openAudit({ log, directory, makesKey: true })
  const close = async () => {
    audit.close()
    await log.close()
  }
  return { log, audit, close }
}

const factOf = (log: Log) => parse([...log.readStream('audit')].at(-1)!) as AuditFact

t.test('a new key signs from its fact on, which both keys have signed; what the former signed still holds', async t => {
  const directory = temporary(t)
  const one = open(directory)
  await appendFacts(one.log, 'a', 3)
  await one.close()
  const log = openSqliteLog({ directory })
  const former = readSigningKey(directory, undefined, ORIGIN) as SignerKey
  const next = prepareNextKey(directory, ORIGIN)
  await recordRotation(log, former, next, 'as every year')
  useNextKey(directory)
  const rotated = factOf(log)
  if (rotated.type !== 'signing-key-rotated') throw new Error(rotated.type)
  t.ok(isRotationSigned(ORIGIN, rotated.data))
  t.same([rotated.data.from, rotated.data.to, rotated.data.lost], [former.vkey, next.vkey, undefined])
  for (const changed of [
    { ...rotated.data, to: signerKey(ORIGIN).vkey },
    { ...rotated.data, lost: true as const },
    { ...rotated.data, note: rotated.data.note.replace('log ', 'log x') },
  ])
    t.notOk(isRotationSigned(ORIGIN, changed))
  t.notOk(isRotationSigned('varde.example/other', rotated.data))
  await log.close()

  const two = open(directory)
  t.equal(two.audit.unsigned, undefined)
  t.equal(two.audit.key?.vkey, next.vkey)
  const kept = await two.audit.current()
  t.equal(Number(openCheckpoint(kept!.note, { log: next }).size), 4)
  t.equal(checkpointFlaw(two.log, two.audit.store, two.audit.keys), undefined)
  t.match(checkpointFlaw(two.log, two.audit.store, [next]), { of: 'checkpoint', what: /size 3 cannot be trusted/ })
  await two.close()
})

t.test('F02 a rotation that was cut short after its fact is finished at the next start', async t => {
  const directory = temporary(t)
  const log = openSqliteLog({ directory, origin: ORIGIN })
  const audit = openAudit({ log, directory, makesKey: true })
  const next = prepareNextKey(directory, ORIGIN)
  audit.close()
  await recordRotation(log, readSigningKey(directory, undefined, ORIGIN) as SignerKey, next)
  await log.close()
  const again = open(directory)
  t.equal(again.audit.key?.vkey, next.vkey)
  t.equal(again.audit.unsigned, undefined)
  await again.close()
})

t.test('F02 a rotation that was cut short before its fact leaves the former key in use', async t => {
  const directory = temporary(t)
  const one = open(directory)
  await one.close()
  prepareNextKey(directory, ORIGIN)
  const again = open(directory)
  t.equal(again.audit.key?.vkey, one.audit.key?.vkey)
  await again.close()
})

t.test('a lost key is replaced by one that says so; only the new one has signed', async t => {
  const directory = temporary(t)
  const one = open(directory)
  await appendFacts(one.log, 'a', 2)
  await one.close()
  const { publicKey } = one.audit.key as VerifierKey
  rmSync(join(directory, 'signer.secret'))
  const log = openSqliteLog({ directory })
  await recordRotation(log, verifierKey(ORIGIN, publicKey), prepareNextKey(directory, ORIGIN), 'the disk failed')
  useNextKey(directory)
  const rotated = factOf(log)
  if (rotated.type !== 'signing-key-rotated') throw new Error(rotated.type)
  t.equal(rotated.data.lost, true)
  t.ok(isRotationSigned(ORIGIN, rotated.data))
  await log.close()
  const two = open(directory)
  t.equal(two.audit.unsigned, undefined)
  await two.close()
})

t.test('a log that was put back goes on under another name, and keeps the checkpoint it does not continue', async t => {
  const directory = temporary(t)
  const one = open(directory)
  await appendFacts(one.log, 'a', 3)
  await one.close()
  copyFileSync(join(directory, 'varde.db'), join(directory, 'old.db'))
  const two = open(directory)
  await appendFacts(two.log, 'a', 4)
  await two.close()
  copyFileSync(join(directory, 'old.db'), join(directory, 'varde.db'))
  rmSync(join(directory, 'varde.head'))

  const log = openSqliteLog({ directory })
  const store = openCheckpointStore(checkpointsPath(directory))
  const key = readSigningKey(directory, undefined, ORIGIN)
  t.equal(await recordFork(log, store, { reason: 'a disk failed', key }), `${ORIGIN}/fork-1`)
  const forked = factOf(log)
  if (forked.type !== 'log-forked') throw new Error(forked.type)
  t.equal(Number(openCheckpoint(forked.data.checkpoint!, { log: key! }).size), 7)
  store.close()
  await log.close()

  const three = open(directory)
  t.equal(three.audit.unsigned, undefined)
  t.equal(identityOf(three.log).origin, `${ORIGIN}/fork-1`)
  await appendFacts(three.log, 'b', 1)
  const kept = await three.audit.current()
  const opened = openCheckpoint(kept!.note, { log: three.audit.key as VerifierKey })
  t.same([opened.origin, Number(opened.size)], [`${ORIGIN}/fork-1`, 5])
  t.same(
    [...three.audit.store.all()].map(({ size }) => size),
    [3, 5],
  )
  t.equal(checkpointFlaw(three.log, three.audit.store, three.audit.keys), undefined)
  await three.close()
})
