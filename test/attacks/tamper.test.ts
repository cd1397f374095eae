/** Attacks on the audit trail: what an operator, or whoever has the disk, could try, and who finds it. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { openAudit } from '../../src/audit/audit.ts'
import { bundleTar } from '../../src/audit/bundle.ts'
import { wholeNote } from '../../src/audit/checkpoint-store.ts'
import { verifierProgram } from '../../src/audit/enclosed.ts'
import { rootOfSize } from '../../src/audit/fork-guard.ts'
import { cosignRequest, openWitness } from '../../src/audit/witness.ts'
import { finish } from '../../src/log/check-log.ts'
import type { FactSeal, Log, StoredFact } from '../../src/log/log.ts'
import { sealFact } from '../../src/log/seal.ts'
import { openFile } from '../../src/log/sqlite/schema.ts'
import { openSqliteLog } from '../../src/log/sqlite.ts'
import { base64Of } from '../../src/proof/base64.ts'
import { openCheckpoint, signCheckpoint } from '../../src/proof/checkpoint.ts'
import { BadNote, openNote, parseNote, type SignerKey, signatureLine, signerKey } from '../../src/proof/note.ts'
import { parseTlogProof } from '../../src/proof/tlog-proof.ts'
import {
  consistencyProof,
  hashLeaf,
  hashNode,
  rangesOf,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from '../../src/proof/tree.ts'
import { checkpointOf, logKey, tarOf, twoMissions, verified, witnessKey } from '../audit/bundle-given.ts'
import { temporary } from '../audit/given.ts'
import { appendFacts } from '../contract/given.ts'
import type { Test } from '../contract/subject.ts'
import { vectors } from '../proof/vectors.ts'

const house = await twoMissions(t)
const { log } = house
const size = log.head() + 1
/** What the auditor has had for a while. */
const held = checkpointOf(log, size - 3).note

interface Forged {
  readonly facts?: readonly StoredFact[]
  /** Leaf hashes are made anew, each after the one before it in its mission. */
  readonly resealed?: boolean
}

/** The log of an operator who has changed it, and whose software hides that. */
function forgedLog({ facts = [...log.read({})], resealed = false }: Forged): Log {
  const before = new Map<string, string>()
  const kept = [...log.readSealed(0, log.head())]
  const seals = facts.map((fact, i): FactSeal => {
    const own = (kept[i] ?? kept[0]) as FactSeal
    if (!resealed) return own
    const sealed = sealFact(
      fact,
      log.origin,
      fact.mission === null ? null : (before.get(fact.mission) ?? null),
      own.salt,
    )
    if (fact.mission !== null) before.set(fact.mission, sealed.leaf)
    const prevLeaf = sealed.prevLeaf === null ? null : Buffer.from(sealed.prevLeaf, 'hex')
    return { position: i, salt: own.salt, leafHash: Buffer.from(sealed.leaf, 'hex'), prevLeaf }
  })
  const ranges = rangesOf(seals.map(({ leafHash }) => leafHash))
  return {
    ...log,
    head: () => facts.length - 1,
    read: ({ from = 0, to = facts.length, mission }) =>
      facts.filter(fact => fact.position >= from && fact.position <= to && (mission ?? fact.mission) === fact.mission),
    readSealed: (from, to) => seals.slice(from, to + 1),
    treeNode: (height, index) => ranges(index * 2 ** height, (index + 1) * 2 ** height),
    lastPositionOf: mission => facts.findLast(fact => fact.mission === mission)?.position ?? -1,
  }
}

const all = (): StoredFact[] => [...log.read({})]
const changed = (position: number): StoredFact[] =>
  all().map(fact =>
    fact.position === position
      ? { ...fact, data: fact.data.replace(/\d(?=\D*$)/, d => String((Number(d) + 1) % 10)) }
      : fact,
  )
const renumbered = (facts: readonly StoredFact[]): StoredFact[] =>
  facts.map((fact, position) => ({ ...fact, position }))
const target = [...log.read({ mission: 'm', types: ['indicator-measured'] })][1] as StoredFact

