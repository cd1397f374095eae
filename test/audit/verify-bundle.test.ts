import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { BadBundle, openBundle, TAR_END, tarHeader, tarPadding } from '../../src/audit/tar.ts'
import { verifyBundle } from '../../src/audit/verify-bundle.ts'
import { signCheckpoint } from '../../src/proof/checkpoint.ts'
import { BadNote, signerKey } from '../../src/proof/note.ts'
import {
  AT,
  checkpointOf,
  logKey,
  nextKey,
  recordedEveryWay,
  recordedWithoutRight,
  rotatedTar,
  tarOf,
  twoMissions,
  verified,
  witnessKey,
} from './bundle-given.ts'
import { temporary } from './given.ts'

const { log } = await twoMissions(t)
const size = log.head() + 1
const tar = tarOf(log, { mission: 'm', older: [checkpointOf(log, 5), checkpointOf(log, 9)] })

/** The files of a tar, by name. */
function filesIn(bytes: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>()
  for (let at = 0; !bytes.subarray(at, at + 512).equals(TAR_END.subarray(0, 512)); ) {
    const name = bytes.toString('latin1', at, bytes.indexOf(0, at))
    const length = Number.parseInt(bytes.toString('latin1', at + 124, at + 135), 8)
    files.set(name, bytes.subarray(at + 512, at + 512 + length))
    at += 512 + length + tarPadding(length).length
  }
  return files
}

const tarred = (files: Iterable<readonly [string, Buffer]>): Buffer =>
  Buffer.concat([
    ...[...files].flatMap(([name, bytes]) => [tarHeader(name, bytes.length), bytes, tarPadding(bytes.length)]),
    TAR_END,
  ])

t.test('a bundle of a mission is whole: its facts, its grants and keys, and what its facts name', async t => {
  const seen: string[] = []
  const found = verified(t, tar, { witnesses: [witnessKey], quorum: 1, onFact: fact => seen.push(fact.stream) })
  const own = [...log.read({ mission: 'm' })]
  t.equal(seen.filter(stream => own.some(fact => fact.stream === stream)).length, own.length)
  t.ok(seen.includes('project-x'))
  t.notOk(
    seen.some(stream => /mission-n|indicator-n/.test(stream)),
    'and nothing of another mission',
  )
  t.equal(Number(found.checkpoint.size), size)
  t.same(
    found.seen.map(({ size, witness, at }) => [size, witness, at]),
    [5, 9, size].map(size => [size, 'witness.example', AT]),
  )
  t.same([found.grants.byGrant, found.grants.without], [own.length, []])
  t.same(found.manifest.lastMissionSeq, own.length - 1)
  t.notMatch(tar.toString('latin1'), /n-i/, 'no byte of another mission')
})

t.test('a bundle of the whole log is whole', async t => {
  const positions: number[] = []
  const found = verified(t, tarOf(log), { onFact: ({ position }) => positions.push(position) })
  t.same([found.facts, found.hidden], [size, 0])
  t.same(positions, [...positions.keys()])
})

t.test('every fact is counted once, by how it was recorded, whatever stream it is in', async t => {
  const { log } = await recordedEveryWay(t)
  const metas = [...log.read({})].map(({ meta }) => JSON.parse(meta) as { key?: string; door?: string })
  for (const mission of [undefined, 'm']) {
    const counts = { key: 0, door: 0, service: 0 }
    const found = verified(t, tarOf(log, { mission }), {
      onFact({ position }) {
        const { key, door } = metas[position] ?? {}
        counts[key !== undefined ? 'key' : door === 'local' ? 'door' : 'service'] += 1
      },
    })
    const { byGrant, byToken, byDoor, byService, shared, without } = found.grants
    t.ok(counts.key > byGrant && counts.door > 4 && counts.service > 0, 'recorded in every way')
    t.equal(byToken, 1)
    t.same(
      [byGrant + byToken + shared, byDoor, byService, without],
      [counts.key, counts.door, counts.service, []],
      `${mission}`,
    )
    t.equal(byGrant + byToken + byDoor + byService + shared, found.facts)
  }
})

t.test('a key or a grant counts for the time and the things that it was given for', async t => {
  const { log, ended, without, good } = await recordedWithoutRight(t)
  const { grants, remarks } = verified(t, tarOf(log, { mission: 'm' }))
  t.same([grants.ended, grants.without], [ended, without])
  t.notOk(
    good.some(position => grants.without.includes(position)),
    'a cell that the scope names lies within',
  )
  t.match(remarks, [/^1 facts were recorded with a key whose time was over/, /^8 facts were recorded in a role/])
})

t.test('facts that are not shown are told by place alone', async t => {
  const hiding = tarOf(log, { mission: 'm', sees: fact => fact.stream !== 'project-x' })
  const found = verified(t, hiding)
  t.equal(found.hidden, 1)
  t.notMatch(filesIn(hiding).get('facts')?.toString(), /Somebody/)
})