/** How facts are recorded on the data directory itself. */
const local = { organisation: 'local', role: 'operator', door: 'local' }

/** A signed log in a directory. */
async function signedLog(t: Test, facts = 6) {
  const directory = temporary(t)
  const begun = openSqliteLog({ directory, origin: 'varde.example/log' })
  const audit = openAudit({ log: begun, directory, makesKey: true })
  await appendFacts(begun, 'a', facts, { meta: local })
  const checkpoint = wholeNote((await audit.current())!)
  audit.close()
  await begun.close()
  return { directory, checkpoint, key: audit.key! }
}

function tampered(directory: string, sql: string): void {
  const db = openFile(join(directory, 'varde.db'), false)
  const triggers = db.prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`).all()
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`)
  db.exec(sql)
  for (const { sql } of triggers) db.exec(String(sql))
  db.close()
}

t.test('TAMPER01 a byte of a fact changed in the database is found by the server and by the verifier', async t => {
  const { directory } = await signedLog(t)
  tampered(directory, `UPDATE facts SET data = replace(data, '9.5', '8.5') WHERE position = 3`)
  const opened = openSqliteLog({ directory })
  t.match(finish(opened.check()).damage, { position: 3 })
  t.ok(opened.damage())
  await opened.close()
  t.throws(
    () => verified(t, tarOf(forgedLog({ facts: changed(target.position) }), { checkpoint: checkpointOf(log) })),
    {
      message: new RegExp(`fact ${target.position} is not in the log|leaves`),
    },
  )
})

t.test('TAMPER02 a new leaf hash, or a whole new tree, does not lead to the signed root', async t => {
  const forged = forgedLog({ facts: changed(target.position), resealed: true })
  t.throws(() => verified(t, tarOf(forged, { checkpoint: checkpointOf(log) })), { message: /do not lead to the root/ })
  const { directory } = await signedLog(t, 300)
  tampered(directory, `UPDATE facts SET leaf_hash = zeroblob(32) WHERE position = 3`)
  const opened = openSqliteLog({ directory })
  t.match(finish(opened.check()).damage, { position: 3 })
  await opened.close()
})

t.test('TAMPER03 facts cut off after a checkpoint was handed out', async t => {
  const forged = forgedLog({ facts: all().slice(0, -4) })
  t.throws(() => verified(t, tarOf(forged), { checkpoint: held }), { message: /this log has \d+: it was put back/ })
  const { directory } = await signedLog(t)
  tampered(directory, 'DELETE FROM facts WHERE position > 3')
  rmSync(join(directory, 'varde.head'))
  const opened = openSqliteLog({ directory })
  const audit = openAudit({ log: opened, directory, makesKey: true })
  t.match(audit.unsigned, /6 facts had been signed/)
  t.match(opened.damage(), { position: 4 })
  audit.close()
  await opened.close()
})

t.test('TAMPER04 a fact taken out of the middle', async t => {
  const without = all().filter(({ position }) => position !== target.position)
  const forged = forgedLog({ facts: renumbered(without), resealed: true })
  t.throws(() => verified(t, tarOf(forged, { mission: 'm' })), {
    message: new RegExp(`number ${target.missionSeq} is missing`),
  })
  t.throws(() => verified(t, tarOf(forged), { checkpoint: held }), { name: 'BadBundle' })
  const hidden = tarOf(log, { mission: 'm', sees: fact => fact.position !== target.position })
  t.throws(() => verified(t, hidden), { message: new RegExp(`number ${target.missionSeq} is missing`) })
  const last = [...log.read({ mission: 'm' })].at(-1) as StoredFact
  const shortened = tarOf(log, { mission: 'm', sees: fact => fact.position !== last.position })
  t.throws(() => verified(t, shortened), { message: /number \d+ is missing/ })
})

t.test('TAMPER05 facts swapped, doubled, or put in', async t => {
  const facts = all()
  const [a, b] = [facts[size - 2] as StoredFact, facts[size - 1] as StoredFact]
  const swapped = renumbered([...facts.slice(0, -2), b, a])
  const doubled = renumbered([...facts.slice(0, -1), a, b])
  const backdated = renumbered([...facts.slice(0, 9), { ...b, recordedAt: facts[8]!.recordedAt }, ...facts.slice(9)])
  for (const [what, forged] of Object.entries({ swapped, doubled, backdated })) {
    const resealed = forgedLog({ facts: forged, resealed: true })
    t.throws(() => verified(t, tarOf(resealed, { checkpoint: checkpointOf(log) })), { name: 'BadBundle' }, what)
    t.throws(() => verified(t, tarOf(resealed)), { name: 'BadBundle' }, `${what}, and signed anew`)
  }
})

t.test('TAMPER06 a history that is rewritten and signed with the real key', async t => {
  const forged = forgedLog({ facts: changed(target.position), resealed: true })
  t.equal(verified(t, tarOf(forged)).facts, size, 'by itself it looks whole')
  t.throws(() => verified(t, tarOf(forged), { checkpoint: held }), { message: /rewritten, or forked/ })
  t.throws(
    () => verified(t, tarOf(forged, { older: [checkpointOf(log, size - 3)] }), { witnesses: [witnessKey] }),
    { message: /does not continue the cosigned checkpoint/ },
    'nor does it continue what a witness has seen',
  )
  const witness = openWitness({ file: ':memory:', key: witnessKey, logs: [logKey] })
  const ask = (old: number, proof: readonly Uint8Array[], note: string) =>
    witness.addCheckpoint(Buffer.from(cosignRequest(old, proof.map(base64Of), note))).status
  t.equal(ask(0, [], held), 200)
  const leaves = [...forged.readSealed(0, size - 1)].map(({ leafHash }) => leafHash)
  const note = signCheckpoint(size, rootOf(leaves), logKey)
  t.equal(ask(size - 3, consistencyProof(size - 3, size, rangesOf(leaves)), note), 422, 'the witness refuses')
  witness.close()
})

t.test('TAMPER07 two checkpoints of one size are shown side by side, as evidence', async t => {
  const forged = forgedLog({ facts: changed(size - 1), resealed: true })
  const other = checkpointOf(log).note
  const error = t.throws(() => verified(t, tarOf(forged), { checkpoint: other })) as unknown as Error
  t.match(error.message, /signed twice/)
  t.ok(error.message.includes(other) && error.message.includes(base64Of(rootOfSize(forged, size))))
})

t.test('TAMPER08 a backup that is put back is not signed under the same name', async t => {
  const { directory, key } = await signedLog(t)
  for (const name of ['varde.db', 'audit.db']) copyFileSync(join(directory, name), join(directory, `${name}.old`))
  const later = openSqliteLog({ directory })
  const signing = openAudit({ log: later, directory, makesKey: true })
  await appendFacts(later, 'a', 5)
  const newest = wholeNote((await signing.current())!)
  signing.close()
  await later.close()
  copyFileSync(join(directory, 'varde.db.old'), join(directory, 'varde.db'))
  const opened = openSqliteLog({ directory })
  const audit = openAudit({ log: opened, directory, makesKey: true })
  t.ok(opened.damage())
  t.match(audit.unsigned, /accept-fork/)
  t.equal(wholeNote((await audit.current())!), newest)
  t.throws(
    () =>
      verified(
        t,
        Buffer.concat([
          ...bundleTar({
            log: opened,
            key: audit.key as SignerKey,
            checkpoint: checkpointOf(opened, 6, audit.key as SignerKey),
            older: [],
            sees: () => true,
            enclosed: {},
          }),
        ]),
        {
          key,
          checkpoint: newest,
        },
      ),
    { message: /your checkpoint is of 11 facts, and this log has 6/ },
  )
  audit.close()
  await opened.close()
})