t.test('a bundle with any bit changed is refused, and what is wrong is named', async t => {
  let seed = 12345
  const random = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return seed % below
  }
  const path = join(temporary(t), 'bundle.tar')
  let wrong = 0
  for (let i = 0; i < 1000; i++) {
    const changed = Buffer.from(tar)
    changed[random(changed.length)]! ^= 1 << random(8)
    writeFileSync(path, changed)
    try {
      const files = openBundle(path)
      try {
        verifyBundle(files, { key: logKey })
        wrong += 1
      } finally {
        files.close()
      }
    } catch (error) {
      if (!(error instanceof BadBundle || error instanceof BadNote) || !/\w{3}/.test(error.message)) throw error
    }
  }
  t.equal(wrong, 0)
})

t.test('only keys that are known from elsewhere count', async t => {
  t.throws(() => verified(t, tar, { key: signerKey('memory') }), BadNote)
  t.throws(() => verified(t, tar, { key: signerKey('other') }), { message: /of the log memory, not of other/ })
  const stranger = signerKey('w.example', 'cosignature')
  t.throws(() => verified(t, tar, { witnesses: [stranger], quorum: 1 }), {
    message: /0 of the witnesses have cosigned/,
  })
})

t.test('a checkpoint that somebody has had must be continued', async t => {
  t.equal(verified(t, tar, { checkpoint: checkpointOf(log, 7).note }).facts > 0, true)
  const forged = (size: number) => signCheckpoint(size, new Uint8Array(32), logKey)
  t.throws(() => verified(t, tar, { checkpoint: forged(7) }), {
    message: /does not continue your checkpoint of 7 facts/,
  })
  t.throws(() => verified(t, tar, { checkpoint: forged(size) }), { message: /signed twice .* different roots/ })
  t.throws(() => verified(t, tar, { checkpoint: forged(size + 1) }), { message: /put back to an earlier state/ })
  t.throws(() => verified(t, tar, { checkpoint: signCheckpoint(7, new Uint8Array(32), signerKey('memory')) }), BadNote)
})

t.test('what a former key signed is believed where the key that is trusted has replaced it', async t => {
  const { log, tar } = await rotatedTar(t)
  for (const key of [logKey, nextKey]) {
    const checkpoint = checkpointOf(log, 7).note
    const { seen, checkpoint: signed } = verified(t, tar, { key, witnesses: [witnessKey], checkpoint })
    t.same(
      seen.map(({ size }) => size),
      [5, log.head() + 1],
    )
    t.equal(signed.by.vkey, nextKey.vkey)
  }
  const forged = checkpointOf((await twoMissions(t)).log, 7).note
  t.throws(() => verified(t, tar, { key: nextKey, checkpoint: forged }), /does not continue your checkpoint/)
  const stranger = checkpointOf(log, 7, signerKey('memory')).note
  t.throws(() => verified(t, tar, { key: nextKey, checkpoint: stranger }), BadNote)
})

t.test('a file too many, too few, renamed, twice, or not plain is refused by name', async t => {
  const files = filesIn(tar)
  const refuse = (changed: Iterable<readonly [string, Buffer]>, message: RegExp) =>
    t.throws(() => verified(t, tarred(changed)), { name: 'BadBundle', message })
  for (const name of files.keys())
    refuse(
      [...files].filter(([other]) => other !== name),
      new RegExp(`${name.replace('.', '\\.')} is missing`),
    )
  refuse([...files, ['more.txt', Buffer.from('x')]], /more\.txt is not in the manifest/)
  refuse([...files, ['facts', Buffer.from('x')]], /facts is in the tar twice/)
  refuse(
    [...files].map(([name, bytes]) => [name === 'facts' ? 'fact' : name, bytes]),
    /fact is not in the manifest/,
  )
  refuse(
    [...files].map(([name, bytes]) => [name, name === 'leaves' ? bytes.subarray(32) : bytes]),
    /leaves has/,
  )
  t.throws(() => tarHeader('../facts', 0), BadBundle)
  for (const bad of ['../facts', '/etc/passwd', 'a/b', 'é', '']) {
    const header = tarHeader('facts', 0)
    header.fill(0, 0, 100).write(bad, 0, 'utf8')
    t.throws(() => verified(t, Buffer.concat([header, TAR_END])), { name: 'BadBundle' }, bad)
  }
  for (const type of ['1', '2', '5', 'x', 'L']) {
    const header = tarHeader('facts', 0)
    header.write(type, 156)
    t.throws(() => verified(t, Buffer.concat([header, TAR_END])), { message: /facts is not a plain file/ }, type)
  }
  for (const cut of [0, 100, 512, 600, tar.length - 512, tar.length - 1])
    t.throws(() => verified(t, tar.subarray(0, cut)), { name: 'BadBundle' }, `cut at ${cut}`)
  t.throws(() => verified(t, Buffer.concat([tar, Buffer.alloc(512)])), { name: 'BadBundle' })
})

t.test('an unpacked bundle is checked too, and a link in it is refused', async t => {
  const directory = join(temporary(t), 'unpacked')
  mkdirSync(directory)
  for (const [name, bytes] of filesIn(tar)) writeFileSync(join(directory, name), bytes)
  const check = () => {
    const files = openBundle(directory)
    try {
      return verifyBundle(files, { key: logKey })
    } finally {
      files.close()
    }
  }
  t.equal(check().manifest.mission, 'm')
  symlinkSync('/etc/passwd', join(directory, 'link'))
  t.throws(check, { message: /link is not a plain file/ })
})