const given = {
  inclusion: vectors('rfc6962_inclusion_transparency-dev.json'),
  consistency: vectors('rfc6962_consistency_transparency-dev.json'),
  notes: vectors('signed_note.json'),
  proofs: vectors('tlog_proof.json'),
}
t.test(
  'TAMPER09 every bad proof of others is rejected',
  { skip: given.inclusion ? false : 'no vectors here' },
  async t => {
    const bytes = (text: string | null) => Buffer.from(text ?? '', 'base64')
    const list = (proof: string[] | null) => (proof ?? []).map(bytes)
    const included = given.inclusion.vectors.map((v: Record<string, never>) =>
      verifyInclusion({
        index: v.leafIdx!,
        size: v.treeSize!,
        root: bytes(v.root!),
        leafHash: bytes(v.leafHash!),
        proof: list(v.proof!),
      }),
    )
    const consistent = given.consistency.vectors.map((v: Record<string, never>) =>
      verifyConsistency({
        older: v.size1!,
        newer: v.size2!,
        olderRoot: bytes(v.root1!),
        newerRoot: bytes(v.root2!),
        proof: list(v.proof!),
      }),
    )
    t.same(
      included,
      given.inclusion.vectors.map(({ wantErr }: { wantErr: boolean }) => !wantErr),
    )
    t.same(
      consistent,
      given.consistency.vectors.map(({ wantErr }: { wantErr: boolean }) => !wantErr),
    )
    for (const [name, text] of given.proofs.reject)
      t.throws(() => parseTlogProof(text.replace('<65*1024 x "a">', 'a'.repeat(65 * 1024))), BadNote, name)
  },
)

t.test('TAMPER10 every byte of a checkpoint, with its low bit changed, makes it invalid', async t => {
  const note = wholeNote(checkpointOf(log))
  const policy = { log: logKey, witnesses: [witnessKey], quorum: 1 }
  t.ok(openCheckpoint(note, policy))
  for (let at = 0; at < Buffer.byteLength(note); at++) {
    const bytes = Buffer.from(note)
    bytes[at]! ^= 1
    t.throws(() => openCheckpoint(bytes, policy), BadNote, `byte ${at}`)
  }
})

t.test('TAMPER11 base64 in another form is rejected', async t => {
  const note = checkpointOf(log).note
  const root = note.split('\n')[2] as string
  const spelt = (other: string) => {
    const text = note.slice(0, note.indexOf('\n\n') + 1).replace(root, other)
    return `${text}\n${signatureLine(text, logKey)}`
  }
  t.ok(openCheckpoint(spelt(root), { log: logKey }))
  const trailing = `${root.slice(0, -2)}${String.fromCharCode(root.charCodeAt(root.length - 2) + 1)}=`
  for (const other of [root.slice(0, -1), `${root}=`, ` ${root}`, `${root}\r`, trailing, `-_${root.slice(2)}`])
    t.throws(() => openCheckpoint(spelt(other), { log: logKey }), BadNote, JSON.stringify(other))
})

t.test('TAMPER12 signatures that prove nothing, and too many of them', async t => {
  const text = parseNote(checkpointOf(log).note).text
  const line = signatureLine(text, logKey)
  const stranger = signatureLine(text, signerKey('stranger'))
  const namesake = signatureLine(text, signerKey(logKey.name))
  const open = (...lines: string[]) => openNote(`${text}\n${lines.join('')}`, [logKey])
  t.throws(() => open(stranger), BadNote)
  t.throws(() => open(namesake), BadNote)
  t.throws(() => open(...Array.from({ length: 101 }, () => line)), BadNote)
  t.equal(open(stranger, line).unverified.length, 1)
})

t.test('TAMPER13 impossible sizes and hashes are rejected without a crash', async t => {
  const leafHash = hashLeaf(Buffer.from('a'))
  const proof = Array.from({ length: 64 }, () => leafHash)
  for (const [index, count] of [
    [1, 1],
    [0, 0],
    [0n, 2n ** 53n + 1n],
    [0n, 2n ** 64n],
    [2n ** 64n, 2n ** 64n],
  ] as const)
    for (const steps of [[], proof])
      t.equal(
        verifyInclusion({ index, size: count, leafHash, proof: steps, root: leafHash }),
        false,
        `${index} of ${count}`,
      )
  for (const length of [31, 33])
    t.equal(verifyInclusion({ index: 0, size: 2, leafHash, proof: [new Uint8Array(length)], root: leafHash }), false)
})

t.test('TAMPER14 a leaf cannot be taken for a node, and an empty leaf is one', async t => {
  const [left, right] = [hashLeaf(Buffer.from('a')), hashLeaf(Buffer.from('b'))]
  t.notSame(hashLeaf(Buffer.concat([Uint8Array.of(1), left, right])), hashNode(left, right))
  t.equal(Buffer.from(hashLeaf(new Uint8Array())).toString('hex').slice(0, 8), '6e340b9c')
})

t.test('TAMPER16 the verifier says the same in 1970, in 2100, and without a network', async t => {
  const directory = temporary(t)
  const [program, bundle] = [join(directory, 'verify.mjs'), join(directory, 'bundle.tar')]
  writeFileSync(program, verifierProgram())
  writeFileSync(bundle, tarOf(log, { mission: 'm' }))
  const at = (ms: number) => {
    const code = `Date.now=()=>${ms};globalThis.fetch=()=>{throw new Error('no network')};`
    const words = [
      '--import',
      `data:text/javascript,${encodeURIComponent(code)}`,
      program,
      bundle,
      '--key',
      logKey.vkey,
    ]
    const { status, stdout } = spawnSync(process.execPath, words, { env: {}, cwd: directory, encoding: 'utf8' })
    return { status, stdout }
  }
  const then = at(0)
  t.equal(then.status, 0)
  t.same(at(4_102_444_800_000), then)
})

t.test('TAMPER17 a bundle made while facts arrive is of one checkpoint', async t => {
  const { directory } = await signedLog(t, 500)
  const writing = openSqliteLog({ directory })
  const audit = openAudit({ log: writing, directory, makesKey: true })
  const checkpoint = (await audit.current())!
  const parts: Buffer[] = []
  const tar = bundleTar({ log: writing, key: audit.signer!, checkpoint, older: [], sees: () => true, enclosed: {} })
  for (const part of tar) {
    parts.push(part)
    await appendFacts(writing, 'b', 20, { meta: local })
  }
  t.ok(writing.head() + 1 > checkpoint.size)
  const found = verified(t, Buffer.concat(parts), { key: audit.key! })
  t.equal(found.facts, checkpoint.size)
  audit.close()
  await writing.close()
})

t.test('TAMPER19 who gets one mission gets no byte of another, and can guess nothing', async t => {
  const tar = tarOf(log, { mission: 'm' })
  verified(t, tar)
  for (const word of ['mission-n', 'indicator-n', '"n"', 'n-i']) t.notMatch(tar.toString('latin1'), word)
  const [one, other] = [...log.readSealed(0, 1)]
  t.notSame(one?.salt, other?.salt)
  t.equal(new Set([...log.readSealed(0, log.head())].map(({ salt }) => Buffer.from(salt).toString('hex'))).size, size)
})

t.test('TAMPER20 denied requests and exports are on record, with who, what and how it was decided', async t => {
  const { get, keyFor, accessLog } = house
  const [kari, eva] = [await keyFor('kaia', 'operative', 'm'), await keyFor('eva', 'auditor', 'm')]
  t.equal((await get('audit/bundle?mission=m', kari)).statusCode, 403)
  t.equal((await get('audit/bundle?mission=m', eva)).statusCode, 200)
  t.equal((await get('missions/m', 'varde_none_00000000000000000000000000000000')).statusCode, 401)
  accessLog.flush()
  const noted = accessLog.read({ missions: new Set(['*']), limit: 100 })
  for (const [code, principal] of [
    ['not-your-role', 'kaia'],
    ['exported', 'eva'],
  ])
    t.match(
      noted.find(entry => entry.code === code && entry.principal === principal),
      { path: '/api/v1/audit/bundle', mission: 'm', method: 'GET' },
    )
  t.ok(noted.some(({ code }) => code === 'unauthenticated'))
})
